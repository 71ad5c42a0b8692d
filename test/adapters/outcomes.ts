// Connections that break while something is written: what is not known is said, and what is known too.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Adapter,
  connect,
  ConnectionLost,
  type IsomodelError,
  OutcomeUnknown,
  sql,
  type TransactionDatabase,
} from 'isomodel'
import { type BreakingProxy, openBreakingProxy } from './breaking-proxy.ts'

export const insert = sql`insert into notes values (1)`
export const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as IsomodelError,
  )

/** What tests of one adapter need besides. */
export interface Broken {
  readonly proxy: () => BreakingProxy
  /** A database beside the proxy. */
  readonly direct: () => TransactionDatabase
  /** How many rows the server has. */
  readonly written: () => Promise<number>
}

/** @param also - tests of this adapter alone */
export function describeOutcomes(
  serverUrl: () => string,
  adapter: (options: { url: string; max: number }) => Adapter<'transaction'>,
  also: (broken: Broken) => void = () => {},
): void {
  let proxy: BreakingProxy
  let direct: TransactionDatabase
  let db: TransactionDatabase
  beforeAll(async () => {
    proxy = await openBreakingProxy(serverUrl())
    direct = connect(adapter({ url: serverUrl(), max: 2 }))
    db = connect(adapter({ url: proxy.url, max: 2 }))
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
    const { n } = await sql<{ n: number }>`select count(*)::integer as n from notes`.one(direct)
    return n
  }

  test.each<[string, (on: TransactionDatabase) => Promise<unknown>, sent: string, answered: string, rows: number]>([
    ['a transaction', on => on.transaction(tx => insert.run(tx)), 'COMMIT', 'COMMIT', 1],
    ['one that nests', on => on.transaction(tx => tx.transaction(inner => insert.run(inner))), 'COMMIT', 'COMMIT', 1],
    ['one that may be tried again', on => on.transaction(tx => insert.run(tx), { retry: 5 }), 'COMMIT', 'COMMIT', 1],
    ['one with a signal', on => on.transaction(tx => insert.run(tx), { timeout: 9000 }), 'COMMIT', 'COMMIT', 1],
    ['a batch', on => on.batch([insert, insert]), 'COMMIT', 'COMMIT', 2],
    ['a write', on => insert.run(on), 'insert into', 'INSERT 0 1', 1],
    ['a write with rows', on => sql`insert into notes values (1) returning id`.all(on), 'insert into', 'INSERT 0 1', 1],
    ['a write with a timeout', on => insert.run(on.with({ timeout: 9000 })), 'insert into', 'INSERT 0 1', 1],
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
    ['the begin of a transaction', on => on.transaction(tx => insert.run(tx)), 'BEGIN'],
    ['a write in a transaction', on => on.transaction(tx => insert.run(tx)), 'insert into'],
    ['a savepoint', on => on.transaction(tx => tx.transaction(inner => insert.run(inner))), 'RELEASE'],
    ['a batch in a transaction', on => on.transaction(tx => tx.batch([insert, insert])), 'RELEASE'],
    [
      'a statement after which the callback goes on',
      on => on.transaction(tx => insert.run(tx).catch(() => insert.run(tx).catch(() => {}))),
      'insert into',
    ],
  ])('%s that is lost is no secret: nothing lasts', async (name, call, sent) => {
    proxy.breakAt({ sent, answered: name.startsWith('the begin') ? 'BEGIN' : 'Z' })
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

  test('a session that the server ends for its idleness has written nothing', async () => {
    const call = db.transaction(async tx => {
      await sql`set local idle_in_transaction_session_timeout = 50`.run(tx)
      const { pid } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.one(tx)
      await insert.run(tx)
      await expect
        .poll(() => sql`select 1 from pg_stat_activity where pid = ${pid}`.all(direct), { timeout: 9000 })
        .toEqual([])
    })
    expect(await failure(call)).toBeInstanceOf(ConnectionLost)
    expect(await written()).toBe(0)
  })

  test('a write whose server process is ended is OutcomeUnknown', async () => {
    const slow = sql`insert into notes select 1 from pg_sleep(20)`
    const call = failure(slow.run(db))
    const running = sql<{ pid: number }>`
      select pid from pg_stat_activity where query like 'insert into notes select 1 from pg_sleep%'`
    await expect.poll(() => running.all(direct), { timeout: 9000 }).toHaveLength(1)
    for (const { pid } of await running.all(direct)) await sql`select pg_terminate_backend(${pid}::integer)`.all(direct)
    expect(await call).toBeInstanceOf(OutcomeUnknown)
    expect(await written()).toBe(0)
  })

  test('a call that ran out of time and lost its connection says what is not known', async () => {
    // What the server says to the cancel request is lost.
    proxy.breakAt({ sent: 'insert into', answered: '57014' })
    const slow = sql`insert into notes select 1 from pg_sleep(20)`
    expect(await failure(slow.run(db.with({ timeout: 50 })))).toBeInstanceOf(OutcomeUnknown)
    expect(await written()).toBe(0)
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
    const open = sql`select 1 from pg_stat_activity where datname = current_database() and state like 'idle in%'`
    await expect.poll(() => open.all(direct), { timeout: 9000 }).toEqual([])
  })

  also({ proxy: () => proxy, direct: () => direct, written })
}
