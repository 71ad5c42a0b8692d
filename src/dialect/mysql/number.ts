// Numbers in SQL: decimals are DECIMAL whatever their column stores, and halves go away from zero.
// https://dev.mysql.com/doc/refman/8.4/en/precision-math.html
import type { Call, Operand, ValueType } from '../../ast/value-type.ts'
import { decimalType } from './types.ts'

const unit = (scale: number): string => (scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`)
const scaleOf = ({ scale = 0 }: ValueType): number => scale

/** A value as a DECIMAL. Numbers that are not exact are rounded to the digits asked for. */
export function numeric({ sql, type }: Operand, scale?: number): string {
  if (type.kind === 'real' || type.kind === 'text') return `CAST(${sql} AS DECIMAL(65, ${scale ?? 30}))`
  if (type.kind !== 'decimal') return sql
  if (type.storage === 'scaled') return `(${sql} * ${unit(scaleOf(type))})`
  return type.storage === 'text' ? `CAST(${sql} AS ${decimalType(type)})` : sql
}

/** A DECIMAL in the form that a decimal column stores. */
export function fromNumeric(sql: string, type: ValueType): string {
  if (type.storage === 'scaled') return `CAST(round(${sql} * 1${'0'.repeat(scaleOf(type))}) AS SIGNED)`
  const rounded = `CAST(${sql} AS ${decimalType(type)})`
  return type.storage === 'text' ? `CAST(${rounded} AS CHAR)` : rounded
}

/** A quotient with so many digits: exact before it is rounded. Null for a zero divisor. */
export function quotient(left: string, right: string, scale: number): string {
  const doubled = `(abs(${left}) * 2${'0'.repeat(scale)} + abs(${right}))`
  return `(sign(${left}) * sign(${right}) * (${doubled} DIV (2 * abs(nullif(${right}, 0)))) * ${unit(scale)})`
}

export const mean = (of: Operand, scale: number, call: Call): string =>
  quotient(call('sum', numeric(of)), call('count', of.sql), scale)

/** A number as a double. */
export function real(from: Operand): string {
  if (from.type.kind === 'real') return from.sql
  return `(${from.type.kind === 'decimal' ? numeric(from) : from.sql} + 0e0)`
}

/** Doubles go to the nearest even digit; those of many digits have none after the point. */
export function roundReal(sql: string, digits: string): string {
  return `CASE WHEN abs(${sql}) < 1e15 THEN round(CAST(${sql} AS DECIMAL(65, 30)), ${digits}) + 0e0 ELSE ${sql} END`
}
