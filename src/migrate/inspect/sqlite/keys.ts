// Keys and constraints of a table of SQLite.
import type { ForeignKeySchema, KeySchema, OtherObject } from '../../../ast/schema.ts'
import type { ColumnRow } from '../../../dialect/sqlite/catalogue.ts'
import { isSame } from '../../../dialect/sqlite/catalogue-names.ts'
import type { ForeignKeyText, KeyText } from '../../../dialect/sqlite/catalogue-constraint.ts'
import type { TableText } from '../../../dialect/sqlite/catalogue-table.ts'
import { sqlite } from '../../../dialect/sqlite/index.ts'
import { MigrationError } from '../../../error/migration.ts'
import { type Catalogue, keyOf, rowsOf } from './catalogue.ts'
import type { Names } from './names.ts'

/** The column's name as its table has it. */
const spelled = (name: string, columns: readonly ColumnRow[]): string =>
  columns.find(column => isSame(column.name, name))?.name ?? name

/** A key may name a column twice. */
const columnsOf = ({ columns }: KeyText, rows: readonly ColumnRow[]): string[] => [
  ...new Set(columns.map(({ name }) => spelled(name, rows))),
]

export const keySchema = (key: KeyText, rows: readonly ColumnRow[], names: Names): KeySchema => ({
  name: names(key),
  columns: columnsOf(key, rows),
})

export function foreignKeyOf(table: string, key: ForeignKeyText, catalogue: Catalogue, names: Names): ForeignKeySchema {
  const { columns, onDelete, onUpdate, deferrable } = key
  const there = rowsOf(catalogue.columns, key.table)
  const target = key.targetColumns?.map(name => spelled(name, there)) ?? keyOf(there)
  if (target.length !== columns.length)
    throw new MigrationError(`the table ${table}: its foreign key to ${key.table} has no key there of as many columns`)
  return {
    name: names(key),
    columns: columns.map(name => spelled(name, rowsOf(catalogue.columns, table))),
    table: there[0]?.table ?? key.table,
    targetColumns: target,
    ...actions({ onDelete, onUpdate }),
    ...(deferrable && { deferrable }),
  }
}

type Actions = Pick<ForeignKeySchema, 'onDelete' | 'onUpdate'>

const actions = (given: Readonly<Record<string, string | undefined>>): Actions =>
  Object.fromEntries(Object.entries(given).filter(([, action]) => action !== undefined && action !== 'no action'))

/** What descriptions do not say of a key, and what would be lost if the table was made anew. */
export function oddities(table: string, text: TableText, names: Names): OtherObject[] {
  const { primaryKey, uniques, columns } = text
  const other = (name: string, sql: string): OtherObject => ({ kind: 'constraint', name, table, sql })
  const keys = [...(primaryKey ? [primaryKey] : []), ...uniques]
  return [
    ...keys.flatMap(key => {
      const words = wordsOf(key, text)
      const kind = key === primaryKey ? 'PRIMARY KEY' : 'UNIQUE'
      return words === null ? [] : [other(names(key), `${kind} ${words}`)]
    }),
    ...columns.flatMap(({ name, conflict }) =>
      conflict === undefined ? [] : [other(name, `NOT NULL ON CONFLICT ${conflict}`)],
    ),
  ]
}

/** A key with another collation than its columns, or with another answer to rows that break it; null for most keys. */
function wordsOf({ columns, conflict }: KeyText, text: TableText): string | null {
  const own = (name: string): string => text.columns.find(column => isSame(column.name, name))?.collate ?? 'BINARY'
  const odd = columns.some(({ name, collate }) => collate !== undefined && !isSame(collate, own(name)))
  if (!odd && conflict === undefined) return null
  const list = columns.map(({ name, collate, descending }) =>
    [
      sqlite.quote(name),
      ...(collate === undefined ? [] : ['COLLATE', sqlite.quote(collate)]),
      ...(descending ? ['DESC'] : []),
    ].join(' '),
  )
  return `(${list.join(', ')})${conflict === undefined ? '' : ` ON CONFLICT ${conflict}`}`
}
