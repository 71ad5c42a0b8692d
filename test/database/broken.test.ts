// What a pool is told when a connection comes back.
import { expect, test } from 'vitest'
import { type Adapter, connect, ConnectionLost, sql, type TransactionDatabase } from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'
import type { Connection } from '../../src/adapter/adapter.ts'

/** One database as a pool of one connection, which fails at SQL that begins so. */
function poolOf(failing: string, told: boolean[]): Adapter<'transaction'> {
  const memory = nodeSqlite({ file: ':memory:' })
  const error = new Error(failing)
  return {
    ...memory,
    connections: 'pool',
    async open() {
      const driver = await memory.open()
      const connection = await driver.acquire()
      const fragile: Connection = {
        ...connection,
        exec: statements => {
          if (statements[0]?.startsWith(failing)) throw error
          return connection.exec(statements)
        },
        prepare: (text, arrays, exact) => {
          if (text.startsWith(failing)) throw error
          return connection.prepare(text, arrays, exact)
        },
        translate: (reason, text, parameters) =>
          reason === error && failing === 'select'
            ? new ConnectionLost('gone')
            : connection.translate(reason, text, parameters),
      }
      return { ...driver, acquire: () => fragile, release: (_, broken) => void told.push(broken) }
    },
  }
}

const stop = new Error('stop')
const calls: [string, string, boolean, (db: TransactionDatabase) => Promise<unknown>][] = [
  ['a transaction that commits', 'nothing', false, db => db.transaction(async () => {})],
  ['one that rolls back', 'nothing', false, db => db.transaction(() => Promise.reject(stop))],
  ['one that cannot be rolled back', 'ROLLBACK', true, db => db.transaction(() => Promise.reject(stop))],
  [
    'a batch that cannot be rolled back',
    'ROLLBACK',
    true,
    db => db.batch([sql`select 1`, sql`nonsense`, sql`select 2`]),
  ],
  ['a statement that fails', 'nothing', false, db => sql`nonsense`.all(db)],
  ['a statement whose connection is lost', 'select', true, db => sql`select 1`.all(db)],
]

test.each(calls)('%s: is its connection broken?', async (_, failing, expected, call) => {
  const told: boolean[] = []
  const db = connect(poolOf(failing, told))
  await call(db).catch(() => {})
  expect(told).toEqual([expected])
})
