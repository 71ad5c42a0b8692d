// Places of rows in the lists that they belong to.
import type { Node, Ordering } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { Context } from '../../compile/context.ts'
import { writeNode } from '../../compile/expression.ts'
import { orderOf, writeTerm } from '../../compile/order.ts'
import { Expr } from '../../expression/expr.ts'
import { way } from '../../expression/text-functions.ts'
import { SAFE_INTEGER } from '../../kind/number.ts'

class Place extends Expr {
  '~write'(ctx: Context): string {
    const [, ...ways] = (this.a as string).split(' ')
    const nodes = this.b as readonly Node[]
    const lists = nodes.length - ways.length
    const by = nodes.slice(0, lists).map(node => writeNode(node, ctx))
    const orders = ways.map((way, at) => writeTerm(orderOf(nodes[lists + at] as Node, way), ctx))
    return `row_number() OVER (${by.length ? `PARTITION BY ${by.join(', ')} ` : ''}ORDER BY ${orders.join(', ')})`
  }
}

/** The place of a row among those that are equal in these columns, from 1 on. */
export const placeIn = (lists: readonly Node[], orders: readonly Ordering[]): Expr =>
  new Place(op.SQL, `PLACE ${orders.map(way).join(' ')}`, [...lists, ...orders.map(({ node }) => node)], SAFE_INTEGER)
