// What drivers of Postgres have in common where something goes wrong.
import { isLost, postgresError, type PostgresFailure } from '../../dialect/postgres/errors.ts'
import { IsomodelError } from '../../error/base.ts'
import { type FailedStatement, QueryError } from '../../error/query.ts'
import { ConnectionLost, StorageUnavailable, TimeoutError } from '../../error/transaction.ts'

/** Errors of Node's sockets: the server is not there, or no longer. */
const SOCKET = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/

/** Whether the code of an error, the server's or a socket's, says that the connection cannot be used any more. */
export const isLostCode = (code: string): boolean => isLost(code) || SOCKET.test(code)

export const lostConnection = (cause: unknown): ConnectionLost =>
  new ConnectionLost('the connection to the database was lost', cause)

/** The server's own word for a cancelled statement is the same for all reasons: only its sentence tells which. */
const isOutOfTime = ({ code, message }: PostgresFailure): boolean =>
  code === '57014' && message.includes('statement timeout')

/**
 * A failed statement's error as one of ours. `failure` is what the driver's error tells, `statementTimeout` what the server
 * was told.
 */
export function translateFailure(
  error: unknown,
  failure: PostgresFailure,
  statement: FailedStatement,
  statementTimeout?: number,
): IsomodelError {
  if (statementTimeout !== undefined && isOutOfTime(failure)) return new TimeoutError(statementTimeout)
  return failure.code === undefined
    ? new QueryError(failure.message, statement, error)
    : postgresError(failure, statement, error)
}

/** An error of opening a connection. */
export function unreachable(error: unknown): IsomodelError {
  if (error instanceof IsomodelError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new StorageUnavailable(`the Postgres server cannot be reached: ${message}`, error)
}
