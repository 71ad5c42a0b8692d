// Transactions on a real Postgres: what their modes mean there, and in which state they leave their connection.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  AbortedError,
  alias,
  connect,
  defineSchema,
  from,
  insertInto,
  integer,
  LockTimeout,
  sql,
  table,
  TimeoutError,
  TransactionAborted,
  type TransactionDatabase,
  type TransactionOptions,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { pg } from 'isomodel/pg'
import { describeOn } from '../../services/database.ts'

const schema = defineSchema({
  Note: table('notes', { id: integer().primaryKey() }),
  Tag: table('tags', { id: integer().primaryKey(), noteId: integer().references('Note.id') }),
})
const { Note, Tag } = schema
const noteOf = Note.id.eq(Tag.noteId)
const insert = insertInto(Note).values({ id: 9 })
const setting = (name: string) => sql<{ value: string }>`select current_setting(${name}) as value`

describeOn('postgres', serverUrl => {
  let db: TransactionDatabase
  let one: TransactionDatabase
  beforeAll(async () => {
    db = connect(pg({ url: serverUrl(), max: 4 }))
    one = connect(pg({ url: serverUrl(), max: 1 }))
    await createTables(db, schema)
    await insertInto(Note)
      .values([{ id: 1 }, { id: 2 }])
      .run(db)
    await insertInto(Tag)
      .values([
        { id: 1, noteId: 1 },
        { id: 2, noteId: 2 },
      ])
      .run(db)
  })
  beforeEach(() => sql`delete from notes where id > 2`.run(db))
  afterAll(async () => {
    await one.close()
    await db.close()
  })
  const pid = async (on: Parameters<ReturnType<typeof setting>['one']>[0]): Promise<number> =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.one(on)).pid

  test.each<[TransactionOptions, level: string, readOnly: string, deferrable: string]>([
    [{}, 'read committed', 'off', 'off'],
    [{ isolation: 'read uncommitted' }, 'read uncommitted', 'off', 'off'],
    [{ isolation: 'read committed', readOnly: true }, 'read committed', 'on', 'off'],
    [{ isolation: 'repeatable read', readOnly: false }, 'repeatable read', 'off', 'off'],
    [{ isolation: 'serializable' }, 'serializable', 'off', 'off'],
    [{ isolation: 'serializable', readOnly: true, deferrable: true }, 'serializable', 'on', 'on'],
    [{ deferrable: false }, 'read committed', 'off', 'off'],
  ])('%j is what the server understood', async (options, ...expected) => {
    const names = ['transaction_isolation', 'transaction_read_only', 'transaction_deferrable']
    const read = () =>
      one.transaction(async tx => {
        const values: string[] = []
        for (const name of names) values.push((await setting(name).one(tx)).value)
        return values
      }, options)
    expect(await read()).toEqual(expected)
    expect((await setting('transaction_read_only').one(one)).value).toBe('off')
  })

  test('readOnly: false writes where the server would only read', async () => {
    const url = new URL(serverUrl())
    url.searchParams.set('options', '-c default_transaction_read_only=on')
    await using reading = connect(pg({ url: url.href, max: 1 }))
    await expect(reading.transaction(tx => insert.run(tx))).rejects.toMatchObject({ name: 'QueryError' })
    expect(await reading.transaction(tx => insert.run(tx), { readOnly: false })).toBe(1)
  })

  test('of names the table whose rows are locked, and leaves the others free', async () => {
    const tagged = from(Tag).innerJoin(Note, noteOf).where(Tag.id.eq(1)).select({ id: Tag.id })
    await db.transaction(async tx => {
      await tagged.forUpdate({ of: [Tag] }).all(tx)
      expect(await from(Note).where(Note.id.eq(1)).forUpdate({ noWait: true }).all(db)).toHaveLength(1)
      await expect(from(Tag).where(Tag.id.eq(1)).forUpdate({ noWait: true }).all(db)).rejects.toBeInstanceOf(
        LockTimeout,
      )
    })
  })

  test('the rows of an alias, and those that a left join keeps, can be locked', async () => {
    const other = alias(Note, 'other')
    const joined = from(Tag).leftJoin(other, other.id.eq(Tag.noteId)).orderBy(Tag.id.asc()).select({ id: Tag.id })
    expect(await joined.forShare({ of: [Tag] }).all(db)).toEqual([{ id: 1 }, { id: 2 }])
    const inner = from(Tag).innerJoin(other, other.id.eq(Tag.noteId)).select({ id: other.id })
    expect(await inner.forUpdate({ of: [other], skipLocked: true }).count(db)).toBe(2)
  })

  test('a lock that does not come in the time of the server is LockTimeout', async () => {
    await db.transaction(async tx => {
      await from(Note).forUpdate().all(tx)
      const waiting = db.transaction(async other => {
        await sql`set local lock_timeout = 20`.run(other)
        await from(Note).forUpdate().all(other)
      })
      await expect(waiting).rejects.toBeInstanceOf(LockTimeout)
    })
  })

  test('the COMMIT of a transaction that failed is no success', async () => {
    const driver = await pg({ url: serverUrl(), max: 1 }).open()
    const connection = await driver.acquire()
    const failing = connection.prepare('select 1 / 0', true)
    await connection.exec(['BEGIN'])
    await expect(failing.all([])).rejects.toThrow()
    await expect(connection.exec(['COMMIT'])).rejects.toBeInstanceOf(TransactionAborted)
    await connection.exec(['BEGIN', 'SAVEPOINT a', 'RELEASE SAVEPOINT a', 'COMMIT'])
    driver.release(connection, false)
    await driver.close()
  })

  test.each<[string, (body: (stop: () => void) => Promise<void>, stop: AbortController) => Promise<unknown>, unknown]>([
    [
      'a signal',
      (body, stop) => one.transaction(() => body(() => stop.abort()), { signal: stop.signal }),
      AbortedError,
    ],
    ['a timeout', body => one.transaction(() => body(() => {}), { timeout: 60 }), TimeoutError],
  ])('a callback that never ends is ended by %s, and its connection stays', async (_, run, expected) => {
    const before = await pid(one)
    const stop = new AbortController()
    const call = run(async end => {
      setTimeout(end, 20)
      await new Promise(() => {})
    }, stop)
    await expect(call).rejects.toBeInstanceOf(expected)
    expect(await pid(one)).toBe(before)
  })

  test('a transaction that is ended while its statements run leaves nothing behind', async () => {
    const before = await pid(one)
    for (const text of ['select pg_sleep(20)', 'insert into notes select 9 from pg_sleep(20)']) {
      const call = one.transaction(
        async tx => {
          await insertInto(Note).values({ id: 8 }).run(tx)
          await tx.transaction(inner => sql`${sql.unsafe(text)}`.run(inner))
        },
        { timeout: 100 },
      )
      await expect(call).rejects.toBeInstanceOf(TimeoutError)
      expect(await pid(one)).toBe(before)
      expect(await from(Note).count(one)).toBe(2)
    }
    const busy = sql`
      select 1 from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`
    await expect.poll(() => busy.all(one), { timeout: 9000 }).toEqual([])
  })
})
