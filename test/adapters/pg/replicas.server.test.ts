// Two databases of one server, with different contents, stand for a primary and its reader: what a statement answers tells
// where it ran. A third and a proxy play readers that go away.
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  AbortedError,
  connect,
  type Database as Connected,
  type DatabaseEvent,
  defineSchema,
  from,
  insertInto,
  integer,
  PoolTimeout,
  replicas,
  sql,
  table,
  text,
  TimeoutError,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { pg } from 'isomodel/pg'
import { createDatabase, type Database, describeOn } from '../../services/database.ts'
import { openProxy } from '../proxy.ts'
import { until } from '../pool-server.ts'

const { Note } = defineSchema({ Note: table('notes', { id: integer().primaryKey(), place: text() }) }, {})
const add = insertInto(Note).values({ place: 'new' })
const nowhere = 'postgres://nobody@127.0.0.1:1/nothing'

describeOn('postgres', url => {
  let other: Database
  let db: Connected | undefined
  let events: DatabaseEvent[]

  async function fill(address: string, place: string, rows: number): Promise<void> {
    await using own = connect(pg({ url: address, max: 1 }))
    await sql`drop table if exists notes`.run(own)
    await createTables(own, { Note })
    await insertInto(Note)
      .values(Array.from({ length: rows }, () => ({ place })))
      .run(own)
  }
  beforeAll(async () => {
    other = await createDatabase('postgres', inject('servers').postgres ?? '')
    await fill(url(), 'primary', 600)
    await fill(other.url, 'reader', 700)
  })
  afterEach(async () => {
    await db?.close()
    db = undefined
  })
  afterAll(() => other[Symbol.asyncDispose]())

  function open(readers: string[], { max = 2, connectionTimeout = 1000 } = {}): Connected {
    events = []
    const of = (address: string) => pg({ url: address, max, connectionTimeout })
    db = connect(replicas({ primary: of(url()), readers: readers.map(of), pause: 200 }), {
      onEvent: event => void events.push(event),
    })
    return db
  }
  type On = Parameters<typeof add.run>[0]
  const place = async (on: On) => (await from(Note).first(on))?.place
  const skipped = () => events.flatMap(event => (event.type === 'reader-skipped' ? [event.reader] : []))

  describe('go to a reader:', () => {
    test('queries, counts, look-ups, streams, SQL that surely reads, batches of reads', async () => {
      const on = open([other.url])
      expect(await place(on)).toBe('reader')
      expect(await from(Note).count(on)).toBe(700)
      expect((await on.get(Note, 1))?.place).toBe('reader')
      expect(await sql`select place from notes limit ${1}`.all(on)).toEqual([{ place: 'reader' }])
      let rows = 0
      for await (const note of from(Note).stream(on)) rows += Number(note.place === 'reader')
      expect(rows).toBe(700)
      const [first, second] = await on.batch([from(Note).limit(1), from(Note).select({ place: Note.place }).limit(1)])
      expect([first[0]?.place, second[0]?.place]).toEqual(['reader', 'reader'])
      expect(on.stats()).toMatchObject({ lent: 0, waiting: 0 })
    })
  })

  describe('go to the primary:', () => {
    test.each<[string, (on: Connected) => Promise<unknown>]>([
      ['reads in a transaction', on => on.transaction(tx => place(tx))],
      [
        'SQL that locks',
        async on => (await sql<{ place: string }>`select place from notes limit 1 for update`.one(on)).place,
      ],
      [
        'a function that nobody knows',
        async on => (await sql<{ place: string }>`select place, pg_backend_pid() from notes limit 1`.one(on)).place,
      ],
      ['a batch with a write', async on => (await on.batch([from(Note).limit(1), add]))[0][0]?.place],
      [
        'a stream in a transaction',
        on =>
          on.transaction(async tx => {
            for await (const note of from(Note).stream(tx)) return note.place
            return undefined
          }),
      ],
    ])('%s', async (_, ask) => {
      const on = open([other.url])
      expect(await ask(on)).toBe('primary')
      expect(on.stats()?.lent).toBe(0)
      expect(await place(on)).toBe('reader')
    })

    test('writes, also those that answer rows, and definitions', async () => {
      const on = open([other.url])
      expect((await add.returning().one(on)).id).toBeGreaterThan(600)
      await sql`create table only_here (n integer)`.run(on)
      expect(await on.transaction(tx => sql`select n from only_here`.all(tx))).toEqual([])
      await sql`drop table only_here`.run(on)
    })
  })

  describe('a consistent handle', () => {
    test('reads from readers until it writes, and from then on what it wrote', async () => {
      const on = open([other.url])
      const own = on.with({ consistent: true })
      expect(await place(own)).toBe('reader')
      const { id } = await add.returning().one(own)
      expect((await own.get(Note, id))?.place).toBe('new')
      expect(await place(own)).toBe('primary')
      expect((await own.batch([from(Note).limit(1)]))[0][0]?.place).toBe('primary')
      // Handles of it belong to it; others do not.
      expect(await place(own.with({ tag: 'later', timeout: 5000 }))).toBe('primary')
      expect(await place(own.with({ consistent: false }))).toBe('reader')
      expect(await place(on)).toBe('reader')
      expect(await place(on.with({ consistent: true }))).toBe('reader')
    })

    test('counts what a handle of it wrote, and every transaction', async () => {
      const on = open([other.url])
      const [one, two] = [on.with({ consistent: true }), on.with({ consistent: true })]
      await add.run(one.with({ tag: 'inner' }))
      await two.transaction(tx => sql`select 1`.all(tx))
      expect([await place(one), await place(two)]).toEqual(['primary', 'primary'])
    })
  })

  describe('a reader', () => {
    test('takes its turn', async () => {
      const on = open([other.url, url()])
      const places = []
      for (let n = 0; n < 4; n++) places.push(await place(on))
      expect(places).toEqual(['reader', 'primary', 'reader', 'primary'])
      expect(new Set(events.map(({ reader }) => reader))).toEqual(new Set([undefined, 0, 1]))
    })

    test('that is down is left out for a while, and the primary answers if all are', async () => {
      const on = open([nowhere, other.url])
      for (let n = 0; n < 4; n++) expect(await place(on)).toBe('reader')
      expect(skipped()).toEqual([0])
      await new Promise(resolve => setTimeout(resolve, 210))
      for (let n = 0; n < 4; n++) expect(await place(on)).toBe('reader')
      expect(skipped()).toEqual([0, 0])
      await on.close()
      const alone = open([nowhere, nowhere])
      for (let n = 0; n < 3; n++) expect(await place(alone)).toBe('primary')
      expect(skipped()).toEqual([0, 1])
    })

    test('that breaks under a read costs the read nothing', async () => {
      const on = open([other.url, url()], { max: 1 })
      await using admin = connect(pg({ url: other.url, max: 2 }))
      // The reader waits for the lock until its session is killed.
      await admin.transaction(async tx => {
        await sql`lock table notes in access exclusive mode`.run(tx)
        const call = place(on)
        const kill = sql<{ n: number }>`
          select count(pg_terminate_backend(pid)) as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`
        await until(async () => (await kill.one(admin)).n > 0)
        expect(await call).toBe('primary')
      })
      expect(skipped()).toEqual([0])
    })

    test('that breaks under a batch of reads costs the batch nothing', async () => {
      await using proxy = await openProxy(other.url)
      const on = open([proxy.url], { max: 1 })
      expect(await place(on)).toBe('reader')
      proxy.cut()
      const [rows] = await on.batch([from(Note).limit(1)])
      expect(['reader', 'primary']).toContain(rows[0]?.place)
    })

    test('that is busy is PoolTimeout, and not left out', async () => {
      const on = open([other.url], { max: 1, connectionTimeout: 50 })
      const rows = from(Note).stream(on)
      await rows.next()
      await expect(place(on)).rejects.toBeInstanceOf(PoolTimeout)
      await rows.return?.()
      expect(await place(on)).toBe('reader')
      expect(skipped()).toEqual([])
    })
  })

  describe('a call that is over', () => {
    test('has ended its statement, on readers and on the primary, and lost no connection', async () => {
      const on = open([other.url], { max: 1 })
      const slow = sql`select count(*) from notes a, notes b, notes c, notes d`
      await expect(slow.all(on.with({ timeout: 60 }))).rejects.toBeInstanceOf(TimeoutError)
      const asleep = on.transaction(tx => sql`select pg_sleep(9)`.all(tx), { signal: AbortSignal.timeout(60) })
      await expect(asleep).rejects.toBeInstanceOf(AbortedError)
      expect([await place(on), await on.transaction(tx => place(tx))]).toEqual(['reader', 'primary'])
      await until(async () => on.stats()?.lent === 0)
      expect(on.stats()).toMatchObject({ waiting: 0, destroyed: 0 })
    })

    test.each<[string, (on: Connected) => Promise<unknown>]>([
      ['a read', on => place(on)],
      ['a write', on => add.run(on)],
      ['a batch', on => on.batch([add, add])],
      ['a transaction', on => on.transaction(tx => place(tx))],
    ])('does not wait for a connection any more: %s', async (_, ask) => {
      const on = open([url()], { max: 1 })
      const rows = from(Note).stream(on)
      await rows.next()
      await on.transaction(async tx => {
        await place(tx)
        const started = performance.now()
        await expect(ask(on.with({ timeout: 30 }) as Connected)).rejects.toBeInstanceOf(TimeoutError)
        expect(performance.now() - started).toBeLessThan(900)
      })
      await rows.return?.()
      await until(async () => on.stats()?.waiting === 0 && on.stats()?.lent === 0)
      expect(await place(on)).toBe('primary')
    })
  })

  test('closing ends streams and waits for transactions', async () => {
    const on = open([other.url])
    const rows = from(Note).stream(on)
    await rows.next()
    let done = false
    const work = on.transaction(async tx => {
      await place(tx)
      await new Promise(resolve => setTimeout(resolve, 50))
      done = true
    })
    await until(async () => (on.stats()?.lent ?? 0) === 2)
    await on.close()
    expect(done).toBe(true)
    await work
    expect(on.stats()).toMatchObject({ open: 0, lent: 0 })
  })
})
