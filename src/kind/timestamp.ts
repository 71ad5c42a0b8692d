// Moments, as text whose order is the order of time, or as milliseconds.
import type { Codec, KindSql, Operand, ValueType, Words } from '../ast/value-type.ts'
import { fail } from './codec.ts'
import { stored, valueType } from './value-type.ts'

const isDate = (value: unknown): boolean => {
  if (!(value instanceof Date)) return false
  const time = value.getTime()
  return time >= -62_135_596_800_000 && time <= 253_402_300_799_999
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1)

/** Reads the form that we write (`2024-05-01T10:00:00.000Z`) without the cost of `new Date(text)`; other forms by it. */
function decodeTimestamp(text: string): Date {
  if (typeof text !== 'string') fail('is no time')
  if (text.length === 24 && text.charCodeAt(23) === 90 && text.charCodeAt(10) === 84) {
    const year = two(text, 0) * 100 + two(text, 2)
    const milliseconds = digit(text, 20) * 100 + two(text, 21)
    const time = Date.UTC(
      year,
      two(text, 5) - 1,
      two(text, 8),
      two(text, 11),
      two(text, 14),
      two(text, 17),
      milliseconds,
    )
    if (year > 99 && time === time) return new Date(time)
  }
  const known = /[zZ]$|[+-]\d\d:?\d\d$|^\d{4}-\d\d-\d\d$/.test(text)
  const date = new Date(known ? text : `${text.replace(' ', 'T')}Z`)
  if (Number.isNaN(date.getTime())) fail('is no time')
  return date
}

const forms = {
  text: (): Codec => ({ encode: (value: Date) => value.toISOString(), decode: decodeTimestamp, read: null }),
  milliseconds: (): Codec => ({
    encode: (value: Date) => value.getTime(),
    decode: (raw: unknown) =>
      Number.isSafeInteger(raw) ? new Date(raw as number) : fail('is no time in milliseconds'),
    read: null,
  }),
}

/** Whether the database has the milliseconds from 1970. */
export const isCounted = (type: ValueType, words: Words): boolean =>
  type.kind === 'timestamp' && words.form(type) === 'milliseconds'

/** A part of a moment, or of what the database takes for one. */
export const partOf = (part: 'date' | 'time' | 'dateTime' | 'instant', { sql, type }: Operand, words: Words): string =>
  words.time(part, sql, isCounted(type, words))

const cast = (from: Operand, to: ValueType, words: Words): string =>
  isCounted(to, words) ? words.milliseconds(from.sql) : partOf('instant', from, words)

const sql: KindSql = {
  cast,
  convert: (from, to, words) =>
    from.type.kind !== 'timestamp' || isCounted(from.type, words) === isCounted(to, words)
      ? from.sql
      : cast(from, to, words),
  castTo: { text: (from, words) => (isCounted(from.type, words) ? partOf('instant', from, words) : from.sql) },
}

export const TIMESTAMP: ValueType = /* @__PURE__ */ valueType(
  { kind: 'timestamp', valibot: 'date', expects: 'Date', accepts: isDate, forms, sql },
  'timestamp',
)

export const timestampType = (storage?: string): ValueType => stored(TIMESTAMP, storage)
