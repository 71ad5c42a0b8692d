import { codeName, sqliteError } from '../../../src/dialect/sqlite/errors.ts'
import { IsomodelError } from '../../../src/error/base.ts'
import type { FailedStatement } from '../../../src/error/query.ts'

/** What the C functions answer, as an error: the `cause` of ours. */
export class SqliteWasmError extends Error {
  override readonly name = 'SqliteWasmError'
  /** SQLite's extended result code. */
  readonly resultCode: number

  constructor(resultCode: number, message: string) {
    super(message)
    this.resultCode = resultCode
  }
}

/** An error of the engine as one of ours. */
export function translate(error: unknown, statement: FailedStatement): IsomodelError {
  if (error instanceof IsomodelError) return error
  const name = error instanceof SqliteWasmError ? codeName(error.resultCode) : undefined
  return sqliteError(name, error instanceof Error ? error.message : String(error), statement, error)
}
