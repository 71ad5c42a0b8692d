import type { Driver } from '../../src/adapter/adapter.ts'
import type { Tell } from '../../src/adapter/event.ts'
import { LentPool } from '../../src/adapter/pool/pool.ts'
import { greeting, type PostgresSettings, reached, sessionHabits } from '../../src/adapter/postgres/session.ts'
import { StorageUnavailable } from '../../src/error/transaction.ts'
import { PgConnection } from './connection.ts'
import type { PgClient, PgPool, PgPoolClient } from './driver.ts'
import type { Habits } from './names.ts'
import { poolSource } from './pool.ts'

/** How connections are used, of a pool of our own or of one that was given. */
export interface PgSettings extends PostgresSettings {
  /**
   * false: statements have no names on the server, for poolers that give every transaction another session. Where such a
   * pooler is met without this, the adapter finds out by an error, goes on without names, and says so by an event.
   */
  readonly preparedStatements?: boolean
}

/** Where a server is, for a pool of our own. */
export interface PgOptions extends PgSettings {
  /** `postgres://user:password@host:5432/database`. */
  readonly url: string
  /** Connections at most; 10 unless given. */
  readonly max?: number
  /** Milliseconds that a call waits for a connection, then PoolTimeout; 10,000 unless given. */
  readonly connectionTimeout?: number
  /** What else pg's `Pool` takes: `ssl`, `application_name`, ... */
  readonly pool?: Readonly<Record<string, unknown>>
}

export const isPool = (source: PgPool | PgClient): source is PgPool => 'totalCount' in source

function habitsOf(settings: PgSettings, tell: Tell | undefined): Habits {
  const { preparedStatements: named = true } = settings
  return { ...sessionHabits(settings, tell), named, told: !named }
}

const lentPool = (pool: PgPool, own: boolean, settings: PgSettings, tell?: Tell): LentPool<PgPoolClient> =>
  new LentPool(poolSource(pool, own, habitsOf(settings, tell)), settings, tell)

/** @param source - what the user gave, which stays the user's to end */
export async function openGiven(source: PgPool | PgClient, settings: PgSettings, tell?: Tell): Promise<Driver> {
  if (isPool(source)) return reached(lentPool(source, false, settings, tell))
  const habits = habitsOf(settings, tell)
  const connection = new PgConnection(source, true, habits)
  await greeting(habits)?.(connection)
  return {
    acquire: () => connection,
    release() {},
    async close() {
      for (const close of connection.holding) await close()
    },
  }
}

export async function openOwn(options: PgOptions, tell?: Tell): Promise<Driver> {
  const { url, max = 10, connectionTimeout = 10_000, pool } = options
  const { Pool } = await load()
  const made = new Pool({
    pipeline: true,
    ...pool,
    connectionString: url,
    max,
    connectionTimeoutMillis: connectionTimeout,
  })
  // A connection that breaks while nobody uses it leaves the pool, which is all there is to do.
  made.on('error', () => {})
  return reached(lentPool(made, true, options, tell))
}

async function load(): Promise<{ Pool: new (config: object) => PgPool }> {
  try {
    return (await import('pg')).default as never
  } catch (error) {
    throw new StorageUnavailable('the package pg cannot be loaded: run npm install pg', error)
  }
}
