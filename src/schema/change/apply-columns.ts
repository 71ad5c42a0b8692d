// Columns that come, go, change and get other names.
import type {
  ColumnSchema,
  DatabaseSchema,
  ForeignKeySchema,
  IndexSchema,
  OnTable,
  TableSchema,
} from '../../ast/schema.ts'
import { withForeignKeys } from './apply-tables.ts'
import { changeTable, columnNames, onTable, refuse, same, shown, tableOf, targetOf } from './find.ts'
import { columnOfKey, indexColumns, listOf, withList } from './lists.ts'
import { readerOf } from './reads.ts'

export function addColumn(schema: DatabaseSchema, on: OnTable, column: ColumnSchema): DatabaseSchema {
  freeColumn(tableOf(schema, on), column.name)
  return changeTable(schema, onTable(on), table => ({ ...table, columns: [...table.columns, column] }))
}

function freeColumn(table: TableSchema, name: string): void {
  if (columnNames(table).has(name)) refuse(`The table ${shown(table)} has the column ${name} already`)
}

function hasColumn(table: TableSchema, name: string): void {
  if (!columnNames(table).has(name)) refuse(`The table ${shown(table)} has no column ${name}`)
}

/** Some databases refuse this, some drop what reads the column, and some write its SQL anew. */
function unread(table: TableSchema, name: string): void {
  const reader = readerOf(table, name)
  if (reader) refuse(`The ${reader} of the table ${shown(table)} reads the column ${name}: drop it first`)
}

export function changeColumn(schema: DatabaseSchema, on: OnTable, column: ColumnSchema): DatabaseSchema {
  hasColumn(tableOf(schema, on), column.name)
  return changeTable(schema, onTable(on), table => ({
    ...table,
    columns: table.columns.map(before => (before.name === column.name ? column : before)),
  }))
}

/** With each key, index and foreign key that has the column, here and in other tables. */
export function dropColumn(schema: DatabaseSchema, on: OnTable, name: string): DatabaseSchema {
  const found = tableOf(schema, on)
  hasColumn(found, name)
  if (found.columns.length === 1) refuse(`${name} is the only column of the table ${shown(found)}: drop the table`)
  // What has the column as well goes with it.
  unread(withoutColumn(found, name), name)
  const after = changeTable(schema, onTable(on), table => withoutColumn(table, name))
  const keep = (key: ForeignKeySchema): ForeignKeySchema | null =>
    same(targetOf(key), found) && key.targetColumns.includes(name) ? null : key
  return { ...after, tables: withForeignKeys(after.tables, keep) }
}

function withoutColumn(table: TableSchema, name: string): TableSchema {
  const { primaryKey, ...rest } = { ...table, columns: table.columns.filter(column => column.name !== name) }
  let after: TableSchema = primaryKey && !primaryKey.columns.includes(name) ? { ...rest, primaryKey } : rest
  for (const list of ['uniques', 'foreignKeys', 'fullTexts'] as const) {
    after = withList(
      after,
      list,
      listOf(after, list).filter(({ columns }) => !columns.includes(name)),
    )
  }
  const indexes = listOf(after, 'indexes').filter(index => !indexColumns(index).includes(name))
  return withList(after, 'indexes', indexes)
}

export function renameColumn(schema: DatabaseSchema, on: OnTable, name: string, to: string): DatabaseSchema {
  const found = tableOf(schema, on)
  hasColumn(found, name)
  freeColumn(found, to)
  unread(found, name)
  const follow = (column: string): string => (column === name ? to : column)
  const after = changeTable(schema, onTable(on), table => withColumnNames(table, follow))
  const point = (key: ForeignKeySchema): ForeignKeySchema =>
    same(targetOf(key), found) && key.targetColumns.includes(name)
      ? { ...key, targetColumns: key.targetColumns.map(follow) }
      : key
  return { ...after, tables: withForeignKeys(after.tables, point) }
}

function withColumnNames(table: TableSchema, follow: (name: string) => string): TableSchema {
  const keyed = <K extends { readonly columns: readonly string[] }>(key: K): K => ({
    ...key,
    columns: key.columns.map(follow),
  })
  const columns = table.columns.map(column => ({ ...column, name: follow(column.name) }))
  let after: TableSchema = { ...table, columns }
  if (table.primaryKey) after = { ...after, primaryKey: keyed(table.primaryKey) }
  after = withList(after, 'uniques', listOf(after, 'uniques').map(keyed))
  after = withList(after, 'foreignKeys', listOf(after, 'foreignKeys').map(keyed))
  after = withList(after, 'fullTexts', listOf(after, 'fullTexts').map(keyed))
  return withList(
    after,
    'indexes',
    listOf(after, 'indexes').map(index => followIndex(index, follow)),
  )
}

function followIndex(index: IndexSchema, follow: (name: string) => string): IndexSchema {
  const keys = index.keys.map(key => {
    const column = columnOfKey(key)
    if (column === undefined) return key
    return typeof key === 'string' ? follow(key) : { ...key, column: follow(column) }
  })
  return { ...index, keys, ...(index.include && { include: index.include.map(follow) }) }
}
