// Operators, functions and aggregates of Postgres: https://www.postgresql.org/docs/current/functions.html
import * as op from '../../ast/op.ts'
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { AggregateTemplate, FunctionTemplate, OperatorTemplate } from '../dialect.ts'
import { convert, toText } from './convert.ts'
import { textFunctions } from './text-functions.ts'
import { timeFunctions } from './time-functions.ts'
import { mean, numeric, quotient, real, roundReal } from './number.ts'

const isDecimal = ({ type }: Operand): boolean => type.kind === 'decimal'

/** Decimals meet as numbers; other kinds in the form of the left side. */
const compare =
  (symbol: string): OperatorTemplate =>
  (left, right) => {
    if ((isDecimal(left) || isDecimal(right)) && !alike(left.type, right.type, symbol)) {
      return `${numeric(left)} ${symbol} ${numeric(right)}`
    }
    return `${left.sql} ${symbol} ${convert(right, left.type)}`
  }

/** Texts of decimals are equal where the decimals are, but have an order of their own. */
const alike = (left: ValueType, right: ValueType, symbol: string): boolean =>
  left.id === right.id && (symbol === '=' || left.storage !== 'text')

/** Integers are reckoned with in 64 bits, decimals as numerics, and the rest as it is written. */
const arithmetic =
  (symbol: string, decimal: Exclude<OperatorTemplate, string>): OperatorTemplate =>
  (left, right, result) => {
    if (result.kind === 'decimal') return decimal(left, right, result)
    if (result.kind === 'real') return `${real(left)} ${symbol} ${real(right)}`
    return `${wide(left)} ${symbol} ${right.sql}`
  }

const wide = ({ sql, type }: Operand): string => (type.kind === 'integer' && type.bits !== 53 ? `${sql}::bigint` : sql)

const scaleOf = ({ scale = 0 }: ValueType): number => scale

const sum = (symbol: string): OperatorTemplate =>
  arithmetic(symbol, (left, right, { scale }) => `${numeric(left, scale)} ${symbol} ${numeric(right, scale)}`)

const remainder: OperatorTemplate = (left, right, result) => {
  if (result.kind === 'decimal') return `${numeric(left, result.scale)} % nullif(${numeric(right, result.scale)}, 0)`
  if (result.kind !== 'real') return `${wide(left)} % nullif(${right.sql}, 0)`
  const [a, b] = [real(left), real(right)]
  return `${a} - ${b} * trunc(${a} / nullif(${b}, 0))`
}

const division: OperatorTemplate = (left, right, result) =>
  result.kind === 'decimal'
    ? quotient(numeric(left), numeric(right), scaleOf(result))
    : `${real(left)} / nullif(${real(right)}, 0)`

export const operators: Readonly<Record<number, OperatorTemplate>> = {
  [op.EQ]: compare('='),
  [op.NE]: compare('<>'),
  [op.GT]: compare('>'),
  [op.GTE]: compare('>='),
  [op.LT]: compare('<'),
  [op.LTE]: compare('<='),
  [op.DISTINCT_FROM]: compare('IS DISTINCT FROM'),
  [op.PLUS]: sum('+'),
  [op.MINUS]: sum('-'),
  [op.TIMES]: arithmetic(
    '*',
    (left, right, result) => `${numeric(left)} * ${numeric(right, scaleOf(result) - scaleOf(left.type))}`,
  ),
  [op.DIVIDED_BY]: division,
  [op.MOD]: remainder,
  [op.HAS]: '$2 = ANY ($1)',
}
export const same: OperatorTemplate = compare('IS NOT DISTINCT FROM')
export const different: OperatorTemplate = compare('IS DISTINCT FROM')

/** Arguments in the form of the result. */
const uniform =
  (name: string): FunctionTemplate =>
  (args, result) =>
    `${name}(${args.map(arg => convert(arg, result)).join(', ')})`

/** Under this collation case is a matter of ASCII letters. */
const ascii =
  (name: string): FunctionTemplate =>
  ([text]) =>
    `${name}(${(text as Operand).sql} COLLATE "C")`

const round: FunctionTemplate = ([from], { kind }, digits) => {
  const { sql } = from as Operand
  if (kind === 'decimal') return `round(${numeric(from as Operand)}, ${digits})`
  return kind === 'real' ? `(${roundReal(sql, digits)})` : sql
}

/** What is added makes zero of a negative one. */
const whole =
  (name: string): FunctionTemplate =>
  ([from], { kind }) =>
    kind === 'decimal' ? `${name}(${numeric(from as Operand)})` : `(${name}(${(from as Operand).sql}) + 0)`

export const functions: Readonly<Record<string, FunctionTemplate>> = {
  coalesce: uniform('coalesce'),
  nullIf: uniform('nullif'),
  abs: uniform('abs'),
  lower: ascii('lower'),
  upper: ascii('upper'),
  length: 'length',
  trim: 'trim',
  concat: args => args.map(toText).join(' || ') || `''`,
  now: () => `date_trunc('milliseconds', statement_timestamp())`,
  round,
  floor: whole('floor'),
  ceil: whole('ceil'),
  ...textFunctions,
  ...timeFunctions,
}

/** Kinds for which Postgres has no such aggregate, or not in all its versions. */
const extreme =
  (name: 'min' | 'max'): AggregateTemplate =>
  (of, result, call) => {
    const operand = of as Operand
    if (result.kind === 'boolean') return call(name === 'min' ? 'bool_and' : 'bool_or', operand.sql)
    if (result.kind === 'uuid' && result.storage === undefined) return `${call(name, `${operand.sql}::text`)}::uuid`
    if (result.kind === 'decimal') return call(name, numeric(operand))
    return call(name, convert(operand, result))
  }

export const aggregates: Readonly<Record<string, AggregateTemplate>> = {
  count: (of, _, call) => call('count', of?.sql ?? '*'),
  sum: (of, { kind }, call) => call('sum', kind === 'decimal' ? numeric(of as Operand) : (of as Operand).sql),
  avg: (of, { kind, scale = 0 }, call) =>
    kind === 'decimal' ? mean(of as Operand, scale, call) : call('avg', real(of as Operand)),
  min: extreme('min'),
  max: extreme('max'),
}
