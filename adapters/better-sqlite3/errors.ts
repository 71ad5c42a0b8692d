import { sqliteError } from '../../src/dialect/sqlite/errors.ts'
import { IsomodelError } from '../../src/error/base.ts'
import type { FailedStatement } from '../../src/error/query.ts'
import { ConnectionLost } from '../../src/error/transaction.ts'

/** An error of better-sqlite3 as one of ours. It names result codes as SQLite's C does: SQLITE_BUSY_SNAPSHOT. */
export function translate(error: unknown, statement: FailedStatement, open: boolean): IsomodelError {
  if (error instanceof IsomodelError) return error
  if (!open) return new ConnectionLost('the database was closed', error)
  const { code, message }: { code?: unknown; message: string } =
    error instanceof Error ? error : { message: String(error) }
  const name = /^SQLITE_(?:CONSTRAINT_)?([A-Z]+)/.exec(String(code))?.[1]
  return sqliteError(name, message, statement, error)
}
