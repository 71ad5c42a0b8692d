// Tables and views that come, go, and get other names.
import type { DatabaseSchema, ForeignKeySchema, OnTable, TableSchema, ViewSchema } from '../../ast/schema.ts'
import { checkTable } from './check-table.ts'
import { findTable, free, type Named, onTable, refuse, same, shown, tableOf, targetOf } from './find.ts'
import { listOf, withList } from './lists.ts'

export function createTable(schema: DatabaseSchema, table: TableSchema): DatabaseSchema {
  free(schema, table)
  const after = { ...schema, tables: [...schema.tables, table] }
  checkTable(after, table)
  return after
}

export function dropTable(schema: DatabaseSchema, on: OnTable): DatabaseSchema {
  const gone = tableOf(schema, on)
  const tables = schema.tables.filter(table => table !== gone)
  return { ...schema, tables: withForeignKeys(tables, key => (same(targetOf(key), gone) ? null : key)) }
}

export function renameTable(schema: DatabaseSchema, on: OnTable, to: string): DatabaseSchema {
  return retarget(schema, on, { name: to, schema: on.schema })
}

export function moveTable(schema: DatabaseSchema, on: OnTable, to: string | undefined): DatabaseSchema {
  return retarget(schema, on, { name: on.table, schema: to })
}

/** The table under its new names, and the foreign keys that point at it. */
function retarget(schema: DatabaseSchema, on: OnTable, to: Named): DatabaseSchema {
  const found = tableOf(schema, on)
  free(schema, to)
  const names = to.schema === undefined ? {} : { schema: to.schema }
  const { schema: _before, ...rest } = found
  const tables = schema.tables.map(table => (table === found ? { ...rest, name: to.name, ...names } : table))
  const follow = (key: ForeignKeySchema): ForeignKeySchema => {
    if (!same(targetOf(key), onTable(on))) return key
    const { schema: _target, ...others } = key
    return { ...others, table: to.name, ...names }
  }
  return { ...schema, tables: withForeignKeys(tables, follow) }
}

/** All tables, with each foreign key as `change` answers it; null takes it away. */
export const withForeignKeys = (
  tables: readonly TableSchema[],
  change: (key: ForeignKeySchema) => ForeignKeySchema | null,
): TableSchema[] =>
  tables.map(table => {
    const before = listOf(table, 'foreignKeys')
    const after = before.flatMap(key => change(key) ?? [])
    const equal = after.length === before.length && after.every((key, at) => key === before[at])
    return equal ? table : withList(table, 'foreignKeys', after)
  })

export function createView(schema: DatabaseSchema, view: ViewSchema): DatabaseSchema {
  free(schema, view)
  return { ...schema, views: [...schema.views, view] }
}

export function dropView(schema: DatabaseSchema, named: Named): DatabaseSchema {
  const views = schema.views.filter(view => !same(view, named))
  if (views.length === schema.views.length) {
    const table = findTable(schema, named)
    refuse(table ? `${shown(named)} is a table, not a view` : `There is no view ${shown(named)}`)
  }
  return { ...schema, views }
}
