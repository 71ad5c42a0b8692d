// What every adapter with a pool does on a real server.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  AbortedError,
  connect,
  ConnectionLost,
  type DatabaseEvent,
  defineSchema,
  from,
  insertInto,
  integer,
  PoolTimeout,
  sql,
  table,
  TimeoutError,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { openProxy } from './proxy.ts'
import { type PoolServer, type PoolSettings, until } from './pool-server.ts'

const { Streamed } = defineSchema({ Streamed: table('streamed', { id: integer().primaryKey() }) }, {})
const one = sql<{ one: number }>`select 1 as one`
const raw = (text: string) => sql<{ id: number }>`${sql.unsafe(text)}`

/** A promise and how it ends. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = (): void => {}
  const opened = new Promise<void>(resolve => (open = resolve))
  return { open, opened }
}

export function describePools(start: () => Promise<PoolServer>): void {
  let server: PoolServer
  beforeAll(async () => {
    server = await start()
    await using db = connect(server.adapter())
    await createTables(db, { Streamed })
  })
  afterAll(() => server.close())

  /** A database with a record of its events. */
  function heard(settings: PoolSettings = {}, url = server.url) {
    const events: DatabaseEvent[] = []
    const db = connect(server.adapter(settings, url), { onEvent: event => void events.push(event) })
    return { db, events, of: (type: DatabaseEvent['type']) => events.filter(event => event.type === type) }
  }
  const ownId = async (db: Parameters<typeof one.all>[0]) => (await raw(server.ownId).one(db)).id
  const idle = { open: 1, idle: 1, lent: 0, waiting: 0 }

  describe('waiting for a connection', () => {
    test('that does not come is PoolTimeout, which names how many are lent and wait', async () => {
      const { db, of } = heard({ max: 1, connectionTimeout: 50 })
      await db.transaction(async tx => {
        await one.all(tx)
        const error = await one.all(db).catch((reason: unknown) => reason)
        expect(error).toBeInstanceOf(PoolTimeout)
        expect((error as PoolTimeout).message).toBe('no connection of the pool became free in time (1 lent, 1 waiting)')
      })
      expect(of('pool-waited')).toMatchObject([{ lent: 1, waiting: 1, served: false }])
      expect(await one.all(db)).toEqual([{ one: 1 }])
      await db.close()
    })

    test('and being aborted: the late connection goes back', async () => {
      const { db } = heard({ max: 1 })
      const controller = new AbortController()
      await db.transaction(async tx => {
        await one.all(tx)
        const late = one.all(db.with({ signal: controller.signal }))
        const short = one.all(db.with({ timeout: 5 }))
        await expect(short).rejects.toBeInstanceOf(TimeoutError)
        expect(db.stats()).toMatchObject({ open: 1, idle: 0, lent: 1, waiting: 2 })
        controller.abort()
        await expect(late).rejects.toBeInstanceOf(AbortedError)
      })
      expect(await one.all(db)).toEqual([{ one: 1 }])
      expect(db.stats()).toMatchObject({ ...idle, created: 1, destroyed: 0 })
      await db.close()
    })

    test('and being aborted: that none comes at all is nobody’s error', async () => {
      const unhandled: unknown[] = []
      const hear = (reason: unknown): void => void unhandled.push(reason)
      process.on('unhandledRejection', hear)
      const { db } = heard({ max: 1, connectionTimeout: 60 })
      await db.transaction(async tx => {
        await one.all(tx)
        await expect(one.all(db.with({ timeout: 5 }))).rejects.toBeInstanceOf(TimeoutError)
        await until(async () => db.stats()?.waiting === 0)
      })
      await db.close()
      process.off('unhandledRejection', hear)
      expect(unhandled).toEqual([])
    })
  })

  describe('a connection', () => {
    test('that went dead in silence is found by its check, and the next is taken', async () => {
      await using proxy = await openProxy(server.url)
      const settings = { max: 2, preping: { idle: 0, timeout: 100 } }
      const { db, of } = heard(settings, proxy.url)
      await Promise.all([ownId(db), ownId(db)])
      proxy.freeze()
      expect(await one.all(db)).toEqual([{ one: 1 }])
      const deaths = of('connection-closed')
      expect(deaths.length).toBeGreaterThan(0)
      expect(deaths).toEqual(deaths.map(() => expect.objectContaining({ reason: 'dead' }) as unknown))
      await db.close()
    })

    test('that is used all the time is not checked', async () => {
      await using proxy = await openProxy(server.url)
      const { db } = heard({ max: 1, preping: { idle: 60_000 }, cancelTimeout: 20 }, proxy.url)
      await from(Streamed).first(db)
      proxy.freeze(true)
      await expect(from(Streamed).first(db.with({ timeout: 50 }))).rejects.toBeInstanceOf(TimeoutError)
      await db.close()
    })

    test('is replaced when it is too old', async () => {
      const { db, of } = heard({ max: 1, maxAge: 40 })
      const first = await ownId(db)
      await new Promise(resolve => setTimeout(resolve, 45))
      expect(await ownId(db)).not.toBe(first)
      await db.transaction(async tx => {
        await one.all(tx)
        await new Promise(resolve => setTimeout(resolve, 45))
      })
      await until(async () => of('connection-closed').length === 2)
      expect(of('connection-closed')).toMatchObject([{ reason: 'age' }, { reason: 'age' }])
      await db.close()
      expect(db.stats()).toMatchObject({ open: 0, created: 2, destroyed: 2 })
    })

    test('is given its statement timeout once, and outlives it', async () => {
      const { db } = heard({ max: 1, statementTimeout: 50 })
      const id = await ownId(db)
      await expect(raw(server.sleep(9)).all(db)).rejects.toBeInstanceOf(TimeoutError)
      expect(await ownId(db)).toBe(id)
      await db.close()
    })

    test('that breaks in a transaction is not used again', async () => {
      const { db, of } = heard({ max: 1 })
      const broken = db.transaction(async tx => {
        await server.kill(await ownId(tx))
        await one.all(tx)
      })
      await expect(broken).rejects.toBeInstanceOf(ConnectionLost)
      expect(await one.all(db)).toEqual([{ one: 1 }])
      expect(of('connection-closed')).toMatchObject([{ reason: 'lost', connection: 1 }])
      await db.close()
    })
  })

  describe('a call that is over', () => {
    const busy = async (text: string) => (await server.sessions()).filter(({ running }) => running?.includes(text))

    test('has ended its statement on the server', async () => {
      const { db, of } = heard({ max: 1 })
      const id = await ownId(db)
      const controller = new AbortController()
      const call = raw(server.sleep(9)).all(db.with({ signal: controller.signal }))
      await until(async () => (await busy(server.sleep(9))).length === 1)
      controller.abort()
      await expect(call).rejects.toBeInstanceOf(AbortedError)
      await until(async () => (await busy(server.sleep(9))).length === 0)
      expect(await ownId(db)).toBe(id)
      expect(of('cancel-sent')).toEqual([{ type: 'cancel-sent' }])
      await db.close()
    })

    test('has rolled back its transaction', async () => {
      const { db } = heard({ max: 1 })
      await raw('create table rolled_back (n integer)').run(db)
      const call = db.transaction(
        async tx => {
          await raw('insert into rolled_back values (1)').run(tx)
          await raw(server.sleep(9)).all(tx)
        },
        { timeout: 60 },
      )
      await expect(call).rejects.toBeInstanceOf(TimeoutError)
      expect(await raw('select n as id from rolled_back').all(db)).toEqual([])
      expect((await server.sessions()).filter(session => session.inTransaction)).toEqual([])
      await db.close()
    })

    test('waits for no lock any more', async () => {
      const { db } = heard({ max: 2 })
      await raw('create table locked (n integer primary key)').run(db)
      await raw('insert into locked values (1)').run(db)
      await db.transaction(async tx => {
        await raw('update locked set n = 2 where n = 1').run(tx)
        const wait = raw('update locked set n = 3 where n = 1').run(db.with({ timeout: 60 }))
        await expect(wait).rejects.toBeInstanceOf(TimeoutError)
        expect(await busy('set n = 3')).toEqual([])
      })
      expect(await raw('select n as id from locked').all(db)).toEqual([{ id: 2 }])
      await db.close()
    })

    test('costs its connection where the server does not hear', async () => {
      await using proxy = await openProxy(server.url)
      const { db, of } = heard({ max: 1, cancelTimeout: 50 }, proxy.url)
      const [{ open, opened }, controller] = [gate(), new AbortController()]
      const call = db.transaction(
        async tx => {
          await one.all(tx)
          open()
          await raw(server.sleep(9)).all(tx)
        },
        { signal: controller.signal },
      )
      await opened
      proxy.freeze()
      controller.abort()
      await expect(call).rejects.toBeInstanceOf(AbortedError)
      expect(await one.all(db)).toEqual([{ one: 1 }])
      expect(of('connection-closed')).toMatchObject([{ connection: 1, reason: 'lost' }])
      await db.close()
    })

    test('in a handle with a timeout ends its transaction too, however long that may take', async () => {
      const { db } = heard({ max: 1 })
      const call = db.with({ timeout: 50 }).transaction(tx => raw(server.sleep(9)).all(tx), { timeout: 60_000 })
      await expect(call).rejects.toBeInstanceOf(TimeoutError)
      await db.close()
    })
  })

  describe('closing', () => {
    test('waits for lent connections and for those who wait, and refuses others', async () => {
      const { db, of } = heard({ max: 1 })
      const { open, opened } = gate()
      const lent = db.transaction(async tx => {
        await opened
        return one.all(tx)
      })
      await until(async () => db.stats()?.lent === 1)
      const waiting = one.all(db)
      await until(async () => db.stats()?.waiting === 1)
      let over = false
      const closing = db.close().then(() => (over = true))
      await expect(one.all(db)).rejects.toThrow(new ConnectionLost('this database is closed'))
      expect(over).toBe(false)
      open()
      expect(await lent).toEqual([{ one: 1 }])
      expect(await waiting).toEqual([{ one: 1 }])
      await closing
      expect(of('connection-closed')).toMatchObject([{ reason: 'closed' }])
      expect(db.stats()).toMatchObject({ open: 0, lent: 0, waiting: 0 })
    })

    test('ends streams that nobody reads on', async () => {
      const { db } = heard({ max: 2 })
      await insertInto(Streamed)
        .values(Array.from({ length: 600 }, () => ({})))
        .run(db)
      const rows = from(Streamed).stream(db)
      expect((await rows.next()).done).toBe(false)
      expect(db.stats()?.lent).toBe(1)
      await db.close()
      let read = 1
      while (!(await rows.next()).done) read++
      expect(read).toBeLessThan(600)
    })

    test('that may not take so long leaves the database open', async () => {
      const { db } = heard({ max: 2 })
      const { open, opened } = gate()
      const lent = db.transaction(async tx => {
        await opened
        return one.all(tx)
      })
      await until(async () => db.stats()?.lent === 1)
      await expect(db.with({ timeout: 20 }).close()).rejects.toBeInstanceOf(TimeoutError)
      expect(await one.all(db)).toEqual([{ one: 1 }])
      await expect(db.with({ signal: AbortSignal.abort() }).close()).rejects.toBeInstanceOf(AbortedError)
      expect(await one.all(db)).toEqual([{ one: 1 }])
      open()
      expect(await lent).toEqual([{ one: 1 }])
      await db.close()
      await expect(one.all(db)).rejects.toBeInstanceOf(ConnectionLost)
    })
  })

  test('figures and events tell of the same', async () => {
    const { db, events, of } = heard({ max: 2 })
    expect(db.stats()).toBeUndefined()
    await Promise.all(Array.from({ length: 6 }, () => one.all(db)))
    expect(db.stats()).toMatchObject({ open: 2, idle: 2, lent: 0, waiting: 0, created: 2, destroyed: 0 })
    expect(db.stats()?.acquired).toBeGreaterThanOrEqual(6)
    expect(db.stats()?.waits).toBe(of('pool-waited').length)
    expect(of('pool-waited').length).toBeGreaterThanOrEqual(4)
    await db.close()
    expect(db.stats()).toMatchObject({ open: 0, idle: 0, created: 2, destroyed: 2 })
    expect(events.filter(({ type }) => type !== 'pool-waited').map(({ type }) => type)).toEqual([
      'connection-opened',
      'connection-opened',
      'connection-closed',
      'connection-closed',
    ])
  })

  test('what hears events cannot break the pool', async () => {
    const fail = (): never => {
      throw new Error('no')
    }
    const db = connect(server.adapter({ max: 1 }), { onEvent: fail })
    expect(await Promise.all([one.all(db), one.all(db)])).toEqual([[{ one: 1 }], [{ one: 1 }]])
    await db.close()
  })
}
