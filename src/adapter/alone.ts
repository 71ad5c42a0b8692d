// Work on a whole database, such as replacing it.
import { type Cache, clearCache } from '../compile/shape.ts'
import type { Connection, MaybePromise } from './adapter.ts'

/** A database, as functions of adapters need it. A transaction is none. */
export interface Alone {
  readonly storage: string
  '~use'(work: (session: never) => unknown, atomic: boolean): Promise<unknown>
}

/** Runs work on the connection when its turn has come, with every prepared statement freed. */
export const alone = <T>(db: Alone, work: (connection: Connection) => MaybePromise<T>): Promise<T> =>
  db['~use'](({ cache, connection }: { readonly cache: Cache; readonly connection: Connection }) => {
    clearCache(cache)
    return work(connection)
  }, false) as Promise<T>
