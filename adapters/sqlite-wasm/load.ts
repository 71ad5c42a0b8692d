// The WebAssembly module, loaded once for all databases of a page or process.
import { StorageUnavailable } from '../../src/error/transaction.ts'
import { Binder } from './bind.ts'
import type { SqliteFunctions, SqliteModule } from './driver.ts'
import { Heap } from './heap.ts'

/** The loaded module and what all its databases share. */
export interface Sqlite {
  readonly functions: SqliteFunctions
  readonly heap: Heap
  readonly binder: Binder
}

let loading: Promise<Sqlite> | undefined

export function loadSqlite(): Promise<Sqlite> {
  loading ??= start().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function start(): Promise<Sqlite> {
  const { default: initialize } = await import('@sqlite.org/sqlite-wasm').catch((error: unknown) => {
    throw new StorageUnavailable(
      'the package @sqlite.org/sqlite-wasm cannot be loaded: run npm install @sqlite.org/sqlite-wasm@3.54.1-build1',
      error,
    )
  })
  try {
    return share(await withoutWorkers(initialize))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageUnavailable(`the WebAssembly module of SQLite cannot be started: ${reason}`, error)
  }
}

/**
 * Starts the module without the file systems that are not used here. By default it starts a worker for each of them
 * (https://sqlite.org/wasm/doc/trunk/persistence.md); the module takes its settings from this global name and removes it.
 */
async function withoutWorkers(initialize: () => Promise<SqliteModule>): Promise<SqliteModule> {
  const settings = { disable: { vfs: { opfs: true, 'opfs-wl': true, 'opfs-vfs': true } } }
  const scope: { sqlite3ApiConfig?: unknown } = globalThis as object
  scope.sqlite3ApiConfig ??= settings
  try {
    return await initialize()
  } finally {
    if (scope.sqlite3ApiConfig === settings) delete scope.sqlite3ApiConfig
  }
}

function share({ wasm }: SqliteModule): Sqlite {
  const heap = new Heap(wasm)
  // A plain object: calls through the thousands of exports are not compiled as well.
  const functions = { ...wasm.exports }
  return { functions, heap, binder: new Binder(functions, heap) }
}
