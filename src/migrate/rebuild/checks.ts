// Statements that fail where a rebuild went wrong, so that its transaction ends without a trace.

import { MigrationError } from '../../error/migration.ts'
import { ConstraintViolation, QueryError } from '../../error/query.ts'

/** What the name of a table begins with that is on its way. */
export const PREFIX = '__isomodel_new_'

/** One statement of a rebuild. */
export interface RebuildStatement {
  readonly sql: string
  /** What is wrong if it fails, in words. */
  readonly failing?: string
}

const text = (value: string): string => `'${value.replaceAll("'", "''").replaceAll('\0', '')}'`

const ASSERTION = `SELECT json_extract('[]', iif(`

/**
 * Fails with the message where the condition does not hold. A path of JSON that is no path is an error at run time, which
 * needs no table of its own and no trigger: https://sqlite.org/json1.html#path_arguments
 */
export const assertion = (condition: string, failing: string): RebuildStatement => ({
  sql: `${ASSERTION}${condition}, '$', ${text(failing)}))`,
  failing,
})

/** No row of these tables points at a row that is not there. */
export const keysHold = (tables: readonly string[]): RebuildStatement[] =>
  tables.map(table =>
    assertion(
      `NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check(${text(table)}))`,
      `the table ${table} has rows whose foreign key points at no row`,
    ),
  )

/**
 * The error that a rebuild ended with, in words of the rebuild: a MigrationError where one of its statements tells what is
 * wrong if it fails, and the error itself where something else went wrong, such as a lock or the end of all space.
 */
export function rebuildFailure(error: unknown, statements: readonly RebuildStatement[]): unknown {
  if (!(error instanceof QueryError) || !(error.name === 'QueryError' || error instanceof ConstraintViolation))
    return error
  const failed = statements.find(one => one.sql === error.sql)
  if (failed?.failing === undefined) return error
  const reason = failed.sql.startsWith(ASSERTION) ? '' : `: ${error.message.replaceAll(PREFIX, '')}`
  return new MigrationError(failed.failing + reason, error)
}
