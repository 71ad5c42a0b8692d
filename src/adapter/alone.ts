// Work on a whole database, such as replacing it.
import type { Connection, MaybePromise } from './adapter.ts'

/** What databases offer to functions of adapters. */
export interface Alone {
  /**
   * Runs work on the connection when its turn has come, with every prepared statement freed. Not for use in a
   * transaction.
   */
  '~alone'<T>(work: (connection: Connection) => MaybePromise<T>): Promise<T>
}
