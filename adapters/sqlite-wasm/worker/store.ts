// Where a worker's database lives, and how files come in and go out.
import type { Database } from '../engine/database.ts'
import type { Storage } from '../wire/messages.ts'

export interface Store {
  readonly storage: Storage
  /** Another one after an import. */
  readonly database: Database
  /** To be called after every request that may have written. Throws where what was written before could not be kept. */
  wrote(): Promise<void>
  /** The database as a file. No transaction may be open. */
  exportFile(): Uint8Array<ArrayBuffer>
  /** Replaces the database by a file, or leaves it as it is and throws. Nothing may be open on it. */
  importFile(file: Blob): Promise<void>
  close(): Promise<void>
}
