// Poolers that give every transaction another session of the server, played by taking names away behind the adapter's back.
import { describe, expect, test } from 'vitest'
import pgDriver from 'pg'
import {
  connect,
  type DatabaseEvent,
  defineSchema,
  from,
  insertInto,
  integer,
  QueryError,
  sql,
  table,
  text,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { pg, type PgOptions } from 'isomodel/pg'
import { describeOn } from '../../services/database.ts'

const { Note } = defineSchema({ Note: table('notes', { id: integer().primaryKey(), words: text() }) }, {})
const names = sql<{ name: string }>`select name from pg_prepared_statements order by name`

describeOn('postgres', url => {
  function open(settings: Partial<PgOptions> = {}) {
    const events: DatabaseEvent[] = []
    const db = connect(pg({ url: url(), max: 1, ...settings }), { onEvent: event => void events.push(event) })
    return { db, warnings: () => events.filter(({ type }) => type === 'prepared-statements-off').length }
  }
  const one = (n: number) => sql<{ n: number }>`select ${n}::int as n`

  describe('statements without names', () => {
    test('leave nothing prepared, and answer the same', async () => {
      const { db, warnings } = open({ preparedStatements: false })
      await createTables(db, { Note })
      await insertInto(Note).values({ words: 'a' }).run(db)
      expect(await from(Note).where(Note.words.eq('a')).all(db)).toEqual([{ id: 1, words: 'a' }])
      expect(await from(Note).count(db)).toBe(1)
      const rows: unknown[] = []
      for await (const row of from(Note).stream(db)) rows.push(row)
      expect(rows).toEqual([{ id: 1, words: 'a' }])
      expect(await db.batch([from(Note).select({ words: Note.words }), one(2) as never])).toEqual([
        [{ words: 'a' }],
        [{ n: 2 }],
      ])
      expect(await names.all(db)).toEqual([])
      expect(warnings()).toBe(0)
      await db.close()
    })

    test('take one statement at a time, as others do', async () => {
      const { db } = open({ preparedStatements: false })
      await expect(sql`select 1; select 2`.all(db)).rejects.toBeInstanceOf(QueryError)
      await db.close()
    })
  })

  describe.each(['deallocate all', 'discard all'])('after %s', words => {
    test('statements run again without names, with one warning', async () => {
      const { db, warnings } = open()
      for (const n of [1, 2]) expect(await one(n).all(db)).toEqual([{ n }])
      expect((await names.all(db)).length).toBeGreaterThan(0)
      await sql`${sql.unsafe(words)}`.run(db)
      for (const n of [3, 4]) expect(await one(n).all(db)).toEqual([{ n }])
      expect(await names.all(db)).toEqual([])
      expect(warnings()).toBe(1)
      await db.close()
    })

    test.each([true, false])('a batch runs again as a whole (pipeline: %s)', async pipeline => {
      const { db, warnings } = open({ pool: { pipeline } })
      await sql`create table if not exists counted (n integer)`.run(db)
      await sql`truncate counted`.run(db)
      const add = sql`insert into counted values (${1})`
      await db.batch([one(1), add] as never)
      await sql`${sql.unsafe(words)}`.run(db)
      expect(await db.batch([one(2), add] as never)).toEqual([[{ n: 2 }], expect.anything()])
      expect(await sql`select n from counted`.all(db)).toEqual([{ n: 1 }, { n: 1 }])
      expect(warnings()).toBe(1)
      await db.close()
    })

    test('a transaction fails once, because the server gave it up', async () => {
      const { db, warnings } = open()
      await one(1).all(db)
      const work = () =>
        db.transaction(async tx => {
          if (warnings() === 0) await sql`${sql.unsafe('deallocate all')}`.run(tx)
          return one(2).all(tx)
        })
      await expect(work()).rejects.toBeInstanceOf(QueryError)
      expect(await work()).toEqual([{ n: 2 }])
      expect(warnings()).toBe(1)
      await db.close()
    })
  })

  test('a name that another session took turns names off for all connections', async () => {
    const pool = new pgDriver.Pool({ connectionString: url(), max: 2 })
    pool.on('connect', client => void client.query('prepare isomodel_1 as select 1'))
    const events: DatabaseEvent[] = []
    const db = connect(pg(pool), { onEvent: event => void events.push(event) })
    expect(await Promise.all([one(1).all(db), one(2).all(db)])).toEqual([[{ n: 1 }], [{ n: 2 }]])
    expect(await Promise.all([one(3).all(db), one(4).all(db)])).toEqual([[{ n: 3 }], [{ n: 4 }]])
    expect(events.filter(({ type }) => type === 'prepared-statements-off')).toHaveLength(1)
    await db.close()
    await pool.end()
  })

  test('connections keep a bounded number of statements, each of which may come again', async () => {
    const { db } = open({ max: 2 })
    const ask = (n: number) => sql<{ n: number }>`select ${n}::int as n /* ${sql.unsafe(String(n % 2200))} */`.one(db)
    for (let n = 0; n < 4400; n += 2) {
      const both = await Promise.all([ask(n), ask(n), ask(n + 1), ask(n + 1)])
      expect(both.map(row => row.n)).toEqual([n, n, n + 1, n + 1])
    }
    const kept = sql<{ n: number }>`select count(*) as n from pg_prepared_statements`
    for (const { n } of await Promise.all([kept.one(db), kept.one(db)])) expect(n).toBeLessThanOrEqual(1002)
    await db.close()
  })

  test('names that SQL written by hand misses are its own error', async () => {
    const { db, warnings } = open()
    await expect(sql`execute nothing`.all(db)).rejects.toBeInstanceOf(QueryError)
    expect(warnings()).toBe(0)
    await db.close()
  })
})
