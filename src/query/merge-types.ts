// The types of merges.
import type { Condition, Merged, Operand, Problem } from '../expression/types.ts'
import type { Columns, Made, When } from '../model/column-types.ts'
import type { AnyModel, AnySource, ColsOf, Row } from '../model/model-types.ts'
import type { SetsOf } from '../model/row-types.ts'
import type { InScope, Selectable, Selected, Selection } from './scope-types.ts'
import type { Beside, Returning, Write } from './write-types.ts'

type Needed<C extends Columns> = { [P in keyof C]: P & C[P]['~']['needed'] }[keyof C]

/** A row to be inserted: each column a value, or an expression over the source. An interface, so that errors print the columns. */
export interface MergedRow<C extends Columns, F extends string> {
  readonly row: { readonly [P in Needed<C>]: C[P]['~']['in'] | Operand<C[P]['~']['in'], F> } & {
    readonly [P in keyof C]?:
      | When<
          C[P]['~']['flags'],
          Made,
          C[P]['~']['in'] | Operand<C[P]['~']['in'], F>,
          Problem<'the database makes this column'>
        >
      | undefined
  }
}

type Conditions<F extends string, Scope> = ((Condition<F> & InScope<F, Scope>) | undefined | false)[]

/** What becomes of rows of the table; Scope are the tables that values may read. */
export interface MergeChange<M extends AnyModel, Using extends string, Scope extends string> {
  /** New values; columns that are left out, or undefined, stay. */
  update(values: SetsOf<ColsOf<M>, Scope>): Merge<M, Using>
  delete(): Merge<M, Using>
  /** Leaves them as they are: branches after this one do not see them. */
  ignore(): Merge<M, Using>
}

/** What becomes of rows of the source. */
export interface MergeInsert<M extends AnyModel, Using extends string> {
  insert(row: MergedRow<ColsOf<M>, Using>['row']): Merge<M, Using>
  /** Leaves them out: branches after this one do not see them. */
  ignore(): Merge<M, Using>
}

/** No run() here: the name in the error says what is missing. */
export interface MergeWithoutWhen<M extends AnyModel, Using extends string> {
  /** Rows of the table that a row of the source matches; with conditions, those for which all are true. */
  whenMatched<F extends string>(
    ...all: Conditions<F, M['$']['as'] | Using>
  ): MergeChange<M, Using, M['$']['as'] | Using>
  /** Rows of the source that no row of the table matches. */
  whenNotMatched<F extends string>(...all: Conditions<F, Using>): MergeInsert<M, Using>
  /** Rows of the table that no row of the source matches: from Postgres 17 on. */
  whenNotMatchedBySource<F extends string>(...all: Conditions<F, M['$']['as']>): MergeChange<M, Using, M['$']['as']>
}

export interface Merge<M extends AnyModel, Using extends string> extends MergeWithoutWhen<M, Using>, Write<number> {
  /** Answers the rows as they were written, or as they were deleted, or a selection of them; mergeAction() says which. */
  returning(): Returning<Row<M>>
  returning<const Sel extends Selection>(
    selection: Sel & Selectable<Sel, M['$']['as'] | Merged>,
  ): Returning<Selected<Sel, never>>
}

export interface MergeInto<M extends AnyModel> {
  /** The source, and which of its rows match: a model, an alias, a query with a name, values() or a cte(). */
  using<S extends AnySource, F extends string>(
    source: S & Beside<S['$'], M['$']['as']>,
    on: Condition<F> & InScope<F, M['$']['as'] | S['$']['as']>,
  ): MergeWithoutWhen<M, S['$']['as']>
}
