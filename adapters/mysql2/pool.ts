// The pool of mysql2, as the pool of all adapters sees it.
import type { Dialect } from '../../src/dialect/dialect.ts'
import type { PoolSource } from '../../src/adapter/pool/source.ts'
import { withinTime } from '../../src/adapter/pool/waiting.ts'
import { MysqlSession } from './connection.ts'
import type { CoreConnection, CorePool, MysqlModule } from './driver.ts'
import { isBusy, translateOpening } from './errors.ts'
import type { Habits } from './habits.ts'
import { greet, type Server } from './session.ts'

/** Milliseconds that the goodbyes of all connections may take. */
const FAREWELL = 1000

export interface MysqlSource extends PoolSource<CoreConnection> {
  /** Known once a connection was greeted. */
  readonly found: () => Dialect | undefined
}

/** How a pool is waited for and ended. */
interface Given {
  /** Whether the pool ends with the database. */
  readonly own: boolean
  /** Milliseconds that a call waits for a connection, which the pool knows no end of. */
  readonly patience?: number
}

export function poolSource(pool: CorePool, driver: MysqlModule, habits: Habits, { own, patience }: Given): MysqlSource {
  let server: Server | undefined
  return {
    found: () => server?.dialect,
    max: pool.config.connectionLimit || Infinity,
    ...(patience !== undefined && { patience }),
    take: () =>
      new Promise((resolve, reject) => pool.getConnection((error, core) => (error ? reject(error) : resolve(core)))),
    give(core, destroy) {
      if (!destroy) return core.release?.()
      // It leaves the pool, which would wait for the server's goodbye.
      core.destroy()
      core.stream.destroy()
    },
    wrap: core => new MysqlSession(core, { driver, shared: false, habits }),
    async greet(connection) {
      server = await greet(connection as MysqlSession, habits, server)
    },
    forgets: pool.config.resetOnRelease === true,
    isTimeout: isBusy,
    translate: translateOpening,
    ...(own && { end: () => ended(pool) }),
  }
}

async function ended(pool: CorePool): Promise<void> {
  await withinTime(new Promise<void>(resolve => pool.end(() => resolve())), FAREWELL)
}
