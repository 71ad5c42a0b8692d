// Window functions and their windows, for those who import them.
// https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS
import type { Node, Ordering } from '../ast/node.ts'
import type { Source } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { type Context, quote } from './context.ts'
import { operandOf, unsupported, writeConditions, writeNode } from './expression.ts'
import { orderOf, writeTerm } from './order.ts'
import { nameId, put, taken } from './tokens.ts'

/** A call that can be written with a window behind it. */
interface Windowable {
  '~write'(ctx: Context, over: () => string): string
}

/**
 * `a` tells how many expressions part the rows, how the terms of the order go (`d` down, `f` and `l` for null), and the
 * frame: its unit, its bounds, what it leaves out. The unit `order` stands for functions that know an order and no frame.
 */
type Layout = readonly [partitions: string, ways: string, unit: string, from: string, to: string, exclude: string]

/** The windows of a walk, which is known by the list of its values. */
const walks = new WeakMap<readonly unknown[], Map<object, number>>()

/** The name of a window among the parts of a call. */
export class WindowName {
  readonly window: object
  readonly name: string
  constructor(window: object, name: string) {
    this.window = window
    this.name = name
  }
  /** Which calls share a window decides whether the statement makes sense. */
  '~walk'(): void {
    const values = taken()
    let seen = walks.get(values)
    if (!seen) walks.set(values, (seen = new Map()))
    if (!seen.has(this.window)) seen.set(this.window, seen.size)
    put(seen.get(this.window) as number)
    put(nameId(this.name))
  }
}

interface Written {
  readonly window: object
  readonly quoted: string
  /** Without the numbers of its values. */
  readonly definition: string
}

/** What a query has named, by its scope. */
const written = new WeakMap<readonly Source[], Map<string, Written>>()

/** The name, which is defined at the end of the query. */
function nameOf({ name, window }: WindowName, sql: string, ctx: Context): string {
  let known = written.get(ctx.scope)
  if (!known) written.set(ctx.scope, (known = new Map()))
  const [key, definition] = [name.toLowerCase(), sql.replaceAll(/\cA\w+\cA/g, '?')]
  const found = known.get(key)
  if (!found) {
    const quoted = quote(ctx, name)
    known.set(key, { window, quoted, definition })
    ctx.windows += `${ctx.windows ? ',' : ' WINDOW'} ${quoted} AS (${sql})`
    return quoted
  }
  if (found.window !== window || found.definition !== definition)
    throw new DefinitionError(`two windows of this query are called '${name}'`)
  return found.quoted
}

export function writeWindow(node: Node, ctx: Context): string {
  const [call, ...keys] = node.b as readonly [Node, ...(Node | WindowName)[]]
  const last = keys.at(-1)
  const name = last instanceof WindowName ? last : undefined
  const nodes = (name ? keys.slice(0, -1) : keys) as Node[]
  return (call as unknown as Windowable)['~write'](ctx, () => {
    const definition = spec(node.a as unknown as Layout, nodes, ctx)
    // SQL written by hand has no place for definitions.
    return ` OVER ${!name || ctx.unchecked ? `(${definition})` : nameOf(name, definition, ctx)}`
  })
}

function spec([partitions, ways, ...frame]: Layout, keys: readonly Node[], ctx: Context): string {
  const parts = keys.slice(0, Number(partitions)).map(key => writeNode(key, ctx))
  const ordered = keys.slice(parts.length)
  const orders = ordered.map((node, at) => orderOf(node, ways.split(',')[at] as string))
  const terms = orders.map(order => writeTerm(order, ctx)).join(', ')
  const by = terms || (frame[0] === 'order' && ctx.dialect.windows?.order)
  return [
    parts.length ? `PARTITION BY ${parts.join(', ')}` : '',
    by ? `ORDER BY ${by}` : '',
    writeFrame(frame, orders[0], ctx),
  ]
    .filter(Boolean)
    .join(' ')
}

function writeFrame([unit, from, to, exclude]: readonly string[], order: Ordering | undefined, ctx: Context): string {
  if (!unit || unit === 'order') return ''
  if (ctx.dialect.windows?.plainFrames) {
    if (unit === 'groups') unsupported('frame in groups', ctx)
    if (exclude) unsupported('exclude in a frame', ctx)
  }
  const size = (distance: string): string =>
    unit === 'range' ? writeDistance(distance, order as Ordering, ctx) : distance
  const bounds = `BETWEEN ${writeBound(from as string, 'PRECEDING', size)} AND ${writeBound(to as string, 'FOLLOWING', size)}`
  return `${unit.toUpperCase()} ${bounds}${exclude ? ` EXCLUDE ${exclude.toUpperCase()}` : ''}`
}

/** `side`: where there is no bound. */
function writeBound(bound: string, side: string, size: (distance: string) => string): string {
  if (bound === 'unbounded') return `UNBOUNDED ${side}`
  if (bound === '0') return 'CURRENT ROW'
  return bound.startsWith('-') ? `${size(bound.slice(1))} PRECEDING` : `${size(bound)} FOLLOWING`
}

/** How far, in the form in which the column keeps its values. It is measured along one key. */
function writeDistance(distance: string, order: Ordering, ctx: Context): string {
  const { dialect } = ctx
  const { type } = order.node
  const key = (one: Ordering): string => dialect.sortKey({ sql: '', type }, one)
  if (key(order) !== key({ ...order, nulls: null })) unsupported('range that has null at its other end', ctx)
  if (type.kind !== 'decimal') return distance
  if (dialect.words?.form(type) === 'sortable') unsupported('range of decimals of more than 18 digits', ctx)
  const encode = dialect.codec(type).encode as ((value: string) => string | number) | null
  return String(encode?.(distance) ?? distance)
}

/** `a`: the function as databases name it, and perhaps a whole number; `b`: its arguments. */
export function writeWindowCall(node: Node, ctx: Context, over?: () => string): string {
  const [name = '', whole] = (node.a as string).split(' ')
  if (!over) throw new DefinitionError(`${name}() is a window function, which needs over()`)
  const [of, fallback] = (node.b as Node[]).map(part => ctx.dialect.convert(operandOf(part, ctx), node.type))
  const window = over()
  const call = (...args: (string | undefined)[]): string =>
    `${name}(${args.filter(arg => arg !== undefined).join(', ')})${window}`
  const { share, otherwise } = ctx.dialect.windows ?? {}
  if (share && !whole && !of && node.type.kind === 'real') return share(call())
  if (fallback === undefined || !otherwise) return call(of, whole, fallback)
  return otherwise(call('1', whole), call(of, whole), fallback)
}

/** `b`: text, separator, and conditions. Its order is that of the window, because no database takes one of its own there. */
export function writeStringAgg(node: Node, ctx: Context, over: () => string): string {
  if (ctx.dialect.windows?.noTexts) unsupported('stringAgg() with over()', ctx)
  const [text, separator, ...conditions] = node.b as readonly [Node, Node, ...Node[]]
  const args = [text, separator].map(part => operandOf(part, ctx).sql).join(', ')
  const filter = conditions.length ? ` FILTER (WHERE ${writeConditions(conditions, ctx)})` : ''
  return `string_agg(${args})${filter}${over()}`
}
