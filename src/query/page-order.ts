// The order of pages: what a query asks for, and the keys of its models, so that no two rows have the same place.
import type { ColumnDescription } from '../ast/column.ts'
import { Node, type Ordering, SHIFT } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { Selection, type SelectPlan, type Source, type TableSource } from '../ast/query.ts'
import { missingSources, STORED } from '../compile/output.ts'
import { DefinitionError } from '../error/definition.ts'
import { Expr } from '../expression/expr.ts'
import { BOOLEAN } from '../kind/boolean.ts'

/** What a database sorts by, in its own form: a moment may have more digits there than a Date. */
export const sortKey = (node: Node): Expr =>
  // Numbers of other types are not so low.
  new Expr(op.CAST, null, [node], { ...STORED, id: -9 - node.type.id, item: node.type })

/** Whether an aggregate or a window is in it, so that a row is put together of several, or told by others. */
export const counts = (part: unknown): boolean =>
  part instanceof Node
    ? part.op === op.AGGREGATE || counts([part.a, part.b])
    : part instanceof Selection
      ? counts(part.parts)
      : Array.isArray(part) && part.some(counts)

/** The orders of a query and then its keys, which follow the last order, as an index would. */
export function ordersOf(query: SelectPlan): Ordering[] {
  const orders = [...query.orders]
  const sources = [query.source, ...query.joins.map(join => join.source)] as TableSource[]
  if (
    query.unique ||
    query.groups.length ||
    query.havings.length ||
    query.rows !== null ||
    query.skip !== null ||
    // A condition on rows would change those.
    counts([query.selection, orders.map(order => order.node)]) ||
    sources.some(source => source.kind !== 'table')
  )
    throw new DefinitionError(
      `page() of ${query.source.as} takes rows of tables, and no groups, aggregates, distinct(), limit() or offset()`,
    )
  for (const source of sources) {
    for (const name of source.table.primaryKey) {
      const column = source.table.byKey.get(name) as ColumnDescription
      if (orders.some(({ node: { a, b } }) => a === column && (b as Source).as === source.as)) continue
      // Below zero are no tokens of columns, and the name of the source is part of the shape.
      const node = new Node(op.ALIASED, column, source, column.type, ~column.position << SHIFT)
      orders.push({ node, descending: !!orders.at(-1)?.descending, nulls: null })
    }
  }
  return orders
}

const combined = (kind: number, parts: readonly Node[]): Expr => new Expr(kind, null, parts, BOOLEAN)

/** The rows that follow these values of the keys. */
export function following(
  query: SelectPlan,
  ways: readonly Ordering[],
  values: readonly unknown[],
  keys: readonly Expr[],
): Expr {
  const missing = missingSources(query)
  return ways.reduceRight<Expr | undefined>((rest, { node, descending, nulls }, at) => {
    const key = keys[at] as Expr
    const value = values[at]
    const isNull = value === null
    const sure = (node.a as ColumnDescription | null)?.nullable === false && !missing.has((node.b as Source).as)
    const parts = isNull ? [] : [descending ? key.lt(value) : key.gt(value)]
    if (!sure && (nulls === 'last') !== isNull) parts.push(isNull ? key.isNotNull() : key.isNull())
    if (!rest) return combined(op.OR, parts)
    // The range that an index finds, where there is one.
    const range = at || isNull || parts[1] ? [] : [descending ? key.lte(value) : key.gte(value)]
    return combined(op.AND, [...range, combined(op.OR, [...parts, combined(op.AND, [key.eq(value), rest])])])
  }, undefined) as Expr
}
