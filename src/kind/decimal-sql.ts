// Decimals in SQL without decimals: whatever their form, they are reckoned with as integers of units of 10^-scale.
import type { KindSql, Operand, ValueType, Words } from '../ast/value-type.ts'
import { UnsupportedError } from '../error/definition.ts'

/** Digits that such an integer of 64 bits always holds. */
export const MAX_DIGITS = 18

const power = (digits: number): string => `1${'0'.repeat(digits)}`
const times = (sql: string, digits: number): string => (digits === 0 ? sql : `${sql} * ${power(digits)}`)
const rounded = (sql: string, scale: number): string => `CAST(round(${sql} * ${power(scale)}) AS INTEGER)`

const isDecimal = ({ kind }: ValueType): boolean => kind === 'decimal'
const scaleOf = ({ type }: Operand): number => type.scale ?? 0

function unsupported(what: string, words: Words): never {
  throw new UnsupportedError(`${what} decimals of more than ${MAX_DIGITS} digits`, words.name)
}

/** An integer quotient, halves away from zero. Null for a zero divisor. */
const divided = (sql: string, divisor: string): string =>
  `((2 * abs(${sql}) + abs(${divisor})) / (2 * abs(${divisor})) * sign(${sql}) * sign(${divisor}))`

const rescale = (sql: string, from: number, to: number): string =>
  from <= to ? times(sql, to - from) : divided(sql, power(from - to))

/** A decimal, or a number, as an integer of units. Digits beyond are rounded, halves away from zero. */
function units(from: Operand, scale: number, words: Words): string {
  const { sql, type } = from
  if (!isDecimal(type))
    return type.kind === 'integer' || type.kind === 'bigint' ? times(sql, scale) : rounded(sql, scale)
  const form = words.form(type)
  if (form === 'numeric') return rounded(sql, scale)
  if ((type.precision ?? 0) > MAX_DIGITS) unsupported('arithmetic on', words)
  return rescale(form === 'text' ? `CAST(replace(${sql}, '.', '') AS INTEGER)` : sql, scaleOf(from), scale)
}

/** Units as the text of a decimal. */
function pointed(sql: string, scale: number): string {
  if (scale === 0) return `CAST(${sql} AS TEXT)`
  const sign = `CASE WHEN ${sql} < 0 THEN '-' ELSE '' END`
  return `(${sign} || (abs(${sql}) / ${power(scale)}) || '.' || printf('%0${scale}d', abs(${sql}) % ${power(scale)}))`
}

function convert(from: Operand, to: ValueType, words: Words): string {
  const { scale = 0 } = to
  switch (words.form(to)) {
    case 'numeric':
      return `(${units(from, scale, words)} / ${power(scale)}.0)`
    case 'text':
      return pointed(units(from, scale, words), scale)
    case 'scaled':
      return units(from, scale, words)
    default:
      return unsupported('conversion to', words)
  }
}

const whole = (from: Operand, words: Words): string => units(from, 0, words)

/** Both sides at the result's scale. */
const add =
  (symbol: string) =>
  (left: Operand, right: Operand, { scale = 0 }: ValueType, words: Words): string =>
    `${units(left, scale, words)} ${symbol} ${units(right, scale, words)}`

/**
 * The dividend gets as many digits as the quotient and the divisor have. Where it has more, the divisor gets them, so
 * that only the quotient is rounded.
 */
function quotient(left: Operand, right: Operand, { scale = 0 }: ValueType, words: Words): string {
  const digits = Math.max(scale + (isDecimal(right.type) ? scaleOf(right) : 0), scaleOf(left))
  return divided(`(${units(left, digits, words)})`, `nullif(${units(right, digits - scale, words)}, 0)`)
}

const sortKey = (operand: Operand, words: Words): string =>
  words.form(operand.type) === 'text' ? units(operand, scaleOf(operand), words) : operand.sql

export const sql: KindSql = {
  convert,
  cast: ({ sql, type }, to, words) =>
    convert(
      type.kind === 'text' ? { sql: `CAST(${sql} AS REAL)`, type: { ...to, kind: 'real' } } : { sql, type },
      to,
      words,
    ),
  castTo: {
    text: (from, words) => pointed(units(from, scaleOf(from), words), scaleOf(from)),
    integer: whole,
    bigint: whole,
    unknown: sortKey,
  },
  real: (from, words) =>
    words.form(from.type) === 'numeric' ? null : `(${units(from, scaleOf(from), words)} / ${power(scaleOf(from))}.0)`,
  compare(symbol, left, right, words) {
    const alike = left.type.id === right.type.id
    if (alike && (symbol === '=' || words.form(left.type) !== 'text')) return null
    const scale = Math.max(scaleOf(left), scaleOf(right))
    return `${units(left, scale, words)} ${symbol} ${units(right, scale, words)}`
  },
  arithmetic: {
    '+': add('+'),
    '-': add('-'),
    '*': (left, right, { scale = 0 }, words) =>
      `${units(left, scaleOf(left), words)} * ${units(right, scale - scaleOf(left), words)}`,
    '/': quotient,
    '%': (left, right, { scale = 0 }, words) => `${units(left, scale, words)} % (${units(right, scale, words)})`,
  },
  round(from, digits, scale, words) {
    return digits >= scale ? units(from, scale, words) : `(${units(from, digits, words)} * ${power(scale - digits)})`
  },
  sum: (of, scale, call, words) => call('sum', units(of, scale, words)),
  avg: (of, scale, call, words) => divided(call('sum', units(of, scale, words)), call('count', of.sql)),
  sortKey,
}
