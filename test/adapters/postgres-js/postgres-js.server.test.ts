// What only a server can show: statements that are stopped, connections that break, instances with settings of their own.
import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import postgres from 'postgres'
import { describe, expect, test } from 'vitest'
import {
  connect,
  ConnectionLost,
  defineSchema,
  from,
  insertInto,
  integer,
  OutcomeUnknown,
  PoolTimeout,
  QueryError,
  replicas,
  sql,
  StorageUnavailable,
  table,
  text,
  TimeoutError,
  TransactionAborted,
  UniqueViolation,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { postgresJs } from 'isomodel/postgres-js'
import { Kind, kindModels } from '../../../src/testing/kinds.ts'
import { describeOn } from '../../services/database.ts'

describeOn('postgres', url => {
  const one = () => sql`select 1 as one`
  const silent = { onnotice: () => {} }

  describe('postgres-js', () => {
    test.each(['of its own', 'of an instance'])('stops what a cancelled call runs, on a pool %s', async whose => {
      const instance = postgres(url(), { max: 1 })
      await using db = connect(postgresJs(whose === 'of its own' ? { url: url(), max: 1 } : instance))
      await db.open()
      const started = performance.now()
      await expect(sql`select pg_sleep(${9})`.all(db.with({ timeout: 50 }))).rejects.toBeInstanceOf(TimeoutError)
      expect(await one().all(db)).toEqual([{ one: 1 }])
      const asleep = db.transaction(tx => sql`select pg_sleep(9)`.all(tx), { timeout: 50 })
      await expect(asleep).rejects.toBeInstanceOf(TimeoutError)
      expect(await one().all(db)).toEqual([{ one: 1 }])
      expect(performance.now() - started).toBeLessThan(8000)
    })

    test('a cancel request never meets a later statement', async () => {
      await using db = connect(postgresJs({ url: url(), max: 2 }))
      await db.open()
      for (let round = 0; round < 60; round++) {
        const short = sql`select pg_sleep(0.002)`.all(db.with({ timeout: 1 + (round % 4) }))
        await short.catch((error: unknown) => expect(error).toBeInstanceOf(TimeoutError))
        await Promise.all([sql`select pg_sleep(0.001)`.all(db), sql`select pg_sleep(0.001)`.all(db)])
      }
    })

    test('a call that ends before its statement was sent leaves the connection as it was', async () => {
      await using db = connect(postgresJs({ url: url(), max: 1 }))
      await db.open()
      for (let round = 0; round < 20; round++) {
        const controller = new AbortController()
        const call = sql`select pg_sleep(5)`.all(db.with({ signal: controller.signal }))
        for (let turns = round % 5; turns > 0; turns--) await Promise.resolve()
        controller.abort()
        await expect(call).rejects.toMatchObject({ code: 'ABORTED' })
      }
      expect(await one().all(db)).toEqual([{ one: 1 }])
    })

    test('a connection that breaks is ConnectionLost, and the pool goes on with another', async () => {
      await using db = connect(postgresJs({ url: url(), max: 1 }))
      const call = sql`select pg_terminate_backend(pg_backend_pid())`.all(db)
      await expect(call).rejects.toBeInstanceOf(ConnectionLost)
      expect(await one().all(db)).toEqual([{ one: 1 }])
    })

    test('a transaction whose connection breaks between two statements runs nothing on another', async () => {
      await using db = connect(postgresJs({ url: url(), max: 1 }))
      await using other = connect(postgresJs({ url: url(), max: 1 }))
      await sql`create table halves (n integer)`.run(db)
      const call = db.transaction(async tx => {
        await sql`insert into halves values (1)`.run(tx)
        const [{ pid }] = (await sql`select pg_backend_pid() as pid`.all(tx)) as [{ pid: number }]
        await sql`select pg_terminate_backend(${pid}::int)`.all(other)
        await expect.poll(() => sql`select from pg_stat_activity where pid = ${pid}::int`.all(other)).toEqual([])
        await new Promise(resolve => setImmediate(resolve))
        await sql`insert into halves values (2)`.run(tx)
      })
      await expect(call).rejects.toBeInstanceOf(ConnectionLost)
      expect(await sql`select n from halves`.all(db)).toEqual([])
    })

    test('a batch whose connection breaks runs nothing on another', async () => {
      const sockets: Socket[] = []
      const socket = ({ host, port }: { host: string[]; port: number[] }) => {
        const made = createConnection(port[0] as number, host[0])
        sockets.push(made)
        return once(made, 'connect').then(() => made)
      }
      await using db = connect(postgresJs({ url: url(), max: 1, options: { socket } }))
      await using other = connect(postgresJs({ url: url(), max: 1 }))
      await sql`create table torn (n integer)`.run(db)
      const insert = (n: number) => sql`insert into torn values (${n})`
      // What was never prepared is sent alone, and the rest waits for it.
      const call = db.batch([insert(1), sql`select pg_sleep(${1})`, insert(2)])
      const torn = expect(call).rejects.toBeInstanceOf(ConnectionLost)
      const sleeping = sql`select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`
      await expect.poll(() => sleeping.all(other)).toHaveLength(1)
      sockets[0]?.destroy()
      await torn
      expect(await sql`select n from torn`.all(db)).toEqual([])
      expect(sockets).toHaveLength(2)
    })

    test('a batch that fails at its start or end leaves the connection as it was', async () => {
      await using db = connect(postgresJs({ url: url(), max: 1 }))
      const pid = () => sql`select pg_backend_pid() as pid`.all(db)
      const before = await pid()
      await sql`create table late (n integer unique deferrable initially deferred)`.run(db)
      const insert = sql`insert into late values (${1})`
      const nothing: unknown = await db.batch([insert, sql``]).catch((error: unknown) => error)
      expect(nothing).toBeInstanceOf(QueryError)
      await expect(db.batch([insert, insert])).rejects.toBeInstanceOf(UniqueViolation)
      expect(await sql`select n from late`.all(db)).toEqual([])
      expect(await pid()).toEqual(before)
    })

    test('killed connections under load: every caller gets its answer or a typed error, and batches are whole', async () => {
      const { Pair } = defineSchema({ Pair: table('pairs', { id: integer().primaryKey(), name: text() }) })
      await using db = connect(postgresJs({ url: url(), max: 4 }))
      await using killer = connect(postgresJs({ url: url(), max: 1 }))
      await createTables(db, { Pair })
      const long = 'x'.repeat(20_000)
      let over = false
      const outcomes = { done: 0, lost: 0 }
      const worker = async (): Promise<void> => {
        for (let round = 0; !over; round++) {
          const insert = () => insertInto(Pair).values({ name: round % 3 ? 'short' : long })
          // Texts that differ are prepared anew, so that some of a batch wait for their turn.
          const odd = sql`insert into pairs (name) select ${sql.unsafe(`'${round}'`)} where false`
          const call = round % 2 ? db.batch([insert(), odd, insert()]) : from(Pair).limit(1).all(db)
          await call.then(
            () => outcomes.done++,
            (error: unknown) => {
              // Also what connections meet that are killed before they are ready.
              expect([ConnectionLost, OutcomeUnknown, StorageUnavailable]).toContain((error as Error).constructor)
              outcomes.lost++
            },
          )
        }
      }
      const workers = Array.from({ length: 12 }, worker)
      for (let round = 0; round < 25; round++) {
        await new Promise(resolve => setTimeout(resolve, 20))
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`.all(killer)
      }
      over = true
      await Promise.all(workers)
      expect(outcomes.lost).toBeGreaterThan(0)
      expect(outcomes.done).toBeGreaterThan(0)
      expect((await from(Pair).count(db)) % 2).toBe(0)
      expect(await Promise.all(Array.from({ length: 8 }, () => one().all(db)))).toHaveLength(8)
    })

    test('a pool without a free connection is PoolTimeout', async () => {
      await using db = connect(postgresJs({ url: url(), max: 1, connectionTimeout: 100 }))
      await db.transaction(async tx => {
        await one().all(tx)
        await expect(one().all(db)).rejects.toBeInstanceOf(PoolTimeout)
      })
      expect(await one().all(db)).toEqual([{ one: 1 }])
    })

    test('opens no more connections than it may', async () => {
      await using db = connect(postgresJs({ url: url(), max: 3, options: { connection: { application_name: 'few' } } }))
      await Promise.all(Array.from({ length: 20 }, () => sql`select pg_sleep(0.01)`.all(db)))
      const open = sql`select count(*)::int as n from pg_stat_activity where application_name = 'few'`
      expect(await open.all(db)).toEqual([{ n: 3 }])
    })

    test('connections end when they are old, or nobody needs them', async () => {
      const pid = () => sql<{ pid: number }>`select pg_backend_pid() as pid`
      await using old = connect(postgresJs({ url: url(), max: 1, options: { max_lifetime: 0.001 } }))
      await old.open()
      expect(await pid().all(old)).not.toEqual(await pid().all(old))
      const options = { idle_timeout: 0.05, connection: { application_name: 'idle' } }
      await using idle = connect(postgresJs({ url: url(), options }))
      await using other = connect(postgresJs({ url: url() }))
      await one().all(idle)
      const open = sql`select from pg_stat_activity where application_name = 'idle'`
      await expect.poll(() => open.all(other)).toEqual([])
      await idle.transaction(async tx => {
        await new Promise(resolve => setTimeout(resolve, 120))
        expect(await one().all(tx)).toEqual([{ one: 1 }])
      })
    })

    test('statements that are kept are made again when another connection changed their table', async () => {
      await using db = connect(postgresJs({ url: url(), max: 1 }))
      await using other = connect(postgresJs({ url: url(), max: 1 }))
      await sql`create table changing (a integer)`.run(db)
      await sql`insert into changing values (1)`.run(db)
      const read = () => sql`select * from changing`
      expect(await read().all(db)).toEqual([{ a: 1 }])
      await sql`alter table changing add column b text`.run(other)
      expect(await read().all(db)).toEqual([{ a: 1, b: null }])
      const write = () => sql`insert into changing (a) values (${2})`
      await sql`insert into changing (a) values (${2})`.run(db)
      await sql`alter table changing alter column a type bigint`.run(other)
      // The batch is one with what fails in it, and nothing of it is sent again behind it.
      await expect(db.batch([write(), read()])).rejects.toThrow()
      expect(await sql`select a from changing`.all(db)).toHaveLength(2)
    })

    test('a statement that was forgotten in a transaction is prepared anew', async () => {
      await using db = connect(postgresJs({ url: url(), max: 1 }))
      await db.transaction(async tx => {
        await sql`create table growing (a integer)`.run(tx)
        expect(await sql`select * from growing`.all(tx)).toEqual([])
        await sql`alter table growing add column b text`.run(tx)
        await sql`insert into growing values (1)`.run(tx)
        expect(await sql`select * from growing`.all(tx)).toEqual([{ a: 1, b: null }])
      })
    })

    test('a connection that has prepared too much is replaced by another', async () => {
      await using db = connect(postgresJs({ url: url(), max: 1 }))
      const prepared = sql`select count(*)::int as n from pg_prepared_statements`
      for (let n = 0; n < 2000; n++) await sql`select ${sql.unsafe(String(n))}`.all(db)
      expect(await prepared.all(db)).toEqual([{ n: 2001 }])
      expect(await prepared.all(db)).toEqual([{ n: 1 }])
    })

    test('the COMMIT of a transaction that failed is no success', async () => {
      const driver = await postgresJs({ url: url(), max: 1 }).open()
      const connection = await driver.acquire()
      const failing = connection.prepare('select 1 / 0', true)
      await connection.exec(['BEGIN'])
      await expect(failing.all([])).rejects.toThrow()
      await expect(connection.exec(['COMMIT'])).rejects.toBeInstanceOf(TransactionAborted)
      await connection.exec(['BEGIN', 'SAVEPOINT a'])
      await expect(failing.all([])).rejects.toThrow()
      await connection.exec(['ROLLBACK TO SAVEPOINT a', 'RELEASE SAVEPOINT a', 'COMMIT'])
      driver.release(connection, false)
      await driver.close()
    })

    test('a transaction that was begun by hand and left open does not come back to the pool', async () => {
      await using db = connect(postgresJs({ url: url(), max: 1 }))
      const pid = () => sql`select pg_backend_pid() as pid`.all(db)
      const first = await pid()
      expect(await pid()).toEqual(first)
      await sql`begin`.run(db)
      expect(await pid()).not.toEqual(first)
    })

    test('an instance with parsers, serializers and transforms of its own changes no value of ours', async () => {
      const wrong = () => {
        throw new Error('not for us')
      }
      const oids = [
        16, 17, 20, 21, 23, 25, 114, 700, 701, 1007, 1009, 1043, 1082, 1083, 1114, 1184, 1186, 1700, 2950, 3802,
      ]
      const types = Object.fromEntries(
        oids.map(oid => [`t${oid}`, { to: oid, from: [oid], parse: wrong, serialize: wrong }]),
      )
      const transform = { undefined: null, column: postgres.toCamel, value: wrong, row: wrong }
      const instance = postgres(url(), { types, transform, fetch_types: false, ...silent })
      const db = connect(postgresJs(instance))
      await createTables(db, kindModels)
      const row = {
        id: 1,
        text: 'a\\"{}',
        bigint: -(2n ** 63n),
        real: 0.1,
        decimal: '12345678.900',
        boolean: false,
        timestamp: new Date('2024-02-29T10:00:00.125Z'),
        plainDate: '0001-01-01',
        json: { x: 1.5, y: -2 },
        blob: new Uint8Array([0, 255]),
        array: ['a', 'NULL', '{', ''],
      }
      await insertInto(Kind)
        .values(row as never)
        .run(db)
      expect(await from(Kind).one(db)).toMatchObject(row)
      expect(await sql`select 1 as "as_is", true as yes, 'NaN'::numeric as nan`.all(db)).toEqual([
        { as_is: 1, yes: true, nan: 'NaN' },
      ])
      await db.close()
      await instance.end()
    })

    test('an instance that was given stays open, and its other options count', async () => {
      const instance = postgres(url(), { prepare: false, max: 2, connection: { application_name: 'given' } })
      const db = connect(postgresJs(instance))
      expect(await sql`select current_setting('application_name') as name, ${'a'} as a`.all(db)).toEqual([
        { name: 'given', a: 'a' },
      ])
      expect(await sql`select from pg_prepared_statements`.all(db)).toEqual([])
      await db.close()
      expect([...(await instance`select 2 as two`)]).toEqual([{ two: 2 }])
      await instance.end()
    })

    test('takes the next of several servers', async () => {
      const several = new URL(url())
      const address = several.href.replace(several.host, `127.0.0.1:1,${several.host}`)
      await using db = connect(postgresJs({ url: address, max: 1 }))
      expect(await one().all(db)).toEqual([{ one: 1 }])
    })

    test('the connections of an instance are used as its settings say', async () => {
      const instance = postgres(url(), { max: 1 })
      const db = connect(postgresJs(instance, { statementTimeout: 50, maxAge: 40 }))
      const pid = () => sql`select pg_backend_pid() as pid`.all(db)
      const first = await pid()
      await expect(sql`select pg_sleep(9)`.all(db)).rejects.toBeInstanceOf(TimeoutError)
      expect(await pid()).not.toEqual(first)
      await db.close()
      await instance.end()
    })

    test('look-ups of one tick are one statement', async () => {
      const { Hero } = defineSchema({ Hero: table('heroes', { id: integer().primaryKey(), name: text() }) })
      let statements = 0
      await using db = connect(postgresJs({ url: url() }), { coalesceGets: true, onQuery: () => void statements++ })
      await createTables(db, { Hero })
      await insertInto(Hero)
        .values([{ name: 'a' }, { name: 'b' }])
        .run(db)
      statements = 0
      const found = await Promise.all([2, 3, 1].map(id => db.get(Hero, id)))
      expect(found).toEqual([{ id: 2, name: 'b' }, undefined, { id: 1, name: 'a' }])
      expect(statements).toBe(1)
    })

    test('replicas may be of it', async () => {
      const pool = () => postgresJs({ url: url(), max: 1 })
      await using db = connect(replicas({ primary: pool(), readers: [pool()] }))
      await sql`create table copied (n integer)`.run(db)
      await sql`insert into copied values (1)`.run(db)
      expect(await sql`select n from copied`.all(db.with({ consistent: true }))).toEqual([{ n: 1 }])
      expect(db.stats()).toMatchObject({ open: 2, lent: 0 })
    })

    test('a server that is not there, or lets nobody in, is StorageUnavailable', async () => {
      const wrong = new URL(url())
      wrong.pathname = '/missing'
      for (const address of ['postgres://nobody@127.0.0.1:1/nothing', wrong.href]) {
        const db = connect(postgresJs({ url: address }))
        await expect(db.open()).rejects.toBeInstanceOf(StorageUnavailable)
        await expect(one().all(db)).rejects.toBeInstanceOf(StorageUnavailable)
      }
    })
  })
})
