// One value in several forms: what an operand has to become so that two of them can meet, and explicit casts.
import type { Operand, ValueType } from '../../ast/value-type.ts'
import { UnsupportedError } from '../../error/definition.ts'
import { fromPlainDateTime, fromTimestamp, isoMoment, plainDateTime, timestamp, timeText } from './moment.ts'
import { fromNumeric, numeric, real } from './number.ts'
import { castType, isNative } from './types.ts'

/** The stored form of one type from that of another that meets it; SQL that needs nothing stays as it is. */
export function convert(from: Operand, to: ValueType): string {
  const { sql, type } = from
  if (type.id === to.id || type.kind === 'unknown') return sql
  if (to.kind === 'decimal') {
    return type.kind === 'decimal' && isNative(type) && isNative(to) && scaleOf(type) <= scaleOf(to)
      ? sql
      : fromNumeric(numeric(from), to)
  }
  if (type.storage === to.storage) return sql
  if (to.kind === 'timestamp' && type.kind === 'timestamp') return fromTimestamp(timestamp(from), to)
  if (to.kind === 'plainDateTime' && type.kind === 'plainDateTime') return fromPlainDateTime(plainDateTime(from), to)
  return to.kind === 'uuid' && type.kind === 'uuid' ? uuid(sql, type, to) : sql
}

const scaleOf = ({ scale = 0 }: ValueType): number => scale

const DASHES = [8, 4, 4, 4, 12]

/** By way of the digits, which all forms have. */
function uuid(sql: string, from: ValueType, to: ValueType): string {
  const digits =
    from.storage === 'bytes' ? `lower(hex(${sql}))` : from.storage === 'hex' ? sql : `replace(${sql}, '-', '')`
  if (to.storage === 'bytes') return `unhex(${digits})`
  if (to.storage === 'hex') return digits
  if (isNative(from)) return sql
  let at = 1
  const parts = DASHES.map(length => `substr(${digits}, ${(at += length) - length}, ${length})`)
  // Not concat_ws(), which leaves out nulls: a null stays one.
  return `concat(${parts.join(", '-', ")})`
}

const NOT_AS_TEXT = new Set<string>(['blob', 'interval'])

/** The text that the value has in JavaScript, whatever its column stores. */
export function toText(from: Operand): string {
  const { sql, type } = from
  switch (type.kind) {
    case 'text':
    case 'enum':
      return sql
    case 'boolean':
      return `CASE WHEN ${sql} THEN 'true' WHEN NOT ${sql} THEN 'false' END`
    case 'decimal':
      return `CAST(CAST(${numeric(from)} AS DECIMAL(65, ${scaleOf(type)})) AS CHAR)`
    case 'timestamp':
      return isoMoment(timestamp(from))
    case 'plainDateTime':
      return fromPlainDateTime(plainDateTime(from), { ...type, storage: 'iso' })
    case 'plainTime':
      return timeText(sql)
    default:
      if (NOT_AS_TEXT.has(type.kind) || !isNative(type))
        throw new UnsupportedError(`cast of ${type.kind} to text`, 'mysql')
      return type.kind === 'uuid' ? sql : `CAST(${sql} AS CHAR)`
  }
}

/** An explicit cast: https://dev.mysql.com/doc/refman/8.4/en/cast-functions.html */
export function cast(from: Operand, to: ValueType): string {
  const { sql, type } = from
  if (type.kind === to.kind) return convert(from, to)
  switch (to.kind) {
    case 'text':
    case 'enum':
      return toText(from)
    case 'integer':
    case 'bigint':
      return whole(from)
    case 'real':
      return real(from)
    case 'decimal':
      return fromNumeric(numeric(from), to)
    case 'boolean':
      return `(${sql} <> 0)`
    case 'timestamp':
      return fromTimestamp(timestamp(from), to)
    case 'plainDateTime':
      return fromPlainDateTime(plainDateTime(from), to)
    case 'plainDate':
    case 'plainTime':
      return `CAST(${type.kind === 'text' ? sql : plainDateTime(from)} AS ${castType(to)})`
    case 'unknown':
      return sortKey(from)
    default:
      return sql
  }
}

/** What sorts as the value does: decimals that are stored as text do not. */
export const sortKey = (from: Operand): string =>
  from.type.kind === 'decimal' && from.type.storage === 'text' ? numeric(from) : from.sql

/** Numbers lose what they have after the point; decimals are rounded. */
function whole(from: Operand): string {
  const { sql, type } = from
  if (type.kind === 'boolean') return sql
  const number =
    type.kind === 'real' ? `truncate(${sql}, 0)` : type.kind === 'decimal' ? `round(${numeric(from)})` : sql
  return `CAST(${number} AS SIGNED)`
}
