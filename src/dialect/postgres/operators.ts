// Operators, functions and aggregates of Postgres: https://www.postgresql.org/docs/current/functions.html
import * as op from '../../ast/op.ts'
import type { Operand } from '../../ast/value-type.ts'
import type { AggregateTemplate, FunctionTemplate, OperatorTemplate } from '../dialect.ts'
import { templates } from '../operators.ts'
import { arrayFunctions } from './array-functions.ts'
import { bitFunctions } from './bit-functions.ts'
import { convert, toText } from './convert.ts'
import { jsonFunctions } from './json-functions.ts'
import { textFunctions } from './text-functions.ts'
import { timeFunctions } from './time-functions.ts'
import { mean, numeric, quotient, real, roundReal } from './number.ts'

/** Integers are reckoned with in 64 bits. */
const wide = ({ sql, type }: Operand): string => (type.kind === 'integer' && type.bits !== 53 ? `${sql}::bigint` : sql)

const shared = templates({ convert, numeric, real, roundReal, whole: wide, quotient, mean })

const remainder: OperatorTemplate = (left, right, result) => {
  if (result.kind === 'decimal') return `${numeric(left, result.scale)} % nullif(${numeric(right, result.scale)}, 0)`
  if (result.kind !== 'real') return `${wide(left)} % nullif(${right.sql}, 0)`
  const [a, b] = [real(left), real(right)]
  return `${a} - ${b} * trunc(${a} / nullif(${b}, 0))`
}

export const operators: Readonly<Record<number, OperatorTemplate>> = {
  ...shared.operators,
  [op.DISTINCT_FROM]: shared.compare('IS DISTINCT FROM'),
  [op.MOD]: remainder,
  [op.HAS]: '$2 = ANY ($1)',
}
export const same: OperatorTemplate = shared.compare('IS NOT DISTINCT FROM')
export const different: OperatorTemplate = shared.compare('IS DISTINCT FROM')

/** Under this collation case is a matter of ASCII letters. */
const ascii =
  (name: string): FunctionTemplate =>
  ([text]) =>
    `${name}(${(text as Operand).sql} COLLATE "C")`

export const functions: Readonly<Record<string, FunctionTemplate>> = {
  ...shared.functions,
  lower: ascii('lower'),
  upper: ascii('upper'),
  length: 'length',
  trim: 'trim',
  concat: args => args.map(toText).join(' || ') || `''`,
  now: () => `date_trunc('milliseconds', statement_timestamp())`,
  ...textFunctions,
  ...timeFunctions,
  ...bitFunctions,
  ...arrayFunctions,
  ...jsonFunctions,
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
  ...shared.aggregates,
  min: extreme('min'),
  max: extreme('max'),
}
