// What a worker that is gone leaves open.
import { statementKind } from '../../../src/dialect/sqlite/statement-text.ts'

const COMMIT = /^\s*(?:commit|end)\b/i

/** Words that make nothing last. */
const PASSING = /^\s*(?:begin|savepoint|release|rollback|pragma)\b/i

/** Whether what a statement wrote may have lasted, although its answer did not come. */
export const mayHaveLasted = (sql: string, inTransaction: boolean): boolean =>
  COMMIT.test(sql) || !(inTransaction || PASSING.test(sql) || statementKind(sql) === 'read')

/** Whether a transaction is open after these statements. */
export function isOpenAfter(statements: readonly string[], before: boolean): boolean {
  let open = before
  for (const sql of statements) {
    if (/^begin\b/i.test(sql)) open = true
    else if (/^(?:commit|rollback$)/i.test(sql)) open = false
  }
  return open
}
