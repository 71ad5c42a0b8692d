// The entry `isomodel/pglite`.
import type { Adapter } from '../../src/adapter/adapter.ts'
import { postgres } from '../../src/dialect/postgres/index.ts'
import type { PGliteDatabase } from './driver.ts'
import { openGiven, openOwn, type PGliteOptions, storageOf } from './open.ts'
import { hideCauses } from '../../src/error/console.ts'

export type { PGliteDatabase } from './driver.ts'
export type { PGliteOptions } from './open.ts'

/**
 * Postgres as WebAssembly, in this process, through the package @electric-sql/pglite (0.5).
 *
 * With a folder, or nothing for a database in memory, the adapter makes a PGlite, and closes it with the database. One
 * that you made yourself stays yours to close; its parsers and serializers do not touch our values. It is one session, on
 * which calls queue. What else uses the same PGlite waits while a transaction of ours is open, and must not be awaited
 * inside of it. A statement that runs cannot be stopped: a call that is cancelled ends when its statement is over, or
 * before the next one. Opening fails with `StorageUnavailable`.
 *
 * Manual: https://pglite.dev/docs
 *
 * @param source - a `PGlite`, or where the data is
 */
export function pglite(source: PGliteDatabase | PGliteOptions = {}): Adapter<'transaction'> {
  hideCauses()
  return {
    name: 'pglite',
    ability: 'transaction',
    dialect: postgres,
    place: 'process',
    objects: false,
    connections: 'single',
    insertedKeys: false,
    storage: storageOf(source.dataDir),
    open: () => ('execProtocolStream' in source ? openGiven(source) : openOwn(source)),
  }
}
