import { constraint, primary, sqliteError } from '../../src/dialect/sqlite/errors.ts'
import { IsomodelError } from '../../src/error/base.ts'
import type { FailedStatement } from '../../src/error/query.ts'
import { ConnectionLost } from '../../src/error/transaction.ts'

/** An error of better-sqlite3 as one of ours. It names result codes as SQLite's C does. */
export function translate(error: unknown, statement: FailedStatement, open: boolean): IsomodelError {
  if (error instanceof IsomodelError) return error
  if (!open) return new ConnectionLost('the database was closed', error)
  const message = error instanceof Error ? error.message : String(error)
  return sqliteError({ code: codeOf(error), message }, statement, error)
}

const primaries: Readonly<Record<string, number>> = {
  BUSY: primary.busy,
  LOCKED: primary.locked,
  FULL: primary.full,
  CANTOPEN: primary.cantOpen,
  CONSTRAINT: primary.constraint,
  NOTADB: primary.notADatabase,
}

/** SQLITE_CONSTRAINT_UNIQUE is 2067, SQLITE_BUSY_SNAPSHOT is 5: only constraints need more than the primary code. */
function codeOf(error: unknown): number {
  const name = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [, kind = '', detail = ''] = /^SQLITE_([A-Z]+)(?:_([A-Z]+))?/.exec(name) ?? []
  if (kind === 'CONSTRAINT' && Object.hasOwn(constraint, detail)) return constraint[detail as keyof typeof constraint]
  return Object.hasOwn(primaries, kind) ? (primaries[kind] ?? primary.error) : primary.error
}
