// A database in the worker's memory: lost with the page, or saved whole after it was written.
import { ownConnection } from '../../../src/dialect/sqlite/settings.ts'
import { Database } from '../engine/database.ts'
import { deserialize, serialize } from '../engine/image.ts'
import type { Sqlite } from '../engine/load.ts'
import { checkDatabase, checkHeader } from './check.ts'
import type { Opening } from '../wire/messages.ts'
import { Snapshots } from './snapshot.ts'
import type { Store } from './store.ts'

/** The rest between two snapshots, as a multiple of what the last one took, and its bound in milliseconds. */
const REST = 4
const LATEST = 1000

/** How a database in memory is saved. */
interface Saving {
  /** Whether what was written is answered only when it is saved. */
  readonly waits: boolean
  readonly save: (bytes: Uint8Array) => Promise<void>
  readonly end: () => void
}

export class MemoryStore implements Store {
  readonly storage: 'memory' | 'snapshot'
  readonly database: Database
  readonly #saving: Saving | undefined
  /** Something was written that is not saved. */
  #unsaved = false
  /** Why the last snapshot was not written: the next write fails with it. */
  #failure: unknown
  /** When the next snapshot may be made. */
  #next = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #saved: Promise<void> = Promise.resolve()

  constructor(database: Database, saving?: Saving) {
    this.storage = saving ? 'snapshot' : 'memory'
    this.database = database
    this.#saving = saving
  }

  async wrote(): Promise<void> {
    if (!this.#saving) return
    this.#unsaved = true
    if (this.#saving.waits) return this.#flush()
    this.#plan()
    const failure = this.#failure
    this.#failure = undefined
    if (failure !== undefined) throw failure
  }

  /** Saves soon, at once where that was not done just before. */
  #plan(): void {
    if (this.#timer !== undefined) return
    const wait = Math.max(0, this.#next - performance.now())
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
    await this.#flush()
    await this.#saving?.save(bytes)
    deserialize(this.database, bytes)
  }

  async close(): Promise<void> {
    try {
      await this.#flush()
    } finally {
      this.database.close()
      this.#saving?.end()
    }
  }

  /** Saves what is committed. A transaction that is open has its turn at its end. */
  #flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const saving = this.#saving
    if (!saving || !this.#unsaved || this.database.inTransaction) return this.#saved
    const started = performance.now()
    const bytes = serialize(this.database)
    this.#unsaved = false
    this.#saved = this.#saved
      .catch(() => {})
      .then(() => saving.save(bytes))
      .catch((error: unknown) => {
        this.#unsaved = true
        throw error
      })
      .finally(() => {
        const ended = performance.now()
        this.#next = ended + Math.min(LATEST, (ended - started) * REST)
      })
    return this.#saved
  }
}

export function openMemory(sqlite: Sqlite): MemoryStore {
  return new MemoryStore(memory(sqlite))
}

export async function openSnapshot(
  sqlite: Sqlite,
  { name, durability }: Pick<Opening, 'name' | 'durability'>,
): Promise<MemoryStore> {
  const snapshots = await Snapshots.open()
  const database = memory(sqlite)
  const bytes = await snapshots.read(name)
  if (bytes) deserialize(database, bytes)
  return new MemoryStore(database, {
    waits: durability === 'strict',
    save: image => snapshots.write(name, image, durability),
    end: () => snapshots.close(),
  })
}

function memory(sqlite: Sqlite): Database {
  const database = new Database(sqlite, ':memory:')
  database.exec(ownConnection)
  return database
}
