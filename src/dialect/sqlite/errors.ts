// SQLite's result codes and messages as our errors. Codes: https://sqlite.org/rescode.html
import type { IsomodelError } from '../../error/base.ts'
import {
  type BrokenConstraint,
  CheckViolation,
  type FailedStatement,
  ForeignKeyViolation,
  LockTimeout,
  NotNullViolation,
  QueryError,
  QuotaExceeded,
  UniqueViolation,
} from '../../error/query.ts'
import { StorageUnavailable } from '../../error/transaction.ts'

/** Primary result codes, the low byte of every code. */
export const primary = {
  error: 1,
  busy: 5,
  locked: 6,
  full: 13,
  cantOpen: 14,
  constraint: 19,
  notADatabase: 26,
} as const

/** Extended result codes of constraints, by the end of their names in C. */
export const constraint = {
  CHECK: 275,
  FOREIGNKEY: 787,
  NOTNULL: 1299,
  PRIMARYKEY: 1555,
  UNIQUE: 2067,
  ROWID: 2579,
} as const

/** What SQLite says of a failure: its extended result code and its message. */
export interface SqliteFailure {
  readonly code: number
  readonly message: string
}

/**
 * The failure as one of our errors.
 *
 * @param failure - extended result code and message, as far as the driver tells them
 * @param statement - what was run
 * @param cause - the driver's own error
 */
export function sqliteError(failure: SqliteFailure, statement: FailedStatement, cause: unknown): IsomodelError {
  switch (failure.code & 0xff) {
    case primary.constraint:
      return violation(failure, statement, cause)
    case primary.busy:
    case primary.locked:
      return new LockTimeout(statement, cause)
    case primary.full:
      return new QuotaExceeded(statement, cause)
    case primary.cantOpen:
    case primary.notADatabase:
      return new StorageUnavailable(`the database cannot be opened: ${failure.message}`, cause)
    default:
      return new QueryError(withoutValues(failure.message), statement, cause)
  }
}

function violation(failure: SqliteFailure, statement: FailedStatement, cause: unknown): IsomodelError {
  switch (failure.code) {
    case constraint.UNIQUE:
    case constraint.PRIMARYKEY:
    case constraint.ROWID:
      return new UniqueViolation(places(failure.message), statement, cause)
    case constraint.NOTNULL:
      return new NotNullViolation(places(failure.message), statement, cause)
    case constraint.CHECK:
      return new CheckViolation({ constraint: named(failure.message) }, statement, cause)
    case constraint.FOREIGNKEY:
      return new ForeignKeyViolation({}, statement, cause)
    default:
      return new QueryError(withoutValues(failure.message), statement, cause)
  }
}

/** What follows `... constraint failed: `. */
const named = (message: string): string | undefined => / constraint failed: (.+)$/s.exec(message)?.[1]

/** Table and columns of `heroes.name, heroes.age`, or the index of `index 'ix'`, where the index is on an expression. */
function places(message: string): BrokenConstraint {
  const place = named(message)
  if (place === undefined) return {}
  const index = /^index '(.*)'$/s.exec(place)?.[1]
  if (index !== undefined) return { constraint: index }
  const table = place.slice(0, place.indexOf('.'))
  const columns = place.split(', ').map(column => column.slice(table.length + 1))
  return { table, columns }
}

/** Messages of SQLite that quote a bound value, up to the quote. */
const quoting = /^(bad JSON path|JSON path error|fts5: syntax error)\b.*$/s

const withoutValues = (message: string): string => message.replace(quoting, '$1')
