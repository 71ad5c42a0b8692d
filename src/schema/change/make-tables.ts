// Operations on tables and views.
import type { ColumnSchema, KeySchema, SchemaOperation, SqlText, TableSchema } from '../../ast/schema.ts'
import { type Named, refuse, shown } from './find.ts'
import { toColumn } from './make-column.ts'
import { toCheck, toForeignKey, toIndex, toKey, toNamed, toOn } from './make-parts.ts'
import type { TableInput, TableRef } from './make-types.ts'
import * as is from './make-options.ts'

const TABLE = {
  columns: is.record,
  primaryKey: is.anything,
  uniques: is.list,
  indexes: is.list,
  checks: is.record,
  foreignKeys: is.list,
  fullTexts: is.list,
  comment: is.text,
  loose: is.flag,
  withoutRowid: is.flag,
}
type Given = { [K in Exclude<keyof typeof TABLE, 'columns' | 'checks' | 'comment'>]?: unknown[] } & {
  readonly columns?: Readonly<Record<string, unknown>>
  readonly checks?: Readonly<Record<string, unknown>>
  readonly comment?: string
}

/**
 * A new table: `createTable('heroes', { columns: { id: { type: 'integer', identity: true }, name: { type: 'text' } } })`. A
 * column with `identity` is the primary key. Keys, indexes and checks have the names that models give them unless they say
 * another.
 * @throws MigrationError for options that are none, naming table and column
 */
export function createTable<Name extends string>(table: TableRef, definition: TableInput<Name>): SchemaOperation {
  const { name, schema } = toNamed(table)
  const own: Named = { name: is.newName(name, 'The name of a table'), schema }
  const of = `The table ${shown(own)}`
  const found = is.options<Given>(definition, TABLE, of)
  const columns = Object.entries(found.columns ?? {}).map(([column, input]) => toColumn(own, column, input))
  if (columns.length === 0) refuse(`${of} has no columns`)
  const primaryKey = toPrimaryKey(own, columns, found.primaryKey)
  const whole = {
    name,
    ...(schema !== undefined && { schema }),
    columns,
    ...(primaryKey && { primaryKey }),
    ...toLists(own, found),
    ...is.given(found, 'comment'),
    ...is.flags(found, 'loose', 'withoutRowid'),
  }
  return { kind: 'createTable', table: whole }
}

function toPrimaryKey(table: Named, columns: readonly ColumnSchema[], input: unknown): KeySchema | undefined {
  const [made, another] = columns.filter(({ identity }) => identity).map(({ name }) => name)
  if (another !== undefined) refuse(`The table ${shown(table)} has identity twice: ${made} and ${another}`)
  const given = input ?? (made === undefined ? undefined : [made])
  if (given === undefined) return undefined
  const key = toKey('primaryKey', table, given)
  if (made !== undefined && (key.columns.length > 1 || key.columns[0] !== made)) {
    refuse(`The column ${shown(table)}.${made} with identity has to be the primary key, and nothing else of it`)
  }
  const open = columns.find(({ name, nullable }) => nullable && key.columns.includes(name))
  return open ? refuse(`The column ${shown(table)}.${open.name} is in the primary key and takes nulls`) : key
}

type Lists = Pick<TableSchema, 'uniques' | 'indexes' | 'checks' | 'foreignKeys' | 'fullTexts'>

function toLists(table: Named, found: Given): Lists {
  const lists = {
    uniques: found.uniques?.map(one => toKey('unique', table, one)),
    indexes: found.indexes?.map(one => toIndex(table, one)),
    checks: Object.entries(found.checks ?? {}).map(([name, rule]) => toCheck(table, name, rule)),
    foreignKeys: found.foreignKeys?.map(one => toOwnKey(table, one)),
    fullTexts: found.fullTexts?.map(one => toKey('fullText', table, one)),
  }
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list && list.length > 0))
}

function toOwnKey(table: Named, input: unknown): ReturnType<typeof toForeignKey> {
  const of = `A foreign key of the table ${shown(table)}`
  const { columns, references } = is.options<{ columns: unknown; references: unknown }>(
    input,
    { columns: is.list, references: is.record },
    of,
  )
  return toForeignKey(table, columns, references)
}

/** Drops a table with its rows, and the foreign keys of others that point at it. */
export const dropTable = (table: TableRef): SchemaOperation => ({ kind: 'dropTable', ...toOn(table) })

/** `renameTable('heroes', 'people')`: foreign keys follow. */
export const renameTable = (table: TableRef, to: string): SchemaOperation => ({
  kind: 'renameTable',
  ...toOn(table),
  to: is.newName(to, `The new name of the table ${shown(toNamed(table))}`),
})

/** To another schema; null for that of the connection. */
export const moveTable = (table: TableRef, to: string | null): SchemaOperation => ({
  kind: 'moveTable',
  ...toOn(table),
  ...(to !== null && { to: is.newName(to, `The new schema of the table ${shown(toNamed(table))}`) }),
})

/** Null for no comment. */
export const commentTable = (table: TableRef, text: string | null): SchemaOperation => ({
  kind: 'commentTable',
  ...toOn(table),
  ...(text !== null && { text: is.value<string>(text, is.text, `The comment of the table ${shown(toNamed(table))}`) }),
})

export interface TableOptions {
  /** Not STRICT. */
  readonly loose?: boolean | undefined
  readonly withoutRowid?: boolean | undefined
}

/** SQLite: what a table is from now on. */
export function setTableOptions(table: TableRef, options: TableOptions): SchemaOperation {
  const rules = { loose: is.flag, withoutRowid: is.flag }
  const found = is.options<TableOptions>(options, rules, `The table ${shown(toNamed(table))}`)
  return { kind: 'setOptions', ...toOn(table), ...is.flags({ ...found }, 'loose', 'withoutRowid') }
}

export interface ViewOptions {
  /** The names of its columns, where the query calls them otherwise. */
  readonly columns?: readonly string[] | undefined
}

/** `createView('adults', 'SELECT * FROM heroes WHERE age >= 18')`. */
export function createView(view: TableRef, sql: SqlText, options?: ViewOptions): SchemaOperation {
  const { name, schema } = toNamed(view)
  const of = `The view ${shown({ name: is.newName(name, 'The name of a view'), schema })}`
  const text = is.value<SqlText>(sql, is.sql, of)
  const more = is.options<ViewOptions>(options, { columns: is.texts }, of)
  return {
    kind: 'createView',
    view: { name, ...(schema !== undefined && { schema }), sql: text, ...is.given(more, 'columns') },
  }
}

export function dropView(view: TableRef): SchemaOperation {
  const { name, schema } = toNamed(view)
  return { kind: 'dropView', name, ...(schema !== undefined && { schema }) }
}
