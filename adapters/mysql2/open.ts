import type { Driver } from '../../src/adapter/adapter.ts'
import { quietly, type Tell } from '../../src/adapter/event.ts'
import type { PoolOptions } from '../../src/adapter/pool/options.ts'
import { LentPool } from '../../src/adapter/pool/pool.ts'
import { StorageUnavailable } from '../../src/error/transaction.ts'
import { MysqlSession } from './connection.ts'
import type { CoreConnection, CorePool, MysqlConnection, MysqlModule, MysqlPool } from './driver.ts'
import { translateOpening } from './errors.ts'
import type { Habits } from './habits.ts'
import { type MysqlSource, poolSource } from './pool.ts'
import { greet } from './session.ts'

/** How connections are used, of a pool of our own or of one that was given. */
export interface MysqlSettings extends PoolOptions {
  /**
   * Milliseconds that the server gives a statement, said once to each connection: a last resort beside the timeouts of
   * calls, which end statements too. MariaDB bounds every statement, MySQL only reads. One that takes longer is a
   * TimeoutError. Unlimited unless given.
   */
  readonly statementTimeout?: number
  /**
   * Milliseconds that a statement has to end once its call is over, before its connection is cut; 5,000 unless given.
   */
  readonly cancelTimeout?: number
}

/** Where a server is, for a pool of our own. */
export interface MysqlOptions extends MysqlSettings {
  /** `mysql://user:password@host:3306/database`. */
  readonly url: string
  /** Connections at most; 10 unless given. */
  readonly max?: number
  /** Milliseconds that a call waits for a connection, then PoolTimeout; 10,000 unless given. */
  readonly connectionTimeout?: number
  /** What else `createPool` of mysql2 takes: `ssl`, `maxIdle`, ... */
  readonly pool?: Readonly<Record<string, unknown>>
}

export const isPool = (source: MysqlPool | MysqlConnection): source is MysqlPool => 'getConnection' in source

/** What stands inside the objects of mysql2/promise. */
function coreOf(source: MysqlPool | MysqlConnection): unknown {
  const { pool, connection } = source as { pool?: unknown; connection?: unknown }
  return (isPool(source) ? pool : connection) ?? source
}

const habitsOf = ({ cancelTimeout = 5000, statementTimeout }: MysqlSettings, tell?: Tell): Habits => ({
  tell: quietly(tell),
  cancelTimeout,
  statementTimeout,
})

/** @param source - what the user gave, which stays the user's to end */
export async function openGiven(
  source: MysqlPool | MysqlConnection,
  settings: MysqlSettings,
  tell?: Tell,
): Promise<Driver> {
  const driver = await load()
  const habits = habitsOf(settings, tell)
  if (isPool(source)) {
    const given = poolSource(coreOf(source) as CorePool, driver, habits, { own: false })
    return reached(given, settings, tell)
  }
  const connection = new MysqlSession(coreOf(source) as CoreConnection, { driver, shared: true, habits })
  try {
    const { dialect } = await greet(connection, habits)
    return { dialect, acquire: () => connection, release() {}, close: () => connection.quiet() }
  } catch (error) {
    throw translateOpening(error)
  }
}

export async function openOwn(options: MysqlOptions, tell?: Tell): Promise<Driver> {
  const { url, max = 10, connectionTimeout = 10_000, pool } = options
  const driver = await load()
  const made = driver.createPool({
    jsonStrings: true,
    connectTimeout: connectionTimeout,
    ...pool,
    uri: url,
    connectionLimit: max,
    waitForConnections: true,
  })
  const own = poolSource(made, driver, habitsOf(options, tell), { own: true, patience: connectionTimeout })
  return reached(own, options, tell)
}

/** The server answers and tells which it is, or this is the place to say that it does not. */
async function reached(source: MysqlSource, settings: MysqlSettings, tell?: Tell): Promise<Driver> {
  const pool = new LentPool(source, settings, tell)
  try {
    pool.release(await pool.acquire(), false)
    return Object.assign(pool, { dialect: source.found() })
  } catch (error) {
    void pool.close()
    throw translateOpening(error)
  }
}

async function load(): Promise<MysqlModule> {
  try {
    const { createPool, createConnection, TypedParameter } = (await import('mysql2')).default as unknown as MysqlModule
    // Read once: mysql2 loads some of its parts whenever they are asked for.
    return { createPool, createConnection, TypedParameter }
  } catch (error) {
    throw new StorageUnavailable('the package mysql2 cannot be loaded: run npm install mysql2', error)
  }
}
