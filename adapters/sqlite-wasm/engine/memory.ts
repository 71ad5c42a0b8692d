// A database in the memory of the page or process, without a worker.
import type { Driver } from '../../../src/adapter/adapter.ts'
import { ownConnection } from '../../../src/dialect/sqlite/settings.ts'
import { StorageUnavailable } from '../../../src/error/transaction.ts'
import { SqliteWasmConnection } from './connection.ts'
import { Database } from './database.ts'
import { disable, type Sqlite, startSqlite } from './load.ts'

let loading: Promise<Sqlite> | undefined

export async function openMemory(): Promise<Driver> {
  const database = new Database(await loadSqlite(), ':memory:')
  database.exec(ownConnection)
  const connection = new SqliteWasmConnection(database)
  return {
    acquire: () => connection,
    release: () => {},
    close() {
      connection.close()
      database.close()
    },
  }
}

/** The module, loaded once for all databases. A failed loading can be tried again. */
function loadSqlite(): Promise<Sqlite> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function load(): Promise<Sqlite> {
  const { default: initialize } = await import('@sqlite.org/sqlite-wasm').catch((error: unknown) => {
    throw new StorageUnavailable(
      'the package @sqlite.org/sqlite-wasm cannot be loaded: run npm install @sqlite.org/sqlite-wasm@3.54.1-build1',
      error,
    )
  })
  try {
    return await startSqlite(initialize, { disable })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageUnavailable(`the WebAssembly module of SQLite cannot be started: ${reason}`, error)
  }
}
