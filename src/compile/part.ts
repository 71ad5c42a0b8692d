// Queries as parts of a larger source: on their own, and in the columns that all parts share.
import type { SelectPlan } from '../ast/query.ts'
import type { ValueType } from '../ast/value-type.ts'
import { type Context, quote } from './context.ts'
import { outputNames } from './output.ts'

/** Names and types of the columns that a source has. */
export type OwnColumns = readonly (readonly [name: string, type: ValueType])[]

/** What is written here sees no table of the queries around it, and has none that they could miss. */
export function unseen<T>(ctx: Context, write: () => T): T {
  const { scope, marked } = ctx
  const outside = [...marked]
  ctx.scope = []
  marked.clear()
  const answer = write()
  ctx.scope = scope
  marked.clear()
  for (const name of outside) marked.add(name)
  return answer
}

/** Brackets around a part are no SQL everywhere, and neither are its order and limit without them. */
const isPlain = ({ orders, rows, skip, lock }: SelectPlan): boolean =>
  orders.length === 0 && rows === null && skip === null && lock === null

/** A query whose columns have these types, in this order. `typed`: as columns of a recursive query. */
export function writePart(part: SelectPlan, columns: OwnColumns, ctx: Context, typed = false): string {
  const { convert, sources } = ctx.dialect
  const name = quote(ctx, 'part')
  const types = new Map(outputNames(part))
  const order = [...types.keys()]
  const sql = ctx.select(part, ctx)
  let same = true
  const list = columns.map(([key, type], at) => {
    const plain = `${name}.${quote(ctx, key)}`
    const converted = convert({ sql: plain, type: types.get(key) as ValueType }, type)
    const column = (typed && sources?.column?.({ sql: converted, type })) || converted
    if (column !== plain || order[at] !== key) same = false
    return `${column} AS ${quote(ctx, key)}`
  })
  if (same && isPlain(part)) return sql
  return `SELECT ${same ? '*' : list.join(', ')} FROM (${sql}) AS ${name}`
}
