// One value in several stored forms: what an operand has to become so that two of them can meet.
import type { ValueType } from '../../ast/value-type.ts'
import { UnsupportedError } from '../../error/definition.ts'
import type { Operand } from '../dialect.ts'
import { isScaled, SCALED_DIGITS } from './decimal.ts'

/** The form that SQLite's own functions give to instants: the one of timestamp columns. */
const ISO = `'%Y-%m-%dT%H:%M:%fZ'`

const power = (digits: number): string => `1${'0'.repeat(digits)}`

/** A decimal, or a number, as an integer of units of 10^-scale. Digits beyond are rounded, halves away from zero. */
export function scaled({ sql, type }: Operand, scale: number): string {
  if (type.kind !== 'decimal') {
    return type.kind === 'integer' || type.kind === 'bigint'
      ? times(sql, scale)
      : `CAST(round(${sql} * ${power(scale)}) AS INTEGER)`
  }
  const own = type.scale ?? 0
  if (type.storage === 'numeric') return `CAST(round(${sql} * ${power(scale)}) AS INTEGER)`
  if ((type.precision ?? 0) > SCALED_DIGITS)
    throw new UnsupportedError(`arithmetic on decimals of more than ${SCALED_DIGITS} digits`, 'sqlite')
  if (type.storage === 'text') return rescale(`CAST(replace(${sql}, '.', '') AS INTEGER)`, own, scale)
  return rescale(sql, own, scale)
}

const times = (sql: string, scale: number): string => (scale === 0 ? sql : `${sql} * ${power(scale)}`)

function rescale(sql: string, from: number, to: number): string {
  if (from <= to) return times(sql, to - from)
  return divided(sql, power(from - to))
}

/** An integer quotient, halves away from zero. Null for a zero divisor. */
export function divided(sql: string, divisor: string): string {
  return `((2 * abs(${sql}) + abs(${divisor})) / (2 * abs(${divisor})) * sign(${sql}) * sign(${divisor}))`
}

/** The stored form of one type from that of another of the same kind; SQL that needs nothing stays as it is. */
export function convert(from: Operand, to: ValueType): string {
  if (from.type.id === to.id || to.kind === 'unknown' || from.type.kind === 'unknown') return from.sql
  if (to.kind === 'decimal') return convertDecimal(from, to)
  if (to.kind === 'timestamp' && from.type.kind === 'timestamp') {
    if (to.storage === 'milliseconds' && from.type.storage !== 'milliseconds') return milliseconds(from.sql)
    if (to.storage !== 'milliseconds' && from.type.storage === 'milliseconds') return isoOf(from.sql)
  }
  if (
    to.kind === 'plainDateTime' &&
    from.type.kind === 'plainDateTime' &&
    (to.storage === 'space') !== (from.type.storage === 'space')
  ) {
    return to.storage === 'space' ? `replace(${from.sql}, 'T', ' ')` : `replace(${from.sql}, ' ', 'T')`
  }
  return from.sql
}

const milliseconds = (sql: string): string => `CAST(round((julianday(${sql}) - 2440587.5) * 86400000) AS INTEGER)`
const isoOf = (sql: string): string => `strftime(${ISO}, ${sql} / 1000.0, 'unixepoch')`

function convertDecimal(from: Operand, to: ValueType): string {
  const scale = to.scale ?? 0
  if (to.storage === 'numeric') return `(${scaled(from, scale)} / ${power(scale)}.0)`
  if (to.storage === 'text') return pointed(scaled(from, scale), scale)
  if (isScaled(to)) return scaled(from, scale)
  throw new UnsupportedError(`conversion to decimals of more than ${SCALED_DIGITS} digits`, 'sqlite')
}

/** Units of 10^-scale as the text of a decimal. */
export function pointed(sql: string, scale: number): string {
  if (scale === 0) return `CAST(${sql} AS TEXT)`
  const sign = `CASE WHEN ${sql} < 0 THEN '-' ELSE '' END`
  return `(${sign} || (abs(${sql}) / ${power(scale)}) || '.' || printf('%0${scale}d', abs(${sql}) % ${power(scale)}))`
}

/** An explicit cast (https://sqlite.org/lang_expr.html#castexpr), by way of the forms that our types have. */
export function cast(from: Operand, to: ValueType): string {
  if (from.type.kind === to.kind) return convert(from, to)
  switch (to.kind) {
    case 'text':
      return toText(from)
    case 'integer':
    case 'bigint':
      return from.type.kind === 'decimal' ? scaled(from, 0) : `CAST(${from.sql} AS INTEGER)`
    case 'real':
      return asReal(from, true)
    case 'decimal':
      return convertDecimal(
        from.type.kind === 'text' ? { sql: `CAST(${from.sql} AS REAL)`, type: { ...to, kind: 'real' } } : from,
        to,
      )
    case 'boolean':
      return `(${from.sql} <> 0)`
    case 'plainDate':
      return `strftime('%Y-%m-%d', ${instant(from)})`
    case 'plainTime':
      return `strftime('%H:%M:%S', ${instant(from)})`
    case 'plainDateTime':
      return `strftime('%Y-%m-%d${to.storage === 'space' ? ' ' : 'T'}%H:%M:%S', ${instant(from)})`
    case 'timestamp':
      return to.storage === 'milliseconds' ? milliseconds(from.sql) : `strftime(${ISO}, ${from.sql})`
    default:
      return from.sql
  }
}

/** The text that the value has in JavaScript, whatever its column stores. */
function toText({ sql, type }: Operand): string {
  switch (type.kind) {
    case 'decimal':
      return pointed(scaled({ sql, type }, type.scale ?? 0), type.scale ?? 0)
    case 'boolean':
      return `CASE WHEN ${sql} THEN 'true' WHEN NOT ${sql} THEN 'false' END`
    case 'timestamp':
      return type.storage === 'milliseconds' ? isoOf(sql) : sql
    case 'plainDateTime':
      return type.storage === 'space' ? `replace(${sql}, ' ', 'T')` : sql
    case 'interval':
    case 'blob':
    case 'uuid':
      if (type.kind === 'uuid' && (type.storage ?? 'text') === 'text') return sql
      throw new UnsupportedError(`cast of ${type.kind} to text`, 'sqlite')
    default:
      return `CAST(${sql} AS TEXT)`
  }
}

const instant = ({ sql, type }: Operand): string =>
  type.storage === 'milliseconds' ? `${sql} / 1000.0, 'unixepoch'` : sql

/** A decimal as the number it means; other operands as they are, or (`force`) cast. */
export function asReal(operand: Operand, force = false): string {
  if (operand.type.kind === 'decimal' && operand.type.storage !== 'numeric') {
    const scale = operand.type.scale ?? 0
    return `(${scaled(operand, scale)} / ${power(scale)}.0)`
  }
  return force ? `CAST(${operand.sql} AS REAL)` : operand.sql
}
