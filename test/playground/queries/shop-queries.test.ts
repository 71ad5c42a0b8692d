import { connect, type Database, UniqueViolation } from 'isomodel'
import { sqlite } from 'isomodel/dialects'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ShopQuery, shopQueries } from '../../../playground/queries/shop-queries.ts'
import { freeQuery } from '../../../playground/run/free-query.ts'
import { measure, type Measured } from '../../../playground/run/measure.ts'
import { fillShop } from '../../../playground/shop/fill.ts'
import { loadData } from '../run/load-data.ts'

let db: Database
const runs = new Map<string, Measured>()

// Writes stand at the end of the list.
beforeAll(async () => {
  db = connect(nodeSqlite({ file: ':memory:' }))
  await fillShop(db, { seed: 1 })
  for (const { title, query } of shopQueries) runs.set(title, await measure(query, db))
}, 60_000)
afterAll(() => db.close())

const run = (title: string): Measured => {
  const found = runs.get(title)
  if (!found) throw new Error(`there is no query ${title}`)
  return found
}
const titled = (title: string): ShopQuery => shopQueries.find(query => query.title === title) as ShopQuery

test('there are many, and each has a title of its own', () => {
  expect(shopQueries.length).toBeGreaterThanOrEqual(12)
  expect(new Set(shopQueries.map(({ title }) => title)).size).toBe(shopQueries.length)
})

test.each(shopQueries)('$title begins with a sentence, imports, and an empty line', ({ text }) => {
  expect(text).toMatch(/^\/\/ [A-Z][^\n]+\.\nimport [^]+?\n\n/)
  expect(text.split('\n').every(line => line.length <= 120)).toBe(true)
})

test.each(shopQueries)('the text of $title is the query itself', async ({ text, query }) => {
  const outcome = await freeQuery(text, loadData)
  expect(outcome).toHaveProperty('query')
  if ('query' in outcome) expect((outcome.query as typeof query).toSQL(sqlite)).toEqual(query.toSQL(sqlite))
})

test.each(shopQueries)('$title answers something, and has a plan where SQLite has one', ({ title }) => {
  const { rows, count, plan } = run(title)
  expect(rows?.length ?? count).toBeGreaterThan(0)
  expect(plan).not.toEqual([])
})

const firstRows: readonly [title: string, row: object][] = [
  [
    'Thousands of rows',
    { id: 1, albumId: 1, position: 1, title: "Don't Break the Barn", seconds: 393, instrumental: true },
  ],
  ['Self join', { role: 'owner', hired: '2019-03-01', manager: null }],
  [
    'Dates',
    { month: '2025-01', invoices: expect.any(Number) as number, total: expect.stringMatching(/^\d+\.\d\d$/) as string },
  ],
  [
    'Left join',
    { contact: expect.objectContaining({ role: 'sales', managerId: expect.any(Number) as number }) as object },
  ],
  ['Lists and JSON', { tags: expect.arrayContaining(['debut']) as string[] }],
  ['Insert', { id: 1801, name: 'Ida Example', joinedAt: new Date('2026-07-01T09:30:00Z') }],
  ['Upsert', { playlistId: 1, trackId: 7, position: 1 }],
]

test.each(firstRows)('%s answers rows with the right kinds of values', (title, row) => {
  expect(run(title).rows?.[0]).toMatchObject(row)
})

test('the longest list is long enough for a grid of thousands of rows', () => {
  expect(run('Thousands of rows').rows?.length).toBeGreaterThan(10_000)
})

test('tax is exact to the cent', () => {
  const rows = run('Decimals').rows as { net: string; tax: string; gross: string }[]
  const cents = (amount: string) => Number(amount.replace('.', ''))
  for (const { net, tax, gross } of rows) {
    expect(cents(tax)).toBe(Math.round((cents(net) * 19) / 100))
    expect(cents(gross)).toBe(cents(net) + cents(tax))
  }
})

test('all twelve months have sales', () => {
  expect(run('Dates').rows).toHaveLength(12)
})

test('a second insert of the same customer is told as a violated constraint', async () => {
  await expect(measure(titled('Insert').query, db)).rejects.toBeInstanceOf(UniqueViolation)
})

test('an upsert can be repeated', async () => {
  expect((await measure(titled('Upsert').query, db)).rows).toEqual(run('Upsert').rows)
})

test('an update counts from what it finds', async () => {
  const stocks = (measured: Measured) => (measured.rows as { stock: number }[]).map(({ stock }) => stock)
  const again = await measure(titled('Update').query, db)
  expect(stocks(again)).toEqual(stocks(run('Update')).map(stock => stock + 5))
})

test('a delete takes what it names, and nothing the second time', async () => {
  expect(run('Delete').count).toBeGreaterThan(0)
  expect((await measure(titled('Delete').query, db)).count).toBe(0)
})
