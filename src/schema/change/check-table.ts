// Whether the parts of a table fit it and each other.
import type { DatabaseSchema, ForeignKeySchema, TableSchema } from '../../ast/schema.ts'
import { findTable, hasColumns, refuse, shown, targetOf } from './find.ts'
import { freeName, indexColumns, type Lists, listOf, WORDS, withList } from './lists.ts'

/** All of a new table, which `schema` has already. */
export function checkTable(schema: DatabaseSchema, table: TableSchema): void {
  if (table.columns.length === 0) refuse(`The table ${shown(table)} has no columns`)
  const names = new Set<string>()
  for (const { name } of table.columns) {
    if (names.has(name)) refuse(`The table ${shown(table)} has the column ${name} twice`)
    names.add(name)
  }
  if (table.primaryKey) checkColumns(table, table.primaryKey.columns, 'The primary key')
  let before = LISTS.reduce((rest, list) => withList(rest, list, []), table)
  for (const list of LISTS) {
    for (const one of listOf(table, list)) {
      checkPart(schema, before, list, one)
      before = withList(before, list, [...listOf(before, list), one])
    }
  }
}

const LISTS = /* @__PURE__ */ Object.keys(WORDS) as (keyof Lists)[]

/** One key, index or check that is new in a table of the schema. */
export function checkPart<L extends keyof Lists>(
  schema: DatabaseSchema,
  table: TableSchema,
  list: L,
  part: Lists[L],
): void {
  freeName(table, list, part.name)
  const of = `The ${WORDS[list]} ${part.name}`
  if ('keys' in part) {
    if (part.keys.length === 0) refuse(`${of} of the table ${shown(table)} has no columns`)
    hasColumns(table, indexColumns(part), of)
  } else if ('columns' in part) checkColumns(table, part.columns, of)
  if ('targetColumns' in part) checkTarget(schema, table, part)
}

export function checkColumns(table: TableSchema, columns: readonly string[], of: string): void {
  if (columns.length === 0) refuse(`${of} of the table ${shown(table)} has no columns`)
  hasColumns(table, columns, of)
  const twice = columns.find((column, at) => columns.indexOf(column) !== at)
  if (twice !== undefined) refuse(`${of} of the table ${shown(table)} has the column ${twice} twice`)
}

function checkTarget(schema: DatabaseSchema, table: TableSchema, key: ForeignKeySchema): void {
  const of = `The foreign key ${key.name} of the table ${shown(table)}`
  if (key.columns.length !== key.targetColumns.length) {
    refuse(`${of} has ${key.columns.length} columns and points at ${key.targetColumns.length}`)
  }
  const target = findTable(schema, targetOf(key))
  if (target) return hasColumns(target, key.targetColumns, of)
  // A schema without any table here is somebody else's, such as that of a hosted log-in.
  const foreign = key.schema !== undefined && schema.tables.every(other => other.schema !== key.schema)
  if (!foreign) refuse(`${of} points at the table ${shown(targetOf(key))}, which is not there`)
}
