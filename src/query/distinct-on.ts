// distinctOn(): one row of a query for each different value.
import type { Node } from '../ast/node.ts'
import { firstRows } from '../compile/distinct-on.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { expressionOf, nameOf } from '../expression/expr.ts'
import { planOf } from '../expression/scalar.ts'
import type { Aggregated, Kind, Of, Windowed } from '../expression/types.ts'
import { ChosenQuery } from './chosen.ts'
import type { Query } from './query-types.ts'
import type { InScope } from './scope-types.ts'

function keyOf(value: unknown): Node {
  const node = expressionOf(value, 'distinctOn()')
  if (node.type.kind === 'json')
    throw new ValidationError(`distinctOn() compares values, and those of ${nameOf(node)} are documents`)
  return node
}

/**
 * One row for each different value of the columns or expressions: the first in the order of the query, which begins with
 * them (in any order and direction): `distinctOn(from(Hero), Hero.teamId).orderBy(Hero.teamId.asc(), Hero.age.desc())`.
 * null is a value like any other. The choice comes after where(), groupBy() and having(), and before limit().
 * Throws DefinitionError for another order, before anything is sent. Where there is no DISTINCT ON (all but Postgres) a
 * window numbers the rows; MariaDB then reads no table of a query around this one.
 * https://www.postgresql.org/docs/current/sql-select.html#SQL-DISTINCT
 */
export function distinctOn<
  Result,
  Scope extends string,
  Maybe extends string,
  Outer extends string,
  const F extends string,
>(
  query: Query<Result, Scope, Maybe, Outer>,
  ...by: (Of<unknown, F, Exclude<Kind, 'json'>> & InScope<F, NoInfer<Scope | Outer> | Aggregated | Windowed>)[]
): Query<Result, Scope, Maybe, Outer> {
  const plan = planOf(query, 'distinctOn()')
  const keys = by.map(keyOf)
  if (keys.length === 0) throw new ValidationError('distinctOn() takes a column or an expression')
  if (plan.unique) throw new DefinitionError('distinctOn() takes a query without distinct()')
  return new ChosenQuery(plan.source, plan, firstRows(keys)) as never
}
