// A transaction that does not begin as it should: a listener that fails, or another that is open. Nothing stays behind.
import { expect, test } from 'vitest'
import { connect, sql, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { asLater } from './later.ts'

const adapters = [
  betterSqlite3({ file: ':memory:' }),
  asLater(nodeSqlite({ file: ':memory:' })),
  sqliteWasm({ storage: 'memory' }),
]
const mistake = new Error('a listener that fails')
const write = sql`insert into notes values (1)`
const calls: [name: string, call: (db: TransactionDatabase) => Promise<unknown>][] = [
  ['a transaction', db => db.transaction(tx => write.run(tx))],
  ['a read-only transaction', db => db.transaction(tx => sql`select 1`.all(tx), { readOnly: true })],
  ['a batch', db => db.batch([write, write])],
]

test.each(adapters.flatMap(adapter => calls.map(([name, call]) => ({ adapter, name, call }))))(
  '$adapter.name, $name',
  async ({ adapter, call }) => {
    let armed = false
    await using db = connect(adapter, {
      onQuery({ sql: text }) {
        if (armed && text.startsWith('BEGIN')) throw mistake
      },
    })
    await sql`create table notes (id integer)`.run(db)
    armed = true
    await expect(call(db)).rejects.toBe(mistake)
    armed = false
    await db.transaction(tx => write.run(tx))
    expect(await sql`select count(*) as n from notes`.all(db)).toEqual([{ n: 1 }])
  },
)

test.each(calls)('%s that cannot begin leaves alone what is open on the connection already', async (_, call) => {
  for (const adapter of [nodeSqlite({ file: ':memory:' }), asLater(nodeSqlite({ file: ':memory:' }))]) {
    await using db = connect(adapter)
    await sql`create table notes (id integer)`.run(db)
    await sql`begin`.run(db)
    await write.run(db)
    await expect(call(db)).rejects.toMatchObject({ name: 'QueryError' })
    await sql`commit`.run(db)
    expect(await sql`select count(*) as n from notes`.all(db)).toEqual([{ n: 1 }])
  }
})
