// On a real Postgres: the suite, and what only a server can show.
import { describe, expect, test } from 'vitest'
import pgDriver from 'pg'
import {
  connect,
  ConnectionLost,
  Deadlock,
  defineSchema,
  from,
  integer,
  PoolTimeout,
  sql,
  StorageUnavailable,
  table,
  TimeoutError,
} from 'isomodel'
import { pg } from 'isomodel/pg'
import { describeOn } from '../services/database.ts'
import { describePostgresConformance } from './postgres.ts'

describeOn('postgres', url => {
  describePostgresConformance(url, (address, schema) =>
    pg({ url: address, max: 4, pool: { options: `-c search_path=${schema}` } }),
  )
  describeServer(url)
})

/** What only a server can show: statements that are stopped, connections that break, transactions that meet. */
function describeServer(address: () => string): void {
  describe('pg on a server', () => {
    test.each(['of its own', 'that was given'])('stops what a cancelled call runs, on a pool %s', async whose => {
      const url = address()
      const pool = new pgDriver.Pool({ connectionString: url, max: 1 })
      const db = connect(pg(whose === 'of its own' ? { url, max: 1 } : pool))
      await db.open()
      const started = performance.now()
      await expect(sql`select pg_sleep(9)`.all(db.with({ timeout: 50 }))).rejects.toBeInstanceOf(TimeoutError)
      expect(await sql`select 1 as one`.all(db)).toEqual([{ one: 1 }])
      const asleep = db.transaction(tx => sql`select pg_sleep(9)`.all(tx), { timeout: 50 })
      await expect(asleep).rejects.toBeInstanceOf(TimeoutError)
      expect(await sql`select 1 as one`.all(db)).toEqual([{ one: 1 }])
      expect(performance.now() - started).toBeLessThan(8000)
      await db.close()
      await pool.end()
    })

    test('a connection that breaks is ConnectionLost, and the pool goes on with another', async () => {
      const url = address()
      await using db = connect(pg({ url, max: 1 }))
      const call = sql`select pg_terminate_backend(pg_backend_pid())`.all(db)
      await expect(call).rejects.toBeInstanceOf(ConnectionLost)
      expect(await sql`select 1 as one`.all(db)).toEqual([{ one: 1 }])
    })

    test('a pool without a free connection is PoolTimeout', async () => {
      const url = address()
      await using db = connect(pg({ url, max: 1, connectionTimeout: 50 }))
      await db.transaction(async tx => {
        await sql`select 1`.all(tx)
        await expect(sql`select 1`.all(db)).rejects.toBeInstanceOf(PoolTimeout)
      })
      expect(await sql`select 1 as one`.all(db)).toEqual([{ one: 1 }])
    })

    test('transactions that wait for each other are a Deadlock for one of them', async () => {
      const url = address()
      await using db = connect(pg({ url }))
      await sql`create table waits (id integer primary key, n integer)`.run(db)
      await sql`insert into waits values (1, 0), (2, 0)`.run(db)
      let arrived = 0
      let open = (): void => {}
      const gate = new Promise<void>(resolve => (open = resolve))
      const both = (first: number, second: number) =>
        db.transaction(async tx => {
          await sql`update waits set n = 1 where id = ${first}`.run(tx)
          if (++arrived === 2) open()
          await gate
          await sql`update waits set n = 1 where id = ${second}`.run(tx)
        })
      const ends = await Promise.allSettled([both(1, 2), both(2, 1)])
      const failed = ends.flatMap(end => (end.status === 'rejected' ? [end.reason as unknown] : []))
      expect(failed).toEqual([expect.any(Deadlock)])
      expect(failed[0]).toMatchObject({ retryable: true })
    })

    test('a statement that is kept is made again when another connection changed its table', async () => {
      const url = address()
      await using one = connect(pg({ url, max: 1 }))
      await using other = connect(pg({ url, max: 1 }))
      await sql`create table changing (a integer)`.run(one)
      await sql`insert into changing values (1)`.run(one)
      const read = () => sql`select * from changing`.all(one)
      expect(await read()).toEqual([{ a: 1 }])
      await sql`alter table changing add column b text`.run(other)
      expect(await read()).toEqual([{ a: 1, b: null }])
    })

    test('queries that share a statement can all be forgotten', async () => {
      const url = address()
      await using db = connect(pg({ url, max: 1 }))
      await sql`create table shared (id integer primary key)`.run(db)
      const { Shared } = defineSchema({ Shared: table('shared', { id: integer().primaryKey() }) })
      const one = from(Shared).limit(1)
      expect([await one.all(db), await one.first(db)]).toEqual([[], undefined])
      await sql`alter table shared add column a text`.run(db)
      expect(await one.all(db)).toEqual([])
    })

    test('a client that was given is one connection, which stays open', async () => {
      const url = address()
      const client = new pgDriver.Client({ connectionString: url })
      await client.connect()
      const adapter = pg(client)
      expect(adapter.connections).toBe('single')
      const db = connect(adapter)
      expect(await db.transaction(tx => sql`select 1 as one`.all(tx))).toEqual([{ one: 1 }])
      await db.close()
      expect((await client.query('select 2 as two')).rows).toEqual([{ two: 2 }])
      await client.end()
    })

    test('a server that is not there, or lets nobody in, is StorageUnavailable', async () => {
      const url = address()
      const wrong = new URL(url)
      wrong.password = 'wrong'
      for (const address of ['postgres://nobody@127.0.0.1:1/nothing', wrong.href]) {
        await expect(connect(pg({ url: address })).open()).rejects.toBeInstanceOf(StorageUnavailable)
      }
    })
  })
}
