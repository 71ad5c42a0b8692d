// The plan of a statement as steps: https://sqlite.org/eqp.html
import { type PlanOperation, type PlanStep, type PlanWords, step } from '../plan.ts'

/** How a table is read: its name, and after USING its index. An automatic index has no name. */
const TABLE =
  /^(SCAN|SEARCH) (.+?)(?: EXISTS)?(?: USING .*?(?:INDEX(?: ([^(].*?))?|PRIMARY KEY))?(?: \(.*\))?(?: LEFT-JOIN)?$/
const FUNCTION = /^SCAN (\S+) VIRTUAL TABLE INDEX/

/** The first that the words of a step match. */
const WORDS: readonly (readonly [words: RegExp, operation: PlanOperation])[] = [
  [/^SCAN (?:\d+ )?CONSTANT ROWS?$/, 'values'],
  [/^USE TEMP B-TREE FOR .*ORDER BY$/, 'sort'],
  [/^USE TEMP B-TREE FOR GROUP BY$/, 'group'],
  [/^USE TEMP B-TREE FOR .*DISTINCT/, 'distinct'],
  [/^(?:CORRELATED |REUSE )?(?:SCALAR |LIST )?SUBQUERY|^CO-ROUTINE|^MATERIALIZE/, 'subquery'],
  [/^COMPOUND|^LEFT-MOST|^UNION|^INTERSECT|^EXCEPT|^MERGE|^(?:LEFT|RIGHT|SETUP|RECURSIVE STEP)$/, 'set'],
  [/^RIGHT-JOIN/, 'join'],
  [/^MULTI-INDEX OR/, 'search'],
]

function stepOf(detail: string, children: readonly PlanStep[]): PlanStep {
  for (const [words, operation] of WORDS) if (words.test(detail)) return step(operation, detail, children)
  const virtual = FUNCTION.exec(detail)
  if (virtual) {
    const as = virtual[1]
    // Other virtual tables, such as those of full-text search, answer what they are asked for.
    return step(/^json_(?:each|tree)$/.test(as ?? '') ? 'values' : 'search', detail, children, { as })
  }
  const [, how, as, index] = TABLE.exec(detail) ?? []
  return how
    ? step(how === 'SCAN' ? 'scan' : 'search', detail, children, { as, index })
    : step('other', detail, children)
}

/** Each row names the step that it belongs to, which came before it. */
function read(rows: readonly (readonly unknown[])[]): readonly PlanStep[] {
  const below = new Map<unknown, PlanStep[]>()
  const roots: PlanStep[] = []
  for (const [id, parent, , detail] of rows) {
    const children: PlanStep[] = []
    below.set(id, children)
    ;(below.get(parent) ?? roots).push(stepOf(String(detail), children))
  }
  return roots
}

export const plans: PlanWords = { prefix: 'EXPLAIN QUERY PLAN ', analyze: null, read }
