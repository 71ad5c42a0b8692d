// The contract between this library and a driver. All of it; `isomodel/testing` holds the suite that proves an adapter.
import type { Mode, Parameters, WholeTree } from '../ast/executor.ts'
import type { Plan } from '../ast/query.ts'
import type { ColumnPlan } from '../ast/shape.ts'
import type { Cache, Shape } from '../compile/shape.ts'
import type { Dialect, Words } from '../dialect/dialect.ts'
import type { IsomodelError } from '../error/base.ts'
import type { Tell } from './event.ts'
import type { Gather } from './gather.ts'
import type { PoolStats } from './pool/stats.ts'

export type { ColumnPlan } from '../ast/shape.ts'
export type { Words } from '../dialect/dialect.ts'
export type Ability = 'batch' | 'transaction'
export type MaybePromise<T> = T | Promise<T>

/** A factory's answer: what connect() takes. Making one does no I/O. */
export interface Adapter<A extends Ability = Ability> {
  readonly name: string
  /** `transaction`: interactive transactions; `batch`: atomic lists of statements only. */
  readonly ability: A
  readonly dialect: Dialect
  /** How far a round trip goes: same process, same network, or over the internet. */
  readonly place: 'process' | 'near' | 'far'
  /** Drivers that build row objects with `Object.prototype` themselves say true; others answer arrays, always. */
  readonly objects: boolean
  /** One connection that calls share, or a pool that lends them. */
  readonly connections: 'single' | 'pool'
  /** Nobody else has the database while it is open: no other program, tab or handle. */
  readonly exclusive?: boolean
  /** Whether its statements have `insert`; others are asked for RETURNING. */
  readonly insertedKeys: boolean
  /** What the database holds when the program ends: a name for `db.storage`. */
  readonly storage: 'file' | 'memory' | 'opfs' | 'snapshot' | 'server'
  /**
   * For databases that cannot say some statements: other statements that do together what one asks for, in a transaction
   * around them; undefined where it can run as it is.
   */
  emulate?(plan: Plan, mode: Mode): Emulation | undefined
  /** `tell` hears of connections that come and go. */
  open(tell?: Tell): MaybePromise<Driver>
  /** Sends statements together. Adapters have it whose connections have `together`. */
  readonly trips?: Trips
  /** Loads trees of rows by one statement. Adapters have it for which a statement is a round trip. */
  readonly tree?: WholeTree
  /** Makes one statement of the look-ups of one tick. Adapters have it for which a statement is a round trip. */
  readonly gather?: Gather
}

/** Runs statements in a statement's stead, each when the one before is answered, and answers what it would. */
export type Emulation = (run: (plan: Plan, mode: Mode) => MaybePromise<unknown>) => Promise<unknown>

/** What a call goes by to choose among databases that hold the same. */
export interface Route {
  /** Reads that follow a write of the same handle see it. */
  readonly consistent?: boolean | undefined
  /** The handle from which this one was made. */
  readonly outer?: Route
}

/** Waits for a promise for as long as a call may. */
export type Drain = (rest: Promise<void>) => Promise<void>

/** An open database. */
export interface Driver {
  /** The record of the database that was found, where the adapter's own is that of a relative. */
  readonly dialect?: Dialect | undefined
  /** Where the data really is, if the adapter could not know it before opening. */
  readonly storage?: Adapter['storage'] | undefined
  /**
   * A connection: the one that all calls share, or one of a pool for the caller alone, as soon as one is free.
   * `exclusive`: for a transaction.
   */
  acquire(route?: Route, exclusive?: boolean): MaybePromise<Connection>
  /**
   * Gives a connection back; `broken` ones are not used again. Cursors that were opened outside of transactions go on:
   * those of a pool keep their connection until they are closed.
   */
  release(connection: Connection, broken: boolean): void
  /**
   * Before close(), of pools: closes cursors and waits, by `bounded`, until no connection is lent or waited for. Where that
   * fails the database stays open, and cursors may be opened again.
   */
  drain?(bounded: Drain): Promise<void>
  /** Waits for the connections of a pool that are lent to calls; cursors are closed. */
  close(): MaybePromise<void>
  /** The figures of a pool. */
  stats?(): PoolStats
}

