// A join that names a relation: its condition is the foreign key.
import type { ColumnDescription, RelationDescription, TableDescription } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Join, JoinKind, TableSource } from '../ast/query.ts'
import { columnExpr, Expr } from '../expression/expr.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import type { ModelSource, RelationHandle } from './model.ts'

/** A table under its model's name, made once: shape keys contain the numbers of its columns. */
interface Side {
  readonly source: TableSource
  readonly columns: Map<string, Expr>
}
const sides = new WeakMap<TableDescription, Side>()

function sideOf(table: TableDescription, models: TableSource['models']): Side {
  let side = sides.get(table)
  if (!side) {
    const source: TableSource = { kind: 'table', table, as: table.model, aliased: false, models }
    sides.set(table, (side = { source, columns: new Map() }))
  }
  return side
}

function columnOf({ source, columns }: Side, key: string): Expr {
  let column = columns.get(key)
  if (!column) columns.set(key, (column = columnExpr(source.table.byKey.get(key) as ColumnDescription, source)))
  return column
}

/** A relation as it stands on a model or an alias. */
export const relationHandle = (description: RelationDescription, source: ModelSource): RelationHandle => ({
  '~relation': { description, source, joins: kind => relationJoins(kind, description, source) },
})

/** One join, or two where a link table stands between. */
function relationJoins(kind: JoinKind, description: RelationDescription, source: TableSource): Join[] {
  const side = (model: string): Side => sideOf(source.models.get(model) as TableDescription, source.models)
  const target = side(description.target)
  const from = source.aliased ? aliasSide(source) : sideOf(source.table, source.models)
  if (!description.through) return [join(kind, target, description.there, from, description.here)]
  const { model, here, there } = description.through
  const link = side(model)
  return [join(kind, link, here, from, description.here), join(kind, target, description.there, link, there)]
}

/** The columns of an alias share their numbers with the table; its name tells them apart. */
function aliasSide(source: TableSource): Side {
  const base = sideOf(source.table, source.models)
  const keys = [...source.table.byKey.keys()]
  const aliased = (key: string): [string, Expr] => {
    const column = columnOf(base, key)
    return [key, new Expr(op.ALIASED, column.a, source, column.type, column.token)]
  }
  return { source, columns: new Map(keys.map(aliased)) }
}

function join(kind: JoinKind, to: Side, there: readonly string[], from: Side, here: readonly string[]): Join {
  const parts: Node[] = there.map(
    (key, at) => new Expr(op.EQ, columnOf(to, key), columnOf(from, here[at] as string), BOOLEAN),
  )
  return {
    kind,
    source: to.source,
    on: parts.length === 1 ? (parts[0] as Node) : new Expr(op.AND, null, parts, BOOLEAN),
  }
}
