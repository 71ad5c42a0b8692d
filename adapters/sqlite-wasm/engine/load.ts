// Starts the WebAssembly module, and holds what all its databases share.
import { Binder } from './bind.ts'
import type { SqliteFunctions, SqliteModule } from './driver.ts'
import { Heap } from './heap.ts'

/** The loaded module and what all its databases share. */
export interface Sqlite {
  readonly module: SqliteModule
  readonly functions: SqliteFunctions
  readonly heap: Heap
  readonly binder: Binder
}

/** What the module is told before it starts. */
export interface Settings {
  readonly disable: { readonly vfs: Readonly<Record<string, true>> }
  readonly warn?: () => void
  readonly error?: (...facts: unknown[]) => void
}

/** Without these file systems no worker is started for them. https://sqlite.org/wasm/doc/trunk/persistence.md */
export const disable = { vfs: { opfs: true, 'opfs-wl': true, 'opfs-vfs': true, kvvfs: true } } as const

/** The module takes its settings from a global name, and removes it. */
export async function startSqlite(initialize: () => Promise<SqliteModule>, settings: Settings): Promise<Sqlite> {
  const scope: { sqlite3ApiConfig?: unknown } = globalThis as object
  scope.sqlite3ApiConfig ??= settings
  try {
    return share(await initialize())
  } finally {
    if (scope.sqlite3ApiConfig === settings) delete scope.sqlite3ApiConfig
  }
}

function share(module: SqliteModule): Sqlite {
  const heap = new Heap(module.wasm)
  // A plain object: calls through the thousands of exports are not compiled as well.
  const functions = { ...module.wasm.exports }
  return { module, functions, heap, binder: new Binder(functions, heap) }
}
