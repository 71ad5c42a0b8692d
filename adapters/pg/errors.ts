import { isLostCode, lostConnection, translateFailure } from '../../src/adapter/postgres/errors.ts'
import type { PostgresFailure } from '../../src/dialect/postgres/errors.ts'
import { IsomodelError } from '../../src/error/base.ts'
import type { FailedStatement } from '../../src/error/query.ts'

/** What pg itself says of connections that are gone. */
const GONE = /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/

/** pg did not send it. */
const UNSENT = /is not queryable$/

export const failureOf = (error: unknown): PostgresFailure =>
  error instanceof Error ? (error as PostgresFailure) : { message: String(error) }

/** Whether the connection cannot be used any more. */
export function connectionLost(error: unknown): boolean {
  const { code = '', message } = failureOf(error)
  return isLostCode(code) || GONE.test(message)
}

/** Whether the server cannot have seen the statement. */
export const isUnsent = (error: unknown): boolean => UNSENT.test(failureOf(error).message)

/** An error of pg as one of ours. */
export function translate(error: unknown, statement: FailedStatement, statementTimeout?: number): IsomodelError {
  if (error instanceof IsomodelError) return error
  if (connectionLost(error)) return lostConnection(error)
  return translateFailure(error, failureOf(error), statement, statementTimeout)
}
