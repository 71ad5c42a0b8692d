// What only a server can show of mysql2: statements that are stopped, and connections that break.
import { createConnection, createPool } from 'mysql2'
import * as promised from 'mysql2/promise'
import { describe, expect, test } from 'vitest'
import {
  AbortedError,
  connect,
  ConnectionLost,
  from,
  insertInto,
  integer,
  PoolTimeout,
  sql,
  StorageUnavailable,
  table,
  text,
  defineSchema,
  TimeoutError,
  timestamp,
  plainDateTime,
  type TransactionDatabase,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { mysql2 } from 'isomodel/mysql2'
import { describeOn } from '../services/database.ts'

const { Tick, Many } = defineSchema({
  Tick: table('ticks', { id: integer().primaryKey(), n: integer() }),
  Many: table('many', { n: integer().primaryKey(), note: text() }),
})

/** A table of 100,000 rows and 50 megabytes: more than sockets keep. */
async function fill(db: TransactionDatabase): Promise<void> {
  await sql`drop table if exists many`.run(db)
  await sql`create table many (n integer, note text)`.run(db)
  await sql`insert into many with recursive c (n) as (select 1 union all select n + 1 from c where n < 1000)
    select a.n, repeat('x', 500) from c as a join c as b on b.n <= 100`.run(db)
}

/** Statements that other connections run on the server. */
async function running(url: string, text: string): Promise<number> {
  const admin = await promised.createConnection({ uri: url })
  const [rows] = await admin.query('select info from information_schema.processlist where info like ?', [`${text}%`])
  await admin.end()
  return (rows as unknown[]).length
}

/** A moment as a model has it. */
type Moment = string | Date | null
type Cells = { at: Moment; made: Moment }

const asleep = (db: TransactionDatabase, seconds: number) => sql`select sleep(${seconds}) as slept`.all(db)
const works = async (db: TransactionDatabase) => expect(await sql`select 1 as one`.all(db)).toEqual([{ one: 1 }])

describeOn('mysql', url => {
  describe('a call that is cancelled', () => {
    test.each([
      ['a pool of its own', () => ({ source: { url: url(), max: 1 }, end: () => {} })],
      [
        'a pool that was given',
        () => {
          const pool = promised.createPool({ uri: url(), connectionLimit: 1 })
          return { source: pool, end: () => pool.end() }
        },
      ],
      [
        'a connection that was given',
        () => {
          const connection = createConnection({ uri: url() })
          return { source: connection, end: () => connection.promise().end() }
        },
      ],
    ])('is stopped on the server, on %s', async (_, make) => {
      const { source, end } = make()
      const db = connect(mysql2(source))
      await db.open()
      const started = performance.now()
      await expect(asleep(db.with({ timeout: 50 }), 9)).rejects.toBeInstanceOf(TimeoutError)
      await works(db)
      await expect(db.transaction(tx => sql`select sleep(8)`.all(tx), { timeout: 50 })).rejects.toBeInstanceOf(
        TimeoutError,
      )
      await works(db)
      const abort = new AbortController()
      const call = asleep(db.with({ signal: abort.signal }), 7)
      setTimeout(() => abort.abort(), 50)
      await expect(call).rejects.toBeInstanceOf(AbortedError)
      await works(db)
      expect(await running(url(), 'select sleep')).toBe(0)
      expect(performance.now() - started).toBeLessThan(5000)
      await db.close()
      await end()
    })

    test('is stopped at whatever moment, and never the statement after it', async () => {
      await using db = connect(mysql2({ url: url(), max: 1 }))
      await createTables(db, { Tick })
      for (let time = 0; time < 60; time++) {
        const patience = (time % 12) / 2
        await asleep(db.with({ timeout: patience }), 0.003).catch((error: unknown) =>
          expect(error).toBeInstanceOf(TimeoutError),
        )
        await insertInto(Tick).values({ n: time }).run(db)
      }
      expect(await from(Tick).count(db)).toBe(60)
    })

    test('leaves nothing of its transaction, and no lock', async () => {
      await using db = connect(mysql2({ url: url(), max: 2 }))
      await sql`create table held (id integer primary key, n integer)`.run(db)
      await sql`insert into held values (1, 0)`.run(db)
      const call = db.transaction(
        async tx => {
          await sql`update held set n = 1`.run(tx)
          await sql`select sleep(9)`.all(tx)
        },
        { timeout: 60 },
      )
      await expect(call).rejects.toBeInstanceOf(TimeoutError)
      expect(await sql`update held set n = n + 5`.run(db.with({ timeout: 2000 }))).toBe(1)
      expect(await sql`select n from held`.all(db)).toEqual([{ n: 5 }])
    })
  })

  describe('a stream', () => {
    test('that is left early frees its connection, and its table', async () => {
      await using db = connect(mysql2({ url: url(), max: 1 }))
      await fill(db)
      for (let time = 0; time < 5; time++) {
        const rows = from(Many).stream(db)
        expect((await rows.next()).done).toBe(false)
        await rows.return?.()
        await works(db)
      }
      await sql`drop table many`.run(db.with({ timeout: 2000 }))
    })

    test('rests between its batches: what is not asked for does not come', async () => {
      await using db = connect(mysql2({ url: url(), max: 2 }))
      await fill(db)
      const rows = from(Many).stream(db)
      await rows.next()
      const before = process.memoryUsage().arrayBuffers
      await new Promise(resolve => setTimeout(resolve, 200))
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4_000_000)
      let count = 1
      for await (const _ of rows) count++
      expect(count).toBe(100_000)
    })
  })

  describe('a connection', () => {
    test('that breaks is ConnectionLost, and the pool goes on with another', async () => {
      await using db = connect(mysql2({ url: url(), max: 1 }))
      const [{ id }] = (await sql<{ id: number }>`select connection_id() as id`.all(db)) as [{ id: number }]
      const lost = expect(asleep(db, 9)).rejects.toBeInstanceOf(ConnectionLost)
      const admin = await promised.createConnection({ uri: url() })
      await new Promise(resolve => setTimeout(resolve, 50))
      await admin.query(`kill connection ${id}`)
      await admin.end()
      await lost
      await works(db)
    })

    test('that breaks between two calls is replaced', async () => {
      await using db = connect(mysql2({ url: url(), max: 1 }))
      const [{ id }] = (await sql<{ id: number }>`select connection_id() as id`.all(db)) as [{ id: number }]
      const admin = await promised.createConnection({ uri: url() })
      await admin.query(`kill connection ${id}`)
      await admin.end()
      await new Promise(resolve => setTimeout(resolve, 50))
      await works(db)
    })

    test('that breaks during a stream ends it with ConnectionLost', async () => {
      await using db = connect(mysql2({ url: url(), max: 2 }))
      await fill(db)
      const rows = from(Many).stream(db)
      await rows.next()
      const admin = await promised.createConnection({ uri: url() })
      const [found] = await admin.query(
        "select id from information_schema.processlist where info like 'SELECT%many%' and id <> connection_id()",
      )
      for (const { id } of found as { id: number }[]) await admin.query(`kill connection ${id}`)
      await admin.end()
      const rest = async () => {
        for await (const _ of rows);
      }
      await expect(rest()).rejects.toBeInstanceOf(ConnectionLost)
      await works(db)
    })

    test('with a transaction that its user left open does not go back to the pool', async () => {
      await using db = connect(mysql2({ url: url(), max: 1 }))
      await sql`create table left_open (n integer)`.run(db)
      await sql`start transaction`.run(db)
      await works(db)
      await sql`insert into left_open values (1)`.run(db)
      expect(await sql`select count(*) as n from left_open`.all(db)).toEqual([{ n: 1 }])
    })

    test('that was given is one, and stays open', async () => {
      const connection = await promised.createConnection({ uri: url() })
      const adapter = mysql2(connection)
      expect(adapter.connections).toBe('single')
      const db = connect(adapter)
      expect(await db.transaction(tx => sql`select 1 as one`.all(tx))).toEqual([{ one: 1 }])
      await db.close()
      expect((await connection.query('select 2 as two'))[0]).toEqual([{ two: 2 }])
      await connection.end()
    })

    test('that is not free in time is PoolTimeout, and goes back when it comes too late', async () => {
      await using db = connect(mysql2({ url: url(), max: 1, connectionTimeout: 50 }))
      await db.transaction(async tx => {
        await sql`select 1`.all(tx)
        await expect(sql`select 1`.all(db)).rejects.toBeInstanceOf(PoolTimeout)
      })
      await works(db)
    })

    test('of a pool that lets nobody wait is PoolTimeout too', async () => {
      const pool = createPool({ uri: url(), connectionLimit: 1, waitForConnections: false })
      const db = connect(mysql2(pool))
      await db.transaction(async () => {
        await expect(sql`select 1`.all(db)).rejects.toBeInstanceOf(PoolTimeout)
      })
      await db.close()
      await pool.promise().end()
    })
  })

  test('statements that nobody needs any more are freed on the server', async () => {
    await using db = connect(mysql2({ url: url(), max: 1 }), { statements: 10 })
    for (let at = 0; at < 60; at++) await sql`select 1 as ${sql.name(`n${at}`)}`.all(db)
    const [row] = await sql<{ Value: string }>`show global status like 'Prepared_stmt_count'`.all(db)
    expect(Number(row?.Value)).toBeLessThan(40)
  })

  test('a server that is not there, or lets nobody in, is StorageUnavailable', async () => {
    const wrong = new URL(url())
    wrong.password = 'wrong'
    const missing = new URL(url())
    missing.pathname = '/nothing_of_that_name'
    for (const address of ['mysql://nobody@127.0.0.1:1/nothing', wrong.href, missing.href]) {
      await expect(connect(mysql2({ url: address })).open()).rejects.toBeInstanceOf(StorageUnavailable)
    }
  })

  test('a database says which of the two servers it is once it is open', async () => {
    await using db = connect(mysql2({ url: url() }))
    expect(mysql2({ url: url() }).dialect.name).toBe('mysql')
    const [{ version }] = (await sql<{ version: string }>`select version() as version`.all(db)) as [{ version: string }]
    const name = (db['~dialect'] as { name: string }).name
    expect(name).toBe(/mariadb/i.test(version) ? 'mariadb' : 'mysql')
  })

  test.each(['at once', 'as a stream'])('columns of moments are what their models say, read %s', async way => {
    await using db = connect(mysql2({ url: url(), max: 1 }))
    await sql`drop table if exists stamps`.run(db)
    await sql`create table stamps (id integer primary key, at datetime(6), made timestamp(3) null)`.run(db)
    await sql`insert into stamps values
      (1, '2024-02-29 12:00:01.250999', '2024-02-29 12:00:01.250'), (2, '0042-01-02', null)`.run(db)
    for (const [column, expected] of [
      [
        timestamp(),
        [
          [new Date('2024-02-29T12:00:01.251Z'), new Date('2024-02-29T12:00:01.250Z')],
          [new Date('0042-01-02T00:00:00Z'), null],
        ],
      ],
      [
        plainDateTime(),
        [
          ['2024-02-29T12:00:01.250', '2024-02-29T12:00:01.250'],
          ['0042-01-02T00:00:00', null],
        ],
      ],
      [
        text(),
        [
          ['2024-02-29 12:00:01.250999', '2024-02-29 12:00:01.250'],
          ['0042-01-02 00:00:00', null],
        ],
      ],
    ] as const) {
      const { Stamp } = defineSchema({
        Stamp: table('stamps', { id: integer().primaryKey(), at: column, made: column.nullable() }),
      })
      // The same text of SQL for each of them.
      const query = from(Stamp).orderBy(Stamp.id.asc())
      const rows: Cells[] = []
      if (way === 'at once') rows.push(...(await query.all(db)))
      else for await (const row of query.stream(db)) rows.push(row)
      expect(rows.map(({ at, made }) => [at, made])).toEqual(expected)
    }
  })
})
