import {
  bigint,
  connect,
  DecodeError,
  defineSchema,
  insertInto,
  integer,
  prepare,
  type QueryEvent,
  sql,
  table,
  text,
} from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { sqlite } from 'isomodel/dialects'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { describe, expect, test } from 'vitest'

const { Hut, Big } = defineSchema(
  {
    Hut: table('huts', { id: integer().primaryKey(), name: text().unique() }),
    Big: table('bigs', { id: bigint().primaryKey(), name: text() }),
  },
  {},
)

const adapters = [
  { name: 'better-sqlite3', make: () => betterSqlite3({ file: ':memory:' }) },
  { name: 'node-sqlite', make: () => nodeSqlite({ file: ':memory:' }) },
  { name: 'sqlite-wasm', make: () => sqliteWasm({ storage: 'memory' }) },
]

describe.for(adapters)('the key of an inserted row on $name', ({ make }) => {
  async function opened() {
    const sent: QueryEvent[] = []
    const db = connect(make(), { onQuery: event => sent.push(event) })
    await sql`create table huts (id integer primary key, name text not null unique)`.run(db)
    await sql`create table bigs (id integer primary key, name text not null)`.run(db)
    sent.length = 0
    return { db, sent }
  }
  const named = (name: string) => insertInto(Hut).values({ name }).returning({ key: Hut.id })

  test('comes without RETURNING, however it is asked for', async () => {
    const { db, sent } = await opened()
    await using _ = db
    expect(await named('a').one(db)).toEqual({ key: 1 })
    expect(await named('b').first(db)).toEqual({ key: 2 })
    expect(await named('c').all(db)).toEqual([{ key: 3 }])
    expect(await named('d').first(db)).toEqual({ key: 4 })
    expect(await db.batch([named('e')])).toEqual([[{ key: 5 }]])
    expect(sent.filter(event => /returning/i.test(event.sql))).toEqual([])
    expect(sent.filter(event => /insert/i.test(event.sql)).map(event => event.rows)).toEqual([1, 1, 1, 1, 1])
  })

  test('is what RETURNING answers where more is asked for, or the key is given', async () => {
    const { db, sent } = await opened()
    await using _ = db
    const H = Hut
    const cases = [
      insertInto(H).values({ name: 'a' }).returning({ id: H.id, name: H.name }),
      insertInto(H).values({ id: 7, name: 'b' }).returning({ id: H.id }),
      insertInto(H).values({ name: 'a' }).onConflict(H.name).ignore().returning({ id: H.id }),
      insertInto(H).values({ name: 'a' }).onConflict(H.name).update({ name: 'z' }).returning({ id: H.id }),
      insertInto(H)
        .values([{ name: 'c' }, { name: 'd' }])
        .returning({ id: H.id }),
      insertInto(H)
        .values({ name: 'e' })
        .returning({ id: H.id.plus(0) }),
      insertInto(Big).values({ name: 'f' }).returning({ id: Big.id }),
    ]
    const answers = [
      [{ id: 1, name: 'a' }],
      [{ id: 7 }],
      [],
      [{ id: 1 }],
      [{ id: 8 }, { id: 9 }],
      [{ id: 10 }],
      [{ id: 1n }],
    ]
    for (const [at, insert] of cases.entries()) expect(await insert.all(db)).toEqual(answers[at])
    expect(sent.filter(event => /insert/i.test(event.sql) && !/returning/i.test(event.sql))).toEqual([])
  })

  test('is none where a trigger left the row out', async () => {
    const { db } = await opened()
    await using _ = db
    await named('a').one(db)
    await sql`create trigger none before insert on huts begin select raise(ignore); end`.run(db)
    expect(await named('b').first(db)).toBeUndefined()
    expect(await named('b').all(db)).toEqual([])
    await expect(named('b').one(db)).rejects.toThrow('Hut')
  })

  test('is checked like any other value that is read', async () => {
    const { db } = await opened()
    await using _ = db
    await insertInto(Hut)
      .values({ id: 2 ** 31 - 1, name: 'last' })
      .run(db)
    await expect(named('beyond').one(db)).rejects.toBeInstanceOf(DecodeError)
  })

  test('can be streamed from a prepared insert', async () => {
    const { db } = await opened()
    await using _ = db
    const insert = prepare({ name: text() }, p => insertInto(Hut).values({ name: p.name }).returning({ id: Hut.id }))
    const rows: unknown[] = []
    for await (const row of insert.stream(db, { name: 'a' })) rows.push(row)
    expect(rows).toEqual([{ id: 1 }])
  })
})

test('the SQL for a dialect keeps RETURNING: who runs it by hand gets the key', () => {
  const insert = insertInto(Hut).values({ name: 'a' }).returning({ id: Hut.id })
  expect(insert.toSQL(sqlite).sql).toMatch(/RETURNING "id"/)
})
