// stringAgg() with a window behind it; without one it is a call like any other.
import { Node, type Ordering } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Context } from '../compile/context.ts'
import { orderOf } from '../compile/order.ts'
import { writeStringAgg } from '../compile/window.ts'
import { DefinitionError } from '../error/definition.ts'
import { Expr } from '../expression/expr.ts'
import { stringAgg as joined, type StringAggOptions } from '../expression/text-functions.ts'
import type { Aggregated, Operand, TextExpr, Via } from '../expression/types.ts'
import { over, parts } from './over.ts'
import type { Over, Window } from './window-types.ts'

/** Texts of many rows as one. */
export interface StringAgg<F extends string> extends TextExpr<string | null, F | Aggregated> {
  /**
   * The same over the rows of a window, for each row: all texts of its partition, or those of a frame of rows, in the order
   * of the window. Throws UnsupportedError on MySQL and MariaDB, which join no texts over a window.
   */
  over<G extends string = never>(window?: Window<G>): Over<string | null, F | G, never, 'text'>
}

/** The function in a window: its order is that of the window. */
class JoinedCall extends Node {
  '~write'(ctx: Context, window: () => string): string {
    return writeStringAgg(this, ctx, window)
  }
}

class StringAggExpr extends Expr {
  over(window: unknown = {}): Expr {
    const [key] = this.a as readonly [string]
    const [distinct, ways = ''] = key.slice('stringAgg '.length).split(':')
    if (distinct) throw new DefinitionError('stringAgg() with distinct has no over(): no database takes both')
    const [text, separator, ...rest] = this.b as readonly [Node, Node, ...Node[]]
    const own = ways.split(',').map((way, at) => orderOf(rest[at] as Node, way))
    const orderBy = orders(window, own)
    const call = new JoinedCall(op.AGGREGATE, 'string_agg', [text, separator, ...rest.slice(own.length)], this.type)
    return over(call, { frame: EVERY, ...(window as object), orderBy })
  }
}

/** One order for all: that of the window, or the function's own. Only rows have an order in which none are equal. */
function orders(window: unknown, own: readonly Ordering[]): readonly unknown[] {
  const { orderBy = [], frame } = parts(window)
  const asked = [orderBy].flat()
  if (asked.length && own.length > 1)
    throw new DefinitionError('stringAgg() with over() takes its order from the window, or has its own')
  if ((asked.length || frame) && !(frame as Window['frame'])?.rows)
    throw new DefinitionError('stringAgg() over an order or a frame takes a frame of rows')
  return [...asked, ...own]
}

const EVERY = { rows: ['unbounded', 'unbounded'] }

/**
 * The texts of all rows with the separator between them; null is left out, and no text at all is null. In the order of the
 * texts unless told otherwise: `stringAgg(Hero.name, ', ', { orderBy: Hero.age.desc() })`. Over an expression with
 * `distinct`, `orderBy` takes the same object: `const low = lower(Hero.name)`.
 */
export function stringAgg<T extends string | null, F extends string, G extends string = never>(
  text: Operand<T, F>,
  separator: string,
  options: StringAggOptions<G> = {},
): StringAgg<F | NoInfer<G>> & Via<never> {
  const { op: call, a, b, type } = joined(text, separator, options) as unknown as Node
  return new StringAggExpr(call, a, b, type) as never
}
