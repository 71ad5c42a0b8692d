// What only the database has to know of columns and keys: mostly of tables that something else has made.
import type { ColumnDetails, KeyDetails, ReferentialAction } from '../ast/column.ts'
import type { SqlText } from '../ast/sql-text.ts'
import { ColumnBuilder } from './column-builder.ts'
import type { AnyColumn } from './column-types.ts'
import { type NamedExtra, nameable } from './constraint.ts'
import { fail } from './names.ts'
import type { ColumnRef } from './table-types.ts'

/**
 * The column with a type of the database's own, where that is not the one that its kind has there: for all databases, or by
 * dialect: `sqlType(text(), { sqlite: 'NVARCHAR(160)' }).nullable()`. How values are read and written stays the same.
 */
export const sqlType = <C extends AnyColumn>(column: C, type: SqlText): C => columnDetails(column, { sqlType: type })

/** The column with what only its database has to know: `columnDetails(integer(), { virtual: true }).generatedAs(...)`. */
export function columnDetails<C extends AnyColumn>(column: C, details: ColumnDetails): C {
  const { '~': settings } = column as unknown as ColumnBuilder
  return new ColumnBuilder({ ...settings, details: { ...settings.details, ...details } }) as unknown as C
}

export interface DatabaseKeyOptions {
  /** The table that it points at, and columns of it, by their names in the database. */
  readonly table: string
  readonly schema?: string
  readonly columns: readonly string[]
  readonly onDelete?: ReferentialAction | 'set default'
  readonly onUpdate?: ReferentialAction | 'set default'
  /** When it is checked, where that may be put off. */
  readonly deferrable?: 'immediate' | 'deferred'
}

/**
 * A foreign key as databases say it: at a table that no model describes, at columns of another type, or one that is checked
 * at the end of a transaction. The model knows nothing of it; `references()` and foreignKey() are what relations follow.
 */
export function databaseKey(columns: readonly ColumnRef[], options: DatabaseKeyOptions): NamedExtra {
  const { table: name, schema = null, columns: targets, onDelete, onUpdate, deferrable } = options
  return nameable('foreignKey', columns, ({ table }, own, named) => {
    if (own.length !== targets.length)
      fail(table.model, `databaseKey() has ${own.length} columns and points at ${targets.length}`)
    const foreignKey: KeyDetails = { target: { name, schema }, onDelete, onUpdate, deferrable }
    const names = own.map(column => column.name)
    table.constraints.push({
      kind: 'foreignKey',
      columns: names,
      name: named,
      target: { model: '', columns: targets },
      foreignKey,
    })
  })
}
