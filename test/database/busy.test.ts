// Files of SQLite that another connection has locked: transactions wait for their turn by being tried again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Adapter, connect, LockTimeout, sql, TimeoutError, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { asLater } from './later.ts'

// Both connections by one driver: each brings its own SQLite, and a process does not lock itself out.
const ofNode = (file: string) => new DatabaseSync(file, { timeout: 0 })
const ofPackage = (file: string) => new Database(file, { timeout: 0 })
const drivers: [name: string, adapter: (file: string) => Adapter<'transaction'>, open: (file: string) => Other][] = [
  ['better-sqlite3', file => betterSqlite3(ofPackage(file)), ofPackage],
  ['node-sqlite', file => nodeSqlite(ofNode(file)), ofNode],
  ['a driver that answers later', file => asLater(nodeSqlite(ofNode(file))), ofNode],
]

/** A connection that is no database of ours. */
interface Other {
  exec(statements: string): unknown
  prepare(statement: string): { all(): unknown }
  close(): unknown
}
const write = sql`insert into notes values (1)`

describe.each(drivers)('%s', (_, adapter, open) => {
  let folder: string
  let other: Other
  let db: TransactionDatabase
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'isomodel-busy-'))
    const file = join(folder, 'a.db')
    other = open(file)
    other.exec('create table notes (id integer)')
    db = connect(adapter(file))
  })
  afterEach(async () => {
    await db.close()
    other.close()
    rmSync(folder, { recursive: true })
  })
  const written = () => sql<{ n: number }>`select count(*) as n from notes`.one(db)

  test('a file that another writes is LockTimeout, and the callback is not called', async () => {
    other.exec('begin immediate')
    let runs = 0
    const call = db.transaction(async tx => {
      runs++
      await write.run(tx)
    })
    await expect(call).rejects.toMatchObject({ name: 'LockTimeout', retryable: true, connectionLost: false })
    expect(runs).toBe(0)
  })

  test('with retry the transaction begins when the other is over, and runs once', async () => {
    other.exec('begin immediate; insert into notes values (0)')
    let runs = 0
    const call = db.transaction(
      async tx => {
        runs++
        await write.run(tx)
      },
      { retry: 50 },
    )
    setTimeout(() => other.exec('commit'), 30)
    await call
    expect(runs).toBe(1)
    expect(await written()).toEqual({ n: 2 })
  })

  test('with retry a commit that a reader holds up is made good by another run', async () => {
    other.exec('begin')
    other.prepare('select * from notes').all()
    let runs = 0
    await db.transaction(
      async tx => {
        if (++runs === 2) other.exec('commit')
        await write.run(tx)
      },
      { retry: 50 },
    )
    expect(runs).toBe(2)
    expect(await written()).toEqual({ n: 1 })
  })

  test('without retry such a commit is undone', async () => {
    other.exec('begin')
    other.prepare('select * from notes').all()
    await expect(db.transaction(tx => write.run(tx))).rejects.toBeInstanceOf(LockTimeout)
    other.exec('commit')
    expect(await written()).toEqual({ n: 0 })
    expect(await db.transaction(tx => write.run(tx))).toBe(1)
  })

  test('the time of the call ends the waiting', async () => {
    other.exec('begin immediate')
    const started = performance.now()
    const call = db.transaction(tx => write.run(tx), { retry: 10_000, timeout: 100 })
    await expect(call).rejects.toBeInstanceOf(TimeoutError)
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('a read-only transaction waits for no writer, and lets it write', async () => {
    other.exec('pragma journal_mode = wal; begin immediate; insert into notes values (0)')
    const counts = await db.transaction(
      async tx => {
        const before = await sql<{ n: number }>`select count(*) as n from notes`.one(tx)
        other.exec('commit')
        return [before, await sql<{ n: number }>`select count(*) as n from notes`.one(tx)]
      },
      { readOnly: true },
    )
    expect(counts).toEqual([{ n: 0 }, { n: 0 }])
    expect(await written()).toEqual({ n: 1 })
  })
})
