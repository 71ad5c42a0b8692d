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

/** Result codes by the part of their names in C that tells them apart: SQLITE_BUSY, SQLITE_CONSTRAINT_UNIQUE. */
const NAMES: Readonly<Record<number, string>> = {
  5: 'BUSY',
  6: 'LOCKED',
  13: 'FULL',
  14: 'CANTOPEN',
  26: 'NOTADB',
  275: 'CHECK',
  787: 'FOREIGNKEY',
  1299: 'NOTNULL',
  1555: 'PRIMARYKEY',
  2067: 'UNIQUE',
  2579: 'ROWID',
}

/** The name of an extended result code. Apart from constraints its low byte says enough. */
export const codeName = (code: number): string | undefined => NAMES[code] ?? NAMES[code & 0xff]

/**
 * A failure of SQLite as one of our errors.
 *
 * @param name - of the result code, as far as the driver tells it: `UNIQUE`, `BUSY`
 * @param message - SQLite's own
 * @param statement - what was run
 * @param cause - the driver's own error
 */
export function sqliteError(
  name: string | undefined,
  message: string,
  statement: FailedStatement,
  cause: unknown,
): IsomodelError {
  const place = / constraint failed: (.+)/s.exec(message)?.[1]
  switch (name) {
    case 'UNIQUE':
    case 'PRIMARYKEY':
    case 'ROWID':
      return new UniqueViolation(broken(place), statement, cause)
    case 'NOTNULL':
      return new NotNullViolation(broken(place), statement, cause)
    case 'CHECK':
      return new CheckViolation({ constraint: place }, statement, cause)
    case 'FOREIGNKEY':
      return new ForeignKeyViolation({}, statement, cause)
    case 'BUSY':
    case 'LOCKED':
      return new LockTimeout(statement, cause)
    case 'FULL':
      return new QuotaExceeded(statement, cause)
    case 'CANTOPEN':
    case 'NOTADB':
      return new StorageUnavailable(`the database cannot be opened: ${message}`, cause)
    default:
      return new QueryError(message.replace(QUOTING, '$1'), statement, cause)
  }
}

/** Table and columns of `heroes.name, heroes.age`, or the index of `index 'ix'`, where the index is on an expression. */
function broken(place: string | undefined): BrokenConstraint {
  if (place === undefined) return {}
  const index = /^index '(.*)'$/s.exec(place)?.[1]
  if (index !== undefined) return { constraint: index }
  const table = place.slice(0, place.indexOf('.'))
  return { table, columns: place.split(', ').map(column => column.slice(table.length + 1)) }
}

/** Messages of SQLite that quote a bound value, up to the quote. */
const QUOTING = /^(bad JSON path|JSON path error|fts5: syntax error)\b.*$/s
