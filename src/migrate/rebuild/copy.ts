// The rows of an old table into the new one.
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { rowid } from '../../dialect/sqlite/rowid.ts'
import { assertion, type RebuildStatement } from './checks.ts'
import type { LiveObject } from './live.ts'
import type { Member, Taken } from './member.ts'
import { isWord, wordsOf } from './words.ts'

type Filled = readonly [column: string, value: string]

/** All rows with their numbers, and proof that none is missing. */
export function copyRows({ live, building, rebuild }: Member, { quote }: DefiningDialect): RebuildStatement[] {
  const [from, into] = [quote(live.name), quote(building)]
  const columns = rebuild ? rebuild.columns.flatMap(one => filled(one, from, quote)) : same(live, from, quote)
  const isLoose = rebuild?.after.withoutRowid === undefined
  const names = rebuild ? rebuild.columns.map(({ held }) => held) : live.columns.map(({ name }) => name)
  const numbers = isLoose && !isWithoutRowid(live) ? rowNumbers(live, names, from) : []
  // The number stands first: a column that is another name for it, and has a value of its own, wins.
  const all = [...numbers, ...columns]
  const values = all.map(([, value]) => value).join(', ')
  const copy =
    all.length === 0
      ? `INSERT INTO ${into} SELECT NULL FROM ${from} WHERE 0`
      : `INSERT INTO ${into} (${all.map(([name]) => name).join(', ')}) SELECT ${values} FROM ${from}`
  return [
    ...(rebuild?.columns ?? []).flatMap(one => nothingLost(one, live.name, from)),
    { sql: copy, failing: `rows of the table ${live.name} do not fit its new definition` },
    assertion(
      `(SELECT count(*) FROM ${from}) = (SELECT count(*) FROM ${into})`,
      `rows of the table ${live.name} are missing from its new form`,
    ),
  ]
}

type Quote = (name: string) => string

const same = ({ columns }: LiveObject, from: string, quote: Quote): Filled[] =>
  columns.filter(({ generated }) => !generated).map(({ name }) => [quote(name), `${from}.${quote(name)}`])

/** With the table before them, old columns are never taken for texts. */
function filled({ column, value, conversion, held }: Taken, from: string, quote: Quote): Filled[] {
  if (!value || column.generated !== undefined) return []
  if ('sql' in value) return [[quote(held), `(${value.sql})`]]
  const old = conversion?.value ?? `${from}.${quote(value.column)}`
  return [[quote(held), value.backfill === undefined ? old : `coalesce(${old}, (${value.backfill}))`]]
}

/** No value becomes another than it was. */
function nothingLost({ column, conversion }: Taken, table: string, from: string): RebuildStatement[] {
  const { losing } = conversion ?? {}
  if (losing === undefined) return []
  const failing = `values of the column ${table}.${column.name} would lose something as ${column.type}: say by using what they become`
  return [assertion(`NOT EXISTS (SELECT 1 FROM ${from} WHERE ${losing})`, failing)]
}

/** What else goes by the number of a row finds it again. */
function rowNumbers(live: LiveObject, names: readonly string[], from: string): Filled[] {
  const old = rowid(live.columns.map(({ name }) => name))
  const now = rowid(names)
  return old !== null && now !== null ? [[now, `${from}.${old}`]] : []
}

/** Its options stand behind the last bracket. */
export function isWithoutRowid({ sql }: LiveObject): boolean {
  const words = wordsOf(sql ?? '')
  const end = words.findLastIndex(word => !word.quoted && word.text === ')')
  return words.slice(end).some(word => isWord(word, 'WITHOUT'))
}

/** Keys of deleted rows are not used again: https://sqlite.org/autoinc.html */
export function copyCounter({ live, building, rebuild }: Member, { ddl }: DefiningDialect): RebuildStatement[] {
  const counts = (sql: string | null): boolean => wordsOf(sql ?? '').some(word => isWord(word, 'AUTOINCREMENT'))
  const will = rebuild ? rebuild.columns.some(({ column }) => column.autoincrement) : counts(live.sql)
  if (!will || !counts(live.sql)) return []
  const [old, now] = [ddl.literal(live.name), ddl.literal(building)]
  const highest = `SELECT max(seq) AS seq FROM sqlite_sequence WHERE name IN (${old}, ${now})`
  return [
    { sql: `INSERT INTO sqlite_sequence (name, seq) SELECT ${now}, seq FROM (${highest}) WHERE seq IS NOT NULL` },
    {
      sql: `DELETE FROM sqlite_sequence WHERE name = ${now} AND rowid <> (SELECT max(rowid) FROM sqlite_sequence WHERE name = ${now})`,
    },
  ]
}
