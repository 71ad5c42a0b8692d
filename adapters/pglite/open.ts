import type { Adapter, Driver } from '../../src/adapter/adapter.ts'
import { StorageUnavailable } from '../../src/error/transaction.ts'
import { PGliteConnection } from './connection.ts'
import type { PGliteDatabase, PGliteModule } from './driver.ts'

/** Where the data is. */
export interface PGliteOptions {
  /** A folder, or `idb://name` for IndexedDB, or `opfs-ahp://path`; in memory unless given. */
  readonly dataDir?: string
  /** What else `PGlite.create()` takes: `extensions`, `relaxedDurability`, ... */
  readonly options?: Readonly<Record<string, unknown>>
}

export function storageOf(dataDir: string | undefined): Adapter['storage'] {
  if (dataDir === undefined || dataDir === '' || dataDir.startsWith('memory://')) return 'memory'
  return dataDir.startsWith('opfs') ? 'opfs' : 'file'
}

/** @param source - what the user gave, which stays the user's to close */
export async function openGiven(source: PGliteDatabase): Promise<Driver> {
  const module = await load()
  return driverOf(module, source.closed ? Promise.reject(new Error('it is closed')) : ready(source), false)
}

export async function openOwn({ dataDir, options }: PGliteOptions): Promise<Driver> {
  const module = await load()
  return driverOf(module, module.PGlite.create(dataDir === undefined ? { ...options } : { ...options, dataDir }), true)
}

const ready = (db: PGliteDatabase): Promise<PGliteDatabase> => db.waitReady.then(() => db)

async function driverOf({ protocol }: PGliteModule, opening: Promise<PGliteDatabase>, own: boolean): Promise<Driver> {
  const db = await opening.catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    throw new StorageUnavailable(`the PGlite database cannot be opened: ${message}`, error)
  })
  const connection = new PGliteConnection(db, protocol.serialize)
  return {
    acquire: () => connection,
    release() {},
    async close() {
      await connection.close()
      if (own) await db.close()
    },
  }
}

async function load(): Promise<PGliteModule> {
  try {
    return (await import('@electric-sql/pglite')) as never
  } catch (error) {
    const sentence = 'the package @electric-sql/pglite cannot be loaded: run npm install @electric-sql/pglite'
    throw new StorageUnavailable(sentence, error)
  }
}
