// JavaScript's numbers: integers of several widths, and doubles.
import type { Codec, Form, ValueType } from '../ast/value-type.ts'
import { decoded, encoded, fail } from './codec.ts'
import { valueType } from './value-type.ts'

const INTEGER_32: Codec = /* @__PURE__ */ decoded((raw: number) =>
  (raw | 0) === raw ? raw : fail('is no 32-bit integer'),
)
/** Integers of a database that does not check their width. */
const checked: Form = ({ bits, accepts, expects }) =>
  bits === 32 ? INTEGER_32 : decoded(raw => (accepts(raw) ? raw : fail(`is no ${expects}`)))
const integerForms = { checked }

export function integerType(bits: 16 | 32 | 53): ValueType {
  const shift = 32 - bits
  const accepts =
    bits === 53
      ? Number.isSafeInteger
      : (value: unknown): boolean => typeof value === 'number' && (value << shift) >> shift === value
  return valueType(
    { kind: 'integer', valibot: 'number', bits, expects: `${bits}-bit integer`, accepts, forms: integerForms },
    `integer ${bits}`,
  )
}
/** Counts and sums: as large as a number can be exact. */
export const SAFE_INTEGER: ValueType = /* @__PURE__ */ integerType(53)

const isReal = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const double = (): Codec => encoded((value: number) => (Object.is(value, -0) ? 0 : value))

export const REAL: ValueType = /* @__PURE__ */ valueType(
  { kind: 'real', valibot: 'number', expects: 'finite number', accepts: isReal, forms: { double } },
  'real',
)

/** The description of a number beside values of other types. */
export const numberType = (value: number): ValueType => (Number.isSafeInteger(value) ? SAFE_INTEGER : REAL)
