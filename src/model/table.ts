// A table being defined: plain data, which may stand in a file of its own until defineSchema() takes it.
import { Node } from '../ast/node.ts'
import type { AnyExpr } from '../expression/types.ts'
import type { Columns } from './column-types.ts'
import type { FieldSettings } from './model.ts'
import { fail } from './names.ts'
import type {
  ComputedFields,
  Expressed,
  Extra,
  Filter,
  Named,
  KeyColumns,
  PrimaryKey,
  Table,
  TableOptions,
} from './table-types.ts'

/** A table at run time. */
export interface TableSettings {
  readonly name: string
  readonly columns: Columns
  readonly computed: Readonly<Record<string, unknown>>
  readonly options: TableOptions<Columns, unknown, unknown, unknown>
}

/**
 * A table by its name in the database, with its columns: `table('heroes', { id: integer().primaryKey(), name: text() })`.
 * Columns that many tables share are spread: `...timestamps`. Nothing is checked before defineSchema().
 */
export function table<
  C extends Columns,
  X extends Extra | PrimaryKey = never,
  F extends ComputedFields<C> = {},
  L extends readonly Filter[] = [],
>(
  name: string,
  columns: C,
  options?: TableOptions<C, X, F, L>,
): Table<C, KeyColumns<C> | (X extends PrimaryKey<infer P> ? P : never), F, Named<L[number]>> {
  const settings = { name, columns, computed: options?.computed ?? {}, options: options ?? {} }
  return settings as unknown as Table<
    C,
    KeyColumns<C> | (X extends PrimaryKey<infer P> ? P : never),
    F,
    Named<L[number]>
  >
}

/**
 * A computed field that the database works out, so that queries can use it:
 * `computed: { fullName: expression(t => concat(t.first, ' ', t.last)) }`.
 */
export function expression<H, E extends AnyExpr>(build: (t: H) => E): Expressed<H, E> {
  const field: Expressed<H, E> & FieldSettings = {
    kind: 'expression',
    build,
    addTo(model, name) {
      const { table, aliased } = model.$
      const node: unknown = build(model as H)
      if (!(node instanceof Node)) fail(`${table.model}.${name}`, 'expression() has to answer an expression')
      model[name] = node
      if (!aliased) (table.expressions as Map<string, Node>).set(name, node)
    },
  }
  return field
}
