// A database in the worker's memory: lost with the page, or saved whole after it was written.
import { ownConnection } from '../../../src/dialect/sqlite/settings.ts'
import { Database } from '../engine/database.ts'
import { deserialize, serialize } from '../engine/image.ts'
import type { Sqlite } from '../engine/load.ts'
import { checkDatabase, checkHeader } from './check.ts'
import { Snapshots } from './snapshot.ts'
import type { Store } from './store.ts'

/** So many milliseconds without a write are waited for before a snapshot, but not longer than the second figure. */
const QUIET = 100
const LATEST = 1000

export class MemoryStore implements Store {
  readonly storage: 'memory' | 'snapshot'
  readonly database: Database
  readonly #save: ((bytes: Uint8Array) => Promise<void>) | undefined
  readonly #end: () => void
  /** Something was written that is not saved. */
  #unsaved = false
  /** Why the last snapshot was not written: the next write fails with it. */
  #failure: unknown
  #since = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> = Promise.resolve()

  constructor(database: Database, save?: (bytes: Uint8Array) => Promise<void>, end: () => void = () => {}) {
    this.storage = save ? 'snapshot' : 'memory'
    this.database = database
    this.#save = save
    this.#end = end
  }

  wrote(): void {
    if (!this.#save) return
    this.#unsaved = true
    this.#plan()
    const failure = this.#failure
    this.#failure = undefined
    if (failure !== undefined) throw failure
  }

  /** Saves when nothing was written for a while. */
  #plan(): void {
    const now = performance.now()
    if (this.#timer === undefined) this.#since = now
    clearTimeout(this.#timer)
    const wait = Math.max(0, Math.min(QUIET, this.#since + LATEST - now))
    this.#timer = setTimeout(() => void this.#flush().catch((error: unknown) => (this.#failure = error)), wait)
  }

  exportFile(): Uint8Array<ArrayBuffer> {
    return serialize(this.database)
  }

  async importFile(file: Blob): Promise<void> {
    await checkHeader(file)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const trial = new Database(this.database.sqlite, ':memory:')
    try {
      deserialize(trial, bytes)
      checkDatabase(trial)
    } finally {
      trial.close()
    }
    deserialize(this.database, bytes)
    this.#unsaved = true
    await this.#flush()
  }

  async close(): Promise<void> {
    try {
      await this.#flush()
    } finally {
      this.database.close()
      this.#end()
    }
  }

  /** Saves what is committed. A transaction that is open has its turn at its end. */
  #flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const save = this.#save
    if (!save || !this.#unsaved || this.database.inTransaction) return this.#saving
    const bytes = serialize(this.database)
    this.#unsaved = false
    this.#saving = this.#saving
      .catch(() => {})
      .then(() => save(bytes))
      .catch((error: unknown) => {
        this.#unsaved = true
        throw error
      })
    return this.#saving
  }
}

export function openMemory(sqlite: Sqlite): MemoryStore {
  return new MemoryStore(memory(sqlite))
}

export async function openSnapshot(sqlite: Sqlite, name: string): Promise<MemoryStore> {
  const snapshots = await Snapshots.open()
  const database = memory(sqlite)
  const bytes = await snapshots.read(name)
  if (bytes) deserialize(database, bytes)
  return new MemoryStore(
    database,
    image => snapshots.write(name, image),
    () => snapshots.close(),
  )
}

function memory(sqlite: Sqlite): Database {
  const database = new Database(sqlite, ':memory:')
  database.exec(ownConnection)
  return database
}
