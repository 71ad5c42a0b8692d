// Queries that lock their rows: https://www.postgresql.org/docs/current/sql-select.html#SQL-FOR-UPDATE-SHARE
import type { Lock, SelectPlan, Source } from '../../ast/query.ts'
import { ValidationError } from '../../error/validation.ts'
import { requireRows } from '../lock.ts'

const WORDS = { update: ' FOR UPDATE', share: ' FOR SHARE' }

/** The clause at the end of a query. Rows of the result have to be rows of tables. */
export function lock(
  { strength, of, skipLocked, noWait }: Lock,
  query: SelectPlan,
  missing: ReadonlySet<string>,
  name: (source: Source) => string,
): string {
  if (skipLocked && noWait) throw new ValidationError('skipLocked and noWait exclude each other')
  requireRows({ strength, of }, query, missing, 'postgres')
  const tables = of.length ? ` OF ${of.map(name).join(', ')}` : ''
  return `${WORDS[strength]}${tables}${skipLocked ? ' SKIP LOCKED' : noWait ? ' NOWAIT' : ''}`
}
