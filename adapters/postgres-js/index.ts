// The entry `isomodel/postgres-js`.
import type { Adapter } from '../../src/adapter/adapter.ts'
import { wholeTree as tree } from '../../src/relation/tree/tree.ts'
import { gather } from '../../src/adapter/gather.ts'
import { trips } from '../../src/adapter/trips.ts'
import type { PostgresSettings } from '../../src/adapter/postgres/session.ts'
import { postgres } from '../../src/dialect/postgres/index.ts'
import type { PostgresJsSql } from './driver.ts'
import { openGiven, openOwn, type PostgresJsOptions } from './open.ts'
import { checkSource } from '../../src/adapter/source.ts'
import { hideCauses } from '../../src/error/console.ts'

export type { PostgresSettings } from '../../src/adapter/postgres/session.ts'
export type { PostgresJsSql } from './driver.ts'
export type { PostgresJsOptions } from './open.ts'

/** postgres.js binds 65,533 parameters at most. */
const dialect = { ...postgres, maxParameters: 65_533 }

/**
 * Postgres (14 or later) through the package postgres (3.4), known as postgres.js.
 *
 * The adapter opens up to `max` connections of its own, and ends them with the database. An instance that you made
 * yourself says where the server is and how to connect, by its options; its own connections are not used, its types and
 * transforms do not touch our values, and it stays yours to end. Statements are prepared, once for each connection,
 * unless its `prepare` is false. The statements of a batch go out together, and COMMIT when they are answered. Opening
 * fails with `StorageUnavailable`.
 *
 * Manual: https://github.com/porsager/postgres#readme
 *
 * @param source - what `postgres()` made, or where the server is
 * @param settings - how the connections of an instance are used; with a URL they stand beside it
 */
export function postgresJs(
  source: PostgresJsSql | PostgresJsOptions,
  settings: PostgresSettings = {},
): Adapter<'transaction'> {
  hideCauses()
  checkSource('postgresJs', /^postgres(?:ql)?:\/\/./, source, 'unsafe')
  return {
    name: 'postgres-js',
    ability: 'transaction',
    dialect,
    place: 'near',
    objects: false,
    connections: 'pool',
    insertedKeys: false,
    storage: 'server',
    open: tell => ('url' in source ? openOwn(source, tell) : openGiven(source, settings, tell)),
    gather,
    tree,
    trips,
  }
}
