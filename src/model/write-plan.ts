// What inserts and updates need to know of a table, worked out once: flat arrays for the loop over columns.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import { isShared } from './describe-column.ts'
import { contextOf, type IssueContext } from './issue.ts'
import { Layouts } from './layout.ts'

export interface WriteColumn {
  readonly key: string
  readonly position: number
  readonly nullable: boolean
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
  readonly onUpdate: (() => unknown) | null
  readonly version: boolean
}

export interface WritePlan {
  readonly columns: readonly WriteColumn[]
  readonly layouts: Layouts
}

const plans = /* @__PURE__ */ new WeakMap<TableDescription, WritePlan>()
let lastTable: TableDescription | undefined
let lastPlan: WritePlan | undefined

export function writePlan(table: TableDescription): WritePlan {
  if (table === lastTable) return lastPlan as WritePlan
  let plan = plans.get(table)
  if (!plan) plans.set(table, (plan = { columns: table.columns.map(writeColumn), layouts: new Layouts() }))
  lastTable = table
  lastPlan = plan
  return plan
}

export function writeColumn(column: ColumnDescription): WriteColumn {
  const { key, position, nullable, type, rules, version, onUpdate } = column
  const made = version || column.generatedAs !== null
  const fill = version ? () => 1 : filler(column.default)
  const steps = type.schema ? [type.schema, ...rules] : rules
  return {
    key,
    position,
    nullable,
    accepts: type.accepts,
    onUpdate,
    version,
    fill,
    steps: steps.length > 0 ? steps : null,
    context: contextOf(type),
    insertable: !made && column.readonly !== 'insert',
    settable: !made && column.readonly === false,
    required: !(nullable || fill || column.auto || made || column.defaultSql || column.readonly === 'insert'),
  }
}

function filler(value: unknown): (() => unknown) | null {
  if (value === undefined) return null
  if (typeof value === 'function') return value as () => unknown
  return isShared(value) ? () => structuredClone(value) : () => value
}
