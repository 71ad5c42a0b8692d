import { AbortedError, connect, type Database, from, scalar, sql, sum, update } from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillShop, type Progress } from '../../../playground/shop/fill.ts'
import { Genre, Invoice, InvoiceLine } from '../../../playground/shop/schema.ts'
import { countRows, createMissingTables } from '../../../playground/shop/tables.ts'

/** Milliseconds: one filling takes a quarter of a second, and much longer where everything runs at once. */
const patience = 60_000

const open = (): Database => connect(nodeSqlite({ file: ':memory:' }))
const tables = async (db: Database) => (await countRows(db)).map(({ table }) => table)
const total = async (db: Database) => (await countRows(db)).reduce((all, { rows }) => all + rows, 0)

// Filled once for all; the tests below take turns on it.
let db: Database
let written: number
let turns = 0
const steps: Progress[] = []

beforeAll(async () => {
  db = open()
  const timer = setInterval(() => turns++)
  written = await fillShop(db, { seed: 1, onProgress: step => steps.push(step) })
  clearInterval(timer)
}, patience)
afterAll(() => db.close())

test('an empty database gets its tables and at least 50,000 rows', async () => {
  expect(written).toBeGreaterThanOrEqual(50_000)
  expect(await total(db)).toBe(written)
  expect(await countRows(db)).toContainEqual({ table: 'albums', rows: 1500 })
})

test('progress goes up to the number of rows, in steps', () => {
  expect(steps.length).toBeGreaterThan(100)
  expect(steps.every(step => step.total === written)).toBe(true)
  expect(steps.every((step, at) => step.done > (steps[at - 1]?.done ?? 0))).toBe(true)
  expect(steps.at(-1)?.done).toBe(written)
})

test('other work runs between the chunks', () => {
  expect(turns).toBeGreaterThan(5)
})

test('every invoice is the sum of its lines, and has some', async () => {
  const sumOfLines = from(InvoiceLine)
    .outer(Invoice)
    .where(InvoiceLine.invoiceId.eq(Invoice.id))
    .select({ total: sum(InvoiceLine.price.times(InvoiceLine.quantity)) })
  const wrong = from(Invoice).where(Invoice.total.isDistinctFrom(scalar(sumOfLines)))
  expect(await wrong.count(db)).toBe(0)
})

test('cancelled half way, it leaves nothing behind', { timeout: patience }, async () => {
  const empty = open()
  const stop = new AbortController()
  const onProgress = ({ done, total: all }: Progress) => done > all / 2 && stop.abort()
  await expect(fillShop(empty, { signal: stop.signal, onProgress })).rejects.toBeInstanceOf(AbortedError)
  expect(await tables(empty)).toEqual([])
  await empty.close()
})

test('cancelled over older rows, it leaves those as they were', { timeout: patience }, async () => {
  await update(Genre).set({ name: 'Yodel' }).where(Genre.id.eq(1)).run(db)
  const stop = new AbortController()
  const filling = fillShop(db, { seed: 2, signal: stop.signal, onProgress: () => stop.abort() })
  await expect(filling).rejects.toBeInstanceOf(AbortedError)
  expect(await total(db)).toBe(written)
  expect((await db.get(Genre, 1))?.name).toBe('Yodel')
})

test('a second filling replaces the first', { timeout: patience }, async () => {
  const again = await fillShop(db, { seed: 2 })
  expect(again).not.toBe(written)
  expect(await total(db)).toBe(again)
})

test('only missing tables are made', async () => {
  const empty = open()
  await createMissingTables(empty)
  await sql`drop table playlist_tracks`.run(empty)
  expect(await tables(empty)).not.toContain('playlist_tracks')
  await createMissingTables(empty)
  expect(await tables(empty)).toHaveLength(10)
  await empty.close()
})
