import { translateFailure } from '../../src/adapter/postgres/errors.ts'
import type { PostgresFailure } from '../../src/dialect/postgres/errors.ts'
import { IsomodelError } from '../../src/error/base.ts'
import type { FailedStatement } from '../../src/error/query.ts'

/** Tables changed since the statement was prepared, or others freed it. */
export function isStale(error: unknown): boolean {
  const { code, message } = error as PostgresFailure
  return code === '26000' || (code === '0A000' && message.startsWith('cached plan'))
}

/** An error of PGlite as one of ours. */
export function translate(error: unknown, statement: FailedStatement): IsomodelError {
  if (error instanceof IsomodelError) return error
  const failure = error instanceof Error ? (error as PostgresFailure) : { message: String(error) }
  return translateFailure(error, failure, statement)
}
