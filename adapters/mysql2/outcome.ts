// What a connection that was lost leaves open.
import { failureOf } from './errors.ts'
import { isQuery } from './text.ts'

/** ER_CLIENT_INTERACTION_TIMEOUT: the server ended the session while it waited for something to do. */
const IDLE = 4031

/** mysql2 did not send it. */
const UNSENT = /in closed state$/

/** Words that make nothing last. */
const PASSING = /^\s*(?:begin|start|savepoint|release|rollback|set\s+(?:session\s+)?transaction|do|kill)\b/i

/** What ends a transaction by itself, and lasts: https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html */
const LASTING = /^\s*(?:commit|alter|create|drop|rename|truncate|grant|revoke|analyze|optimize|repair|lock|unlock)\b/i

/** Whether what a statement wrote may have lasted, although its answer did not come. */
export function mayHaveLasted(error: unknown, sql: string, inTransaction: boolean): boolean {
  const { errno, message } = failureOf(error)
  if (errno === IDLE || UNSENT.test(message)) return false
  return LASTING.test(sql) || !(inTransaction || isQuery(sql) || PASSING.test(sql))
}
