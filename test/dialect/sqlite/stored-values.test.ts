// Values that other databases keep out, and SQLite stores: reading them is an error, never another value.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, DecodeError, defineSchema, from, integer, sql, table, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { createTables } from 'isomodel/migrate'
import { Kind, kindModels } from '../../../src/testing/kinds.ts'
import { Price, prices } from '../../../src/testing/prices.ts'

const { Whole } = defineSchema({
  Whole: table('wholes', { id: integer().primaryKey(), small: integer({ bits: 16 }), middle: integer() }),
})

let db: TransactionDatabase
beforeAll(async () => {
  db = connect(betterSqlite3({ file: ':memory:' }))
  await createTables(db, { Whole, ...kindModels })
  await prices(db, { whole: '999999999999999999', wide: '999999999999.999999' })
})
afterAll(() => db.close())

test.each([
  ['the sum', Price.whole.plus(Price.wide)],
  ['the product', Price.whole.times(Price.wide)],
])('%s of decimals that 64 bits do not hold is a DecodeError', async (_, n) => {
  await expect(from(Price).select({ n }).all(db)).rejects.toBeInstanceOf(DecodeError)
})

test.each([
  ['small', '32768'],
  ['middle', '2147483648'],
])('an integer beyond the width of a column is stored, and read as a DecodeError: %s', async (column, digits) => {
  const columns = { small: '1', middle: '1', [column]: digits }
  await sql`insert into wholes (id, small, middle) values (1, ${sql.unsafe(columns.small)}, ${sql.unsafe(columns.middle)})`.run(
    db,
  )
  const error = await from(Whole)
    .all(db)
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(DecodeError)
  expect((error as Error).message).toContain(`Whole.${column}`)
  await sql`delete from wholes`.run(db)
})

test.each([
  ['timestamp', 'soon'],
  ['json', '{'],
  ['array', '['],
])('a text that is none of its kind is stored, and read as a DecodeError: %s', async (column, value) => {
  await sql`insert into kinds (id, ${sql.name(column)}) values (1, ${value})`.run(db)
  const error = await from(Kind)
    .all(db)
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(DecodeError)
  expect((error as Error).message).toContain(`Kind.${column}`)
  await sql`delete from kinds`.run(db)
})
