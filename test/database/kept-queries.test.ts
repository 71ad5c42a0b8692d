import {
  boolean,
  connect,
  defineSchema,
  from,
  insertInto,
  integer,
  prepare,
  sql,
  table,
  text,
  timestamp,
} from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { describe, expect, test } from 'vitest'

const { Hut } = defineSchema(
  { Hut: table('huts', { id: integer().primaryKey(), name: text(), open: boolean(), builtAt: timestamp() }) },
  {},
)

const adapters = [
  { name: 'better-sqlite3', make: () => betterSqlite3({ file: ':memory:' }) },
  { name: 'sqlite-wasm', make: () => sqliteWasm({ storage: 'memory' }) },
]

const day = (number: number): Date => new Date(Date.UTC(2020, 0, number))
const huts = [1, 2, 3].map(id => ({ id, name: `hut ${id}`, open: id !== 2, builtAt: day(id) }))
const createHuts = sql`create table huts (id integer primary key, name text, open integer, built_at text)`

describe.for(adapters)('a query that is kept and run again on $name', ({ make }) => {
  async function filled(statements?: number) {
    const db = connect(make(), { statements })
    await createHuts.run(db)
    await insertInto(Hut).values(huts).run(db)
    return db
  }
  /** Its values are encoded: a boolean and a time. */
  const openSince = () =>
    from(Hut)
      .where(Hut.open.eq(true), Hut.builtAt.gte(day(1)))
      .orderBy(Hut.id.asc())
  const [first, , third] = huts

  test('answers the same each time', async () => {
    await using db = await filled()
    const kept = openSince()
    for (let run = 0; run < 4; run++) expect(await kept.all(db)).toEqual([first, third])
  })

  test('answers whatever is asked of it, in any order', async () => {
    await using db = await filled()
    const kept = openSince()
    for (let run = 0; run < 3; run++) {
      expect(await kept.first(db)).toEqual(first)
      expect(await kept.count(db)).toBe(2)
      expect(await kept.exists(db)).toBe(true)
      expect(await kept.all(db)).toEqual([first, third])
      expect(await kept.limit(1).one(db)).toEqual(first)
    }
  })

  test('answers from the database that is named', async () => {
    await using db = await filled()
    await using other = await filled()
    await insertInto(Hut)
      .values({ id: 4, name: 'new', open: true, builtAt: day(9) })
      .run(other)
    const kept = openSince()
    for (let run = 0; run < 3; run++) {
      expect(await kept.count(db)).toBe(2)
      expect(await kept.count(other)).toBe(3)
      expect(await kept.all(db)).toHaveLength(2)
      expect(await kept.all(other)).toHaveLength(3)
    }
  })

  test('keeps its list as it was when it was built', async () => {
    await using db = await filled()
    const ids = [1, 2]
    const kept = from(Hut).where(Hut.id.in(ids))
    ids.splice(0, 2, 3)
    for (let run = 0; run < 3; run++) expect((await kept.all(db)).map(({ id }) => id)).toEqual([1, 2])
  })

  test('still runs after its statement made room for others', async () => {
    await using db = await filled(1)
    const kept = openSince()
    const other = from(Hut).where(Hut.id.eq(2))
    for (let run = 0; run < 4; run++) {
      expect(await kept.all(db)).toEqual([first, third])
      expect(await other.all(db)).toEqual([huts[1]])
    }
  })

  test('still runs after its table was made anew', async () => {
    await using db = await filled()
    const kept = openSince()
    for (let run = 0; run < 3; run++) await kept.all(db)
    await sql`drop table huts`.run(db)
    await expect(kept.all(db)).rejects.toThrow('no such table')
    await sql`create table huts (built_at text, open integer, name text, id integer primary key)`.run(db)
    await insertInto(Hut).values(huts.slice(1)).run(db)
    for (let run = 0; run < 3; run++) expect(await kept.all(db)).toEqual([third])
  })

  test('takes other parameters each time', async () => {
    await using db = await filled()
    const kept = prepare({ open: boolean(), since: timestamp() }, p =>
      from(Hut).where(Hut.open.eq(p.open), Hut.builtAt.gte(p.since)).orderBy(Hut.id.asc()),
    )
    for (let run = 0; run < 3; run++) {
      expect(await kept.all(db, { open: true, since: day(2) })).toEqual([third])
      expect(await kept.all(db, { open: false, since: day(1) })).toEqual([huts[1]])
      expect(await kept.first(db, { open: true, since: day(1) })).toEqual(first)
    }
  })
})
