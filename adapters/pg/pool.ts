// The pool of pg, as the pool of all adapters sees it.
import type { PoolSource } from '../../src/adapter/pool/source.ts'
import { unreachable } from '../../src/adapter/postgres/errors.ts'
import { greeting } from '../../src/adapter/postgres/session.ts'
import { PgConnection } from './connection.ts'
import type { PgPool, PgPoolClient } from './driver.ts'
import type { Habits } from './names.ts'

/** What pg's pool says when no connection became free in time. */
const TIMEOUT = 'timeout exceeded when trying to connect'

/** Pools whose clients have been given a listener since. */
const guarded = new WeakSet<PgPool>()

/**
 * Between the pool's own listener and that of the connection a new client has none, and what the server says with its first
 * breath may be that the session is over: an error event that nobody hears ends the process.
 */
function guard(pool: PgPool): void {
  if (guarded.has(pool)) return
  guarded.add(pool)
  const clients = pool as unknown as { on(event: 'connect', listener: (client: PgPoolClient) => void): unknown }
  clients.on('connect', client => client.on('error', () => {}))
}

/** @param own - whether the pool ends with the database */
export function poolSource(pool: PgPool, own: boolean, habits: Habits): PoolSource<PgPoolClient> {
  const greet = greeting(habits)
  guard(pool)
  return {
    max: pool.options?.max ?? Infinity,
    take: () => pool.connect(),
    give: (client, destroy) => client.release(destroy),
    wrap: client => new PgConnection(client, false, habits),
    isTimeout: error => error instanceof Error && error.message.startsWith(TIMEOUT),
    translate: unreachable,
    ...(own && { end: () => pool.end() }),
    ...(greet && { greet }),
  }
}
