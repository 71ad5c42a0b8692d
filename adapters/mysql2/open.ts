import type { Driver } from '../../src/adapter/adapter.ts'
import { StorageUnavailable } from '../../src/error/transaction.ts'
import { MysqlSession } from './connection.ts'
import type { CoreConnection, CorePool, MysqlConnection, MysqlModule, MysqlPool } from './driver.ts'
import { translateOpening } from './errors.ts'
import { MysqlPoolDriver } from './pool.ts'
import { serverOf } from './session.ts'

/** Where a server is, for a pool of our own. */
export interface MysqlOptions {
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

/** @param source - what the user gave, which stays the user's to end */
export async function openGiven(source: MysqlPool | MysqlConnection): Promise<Driver> {
  const driver = await load()
  if (isPool(source)) return new MysqlPoolDriver(coreOf(source) as CorePool, driver, false, Infinity).reached()
  const connection = new MysqlSession(coreOf(source) as CoreConnection, driver, true)
  try {
    const { dialect, settings } = await serverOf(request => connection.send(request))
    await connection.exec([settings])
    return { dialect, acquire: () => connection, release() {}, close: () => connection.quiet() }
  } catch (error) {
    throw translateOpening(error)
  }
}

export async function openOwn({ url, max = 10, connectionTimeout = 10_000, pool }: MysqlOptions): Promise<Driver> {
  const driver = await load()
  try {
    const made = driver.createPool({
      jsonStrings: true,
      connectTimeout: connectionTimeout,
      ...pool,
      uri: url,
      connectionLimit: max,
      waitForConnections: true,
    })
    return await new MysqlPoolDriver(made, driver, true, connectionTimeout).reached()
  } catch (error) {
    throw translateOpening(error)
  }
}

async function load(): Promise<MysqlModule> {
  try {
    return (await import('mysql2')).default as never
  } catch (error) {
    throw new StorageUnavailable('the package mysql2 cannot be loaded: run npm install mysql2', error)
  }
}
