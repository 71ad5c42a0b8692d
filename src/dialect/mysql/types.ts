// The types in which MySQL keeps values: https://dev.mysql.com/doc/refman/8.4/en/data-types.html
import type { ValueType } from '../../ast/value-type.ts'
import { KEY_LENGTH } from './key.ts'

/** Digits that a bigint always holds. */
const BIGINT_DIGITS = 18
/** Characters that a row may have at most: https://dev.mysql.com/doc/refman/8.4/en/column-count-limit.html */
const LONGEST = 16_383

/** Whether the column has MySQL's own type for its kind, and not the form of a database from elsewhere. */
export const isNative = ({ kind, storage }: ValueType): boolean =>
  storage === undefined || (kind === 'decimal' && storage === 'numeric') || (kind === 'uuid' && storage === 'text')

const INTEGERS = { 16: 'smallint', 32: 'int', 53: 'bigint' }

const NAMES: Readonly<Record<string, string>> = {
  bigint: 'bigint',
  real: 'double',
  boolean: 'tinyint(1)',
  timestamp: 'datetime(3)',
  plainDate: 'date',
  plainTime: 'time(3)',
  plainDateTime: 'datetime(3)',
  interval: 'bigint',
  uuid: 'char(36)',
  json: 'json',
  array: 'json',
}

/** The type of a column. Keys and indexes take no text or bytes without a length. */
export function columnType(type: ValueType, indexed: boolean): string {
  if (!isNative(type)) return chosenType(type)
  const { kind, bits = 53, precision, scale, values = [] } = type
  switch (kind) {
    case 'text':
      return textType(type.maxLength ?? (indexed ? KEY_LENGTH : LONGEST + 1))
    case 'enum':
      return textType(Math.max(KEY_LENGTH, ...values.map(value => value.length)))
    case 'blob':
      return indexed ? `varbinary(${KEY_LENGTH})` : 'longblob'
    case 'integer':
      return INTEGERS[bits]
    case 'decimal':
      return `decimal(${precision}, ${scale})`
    case 'custom':
      return type.sqlType as string
    default:
      return NAMES[kind] ?? 'longtext'
  }
}

const textType = (length: number): string => (length > LONGEST ? 'longtext' : `varchar(${length})`)

function chosenType({ storage, kind, precision = 0 }: ValueType): string {
  switch (storage) {
    case 'bytes':
      return 'binary(16)'
    case 'hex':
      return 'char(32)'
    case 'milliseconds':
      return 'bigint'
    case 'scaled':
      return precision > BIGINT_DIGITS ? `decimal(${precision}, 0)` : 'bigint'
    default:
      // A sign, a zero and a point besides the digits; or a moment.
      return `varchar(${kind === 'decimal' ? precision + 3 : 24})`
  }
}

const CASTS: Readonly<Record<string, string>> = {
  integer: 'SIGNED',
  bigint: 'SIGNED',
  boolean: 'SIGNED',
  interval: 'SIGNED',
  real: 'DOUBLE',
  timestamp: 'DATETIME(3)',
  plainDateTime: 'DATETIME(3)',
  plainDate: 'DATE',
  plainTime: 'TIME(3)',
}

const FINE: Readonly<Record<string, string>> = {
  timestamp: 'DATETIME(6)',
  plainDateTime: 'DATETIME(6)',
  plainTime: 'TIME(6)',
}

/** Whether a database may keep more digits of the value than we do. */
export const isFine = (type: ValueType): boolean => isNative(type) && Object.hasOwn(FINE, type.kind)

/** The same for what a column sorts by, with all the digits that it may have. */
export function sortedCastType(type: ValueType): string | null {
  if (isFine(type)) return FINE[type.kind] as string
  return type.kind === 'decimal' && type.storage !== 'scaled' ? 'DECIMAL(65, 30)' : castType(type)
}

/**
 * What a value of the type is cast to, wide enough for every value of the kind; null where it comes as what it is.
 * https://dev.mysql.com/doc/refman/8.4/en/cast-functions.html#function_cast
 */
export function castType(type: ValueType): string | null {
  if (!isNative(type)) return type.storage === 'milliseconds' || type.storage === 'scaled' ? 'SIGNED' : null
  return type.kind === 'decimal' ? decimalType(type) : (CASTS[type.kind] ?? null)
}

/** As many digits as MySQL has. */
export const decimalType = ({ scale = 0 }: ValueType): string => `DECIMAL(65, ${scale})`

/** Whether the column compares as text. */
export const isText = (type: ValueType): boolean => /^(?:varchar|char|longtext)/.test(columnType(type, false))
