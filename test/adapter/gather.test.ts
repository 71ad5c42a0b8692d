// Look-ups of one tick as one statement. The adapter is one in process that is told to do it, behind promises.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  bigint,
  connect,
  type Database,
  defineSchema,
  from,
  insertInto,
  integer,
  primaryKey,
  type QueryEvent,
  sql,
  table,
  text,
  timestamp,
  AbortedError,
  TimeoutError,
  TransactionAborted,
  uuid,
  ValidationError,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { gather } from '../../src/adapter/gather.ts'
import { asLater } from '../database/later.ts'

const schema = defineSchema(
  {
    Hero: table('heroes', { id: integer().primaryKey(), name: text(), born: timestamp() }),
    Big: table('bigs', { id: bigint().primaryKey(), name: text() }),
    Named: table('named', { name: text().collate('NOCASE').primaryKey(), n: integer() }),
    Key: table('keys', { id: uuid().primaryKey() }),
    Pair: table('pairs', { a: integer(), b: text(), n: integer() }, { constraints: t => [primaryKey(t.a, t.b)] }),
  },
  {},
)
const { Hero, Big, Named, Key, Pair } = schema
const born = new Date('1999-01-02T03:04:05Z')
const hero = (id: number) => ({ id, name: `hero ${id}`, born })
const UPPER = 'F47AC10B-58CC-4372-A567-0E02B2C3D479'

let db: Database
let statements: string[]

beforeEach(async () => {
  statements = []
  const onQuery = ({ sql: words }: QueryEvent): void => void statements.push(words)
  const adapter = { ...asLater(nodeSqlite({ file: ':memory:' })), gather }
  db = connect(adapter, { coalesceGets: true, onQuery })
  await createTables(db, schema)
  await insertInto(Hero).values([1, 2, 3].map(hero)).run(db)
  await insertInto(Big)
    .values([{ id: 2n ** 60n, name: 'big' }])
    .run(db)
  await insertInto(Named)
    .values([{ name: 'abc', n: 1 }])
    .run(db)
  await insertInto(Key)
    .values([{ id: UPPER.toLowerCase() }])
    .run(db)
  await insertInto(Pair)
    .values([{ a: 1, b: 'x', n: 5 }])
    .run(db)
  statements.length = 0
})
afterEach(() => db.close())

test('are one statement with one parameter, and each caller gets its own answer', async () => {
  expect(await Promise.all([3, 9, 1].map(id => db.get(Hero, id)))).toEqual([hero(3), undefined, hero(1)])
  expect(statements).toHaveLength(1)
  expect(statements[0]).toContain('json_each(?)')
})

test('of the same key give rows that are not the same object', async () => {
  const [one, two, three] = await Promise.all([db.get(Hero, 1), db.get(Hero, 1), db.get(Hero, 2)])
  expect([one, two, three]).toEqual([hero(1), hero(1), hero(2)])
  expect(one).not.toBe(two)
  expect(statements).toHaveLength(1)
})

test('of those who went on because of one answer are one statement again', async () => {
  const work = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) await db.get(Hero, 1 + round)
  }
  await Promise.all([work(), work(), work(), work()])
  expect(statements).toHaveLength(3)
})

test('of several models, handles and ticks are several statements', async () => {
  await Promise.all([db.get(Hero, 1), db.get(Hero, 2), db.get(Big, 1n), db.get(Big, 2n ** 60n)])
  expect(statements).toHaveLength(2)
  const other = db.with({ tag: 'other' })
  await Promise.all([db.get(Hero, 1), other.get(Hero, 1), db.get(Hero, 2), other.get(Hero, 2)])
  expect(statements).toHaveLength(4)
  await db.get(Hero, 1)
  await db.get(Hero, 1)
  expect(statements).toHaveLength(6)
})

test('that are many thousands are statements of a thousand', async () => {
  const rows = await Promise.all(Array.from({ length: 2500 }, (_, id) => db.get(Hero, id)))
  expect(rows.filter(row => row !== undefined)).toEqual([1, 2, 3].map(hero))
  expect(statements).toHaveLength(3)
})

