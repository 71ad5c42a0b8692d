// Checks the rows of a bulk update, each of which says by its key which row it means.
import { getGlobalConfig } from 'valibot'
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import { Node } from '../ast/node.ts'
import type { ValueKind } from '../ast/value-type.ts'
import { type RowIssue, ValidationError } from '../error/validation.ts'
import { checked, countKeys } from './check-value.ts'
import { pushIssues, pushKeyIssue, pushRowIssue, typeIssue, writeError } from './issue.ts'
import { type WriteColumn, writePlan } from './write-plan.ts'

/** Rows that give the same columns: their values in the order of the columns, those of the key first. */
export interface EachGroup {
  readonly columns: readonly ColumnDescription[]
  readonly rows: unknown[][]
}

/** What is read of one row. */
interface Reading {
  readonly input: Readonly<Record<string, unknown>>
  readonly at: number
  readonly issues: RowIssue[]
}

/** An expression is no value of a row. */
function refuse(column: WriteColumn, { input, at, issues }: Reading): void {
  const dataset = { typed: false, value: input[column.key] }
  pushIssues(issues, typeIssue(column.context, dataset, getGlobalConfig()), at, input, column.key)
}

/** A key follows the rules of its columns: some databases cut off a text that is longer than a column can be. */
function keyOf(keys: readonly WriteColumn[], reading: Reading): unknown[] {
  const { input, at, issues } = reading
  return keys.map(column => {
    const value = input[column.key]
    if (value === undefined) pushKeyIssue(issues, at, input, column.key, true)
    else if (value === null || value instanceof Node) refuse(column, reading)
    else return checked(column, value, input, at, issues)
    return value
  })
}

/** The columns that a row changes, with their values, and how many of them it gives itself. */
function changesOf(
  columns: readonly WriteColumn[],
  reading: Reading,
): { given: number; values: Map<WriteColumn, unknown> } {
  const { input, at, issues } = reading
  const values = new Map<WriteColumn, unknown>()
  let given = 0
  for (const column of columns) {
    let value = column.settable ? input[column.key] : undefined
    if (value !== undefined) given++
    else if (!column.version) value = column.onUpdate?.()
    if (value === undefined) continue
    if (value instanceof Node) refuse(column, reading)
    else values.set(column, checked(column, value, input, at, issues))
  }
  return { given, values }
}

/** Names the first key that the row cannot have. */
function refuseOthers(known: readonly WriteColumn[], { input, at, issues }: Reading): void {
  for (const key in input) {
    if (known.some(column => column.key === key)) continue
    pushKeyIssue(issues, at, input, key, false)
    return
  }
}

/** A text that equal values of a key share. */
function textOf(value: unknown, kind: ValueKind | undefined): unknown {
  if (typeof value === 'bigint') return `${value}`
  if (value instanceof Uint8Array) return Array.from(value)
  return kind === 'uuid' ? (value as string).toLowerCase() : value
}

/** No row of the database is changed by two rows of the input. */
function refuseTwice(model: string, by: readonly ColumnDescription[], keys: readonly (readonly unknown[])[]): void {
  const seen = new Map<string, number>()
  for (const [at, key] of keys.entries()) {
    const text = JSON.stringify(key.map((value, place) => textOf(value, by[place]?.type.kind)))
    const first = seen.get(text)
    if (first !== undefined) throw new ValidationError(`${model}: rows ${first} and ${at} have the same key`)
    seen.set(text, at)
  }
}

/**
 * The rows, grouped by the columns that they give; values of onUpdate() are made here, once for each row. Throws
 * ValidationError for rows that break the model's rules, for keys that are missing or given twice, and for rows with
 * nothing to write.
 */
export function eachRows(
  table: TableDescription,
  by: readonly ColumnDescription[],
  rows: readonly unknown[],
): readonly EachGroup[] {
  const { columns } = writePlan(table)
  const keys = by.map(({ position }) => columns[position] as WriteColumn)
  const others = columns.filter(column => !keys.includes(column))
  const known = [...keys, ...others.filter(({ settable }) => settable)]
  const issues: RowIssue[] = []
  const found: unknown[][] = []
  const groups = new Map<string, EachGroup>()
  let empty = -1
  for (const [at, row] of rows.entries()) {
    if (typeof row !== 'object' || row === null) {
      pushRowIssue(issues, at, row)
      continue
    }
    const reading: Reading = { input: row as Reading['input'], at, issues }
    const key = keyOf(keys, reading)
    const { given, values } = changesOf(others, reading)
    if (given + keys.length !== countKeys(row)) refuseOthers(known, reading)
    if (given === 0 && empty < 0) empty = at
    found.push(key)
    add(groups, keys, key, values)
  }
  if (issues.length) throw writeError(table, issues)
  if (empty >= 0) throw new ValidationError(`${table.model}: row ${empty} has nothing to write`)
  refuseTwice(table.model, by, found)
  return [...groups.values()]
}

function add(
  groups: Map<string, EachGroup>,
  keys: readonly ColumnDescription[],
  key: readonly unknown[],
  values: ReadonlyMap<ColumnDescription, unknown>,
): void {
  const given = [...values.keys()]
  const name = given.map(({ position }) => position).join()
  let group = groups.get(name)
  if (!group) groups.set(name, (group = { columns: [...keys, ...given], rows: [] }))
  group.rows.push([...key, ...values.values()])
}
