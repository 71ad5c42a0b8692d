// Terms of an order, as they stand in windows and aggregates.
import type { Node, Ordering } from '../ast/node.ts'
import type { Context } from './context.ts'
import { writeNode } from './expression.ts'

/** The term of an order, from how it goes. */
export const orderOf = (node: Node, way: string): Ordering => ({
  node,
  descending: way[0] === 'd',
  nulls: way[1] === undefined ? null : way[1] === 'f' ? 'first' : 'last',
})

export function writeTerm(order: Ordering, ctx: Context): string {
  const key = ctx.dialect.sortKey({ sql: writeNode(order.node, ctx), type: order.node.type }, order)
  return `${key}${order.descending ? ' DESC' : ''}${ctx.dialect.nulls(order, ctx.missing)}`
}
