// The entry `isomodel/mysql2`.
import type { Adapter } from '../../src/adapter/adapter.ts'
import { emulating } from '../../src/adapter/emulate.ts'
import { wholeTree as tree } from '../../src/relation/tree/tree.ts'
import { gather } from '../../src/adapter/gather.ts'
import { mysql } from '../../src/dialect/mysql/index.ts'
import type { MysqlConnection, MysqlPool } from './driver.ts'
import { isPool, type MysqlOptions, type MysqlSettings, openGiven, openOwn } from './open.ts'
import { checkSource } from '../../src/adapter/source.ts'
import { hideCauses } from '../../src/error/console.ts'

export type { MysqlConnection, MysqlPool } from './driver.ts'
export type { MysqlOptions, MysqlSettings } from './open.ts'

const emulate = /* @__PURE__ */ emulating(mysql)

/**
 * MySQL (8.0.19 or later) and MariaDB (10.11 or later) through the package mysql2 (3.24 or later). Which of the two it is
 * shows when the database is opened.
 *
 * With a URL the adapter makes a pool of its own, and ends it with the database. A pool or connection that you made
 * yourself, by mysql2 or by mysql2/promise, stays yours to end. Calls of a pool run beside each other; a connection is
 * one, on which they queue. Its session is set up when it is first used: `utf8mb4` with a binary collation, UTC, the
 * `sql_mode` of MySQL 8 with NO_AUTO_VALUE_ON_ZERO. Any settings of mysql2 will do, as long as `charset` stays a kind of
 * UTF-8 and FOUND_ROWS among the `flags`; with `jsonStrings: true` rows are read faster. `multipleStatements` is never
 * needed.
 *
 * Statements are prepared once for each connection. A call that is cancelled is ended by KILL QUERY, on a connection that
 * is opened for it. A stream has a connection to itself; in a transaction, or on a connection that was given, its rows
 * are all read first. Neither of the servers answers the rows of all writes, so that returning() reads them again by
 * their keys, in the same transaction. Opening fails with `StorageUnavailable`.
 *
 * Manual: https://sidorares.github.io/node-mysql2/docs, https://dev.mysql.com/doc/refman/8.4/en/sql-prepared-statements.html
 *
 * @param source - a pool or a connection of mysql2, or where the server is
 * @param settings - how the connections of a pool or a connection are used; with a URL they stand beside it
 */
export function mysql2(
  source: MysqlPool | MysqlConnection | MysqlOptions,
  settings: MysqlSettings = {},
): Adapter<'transaction'> {
  hideCauses()
  checkSource('mysql2', /^mysql:\/\/./, source, 'query')
  const own = 'url' in source
  return {
    name: 'mysql2',
    ability: 'transaction',
    dialect: mysql,
    place: 'near',
    objects: true,
    connections: own || isPool(source) ? 'pool' : 'single',
    insertedKeys: true,
    storage: 'server',
    emulate,
    open: tell => (own ? openOwn(source, tell) : openGiven(source, settings, tell)),
    gather,
    tree,
  }
}
