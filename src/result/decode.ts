// Rows to objects. Columns that need nothing are not touched, and objects that the driver made stay.
import type { BuildObject, ColumnPlan, ResultPlan } from '../ast/shape.ts'
import { DecodeError } from '../error/validation.ts'

type Row = Record<string, unknown>
type Decode = (raw: unknown) => unknown

const failed = (column: ColumnPlan, error: unknown): DecodeError => {
  // Codecs throw plain errors that say what is wrong; others come from raw values of an unexpected type.
  const told = error instanceof Error && error.constructor === Error
  const reason = error instanceof SyntaxError ? 'is no JSON' : told ? error.message : 'cannot be read'
  return new DecodeError(`the value of ${column.label} ${reason}`, error)
}

/** Decodes rows that the driver built as objects, in place and column by column. */
export function decodeObjects(plan: ResultPlan, rows: Row[]): Row[] {
  const { decoders } = plan
  if (decoders)
    for (let at = 0; at < decoders.length; at++) decodeColumn((decoders[at] as { column: ColumnPlan }).column, rows)
  if (plan.computed) for (let at = 0; at < rows.length; at++) compute(plan.computed, rows[at] as Row)
  return rows
}

/** Decodes one row that the driver built as an object, in place. */
export function decodeObject(plan: ResultPlan, row: Row): Row {
  const { decoders } = plan
  if (decoders) decodeInPlace(decoders, row)
  if (plan.computed) compute(plan.computed, row)
  return row
}

function decodeInPlace(decoders: NonNullable<ResultPlan['decoders']>, row: Row): void {
  let at = 0
  try {
    for (; at < decoders.length; at++) {
      const { name, decode } = (decoders[at] as { column: ColumnPlan }).column
      const raw = row[name]
      if (raw === null) continue
      const value = (decode as Decode)(raw)
      if (value !== raw) row[name] = value
    }
  } catch (error) {
    throw failed((decoders[at] as { column: ColumnPlan }).column, error)
  }
}

function decodeColumn(column: ColumnPlan, rows: Row[]): void {
  const { name } = column
  const decode = column.decode as Decode
  try {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as Row
      const raw = row[name]
      if (raw === null) continue
      const value = decode(raw)
      if (value !== raw) row[name] = value
    }
  } catch (error) {
    throw failed(column, error)
  }
}

function compute(fields: ReadonlyMap<string, (row: never) => unknown>, row: Row): void {
  for (const [name, field] of fields) row[name] = field(row as never)
}

function decodeCells(plan: ResultPlan, cells: unknown[]): void {
  const { decoders } = plan
  if (!decoders) return
  for (let at = 0; at < decoders.length; at++) {
    const { column, at: place } = decoders[at] as { column: ColumnPlan; at: number }
    const raw = cells[place]
    if (raw === null) continue
    try {
      cells[place] = (column.decode as Decode)(raw)
    } catch (error) {
      throw failed(column, error)
    }
  }
}

/** Makes objects of rows that the driver answers as arrays. */
export function decodeArrays(plan: ResultPlan, rows: unknown[][]): unknown[] {
  const { columns, build, computed } = plan
  const made = new Array<unknown>(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const cells = rows[at] as unknown[]
    decodeCells(plan, cells)
    made[at] = build ? buildObject(build, cells) : flatRow(columns, cells)
    if (computed) compute(computed, made[at] as Row)
  }
  return made
}

function flatRow(columns: readonly ColumnPlan[], cells: unknown[]): Row {
  const row: Row = {}
  for (let at = 0; at < columns.length; at++) row[(columns[at] as ColumnPlan).name] = cells[at]
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
