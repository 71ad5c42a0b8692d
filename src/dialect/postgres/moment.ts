// Moments and plain times in SQL, whatever their column stores.
// https://www.postgresql.org/docs/current/functions-datetime.html
import type { Operand, ValueType } from '../../ast/value-type.ts'

/** A timestamptz. */
export function timestamp({ sql, type }: Operand): string {
  if (type.kind === 'plainDate' || type.kind === 'plainDateTime') {
    return `(${plainDateTime({ sql, type })}::timestamp AT TIME ZONE 'UTC')`
  }
  if (type.storage === 'milliseconds') return `to_timestamp(${sql} / 1000.0)::timestamptz(3)`
  return type.kind === 'timestamp' && type.storage === undefined ? sql : `${sql}::timestamptz`
}

/** A timestamptz in the form that a column stores. */
export function fromTimestamp(sql: string, { storage }: ValueType): string {
  if (storage === 'milliseconds') return `(extract(epoch FROM ${sql}) * 1000)::bigint`
  return storage === 'text' ? isoMoment(sql) : sql
}

export const isoMoment = (sql: string): string => `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The day and the time that a clock in UTC shows, to the second. */
export const clockOf = (sql: string): string => `date_trunc('second', ${sql} AT TIME ZONE 'UTC')`

/** A timestamp without a zone. */
export function plainDateTime({ sql, type }: Operand): string {
  if (type.kind === 'timestamp') return clockOf(timestamp({ sql, type }))
  return type.kind === 'plainDateTime' ? sql : `${sql}::timestamp`
}

/** Without milliseconds where there are none. */
const shortened = (sql: string): string => `replace(${sql}, '.000', '')`

export const plainDateTimeText = (sql: string): string => shortened(`to_char(${sql}, 'YYYY-MM-DD"T"HH24:MI:SS.MS')`)

export const timeText = (sql: string): string => shortened(`to_char(${sql}, 'HH24:MI:SS.MS')`)
