// Numbers in SQL: decimals are numeric whatever their column stores, and halves go away from zero.
// https://www.postgresql.org/docs/current/functions-math.html
import type { Call, Operand, ValueType } from '../../ast/value-type.ts'

const unit = (scale: number): string => (scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`)
const scaleOf = ({ scale = 0 }: ValueType): number => scale

/** A value as a numeric. Numbers that are not exact are rounded to the digits asked for. */
export function numeric({ sql, type }: Operand, scale?: number): string {
  if (type.kind !== 'decimal') {
    const cast = `${sql}::numeric`
    return type.kind === 'real' && scale !== undefined ? `round(${cast}, ${scale})` : cast
  }
  if (type.storage === 'scaled') return `(${sql} * ${unit(scaleOf(type))})`
  return type.storage === 'text' ? `${sql}::numeric` : sql
}

/** A numeric in the form that a decimal column stores. */
export function fromNumeric(sql: string, type: ValueType): string {
  const rounded = `round(${sql}, ${scaleOf(type)})`
  if (type.storage === 'scaled') return `round(${sql} * 1${'0'.repeat(scaleOf(type))})::bigint`
  return type.storage === 'text' ? `${rounded}::text` : rounded
}

/** A quotient with so many digits: exact before it is rounded. Null for a zero divisor. */
export function quotient(left: string, right: string, scale: number): string {
  const divisor = `nullif(${right}, 0)`
  const doubled = `abs(${left}) * 2e${scale} + abs(${right})`
  return `(sign(${left}) * sign(${right}) * div(${doubled}, 2 * abs(${divisor})) * ${unit(scale)})`
}

export const mean = (of: Operand, scale: number, call: Call): string =>
  quotient(call('sum', numeric(of)), `${call('count', of.sql)}::numeric`, scale)

/** A number as a double. */
export function real(from: Operand): string {
  if (from.type.kind === 'real') return from.sql
  return `${from.type.kind === 'decimal' ? numeric(from) : from.sql}::double precision`
}

/** Doubles of more digits than a numeric takes from them have no digits after the point. */
export function roundReal(sql: string, digits: string): string {
  return `CASE WHEN abs(${sql}) < 1e15 THEN round(${sql}::numeric, ${digits})::double precision ELSE ${sql} END`
}
