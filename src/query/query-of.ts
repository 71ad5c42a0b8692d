// Names for the types of queries, for helpers that take one and answer another.
import type { Rows } from '../ast/executor.ts'
import type { Condition, Order } from '../expression/types.ts'
import type { AnySource, Row } from '../model/model-types.ts'
import type { ModelQuery, Query } from './query-types.ts'

type As<M extends AnySource> = M['$']['as']

/**
 * The query that from(M) starts: `(query: QueryOf<typeof Hero>) => query.where(Hero.age.gte(18))`. `Joined` are tables that
 * were joined since, as a union, and `Missed` those of them whose rows a left join may miss; `Result` is what it selects.
 */
export type QueryOf<
  M extends AnySource,
  Joined extends AnySource = never,
  Missed extends Joined = never,
  Result = Row<M>,
> =
  Same<Result, Row<M>> extends true
    ? ModelQuery<Result, As<M> | As<Joined>, As<Missed>, M['$']['~outer'], M['$']>
    : Query<Result, As<M> | As<Joined>, As<Missed>, M['$']['~outer']>
type Same<A, B> = [A, B] extends [B, A] ? true : false

/**
 * Any query in which these tables stand, whatever else it joins and selects, for helpers that go on with the same query:
 * `<Q extends QueryWith<typeof Hero>>(query: Q) => query.where(Hero.age.gte(18))` answers a query of the type Q.
 */
export interface QueryWith<M extends AnySource> {
  // Properties, since methods would take queries of other tables.
  readonly where: (...all: (Condition<As<M>> | undefined | false)[]) => this
  readonly orderBy: (...by: Order<As<M>>[]) => this
  readonly limit: (rows: number) => this
  readonly offset: (rows: number) => this
  readonly distinct: () => this
}

/** The row that a query answers. */
export type ResultOf<Q extends Rows<unknown, string>> = Q['~query']['result']
