// Operators, functions and aggregates of SQLite: https://sqlite.org/lang_expr.html, lang_corefunc.html, lang_aggfunc.html.
import * as op from '../../ast/op.ts'
import type { ValueType } from '../../ast/value-type.ts'
import type { AggregateTemplate, FunctionTemplate, Operand, OperatorTemplate } from '../dialect.ts'
import { asReal, cast, convert, divided, scaled } from './convert.ts'
import { listItem } from './list.ts'

const isDecimal = ({ type }: Operand): boolean => type.kind === 'decimal'

/** Both sides in the same form: decimals at the larger scale, instants in the left side's storage. */
function compare(symbol: string): OperatorTemplate {
  return (left, right) => {
    const alike = left.type.id === right.type.id
    if ((isDecimal(left) || isDecimal(right)) && (!alike || (left.type.storage === 'text' && symbol !== '='))) {
      const scale = Math.max(left.type.scale ?? 0, right.type.scale ?? 0)
      return `${scaled(left, scale)} ${symbol} ${scaled(right, scale)}`
    }
    return `${left.sql} ${symbol} ${alike ? right.sql : convert(right, left.type)}`
  }
}

/** Sums and differences of decimals at the result's scale; of other numbers as they are. */
function add(symbol: string): OperatorTemplate {
  return (left, right, result) => {
    if (result.kind !== 'decimal') return `${left.sql} ${symbol} ${asReal(right)}`
    const scale = result.scale ?? 0
    return `${scaled(left, scale)} ${symbol} ${scaled(right, scale)}`
  }
}

function times(left: Operand, right: Operand, result: ValueType): string {
  if (result.kind !== 'decimal') return `${left.sql} * ${asReal(right)}`
  const own = left.type.scale ?? 0
  return `${scaled(left, own)} * ${scaled(right, (result.scale ?? 0) - own)}`
}

/**
 * Real division, or at a decimal's scale: the dividend gets as many digits as the quotient and the divisor have. Where
 * it has more, the divisor gets them, so that only the quotient is rounded.
 */
function dividedBy(left: Operand, right: Operand, result: ValueType): string {
  if (result.kind !== 'decimal') return `${asReal(left, true)} / nullif(${asReal(right)}, 0)`
  const divisor = right.type.kind === 'decimal' ? (right.type.scale ?? 0) : 0
  const own = left.type.scale ?? 0
  const digits = Math.max((result.scale ?? 0) + divisor, own)
  const [dividend, by] = [scaled(left, digits), scaled(right, digits - (result.scale ?? 0))]
  return divided(`(${dividend})`, `nullif(${by}, 0)`)
}

/** SQLite's % takes integers only: https://sqlite.org/lang_expr.html#operators */
function mod(left: Operand, right: Operand, result: ValueType): string {
  if (result.kind === 'real') return `mod(${left.sql}, ${right.sql})`
  if (result.kind !== 'decimal') return `${left.sql} % ${right.sql}`
  return `${scaled(left, result.scale ?? 0)} % (${scaled(right, result.scale ?? 0)})`
}

export const operators: Readonly<Record<number, OperatorTemplate>> = {
  [op.EQ]: compare('='),
  [op.NE]: compare('<>'),
  [op.GT]: compare('>'),
  [op.GTE]: compare('>='),
  [op.LT]: compare('<'),
  [op.LTE]: compare('<='),
  [op.DISTINCT_FROM]: compare('IS NOT'),
  [op.PLUS]: add('+'),
  [op.MINUS]: add('-'),
  [op.TIMES]: times,
  [op.DIVIDED_BY]: dividedBy,
  [op.MOD]: mod,
  [op.HAS]: (left, right) =>
    `CASE WHEN ${left.sql} IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(${left.sql}) WHERE ${listItem(right.type)} = ${right.sql}) END`,
}
export const same: OperatorTemplate = compare('IS')
export const different: OperatorTemplate = compare('IS NOT')

/** Arguments in the form of the result. */
const alike =
  (name: string): FunctionTemplate =>
  (args, result) =>
    `${name}(${args.map(arg => convert(arg, result)).join(', ')})`

/** What concat() joins: text as it is, other values as their digits. */
const text = (arg: Operand): string =>
  arg.type.kind === 'text' || arg.type.kind === 'enum' ? arg.sql : cast(arg, { ...arg.type, kind: 'text', id: 0 })

function round(args: readonly Operand[], result: ValueType, option: string): string {
  const [operand, digits, scale] = [args[0] as Operand, Number(option), result.scale ?? 0]
  if (result.kind === 'real') return `round(${operand.sql}, ${digits})`
  if (result.kind !== 'decimal') return operand.sql
  return digits >= scale ? scaled(operand, scale) : `(${scaled(operand, digits)} * 1${'0'.repeat(scale - digits)})`
}

export const functions: Readonly<Record<string, FunctionTemplate>> = {
  coalesce: alike('coalesce'),
  nullIf: alike('nullif'),
  abs: alike('abs'),
  lower: 'lower',
  upper: 'upper',
  length: 'length',
  trim: 'trim',
  concat: args => args.map(text).join(' || ') || `''`,
  now: () => `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  round,
}

/** Decimals are summed as integers, also where their column stores them otherwise. */
const sum: AggregateTemplate = (of, { kind, scale = 0 }, call) => {
  const value = of as Operand
  return call('sum', kind === 'decimal' ? scaled(value, scale) : value.sql)
}

/** The mean of decimals with four digits more than they have, exact. */
const avg: AggregateTemplate = (of, { kind, scale = 0 }, call) => {
  const value = of as Operand
  if (kind !== 'decimal') return call('avg', value.sql)
  return divided(call('sum', scaled(value, scale)), call('count', value.sql))
}

const extreme =
  (name: string): AggregateTemplate =>
  (of, result, call) =>
    call(name, convert(of as Operand, result))

export const aggregates: Readonly<Record<string, AggregateTemplate>> = {
  count: (of, _, call) => call('count', of?.sql ?? '*'),
  sum,
  avg,
  min: extreme('min'),
  max: extreme('max'),
}
