// Among the tests of servers, because it takes as long as one to start.
import { PGlite, protocol } from '@electric-sql/pglite'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Adapter } from '../../src/adapter/adapter.ts'
import {
  connect,
  ConnectionLost,
  defineSchema,
  from,
  insertInto,
  integer,
  sql,
  table,
  StorageUnavailable,
  TransactionAborted,
  UniqueViolation,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { pglite, type PGliteDatabase } from 'isomodel/pglite'
import { Kind, kindModels } from '../../src/testing/kinds.ts'
import { describeConformance } from './conformance.ts'
import { schemaFor } from './postgres.ts'

let database: PGlite
let cases = 0
/** The schema that the session is in. */
let current = ''

/** The database as seen from a schema of its own: several are open where a case compares them. */
const seenFrom = (schema: string): PGliteDatabase => ({
  waitReady: Promise.resolve(),
  closed: false,
  async execProtocolStream(message, options) {
    if (current !== schema) await database.execProtocol(protocol.serialize.query(`set search_path to ${schema}`))
    current = schema
    return database.execProtocolStream(message, options)
  },
  syncToFs: () => database.syncToFs(),
  runExclusive: work => database.runExclusive(work),
  _runExclusiveTransaction: work => database._runExclusiveTransaction(work),
  close: () => database.close(),
})

/** Every case gets a schema of its own, which is as good as a database and sooner made. */
function fresh(): Adapter {
  const schema = `case_${++cases}`
  const open = async () => {
    await database.exec(schemaFor(schema))
    return pglite(seenFrom(schema)).open()
  }
  return { ...pglite(), open }
}

describe('a PGlite that was given', () => {
  beforeAll(async () => {
    database = await PGlite.create()
  }, 60_000)
  afterAll(() => database.close())

  describeConformance({ adapter: fresh })

  const one = sql<{ one: number }>`select 1 as one`
  const found = async (text: string) => (await database.query(text)).rows

  test('stays open, and keeps nothing of ours', async () => {
    const db = connect(pglite(database))
    const prepared = `select from pg_prepared_statements where name like 'isomodel%'`
    await one.all(db)
    expect(await found(prepared)).toHaveLength(1)
    await db.close()
    expect(await found(prepared)).toEqual([])
    await expect(one.all(db)).rejects.toBeInstanceOf(ConnectionLost)
  })

  test('may have parsers and serializers of its own', async () => {
    const { parsers, serializers } = database
    const wrong = () => {
      throw new Error('not for us')
    }
    const oids = [...Object.keys(parsers), ...Object.keys(serializers)]
    database.parsers = Object.fromEntries(oids.map(oid => [oid, wrong]))
    database.serializers = database.parsers
    await using db = connect({ ...pglite(), open: fresh().open })
    await createTables(db, kindModels)
    const row = {
      id: 1,
      text: 'a',
      bigint: 2n ** 62n,
      json: { x: 1.5, y: -2 },
      blob: new Uint8Array([0, 255]),
      array: ['', 'NULL'],
    }
    await insertInto(Kind).values(row).run(db)
    expect(await from(Kind).one(db)).toMatchObject(row)
    expect(await sql`select true as yes, null as no, array[1, 2] as list`.all(db)).toEqual([
      { yes: true, no: null, list: [1, 2] },
    ])
    Object.assign(database, { parsers, serializers })
  })

  test('keeps others out of our transactions, and us out of theirs', async () => {
    await using db = connect(pglite(database))
    await database.exec('create table public.turns (who text)')
    const write = (who: string) => sql`insert into public.turns values (${who})`
    let theirs: Promise<unknown> | undefined
    const ours = db.transaction(async tx => {
      await write('ours').run(tx)
      theirs = database.query(`insert into public.turns values ('theirs')`)
      await write('ours').run(tx)
      throw new Error('undone')
    })
    await expect(ours).rejects.toThrow('undone')
    await theirs
    expect(await found('select who from public.turns')).toEqual([{ who: 'theirs' }])
    let late: Promise<unknown> | undefined
    const failed = database.transaction(async tx => {
      await tx.query('delete from public.turns')
      late = write('late').run(db)
      await tx.query('select 1')
      throw new Error('undone')
    })
    await expect(failed).rejects.toThrow('undone')
    await late
    expect(await found('select who from public.turns order by who')).toEqual([{ who: 'late' }, { who: 'theirs' }])
  })

  test('may free what was prepared, or change its tables', async () => {
    await using db = connect(pglite(database))
    await database.exec('create table public.changing (a integer); insert into public.changing values (1)')
    const read = sql`select * from public.changing`
    expect(await read.all(db)).toEqual([{ a: 1 }])
    await database.exec('alter table public.changing add column b text')
    expect(await read.all(db)).toEqual([{ a: 1, b: null }])
    await database.exec('deallocate all')
    expect(await read.all(db)).toEqual([{ a: 1, b: null }])
  })

  test('reads all rows of a stream once, when other calls come between', async () => {
    await using db = connect(pglite(database))
    await database.exec('create table public.many as select n from generate_series(1, 1000) as n')
    const { Many } = defineSchema({ Many: table('many', { n: integer().primaryKey() }, { schema: 'public' }) })
    let rows = 0
    for await (const { n } of from(Many).stream(db)) {
      expect(n).toBe(++rows)
      if (rows % 100 === 0) expect(await one.one(db)).toEqual({ one: 1 })
    }
    expect(rows).toBe(1000)
  })

  test('the COMMIT of a transaction that failed is no success', async () => {
    const driver = await pglite(database).open()
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

  test('tells what a constraint refused', async () => {
    await using db = connect(pglite(database))
    await database.exec('create table public.names (name text constraint named_once unique)')
    const write = sql`insert into public.names values ('a')`
    await write.run(db)
    const error: unknown = await write.run(db).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UniqueViolation)
    expect(error).toMatchObject({ table: 'names', columns: ['name'], constraint: 'named_once' })
  })
})

describe('a PGlite of our own', () => {
  test('keeps a folder, and says what it is', async () => {
    expect(pglite().storage).toBe('memory')
    expect(pglite({ dataDir: 'memory://' }).storage).toBe('memory')
    expect(pglite({ dataDir: 'opfs-ahp://data' }).storage).toBe('opfs')
    const folder = mkdtempSync(join(tmpdir(), 'isomodel-'))
    try {
      for (const rows of [1, 2]) {
        const db = connect(pglite({ dataDir: folder }))
        await sql`create table if not exists kept (n integer)`.run(db)
        await sql`insert into kept values (1)`.run(db)
        expect(await sql`select n from kept`.all(db)).toHaveLength(rows)
        expect(db.storage).toBe('file')
        await db.close()
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)

  test('that cannot be opened is StorageUnavailable', async () => {
    const db = connect(pglite({ dataDir: join('/dev/null', 'nowhere') }))
    await expect(db.open()).rejects.toBeInstanceOf(StorageUnavailable)
    const closed = { waitReady: Promise.resolve(), closed: true, execProtocolStream: () => {} }
    await expect(connect(pglite(closed as never)).open()).rejects.toBeInstanceOf(StorageUnavailable)
  }, 60_000)
})
