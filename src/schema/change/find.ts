// Finds what an operation speaks of in a description, and says so where it is not there.
import type { DatabaseSchema, ForeignKeySchema, OnTable, TableSchema } from '../../ast/schema.ts'
import { MigrationError } from '../../error/migration.ts'

/** A table or a view by its names. */
export interface Named {
  readonly name: string
  readonly schema?: string | undefined
}

export const same = (a: Named, b: Named): boolean => a.name === b.name && a.schema === b.schema

export const onTable = ({ table, schema }: OnTable): Named => ({ name: table, schema })

/** For messages: `audit.heroes`. */
export const shown = ({ name, schema }: Named): string => (schema === undefined ? name : `${schema}.${name}`)

export function refuse(message: string): never {
  throw new MigrationError(message)
}

export const findTable = (schema: DatabaseSchema, named: Named): TableSchema | undefined =>
  schema.tables.find(table => same(table, named))

/** The table, or an error that names it. */
export function tableOf(schema: DatabaseSchema, on: OnTable): TableSchema {
  const found = findTable(schema, onTable(on))
  return found ?? refuse(`There is no table ${shown(onTable(on))}`)
}

/** Nothing of that name is there yet: tables and views share their names. */
export function free(schema: DatabaseSchema, named: Named): void {
  if (findTable(schema, named)) refuse(`There is a table ${shown(named)} already`)
  if (schema.views.some(view => same(view, named))) refuse(`There is a view ${shown(named)} already`)
}

export const columnNames = (table: TableSchema): ReadonlySet<string> => new Set(table.columns.map(({ name }) => name))

/** The table has all of the columns. */
export function hasColumns(table: TableSchema, columns: readonly string[], of: string): void {
  const known = columnNames(table)
  const missing = columns.find(column => !known.has(column))
  if (missing !== undefined) refuse(`${of}: the table ${shown(table)} has no column ${missing}`)
}

export const changeTable = (
  schema: DatabaseSchema,
  named: Named,
  change: (table: TableSchema) => TableSchema,
): DatabaseSchema => ({
  ...schema,
  tables: schema.tables.map(table => (same(table, named) ? change(table) : table)),
})

/** What the foreign key of a table points at. */
export const targetOf = ({ table, schema }: ForeignKeySchema): Named => ({ name: table, schema })
