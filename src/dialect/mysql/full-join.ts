// FULL JOIN, which neither server has. The keys of the rows that meet come first: those that a left join finds, and those
// of the right side that it misses. Each table is then joined to its key, so that the rest of the query stays as it is.
import type { TableSource } from '../../ast/query.ts'
import { UnsupportedError } from '../../error/definition.ts'
import type { Dialect, Written } from '../dialect.ts'
import type { Flavour } from './flavour.ts'
import { quote } from './text.ts'

const PAIRS = '`~pairs`'

interface Keyed {
  readonly table: string
  /** Columns of the key: as they are, and as the pairs call them. */
  readonly keys: readonly (readonly [column: string, pair: string])[]
}

function keyed({ table: { primaryKey, byKey } }: TableSource, at: number, [sql, name]: ReturnType<Written>): Keyed {
  const keys = primaryKey.map((key, place): readonly [string, string] => [
    `${name}.${quote(byKey.get(key)?.name ?? key)}`,
    quote(`k${at}_${place}`),
  ])
  return { table: sql, keys }
}

const list = (keys: Keyed['keys'], value: (column: string) => string): string =>
  keys.map(([column, pair]) => `${value(column)} AS ${pair}`).join(', ')

export const fullJoin =
  ({ name }: Flavour): NonNullable<Dialect['fullJoin']> =>
  (left, joined, { source, joins }, at, written) => {
    const sources = [source, ...joins.slice(0, at + 1).map(join => join.source)]
    const tables = sources.map((one, place) => {
      if (one.kind === 'derived') throw new UnsupportedError('full join with a query', name)
      return keyed(one, place, written(one))
    })
    const last = tables.at(-1) as Keyed
    const before = tables.slice(0, -1).flatMap(({ keys }) => keys)
    const [right, on] = [last.table, joined.slice(FULL.length + last.table.length + ON.length)]
    const met = `SELECT ${list([...before, ...last.keys], column => column)} FROM ${left} LEFT JOIN ${right} ON ${on}`
    const missed = `SELECT ${list(before, () => 'NULL')}, ${list(last.keys, column => column)} FROM ${right}`
    const pairs = `(${met} UNION ALL ${missed} WHERE NOT EXISTS (SELECT 1 FROM ${left} WHERE ${on})) AS ${PAIRS}`
    const found = tables.map(({ table, keys }) => {
      const same = keys.map(([column, pair]) => `${column} = ${PAIRS}.${pair}`).join(' AND ')
      return ` LEFT JOIN ${table} ON ${same}`
    })
    return pairs + found.join('')
  }

/** What stands before the right side, and before the condition. */
const FULL = ' FULL JOIN '
const ON = ' ON '
