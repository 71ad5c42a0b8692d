// The types of reading statements.
import type { Executor, Statement } from '../ast/executor.ts'
import type { SqlStatement, Target } from '../compile/to-sql.ts'
import type { AnySource, AnySpot, Derived } from '../model/model-types.ts'
import type { CheckedIncludes, IncludesOf, Loaded } from './include-types.ts'
import type { Aggregated, Condition, Grouped, Kind, Of, Operand, Order, Windowed } from '../expression/types.ts'
import type {
  InScope,
  Joined,
  JoinedRelation,
  Named,
  Only,
  Related,
  Selectable,
  Selected,
  Selection,
} from './scope-types.ts'

/** What every query can do, whatever it selects. */
export interface Readable<Result, Outer extends string = never> extends Statement<Result[]> {
  readonly '~query': { readonly result: Result; readonly outer: Outer; readonly only: Only<Result> }
  /** All rows. */
  all(db: Executor): Promise<Result[]>
  /** The first row, or undefined. */
  first(db: Executor): Promise<Result | undefined>
  /** The only row. Throws NotFoundError for none and MultipleRowsError for more. */
  one(db: Executor): Promise<Result>
  /** How many rows all() would answer. */
  count(db: Executor): Promise<number>
  /** Whether all() would answer a row. */
  exists(db: Executor): Promise<boolean>
  /** The rows one after another, fetched in batches. Leaving the loop frees everything. */
  stream(db: Executor): AsyncIterableIterator<Result>
  /** The statement for a dialect (`isomodel/dialects`) or a database. Sends nothing. */
  toSQL(target: Target): SqlStatement
  /** How the database would run the statement, as text of its own; steps within steps are indented. */
  explain(db: Executor): Promise<string>
  /** The query in the place of a table; it has to select columns only. */
  as<const N extends string>(name: N): Derived<Result, N, Outer>
}

/** Which page of a query, and how long it is. */
export interface PageOptions {
  /** How many rows it has at most: a whole number above 0. */
  readonly size: number
  /** The page after another: the `next` of that one. */
  readonly after?: string | null | undefined
  /** The page before another: the `previous` of that one. */
  readonly before?: string | null | undefined
  /** Counts the rows of all pages. */
  readonly total?: boolean | undefined
}

/** Rows, and where those before and after them begin. */
export interface Page<Row> {
  readonly rows: Row[]
  /** What `after` takes for the page that follows; null at the end. */
  readonly next: string | null
  /** What `before` takes for the page in front; null at the start. */
  readonly previous: string | null
}
export interface CountedPage<Row> extends Page<Row> {
  /** How many rows all pages have. */
  readonly total: number
}

/** How forUpdate() and forShare() treat rows that another transaction has locked, and which tables they lock. */
export type LockOptions<M = never> = {
  /** Models, aliases of the query; all of them unless given. Not those whose rows an outer join may miss. */
  readonly of?: readonly M[] | undefined
} & (
  | {
      /** Leaves such rows out instead of waiting for them. */
      readonly skipLocked?: boolean | undefined
      readonly noWait?: undefined
    }
  | {
      readonly skipLocked?: undefined
      /** Fails with LockTimeout instead of waiting. */
      readonly noWait?: boolean | undefined
    }
)

/** Result, tables in scope, tables that a join may miss, tables of an enclosing query. */
export interface Query<
  Result,
  Scope extends string,
  Maybe extends string = never,
  Outer extends string = never,
