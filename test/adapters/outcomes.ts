// Connections that break while something is written: what is not known is said, and what is known too.
import type { EventEmitter } from 'node:events'
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
import { type AnsweredBreak, type BreakingProxy, openBreakingProxy } from './breaking-proxy.ts'
import type { PoolServer } from './pool-server.ts'

export const insert = sql`insert into notes values (1)`
export const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as IsomodelError,
  )

/** What is sent, and what the server answers; an empty answer is any. */
export interface Words {
  readonly begin: AnsweredBreak
  readonly commit: AnsweredBreak
  /** A write that stands alone. */
  readonly write: AnsweredBreak
  /** The answer to what is sent in a transaction. */
  readonly done: string
}

export interface Broken {
  readonly server: PoolServer
  readonly proxy: BreakingProxy
  /** The database behind the proxy. */
  readonly db: TransactionDatabase
  /** The same beside the proxy. */
  readonly direct: TransactionDatabase
}

async function openBroken(server: PoolServer): Promise<Broken> {
  const proxy = await openBreakingProxy(server.url)
  const open = (url: string) => connect(server.adapter({ max: 2 }, url))
  return { server, proxy, db: open(proxy.url), direct: open(server.url) }
}

/** How many rows the server has, and whether the pool works again. */
export async function written({ db, direct }: Broken): Promise<number> {
  expect(await sql`select 1 as one`.all(db)).toEqual([{ one: 1 }])
  expect(await db.transaction(tx => sql`select 1 as one`.all(tx))).toEqual([{ one: 1 }])
  const { n } = await sql<{ n: number }>`select count(*) as n from notes`.one(direct)
  return n
}

type Call = (on: TransactionDatabase) => Promise<unknown>

/** @param also - tests of this adapter alone */
export function describeOutcomes(
  start: () => Promise<PoolServer>,
  { begin, commit, write, done }: Words,
  also: (broken: () => Broken) => void = () => {},
): void {
  let broken: Broken
  beforeAll(async () => {
    broken = await openBroken(await start())
    await sql`create table notes (id integer)`.run(broken.direct)
  })
  beforeEach(() => sql`delete from notes`.run(broken.direct))
  afterAll(async () => {
    await broken.db.close()
    await broken.direct.close()
    await broken.proxy[Symbol.asyncDispose]()
    await broken.server.close()
  })

  test.each<[string, Call, AnsweredBreak, rows: number]>([
    ['a transaction', on => on.transaction(tx => insert.run(tx)), commit, 1],
    ['one that nests', on => on.transaction(tx => tx.transaction(inner => insert.run(inner))), commit, 1],
    ['one that may be tried again', on => on.transaction(tx => insert.run(tx), { retry: 5 }), commit, 1],
    ['one with a signal', on => on.transaction(tx => insert.run(tx), { timeout: 9000 }), commit, 1],
    ['a batch', on => on.batch([insert, insert]), commit, 2],
    ['a write', on => insert.run(on), write, 1],
    ['a write with rows', on => sql`insert into notes values (1) returning id`.all(on), write, 1],
    ['a write with a timeout', on => insert.run(on.with({ timeout: 9000 })), write, 1],
  ])('%s whose last answer is lost is OutcomeUnknown, written or not', async (_, call, { sent, answered }, rows) => {
    const { db, direct, proxy } = broken
    for (const [at, expected] of [
      [{ sent, answered }, rows],
      [{ sent }, 0],
    ] as const) {
      await sql`delete from notes`.run(direct)
      proxy.breakAt(at)
      const error = await failure(call(db))
      expect(error).toBeInstanceOf(OutcomeUnknown)
      expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false, connectionLost: true })
      expect(error?.cause).toBeInstanceOf(Error)
      expect(await written(broken)).toBe(expected)
    }
  })

  const sending = (sent: string): AnsweredBreak => ({ sent, answered: done })
  test.each<[string, Call, AnsweredBreak]>([
    ['a read', on => sql`select id from notes`.all(on), sending('select id')],
    ['the begin of a transaction', on => on.transaction(tx => insert.run(tx)), begin],
    ['a write in a transaction', on => on.transaction(tx => insert.run(tx)), sending('insert into')],
    ['a savepoint', on => on.transaction(tx => tx.transaction(inner => insert.run(inner))), sending('RELEASE')],
    ['a batch in a transaction', on => on.transaction(tx => tx.batch([insert, insert])), sending('RELEASE')],
    [
      'a statement after which the callback goes on',
      on => on.transaction(tx => insert.run(tx).catch(() => insert.run(tx).catch(() => {}))),
      sending('insert into'),
    ],
  ])('%s that is lost is no secret: nothing lasts', async (name, call, at) => {
    broken.proxy.breakAt(at)
    const error = await failure(call(broken.db))
    if (name.includes('goes on')) expect(error?.cause).toBeInstanceOf(ConnectionLost)
    else expect(error).toBeInstanceOf(ConnectionLost)
    expect(await written(broken)).toBe(0)
  })

  test('a transaction whose connection broke is not tried again by itself', async () => {
    let runs = 0
    broken.proxy.breakAt({ sent: 'insert into' })
    const call = broken.db.transaction(
      tx => {
        runs++
        return insert.run(tx)
      },
      { retry: 5 },
    )
    await expect(call).rejects.toBeInstanceOf(ConnectionLost)
    expect(runs).toBe(1)
  })

  test('a write whose session is ended is OutcomeUnknown', async () => {
    const { db, server } = broken
    const slow = `insert into notes select 1 from (${server.sleep(20)}) as asleep`
    const call = failure(sql`${sql.unsafe(slow)}`.run(db))
    const sessions = async () => (await server.sessions()).filter(({ running }) => running === slow)
    await expect.poll(sessions, { timeout: 9000 }).toHaveLength(1)
    for (const { id } of await sessions()) await server.kill(id)
    expect(await call).toBeInstanceOf(OutcomeUnknown)
    expect(await written(broken)).toBe(0)
  })

  test('a rollback that fails ends its connection, and the error that led to it comes out', async () => {
    const { db, proxy, server } = broken
    const stop = new Error('stop')
    proxy.breakAt({ sent: 'ROLLBACK' })
    const call = db.transaction(async tx => {
      await insert.run(tx)
      throw stop
    })
    expect(await failure(call)).toBe(stop)
    expect(await written(broken)).toBe(0)
    const open = async () => (await server.sessions()).filter(({ inTransaction }) => inTransaction)
    await expect.poll(open, { timeout: 9000 }).toEqual([])
  })

  also(() => broken)
}

/** @param open - a client of the driver, and an adapter that was given it */
export function describeGone(
  broken: () => Broken,
  open: (url: string) => Promise<{ client: EventEmitter; adapter: Adapter<'transaction'> }>,
): void {
  test('what is never sent, on a connection that is known to be gone, is ConnectionLost', async () => {
    const { server } = broken()
    const { client, adapter } = await open(server.url)
    client.on('error', () => {})
    const single = connect(adapter)
    const ended = new Promise(resolve => client.once('end', resolve))
    const { id } = await sql<{ id: number }>`${sql.unsafe(server.ownId)}`.one(single)
    await server.kill(id)
    await ended
    for (const call of [insert.run(single), single.transaction(tx => insert.run(tx)), single.batch([insert])]) {
      expect(await failure(call)).toBeInstanceOf(ConnectionLost)
    }
    await single.close()
  })
}
