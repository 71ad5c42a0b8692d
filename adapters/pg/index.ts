// The entry `isomodel/pg`.
import type { Adapter } from '../../src/adapter/adapter.ts'
import { wholeTree as tree } from '../../src/relation/tree/tree.ts'
import { gather } from '../../src/adapter/gather.ts'
import { trips } from '../../src/adapter/trips.ts'
import { postgres } from '../../src/dialect/postgres/index.ts'
import type { PgClient, PgPool } from './driver.ts'
import { isPool, openGiven, openOwn, type PgOptions, type PgSettings } from './open.ts'
import { checkSource } from '../../src/adapter/source.ts'
import { hideCauses } from '../../src/error/console.ts'

export type { PgClient, PgPool, PgPoolClient, PgQuery, PgResult, PgTypes } from './driver.ts'
export type { PgOptions, PgSettings } from './open.ts'

/**
 * Postgres (14 or later) through the package pg (8.16 or later).
 *
 * With a URL the adapter makes a pool of its own, and ends it with the database. A `Pool` or a connected `Client` that
 * you made yourself stays yours to end; no setting of it is changed. Calls of a pool run beside each other; a `Client` is
 * one connection, on which they queue. Statements are prepared under names, once for each connection. A batch goes out
 * in one round trip where the client was made with `pipeline: true`, as ours are. Opening fails with
 * `StorageUnavailable`.
 *
 * Manual: https://node-postgres.com, https://www.postgresql.org/docs/current/sql-prepare.html
 *
 * @param source - a `Pool` or a `Client` of pg, or where the server is
 * @param settings - how the connections of a `Pool` or `Client` are used; with a URL they stand beside it
 */
export function pg(source: PgPool | PgClient | PgOptions, settings: PgSettings = {}): Adapter<'transaction'> {
  hideCauses()
  checkSource('pg', /^postgres(?:ql)?:\/\/./, source, 'query')
  const own = 'url' in source
  return {
    name: 'pg',
    ability: 'transaction',
    dialect: postgres,
    place: 'near',
    objects: false,
    connections: own || isPool(source) ? 'pool' : 'single',
    insertedKeys: false,
    storage: 'server',
    open: tell => (own ? openOwn(source, tell) : openGiven(source, settings, tell)),
    gather,
    tree,
    trips,
  }
}
