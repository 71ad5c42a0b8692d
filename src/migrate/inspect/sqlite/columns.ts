// Columns of a table of SQLite.
import type { ColumnSchema } from '../../../ast/schema.ts'
import type { ColumnRow, IndexRow } from '../../../dialect/sqlite/catalogue.ts'
import type { ColumnText } from '../../../dialect/sqlite/catalogue-column.ts'
import type { CheckText } from '../../../dialect/sqlite/catalogue-constraint.ts'
import type { TableText } from '../../../dialect/sqlite/catalogue-table.ts'
import { isSame } from '../../../dialect/sqlite/catalogue-names.ts'
import { typeOfDeclared } from '../../../dialect/sqlite/catalogue-type.ts'
import { constraintName } from '../../../model/constraint-name.ts'
import { keyOf } from './catalogue.ts'
import type { TypeCheck } from './type-checks.ts'

/** What decides how the columns of a table are described. */
export interface Around {
  /** Of the table. */
  readonly name: string
  readonly text: TableText
  readonly rows: readonly ColumnRow[]
  readonly indexes: readonly IndexRow[]
  readonly strict: boolean
  readonly withoutRowid: boolean
  readonly typeChecks: ReadonlyMap<CheckText, TypeCheck>
}

export const columnsOf = (around: Around): ColumnSchema[] =>
  around.text.columns.map((column, at) => columnOf(column, around.rows[at] as ColumnRow, around))

/** Columns of a primary key are never null, although old tables would take it: that is what a key means. */
function columnOf(column: ColumnText, { name, notnull, pk }: ColumnRow, around: Around): ColumnSchema {
  const { generated, stored, default: value } = column
  const { primaryKey } = around.text
  const identity = isIdentity(column, name, around)
  return {
    name,
    ...typeOf(column, name, around),
    ...(notnull === 0 && pk === 0 && { nullable: true }),
    ...(identity && { identity }),
    ...(identity && primaryKey?.autoincrement && { autoincrement: true }),
    ...(value !== undefined && value.toUpperCase() !== 'NULL' && { default: { sqlite: value } }),
    ...(generated !== undefined && { generated: { sqlite: generated } }),
    ...(generated !== undefined && !stored && { virtual: true }),
    ...(isCollated(column) && { collate: { sqlite: column.collate as string } }),
  }
}

export const isCollated = ({ collate }: ColumnText): boolean =>
  collate !== undefined && collate.toUpperCase() !== 'BINARY'

/** The kind of the declared type, unless a check says more of its values. */
function typeOf(
  column: ColumnText,
  name: string,
  { typeChecks }: Around,
): Partial<ColumnSchema> & Pick<ColumnSchema, 'type'> {
  const declared = typeOfDeclared(column.type)
  const check = [...typeChecks.values()].find(one => one.column === name)
  if (!check) return declared
  const { maxLength: _, ...own } = declared
  return { ...own, type: check.type, ...(check.values && { values: check.values }), typeCheck: check.name }
}

/** Whether a key has the name that models give it; before that of the table there may stand a schema. */
function isOurs(key: string, table: string, column: string): boolean {
  if (key === constraintName('primaryKey', table, [column])) return true
  const own = key.slice('pk_'.length, -`_${column}`.length)
  return key === `pk_${own}_${column}` && table.endsWith(`_${own}`)
}

/**
 * Whether the database makes the key: it is the rowid by another name (https://sqlite.org/lang_createtable.html#rowid). In
 * tables that we make, only where the column itself is the key: a named constraint says that values are given. Elsewhere
 * that is how many keys are written.
 */
function isIdentity({ type, default: value, generated, notNull }: ColumnText, name: string, around: Around): boolean {
  const { text, rows, indexes, strict, withoutRowid } = around
  const [key, ...others] = keyOf(rows)
  const alias = key === name && others.length === 0 && type.toUpperCase() === 'INTEGER' && !withoutRowid
  if (!alias || !text.primaryKey || indexes.some(({ origin }) => origin === 'pk')) return false
  const { inline, autoincrement, name: named } = text.primaryKey
  if (autoincrement) return true
  const refers = text.foreignKeys.some(
    ({ columns: [first, ...more] }) => more.length === 0 && isSame(first ?? '', name),
  )
  const given = !inline && named !== null && notNull === true && (strict || isOurs(named, around.name, name))
  return !given && !refers && value === undefined && generated === undefined
}
