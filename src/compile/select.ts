// SELECT, in all the places where one can stand.
import { ALL, COUNT, EXISTS_ANY, FIRST, type Mode, TWO } from '../ast/executor.ts'
import { Node, type Ordering } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { type Join, NOTHING, type SelectPlan } from '../ast/query.ts'
import type { ResultPlan } from '../ast/shape.ts'
import type { ValueType } from '../ast/value-type.ts'
import { UnsupportedError } from '../error/definition.ts'
import { type Context, parameter, qualifier, sourceName } from './context.ts'
import { writeConditions, writeNode } from './expression.ts'
import { missingSources, type SelectList, writeSelectList } from './output.ts'
import { writeSource } from './source.ts'

const JOINS = {
  inner: ' JOIN ',
  left: ' LEFT JOIN ',
  right: ' RIGHT JOIN ',
  full: ' FULL JOIN ',
  cross: ' CROSS JOIN ',
}
const ROWS: ValueType = {
  kind: 'integer',
  id: -2,
  bits: 53,
  expects: 'whole number that is not negative',
  accepts: isRowCount,
}

function isRowCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/**
 * Counting or looking for whole rows needs neither their columns nor their order. A selection stays: an aggregate in it
 * makes one row of many.
 */
export function reduced(query: SelectPlan, mode: Mode): SelectPlan {
  if (mode !== COUNT && mode !== EXISTS_ANY) return query
  if (query.unique || query.groups.length || query.havings.length) return query
  if (query.selection) return query
  const limited = query.rows !== null || query.skip !== null
  return { ...query, op: query.op, selection: NOTHING, orders: limited ? query.orders : [] }
}

/** A join after all that stands before it. */
function writeJoin(before: string, query: SelectPlan, at: number, ctx: Context): string {
  const { kind, source, on } = query.joins[at] as Join
  const { abilities, name, fullJoin } = ctx.dialect
  const able = kind === 'right' ? abilities.rightJoin : kind !== 'full' || abilities.fullJoin
  if (!able) throw new UnsupportedError(`${kind} join`, name)
  const joined = `${JOINS[kind]}${writeSource(source, ctx)}${on ? ` ON ${writeNode(on, ctx)}` : ''}`
  if (kind !== 'full' || !fullJoin) return before + joined
  return fullJoin(before, joined, query, at, one => [writeSource(one, ctx), qualifier(ctx, one)])
}

/** A key to group or sort by. */
function writeKey(node: Node, list: SelectList, ctx: Context): string {
  const sql = writeNode(node, ctx)
  return ctx.dialect.place ? ctx.dialect.place(sql, node, list.outputs) : sql
}

function writeOrder(order: Ordering, missing: ReadonlySet<string>, list: SelectList, ctx: Context): string {
  const { node } = order
  const key = ctx.dialect.sortKey({ sql: writeKey(node, list, ctx), type: node.type }, order)
  return `${key}${order.descending ? ' DESC' : ''}${ctx.dialect.nulls(order, missing)}`
}

function writeCount(limit: number | Node | null, label: string, ctx: Context): string | null {
  if (limit === null) return null
  const counted = limit instanceof Node && limit.op !== op.PARAMETER
  return counted ? writeNode(limit, ctx, 'compare') : parameter(ctx, ROWS, 'compare', label)
}

/** first() and one() need no more rows than they look at. */
const enough = (query: SelectPlan, mode: Mode): string | null =>
  query.rows !== null ? null : mode === FIRST ? '1' : mode === TWO ? '2' : null

/** The text, clause after clause in the order of the walk. */
export function writeSelect(query: SelectPlan, ctx: Context, mode: Mode, top: boolean): SelectList {
  const outside = ctx.scope
  const [bare, around, windows, joined] = [ctx.bare, ctx.missing, ctx.windows, query.joins.map(join => join.source)]
  ctx.bare = false
  ctx.windows = ''
  ctx.scope = [...outside, query.source, ...joined]
  const missing = (ctx.missing = missingSources(query))
  const list = writeSelectList(query.selection, query.source, missing, ctx, top)
  let sql = writeSource(query.source, ctx)
  for (let at = 0; at < query.joins.length; at++) sql = writeJoin(sql, query, at, ctx)
  sql = ` FROM ${sql}`
  if (query.conditions.length) sql += ` WHERE ${writeConditions(query.conditions, ctx)}`
  if (query.groups.length) {
    const keys = query.groups.map(node => writeKey(node, list, ctx))
    sql += ` GROUP BY ${ctx.dialect.groups?.(keys, query) ?? keys.join(', ')}`
  }
  if (query.havings.length) sql += ` HAVING ${writeConditions(query.havings, ctx)}`
  const { unique } = query
  if (typeof unique === 'object') sql = unique.write(query, list, sql, ctx as never)
  else {
    const orders = query.orders.map(order => writeOrder(order, missing, list, ctx)).join(', ')
    sql = `SELECT ${unique ? 'DISTINCT ' : ''}${list.sql}${sql}${ctx.windows}`
    if (orders) sql += ` ORDER BY ${orders}`
  }
  const rows = writeCount(query.rows, 'limit()', ctx) ?? enough(query, mode)
  const skip = writeCount(query.skip, 'offset()', ctx)
  sql += ctx.dialect.limit(rows, skip)
  if (query.lock) sql += ctx.dialect.lock?.(query.lock, query, missing, source => sourceName(ctx, source)) ?? ''
  ctx.scope = outside
  ctx.missing = around
  ctx.windows = windows
  ctx.bare = bare
  return { ...list, sql }
}

/** A query inside another statement. */
export function writeSubquery(query: SelectPlan, ctx: Context): string {
  const { sql } = writeSelect(query, ctx, ALL, false)
  return ctx.dialect.apart?.(sql, ctx.changed) ?? sql
}

const NUMBER: ResultPlan = {
  columns: [{ name: 'n', label: 'count()', decode: null }],
  exact: false,
  decoders: null,
  build: null,
  computed: null,
}

/** The statement that a mode of reading asks for. */
export function writeRead(query: SelectPlan, ctx: Context, mode: Mode): Pick<SelectList, 'sql' | 'result'> {
  if (mode !== COUNT && mode !== EXISTS_ANY) return writeSelect(query, ctx, mode, true)
  const { sql } = writeSelect(query, ctx, ALL, false)
  if (mode === EXISTS_ANY)
    return { sql: `SELECT EXISTS (${sql})${ctx.dialect.asNumber} AS ${ctx.dialect.quote('n')}`, result: NUMBER }
  const plain = sql.startsWith('SELECT 1 FROM ') && query.rows === null && query.skip === null && !query.lock
  const counted = plain ? sql.replace('SELECT 1', `SELECT count(*) AS ${ctx.dialect.quote('n')}`) : wrapped(sql, ctx)
  return { sql: counted, result: NUMBER }
}

const wrapped = (sql: string, { dialect }: Context): string =>
  `SELECT count(*) AS ${dialect.quote('n')} FROM (${sql}) AS ${dialect.quote('counted')}`
