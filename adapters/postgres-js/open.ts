import type { Driver } from '../../src/adapter/adapter.ts'
import type { Tell } from '../../src/adapter/event.ts'
import { LentPool } from '../../src/adapter/pool/pool.ts'
import { type PostgresSettings, reached, sessionHabits } from '../../src/adapter/postgres/session.ts'
import { StorageUnavailable } from '../../src/error/transaction.ts'
import type { Postgres, PostgresJsSql, Settings } from './driver.ts'
import { poolSource } from './pool.ts'
import { loadNet } from './sockets.ts'

/** Where a server is. */
export interface PostgresJsOptions extends PostgresSettings {
  /** `postgres://user:password@host:5432/database`. */
  readonly url: string
  /** Connections at most; 10 unless given. */
  readonly max?: number
  /** Milliseconds that a call waits for a connection, then PoolTimeout; 10,000 unless given. */
  readonly connectionTimeout?: number
  /**
   * What else `postgres()` takes: `ssl`, `connection`, ...; `prepare: false` for poolers that give every transaction
   * another session.
   */
  readonly options?: Readonly<Record<string, unknown>>
}

export async function openGiven(sql: PostgresJsSql, settings: PostgresSettings, tell?: Tell): Promise<Driver> {
  return open(await load(), sql.options as Settings, settings, Infinity, tell)
}

export async function openOwn(source: PostgresJsOptions, tell?: Tell): Promise<Driver> {
  const { url, max = 10, connectionTimeout = 10_000, options } = source
  const postgres = await load()
  const silent = { onnotice: () => {}, connect_timeout: connectionTimeout / 1000 }
  // An instance that connects to nothing, for what postgres.js makes of its options.
  const { options: settings } = postgres(url, { ...silent, ...options, max })
  return open(postgres, settings, source, connectionTimeout, tell)
}

async function open(
  postgres: Postgres,
  settings: Settings,
  options: PostgresSettings,
  patience: number,
  tell: Tell | undefined,
): Promise<Driver> {
  const origin = { postgres, net: await loadNet(), settings, habits: sessionHabits(options, tell) }
  return reached(new LentPool(poolSource(origin, patience), options, tell))
}

async function load(): Promise<Postgres> {
  try {
    return (await import('postgres')).default as never
  } catch (error) {
    throw new StorageUnavailable('the package postgres cannot be loaded: run npm install postgres', error)
  }
}
