// Expressions with values in GROUP BY and DISTINCT ON, which Postgres knows again in the select list and in the order only
// by the numbers of parameters, and those of which an aggregate takes each different value once, in the order of the aggregate.
// https://www.postgresql.org/docs/current/sql-select.html#SQL-GROUPBY
import type { Repeats } from '../dialect.ts'
import { firsts } from '../firsts.ts'

export function repeats(marked: string, values: readonly unknown[]): Repeats | undefined {
  // The keys of DISTINCT ON stand in the order too: one value is in two places.
  const known = values.length > 1 ? / GROUP BY |SELECT DISTINCT ON |string_agg\(DISTINCT / : /SELECT DISTINCT ON /
  if (!known.test(marked)) return undefined
  const places = firsts(values)
  return {
    numberOf: (earlier, { index, type, encode }) =>
      1 +
      earlier.findIndex(one => places[one.index] === places[index] && one.type.id === type.id && one.encode === encode),
    fits: others => firsts(others).every((place, at) => place === places[at]),
  }
}
