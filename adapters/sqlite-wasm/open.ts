import type { Driver } from '../../src/adapter/adapter.ts'
import { ownConnection } from '../../src/dialect/sqlite/settings.ts'
import { SqliteWasmConnection } from './connection.ts'
import { Database } from './database.ts'
import { loadSqlite } from './load.ts'

export async function openMemory(): Promise<Driver> {
  const database = new Database(await loadSqlite(), ':memory:')
  database.exec(ownConnection)
  const connection = new SqliteWasmConnection(database)
  return {
    connections: 'single',
    acquire: () => connection,
    release: () => {},
    close() {
      connection.close()
      database.close()
    },
  }
}
