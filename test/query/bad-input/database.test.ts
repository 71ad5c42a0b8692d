// What only the database can find wrong: unknown names, numbers that do not fit, values in SQL by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { nodeSqlite } from '../../../adapters/node-sqlite/index.ts'
import { sqliteWasm } from '../../../adapters/sqlite-wasm/index.ts'
import {
  bigint,
  connect,
  DecodeError,
  decimal,
  defineSchema,
  deleteFrom,
  from,
  insertInto,
  integer,
  max,
  QueryError,
  sql,
  sum,
  table,
  text,
  type TransactionDatabase,
  update,
} from '../../../src/index.ts'

const { Here, Gone } = defineSchema(
  {
    Here: table('here', {
      id: integer().primaryKey(),
      small: integer({ bits: 16 }).nullable(),
      n: integer().nullable(),
      safe: integer({ bits: 53 }).nullable(),
      big: bigint().nullable(),
      price: decimal(18, 2).nullable(),
      missing: text().nullable(),
    }),
    Gone: table('gone', { id: integer().primaryKey() }),
  },
  {},
)

describe.each([
  ['better-sqlite3', () => betterSqlite3({ file: ':memory:' })],
  ['node-sqlite', () => nodeSqlite({ file: ':memory:' })],
  ['sqlite-wasm', () => sqliteWasm({ storage: 'memory' })],
])('%s', (_, adapter) => {
  let db: TransactionDatabase
  beforeAll(async () => {
    db = connect(adapter())
    await sql`create table here (id integer primary key, small, n, safe, big, price)`.run(db)
  })
  afterAll(() => db.close())

  test.each([
    ['a table', () => from(Gone).all(db), 'no such table: gone', /^SELECT "gone"."id"/],
    ['a column', () => from(Here).all(db), 'no such column: here.missing', /^SELECT "here"."id"/],
    [
      'a column of an insert',
      () => insertInto(Here).values({ missing: 'x' }).run(db),
      'table here has no column named missing',
      /^INSERT INTO "here"/,
    ],
    [
      'a column of an update',
      () => update(Here).set({ missing: 'x' }).everyRow().run(db),
      'no such column: missing',
      /^UPDATE "here"/,
    ],
    [
      'a table of a delete',
      () => deleteFrom(Gone).where(Gone.id.eq(7)).run(db),
      'no such table: gone',
      /^DELETE FROM "gone"/,
    ],
    [
      'a table in SQL by hand',
      () => sql`select * from ${Gone} where id = ${7}`.all(db),
      'no such table: gone',
      /^select \* from "gone"/,
    ],
  ])('%s that the database does not have is a QueryError with the SQL', async (_, run, message, text) => {
    const error = (await run().catch((reason: unknown) => reason)) as QueryError
    expect(error).toBeInstanceOf(QueryError)
    expect(error).toMatchObject({ name: 'QueryError', code: 'QUERY', retryable: false, message })
    expect(error.sql).toMatch(text)
    expect(error.parameters).toBe((error.sql.match(/\?/g) ?? []).length)
    expect(error.values).toBeUndefined()
    expect(error.cause).toBeInstanceOf(Error)
    expect(Object.keys(error)).not.toContain('cause')
  })

  describe('a number beyond the range of its column is a DecodeError, never rounded', () => {
    const cell = (column: string, value: string) =>
      sql`insert into here (id, ${sql.name(column)}) values (1, ${sql.unsafe(value)}) on conflict (id) do update set ${sql.name(column)} = excluded.${sql.name(column)}`

    test.each([
      ['small', '32767', 32767],
      ['small', '-32768', -32768],
      ['n', '2147483647', 2147483647],
      ['n', '-2147483648', -2147483648],
      ['safe', '9007199254740991', 9007199254740991],
      ['big', '9223372036854775807', 9223372036854775807n],
      ['big', '-9223372036854775808', -9223372036854775808n],
      ['price', '999999999999999999', '9999999999999999.99'],
      ['price', '-9007199254740993', '-90071992547409.93'],
    ] as const)('%s holds %s', async (column, value, expected) => {
      await cell(column, value).run(db)
      expect(await from(Here).select({ value: Here[column] }).one(db)).toEqual({ value: expected })
    })
    test.each([
      ['small', '32768'],
      ['n', '2147483648'],
      ['n', '-2147483649'],
      ['n', '1.5'],
      ['n', "'12'"],
      ['n', '9223372036854775807'],
      ['safe', '9007199254740992'],
      ['safe', '9007199254740993'],
      ['safe', '-9223372036854775808'],
      ['big', '1.5'],
      ['big', "'x'"],
      ['price', '1e30'],
      ['price', "'x'"],
    ] as const)('%s does not hold %s', async (column, value) => {
      await cell(column, value).run(db)
      const read = from(Here).select({ value: Here[column] })
      const error = (await read.all(db).catch((reason: unknown) => reason)) as DecodeError
      expect(error).toBeInstanceOf(DecodeError)
      // node:sqlite refuses such integers itself, and does not say where it met them.
      expect(error.message).toMatch(new RegExp(`Here.${column} |holds an integer beyond`))
      expect(error.message).not.toContain(value)
      await expect(
        from(Here)
          .select({ nested: { value: Here[column] } })
          .first(db),
      ).rejects.toThrow(DecodeError)
      await expect(
        from(Here)
          .select({ value: max(Here[column] as typeof Here.n) })
          .all(db),
      ).rejects.toThrow(DecodeError)
    })
    test('nor do sums', async () => {
      await cell('safe', '9007199254740991').run(db)
      await sql`insert into here (id, safe, big) values (2, 9007199254740991, 9223372036854775807)`.run(db)
      await expect(
        from(Here)
          .select({ n: sum(Here.safe) })
          .all(db),
      ).rejects.toThrow(DecodeError)
      await expect(
        from(Here)
          .select({ n: sum(Here.big.times(2n)) })
          .all(db),
      ).rejects.toThrow('the value of n is no 64-bit integer')
    })
    test('SQL by hand answers a bigint where a number would round', async () => {
      expect(await sql`select 9007199254740991 as a, 9007199254740993 as b, -1 as c`.one(db)).toEqual({
        a: 9007199254740991,
        b: 9007199254740993n,
        c: -1,
      })
    })
  })

  test('a value in SQL by hand is a parameter whatever it holds', async () => {
    for (const value of ["'; drop table here; --", '"', '?', '\u0001', '$1', '😀']) {
      expect(await sql`select ${value} as value`.one(db)).toEqual({ value })
      expect(await sql`select count(*) as n from here where ${value} = ${value}`.one(db)).toMatchObject({
        n: expect.any(Number),
      })
    }
  })
})
