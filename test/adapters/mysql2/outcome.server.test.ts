// Connections that break while something is written: what is not known is said, and what is known too.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createConnection } from 'mysql2/promise'
import { connect, ConnectionLost, type IsomodelError, OutcomeUnknown, sql, type TransactionDatabase } from 'isomodel'
import { mysql2 } from 'isomodel/mysql2'
import { describeOn } from '../../services/database.ts'
import { type BreakingProxy, openBreakingProxy } from '../breaking-proxy.ts'

const insert = sql`insert into notes values (1)`
/** A statement that was prepared is run: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html */
const EXECUTE = '\x00\x00\x00\x17'
const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as IsomodelError,
  )

describeOn('mysql', serverUrl => {
  let proxy: BreakingProxy
  let direct: TransactionDatabase
  let db: TransactionDatabase
  beforeAll(async () => {
    proxy = await openBreakingProxy(serverUrl())
    direct = connect(mysql2({ url: serverUrl(), max: 2 }))
    db = connect(mysql2({ url: proxy.url, max: 2 }))
    await sql`create table notes (id integer)`.run(direct)
  })
  beforeEach(() => sql`delete from notes`.run(direct))
  afterAll(async () => {
    await db.close()
    await direct.close()
    await proxy[Symbol.asyncDispose]()
  })

  /** How many rows the server has, and whether the pool works again. */
  async function written(): Promise<number> {
    expect(await sql`select 1 as one`.all(db)).toEqual([{ one: 1 }])
    expect(await db.transaction(tx => sql`select 1 as one`.all(tx))).toEqual([{ one: 1 }])
    const { n } = await sql<{ n: number }>`select count(*) as n from notes`.one(direct)
    return n
  }

  test.each<[string, (on: TransactionDatabase) => Promise<unknown>, sent: string, answered: string, rows: number]>([
    ['a transaction', on => on.transaction(tx => insert.run(tx)), 'COMMIT', '', 1],
    ['one that nests', on => on.transaction(tx => tx.transaction(inner => insert.run(inner))), 'COMMIT', '', 1],
    ['one that may be tried again', on => on.transaction(tx => insert.run(tx), { retry: 5 }), 'COMMIT', '', 1],
    ['one with a signal', on => on.transaction(tx => insert.run(tx), { timeout: 9000 }), 'COMMIT', '', 1],
    ['a batch', on => on.batch([insert, insert]), 'COMMIT', '', 2],
    ['a write', on => insert.run(on), EXECUTE, '', 1],
    ['a write with rows', on => sql`insert into notes values (1) returning id`.all(on), EXECUTE, '', 1],
    ['a write with a timeout', on => insert.run(on.with({ timeout: 9000 })), EXECUTE, '', 1],
  ])('%s whose last answer is lost is OutcomeUnknown, written or not', async (_, write, sent, answered, rows) => {
    for (const [at, expected] of [
      [{ sent, answered }, rows],
      [{ sent }, 0],
    ] as const) {
      await sql`delete from notes`.run(direct)
      proxy.breakAt(at)
      const error = await failure(write(db))
      expect(error).toBeInstanceOf(OutcomeUnknown)
      expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false, connectionLost: true })
      expect(error?.cause).toBeInstanceOf(Error)
      expect(await written()).toBe(expected)
    }
  })

  test.each<[string, (on: TransactionDatabase) => Promise<unknown>, sent: string]>([
    ['a read', on => sql`select id from notes`.all(on), 'select id'],
    ['the begin of a transaction', on => on.transaction(tx => insert.run(tx)), 'START TRANSACTION'],
    ['a write in a transaction', on => on.transaction(tx => insert.run(tx)), 'insert into'],
    ['a savepoint', on => on.transaction(tx => tx.transaction(inner => insert.run(inner))), 'RELEASE'],
    ['a batch in a transaction', on => on.transaction(tx => tx.batch([insert, insert])), 'RELEASE'],
    [
      'a statement after which the callback goes on',
      on => on.transaction(tx => insert.run(tx).catch(() => insert.run(tx).catch(() => {}))),
      'insert into',
    ],
  ])('%s that is lost is no secret: nothing lasts', async (name, call, sent) => {
    proxy.breakAt({ sent, answered: '' })
    const error = await failure(call(db))
    if (name.includes('goes on')) expect(error?.cause).toBeInstanceOf(ConnectionLost)
    else expect(error).toBeInstanceOf(ConnectionLost)
    expect(await written()).toBe(0)
  })

  test('a transaction whose connection broke is not tried again by itself', async () => {
    let runs = 0
    proxy.breakAt({ sent: 'insert into' })
    const call = db.transaction(
      tx => {
        runs++
        return insert.run(tx)
      },
      { retry: 5 },
    )
    await expect(call).rejects.toBeInstanceOf(ConnectionLost)
    expect(runs).toBe(1)
  })

  test('what is never sent, on a connection that is known to be gone, is ConnectionLost', async () => {
    const client = await createConnection({ uri: serverUrl() })
    client.on('error', () => {})
    const single = connect(mysql2(client))
    const { id } = await sql<{ id: number }>`select connection_id() as id`.one(single)
    const ended = new Promise(resolve => client.once('end', resolve))
    await sql`kill ${sql.unsafe(String(id))}`.run(direct)
    await ended
    for (const call of [insert.run(single), single.transaction(tx => insert.run(tx)), single.batch([insert])]) {
      expect(await failure(call)).toBeInstanceOf(ConnectionLost)
    }
    await single.close()
  })

  const processes = (text: string) =>
    sql<{ id: number }>`select id from information_schema.processlist where info like ${`${text}%`}`
  test('a write whose session is ended is OutcomeUnknown', async () => {
    const slow = sql`insert into notes select sleep(20)`
    const call = failure(slow.run(db))
    await expect.poll(() => processes('insert into notes select sleep').all(direct), { timeout: 9000 }).toHaveLength(1)
    for (const { id } of await processes('insert into notes select sleep').all(direct))
      await sql`kill ${sql.unsafe(String(id))}`.run(direct)
    expect(await call).toBeInstanceOf(OutcomeUnknown)
    expect(await written()).toBe(0)
  })

  test('a change of tables that is lost is OutcomeUnknown, also in a transaction, which it ends', async () => {
    await sql`create table changed (id integer)`.run(direct)
    const call = db.transaction(async tx => {
      await insert.run(tx)
      proxy.breakAt({ sent: EXECUTE, answered: '' })
      await sql`alter table changed add column n integer`.run(tx)
    })
    expect(await failure(call)).toBeInstanceOf(OutcomeUnknown)
    expect(await written()).toBe(1)
  })

  test('a rollback that fails ends its connection, and the error that led to it comes out', async () => {
    const stop = new Error('stop')
    proxy.breakAt({ sent: 'ROLLBACK' })
    const call = db.transaction(async tx => {
      await insert.run(tx)
      throw stop
    })
    expect(await failure(call)).toBe(stop)
    expect(await written()).toBe(0)
  })
})
