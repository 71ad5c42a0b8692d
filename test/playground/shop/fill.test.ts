import { AbortedError, connect, type Database, from, scalar, sql, sum, update } from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fillShop, type Progress } from '../../../playground/shop/fill.ts'
import { Genre, Invoice, InvoiceLine } from '../../../playground/shop/schema.ts'
import { countRows, createMissingTables } from '../../../playground/shop/tables.ts'

let db: Database

beforeEach(() => {
  db = connect(nodeSqlite({ file: ':memory:' }))
})
afterEach(() => db.close())

const tables = async () => (await countRows(db)).map(({ table }) => table)
const total = async () => (await countRows(db)).reduce((all, { rows }) => all + rows, 0)

test('an empty database gets its tables and at least 50,000 rows', async () => {
  const written = await fillShop(db, { seed: 1 })
  expect(written).toBeGreaterThanOrEqual(50_000)
  expect(await total()).toBe(written)
  expect(await countRows(db)).toContainEqual({ table: 'albums', rows: 1500 })
})

test('progress goes up to the number of rows, in steps', async () => {
  const steps: Progress[] = []
  const written = await fillShop(db, { onProgress: step => steps.push(step) })
  expect(steps.length).toBeGreaterThan(100)
  expect(steps.every(({ total }) => total === written)).toBe(true)
  expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b))
  expect(steps.at(-1)?.done).toBe(written)
})

test('other work runs between the chunks', async () => {
  let turns = 0
  const timer = setInterval(() => turns++)
  await fillShop(db)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(5)
})

test('cancelled half way, it leaves nothing behind', async () => {
  const stop = new AbortController()
  const filling = fillShop(db, {
    signal: stop.signal,
    onProgress: ({ done, total }) => done > total / 2 && stop.abort(),
  })
  await expect(filling).rejects.toBeInstanceOf(AbortedError)
  expect(await tables()).toEqual([])
})

test('cancelled over older rows, it leaves those as they were', async () => {
  const before = await fillShop(db, { seed: 1 })
  await update(Genre).set({ name: 'Yodel' }).where(Genre.id.eq(1)).run(db)
  const stop = new AbortController()
  const filling = fillShop(db, { seed: 2, signal: stop.signal, onProgress: () => stop.abort() })
  await expect(filling).rejects.toBeInstanceOf(AbortedError)
  expect(await total()).toBe(before)
  expect((await db.get(Genre, 1))?.name).toBe('Yodel')
})

test('a second filling replaces the first', async () => {
  await fillShop(db, { seed: 1 })
  const written = await fillShop(db, { seed: 2 })
  expect(await total()).toBe(written)
})

test('only missing tables are made', async () => {
  await createMissingTables(db)
  await sql`drop table playlist_tracks`.run(db)
  expect(await tables()).not.toContain('playlist_tracks')
  await createMissingTables(db)
  expect(await tables()).toHaveLength(10)
})

test('every invoice is the sum of its lines, and has some', async () => {
  await fillShop(db)
  const sumOfLines = from(InvoiceLine)
    .outer(Invoice)
    .where(InvoiceLine.invoiceId.eq(Invoice.id))
    .select({ total: sum(InvoiceLine.price.times(InvoiceLine.quantity)) })
  const wrong = from(Invoice).where(Invoice.total.isDistinctFrom(scalar(sumOfLines)))
  expect(await wrong.count(db)).toBe(0)
})
