// The renames that models declare.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import { sourcesOf, type Models } from '../schema/describe.ts'

/** A table, or with `table` a column of it, which the database has under the name `from` still. `table` is the new name. */
export interface Rename {
  readonly schema?: string
  readonly table?: string
  readonly from: string
  readonly to: string
}

/**
 * The renames that the models declare, by names in the database: of tables by the option `renamedFrom`, then of columns by
 * `.renamedFrom('old')`. They mean something only where the old name is there and the new one is not.
 */
export function renamesOf(models: Models): Rename[] {
  const tables = sourcesOf(models).map(({ table }) => table)
  return [...tables.flatMap(renameOfTable), ...tables.flatMap(renamesOfColumns)]
}

const placed = ({ schema }: TableDescription): { readonly schema?: string } => (schema === null ? {} : { schema })

function renameOfTable(table: TableDescription): Rename[] {
  const { renamedFrom: from } = table.options
  return from === undefined ? [] : [{ ...placed(table), from, to: table.name }]
}

const renamesOfColumns = (table: TableDescription): Rename[] =>
  table.columns.flatMap(({ name: to, renamedFrom: from }: ColumnDescription) =>
    from === null ? [] : [{ ...placed(table), table: table.name, from, to }],
  )
