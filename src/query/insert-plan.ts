// Rows to plans: checked together, grouped by the columns they give, and split into parts that a database can take.
import type { ColumnDescription } from '../ast/column.ts'
import type { PlanParts } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Assignment, ConflictPlan, InsertLayout, InsertPlan, Selection, TableSource } from '../ast/query.ts'
import { type RowIssue, ValidationError } from '../error/validation.ts'
import { insertRow, type Updatable, writeError } from '../model/write.ts'

/**
 * Sizes of multi-row inserts: few, so that their statements stay prepared. More rows at once gain nothing in process; to
 * servers, which take more parameters, each statement is a way there and back.
 */
const SIZES = [32, 16, 8, 4, 2, 1]
/** More parameters than any database in process takes. */
const IN_PROCESS = 40_000

type Rest = { readonly conflict: ConflictPlan | null; readonly returning: Selection | true | null }

/**
 * The plan of one row, or the parts of many. Every row is checked before the first is sent. `whole`: as few parts as the
 * database can take, for those who want to see the statement.
 */
export function insertPlan(
  source: TableSource,
  rows: readonly object[],
  validate: boolean,
  conflict: ConflictPlan | null,
  returning: Selection | true | null,
  maxParameters: number,
  whole: boolean,
): InsertPlan | PlanParts {
  const rest: Rest = { conflict, returning }
  const issues: RowIssue[] = []
  if (rows.length === 1) {
    const values: unknown[] = []
    const layout = insertRow(source.table, rows[0] as object, 0, validate, values, issues)
    if (issues.length) throw writeError(source.table, issues)
    return plan(source, layout, values, 1, rest)
  }
  if (rows.length === 0) return { parts: [], order: [] }
  const groups = grouped(source, rows, validate, issues)
  if (issues.length) throw writeError(source.table, issues)
  const all = parts(source, groups, rest, maxParameters, whole)
  return all.parts.length === 1 ? (all.parts[0] as InsertPlan) : all
}

const plan = (source: TableSource, layout: InsertLayout, values: unknown[], count: number, rest: Rest): InsertPlan => ({
  op: op.INSERT,
  source,
  layout,
  values,
  count,
  expressions: hasNode(values),
  conflict: rest.conflict,
  returning: rest.returning,
})

function hasNode(values: readonly unknown[]): boolean {
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (typeof value === 'object' && value instanceof Node) return true
  }
  return false
}

/** Rows that give the same columns, and their places in the input. */
interface Group {
  readonly layout: InsertLayout
  readonly values: unknown[]
  readonly order: number[]
}

function grouped(source: TableSource, rows: readonly object[], validate: boolean, issues: RowIssue[]): Iterable<Group> {
  const groups = new Map<InsertLayout, Group>()
  let last: Group | undefined
  let values: unknown[] = []
  for (let row = 0; row < rows.length; row++) {
    const start = last ? last.values.length : 0
    values = last ? last.values : []
    const layout = insertRow(source.table, rows[row] as object, row, validate, values, issues)
    if (last?.layout !== layout) {
      const moved = values.splice(start)
      last = groups.get(layout)
      if (!last) groups.set(layout, (last = { layout, values: [], order: [] }))
      for (const value of moved) last.values.push(value)
    }
    last.order.push(row)
  }
  return groups.values()
}

function parts(
  source: TableSource,
  groups: Iterable<Group>,
  rest: Rest,
  maxParameters: number,
  whole: boolean,
): PlanParts {
  const made: InsertPlan[] = []
  const order: number[][] = []
  const sizes = maxParameters > IN_PROCESS ? [512, ...SIZES] : SIZES
  for (const group of groups) {
    const width = group.layout.positions.length
    // None where a row gives nothing, or too much: then each goes alone.
    const largest = width && Math.floor(maxParameters / width)
    for (let row = 0; row < group.order.length;) {
      const left = group.order.length - row
      const size = (whole ? Math.min(left, largest) : sizes.find(one => one <= left && one <= largest)) || 1
      const values = group.values.slice(row * width, (row + size) * width)
      made.push(plan(source, group.layout, values, size, rest))
      order.push(group.order.slice(row, row + size))
      row += size
    }
  }
  return { parts: made, order }
}

/** For rows of a query: the defaults of columns that it leaves out, made once for the statement. */
export function fillDefaults(model: Updatable, given: ReadonlySet<string>): Assignment[] {
  const columns = model as unknown as Record<string, Node>
  const filled: Assignment[] = []
  for (const column of model.$.table.columns) {
    const value = given.has(column.key) ? undefined : defaultOf(column)
    if (value !== undefined) filled.push({ node: columns[column.key] as Node, value })
  }
  return filled
}

function defaultOf({ default: value, type, key, version }: ColumnDescription): unknown {
  if (version) return 1
  const made: unknown = typeof value === 'function' ? (value as () => unknown)() : value
  if (made !== undefined && made !== null && !type.accepts(made))
    throw new ValidationError(`the default of ${key} is no ${type.expects}`)
  return made
}
