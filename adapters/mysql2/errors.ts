import { isLost, mysqlError, type MysqlFailure } from '../../src/dialect/mysql/errors.ts'
import { IsomodelError } from '../../src/error/base.ts'
import { type FailedStatement, QueryError } from '../../src/error/query.ts'
import { ConnectionLost, StorageUnavailable, TimeoutError } from '../../src/error/transaction.ts'

/** Errors of Node's sockets, and of mysql2 about them: the server is not there, or no longer. */
const SOCKET = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|PROTOCOL_)/

/** What mysql2 says without a code. */
const GONE = /^(?:Can't (?:add new command|write) (?:when connection is )?in closed state|Connection lost)/
const CLOSED = 'Pool is closed.'
const BUSY = new Set(['No connections available.', 'Queue limit reached.'])

export const failureOf = (error: unknown): MysqlFailure & { readonly code?: unknown } =>
  error instanceof Error ? (error as unknown as MysqlFailure) : { message: String(error) }

/** Whether the connection cannot be used any more. */
export function connectionLost(error: unknown): boolean {
  const { code, errno, message } = failureOf(error)
  if (typeof errno === 'number' && errno > 0 && isLost(errno)) return true
  return SOCKET.test(String(code)) || GONE.test(message)
}

/** Whether the pool says that no connection is free. */
export const isBusy = (error: unknown): boolean => BUSY.has(failureOf(error).message)

/** ER_STATEMENT_TIMEOUT of MariaDB, ER_QUERY_TIMEOUT of MySQL. */
const OUT_OF_TIME = new Set([1969, 3024])

export interface Known {
  /** Of the key that a row would have had twice. */
  readonly columns?: readonly string[] | undefined
  /** Milliseconds that the server gives a statement. */
  readonly statementTimeout?: number | undefined
}

/** An error of mysql2 as one of ours. */
export function translate(
  error: unknown,
  statement: FailedStatement,
  { columns = [], statementTimeout }: Known = {},
): IsomodelError {
  if (error instanceof IsomodelError) return error
  const failure = failureOf(error)
  if (statementTimeout !== undefined && OUT_OF_TIME.has(failure.errno ?? 0)) return new TimeoutError(statementTimeout)
  if (connectionLost(error)) return new ConnectionLost('the connection to the database was lost', error)
  return typeof failure.errno === 'number'
    ? mysqlError(failure, statement, error, columns)
    : new QueryError(failure.message, statement, error)
}

/** An error of opening a connection. */
export function translateOpening(error: unknown): IsomodelError {
  if (error instanceof IsomodelError) return error
  const { message } = failureOf(error)
  if (message === CLOSED) return new ConnectionLost('the pool of connections was closed', error)
  return new StorageUnavailable(`the MySQL server cannot be reached: ${message}`, error)
}