> extends Readable<Result, Outer> {
  /** Only rows for which all conditions are true. `undefined` and `false` are left out. */
  where<F extends string>(...all: ((Condition<F> & InScope<F, Scope | Outer>) | undefined | false)[]): this
  groupBy<F extends string>(
    ...by: (Of<unknown, F, Exclude<Kind, 'json'>> & InScope<F, Scope | Outer | Grouped>)[]
  ): this
  /** Only groups for which all conditions are true. */
  having<F extends string>(...all: (Condition<F> & InScope<F, Scope | Outer | Aggregated>)[]): this
  /** The order of the rows, after the terms given before. */
  orderBy<F extends string>(...by: (InScope<F, Scope | Outer | Aggregated | Windowed> & Order<F>)[]): this
  /** At most so many rows: a whole number, not negative. */
  limit(rows: number | Operand<number, never>): this
  /** Leaves out so many rows at the start. */
  offset(rows: number | Operand<number, never>): this
  /** Each different row once. */
  distinct(): this
  /**
   * Locks the rows that it answers, until the transaction ends: others can neither change nor lock them. SQLite needs no
   * words for it, because a transaction there has locked the whole database from its begin, unless it is `readOnly`.
   * Elsewhere rows of groups, distinct() and aggregates cannot be locked: UnsupportedError.
   * https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS
   */
  forUpdate<M extends AnySource>(options?: LockOptions<M & InScope<M['$']['as'], Scope>>): this
  /** Locks the rows for reading: others can lock them so too, but not change them. */
  forShare<M extends AnySource>(options?: LockOptions<M & InScope<M['$']['as'], Scope>>): this
  /** Says that this subquery reads a table of the query around it. */
  outer<M extends AnySource>(source: M): Query<Result, Scope, Maybe, Outer | M['$']['as']>
  innerJoin<M extends AnySource, F extends string>(
    source: M,
    on: Condition<F> & Joined<M['$'], F, Scope | Outer>,
  ): Query<Result, Scope | M['$']['as'], Maybe, Outer>
  innerJoin<To extends string, G extends string>(
    relation: JoinedRelation<To, G, Scope> & Related<To, G>,
  ): Query<Result, Scope | To, Maybe, Outer>
  /** Rows without a partner stay, with null for the right side. */
  leftJoin<M extends AnySource, F extends string>(
    source: M,
    on: Condition<F> & Joined<M['$'], F, Scope | Outer>,
  ): Query<Result, Scope | M['$']['as'], Maybe | M['$']['as'], Outer>
  leftJoin<To extends string, G extends string>(
    relation: JoinedRelation<To, G, Scope> & Related<To, G>,
  ): Query<Result, Scope | To, Maybe | To, Outer>
  /** Rows of the right side without a partner stay, with null for everything else. */
  rightJoin<M extends AnySource, F extends string>(
    source: M,
    on: Condition<F> & Joined<M['$'], F, Scope | Outer>,
  ): Query<Result | null, Scope | M['$']['as'], Maybe | Scope, Outer>
  fullJoin<M extends AnySource, F extends string>(
    source: M,
    on: Condition<F> & Joined<M['$'], F, Scope | Outer>,
  ): Query<Result | null, Scope | M['$']['as'], Maybe | Scope | M['$']['as'], Outer>
  /** Every row with every row. */
  crossJoin<M extends AnySource>(source: M & Named<M['$'], Scope>): Query<Result, Scope | M['$']['as'], Maybe, Outer>
  /**
   * A page by key: rows in the order of the query and then of the primary keys of its models, so that rows which come and go
   * between two pages neither repeat others nor hide them. Cursors are opaque, hold the values of the row that they stand
   * for, and are taken by queries of the same order on the same kind of database. Throws ValidationError for a size that is
   * none, and for cursors of other queries or damaged ones; DefinitionError for groups, distinct(), aggregates and window
   * functions, limit(), offset() and derived tables. https://use-the-index-luke.com/no-offset
   */
  page(db: Executor, options: PageOptions & { readonly total: true }): Promise<CountedPage<Result>>
  page(db: Executor, options: PageOptions): Promise<Page<Result>>
  /** What each row holds: columns, expressions, whole models, and objects of these. */
  select<const Sel extends Selection>(
    selection: Sel & Selectable<Sel, Scope | Outer | Aggregated | Windowed>,
  ): Query<Selected<Sel, Maybe>, Scope, Maybe, Outer>
}

/** A query of a model's rows, which relations can be loaded with; `Spot` is the model. */
export interface ModelQuery<
  Result,
  Scope extends string,
  Maybe extends string,
  Outer extends string,
  Spot extends AnySpot,
> extends Query<Result, Scope, Maybe, Outer> {
  /**
   * Loads relations with the rows: `include({ team: true, missions: { limit: 3 } })`, to any depth. Each becomes a property:
   * a row or null for relations to one, a list for others. An object instead of `true` says which rows and what of them:
   * `where`, `select` and `include`; for lists `orderBy`, and `limit` and `offset`, which count for each row; over a link
   * table `link: true`, which adds the link's row as `link`. Expressions stand beside relations:
   * `include({ heroes: true, size: Team.heroes.count() })`. Without `orderBy` lists are in the order of the relation; the
   * primary key ends ties. Rows to one that are met twice are the same object.
   *
   * Throws DefinitionError for relations and options that are not there, and ValidationError for wrong values of options.
   */
  include<const O extends IncludesOf<Spot>>(
    relations: O & CheckedIncludes<Spot, O>,
  ): ModelQuery<Loaded<Result, Spot, O>, Scope, Maybe, Outer, Spot>
  outer<M extends AnySource>(source: M): ModelQuery<Result, Scope, Maybe, Outer | M['$']['as'], Spot>
  innerJoin<M extends AnySource, F extends string>(
    source: M,
    on: Condition<F> & Joined<M['$'], F, Scope | Outer>,
  ): ModelQuery<Result, Scope | M['$']['as'], Maybe, Outer, Spot>
  innerJoin<To extends string, G extends string>(
    relation: JoinedRelation<To, G, Scope> & Related<To, G>,
  ): ModelQuery<Result, Scope | To, Maybe, Outer, Spot>
  leftJoin<M extends AnySource, F extends string>(
    source: M,
    on: Condition<F> & Joined<M['$'], F, Scope | Outer>,
  ): ModelQuery<Result, Scope | M['$']['as'], Maybe | M['$']['as'], Outer, Spot>
  leftJoin<To extends string, G extends string>(
    relation: JoinedRelation<To, G, Scope> & Related<To, G>,
  ): ModelQuery<Result, Scope | To, Maybe | To, Outer, Spot>
}
