// Operators, functions and aggregates of databases that have exact numbers and columns of fixed types: the same words
// for all of them, given how each writes its numbers.
import * as op from '../ast/op.ts'
import type { Call, Operand, ValueType } from '../ast/value-type.ts'
import type { AggregateTemplate, FunctionTemplate, OperatorTemplate } from './dialect.ts'

type Template = Exclude<OperatorTemplate, string>

/** How a database writes numbers. */
export interface Numbers {
  /** A value in the form of another type. */
  convert(from: Operand, to: ValueType): string
  /** A value as an exact number, with so many digits after the point where they matter. */
  numeric(from: Operand, scale?: number): string
  /** A number as a double. */
  real(from: Operand): string
  roundReal(sql: string, digits: string): string
  /** An integer on the left of an operator, in 64 bits. */
  whole(from: Operand): string
  quotient(left: string, right: string, scale: number): string
  mean(of: Operand, scale: number, call: Call): string
}

interface Templates {
  /** Decimals meet as numbers; other kinds in the form of the left side. */
  compare(symbol: string): Template
  readonly operators: Readonly<Record<number, OperatorTemplate>>
  readonly functions: Readonly<Record<string, FunctionTemplate>>
  readonly aggregates: Readonly<Record<string, AggregateTemplate>>
}

const isDecimal = ({ type }: Operand): boolean => type.kind === 'decimal'
const scaleOf = ({ scale = 0 }: ValueType): number => scale

/** Texts of decimals are equal where the decimals are, but have an order of their own. */
const alike = (left: ValueType, right: ValueType, symbol: string): boolean =>
  left.id === right.id && (symbol === '=' || left.storage !== 'text')

export function templates(numbers: Numbers): Templates {
  const { convert, numeric, real } = numbers
  const compare =
    (symbol: string): Template =>
    (left, right) =>
      (isDecimal(left) || isDecimal(right)) && !alike(left.type, right.type, symbol)
        ? `${numeric(left)} ${symbol} ${numeric(right)}`
        : `${left.sql} ${symbol} ${convert(right, left.type)}`
  const aggregates: Templates['aggregates'] = {
    count: (of, _, call) => call('count', of?.sql ?? '*'),
    sum: (of, { kind }, call) => call('sum', kind === 'decimal' ? numeric(of as Operand) : (of as Operand).sql),
    avg: (of, { kind, scale = 0 }, call) =>
      kind === 'decimal' ? numbers.mean(of as Operand, scale, call) : call('avg', real(of as Operand)),
  }
  return {
    compare,
    operators: { ...comparisons(compare), ...reckoning(numbers) },
    functions: rounding(numbers),
    aggregates,
  }
}

/** Aggregates over all rows of a query are called as other functions are. */
export const calls = (aggregates: Templates['aggregates']): Templates['functions'] =>
  Object.fromEntries(
    Object.entries(aggregates).map(([name, template]): [string, FunctionTemplate] => [
      name,
      ([of], result) => template(of, result, (word, argument) => `${word}(${argument})`),
    ]),
  )

const comparisons = (compare: Templates['compare']): Templates['operators'] => ({
  [op.EQ]: compare('='),
  [op.NE]: compare('<>'),
  [op.GT]: compare('>'),
  [op.GTE]: compare('>='),
  [op.LT]: compare('<'),
  [op.LTE]: compare('<='),
})

function reckoning({ numeric, real, whole, quotient }: Numbers): Templates['operators'] {
  const arithmetic =
    (symbol: string, decimal: Template): OperatorTemplate =>
    (left, right, result) => {
      if (result.kind === 'decimal') return decimal(left, right, result)
      if (result.kind === 'real') return `${real(left)} ${symbol} ${real(right)}`
      return `${whole(left)} ${symbol} ${right.sql}`
    }
  const sum = (symbol: string): OperatorTemplate =>
    arithmetic(symbol, (left, right, { scale }) => `${numeric(left, scale)} ${symbol} ${numeric(right, scale)}`)
  return {
    [op.PLUS]: sum('+'),
    [op.MINUS]: sum('-'),
    [op.TIMES]: arithmetic(
      '*',
      (left, right, result) => `${numeric(left)} * ${numeric(right, scaleOf(result) - scaleOf(left.type))}`,
    ),
    [op.DIVIDED_BY]: (left, right, result) =>
      result.kind === 'decimal'
        ? quotient(numeric(left), numeric(right), scaleOf(result))
        : `${real(left)} / nullif(${real(right)}, 0)`,
  }
}

function rounding({ convert, numeric, roundReal }: Numbers): Templates['functions'] {
  /** Arguments in the form of the result. */
  const uniform =
    (name: string): FunctionTemplate =>
    (args, result) =>
      `${name}(${args.map(arg => convert(arg, result)).join(', ')})`
  /** What is added makes zero of a negative one. */
  const integral =
    (name: string): FunctionTemplate =>
    ([from], { kind }) =>
      kind === 'decimal' ? `${name}(${numeric(from as Operand)})` : `(${name}(${(from as Operand).sql}) + 0)`
  return {
    coalesce: uniform('coalesce'),
    nullIf: uniform('nullif'),
    abs: uniform('abs'),
    round([from], { kind }, digits) {
      const { sql } = from as Operand
      if (kind === 'decimal') return `round(${numeric(from as Operand)}, ${digits})`
      return kind === 'real' ? `(${roundReal(sql, digits)})` : sql
    },
    floor: integral('floor'),
    ceil: integral('ceil'),
  }
}