/** One session with the database. Calls on it never overlap, except those of open cursors. */
export interface Connection {
  /**
   * Makes a statement to be run many times. `arrays` asks for rows as arrays in the order of the select list; `exact`
   * for integers beyond 2^53 as bigint, because nothing is known of the columns (SQL written by hand). `columns`, where
   * something is: a driver may answer a cell in a form of its own that the column's `decode` takes.
   */
  prepare(sql: string, arrays: boolean, exact?: boolean, columns?: readonly ColumnPlan[]): Prepared
  /**
   * Runs statements without parameters or rows, in order: BEGIN, COMMIT, DDL; in one round trip where the driver can. A
   * COMMIT that the database turns into a rollback fails with TransactionAborted.
   */
  exec(statements: readonly string[]): MaybePromise<void>
  /**
   * Runs statements one after another in one round trip, where that saves any; with `words`, all of them or none. The
   * first that fails is the last.
   */
  together?(steps: readonly Step[], words: Words | undefined): Promise<Together>
  /**
   * Stops the statements that run, apart from cursors, as soon as the driver can; they then fail. Their calls are over,
   * and what they fail with is not looked at.
   */
  interrupt?(): void
  /** The whole database as a file that every tool of it opens. Nothing is open on it. */
  exportFile?(): MaybePromise<Blob>
  /** Replaces the whole database by such a file, or leaves it as it is and throws. */
  importFile?(file: Blob): MaybePromise<void>
  /**
   * The driver's error as one of ours, with table, columns and constraint where the driver tells them. A connection that
   * was lost is ConnectionLost where nothing of the statement can have lasted, and OutcomeUnknown where it may have: at
   * COMMIT, and at writes outside of transactions.
   */
  translate(error: unknown, sql: string, parameters: number): IsomodelError
}

/** One of several statements that are sent at once. */
export interface Step {
  readonly prepared: Prepared
  readonly call: 'all' | 'first' | 'run' | 'insert'
  readonly parameters: readonly unknown[]
}

/** What the steps answered, or which of them failed; -1 and the number of steps are the words around them. */
export interface Together {
  readonly answers?: readonly unknown[]
  readonly failure?: { readonly at: number; readonly error: unknown }
}

/** A row as the driver reads it: an object or an array, by what prepare() was asked. */
export type RawRow = Record<string, unknown> | unknown[]

/** A prepared statement of one connection. Parameters are positional, in the driver's own values. */
export interface Prepared {
  /** Names of the answer's columns; empty for statements that answer none. */
  columns(): MaybePromise<readonly string[]>
  /** All rows; [] for statements that answer none, which run all the same. */
  all(parameters: readonly unknown[]): MaybePromise<RawRow[]>
  first(parameters: readonly unknown[]): MaybePromise<RawRow | undefined>
  /** Rows matched by the write. */
  run(parameters: readonly unknown[]): MaybePromise<number>
  /**
   * Runs an insert of one row that leaves its integer key to the database, and answers that key; undefined where a
   * trigger left the row out.
   */
  insert?(parameters: readonly unknown[]): MaybePromise<number | bigint | undefined>
  /** Rows in batches of about `size`. Other statements may run between batches; a return() frees everything. */
  cursor(parameters: readonly unknown[], size: number): Cursor
  /** Frees what the driver holds. Called once, when the statement leaves the cache. */
  finalize(): void
}

/** An open read. next() answers an empty batch at the end. */
export interface Cursor {
  next(): MaybePromise<RawRow[]>
  close(): MaybePromise<void>
}

/** A statement with what is asked of it. */
export interface PlannedCall {
  readonly plan: Plan
  readonly mode: Mode
  readonly parameters: Parameters | undefined
}

/** What runs on a connection, as far as trips need it. */
export interface Runs {
  readonly connection: Connection
  readonly adapter: Adapter
  readonly cache: Cache
  readonly check?: () => void
}

/** How a database does with one statement what trips do with several. */
export interface Steps<S> {
  readonly atomically: <T>(session: S, run: () => MaybePromise<T>, words: Words) => MaybePromise<T>
  readonly bounded: <T>(session: S, answer: Promise<T>, write: boolean) => Promise<T>
  readonly fail: (session: S, shape: Shape, bound: readonly unknown[], error: unknown, started: number) => never
  readonly finish: (
    session: S,
    shape: Shape,
    bound: unknown[],
    mode: Mode,
    raw: unknown,
    started: number,
  ) => MaybePromise<unknown>
  readonly report: (session: S, sql: string, parameters: number, started: number, rows: number | undefined) => void
  readonly translate: (session: S, error: unknown, sql: string, bound: readonly unknown[]) => Error
}

/** Runs all of the calls in order, as one where there are `words`. */
export type Trips = <S extends Runs>(
  session: S,
  calls: readonly PlannedCall[],
  words: Words | undefined,
  steps: Steps<S>,
) => MaybePromise<unknown[]>
