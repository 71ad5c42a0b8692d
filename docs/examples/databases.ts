// The adapters that there are, and what a database is.
import { DatabaseSync } from 'node:sqlite'
import Database from 'better-sqlite3'
import { connect, sql } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { sqliteWasm } from 'isomodel/sqlite-wasm'

// #region adapters
const databases = [
  connect(betterSqlite3({ file: ':memory:' })), // the package better-sqlite3
  connect(nodeSqlite({ file: ':memory:' })), // the SQLite that comes with Node
  connect(sqliteWasm({ storage: 'memory' })), // the package @sqlite.org/sqlite-wasm, in a page or in Node
]
for (const db of databases) {
  console.log(await sql<{ two: number }>`select 1 + ${1} as two`.one(db), db.storage)
  await db.close()
}
//=> { two: 2 } memory
//=> { two: 2 } memory
//=> { two: 2 } memory
// #endregion

// #region ready
const mine = connect(betterSqlite3(new Database(':memory:'))) // one that you opened stays yours to close
const theirs = connect(nodeSqlite(new DatabaseSync(':memory:')))
// #endregion
await mine.close()
await theirs.close()

// #region lifetime
{
  await using db = connect(nodeSqlite({ file: ':memory:' })) // no I/O yet
  await db.open() // optional: opens now, and meets errors of the file here
} // closed here
// #endregion

// #region options
const db = connect(nodeSqlite({ file: ':memory:' }), {
  timeout: 5_000, // milliseconds that a call may take
  onQuery: event => console.log(event.sql, event.parameters, event.rows),
})
await sql`select ${'a'} as letter`.all(db)
//=> select ? as letter 1 1
await db.close()
// #endregion
