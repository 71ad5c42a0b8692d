// Lists of rows in the place of a table.
import { listOfRows } from '../compile/rows.ts'
import { DefinitionError } from '../error/definition.ts'
import type { Columns } from '../model/column-types.ts'
import { listedRows } from '../model/listed-rows.ts'
import { parametersOf } from '../model/parameters.ts'
import { ownTable } from './own-table.ts'
import type { Listed, ListedRow } from './source-types.ts'

/**
 * Rows that stand in no table, as a source of from() and joins: `values('v', { id: integer(), name: text() }, rows)`.
 * The values are checked as columns are, rules included: ValidationError. They are one parameter, however many rows there
 * are (one for each column on Postgres); an empty list has no row.
 */
export function values<const N extends string, C extends Columns>(
  name: N,
  columns: C,
  rows: readonly ListedRow<C>[],
): Listed<C, N> {
  const settings = parametersOf(columns, 'values()')
  if (settings.length === 0) throw new DefinitionError('values() takes at least one column')
  const list = listedRows(name, settings, rows)
  const types = settings.map(({ name: key, type }) => [key, type] as const)
  return ownTable('values()', name, types, listOfRows(types, list)) as never
}
