// One value in several forms: what an operand has to become so that two of them can meet, and explicit casts.
import type { Operand, ValueType } from '../../ast/value-type.ts'
import { UnsupportedError } from '../../error/definition.ts'
import { fromTimestamp, isoMoment, plainDateTime, plainDateTimeText, timestamp, timeText } from './moment.ts'
import { fromNumeric, numeric, real } from './number.ts'
import { castType } from './types.ts'

/** The stored form of one type from that of another that meets it; SQL that needs nothing stays as it is. */
export function convert(from: Operand, to: ValueType): string {
  const { sql, type } = from
  if (type.id === to.id || type.kind === 'unknown') return sql
  if (to.kind === 'decimal') {
    return type.kind === 'decimal' && isPlain(type) && isPlain(to) && scaleOf(type) <= scaleOf(to)
      ? sql
      : fromNumeric(numeric(from), to)
  }
  if (type.storage === to.storage) return sql
  if (to.kind === 'timestamp' && type.kind === 'timestamp') return fromTimestamp(timestamp(from), to)
  if (to.kind === 'plainDateTime' && type.kind === 'plainDateTime') return plainDateTime(from)
  return to.kind === 'uuid' && type.kind === 'uuid' ? uuid(sql, type, to) : sql
}

const isPlain = ({ storage }: ValueType): boolean => storage === undefined || storage === 'numeric'
const scaleOf = ({ scale = 0 }: ValueType): number => scale

/** By way of the digits, which all forms have. */
function uuid(sql: string, from: ValueType, to: ValueType): string {
  const native = from.storage === 'bytes' ? `encode(${sql}, 'hex')::uuid` : `${sql}::uuid`
  switch (to.storage) {
    case 'bytes':
      return `decode(replace(${native}::text, '-', ''), 'hex')`
    case 'hex':
      return `replace(${native}::text, '-', '')`
    default:
      return to.storage === 'text' ? `${native}::text` : native
  }
}

const NOT_AS_TEXT = new Set<string>(['blob', 'interval'])

/** The text that the value has in JavaScript, whatever its column stores. */
export function toText(from: Operand): string {
  const { sql, type } = from
  switch (type.kind) {
    case 'text':
    case 'enum':
      return sql
    case 'decimal':
      return `round(${numeric(from)}, ${scaleOf(type)})::text`
    case 'timestamp':
      return isoMoment(timestamp(from))
    case 'plainDateTime':
      return plainDateTimeText(plainDateTime(from))
    case 'plainTime':
      return timeText(sql)
    default:
      if (NOT_AS_TEXT.has(type.kind) || type.storage === 'hex' || type.storage === 'bytes') {
        throw new UnsupportedError(`cast of ${type.kind} to text`, 'postgres')
      }
      return `${sql}::text`
  }
}

/** An explicit cast: https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-TYPE-CASTS */
export function cast(from: Operand, to: ValueType): string {
  const { sql, type } = from
  if (type.kind === to.kind) return convert(from, to)
  switch (to.kind) {
    case 'text':
    case 'enum':
      return type.kind === 'text' || type.kind === 'enum' ? sql : `${toText(from)} COLLATE "C"`
    case 'integer':
    case 'bigint':
      return whole(from, to)
    case 'real':
      return real(from)
    case 'decimal':
      return fromNumeric(numeric(from), to)
    case 'boolean':
      return type.kind === 'text' ? `${sql}::boolean` : `(${sql} <> 0)`
    case 'timestamp':
      return fromTimestamp(timestamp(from), to)
    case 'plainDate':
    case 'plainTime':
      return `${type.kind === 'text' ? sql : plainDateTime(from)}::${castType(to)}`
    case 'plainDateTime':
      return plainDateTime(from)
    case 'unknown':
      return sortKey(from)
    default:
      return `${sql}::${castType(to)}`
  }
}

/** What sorts as the value does: decimals that are stored as text do not. */
export const sortKey = (from: Operand): string =>
  from.type.kind === 'decimal' && from.type.storage === 'text' ? numeric(from) : from.sql

/** Numbers lose what they have after the point; decimals are rounded. */
function whole(from: Operand, to: ValueType): string {
  const { sql, type } = from
  const number = type.kind === 'real' ? `trunc(${sql})` : type.kind === 'decimal' ? `round(${numeric(from)})` : sql
  return type.kind === 'boolean' ? `${sql}::integer` : `${number}::${castType(to)}`
}
