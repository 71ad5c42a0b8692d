// Walks through all pages of a query, one way and back.
import type { Executor } from '../ast/executor.ts'
import type { Page, PageOptions } from '../query/query-types.ts'
import { equal, holds } from './assert.ts'

interface Pageable<Row> {
  page(db: Executor, options: PageOptions): Promise<Page<Row>>
}

/** Rows that no case has. */
const MANY = 1000

/** The rows of all pages from the first, and the last page. */
export async function forwards<Row>(
  query: Pageable<Row>,
  db: Executor,
  size: number,
  between?: () => Promise<unknown>,
): Promise<[Row[], Page<Row>]> {
  const rows: Row[] = []
  let page = await query.page(db, { size })
  for (;;) {
    rows.push(...page.rows)
    if (page.next === null) return [rows, page]
    equal(page.rows.length, size)
    holds(rows.length < MANY, 'the pages come to an end')
    await between?.()
    page = await query.page(db, { size, after: page.next })
    holds(page.previous !== null || page.rows.length === 0, 'there is a page before one that follows another')
  }
}

/** The rows of a page and of all before it. */
async function backwards<Row>(query: Pageable<Row>, db: Executor, size: number, last: Page<Row>): Promise<Row[]> {
  let rows = last.rows
  for (let page = last; page.previous !== null;) {
    page = await query.page(db, { size, before: page.previous })
    holds(page.next !== null || page.rows.length === 0, 'there is a page behind one that stands before another')
    rows = [...page.rows, ...rows]
    holds(rows.length < MANY, 'the pages come to an end')
  }
  return rows
}

/** All pages have these rows, in this order, forwards and backwards. */
export async function walks<Row>(
  query: Pageable<Row>,
  db: Executor,
  rows: readonly Row[],
  sizes: readonly number[],
  what?: string,
): Promise<void> {
  for (const size of sizes) {
    const [found, last] = await forwards(query, db, size)
    equal(found, rows as never, what)
    equal(await backwards(query, db, size, last), rows as never, what && `${what}, back`)
  }
}
