// The entry `isomodel/better-sqlite3`.
import type { Adapter } from '../../src/adapter/adapter.ts'
import { sqlite } from '../../src/dialect/sqlite/index.ts'
import type { BetterSqlite3Database } from './driver.ts'
import { type BetterSqlite3File, openDatabase } from './open.ts'

export type { BetterSqlite3Database, BetterSqlite3Statement } from './driver.ts'
export type { BetterSqlite3File } from './open.ts'

/**
 * SQLite in Node through the package better-sqlite3 (13 or later, Node 22 or later).
 *
 * A file is opened by the first call, in WAL mode, and closed with the database. A `Database` that you made yourself
 * stays yours to close; of its settings only `foreign_keys` is changed, and `query_only` while a transaction is
 * `readOnly`. Opening fails with `StorageUnavailable`.
 *
 * Manual: https://sqlite.org/wal.html, https://sqlite.org/foreignkeys.html
 *
 * @param source - a `Database` of better-sqlite3, or the file to open
 */
export function betterSqlite3(source: BetterSqlite3Database | BetterSqlite3File): Adapter<'transaction'> {
  const memory = 'file' in source ? source.file === ':memory:' : source.memory
  return {
    name: 'better-sqlite3',
    ability: 'transaction',
    dialect: sqlite,
    place: 'process',
    objects: true,
    connections: 'single',
    insertedKeys: true,
    storage: memory ? 'memory' : 'file',
    open: () => openDatabase(source),
  }
}
