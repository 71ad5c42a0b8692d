// Checks single values, and what else is in a row than columns.
import { getGlobalConfig } from 'valibot'
import { Node } from '../ast/node.ts'
import type { RowIssue } from '../error/validation.ts'
import { pushIssues, pushKeyIssue, typeIssue } from './issue.ts'
import { type Config, type Dataset, runRules } from './rules.ts'
import type { WriteColumn } from './write-plan.ts'

/** The value as it is written: rules may change it. */
export function checked(
  column: WriteColumn,
  value: unknown,
  input: object,
  index: number,
  issues: RowIssue[],
): unknown {
  if (column.steps === null && column.accepts(value)) return value
  if (value instanceof Node || (value === null && column.nullable)) return value
  const answer = check(column, value, getGlobalConfig())
  if (answer.issues) pushIssues(issues, answer, index, input, column.key)
  return answer.value
}

/** The answer of a valibot schema of the column: its kind first, then the rules, then its kind again if they changed it. */
export function check(column: WriteColumn, value: unknown, config: Config): Dataset {
  const { accepts, steps, context } = column
  const dataset: Dataset = { typed: true, value }
  if (!accepts(value)) return typeIssue(context, dataset, config)
  if (steps === null) return dataset
  const answer = runRules(steps, value, config)
  return answer.issues || answer.value === value || accepts(answer.value) ? answer : typeIssue(context, answer, config)
}

/** A column that an insert has to give. */
export function missing(column: WriteColumn, input: object, index: number, issues: RowIssue[]): void {
  if (column.key in input) pushIssues(issues, check(column, undefined, getGlobalConfig()), index, input, column.key)
  else pushKeyIssue(issues, index, input, column.key, true)
}

export function countKeys(input: object): number {
  let count = 0
  for (const key in input) if (key !== null) count++
  return count
}

/** Names the first key that is no column, as valibot does. Keys without a value are columns left out. */
export function unknownKey(
  columns: readonly WriteColumn[],
  may: 'insertable' | 'settable',
  input: object,
  index: number,
  issues: RowIssue[],
): void {
  for (const key in input) {
    if (columns.some(column => column.key === key && column[may])) continue
    pushKeyIssue(issues, index, input, key, false)
    return
  }
}
