// The types in which Postgres keeps values: https://www.postgresql.org/docs/current/datatype.html
import type { ValueType } from '../../ast/value-type.ts'

/** Digits that a bigint always holds. */
const BIGINT_DIGITS = 18

/**
 * Whether the column has Postgres' own type for its kind, and not the form of a database from elsewhere. How plain times
 * are written matters only where they are text.
 */
export const isNative = ({ kind, storage }: ValueType): boolean =>
  storage === undefined || kind === 'plainDateTime' || (kind === 'decimal' && storage === 'numeric')

const INTEGERS = { 16: 'smallint', 32: 'integer', 53: 'bigint' }

/** The type of a column. Times have milliseconds, as everywhere. */
export function columnType(type: ValueType): string {
  if (!isNative(type)) return chosenType(type)
  const { kind, bits = 53, precision, scale, maxLength } = type
  switch (kind) {
    case 'text':
      return maxLength === undefined ? 'text' : `varchar(${maxLength})`
    case 'integer':
      return INTEGERS[bits]
    case 'decimal':
      return `numeric(${precision}, ${scale})`
    case 'timestamp':
      return 'timestamptz(3)'
    case 'plainTime':
      return 'time(3)'
    case 'plainDateTime':
      return 'timestamp(3)'
    case 'array':
      return `${columnType(type.item as ValueType)}[]`
    default:
      return castType(type)
  }
}

function chosenType({ storage, precision = 0 }: ValueType): string {
  if (storage === 'bytes') return 'bytea'
  if (storage === 'milliseconds') return 'bigint'
  if (storage === 'scaled') return precision > BIGINT_DIGITS ? `numeric(${precision}, 0)` : 'bigint'
  return 'text'
}

const NAMES: Readonly<Record<string, string>> = {
  integer: 'bigint',
  bigint: 'bigint',
  real: 'double precision',
  decimal: 'numeric',
  boolean: 'boolean',
  timestamp: 'timestamptz',
  plainDate: 'date',
  plainTime: 'time',
  plainDateTime: 'timestamp',
  interval: 'interval',
  uuid: 'uuid',
  json: 'jsonb',
  blob: 'bytea',
}

/** The type of an expression: wide enough for every value of the kind. */
export function castType(type: ValueType): string {
  if (!isNative(type)) return chosenType(type).replace(/\(.*/, '')
  if (type.kind === 'array') return `${castType(type.item as ValueType)}[]`
  return type.kind === 'custom' ? (type.sqlType as string) : (NAMES[type.kind] ?? 'text')
}

/** Whether it is text in the database. */
export const isText = (type: ValueType): boolean => castType(type) === 'text'
