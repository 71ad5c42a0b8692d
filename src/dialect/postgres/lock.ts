// Queries that lock their rows: https://www.postgresql.org/docs/current/sql-select.html#SQL-FOR-UPDATE-SHARE
import { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import { type Lock, Selection, type SelectPlan, type Source } from '../../ast/query.ts'
import { UnsupportedError } from '../../error/definition.ts'
import { ValidationError } from '../../error/validation.ts'

const STRENGTHS = { update: ' FOR UPDATE', share: ' FOR SHARE' }

/** The clause at the end of a query. Rows of the result have to be rows of tables. */
export function lock(
  { strength, of, skipLocked, noWait }: Lock,
  query: SelectPlan,
  missing: ReadonlySet<string>,
  name: (source: Source) => string,
): string {
  if (skipLocked && noWait) throw new ValidationError('skipLocked and noWait exclude each other')
  const words = STRENGTHS[strength]
  const locked = of.length ? of : [query.source, ...query.joins.map(({ source }) => source)]
  requireRows(query, words.trim())
  for (const source of locked) {
    if (missing.has(source.as)) {
      throw new UnsupportedError(
        `${words.trim()} of ${source.as}, whose rows an outer join may miss`,
        'postgres',
        'name the tables to lock with of',
      )
    }
    if (source.kind === 'derived') requireRows(source.query, words.trim())
  }
  return `${words}${of.length ? ` OF ${of.map(name).join(', ')}` : ''}${skipLocked ? ' SKIP LOCKED' : noWait ? ' NOWAIT' : ''}`
}

function requireRows(query: SelectPlan, words: string): void {
  const made = query.unique
    ? 'distinct()'
    : query.groups.length || query.havings.length
      ? 'groupBy() or having()'
      : aggregates([query.selection, query.orders.map(({ node }) => node)]) && 'aggregates'
  if (made) throw new UnsupportedError(`${words} with ${made}`, 'postgres', 'lock the rows in a query of their own')
}

/** Whether an aggregate is among these parts, or in them. Those of a subquery are its own. */
function aggregates(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(aggregates)
  if (part instanceof Selection) return aggregates(part.parts)
  return part instanceof Node && (part.op === op.AGGREGATE || aggregates([part.a, part.b]))
}
