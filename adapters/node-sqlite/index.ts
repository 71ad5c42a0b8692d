// The entry `isomodel/node-sqlite`.
import type { Adapter } from '../../src/adapter/adapter.ts'
import { sqlite } from '../../src/dialect/sqlite/index.ts'
import type { NodeSqliteDatabase } from './driver.ts'
import { type NodeSqliteFile, openDatabase } from './open.ts'

export type { NodeSqliteDatabase, NodeSqliteStatement } from './driver.ts'
export type { NodeSqliteFile } from './open.ts'

/**
 * SQLite in Node through its own module node:sqlite (Node 22.16 or later); no package is needed.
 *
 * A file is opened by the first call, in WAL mode, and closed with the database. A `DatabaseSync` that you made
 * yourself stays yours to close; of its settings only `foreign_keys` is changed, and `query_only` while a transaction
 * is `readOnly`. Opening fails with `StorageUnavailable`.
 * Manual: https://sqlite.org/wal.html, https://sqlite.org/foreignkeys.html
 *
 * @param source - a `DatabaseSync` of node:sqlite, or the file to open
 */
export function nodeSqlite(source: NodeSqliteDatabase | NodeSqliteFile): Adapter<'transaction'> {
  const memory = 'file' in source ? source.file === ':memory:' : source.isOpen && source.location() === null
  return {
    name: 'node-sqlite',
    ability: 'transaction',
    dialect: sqlite,
    place: 'process',
    objects: false,
    connections: 'single',
    insertedKeys: true,
    storage: memory ? 'memory' : 'file',
    open: () => openDatabase(source),
  }
}
