// The place of a row among those of its parent, by which a limit for each parent is kept.
import type { Node, Ordering } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { Context } from '../../compile/context.ts'
import { writeNode } from '../../compile/expression.ts'
import { Expr } from '../../expression/expr.ts'
import { SAFE_INTEGER } from '../../kind/number.ts'

type How = Pick<Ordering, 'descending' | 'nulls'>

/** Its name holds what decides the SQL besides its parts: how many of them part the rows, and the directions of the others. */
class RowNumber extends Expr {
  '~write'(ctx: Context): string {
    const [count, hows] = JSON.parse(this.a as string) as [number, How[]]
    const nodes = this.b as readonly Node[]
    const by = nodes.slice(0, count).map(node => writeNode(node, ctx))
    const orders = hows.map((how, at) => writeOrder({ node: nodes[count + at] as Node, ...how }, ctx))
    return `row_number() OVER (PARTITION BY ${by.join(', ')} ORDER BY ${orders.join(', ')})`
  }
}

function writeOrder(order: Ordering, ctx: Context): string {
  const { node, descending } = order
  const key = ctx.dialect.sortKey({ sql: writeNode(node, ctx), type: node.type }, order)
  return `${key}${descending ? ' DESC' : ''}${ctx.dialect.nulls(order, new Set())}`
}

/** https://www.sqlite.org/windowfunctions.html, and the same words in https://www.postgresql.org/docs/current/functions-window.html */
export function rowNumber(by: readonly Node[], orders: readonly Ordering[]): Node {
  const hows = orders.map(({ descending, nulls }): How => ({ descending, nulls }))
  const name = JSON.stringify([by.length, hows])
  return new RowNumber(op.SQL, name, [...by, ...orders.map(({ node }) => node)], SAFE_INTEGER)
}
