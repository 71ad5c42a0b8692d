// Which queries have rows that can be locked: the same on all databases that lock rows.
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { type Lock, Selection, type SelectPlan } from '../ast/query.ts'
import { UnsupportedError } from '../error/definition.ts'

const STRENGTHS = { update: 'FOR UPDATE', share: 'FOR SHARE' }

/** Throws UnsupportedError where rows of the result are no rows of tables. */
export function requireRows(
  { strength, of }: Pick<Lock, 'strength' | 'of'>,
  query: SelectPlan,
  missing: ReadonlySet<string>,
  dialect: string,
): void {
  const words = STRENGTHS[strength]
  requirePlain(query, words, dialect)
  for (const source of of.length ? of : [query.source, ...query.joins.map(join => join.source)]) {
    if (missing.has(source.as)) {
      throw new UnsupportedError(
        `${words} of ${source.as}, whose rows an outer join may miss`,
        dialect,
        'name the tables to lock with of',
      )
    }
    if (source.kind === 'derived') requirePlain(source.query, words, dialect)
  }
}

function requirePlain(query: SelectPlan, words: string, dialect: string): void {
  const made = query.unique
    ? 'distinct()'
    : query.groups.length || query.havings.length
      ? 'groupBy() or having()'
      : aggregates([query.selection, query.orders.map(({ node }) => node)]) && 'aggregates'
  if (made) throw new UnsupportedError(`${words} with ${made}`, dialect, 'lock the rows in a query of their own')
  if (query.source.kind === 'derived') requirePlain(query.source.query, words, dialect)
}

/** Whether an aggregate is among these parts, or in them. Those of a subquery are its own. */
function aggregates(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(aggregates)
  if (part instanceof Selection) return aggregates(part.parts)
  return part instanceof Node && (part.op === op.AGGREGATE || aggregates([part.a, part.b]))
}
