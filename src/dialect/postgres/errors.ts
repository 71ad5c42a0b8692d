// Postgres' error codes as our errors: https://www.postgresql.org/docs/current/errcodes-appendix.html
import type { IsomodelError } from '../../error/base.ts'
import {
  type BrokenConstraint,
  CheckViolation,
  Deadlock,
  type FailedStatement,
  ForeignKeyViolation,
  LockTimeout,
  NotNullViolation,
  QueryError,
  QuotaExceeded,
  SerializationFailure,
  UniqueViolation,
} from '../../error/query.ts'
import { ConnectionLost } from '../../error/transaction.ts'

/** What Postgres tells of a failure, by the names that all drivers give it. */
export interface PostgresFailure {
  readonly message: string
  readonly code?: string | undefined
  readonly table?: string | undefined
  readonly column?: string | undefined
  readonly constraint?: string | undefined
  readonly detail?: string | undefined
}

/** A failure of Postgres as one of our errors. */
export function postgresError(failure: PostgresFailure, statement: FailedStatement, cause: unknown): IsomodelError {
  const { code = '', message } = failure
  switch (code) {
    case '23505':
      return new UniqueViolation(broken(failure), statement, cause)
    case '23503':
      return new ForeignKeyViolation(broken(failure), statement, cause)
    case '23502':
      return new NotNullViolation(broken(failure), statement, cause)
    case '23514':
      return new CheckViolation(broken(failure), statement, cause)
    case '40001':
      return new SerializationFailure(statement, cause)
    case '40P01':
      return new Deadlock(statement, cause)
    case '55P03':
      return new LockTimeout(statement, cause)
    case '53100':
      return new QuotaExceeded(statement, cause)
    default:
      if (isLost(code)) return new ConnectionLost('the connection to the database was lost', cause)
      return new QueryError(discreet(code, message), statement, cause)
  }
}

/** Connections that broke, and servers that end them: for their own reasons, or by one of the timeouts of sessions. */
export const isLost = (code: string): boolean => /^(?:08|57P0[1-5]|25P0[34])/.test(code)

/** Messages about data quote it, after a colon. */
const discreet = (code: string, message: string): string =>
  code.startsWith('22') ? message.replace(/: ".*$/s, '').replace(/"[^"]*"/g, 'a value') : message

/** Columns stand in the detail: `Key (hall, "row number")=(a, 1) already exists.` */
function broken({ table, column, constraint, detail = '' }: PostgresFailure): BrokenConstraint {
  if (column !== undefined) return { table, columns: [column], constraint }
  const names = /^Key \((.+?)\)=\(/s.exec(detail)?.[1]
  return { table, columns: names === undefined ? [] : columnsOf(names), constraint }
}

const columnsOf = (names: string): string[] =>
  Array.from(names.matchAll(/"((?:[^"]|"")*)"|[^",\s]+/g), ([name, quoted]) => quoted?.replaceAll('""', '"') ?? name)
