// Operators, functions and aggregates of MySQL: https://dev.mysql.com/doc/refman/8.4/en/functions.html
import * as op from '../../ast/op.ts'
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { AggregateTemplate, FunctionTemplate, OperatorTemplate } from '../dialect.ts'
import { templates } from '../operators.ts'
import { arrayFunctions } from './array-functions.ts'
import { bitFunctions } from './bit-functions.ts'
import { convert, toText } from './convert.ts'
import type { Flavour } from './flavour.ts'
import { jsonFunctions } from './json-functions.ts'
import { items } from './list.ts'
import { mean, numeric, quotient, real, roundReal } from './number.ts'
import { ascii } from './text.ts'
import { textFunctions } from './text-functions.ts'
import { timeFunctions } from './time-functions.ts'

const shared = templates({ convert, numeric, real, roundReal, whole: ({ sql }) => sql, quotient, mean })

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

const isSame = shared.compare('<=>')

export const same: OperatorTemplate = isSame
export const different: OperatorTemplate = (left, right, result) => `NOT (${isSame(left, right, result)})`

const has =
  (flavour: Flavour): OperatorTemplate =>
  (left, right) =>
    `CASE WHEN ${left.sql} IS NOT NULL THEN ${right.sql} IN (${items(left.sql, left.type.item as ValueType, flavour)}) END`

export const operators = (flavour: Flavour): Readonly<Record<number, OperatorTemplate>> => ({
  ...shared.operators,
  [op.DISTINCT_FROM]: different,
  [op.MOD]: remainder,
  [op.HAS]: has(flavour),
})

const letters =
  (name: 'lower' | 'upper'): FunctionTemplate =>
  ([text]) =>
    ascii(name, (text as Operand).sql)

export const functions = (flavour: Flavour): Readonly<Record<string, FunctionTemplate>> => ({
  ...shared.functions,
  lower: letters('lower'),
  upper: letters('upper'),
  length: 'char_length',
  trim: 'trim',
  concat: args => (args.length ? `concat(${args.map(toText).join(', ')})` : `''`),
  now: () => 'utc_timestamp(3)',
  ...textFunctions,
  ...timeFunctions,
  ...bitFunctions,
  ...arrayFunctions(flavour),
  ...jsonFunctions(flavour),
})

const extreme =
  (name: 'min' | 'max'): AggregateTemplate =>
  (of, result, call) =>
    call(name, result.kind === 'decimal' ? numeric(of as Operand) : convert(of as Operand, result))

export const aggregates: Readonly<Record<string, AggregateTemplate>> = {
  ...shared.aggregates,
  min: extreme('min'),
  max: extreme('max'),
}
