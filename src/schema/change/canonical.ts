// One form for equal schemas.
import type { DatabaseSchema, TableSchema, ViewSchema } from '../../ast/schema.ts'
import type { Named } from './find.ts'
import { compare, sameJson } from './json.ts'

export { canonicalJson, sameJson } from './json.ts'

/** Properties as people like to read them; others follow by name. */
const ORDER = [
  'kind name table schema columns targetColumns keys column sql rule type bits maxLength precision scale',
  'values item storage sqlType nullable identity autoincrement default generated virtual collate typeCheck',
  'unique descending where onDelete onUpdate primaryKey uniques indexes checks foreignKeys fullTexts comment',
].flatMap(line => line.split(' '))
const PLACES = new Map(ORDER.map((name, at) => [name, at]))
/** Lists that may be missing. */
const LISTS = new Set(['uniques', 'indexes', 'checks', 'foreignKeys', 'fullTexts', 'include'])
const TEXTS = new Set(['sql', 'rule', 'sqlType', 'default', 'generated', 'collate', 'where', 'using', 'backfill'])
const DIALECTS = ['sqlite', 'postgres', 'mysql', 'mariadb']

/**
 * The schema in its canonical form: properties in a fixed order and none that says no, tables by name, keys, indexes and
 * checks by name, SQL that is the same everywhere as one text. Columns and views keep their order, which tables and views
 * that are made have; `sameSchema` compares without it.
 */
export const canonical = ({ tables, views }: DatabaseSchema): DatabaseSchema => ({
  tables: tables.map(canonicalTable).toSorted(byName),
  views: views.map(view => tidy(view) as ViewSchema),
})

/** Whether two schemas mean the same: the order of tables, columns, keys and views is no difference. */
export const sameSchema = (a: DatabaseSchema, b: DatabaseSchema): boolean => sameJson(unordered(a), unordered(b))

function unordered(schema: DatabaseSchema): DatabaseSchema {
  const { tables, views } = canonical(schema)
  return {
    tables: tables.map(table => ({ ...table, columns: table.columns.toSorted(byName) })),
    views: views.toSorted(byName),
  }
}

const byName = (a: Named, b: Named): number => compare(a.schema ?? '', b.schema ?? '') || compare(a.name, b.name)

function canonicalTable(table: TableSchema): TableSchema {
  const entries = Object.entries(tidy(table) as TableSchema).map(([key, value]: [string, unknown]) =>
    LISTS.has(key) ? [key, (value as Named[]).toSorted(byName)] : [key, value],
  )
  return Object.fromEntries(entries) as TableSchema
}

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key, one]) => !saysNo(key, one))
  // An index key that has nothing more to say than its column.
  if (kept.length === 1 && kept[0]?.[0] === 'column') return kept[0][1]
  const place = (key: string): number => PLACES.get(key) ?? ORDER.length
  const inOrder = kept.toSorted(([a], [b]) => place(a) - place(b) || compare(a, b))
  return Object.fromEntries(inOrder.map(([key, one]) => [key, TEXTS.has(key) ? text(one) : tidy(one)]))
}

const saysNo = (key: string, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (LISTS.has(key) && Array.isArray(value) && value.length === 0) ||
  ((key === 'onDelete' || key === 'onUpdate') && value === 'no action')

/** One text where all databases have the same. */
function text(value: unknown): unknown {
  if (typeof value !== 'object') return value
  const byDialect = value as Readonly<Record<string, string | undefined>>
  const [first] = DIALECTS.map(dialect => byDialect[dialect])
  const equal = first !== undefined && DIALECTS.every(dialect => byDialect[dialect] === first)
  return equal ? first : tidy(value)
}
