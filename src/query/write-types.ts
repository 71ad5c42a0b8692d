// The types of writing statements.
import type { Executor, Rows, Statement } from '../ast/executor.ts'
import type { SqlStatement, Target } from '../compile/to-sql.ts'
import type { Condition, Excluded, Kind, Of, Operand, Problem } from '../expression/types.ts'
import type { Columns } from '../model/column-types.ts'
import type { AnyModel, AnySource, AnySpot, ColsOf, Row } from '../model/model-types.ts'
import type { Insertable, NewOf, SetsOf } from '../model/row-types.ts'
import type { InScope, Named, Selectable, Selected, Selection } from './scope-types.ts'
import type { Alone, Returned } from './source-types.ts'

/** `validate: false` takes the values as they are: for data that was checked before. */
export interface WriteOptions {
  readonly validate?: boolean
}

/** A statement that answers how many rows it matched. */
export interface Write<Answer> extends Statement<Answer> {
  /** Runs it: the rows matched; of an upsert the rows given; undefined where a database does not tell. */
  run(db: Executor): Promise<Answer>
  toSQL(target: Target): SqlStatement
  explain(db: Executor): Promise<string>
}
/** A write that answers rows. */
export interface Returning<Result> extends Statement<Result[]>, Returned<Result> {
  all(db: Executor): Promise<Result[]>
  first(db: Executor): Promise<Result | undefined>
  /** The only row written. Throws NotFoundError for none and MultipleRowsError for more. */
  one(db: Executor): Promise<Result>
  toSQL(target: Target): SqlStatement
  explain(db: Executor): Promise<string>
}
/** Answer is `number | undefined` only after ignore(), because a query does not know its database. */
export interface WriteOf<Result, Scope extends string, Answer = number> extends Write<Answer> {
  /** Answers the rows as they were written, or a selection of them. */
  returning(): Returning<Result>
  returning<const Sel extends Selection>(selection: Sel & Selectable<Sel, Scope>): Returning<Selected<Sel, never>>
}

export interface Conflict<Result, Scope extends string, Sets> {
  /** Leaves the row that is there; only this conflict is ignored. */
  ignore(): WriteOf<Result, Scope, number | undefined>
  /** Updates the row that is there; excluded(column) is the value that the insert had. */
  update(values: Sets): WriteOf<Result, Scope>
}
export interface Insert<Result, Scope extends string, Sets> extends WriteOf<Result, Scope> {
  /** What to do where a row with the same values in these columns exists: they are a primary key or unique. */
  onConflict<F extends string>(...columns: (Operand<unknown, F> & InScope<F, Scope>)[]): Conflict<Result, Scope, Sets>
}
export interface InsertInto<M extends AnyModel> {
  /** One row or any number: large numbers are split, and stay one transaction. Checked when it runs, before anything is sent. */
  values(
    rows: Insertable<ColsOf<M>>['row'] | readonly Insertable<ColsOf<M>>['row'][],
    options?: WriteOptions,
  ): Insert<Row<M>, M['$']['as'], SetsOf<ColsOf<M>, M['$']['as'] | Excluded>>
  /** The rows of a query, whose result names are columns here. */
  from<Q>(
    query: Rows<Q> & Fits<Q, NewOf<ColsOf<M>>>,
  ): Insert<Row<M>, M['$']['as'], SetsOf<ColsOf<M>, M['$']['as'] | Excluded>>
}
type Fits<Q, N> = [Exclude<keyof Q, keyof N>] extends [never]
  ? Rows<N>
  : Problem<`no column '${Exclude<keyof Q, keyof N> & string}'`>

/** Nothing to say where a source can stand beside the tables of a write. */
export type Beside<I extends AnySpot, Scope> = I['as'] extends Scope ? Named<I, Scope> : Alone<I['~outer']>

/** No run() here: the name in the error says what is missing. Target is the table whose rows change. */
export interface UpdateWithoutWhere<Scope extends string, Result, Target extends string = Scope> {
  where<F extends string>(...all: ((Condition<F> & InScope<F, Scope>) | undefined | false)[]): WriteOf<Result, Target>
  /** Says that every row is meant. */
  everyRow(): WriteOf<Result, Target>
}
export interface UpdateWithoutSet<Scope extends string, Result, C extends Columns, Target extends string = Scope> {
  /**
   * Another table that values and conditions read: `update(Hero).from(Team).set({ age: Team.age }).where(...)`. A row that
   * several of its rows match is changed once, with the values of one of them; which one, no database says. It is counted
   * and answered once. https://www.postgresql.org/docs/current/sql-update.html
   */
  from<M extends AnySource>(
    source: M & Beside<M['$'], Scope>,
  ): UpdateWithoutSet<Scope | M['$']['as'], Result, C, Target>
  /** The new values; columns that are left out, or undefined, stay. */
  set(values: SetsOf<C, Scope>, options?: WriteOptions): UpdateWithoutWhere<Scope, Result, Target>
}
export interface DeleteWithoutWhere<
  Scope extends string,
  Result,
  Target extends string = Scope,
> extends UpdateWithoutWhere<Scope, Result, Target> {
  /**
   * Another table that the conditions read. A row goes once, however many of its rows match.
   * https://www.postgresql.org/docs/current/sql-delete.html
   */
  using<M extends AnySource>(
    source: M & Beside<M['$'], Scope>,
  ): DeleteWithoutWhere<Scope | M['$']['as'], Result, Target>
}

/** A row of updateEach(): the key, and the new values. An interface, so that errors print the columns. */
export interface EachRow<C extends Columns> {
  readonly row: { readonly [P in keyof C]?: C[P]['~']['in'] | undefined }
}
type KeyColumn<F extends string> = Of<unknown, F, Exclude<Kind, 'json'>>
export interface EachOptions<F extends string, Scope> {
  /** The column, or the columns, by which rows are found. */
  readonly by: (KeyColumn<F> | readonly KeyColumn<F>[]) & InScope<F, Scope>
}
