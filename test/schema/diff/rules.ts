// What databases refuse while a schema changes step by step: the strictest of them counts for each rule.
import type { ColumnSchema, DatabaseSchema, SchemaOperation, SqlText, TableSchema } from '../../../src/ast/schema.ts'
import { same, tableOf, targetOf } from '../../../src/schema/change/find.ts'
import { columnOfKey, indexColumns, type Lists, listOf, WORDS } from '../../../src/schema/change/lists.ts'
import { equal } from '../../../src/schema/diff/comparable.ts'
import { mentions } from '../random/names.ts'

const LISTS = Object.keys(WORDS) as (keyof Lists)[]

/** What stands in the way of the operation; an empty list where nothing does. */
export function refusals(operation: SchemaOperation, before: DatabaseSchema, after: DatabaseSchema): string[] {
  return [...standing(operation, before), ...pointing(after, operation), ...twice(after), ...keyless(after)]
}

/** SQLite: https://sqlite.org/withoutrowid.html */
const keyless = ({ tables }: DatabaseSchema): string[] =>
  tables.flatMap(({ name, withoutRowid, primaryKey }) => (withoutRowid && !primaryKey ? [`${name} has no key`] : []))

const speaks = (sql: SqlText | undefined, name: string): boolean => mentions(sql, name)

/** What speaks of a column apart from itself. */
function speakers(schema: DatabaseSchema, table: TableSchema, name: string): string[] {
  return [
    ...listOf(table, 'checks').flatMap(check => (speaks(check.rule, name) ? `the check ${check.name}` : [])),
    ...table.columns.flatMap(one =>
      one.name !== name && speaks(one.generated, name) ? `the generated column ${one.name}` : [],
    ),
    ...listOf(table, 'indexes').flatMap(({ name: index, where, keys }) =>
      speaks(where, name) || keys.some(key => typeof key === 'object' && speaks(key.sql, name)) ? `index ${index}` : [],
    ),
    ...viewsOn(schema, table).filter(view => view.includes(name)),
  ]
}

const viewsOn = ({ views }: DatabaseSchema, { name }: TableSchema): string[] =>
  views.flatMap(view => (speaks(view.sql, name) ? `the view ${view.name}: ${JSON.stringify(view.sql)}` : []))

/** Keys and indexes of the table that have the column, and foreign keys that point at it. */
function keysOn(schema: DatabaseSchema, table: TableSchema, name: string): string[] {
  const own = LISTS.flatMap(list =>
    listOf(table, list).flatMap(part => {
      const columns = 'keys' in part ? indexColumns(part) : 'columns' in part ? part.columns : []
      return columns.includes(name) ? `${list} ${part.name}` : []
    }),
  )
  const composite = (table.primaryKey?.columns.length ?? 0) > 1 && table.primaryKey?.columns.includes(name)
  return [...own, ...(composite ? ['the primary key'] : []), ...foreignKeysOn(schema, table, name)]
}

const foreignKeysOn = (schema: DatabaseSchema, table: TableSchema, name: string): string[] =>
  schema.tables.flatMap(other =>
    listOf(other, 'foreignKeys')
      .filter(
        key =>
          (same(targetOf(key), table) && key.targetColumns.includes(name)) ||
          (other === table && key.columns.includes(name)),
      )
      .map(key => `the foreign key ${key.name}`),
  )

const TYPE = ['type', 'bits', 'maxLength', 'precision', 'scale', 'storage', 'item', 'sqlType', 'collate'] as const
const retypes = (a: ColumnSchema, b: ColumnSchema): boolean =>
  TYPE.some(key => !equal(key === 'type' ? kind(a) : a[key], key === 'type' ? kind(b) : b[key]))
const kind = ({ type }: ColumnSchema): string => (type === 'enum' ? 'text' : type)

function standing(operation: SchemaOperation, before: DatabaseSchema): string[] {
  if (!('table' in operation) || operation.kind === 'createTable') return []
  const table = tableOf(before, operation)
  switch (operation.kind) {
    case 'dropTable': {
      const others = before.tables.filter(other => other !== table)
      const keys = others.flatMap(other => listOf(other, 'foreignKeys').filter(key => same(targetOf(key), table)))
      return [...viewsOn(before, table), ...keys.map(({ name }) => name)]
    }
    case 'renameTable':
      return viewsOn(before, table)
    case 'dropColumn':
      return [...speakers(before, table, operation.column), ...keysOn(before, table, operation.column)]
    case 'renameColumn':
      return speakers(before, table, operation.column)
    case 'changeColumn': {
      const old = table.columns.find(({ name }) => name === operation.column.name) as ColumnSchema
      if (!retypes(old, operation.column)) return []
      return [...speakers(before, table, old.name), ...foreignKeysOn(before, table, old.name)]
    }
    case 'setPrimaryKey': {
      const made = table.columns.filter(({ identity }) => identity).map(({ name }) => name)
      return operation.key && equal(operation.key.columns, made) ? [] : made
    }
    default:
      return []
  }
}

/** Foreign keys point at keys of equal types. */
function pointing(after: DatabaseSchema, operation: SchemaOperation): string[] {
  if (operation.kind !== 'addForeignKey' && operation.kind !== 'createTable') return []
  const table = operation.kind === 'createTable' ? operation.table : { name: operation.table, schema: operation.schema }
  const found = tableOf(after, { table: table.name, ...(table.schema !== undefined && { schema: table.schema }) })
  return listOf(found, 'foreignKeys').flatMap(key => {
    const target = after.tables.find(one => same(one, targetOf(key)))
    if (!target) return `${key.name} points at nothing`
    const types = key.columns.map((name, at) => [typed(found, name), typed(target, key.targetColumns[at] as string)])
    const unlike = types.some(([a, b]) => !a || !b || retypes(a, b))
    return [
      ...(unlike ? [`${key.name} joins unlike types`] : []),
      ...(isKey(target, key.targetColumns) ? [] : [`${key.name} points at no key`]),
    ]
  })
}

const typed = (table: TableSchema, name: string): ColumnSchema | undefined =>
  table.columns.find(column => column.name === name)

const isKey = (table: TableSchema, columns: readonly string[]): boolean =>
  [
    ...(table.primaryKey ? [table.primaryKey.columns] : []),
    ...listOf(table, 'uniques').map(key => key.columns),
    ...listOf(table, 'indexes').flatMap(index => (index.unique ? [index.keys.map(columnOfKey)] : [])),
  ].some(key => key.length === columns.length && columns.every(column => key.includes(column)))

/** Names that are there twice, where case does not count. */
export function twice({ tables, views }: DatabaseSchema): string[] {
  const names = [
    ...tables.flatMap(table => [
      [table.schema, table.name],
      ...(table.primaryKey ? [[table.schema, table.primaryKey.name]] : []),
      ...LISTS.flatMap(list => listOf(table, list).map(({ name }) => [table.schema, name])),
      ...table.columns.flatMap(({ typeCheck }) => (typeCheck === undefined ? [] : [[table.schema, typeCheck]])),
    ]),
    ...views.map(view => [view.schema, view.name]),
  ].map(one => JSON.stringify(one).toLowerCase())
  const columns = tables.flatMap(table =>
    table.columns.map(({ name }) => JSON.stringify([table.name, table.schema, name]).toLowerCase()),
  )
  return [...names, ...columns].filter((name, at, all) => all.indexOf(name) !== at)
}
