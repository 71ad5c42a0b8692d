// A listener that fails at the words around a transaction: nothing stays open.
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
