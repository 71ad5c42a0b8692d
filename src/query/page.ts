// Pages by key: the rows behind or before one that was seen, however many were inserted since.
import type { Executor } from '../ast/executor.ts'
import { Selection, type SelectPlan } from '../ast/query.ts'
import type { SqlStatement } from '../compile/to-sql.ts'
import { ValidationError } from '../error/validation.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { PageOptions } from './query-types.ts'
import { following, ordersOf, sortKey } from './page-order.ts'

interface Paged extends SelectPlan {
  all(db: Executor): Promise<unknown>
  toSQL(db: Executor): SqlStatement
  count(db: Executor): Promise<unknown>
}

interface Found {
  readonly row: unknown
  readonly key: Readonly<Record<string, unknown>>
}

/**
 * A page of a query.
 *
 * @param next - a copy of the query, to be made into that of the page
 */
export async function pageOf(
  query: Paged,
  next: { -readonly [N in keyof Paged]: Paged[N] },
  db: Executor,
  { size, after, before, total }: PageOptions,
): Promise<unknown> {
  const name = `page() of ${query.source.as}`
  if (!Number.isSafeInteger(size) || size < 1 || (after && before))
    throw new ValidationError(`${name} takes a size above 0, and after or before`)
  const cursor = after || before
  const back = !!before
  const orders = ordersOf(query)
  const keys = orders.map(one => sortKey(one.node))
  const selection = new Selection(Object.keys(keys), keys)
  Object.assign(next, { selection, orders, conditions: [] })
  const order = next.toSQL(db).sql
  next.orders = orders.map(({ node, descending, nulls }) => ({
    node,
    descending: descending !== back,
    nulls: (nulls ? nulls === 'last' : descending) === back ? 'first' : 'last',
  }))
  if (cursor) {
    try {
      next.conditions = [following(query, next.orders, readCursor(order, cursor), keys)]
      // Some databases know which values they can read.
      next.toSQL(db)
    } catch {
      throw new ValidationError(`${name} takes a cursor of its own`)
    }
  }
  next.conditions = [...query.conditions, ...next.conditions]
  next.selection = new Selection(['row', 'key'], [query.selection ?? query.source, selection])
  next.rows = size + 1
  next.known = null
  const found = (await next.all(db)) as Found[]
  const more = found.length > size && found.pop()
  if (back) found.reverse()
  const cursorOf = (row: Found | undefined, there: unknown): string | null =>
    row && there ? writeCursor(order, Object.values(row.key)) : null
  return {
    rows: found.map(one => one.row),
    next: cursorOf(found.at(-1), back || more),
    previous: cursorOf(found[0], back ? more : cursor),
    ...(total && { total: await query.count(db) }),
  }
}
