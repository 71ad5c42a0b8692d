import { isLost, postgresError, type PostgresFailure } from '../../src/dialect/postgres/errors.ts'
import { IsomodelError } from '../../src/error/base.ts'
import { type FailedStatement, QueryError } from '../../src/error/query.ts'
import { ConnectionLost, StorageUnavailable, TimeoutError } from '../../src/error/transaction.ts'

/** Errors of Node's sockets: the server is not there, or no longer. */
const SOCKET = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/

/** What pg itself says of connections that are gone. */
const GONE = /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/

export const failureOf = (error: unknown): PostgresFailure =>
  error instanceof Error ? (error as PostgresFailure) : { message: String(error) }

/** Whether the connection cannot be used any more. */
export function connectionLost(error: unknown): boolean {
  const { code = '', message } = failureOf(error)
  return isLost(code) || SOCKET.test(code) || GONE.test(message)
}

/** The server's own word for a cancelled statement is the same for all reasons: only its sentence tells which. */
const isOutOfTime = ({ code, message }: PostgresFailure): boolean =>
  code === '57014' && message.includes('statement timeout')

/** An error of pg as one of ours. */
export function translate(error: unknown, statement: FailedStatement, statementTimeout?: number): IsomodelError {
  if (error instanceof IsomodelError) return error
  const failure = failureOf(error)
  if (statementTimeout !== undefined && isOutOfTime(failure)) return new TimeoutError(statementTimeout)
  if (connectionLost(error)) return new ConnectionLost('the connection to the database was lost', error)
  return failure.code === undefined
    ? new QueryError(failure.message, statement, error)
    : postgresError(failure, statement, error)
}

/** An error of opening a connection. */
export function translateOpening(error: unknown): IsomodelError {
  if (error instanceof IsomodelError) return error
  const { message } = failureOf(error)
  return new StorageUnavailable(`the Postgres server cannot be reached: ${message}`, error)
}
