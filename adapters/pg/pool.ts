// The pool of pg, as the pool of all adapters sees it.
import type { MaybePromise } from '../../src/adapter/adapter.ts'
import type { PooledConnection, PoolSource } from '../../src/adapter/pool/source.ts'
import { PgConnection } from './connection.ts'
import type { PgPool, PgPoolClient } from './driver.ts'
import { translateOpening } from './errors.ts'
import type { Habits } from './names.ts'

/** What pg's pool says when no connection became free in time. */
const TIMEOUT = 'timeout exceeded when trying to connect'

/** @param own - whether the pool ends with the database */
export function poolSource(pool: PgPool, own: boolean, habits: Habits): PoolSource<PgPoolClient> {
  return {
    max: pool.options?.max ?? Infinity,
    take: () => pool.connect(),
    give: (client, destroy) => client.release(destroy),
    wrap: client => new PgConnection(client, false, habits),
    isTimeout: error => error instanceof Error && error.message.startsWith(TIMEOUT),
    translate: translateOpening,
    ...(own && { end: () => pool.end() }),
    ...(habits.statementTimeout !== undefined && {
      greet: (connection: PooledConnection) => greet(connection, habits),
    }),
  }
}

/** What a new connection is told first. */
export const greet = (
  connection: Pick<PooledConnection, 'exec'>,
  { statementTimeout = 0 }: Habits,
): MaybePromise<void> => connection.exec([`SET statement_timeout = ${Math.ceil(statementTimeout)}`])
