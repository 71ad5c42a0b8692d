// A table being defined: plain data, which may stand in a file of its own until defineSchema() takes it.
import type { AnyExpr } from '../expression/types.ts'
import type { Columns } from './column-types.ts'
import type { ComputedFields, Expressed, Extra, KeyColumns, PrimaryKey, Table, TableOptions } from './table-types.ts'

/** A table at run time. */
export interface TableSettings {
  readonly name: string
  readonly columns: Columns
  readonly computed: Readonly<Record<string, unknown>>
  readonly options: TableOptions<Columns, unknown, unknown>
}

/**
 * A table by its name in the database, with its columns: `table('heroes', { id: integer().primaryKey(), name: text() })`.
 * Columns that many tables share are spread: `...timestamps`. Nothing is checked before defineSchema().
 */
export function table<C extends Columns, X extends Extra | PrimaryKey = never, F extends ComputedFields<C> = {}>(
  name: string,
  columns: C,
  options?: TableOptions<C, X, F>,
): Table<C, KeyColumns<C> | (X extends PrimaryKey<infer P> ? P : never), F> {
  const settings = { name, columns, computed: options?.computed ?? {}, options: options ?? {} }
  return settings as unknown as Table<C, KeyColumns<C> | (X extends PrimaryKey<infer P> ? P : never), F>
}

/**
 * A computed field that the database works out, so that queries can use it:
 * `computed: { fullName: expression(t => concat(t.first, ' ', t.last)) }`.
 */
export const expression = <H, E extends AnyExpr>(build: (t: H) => E): Expressed<H, E> => ({ kind: 'expression', build })
