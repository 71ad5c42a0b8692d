import type { OnAnswer } from './clock.ts'

export type SqliteWasmOptions = SqliteWasmOpfs | SqliteWasmMemory

/** A database in the memory of whoever opens it. */
export interface SqliteWasmMemory {
  /** What the database is called. It tells nothing apart: every `sqliteWasm()` in memory is a database of its own. */
  readonly name?: string
  readonly storage: 'memory'
}

/** A database that stays. */
export interface SqliteWasmOpfs {
  /** What the database is called: the same name is the same database, for all pages of the site. */
  readonly name: string
  readonly storage: 'opfs'
  /**
   * `strict`, the default: what was answered survives a power cut. `relaxed`: commits are three to four times as fast,
   * and a power cut may take the last of them; the database stays sound, and the end of the browser takes nothing.
   * https://sqlite.org/pragma.html#pragma_synchronous
   */
  readonly durability?: 'strict' | 'relaxed' | undefined
  /**
   * What to do where there is no OPFS. `snapshot`: a database in memory that is saved whole to IndexedDB, before each
   * commit is answered or, with `relaxed`, within a second of it; good for a few megabytes. `memory`: one that is lost
   * with the page. Unless given, opening fails.
   */
  readonly fallback?: 'snapshot' | 'memory' | undefined
  /** One tab at a time opens the database. */
  readonly tabs?: 'single' | undefined
  /**
   * Starts the worker, for bundlers that do not understand `new Worker(new URL(...))`: a worker whose script imports
   * `isomodel/sqlite-wasm/worker`.
   */
  readonly worker?: (() => Worker) | undefined
  /** Is told how long each answer of the worker took. */
  readonly onAnswer?: OnAnswer | undefined
}
