// The types of writing statements.
import type { Executor, Rows, Statement } from '../ast/executor.ts'
import type { SqlStatement, Target } from '../compile/to-sql.ts'
import type { Condition, Excluded, Operand, Problem } from '../expression/types.ts'
import type { Columns } from '../model/column-types.ts'
import type { AnyModel, ColsOf, Row } from '../model/model-types.ts'
import type { Insertable, NewOf, SetsOf } from '../model/row-types.ts'
import type { InScope, Selectable, Selected, Selection } from './scope-types.ts'

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
export interface Returning<Result> extends Statement<Result[]> {
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

/** No run() here: the name in the error says what is missing. */
export interface UpdateWithoutWhere<Scope extends string, Result> {
  where<F extends string>(...all: ((Condition<F> & InScope<F, Scope>) | undefined | false)[]): WriteOf<Result, Scope>
  /** Says that every row is meant. */
  everyRow(): WriteOf<Result, Scope>
}
export interface UpdateWithoutSet<Scope extends string, Result, C extends Columns> {
  /** The new values; columns that are left out, or undefined, stay. */
  set(values: SetsOf<C, Scope>, options?: WriteOptions): UpdateWithoutWhere<Scope, Result>
}
export interface DeleteWithoutWhere<Scope extends string, Result> {
  where<F extends string>(...all: ((Condition<F> & InScope<F, Scope>) | undefined | false)[]): WriteOf<Result, Scope>
  /** Says that every row is meant. */
  everyRow(): WriteOf<Result, Scope>
}
