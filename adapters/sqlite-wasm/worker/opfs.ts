// A database in the origin-private file system, in a pool of files that SQLite uses without waiting.
// https://sqlite.org/wasm/doc/trunk/persistence.md#vfs-opfs-sahpool
import { ownConnection } from '../../../src/dialect/sqlite/settings.ts'
import { Database } from '../engine/database.ts'
import type { Pool } from '../engine/driver.ts'
import { serialize, withoutJournal } from '../engine/image.ts'
import type { Sqlite } from '../engine/load.ts'
import type { Opening } from '../wire/messages.ts'
import { checkDatabase, checkHeader } from './check.ts'
import { isQuota, WorkerFailure } from './failure.ts'
import type { Store } from './store.ts'

/** The database and its log, an import and its log, and as many again for databases that are attached. */
const FILES = 8
/** How long another holder of the files may take to go, as after a reload. */
const PATIENCE = 1500
const AGAIN = 20

/**
 * The files `/db-1`, `/db-2`, ...: the one with the lowest number is the database. An import is written to the next
 * number, and takes effect with the removal of the one before, which is a single step.
 */
const numbered = /^\/db-(\d+)/

export class OpfsStore implements Store {
  readonly storage = 'opfs'
  readonly #sqlite: Sqlite
  readonly #pool: Pool
  readonly #pragmas: string
  #number: number
  #database: Database

  constructor(sqlite: Sqlite, pool: Pool, durability: Opening['durability']) {
    this.#sqlite = sqlite
    this.#pool = pool
    this.#pragmas = pragmas(durability)
    this.#number = sweep(pool)
    this.#database = this.#open(this.#number)
  }

  get database(): Database {
    return this.#database
  }

  async wrote(): Promise<void> {}

  exportFile(): Uint8Array<ArrayBuffer> {
    try {
      this.#checkpoint()
    } catch {
      // Without space the log stays apart from the file: its rows are read through SQLite, which takes more memory.
      return serialize(this.#database)
    }
    return withoutJournal(this.#pool.exportFile(path(this.#number)) as Uint8Array<ArrayBuffer>)
  }

  async importFile(file: Blob): Promise<void> {
    await checkHeader(file)
    const next = this.#number + 1
    let database: Database | undefined
    try {
      await this.#pool.reserveMinimumCapacity(this.#pool.getFileCount() + 2)
      await this.#write(next, file)
      this.#check(next)
      database = this.#open(next)
      // Without its log the old file is whole, should the page go away between the two removals.
      this.#checkpoint()
    } catch (error) {
      database?.close()
      removeFiles(this.#pool, number => number === next)
      throw error
    }
    this.#database.close()
    removeFiles(this.#pool, number => number < next)
    this.#number = next
    this.#database = database
  }

  async close(): Promise<void> {
    this.#database.close()
    this.#pool.pauseVfs()
  }

  async #write(number: number, file: Blob): Promise<void> {
    const reader = file.stream().getReader()
    await this.#pool.importDb(path(number), async () => (await reader.read()).value)
  }

  #check(number: number): void {
    const database = new Database(this.#sqlite, path(number), this.#pool.vfsName)
    try {
      checkDatabase(database)
    } finally {
      database.close()
    }
  }

  #checkpoint(): void {
    this.#database.ask('pragma wal_checkpoint(truncate)')
  }

  #open(number: number): Database {
    const database = new Database(this.#sqlite, path(number), this.#pool.vfsName)
    try {
      database.exec(this.#pragmas)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  }
}

/** Alone on its files, SQLite needs no shared memory for its log: this must be said before the file is read. */
const pragmas = (durability: Opening['durability']): string =>
  `pragma locking_mode = exclusive; pragma journal_mode = wal;
   pragma synchronous = ${durability === 'strict' ? 'full' : 'normal'}; ${ownConnection}`

const path = (number: number): string => `/db-${number}`

/** The number of the database, with everything gone that an import left behind. */
function sweep(pool: Pool): number {
  const numbers = pool.getFileNames().flatMap(name => /^\/db-(\d+)$/.exec(name)?.[1] ?? [])
  const lowest = numbers.length === 0 ? 1 : Math.min(...numbers.map(Number))
  removeFiles(pool, number => number !== lowest)
  return lowest
}

function removeFiles(pool: Pool, which: (number: number) => boolean): void {
  for (const name of pool.getFileNames()) {
    const number = numbered.exec(name)?.[1]
    if (number !== undefined && which(Number(number))) pool.unlink(name)
  }
}

/** Any name as that of a folder: `.` and `..` mean others. */
const folder = (name: string): string =>
  encodeURIComponent(name).replace(/^\.\.?$/, dots => dots.replaceAll('.', '%2E'))

/** Opens the pool of this database. Another tab's holds it for as long as it is open. */
export async function openPool({ module }: Sqlite, name: string): Promise<Pool> {
  const options = {
    name: `isomodel-${encodeURIComponent(name)}`,
    directory: `/.isomodel/${folder(name)}`,
    initialCapacity: FILES,
    preserveOnInitFailure: true,
    forceReinitIfPreviouslyFailed: true,
  } as const
  if (!isSecureContext)
    throw new WorkerFailure('missing', 'the page is not served securely, by https or from localhost')
  const end = performance.now() + PATIENCE
  for (;;) {
    try {
      return await module.installOpfsSAHPoolVfs(options)
    } catch (error) {
      const { name: kind, message } = error as Error
      if (isQuota(error)) throw new WorkerFailure('quota', message)
      if (kind !== 'NoModificationAllowedError') throw new WorkerFailure('missing', message)
      if (performance.now() > end) throw new WorkerFailure('busy', message)
      await new Promise(resolve => setTimeout(resolve, AGAIN))
    }
  }
}

/** Holds the database's name for as long as this worker lives, so that a second tab is told at once and not by its files. */
export async function holdName(name: string): Promise<() => void> {
  const { locks } = navigator
  // Pages that are not served securely have none; OPFS they have neither, but may be allowed to go on without.
  if (!locks) return () => {}
  return new Promise((resolve, reject) => {
    const patience = AbortSignal.timeout(PATIENCE)
    locks
      .request(`isomodel:${name}`, { signal: patience }, () => new Promise<void>(release => resolve(release)))
      .catch(() => reject(new WorkerFailure('busy', 'another tab holds the database')))
  })
}
