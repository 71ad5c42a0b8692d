// How a database would run a statement, in words that all of them share.

/**
 * What a step does.
 *
 * | operation | the step |
 * | --- | --- |
 * | scan | reads all rows of a table or an index, or of a query that stands as one |
 * | search | reads the rows that an index finds |
 * | values | reads rows that stand in no table: lists, functions, nothing |
 * | join | joins its children; SQLite and the first level of MariaDB show joined tables side by side instead |
 * | sort, group, distinct, window, limit | as the words of SQL |
 * | set | a union, intersection or difference, and recursion |
 * | subquery | a query inside the statement |
 * | write | changes rows |
 * | other | anything else; `detail` tells |
 */
export type PlanOperation =
  | 'scan'
  | 'search'
  | 'values'
  | 'join'
  | 'sort'
  | 'group'
  | 'distinct'
  | 'window'
  | 'limit'
  | 'set'
  | 'subquery'
  | 'write'
  | 'other'

/** What happened when the statement ran. */
export interface PlanActual {
  /** Rows that the step answered, of all times that it ran. */
  readonly rows: number
  /** How often it ran. */
  readonly loops: number
  /** Milliseconds of all times, its children included; undefined where the database does not tell. */
  readonly time: number | undefined
}

/** A step of a plan, as the database names it. */
export interface PlanStep {
  readonly operation: PlanOperation
  /** The table's name in the database; undefined where the database only tells `as`. */
  readonly table: string | undefined
  /** What the table goes by in the statement. */
  readonly as: string | undefined
  readonly index: string | undefined
  readonly estimatedRows: number | undefined
  /** In units of the database's own. */
  readonly cost: number | undefined
  readonly actual: PlanActual | undefined
  /** The step in the database's own words. */
  readonly detail: string
  readonly children: readonly PlanStep[]
}

/** How a database shows its plans. */
export interface PlanWords {
  /** What stands before a statement that is only looked at. */
  readonly prefix: string
  /** What stands before one that runs, and tells how it went; null for none. */
  readonly analyze: string | null
  readonly read: (rows: readonly (readonly unknown[])[]) => readonly PlanStep[]
}

/** A step of which nothing is known but this. */
export const step = (
  operation: PlanOperation,
  detail: string,
  children: readonly PlanStep[],
  more: Partial<PlanStep> = {},
): PlanStep => ({
  operation,
  table: undefined,
  as: undefined,
  index: undefined,
  estimatedRows: undefined,
  cost: undefined,
  actual: undefined,
  ...more,
  detail,
  children,
})

/** A document, as drivers answer it: as text, or parsed. */
export const document = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Numbers also stand in plans as texts. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
