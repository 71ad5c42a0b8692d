// Rows to objects. Columns that need nothing are not touched, and objects that the driver made stay.
import type { BuildObject, ColumnPlan, ResultPlan } from '../ast/shape.ts'
import { DecodeError } from '../error/validation.ts'

type Row = Record<string, unknown>
type Cells = Record<string | number, unknown>
type Decode = (raw: unknown) => unknown

const failed = (column: ColumnPlan, error: unknown): DecodeError => {
  // Codecs throw plain errors that say what is wrong; others come from raw values of an unexpected type.
  const told = error instanceof Error && error.constructor === Error
  const reason = error instanceof SyntaxError ? 'is no JSON' : told ? error.message : 'cannot be read'
  return new DecodeError(`the value of ${column.label} ${reason}`, error)
}

/** Decodes rows that the driver built as objects, in place and column by column. */
export function decodeObjects(plan: ResultPlan, rows: Row[]): Row[] {
  for (const { column } of plan.decoders ?? []) decodeColumn(column, column.name, rows)
  if (plan.computed) for (let at = 0; at < rows.length; at++) compute(plan.computed, rows[at] as Row)
  return rows
}

function decodeColumn(column: ColumnPlan, key: string | number, rows: readonly object[]): void {
  const decode = column.decode as Decode
  try {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as Cells
      const raw = row[key]
      if (raw === null) continue
      const value = decode(raw)
      if (value !== raw) row[key] = value
    }
  } catch (error) {
    throw failed(column, error)
  }
}

function compute(fields: ReadonlyMap<string, (row: never) => unknown>, row: Row): void {
  for (const [name, field] of fields) row[name] = field(row as never)
}

/** Makes objects of rows that the driver answers as arrays. */
export function decodeArrays(plan: ResultPlan, rows: unknown[][]): unknown[] {
  const { build, computed } = plan
  const names = plan.columns.map(({ name }) => name)
  for (const { column, at } of plan.decoders ?? []) decodeColumn(column, at, rows)
  const made = new Array<unknown>(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const cells = rows[at] as unknown[]
    made[at] = build ? buildObject(build, cells) : objectOf(names, cells)
    if (computed) compute(computed, made[at] as Row)
  }
  return made
}

export function objectOf(names: readonly string[], cells: readonly unknown[]): Row {
  const row: Row = {}
  for (let at = 0; at < names.length; at++) row[names[at] as string] = cells[at]
  return row
}

function buildObject(build: BuildObject, cells: unknown[]): Row | null {
  if (build.missing >= 0 && cells[build.missing] === null) return null
  const { keys, parts } = build
  const row: Row = {}
  for (let at = 0; at < keys.length; at++) {
    const part = parts[at] as BuildObject | number
    row[keys[at] as string] = typeof part === 'number' ? cells[part] : buildObject(part, cells)
  }
  if (build.computed) compute(build.computed, row)
  return row
}
