import type { Driver } from '../../src/adapter/adapter.ts'
import { StorageUnavailable } from '../../src/error/transaction.ts'
import { PgConnection } from './connection.ts'
import type { PgClient, PgPool } from './driver.ts'
import { translateOpening } from './errors.ts'
import { PgPoolDriver } from './pool.ts'

/** Where a server is, for a pool of our own. */
export interface PgOptions {
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

/** @param source - what the user gave, which stays the user's to end */
export async function openGiven(source: PgPool | PgClient): Promise<Driver> {
  if (isPool(source)) return reached(new PgPoolDriver(source, false))
  const connection = new PgConnection(source, true)
  return {
    acquire: () => connection,
    release() {},
    async close() {
      for (const close of connection.holding) await close()
    },
  }
}

export async function openOwn({ url, max = 10, connectionTimeout = 10_000, pool }: PgOptions): Promise<Driver> {
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
  return reached(new PgPoolDriver(made, true))
}

/** The server answers, or this is the place to say that it does not. */
async function reached(driver: PgPoolDriver): Promise<Driver> {
  try {
    driver.release(await driver.acquire(), false)
    return driver
  } catch (error) {
    void driver.close()
    throw translateOpening(error)
  }
}

async function load(): Promise<{ Pool: new (config: object) => PgPool }> {
  try {
    return (await import('pg')).default as never
  } catch (error) {
    throw new StorageUnavailable('the package pg cannot be loaded: run npm install pg', error)
  }
}
