// Dates and times without a zone, as text.
import type { Codec, KindSql, Operand, ValueType } from '../ast/value-type.ts'
import { encoded } from './codec.ts'
import { isPlainDate, isPlainDateTime, isPlainTime } from './temporal.ts'
import { partOf } from './timestamp.ts'
import { stored, valueType } from './value-type.ts'

export const plainDateType = (): ValueType =>
  valueType(
    {
      kind: 'plainDate',
      expects: 'date (YYYY-MM-DD)',
      accepts: isPlainDate,
      sql: { cast: (from, _, words) => partOf('date', from, words) },
    },
    'plainDate',
  )

/** `10:00` and `10:00:00.500` as the one text that equal times share: seconds always, milliseconds where there are any. */
function timeText(text: string): string {
  const [clock = '', fraction = ''] = text.split('.')
  const digits = fraction.padEnd(3, '0').slice(0, 3)
  return `${clock.length === 5 ? `${clock}:00` : clock}${digits === '000' ? '' : `.${digits}`}`
}

function dateTimeText(text: string): string {
  return `${text.slice(0, 10)}T${timeText(text.slice(11))}`
}

export const plainTimeType = (): ValueType =>
  valueType(
    {
      kind: 'plainTime',
      expects: 'time (HH:MM:SS)',
      accepts: isPlainTime,
      forms: { text: () => encoded(timeText) },
      sql: { cast: (from, _, words) => partOf('time', from, words) },
    },
    'plainTime',
  )

const forms = {
  iso: (): Codec => encoded(dateTimeText),
  space: (): Codec => ({
    encode: (value: string) => dateTimeText(value).replace('T', ' '),
    decode: (raw: string) => raw.replace(' ', 'T'),
    read: null,
  }),
}

/** The same day and time with the other character between them. */
const changed = ({ sql }: Operand, spaced: boolean): string =>
  spaced ? `replace(${sql}, 'T', ' ')` : `replace(${sql}, ' ', 'T')`

const sql: KindSql = {
  convert(from, to, words) {
    const spaced = words.form(to) === 'space'
    const same = from.type.kind !== 'plainDateTime' || (words.form(from.type) === 'space') === spaced
    return same ? from.sql : changed(from, spaced)
  },
  cast(from, to, words) {
    const made = { ...from, sql: partOf('dateTime', from, words) }
    return words.form(to) === 'space' ? changed(made, true) : made.sql
  },
  castTo: { text: (from, words) => (words.form(from.type) === 'space' ? changed(from, false) : from.sql) },
}

export function plainDateTimeType(storage?: string): ValueType {
  const expects = 'date and time (YYYY-MM-DDTHH:MM:SS)'
  const type = { kind: 'plainDateTime' as const, expects, accepts: isPlainDateTime, forms, sql }
  return stored(valueType(type, 'plainDateTime'), storage)
}
