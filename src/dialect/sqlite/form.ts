// The forms in which SQLite keeps values, and what kinds have to know to write its SQL.
import type { ValueKind, ValueType, Words } from '../../ast/value-type.ts'

/** What SQLite has no type for, or does not check: https://sqlite.org/datatype3.html */
const FORMS: Partial<Record<ValueKind, string>> = {
  integer: 'checked',
  bigint: 'digits',
  real: 'double',
  decimal: 'scaled',
  boolean: 'bit',
  timestamp: 'text',
  plainTime: 'text',
  plainDateTime: 'iso',
  interval: 'duration',
  uuid: 'text',
  json: 'json',
  array: 'json',
  blob: 'bytes',
  custom: 'own',
  unknown: 'any',
}

/** The form that values of a type have; decimals that no integer holds are text. */
export function form({ kind, storage = FORMS[kind], precision = 0 }: ValueType): string | undefined {
  return storage === 'scaled' && precision > 18 ? 'sortable' : storage
}

/** Whether values are integers in the database. */
export const isInteger = (type: ValueType): boolean =>
  ['checked', 'digits', 'scaled', 'duration'].includes(form(type) as string)

/** https://sqlite.org/lang_datefunc.html */
const FORMATS = {
  date: '%Y-%m-%d',
  time: '%H:%M:%S',
  dateTime: '%Y-%m-%dT%H:%M:%S',
  instant: '%Y-%m-%dT%H:%M:%fZ',
}

export const words: Words = {
  name: 'sqlite',
  form,
  time: (part, sql, milliseconds) =>
    `strftime('${FORMATS[part]}', ${milliseconds ? `${sql} / 1000.0, 'unixepoch'` : sql})`,
  milliseconds: sql => `CAST(round((julianday(${sql}) - 2440587.5) * 86400000) AS INTEGER)`,
}
