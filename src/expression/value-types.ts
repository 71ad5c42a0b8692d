// The descriptions of values that expressions and columns share, each made once, so that equal ones have equal numbers.
import type { ValueType } from '../ast/value-type.ts'

let count = 0
const known = new Map<string, ValueType>()

/**
 * The description with these properties. `key` names what the description depends on: equal keys answer the same
 * object. Without a key (schemas and functions inside) every call makes a new one.
 */
export function valueType(properties: Omit<ValueType, 'id'>, key?: string): ValueType {
  const found = key === undefined ? undefined : known.get(key)
  if (found) return found
  const made = { ...properties, id: ++count }
  if (key !== undefined) known.set(key, made)
  return made
}

/** Well-formed Unicode: a lone surrogate would not survive the way to a database and back. */
export const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed()
export const isReal = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
export const isDate = (value: unknown): boolean => {
  if (!(value instanceof Date)) return false
  const time = value.getTime()
  return time >= -62_135_596_800_000 && time <= 253_402_300_799_999
}
/** A number, or the text of one, with so many digits before the point at most. */
const isDecimal = (value: unknown, whole: number): boolean => {
  if (typeof value === 'number') return Math.abs(value) < 10 ** whole
  const digits = typeof value === 'string' ? /^[+-]?(?=\.?\d)0*(\d*)\.?\d*$/.exec(value)?.[1] : undefined
  return digits !== undefined && digits.length <= whole
}

export const TEXT: ValueType = valueType({ kind: 'text', expects: 'string', accepts: isText }, 'text')
export const BOOLEAN: ValueType = valueType(
  { kind: 'boolean', expects: 'boolean', accepts: value => typeof value === 'boolean' },
  'boolean',
)
export const REAL: ValueType = valueType({ kind: 'real', expects: 'finite number', accepts: isReal }, 'real')
export const BIGINT: ValueType = valueType(
  {
    kind: 'bigint',
    expects: '64-bit bigint',
    accepts: value => typeof value === 'bigint' && BigInt.asIntN(64, value) === value,
  },
  'bigint',
)
export const TIMESTAMP: ValueType = valueType({ kind: 'timestamp', expects: 'Date', accepts: isDate }, 'timestamp')
export const BLOB: ValueType = valueType(
  { kind: 'blob', expects: 'Uint8Array', accepts: value => value instanceof Uint8Array },
  'blob',
)
export const JSON_VALUE: ValueType = valueType({ kind: 'json', expects: 'JSON', accepts: () => true }, 'json')
/** A result of raw SQL, whose type only the database knows. */
export const UNKNOWN: ValueType = valueType({ kind: 'unknown', expects: 'value', accepts: () => true }, 'unknown')

export function integerType(bits: 16 | 32 | 53): ValueType {
  const limit = 2 ** (bits - 1)
  const accepts =
    bits === 32
      ? (value: unknown): boolean => typeof value === 'number' && (value | 0) === value
      : bits === 53
        ? Number.isSafeInteger
        : (value: unknown): boolean =>
            Number.isInteger(value) && (value as number) >= -limit && (value as number) < limit
  return valueType({ kind: 'integer', bits, expects: `${bits}-bit integer`, accepts }, `integer ${bits}`)
}
/** Counts and sums: as large as a number can be exact. */
export const SAFE_INTEGER: ValueType = integerType(53)

export function decimalType(precision: number, scale: number, storage?: string): ValueType {
  const accepts = (value: unknown): boolean => isDecimal(value, precision - scale)
  const properties = { kind: 'decimal' as const, precision, scale, expects: `decimal of ${precision} digits`, accepts }
  return valueType(storage ? { ...properties, storage } : properties, `decimal ${precision} ${scale} ${storage ?? ''}`)
}

/** The description of a plain JavaScript value, for values in `sql` templates and results of caseWhen(). */
export function typeOf(value: unknown): ValueType {
  switch (typeof value) {
    case 'string':
      return TEXT
    case 'number':
      return Number.isSafeInteger(value) ? SAFE_INTEGER : REAL
    case 'bigint':
      return BIGINT
    case 'boolean':
      return BOOLEAN
    default:
      return value instanceof Date
        ? TIMESTAMP
        : value instanceof Uint8Array
          ? BLOB
          : value === null
            ? UNKNOWN
            : JSON_VALUE
  }
}