describe('that cannot be told apart by their keys are asked for alone', () => {
  test.each([
    [
      'written in another case',
      () => [db.get(Named, 'ABC'), db.get(Named, 'abc')],
      [
        { name: 'abc', n: 1 },
        { name: 'abc', n: 1 },
      ],
    ],
    [
      'written in another form',
      () => [db.get(Key, UPPER), db.get(Key, UPPER)],
      [{ id: UPPER.toLowerCase() }, { id: UPPER.toLowerCase() }],
    ],
    [
      'of several columns',
      () => [db.get(Pair, { a: 1, b: 'x' }), db.get(Pair, { a: 2, b: 'x' })],
      [{ a: 1, b: 'x', n: 5 }, undefined],
    ],
  ])('%s', async (_, calls, rows) => {
    expect(await Promise.all<unknown>(calls())).toEqual(rows)
  })
})

describe('that fail', () => {
  test('because of one wrong key fail for its caller alone', async () => {
    const ends = await Promise.allSettled([
      db.get(Hero, 1),
      db.get(Hero, 'x' as never),
      db.get(Hero, undefined as never),
    ])
    expect(ends).toEqual([
      { status: 'fulfilled', value: hero(1) },
      { status: 'rejected', reason: expect.any(ValidationError) as unknown },
      { status: 'rejected', reason: expect.any(ValidationError) as unknown },
    ])
  })

  test('because of the database fail for all', async () => {
    await sql`drop table heroes`.run(db)
    const ends = await Promise.allSettled([db.get(Hero, 1), db.get(Hero, 2)])
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(statements.filter(words => words.includes('heroes') && words.startsWith('SELECT'))).toHaveLength(1)
  })

  test('because a handle’s call is over leave the others alone', async () => {
    const controller = new AbortController()
    const calls = [
      db.with({ signal: controller.signal }).get(Hero, 1),
      db.with({ timeout: 0 }).get(Hero, 1),
      db.get(Hero, 1),
      db.get(Hero, 2),
    ]
    controller.abort()
    const ends = await Promise.allSettled(calls)
    expect(ends).toEqual([
      { status: 'rejected', reason: expect.any(AbortedError) as unknown },
      { status: 'rejected', reason: expect.any(TimeoutError) as unknown },
      { status: 'fulfilled', value: hero(1) },
      { status: 'fulfilled', value: hero(2) },
    ])
  })
})

describe('in a transaction', () => {
  test('see what it wrote', async () => {
    await db.transaction(async tx => {
      await insertInto(Hero).values(hero(4)).run(tx)
      statements.length = 0
      expect(await Promise.all([tx.get(Hero, 4), tx.get(Hero, 1)])).toEqual([hero(4), hero(1)])
      expect(statements).toHaveLength(1)
    })
  })

  test('that failed are TransactionAborted for each', async () => {
    const ends = await db
      .transaction(async tx => {
        await sql`select nothing`.all(tx).catch(() => {})
        return Promise.allSettled([tx.get(Hero, 1), tx.get(Hero, 2)])
      })
      .catch((error: unknown) => error)
    expect(ends).toBeInstanceOf(TransactionAborted)
  })

  test('that nobody awaits are done before it commits', async () => {
    const late = vi.fn<(row: unknown) => void>()
    await db.transaction(async tx => {
      void tx.get(Hero, 1).then(late)
      void tx.get(Hero, 2).then(late)
    })
    expect(late.mock.calls).toEqual([[hero(1)], [hero(2)]])
  })
})

test('are off unless asked for', async () => {
  await using plain = connect(
    { ...nodeSqlite({ file: ':memory:' }), gather },
    {
      onQuery: ({ sql: words }) => void statements.push(words),
    },
  )
  await createTables(plain, { Hero })
  statements.length = 0
  await Promise.all([plain.get(Hero, 1), plain.get(Hero, 2)])
  expect(statements).toHaveLength(2)
  expect(await from(Hero).count(plain)).toBe(0)
})
