// What a connection to Postgres that was lost leaves open.
import { OutcomeUnknown } from '../../error/transaction.ts'
import { isQuery } from '../../dialect/postgres/statement-text.ts'

/** The server ended the session while it waited for something to do. */
const IDLE = new Set(['25P03', '57P05'])

const COMMIT = /^\s*commit\b/i

/** Of a BEGIN that failed: statements that were sent behind it were not kept together, and what they wrote lasts. */
export const beginFailure = (error: unknown, behind: readonly PromiseSettledResult<unknown>[]): unknown =>
  behind.some(({ status }) => status === 'fulfilled') ? new OutcomeUnknown(error) : error

/** Words that make nothing last. */
const PASSING = /^\s*(?:begin|start|savepoint|release|rollback|deallocate)\b/i

/** Whether what a statement wrote may have lasted, although its answer did not come. `code` is that of the error. */
export function mayHaveLasted(code: string | undefined, sql: string, inTransaction: boolean): boolean {
  if (code !== undefined && IDLE.has(code)) return false
  return COMMIT.test(sql) || !(inTransaction || isQuery(sql) || PASSING.test(sql))
}
