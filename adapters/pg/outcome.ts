// What a connection that was lost leaves open.
import { isQuery } from '../../src/dialect/postgres/statement-text.ts'
import { failureOf } from './errors.ts'

/** The server ended the session while it waited for something to do. */
const IDLE = new Set(['25P03', '57P05'])

/** pg did not send it. */
const UNSENT = /is not queryable$/

const COMMIT = /^\s*commit\b/i

/** Words that make nothing last. */
const PASSING = /^\s*(?:begin|start|savepoint|release|rollback|deallocate)\b/i

/** Whether what a statement wrote may have lasted, although its answer did not come. */
export function mayHaveLasted(error: unknown, sql: string, inTransaction: boolean): boolean {
  const { code = '', message } = failureOf(error)
  if (IDLE.has(code) || UNSENT.test(message)) return false
  return COMMIT.test(sql) || !(inTransaction || isQuery(sql) || PASSING.test(sql))
}
