// Operators, functions and aggregates of MySQL: https://dev.mysql.com/doc/refman/8.4/en/functions.html
import * as op from '../../ast/op.ts'
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { AggregateTemplate, FunctionTemplate, OperatorTemplate } from '../dialect.ts'
import { convert, toText } from './convert.ts'
import type { Flavour } from './flavour.ts'
import { items } from './list.ts'
import { mean, numeric, quotient, real, roundReal } from './number.ts'
import { ascii } from './text.ts'
import { textFunctions } from './text-functions.ts'
import { timeFunctions } from './time-functions.ts'

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

/** Integers are reckoned with in 64 bits. */
const arithmetic =
  (symbol: string, decimal: Exclude<OperatorTemplate, string>): OperatorTemplate =>
  (left, right, result) => {
    if (result.kind === 'decimal') return decimal(left, right, result)
    if (result.kind === 'real') return `${real(left)} ${symbol} ${real(right)}`
    return `${left.sql} ${symbol} ${right.sql}`
  }

const scaleOf = ({ scale = 0 }: ValueType): number => scale

const sum = (symbol: string): OperatorTemplate =>
  arithmetic(symbol, (left, right, { scale }) => `${numeric(left, scale)} ${symbol} ${numeric(right, scale)}`)

/** Where rows are written, a zero divisor would be an error: so says the mode that is MySQL's default. */
const remainder: OperatorTemplate = (left, right, { kind, scale }) => {
  const [a, b] =
    kind === 'decimal'
      ? [numeric(left, scale), numeric(right, scale)]
      : kind === 'real'
        ? [real(left), real(right)]
        : [left.sql, right.sql]
  return `${a} % nullif(${b}, 0)`
}

const division: OperatorTemplate = (left, right, result) =>
  result.kind === 'decimal'
    ? quotient(numeric(left), numeric(right), scaleOf(result))
    : `${real(left)} / nullif(${real(right)}, 0)`

const isSame = compare('<=>')

export const same: OperatorTemplate = isSame
export const different: OperatorTemplate = (left, right, result) =>
  `NOT (${(isSame as Exclude<OperatorTemplate, string>)(left, right, result)})`

const has =
  (flavour: Flavour): OperatorTemplate =>
  (left, right) =>
    `CASE WHEN ${left.sql} IS NOT NULL THEN ${right.sql} IN (${items(left.sql, left.type.item as ValueType, flavour)}) END`

export const operators = (flavour: Flavour): Readonly<Record<number, OperatorTemplate>> => ({
  [op.EQ]: compare('='),
  [op.NE]: compare('<>'),
  [op.GT]: compare('>'),
  [op.GTE]: compare('>='),
  [op.LT]: compare('<'),
  [op.LTE]: compare('<='),
  [op.DISTINCT_FROM]: different,
  [op.PLUS]: sum('+'),
  [op.MINUS]: sum('-'),
  [op.TIMES]: arithmetic(
    '*',
    (left, right, result) => `${numeric(left)} * ${numeric(right, scaleOf(result) - scaleOf(left.type))}`,
  ),
  [op.DIVIDED_BY]: division,
  [op.MOD]: remainder,
  [op.HAS]: has(flavour),
})

/** Arguments in the form of the result. */
const uniform =
  (name: string): FunctionTemplate =>
  (args, result) =>
    `${name}(${args.map(arg => convert(arg, result)).join(', ')})`

const letters =
  (name: 'lower' | 'upper'): FunctionTemplate =>
  ([text]) =>
    ascii(name, (text as Operand).sql)

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
  lower: letters('lower'),
  upper: letters('upper'),
  length: 'char_length',
  trim: 'trim',
  concat: args => (args.length ? `concat(${args.map(toText).join(', ')})` : `''`),
  now: () => 'utc_timestamp(3)',
  round,
  floor: whole('floor'),
  ceil: whole('ceil'),
  ...textFunctions,
  ...timeFunctions,
}

const extreme =
  (name: 'min' | 'max'): AggregateTemplate =>
  (of, result, call) =>
    call(name, result.kind === 'decimal' ? numeric(of as Operand) : convert(of as Operand, result))

export const aggregates: Readonly<Record<string, AggregateTemplate>> = {
  count: (of, _, call) => call('count', of?.sql ?? '*'),
  sum: (of, { kind }, call) => call('sum', kind === 'decimal' ? numeric(of as Operand) : (of as Operand).sql),
  avg: (of, { kind, scale = 0 }, call) =>
    kind === 'decimal' ? mean(of as Operand, scale, call) : call('avg', real(of as Operand)),
  min: extreme('min'),
  max: extreme('max'),
}
