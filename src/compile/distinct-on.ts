// One row for each different value: the first in the order.
// https://www.postgresql.org/docs/current/sql-select.html#SQL-DISTINCT
import { Node, type Ordering } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { OwnRows, SelectPlan, Source } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { type Context, quote } from './context.ts'
import { writeNode } from './expression.ts'
import { put } from './tokens.ts'

const isColumn = ({ op: kind }: Node): boolean => kind === op.COLUMN || kind === op.ALIASED

/** Whether two parts of expressions say the same, with the same values. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((part, at) => isSame(part, b[at]))
  if (!(a instanceof Node && b instanceof Node) || a.op !== b.op || a.type.id !== b.type.id) return false
  return isSame(a.a, b.a) && (isColumn(a) ? (a.b as Source).as === (b.b as Source).as : isSame(a.b, b.b))
}

/** The order begins with the values that tell rows apart, in whatever order these were named. */
function requireOrder(by: readonly Node[], orders: readonly Ordering[]): void {
  const first = orders.slice(0, by.length)
  const all = by.every(node => first.some(order => isSame(order.node, node)))
  if (first.length < by.length || !all)
    throw new DefinitionError('the order of distinctOn() begins with the same columns and expressions, and no others')
}

/** A term of the order, and the SQL of what it sorts by. */
export interface Key {
  readonly order: Ordering
  readonly sql: string
}

/** The terms of an order, whose values come in their order. */
export const keysOf = (orders: readonly Ordering[], ctx: Context): Key[] =>
  orders.map(order => ({ order, sql: writeNode(order.node, ctx) }))

const keyOf = ({ order, sql }: Key, { dialect }: Context, nulls = order.nulls): string =>
  dialect.sortKey({ sql, type: order.node.type }, { ...order, nulls })

export const termOf = (key: Key, ctx: Context): string =>
  `${keyOf(key, ctx)}${key.order.descending ? ' DESC' : ''}${ctx.dialect.nulls(key.order, ctx.missing)}`

/** The first row of each partition, found in a query around the query, whose keys stand beside its columns. */
function numbered(keys: readonly Key[], count: number, list: string, rest: string, ctx: Context): string {
  const [rows, number] = [quote(ctx, '~rows'), quote(ctx, '~number')]
  const named = keys.map(({ order }, at): Key => ({ order, sql: quote(ctx, `~key${at}`) }))
  const partition = named.slice(0, count).map(key => keyOf(key, ctx, null))
  const inner = named.slice(count).map(key => termOf(key, ctx))
  const over = `PARTITION BY ${partition.join(', ')}${inner.length ? ` ORDER BY ${inner.join(', ')}` : ''}`
  const from = `(SELECT ${[list, ...keys.map(({ sql }, at) => `${sql} AS ${named[at]?.sql}`)].join(', ')}${rest}) AS ${rows}`
  return `(SELECT *, row_number() OVER (${over}) AS ${number} FROM ${from}) AS ${rows} WHERE ${number} = 1 ORDER BY ${named.map(key => termOf(key, ctx)).join(', ')}`
}

/** `by` are the first terms of the order: only their number is written. */
export const firstRows = (by: readonly Node[]): OwnRows => ({
  walk({ orders }: SelectPlan) {
    requireOrder(by, orders)
    put(by.length)
  },
  write({ orders }, list, rest, ctx: Context) {
    const keys = keysOf(orders, ctx)
    const all = rest + ctx.windows
    if (ctx.dialect.sources?.distinctOn) {
      const first = keys.slice(0, by.length).map(key => keyOf(key, ctx))
      const terms = keys.map(key => termOf(key, ctx))
      return `SELECT DISTINCT ON (${first.join(', ')}) ${list.sql}${all} ORDER BY ${terms.join(', ')}`
    }
    const names = list.result.columns.map(({ name }) => quote(ctx, name))
    return `SELECT ${names.join(', ')} FROM ${numbered(keys, by.length, list.sql, all, ctx)}`
  },
})
