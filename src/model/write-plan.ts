// What inserts and updates need to know of a table, worked out once.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import type { InsertLayout } from '../ast/query.ts'
import { isShared } from './describe-column.ts'
import { contextOf, type IssueContext } from './issue.ts'

export interface WriteColumn extends ColumnDescription {
  readonly accepts: (value: unknown) => boolean
  /** The schema of a document and the user's rules; null where the kind says it all. */
  readonly steps: readonly unknown[] | null
  readonly context: IssueContext
  /** Whether an insert may give it, and whether an update may. */
  readonly insertable: boolean
  readonly settable: boolean
  /** Whether an insert has to give it. */
  readonly required: boolean
  /** Makes what is written where an insert leaves the column out. */
  readonly fill: (() => unknown) | null
}

/** The columns of an insert, one object per combination: each leads to those with one column more, by its position. */
export interface Layout extends InsertLayout {
  readonly next: Layout[]
}

export interface WritePlan {
  readonly table: TableDescription
  readonly columns: readonly WriteColumn[]
  /** The layout of no columns. */
  readonly empty: Layout
}

const plans = /* @__PURE__ */ new WeakMap<TableDescription, WritePlan>()
let last: WritePlan | undefined

export function writePlan(table: TableDescription): WritePlan {
  if (last?.table === table) return last
  last = plans.get(table)
  if (!last) plans.set(table, (last = { table, columns: table.columns.map(writeColumn), empty: makeLayout([]) }))
  return last
}

let layouts = 0

const makeLayout = (positions: readonly number[]): Layout => ({ id: ++layouts, positions, next: [] })

/** The same layout for the same columns, always: columns are added in the order of the table. */
export const withColumn = (layout: Layout, position: number): Layout =>
  (layout.next[position] ??= makeLayout([...layout.positions, position]))

export function writeColumn(column: ColumnDescription): WriteColumn {
  const { type, rules, version } = column
  const insertable = !version && !column.generatedAs && column.readonly !== 'insert'
  const steps = type.schema ? [type.schema, ...rules] : rules
  const fill = version ? () => 1 : filler(column.default)
  return {
    ...column,
    accepts: type.accepts,
    steps: steps.length > 0 ? steps : null,
    context: contextOf(type),
    insertable,
    settable: insertable && !column.readonly,
    required: insertable && !(column.nullable || fill || column.auto || column.defaultSql),
    fill,
  }
}

function filler(value: unknown): (() => unknown) | null {
  if (value === undefined) return null
  if (typeof value === 'function') return value as () => unknown
  return isShared(value) ? () => structuredClone(value) : () => value
}
