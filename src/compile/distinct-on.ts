// One row for each different value: the first in the order.
// https://www.postgresql.org/docs/current/sql-select.html#SQL-DISTINCT
import type { Node, Ordering } from '../ast/node.ts'
import type { OwnRows, SelectPlan } from '../ast/query.ts'
import { textOf } from '../dialect/value-text.ts'
import { DefinitionError } from '../error/definition.ts'
import { type Context, quote } from './context.ts'
import { writeNode } from './expression.ts'
import { aside, put } from './tokens.ts'
import { walkNode } from './walk.ts'

/**
 * What an expression says, and of which values: the same for one that is written once more. Not to be kept: names get other
 * numbers in time.
 */
function saying(node: Node): string {
  const { tokens, values } = aside(() => walkNode(node))
  return JSON.stringify([tokens.join(), values.map(textOf)])
}

const sayings = (nodes: readonly Node[]): Set<string> => new Set(nodes.map(saying))

/** The order begins with the values that tell rows apart, in whatever order these were named. Answers how many they are. */
function requireOrder(by: ReadonlySet<string>, orders: readonly Ordering[]): number {
  const first = sayings(orders.slice(0, by.size).map(({ node }) => node))
  if (![...by].every(key => first.has(key)))
    throw new DefinitionError('the order of distinctOn() begins with the same columns and expressions, and no others')
  return by.size
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
  by: 'distinctOn()',
  walk({ orders }: SelectPlan) {
    put(requireOrder(sayings(by), orders))
  },
  write({ orders }, list, rest, ctx: Context) {
    const keys = keysOf(orders, ctx)
    const count = sayings(by).size
    const all = rest + ctx.windows
    if (ctx.dialect.sources?.distinctOn) {
      const first = keys.slice(0, count).map(key => keyOf(key, ctx))
      const terms = keys.map(key => termOf(key, ctx))
      return `SELECT DISTINCT ON (${first.join(', ')}) ${list.sql}${all} ORDER BY ${terms.join(', ')}`
    }
    const names = list.result.columns.map(({ name }) => quote(ctx, name))
    return `SELECT ${names.join(', ')} FROM ${numbered(keys, count, list.sql, all, ctx)}`
  },
})
