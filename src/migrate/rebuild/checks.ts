// Statements that fail where a rebuild went wrong, so that its transaction ends without a trace.

/** One statement of a rebuild. */
export interface RebuildStatement {
  readonly sql: string
  /** What is wrong if it fails, in words. */
  readonly failing?: string
}

const text = (value: string): string => `'${value.replaceAll("'", "''").replaceAll('\0', '')}'`

/**
 * Fails with the message where the condition does not hold. A path of JSON that is no path is an error at run time, which
 * needs no table of its own and no trigger: https://sqlite.org/json1.html#path_arguments
 */
export const assertion = (condition: string, failing: string): RebuildStatement => ({
  sql: `SELECT json_extract('[]', iif(${condition}, '$', ${text(failing)}))`,
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
