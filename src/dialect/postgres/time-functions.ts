// Functions of time: https://www.postgresql.org/docs/current/functions-datetime.html. Moments are read as a clock in UTC
// shows them, which nothing but the moment decides, so that indexes and generated columns may use the functions too.
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'
import { fromTimestamp, plainDateTime, timestamp } from './moment.ts'

/** The first and the last millisecond of the years 1 to 9999. */
const FIRST = -62_135_596_800_000
const LAST = 253_402_300_799_999
const DAY = 86_400_000

/** A timestamp without a zone; a time of day is its own. */
function local(from: Operand): string {
  if (from.type.kind === 'plainTime') return from.sql
  if (from.type.kind === 'timestamp') return `(${timestamp(from)} AT TIME ZONE 'UTC')`
  return from.type.kind === 'plainDate' ? `${from.sql}::timestamp` : plainDateTime(from)
}

/** A timestamp without a zone in the form of a type. */
function written(sql: string, result: ValueType): string {
  if (result.kind === 'timestamp') return fromTimestamp(`(${sql} AT TIME ZONE 'UTC')`, result)
  return result.kind === 'plainDateTime' ? sql : `${sql}::date`
}

const FIELDS: Readonly<Record<string, string>> = { isoYear: 'isoyear', dayOfWeek: 'isodow', dayOfYear: 'doy' }

const datePart: FunctionTemplate = ([of], _, part) => {
  const from = local(of as Operand)
  if (part === 'second') return `floor(extract(second FROM ${from}))::bigint`
  if (part === 'millisecond') return `floor(extract(milliseconds FROM ${from}) % 1000)::bigint`
  return `extract(${FIELDS[part] ?? part} FROM ${from})::bigint`
}

const dateTrunc: FunctionTemplate = ([of], result, unit) => {
  const start = `date_trunc('${unit}', ${local(of as Operand)})`
  return result.kind === 'plainTime' ? `${start}::time` : written(start, result)
}

/** Amounts come with what each counts: `m12` is twelve months, `s1000` a second. */
function total(group: string, amounts: readonly Operand[], option: string): string {
  const terms = option.split(',').flatMap((tag, at) => {
    const sql = `${(amounts[at] as Operand).sql}::numeric`
    const factor = tag.slice(1)
    return tag.startsWith(group) ? [factor === '1' ? sql : `${sql} * ${factor}`] : []
  })
  return terms.join(' + ')
}

const epoch = (from: string): string => `extract(epoch FROM ${from}) * 1000`

/** Null where the year is none of 1 to 9999; the interval is kept small, so that no such months are an error either. */
function afterMonths(from: string, months: string): string {
  const reached = `extract(year FROM ${from}) * 12 + extract(month FROM ${from}) + ${months}`
  const interval = `make_interval(months => least(greatest(${months}, -120000), 120000)::integer)`
  return `CASE WHEN ${reached} BETWEEN 13 AND 120000 THEN ${from} + ${interval} END`
}

/** The moment so many milliseconds after 1970, as a timestamp without a zone; null outside of the years 1 to 9999. */
function momentOf(milliseconds: string): string {
  const early = `nullif(greatest(${milliseconds}, ${FIRST - 1}), ${FIRST - 1})`
  const seconds = `nullif(least(${early}, ${LAST + 1}), ${LAST + 1}) / 1000`
  return `(to_timestamp(${seconds})::timestamptz(3) AT TIME ZONE 'UTC')`
}

const dateAdd: FunctionTemplate = ([of, ...amounts], result, option) => {
  const from = local(of as Operand)
  const months = total('m', amounts, option)
  const rest = total('s', amounts, option)
  if (result.kind === 'plainTime') {
    return `make_interval(secs => mod(mod(${epoch(from)} + ${rest}, ${DAY}) + ${DAY}, ${DAY}) / 1000)::time`
  }
  const start = months ? `(${afterMonths(from, months)})` : from
  return written(rest ? momentOf(`${epoch(start)} + ${rest}`) : start, result)
}

const MONTH = 31 * DAY
/** Each month counts as 31 days, so that days of different months never pass each other. */
const inMonths = (from: string): string =>
  `((extract(year FROM ${from}) * 12 + extract(month FROM ${from})) * ${MONTH} + ${epoch(from)} - ${epoch(`date_trunc('month', ${from})`)})`

const LENGTHS: Readonly<Record<string, number>> = {
  year: 12 * MONTH,
  quarter: 3 * MONTH,
  month: MONTH,
  week: 7 * DAY,
  day: DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
}

const dateDiff: FunctionTemplate = ([start, end], _, unit) => {
  const length = LENGTHS[unit] as number
  const measure = length < MONTH ? epoch : inMonths
  return `div(${measure(local(end as Operand))} - ${measure(local(start as Operand))}, ${length})::bigint`
}

/** The word itself answers for some times that are null. */
const overlaps: FunctionTemplate = args => {
  const [a, b, c, d] = args.map(local)
  return `CASE WHEN num_nulls(${a}, ${b}, ${c}, ${d}) = 0 THEN (${a}, ${b}) OVERLAPS (${c}, ${d}) END`
}

export const timeFunctions: Readonly<Record<string, FunctionTemplate>> = {
  datePart,
  dateTrunc,
  dateAdd,
  dateDiff,
  overlaps,
}
