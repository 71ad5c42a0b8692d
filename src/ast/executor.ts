// Where a statement meets a database: the only thing that queries know of databases.
import type { InsertPlan, Plan, UpdatePlan } from './query.ts'

/** How much of a statement's answer is wanted. */
export const ALL = 0
export const FIRST = 1
/** At most two rows, so that "exactly one" can be told. */
export const TWO = 2
export const COUNT = 3
export const EXISTS_ANY = 4
/** The number of rows written. */
export const AFFECTED = 5
export type Mode = 0 | 1 | 2 | 3 | 4 | 5

export type Parameters = Readonly<Record<string, unknown>>

/** A large write in parts that the database can take; `order` gives each part's rows their places in the input. */
export interface PlanParts {
  readonly parts: readonly (InsertPlan | UpdatePlan)[]
  readonly order: readonly (readonly number[])[]
}

/**
 * Anything that can run. Called once per execution: defaults are made and values are checked here, before anything is
 * sent. `whole` asks for one statement where the database can take it, to be shown rather than run.
 */
export interface Executable {
  /** What run alone it answers: rows (ALL) or how many it wrote (AFFECTED). */
  readonly '~mode': Mode
  '~plan'(maxParameters: number, whole?: boolean, how?: Together): Plan | PlanParts
  /** Runs it by statements of its own, where one of the usual way is not enough. */
  '~load'?(sender: Sender, mode: Mode): unknown
  /** The query that it begins with. */
  readonly '~root'?: Executable
  /** The same, row after row. */
  '~batches'?(db: Executor, parameters?: Parameters): AsyncIterableIterator<unknown>
}

/** What makes one statement of a query and of all that is loaded beside its rows. */
export type WholeTree = (root: never, mode: Mode, dialect: object) => unknown

export interface Together {
  readonly name: string
  /** Absent where statements are answered at once. */
  readonly tree?: WholeTree | undefined
  /** The record of the database: see Executor. */
  readonly dialect: object
}

/** Where a statement sends its own, within one call. */
export interface Sender {
  readonly how: Together
  /** Answers at once where the driver is synchronous. */
  run(statement: Executable, mode: Mode): unknown
  /** Throws what the compiler refuses, and sends nothing. */
  check(statement: Executable): void
}

/** A statement with the values of its parameters, as prepare() binds them. */
export interface BoundExecutable {
  readonly '~bound': { readonly statement: Executable; readonly parameters: Parameters }
}

/** Looks at a statement on a connection, with all the parameters that its handle gives. */
export type Look<T> = (session: never, statement: Executable, parameters: Parameters | undefined) => T | Promise<T>

/** A database, a transaction or a session: the last word of every query. */
export interface Executor {
  '~run'(statement: Executable, mode: Mode, parameters?: Parameters): Promise<unknown>
  '~stream'(statement: Executable, parameters?: Parameters): AsyncIterableIterator<unknown>
  /** Tells of a statement without answering it: its plan in the database's own words, or what `look` finds. */
  '~explain'<T = string>(statement: Executable, parameters?: Parameters, look?: Look<T>): Promise<T>
  /** The record of its database: a `Dialect`, which no part of the tree knows. */
  readonly '~dialect': object
  '~sql'(statement: Executable, parameters?: Parameters): { sql: string; params: unknown[] }
}

/** What running the statement answers; read by batch() and prepare(). */
export interface Statement<Answer> {
  readonly '~answer': Answer
}
/** A query as a source of rows; `outer` names the tables of an enclosing query that it reads. */
export interface Rows<Result, Outer extends string = never> {
  readonly '~query': { readonly result: Result; readonly outer: Outer }
}
/** A query of one column, as a value. */
export interface OneColumn<Value, Outer extends string> {
  readonly '~query': { readonly only: Value; readonly outer: Outer }
}
