// The lists that `in` looks a value up in: one parameter, whatever their length.
import type { ValueType } from '../../ast/value-type.ts'
import type { Parameterized } from '../dialect.ts'
import { codec } from './codec.ts'
import { isScaled } from './decimal.ts'
import { toJsonValue } from './json.ts'

/** A list of values as one parameter: https://sqlite.org/json1.html#jeach. */
export function list(type: ValueType): Parameterized {
  const sql = `SELECT ${listItem(type)} FROM json_each(?)`
  if (type.kind === 'text' || type.kind === 'integer') return { sql, encode: [plainTexts] }
  const encode = codec(type).encode as ((value: unknown) => unknown) | null
  const texts = (values: readonly unknown[]): string =>
    JSON.stringify(values.map(value => toJsonValue(encode ? encode(value) : value)))
  return { sql, encode: [texts] }
}

/** Texts and integers are what JSON makes of them. */
const plainTexts = (values: readonly unknown[]): string => JSON.stringify(values)

/** One of the values, in the form that a column of the type has. */
export function listItem(type: ValueType): string {
  const large = type.kind === 'bigint' || (isScaled(type) && (type.precision ?? 0) > 15)
  if (large) return 'CAST(value AS INTEGER)'
  return type.kind === 'blob' || (type.kind === 'uuid' && type.storage === 'bytes') ? 'unhex(value)' : 'value'
}
