// Many calls at once, statements that come and go, and tables that change under them; with answers at once and later.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Adapter } from '../../src/adapter/adapter.ts'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import { nodeSqlite } from '../../adapters/node-sqlite/index.ts'
import { sqliteWasm } from '../../adapters/sqlite-wasm/index.ts'
import {
  connect,
  type ConnectOptions,
  ConnectionLost,
  count,
  defineSchema,
  from,
  insertInto,
  integer,
  QueryError,
  sql,
  StorageUnavailable,
  sum,
  table,
  text,
  TransactionBusy,
  type TransactionDatabase,
  UniqueViolation,
  update,
} from '../../src/index.ts'
import { createTables, dropTables } from '../../src/migrate.ts'
import { asLater } from './later.ts'

const schema = defineSchema(
  { Item: table('items', { id: integer().primaryKey(), name: text().unique(), n: integer() }) },
  {},
)
const { Item } = schema
const total = from(Item).select({ rows: count(), sum: sum(Item.n) })
const items = (from: number, many: number) =>
  Array.from({ length: many }, (_, at) => ({ name: `item ${from + at}`, n: from + at }))

async function rowsOf<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const rows: T[] = []
  for await (const row of stream) rows.push(row)
  return rows
}

type Make = () => Adapter<'transaction'>
describe.each<[string, Make]>([
  ['at once', () => betterSqlite3({ file: ':memory:' })],
  ['at once, as arrays', () => nodeSqlite({ file: ':memory:' })],
  ['in WebAssembly', () => sqliteWasm({ storage: 'memory' })],
  ['later', () => asLater(betterSqlite3({ file: ':memory:' }))],
])('a driver that answers %s', (_, adapter) => {
  const opened: TransactionDatabase[] = []
  const open = async (options: ConnectOptions = {}): Promise<TransactionDatabase> => {
    const one = connect(adapter(), options)
    opened.push(one)
    await createTables(one, schema)
    await insertInto(Item).values(items(0, 10)).run(one)
    return one
  }
  let db: TransactionDatabase
  beforeEach(async () => {
    db = await open()
  })
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  test('answers 200 calls at once, each its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        at % 4 === 0
          ? insertInto(Item)
              .values({ name: `new ${at}`, n: 1 })
              .returning({ name: Item.name })
              .one(db)
          : at % 4 === 1
            ? update(Item)
                .set({ n: Item.n.plus(1) })
                .where(Item.id.eq(1))
                .run(db)
            : at % 4 === 2
              ? from(Item)
                  .where(Item.id.eq((at % 10) + 1))
                  .one(db)
                  .then(row => row.id)
              : db.transaction(async tx => {
                  await update(Item)
                    .set({ n: Item.n.plus(1) })
                    .where(Item.id.eq(2))
                    .run(tx)
                  return from(Item).where(Item.id.eq(3)).select({ name: Item.name }).one(tx)
                }),
      ),
    )
    answers.forEach((answer, at) => {
      const expected = [{ name: `new ${at}` }, 1, (at % 10) + 1, { name: 'item 2' }][at % 4]
      expect(answer).toEqual(expected)
    })
    expect(
      await from(Item)
        .where(Item.id.in([1, 2]))
        .orderBy(Item.id.asc())
        .select({ n: Item.n })
        .all(db),
    ).toEqual([{ n: 50 }, { n: 51 }])
    expect(await from(Item).count(db)).toBe(60)
  })

  test('a call that nobody holds up and one with bounds answer the same', async () => {
    const bounded = db.with({ timeout: 5000, signal: new AbortController().signal, tag: 'slow' })
    const query = from(Item).where(Item.n.gt(3)).orderBy(Item.id.desc())
    for (const read of [
      (on: TransactionDatabase) => query.all(on),
      (on: TransactionDatabase) => query.first(on),
      (on: TransactionDatabase) => query.count(on),
      (on: TransactionDatabase) => query.exists(on),
      (on: TransactionDatabase) => total.one(on),
      (on: TransactionDatabase) => on.get(Item, 4),
      (on: TransactionDatabase) => sql`select ${1} as n`.all(on),
      (on: TransactionDatabase) => rowsOf(query.stream(on)),
      (on: TransactionDatabase) => on.batch([query, total]),
    ]) {
      expect(await read(bounded)).toEqual(await read(db))
      await db.transaction(async tx => expect(await read(tx as TransactionDatabase)).toEqual(await read(tx as never)))
    }
    expect(await update(Item).set({ n: 0 }).where(Item.id.lt(3)).run(bounded)).toBe(2)
    await expect(insertInto(Item).values({ name: 'item 1', n: 1 }).run(bounded)).rejects.toThrow(UniqueViolation)
    await expect(insertInto(Item).values({ name: 'item 1', n: 1 }).run(db)).rejects.toThrow(UniqueViolation)
  })

  test('a bulk insert of any size is whole, and mixes with nothing', async () => {
    const rows = items(100, 1234)
    const [written, others] = await Promise.all([
      insertInto(Item).values(rows).returning({ name: Item.name }).all(db),
      Promise.all(items(5000, 50).map(row => insertInto(Item).values(row).run(db))),
    ])
    expect(written).toEqual(rows.map(({ name }) => ({ name })))
    expect(others).toEqual(Array.from({ length: 50 }, () => 1))
    await expect(
      insertInto(Item)
        .values([...items(9000, 100), ...items(100, 1)])
        .run(db),
    ).rejects.toThrow(UniqueViolation)
    expect(await from(Item).count(db)).toBe(10 + 1234 + 50)
  })

  test('rows of other columns stand where they were given', async () => {
    const rows = items(100, 90).map((row, at) => (at % 3 ? row : { ...row, id: 1000 + at }))
    const written = await insertInto(Item).values(rows).returning().all(db)
    expect(written.map(row => row.name)).toEqual(rows.map(row => row.name))
    expect(written.filter((_, at) => at % 3 === 0).map(row => row.id)).toEqual(
      Array.from({ length: 30 }, (_, at) => 1000 + 3 * at),
    )
  })

  test('tables made again are read as they are now', async () => {
    const all = from(Item).where(Item.id.gt(0))
    expect(await all.all(db)).toHaveLength(10)
    await dropTables(db, schema)
    await expect(all.all(db)).rejects.toThrow(QueryError)
    await createTables(db, schema)
    expect(await all.all(db)).toEqual([])
    await sql`/* a note */ drop table items`.run(db)
    await sql`create table items (n integer, name text, more text, id integer primary key)`.all(db)
    await insertInto(Item).values({ name: 'a', n: 1 }).run(db)
    expect(await all.all(db)).toEqual([{ id: 1, name: 'a', n: 1 }])
    expect(await sql`select * from items`.all(db)).toEqual([{ n: 1, name: 'a', more: null, id: 1 }])
    await sql`alter table items drop column more`.run(db)
    expect(await sql`select * from items`.all(db)).toEqual([{ n: 1, name: 'a', id: 1 }])
    expect(await db.transaction(tx => all.all(tx))).toEqual([{ id: 1, name: 'a', n: 1 }])
  })

  test('statements that leave the cache while they are read go on', async () => {
    const small = await open({ statements: 2 })
    await insertInto(Item).values(items(100, 2000)).run(small)
    const seen: number[] = []
    for await (const { id } of from(Item).orderBy(Item.id.asc()).stream(small)) {
      seen.push(id)
      if (id % 400 === 0) {
        for (const limit of [1, 2, 3])
          await from(Item)
            .select({ [`x${id}${limit}`]: Item.id })
            .limit(limit)
            .all(small)
      }
    }
    expect(seen).toEqual(Array.from({ length: 2010 }, (_, at) => at + 1))
  })

  test('values of failed statements are kept only on request, and never shown', async () => {
    const failing = insertInto(Item).values({ name: 'item 1', n: 4711 })
    const quiet = (await failing.run(db).catch((error: unknown) => error)) as UniqueViolation
    expect(quiet.values).toBeUndefined()
    expect(quiet).toMatchObject({ table: 'items', columns: ['name'], parameters: 2 })
    const telling = await open({ valuesInErrors: true })
    const error = (await failing.run(telling).catch((reason: unknown) => reason)) as UniqueViolation
    expect(error.values).toEqual(['item 1', 4711])
    expect(Object.keys(error)).not.toContain('values')
    for (const shown of [JSON.stringify(error), error.message, JSON.stringify(quiet)])
      expect(shown).not.toContain('4711')
  })

  test('closing that could not wait longer can be tried again', async () => {
    const busy = await open({ idleTransaction: 10 })
    await busy.transaction(async tx => {
      await expect(busy.close()).rejects.toThrow(TransactionBusy)
      expect(await from(Item).count(tx)).toBe(10)
    })
    await busy.close()
    await expect(from(Item).all(busy)).rejects.toThrow(ConnectionLost)
  })

  test('calls made after close() are refused, also before it is done', async () => {
    const closing = await open()
    const before = total.one(closing)
    const done = closing.close()
    await expect(total.one(closing)).rejects.toThrow(ConnectionLost)
    expect(await before).toEqual({ rows: 10, sum: 45 })
    await done
    await closing.close()
  })

  test('an opening that fails is tried again by the next call', async () => {
    let broken = true
    const good = adapter()
    const one = connect({
      ...good,
      open() {
        if (!broken) return good.open()
        throw new StorageUnavailable('the disk is away')
      },
    })
    opened.push(one)
    await expect(sql`select 1 as n`.all(one)).rejects.toThrow('the disk is away')
    await expect(one.open()).rejects.toThrow(StorageUnavailable)
    broken = false
    expect(await sql`select 1 as n`.all(one)).toEqual([{ n: 1 }])
  })
})
