// Views whose query is SQL.
import { Node } from '../ast/node.ts'
import { viewSource } from '../compile/view.ts'
import { DefinitionError } from '../error/definition.ts'
import { typeOfBuilder } from '../expression/functions.ts'
import type { AnyExpr } from '../expression/types.ts'
import type { Columns } from '../model/column-types.ts'
import type { View } from '../model/model-types.ts'
import { checkName } from '../model/names.ts'
import { columnsOnly, ownTable } from './own-table.ts'
import { nextView, refuseWrites, type ViewOptions } from './view.ts'

/**
 * A view whose query is SQL written by hand, as databases have them: `sqlView('adults', { id: integer(), name: text() },
 * sql`select id, name from heroes where age >= 18`)`. Its columns are those that it says, by their names in the database, and
 * are taken on trust. Everything else is as with view().
 */
export function sqlView<const N extends string, C extends Columns>(
  name: N,
  columns: C,
  query: AnyExpr,
  { schema }: ViewOptions = {},
): View<{ [P in keyof C & string]: C[P]['~']['out'] }, N> {
  checkName('sqlView()', name)
  if (!((query as unknown) instanceof Node))
    throw new DefinitionError('sqlView() takes SQL: sqlView(name, columns, sql`...`)')
  const own = Object.entries(columns).map(([key, column]) => [key, typeOfBuilder(column as never)] as const)
  const definition = {
    name,
    schema: schema ?? null,
    query: columnsOnly(own),
    text: query as unknown as Node,
    number: nextView(),
  }
  return refuseWrites(name, ownTable('sqlView()', name, own, viewSource(definition))) as never
}
