// A query of one column as a value.
import type { OneColumn } from '../ast/executor.ts'
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { SelectPlan } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { Expr, isNode } from './expr.ts'
import type { KindOf, Kinds, Problem } from './types.ts'

/** A query as the data behind it; what only looks like one is refused. */
export function planOf(query: unknown, name: string): SelectPlan {
  const plan = query as (SelectPlan & { '~plan'?: unknown }) | null | undefined
  if (plan?.op === op.SELECT && typeof plan['~plan'] === 'function') return plan
  throw new ValidationError(`${name} takes a query`)
}

/** The only expression that a query selects. */
export function onlyColumn(plan: SelectPlan): Node {
  const parts = plan.selection ? plan.selection.parts : []
  if (parts.length !== 1 || !isNode(parts[0])) throw new DefinitionError('this subquery must select exactly one column')
  return parts[0]
}

/** The sentence about several columns stands in the place of their value; here it is asked for. */
type Alone<T> = T extends Problem<string> ? T : unknown

/** The value that a query of one column and at most one row answers; null where it has no row. */
export function scalar<T, F extends string>(query: OneColumn<T, F> & Alone<T>): Kinds<T | null, F>[KindOf<T>] {
  const plan = planOf(query, 'scalar()')
  return new Expr(op.SCALAR, null, [plan], onlyColumn(plan).type) as never
}
