// On a real Postgres: the suite, and what only a server can show.
import { describe, expect, test } from 'vitest'
import pgDriver from 'pg'
import {
  connect,
  ConnectionLost,
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

/** What only a server can show: statements that are stopped, and connections that break. */
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
