// The renames that models declare.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import { sourcesOf, type Models } from '../schema/describe.ts'

/** A table, or a column of it, that the database may have under another name still. */
export interface DeclaredRename {
  /** As the table is called now. */
  readonly table: string
  readonly schema?: string
  /** As the column is called now; absent: the table itself has another name. */
  readonly column?: string
  readonly from: string
  readonly declared: true
}

/**
 * The renames that the models declare, by names in the database: of tables by the option `renamedFrom`, then of columns by
 * `.renamedFrom('old')`. They mean something only where the old name is there and the new one is not.
 */
export function renamesOf(models: Models): DeclaredRename[] {
  const tables = sourcesOf(models).map(({ table }) => table)
  return [...tables.flatMap(renameOfTable), ...tables.flatMap(renamesOfColumns)]
}

const nameOf = ({ name, schema }: TableDescription): Pick<DeclaredRename, 'table' | 'schema'> => ({
  table: name,
  ...(schema !== null && { schema }),
})

function renameOfTable(table: TableDescription): DeclaredRename[] {
  const { renamedFrom: from } = table.options
  return from === undefined ? [] : [{ ...nameOf(table), from, declared: true }]
}

const renamesOfColumns = (table: TableDescription): DeclaredRename[] =>
  table.columns.flatMap(({ name, renamedFrom: from }: ColumnDescription) =>
    from === null ? [] : [{ ...nameOf(table), column: name, from, declared: true }],
  )
