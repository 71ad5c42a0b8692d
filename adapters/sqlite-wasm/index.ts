// The entry `isomodel/sqlite-wasm`.
import type { Adapter } from '../../src/adapter/adapter.ts'
import { sqlite } from '../../src/dialect/sqlite/index.ts'
import { UnsupportedError } from '../../src/error/definition.ts'
import { openMemory } from './open.ts'

export interface SqliteWasmOptions {
  /** What the database is called. In memory it tells nothing apart: every `sqliteWasm()` is a database of its own. */
  readonly name?: string
  /** `memory`: the database lives as long as the page or the process. */
  readonly storage: 'memory'
}

/**
 * SQLite as WebAssembly, in a page, a worker or Node, through the package @sqlite.org/sqlite-wasm (3.54.1-build1).
 *
 * The package and its WebAssembly file are loaded by the first call, once for all databases. Integers beyond the safe
 * ones are read as bigints. Opening fails with `StorageUnavailable` where the package is missing or WebAssembly is
 * forbidden. Manual: https://sqlite.org/wasm/doc/trunk/index.md
 *
 * @param options - where the database lives
 * @throws UnsupportedError for a storage that there is not yet
 */
export function sqliteWasm(options: SqliteWasmOptions): Adapter<'transaction'> {
  const storage: string = options.storage
  if (storage !== 'memory') throw new UnsupportedError(`storage ${storage}`, 'sqlite-wasm', `use storage: 'memory'`)
  return {
    name: 'sqlite-wasm',
    ability: 'transaction',
    dialect: sqlite,
    place: 'process',
    objects: true,
    insertedKeys: true,
    storage: 'memory',
    open: openMemory,
  }
}
