// Opens the database that the page asks for, and what it allowed instead.
import initialize from '@sqlite.org/sqlite-wasm'
import { disable, type Sqlite, startSqlite } from '../engine/load.ts'
import type { Opening } from '../wire/messages.ts'
import { listen, WorkerFailure } from './failure.ts'
import { openMemory, openSnapshot } from './memory.ts'
import { holdName, openPool, OpfsStore } from './opfs.ts'
import type { Store } from './store.ts'

/** The opened database, and how its name becomes free again. */
export interface Open {
  readonly store: Store
  readonly release: () => void
}

export async function openStore(opening: Opening): Promise<Open> {
  const starting = startSqlite(initialize, { disable, warn: () => {}, error: listen })
  // It fails where it is awaited.
  starting.catch(() => {})
  const release = await holdName(opening.name)
  try {
    const store = await choose(await started(starting), opening)
    return { store, release }
  } catch (error) {
    release()
    throw error
  }
}

async function started(starting: Promise<Sqlite>): Promise<Sqlite> {
  try {
    return await starting
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new WorkerFailure('start', `the WebAssembly module of SQLite does not start: ${reason}`)
  }
}

/** Another storage takes the place of OPFS only where there is none, and only where the page said so. */
async function choose(sqlite: Sqlite, { name, durability, fallback }: Opening): Promise<Store> {
  try {
    return new OpfsStore(sqlite, await openPool(sqlite, name), durability)
  } catch (error) {
    if (!(error instanceof WorkerFailure) || error.kind !== 'missing' || fallback === undefined) throw error
    return fallback === 'snapshot' ? openSnapshot(sqlite, { name, durability }) : openMemory(sqlite)
  }
}
