import { codeName, sqliteError } from '../../src/dialect/sqlite/errors.ts'
import { IsomodelError } from '../../src/error/base.ts'
import type { FailedStatement } from '../../src/error/query.ts'
import { ConnectionLost } from '../../src/error/transaction.ts'
import { DecodeError } from '../../src/error/validation.ts'

/** An error of node:sqlite as one of ours. It carries SQLite's extended result code. */
export function translate(error: unknown, statement: FailedStatement, open: boolean): IsomodelError {
  if (error instanceof IsomodelError) return error
  if (!open) return new ConnectionLost('the database was closed', error)
  if (!(error instanceof Error)) return sqliteError(undefined, String(error), statement, error)
  if ('code' in error && error.code === 'ERR_OUT_OF_RANGE') {
    return new DecodeError('the result holds an integer beyond what a number can hold exactly', error)
  }
  const name = 'errcode' in error ? codeName(Number(error.errcode)) : undefined
  return sqliteError(name, error.message, statement, error)
}
