// Fills the shop: many rows in one transaction, in chunks between which the page can do other things.
import type { Database } from 'isomodel'
import { pause } from './pause.ts'
import { makeRows } from './rows.ts'
import { createMissingTables, deleteRows } from './tables.ts'

/** Rows of one insert. */
const CHUNK = 500

export interface Progress {
  /** Rows written so far. */
  readonly done: number
  /** Rows that there will be. */
  readonly total: number
}

export interface FillOptions {
  /** A whole number; the same seed gives the same rows. 1 unless given. */
  readonly seed?: number
  /** Ends the filling: everything is as it was before. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Replaces all rows of the shop by more than 50,000 made-up ones, creates the tables that are missing, and answers how
 * many rows there are. All or nothing: one transaction. What the database throws is passed on; after an abort that is
 * AbortedError.
 */
export async function fillShop(db: Database, options: FillOptions = {}): Promise<number> {
  const { seed = 1, signal, onProgress } = options
  const tables = await makeRows(seed)
  const total = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  await db.transaction(
    async tx => {
      await createMissingTables(tx)
      await deleteRows(tx)
      let done = 0
      for (const { rows, insert } of tables) {
        for (let from = 0; from < rows.length; from += CHUNK) {
          done += await insert(from, Math.min(from + CHUNK, rows.length)).run(tx)
          onProgress?.({ done, total })
          await pause()
        }
      }
    },
    { signal },
  )
  return total
}
