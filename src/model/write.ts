// Checks what inserts and updates write. The hot path of writes: one loop over the columns, no objects per column.
import type { TableDescription } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import type { Assignment, InsertLayout } from '../ast/query.ts'
import { type RowIssue, ValidationError } from '../error/validation.ts'
import type { Expr } from '../expression/expr.ts'
import { checked, countKeys, missing, unknownKey } from './check-value.ts'
import { pushRowIssue, writeError } from './issue.ts'
import { withColumn, writePlan } from './write-plan.ts'

export { writeError }

/**
 * Checks a row and adds its values to `values`, in the order of the layout that is answered: expressions, or values
 * that are checked and not yet encoded. What is wrong is added to `issues`; then the values are of no use.
 * Defaults are made here, once per call. Without `validate` nothing is checked, and keys that the table does not take
 * are left out.
 */
export function insertRow(
  table: TableDescription,
  row: object,
  index: number,
  validate: boolean,
  values: unknown[],
  issues: RowIssue[],
): InsertLayout {
  const { columns, empty } = writePlan(table)
  if (typeof row !== 'object' || row === null) {
    pushRowIssue(issues, index, row)
    return empty
  }
  const input = row as Record<string, unknown>
  let size = values.length
  let given = 0
  let layout = empty
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]!
    let value = column.insertable ? input[column.key] : undefined
    if (value !== undefined) given++
    else if (column.fill !== null) value = column.fill()
    if (value === undefined) {
      if (column.required && validate) missing(column, input, index, issues)
      continue
    }
    if (validate) value = checked(column, value, input, index, issues)
    values[size++] = value
    layout = withColumn(layout, i)
  }
  if (validate && given !== countKeys(input)) unknownKey(columns, 'insertable', input, index, issues)
  return layout
}

/** A model or an alias, as far as updates need it: its columns by property. */
export interface Updatable {
  readonly $: { readonly table: TableDescription }
}

/**
 * The assignments of an update, called once per execution. Throws ValidationError for values that break the model's
 * rules, and for a patch with nothing to write.
 */
export function updateValues(model: Updatable, patch: object, validate: boolean): Assignment[] {
  const { table } = model.$
  const { columns } = writePlan(table)
  const nodes = model as unknown as Record<string, Expr>
  const input = patch as Record<string, unknown>
  const issues: RowIssue[] = []
  const assignments: Assignment[] = []
  if (typeof patch !== 'object' || patch === null) {
    pushRowIssue(issues, 0, patch)
    throw writeError(table, issues)
  }
  let given = 0
  for (const column of columns) {
    let value = column.settable ? input[column.key] : undefined
    if (value !== undefined) given++
    else value = column.version ? nodes[column.key]!.plus(1) : column.onUpdate?.()
    if (value === undefined) continue
    if (validate) value = checked(column, value, input, 0, issues)
    assignments.push({ node: nodes[column.key] as Node, value })
  }
  if (validate && given !== countKeys(input)) unknownKey(columns, 'settable', input, 0, issues)
  if (issues.length > 0) throw writeError(table, issues)
  if (given === 0) throw new ValidationError(`${table.model}: the update has nothing to write`)
  return assignments
}
