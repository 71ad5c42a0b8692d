// The entry `isomodel/sqlite-wasm`.
import type { Adapter } from '../../src/adapter/adapter.ts'
import { trips } from '../../src/adapter/trips.ts'
import { sqlite } from '../../src/dialect/sqlite/index.ts'
import { DefinitionError } from '../../src/error/definition.ts'
import type { SqliteWasmOpfs, SqliteWasmOptions } from './page/options.ts'
import { openWorker } from './page/open.ts'

export { exportFile, importFile } from './files.ts'
export { estimate, persist, type StorageEstimate } from './storage.ts'
export type { SqliteWasmMemory, SqliteWasmOpfs, SqliteWasmOptions } from './page/options.ts'
export type { AnswerTiming } from './page/clock.ts'

/**
 * SQLite as WebAssembly, through the package @sqlite.org/sqlite-wasm (3.54.1-build1).
 *
 * `storage: 'opfs'` keeps the database in the browser's origin-private file system: it survives reloads, and lives in a
 * worker, so that the page stays free. No headers and no configuration of the bundler are needed. One tab at a time
 * opens a database; the next one gets StorageUnavailable. `storage: 'memory'` keeps it in the memory of the page, worker
 * or Node process that calls.
 *
 * Nothing is loaded before the first call. Integers beyond the safe ones are read as bigints. Opening fails with
 * `StorageUnavailable` where the package is missing, WebAssembly is forbidden, or there is no such storage (private
 * windows of some browsers, pages that are not served securely); never is another storage taken unless `fallback`
 * names it. `db.storage` says where the data is.
 *
 * Manual: https://sqlite.org/wasm/doc/trunk/persistence.md#vfs-opfs-sahpool, https://sqlite.org/wal.html
 *
 * @param options - where the database lives, and how safely it is written
 * @throws DefinitionError for options that do not go together
 */
export function sqliteWasm(options: SqliteWasmOptions): Adapter<'transaction'> {
  const { storage } = options
  if (storage === 'opfs') {
    const given = checked(options)
    return { ...adapter('opfs', 'near', () => openWorker(given)), exclusive: true, trips }
  }
  if (storage === 'memory')
    return adapter('memory', 'process', async () => (await import('./engine/memory.ts')).openMemory())
  throw new DefinitionError(`sqliteWasm() knows the storages 'opfs' and 'memory', not '${String(storage)}'`)
}

function adapter(
  storage: SqliteWasmOptions['storage'],
  place: Adapter['place'],
  open: Adapter['open'],
): Adapter<'transaction'> {
  return {
    name: 'sqlite-wasm',
    ability: 'transaction',
    dialect: sqlite,
    place,
    objects: true,
    connections: 'single',
    insertedKeys: true,
    storage,
    open,
  }
}

const known = {
  durability: ['strict', 'relaxed'],
  fallback: ['snapshot', 'memory'],
  tabs: ['single'],
} as const

function checked(options: SqliteWasmOpfs): SqliteWasmOpfs {
  if (typeof options.name !== 'string' || options.name === '') {
    throw new DefinitionError("sqliteWasm({ storage: 'opfs' }) takes a name, under which the database is found again")
  }
  if (!options.name.isWellFormed()) throw new DefinitionError('the name of a database is not well-formed text')
  for (const [option, values] of Object.entries(known)) {
    const value = options[option as keyof typeof known]
    if (value !== undefined && !(values as readonly string[]).includes(value)) {
      throw new DefinitionError(`${option} of sqliteWasm() is one of ${values.join(', ')}`)
    }
  }
  return options
}
