// Operations on columns.
import type { SchemaOperation, SqlText } from '../../ast/schema.ts'
import { type Named, shown } from './find.ts'
import { toColumn } from './make-column.ts'
import { toNamed, toOn } from './make-parts.ts'
import type { ColumnInput, TableRef } from './make-types.ts'
import * as is from './make-options.ts'

export interface AddOptions {
  /** SQL: the value of rows that are there, where the column takes no nulls and has no default. */
  readonly backfill?: SqlText | undefined
}
export interface ChangeOptions {
  /** SQL: the new value of each row, of the old columns, where a cast is not enough. */
  readonly using?: SqlText | undefined
  /** SQL: the value of rows whose own is null. */
  readonly backfill?: SqlText | undefined
}

const of = (table: TableRef, column: unknown): string => `The column ${shown(toNamed(table))}.${String(column)}`

/** `addColumn('heroes', 'power', { type: 'integer', nullable: true })`. */
export function addColumn(table: TableRef, name: string, column: ColumnInput, options?: AddOptions): SchemaOperation {
  const more = is.options<AddOptions>(options, { backfill: is.sql }, of(table, name))
  return {
    kind: 'addColumn',
    ...toOn(table),
    column: toColumn(toNamed(table), name, column),
    ...is.given(more, 'backfill'),
  }
}

/** Drops a column with its values, and the keys, indexes and foreign keys that have it. */
export const dropColumn = (table: TableRef, name: string): SchemaOperation => ({
  kind: 'dropColumn',
  ...toOn(table),
  column: is.value(name, is.text, `A column of the table ${shown(toNamed(table))}`),
})

/** `renameColumn('heroes', 'title', 'name')`: keys and indexes follow, SQL that was written by hand does not. */
export function renameColumn(table: TableRef, from: string, to: string): SchemaOperation {
  const named: Named = toNamed(table)
  const column = is.value<string>(from, is.text, `A column of the table ${shown(named)}`)
  const name = is.newName(to, `The new name of ${of(table, column).replace('The', 'the')}`)
  return { kind: 'renameColumn', ...toOn(table), column, to: name }
}

/** The whole column as it becomes: what it does not say, it is no longer. */
export function changeColumn(
  table: TableRef,
  name: string,
  column: ColumnInput,
  options?: ChangeOptions,
): SchemaOperation {
  const more = is.options<ChangeOptions>(options, { using: is.sql, backfill: is.sql }, of(table, name))
  const whole = toColumn(toNamed(table), name, column)
  return { kind: 'changeColumn', ...toOn(table), column: whole, ...is.given(more, 'using', 'backfill') }
}
