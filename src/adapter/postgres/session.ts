// What sessions of a Postgres server are told, whichever driver opens them.
import { TransactionAborted } from '../../error/transaction.ts'
import type { Driver, MaybePromise } from '../adapter.ts'
import { quietly, type Tell } from '../event.ts'
import type { PoolOptions } from '../pool/options.ts'
import type { PooledConnection } from '../pool/source.ts'
import { unreachable } from './errors.ts'

/** How connections to a Postgres server are used. */
export interface PostgresSettings extends PoolOptions {
  /**
   * Milliseconds that the server gives every statement, said once to each connection: a last resort beside the timeouts
   * of calls, which end statements too. A statement that takes longer is a TimeoutError. Unlimited unless given.
   * https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT
   */
  readonly statementTimeout?: number
  /**
   * Milliseconds that a statement has to end once its call is over, before its connection is cut; 5,000 unless given.
   */
  readonly cancelTimeout?: number
}

/** The settings with what they mean where they say nothing. */
export interface SessionHabits {
  readonly tell: Tell
  /** Milliseconds that the server gives a statement. */
  readonly statementTimeout: number | undefined
  /** Milliseconds that a cancelled statement has to end, before its connection is cut. */
  readonly cancelTimeout: number
}

export const sessionHabits = (
  { cancelTimeout = 5000, statementTimeout }: PostgresSettings,
  tell: Tell | undefined,
): SessionHabits => ({ tell: quietly(tell), cancelTimeout, statementTimeout })

type Greeted = Pick<PooledConnection, 'exec'>

/** What a new connection is told first, if anything. */
export function greeting({
  statementTimeout,
}: SessionHabits): ((connection: Greeted) => MaybePromise<void>) | undefined {
  if (statementTimeout === undefined) return undefined
  return connection => connection.exec([`SET statement_timeout = ${Math.ceil(statementTimeout)}`])
}

/** The server answers ROLLBACK to the COMMIT of a transaction that failed: https://www.postgresql.org/docs/current/sql-commit.html */
export function requireKept(statements: readonly string[], lastCommand: string | null | undefined): void {
  if (statements.at(-1) === 'COMMIT' && lastCommand === 'ROLLBACK') throw new TransactionAborted()
}

/** The server answers, or this is the place to say that it does not. */
export async function reached(driver: Driver): Promise<Driver> {
  try {
    driver.release(await driver.acquire(), false)
    return driver
  } catch (error) {
    void driver.close()
    throw unreachable(error)
  }
}
