// Moments and plain times in SQL, whatever their column stores. A DATETIME has no zone: moments are in UTC.
// https://dev.mysql.com/doc/refman/8.4/en/date-and-time-functions.html
import type { Operand, ValueType } from '../../ast/value-type.ts'

const asDateTime = (sql: string): string => `CAST(${sql} AS DATETIME(3))`

/** A moment as a DATETIME. */
export function timestamp({ sql, type }: Operand): string {
  if (type.kind === 'plainDate' || type.kind === 'plainDateTime') return plainDateTime({ sql, type })
  if (type.storage === 'milliseconds') return `timestampadd(MICROSECOND, ${sql} * 1000, ${asDateTime(EPOCH)})`
  return type.kind === 'timestamp' && type.storage === undefined ? sql : asDateTime(`replace(${sql}, 'Z', '')`)
}

const EPOCH = `'1970-01-01'`

/** A DATETIME in the form that a column of moments stores. */
export function fromTimestamp(sql: string, { storage }: ValueType): string {
  if (storage === 'milliseconds') return `(timestampdiff(MICROSECOND, ${EPOCH}, ${sql}) DIV 1000)`
  return storage === 'text' ? isoMoment(sql) : sql
}

export const isoMoment = (sql: string): string => `concat(left(date_format(${sql}, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z')`

/** The day and the time that a clock in UTC shows, to the second. */
export const clockOf = (sql: string): string => `timestampadd(MICROSECOND, -microsecond(${sql}), ${sql})`

/** A day and time without a zone. */
export function plainDateTime({ sql, type }: Operand): string {
  if (type.kind === 'timestamp') return clockOf(timestamp({ sql, type }))
  return type.kind === 'plainDateTime' && type.storage === undefined ? sql : asDateTime(sql)
}

/** Without milliseconds where there are none. */
const shortened = (sql: string): string => `replace(${sql}, '.000', '')`

/** A DATETIME in the form that a column of plain days and times stores. */
export function fromPlainDateTime(sql: string, { storage }: ValueType): string {
  if (storage === undefined) return sql
  return shortened(`left(date_format(${sql}, '%Y-%m-%d${storage === 'space' ? ' ' : 'T'}%H:%i:%s.%f'), 23)`)
}

export const timeText = (sql: string): string => shortened(`left(time_format(${sql}, '%H:%i:%s.%f'), 12)`)
