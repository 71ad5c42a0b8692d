// The databases that the tests of this folder run on.
import { connect, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { sqliteWasm } from 'isomodel/sqlite-wasm'

/** By name, each empty and in memory. */
export const databases: [name: string, open: () => TransactionDatabase][] = [
  ['better-sqlite3', () => connect(betterSqlite3({ file: ':memory:' }))],
  ['node-sqlite', () => connect(nodeSqlite({ file: ':memory:' }))],
  ['sqlite-wasm', () => connect(sqliteWasm({ storage: 'memory' }))],
]
