// The rows of a query as inserts of values, for inserts whose rows have to be known one by one.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import { ALL } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { InsertFromPlan, InsertLayout, InsertPlan } from '../ast/query.ts'
import type { ValueType } from '../ast/value-type.ts'
import { outputNames } from '../compile/output.ts'
import type { Emulation } from './adapter.ts'

/** Rows that one statement inserts. */
const SIZE = 32

const layouts = new WeakMap<TableDescription, Map<string, InsertLayout>>()
let made = 0

/** The layout of these columns, with a number below zero, where those of models are not. */
function layoutOf(table: TableDescription, columns: readonly ColumnDescription[]): InsertLayout {
  let known = layouts.get(table)
  if (!known) layouts.set(table, (known = new Map()))
  const positions = columns.map(({ position }) => position)
  let layout = known.get(positions.join())
  if (!layout) known.set(positions.join(), (layout = { id: --made, positions }))
  return layout
}

/** Runs the query, and answers inserts of what it answered. */
export async function queriedRows(run: Parameters<Emulation>[0], plan: InsertFromPlan): Promise<InsertPlan[]> {
  const { source, query, defaults, conflict, returning } = plan
  const { table } = source
  const found = (await run(query, ALL)) as Readonly<Record<string, unknown>>[]
  const outputs = outputNames(query).map(([name, type]) => [table.byKey.get(name) as ColumnDescription, type] as const)
  const columns = outputs.map(([column]) => column)
  const filled = defaults.map(({ node }) => node.a as ColumnDescription)
  const layout = layoutOf(table, [...columns, ...filled])
  const rest = defaults.map(({ value }) => value)
  const rows = found.map(row => [...outputs.map(([column, type]) => given(column, type, row[column.key])), ...rest])
  const parts: InsertPlan[] = []
  for (let at = 0; at < rows.length; at += SIZE) {
    const some = rows.slice(at, at + SIZE)
    const values = some.flat()
    const expressions = values.some(value => value instanceof Node)
    parts.push({
      op: op.INSERT,
      source,
      layout,
      values,
      count: some.length,
      expressions,
      conflict,
      returning,
    })
  }
  return parts
}

/** What the column does not take as it is, the database converts, as it does where it runs the query itself. */
const given = ({ type: to }: ColumnDescription, type: ValueType, value: unknown): unknown =>
  value === null || to.accepts(value) ? value : new Node(op.VALUE, value, null, type)
