// over(): a call with the rows that it looks at.
import { Node, type Ordering } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Context } from '../compile/context.ts'
import { WindowName, writeWindow } from '../compile/window.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { Expr } from '../expression/expr.ts'
import { way } from '../expression/text-functions.ts'

/** It brings its SQL, so that apps without windows carry none of that. */
class WindowExpr extends Expr {
  '~write'(ctx: Context): string {
    return writeWindow(this, ctx)
  }
}

/** Windows with names; a copy of one has none. */
const names = new WeakMap<object, string>()

/** The window, which statements name from now on. */
export function named<W extends object>(window: W, name: string): W {
  names.set(window, name)
  return window
}

/** `framed`: whether a frame means anything to the function; others look at their whole partition. */
export function over(call: Node, window: unknown = {}, framed = true): Expr {
  const { partitionBy = [], orderBy = [], frame } = parts(window)
  const [partitions, orders] = [[partitionBy].flat(), [orderBy].flat() as Ordering[]]
  for (const one of partitions) {
    if (!(one instanceof Node)) throw new ValidationError('partitionBy in over() takes columns and expressions')
  }
  for (const one of orders) {
    if (!(one?.node instanceof Node))
      throw new ValidationError('orderBy in over() takes orders such as Hero.name.asc()')
  }
  const checked = frame === undefined ? ['', '', '', ''] : frameOf(frame, orders)
  const layout = [String(partitions.length), orders.map(way).join(), ...(framed ? checked : ['order', '', '', ''])]
  const keys: unknown[] = [call, ...partitions, ...orders.map(({ node }) => node)]
  const name = names.get(window as object)
  // Functions without a frame stand over the definition as it is for them, unless it is the same.
  if (name !== undefined && (framed || (frame === undefined && orders.length > 0))) {
    layout[2] = checked[0] as string
    keys.push(new WindowName(window as object, name))
  }
  return new WindowExpr(op.AGGREGATE, layout, keys, call.type)
}

/** What a window is made of. Throws ValidationError for what is no window. */
export const parts = (window: unknown): Readonly<Record<string, unknown>> =>
  fields(window, ['partitionBy', 'orderBy', 'frame'], 'over()')

function fields(value: unknown, names: readonly string[], where: string): Readonly<Record<string, unknown>> {
  const list = names.join(', ')
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ValidationError(`${where} takes an object of ${list}`)
  const other = Object.keys(value).find(name => !names.includes(name))
  if (other !== undefined) throw new ValidationError(`${where} takes ${list}, and no '${other}'`)
  return value as Record<string, unknown>
}

const UNITS = ['rows', 'range', 'groups']
const EXCLUDED = ['current row', 'group', 'ties']

/** The unit, both bounds, and what is left out. */
function frameOf(frame: unknown, orders: readonly Ordering[]): string[] {
  const { exclude = '', ...units } = fields(frame, [...UNITS, 'exclude'], 'frame in over()')
  const [[unit, bounds] = [], ...more] = Object.entries(units).filter(([, given]) => given !== undefined)
  if (!unit || more.length || !Array.isArray(bounds) || bounds.length !== 2)
    throw new ValidationError('frame in over() has a first and a last row, as one of rows, range and groups')
  if (exclude !== '' && !EXCLUDED.includes(exclude as string))
    throw new ValidationError(`exclude in over() is one of '${EXCLUDED.join(`', '`)}'`)
  for (const bound of bounds) {
    if (bound !== 'unbounded' && !Number.isSafeInteger(bound))
      throw new ValidationError(`${unit} in over() go from and to whole numbers or 'unbounded'`)
  }
  const [from, to] = bounds as (number | string)[]
  if (typeof from === 'number' && typeof to === 'number' && from > to)
    throw new ValidationError(`${unit} in over() end before they begin`)
  if (unit === 'groups' && orders.length === 0) throw new DefinitionError('groups in over() need orderBy')
  if (unit === 'range' && bounds.some(bound => typeof bound === 'number' && bound !== 0)) requireNumber(orders)
  // -0 is 0.
  return [unit, ...bounds.map(bound => (bound === 0 ? '0' : String(bound))), exclude as string]
}

const NUMBERS = ['integer', 'bigint', 'real', 'decimal']

/** A distance is counted in the value of the order. */
function requireNumber(orders: readonly Ordering[]): void {
  const type = orders[0]?.node.type
  if (orders.length !== 1 || !type || !NUMBERS.includes(type.kind) || type.storage === 'text')
    throw new DefinitionError('range in over() with a distance needs one order, of a number')
}
