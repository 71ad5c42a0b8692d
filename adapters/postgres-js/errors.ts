import { isLostCode, lostConnection, translateFailure } from '../../src/adapter/postgres/errors.ts'
import { IsomodelError } from '../../src/error/base.ts'
import type { FailedStatement } from '../../src/error/query.ts'
import type { Failure } from './driver.ts'

/** What postgres.js and its streams say of connections that are gone, or never came. */
const GONE = /^(?:CONNECT(?:ION_|_TIMEOUT)|ERR_STREAM_)/

export const failureOf = (error: unknown): Failure =>
  error instanceof Error ? (error as Failure) : { message: String(error) }

/** Whether the connection cannot be used any more. */
export function isConnectionLost(error: unknown): boolean {
  const { code = '' } = failureOf(error)
  return isLostCode(code) || GONE.test(code)
}

/** An error of postgres.js as one of ours. */
export function translate(error: unknown, statement: FailedStatement, statementTimeout?: number): IsomodelError {
  if (error instanceof IsomodelError) return error
  if (isConnectionLost(error)) return lostConnection(error)
  const {
    message,
    code,
    detail,
    table_name: table,
    column_name: column,
    constraint_name: constraint,
  } = failureOf(error)
  return translateFailure(error, { message, code, detail, table, column, constraint }, statement, statementTimeout)
}
