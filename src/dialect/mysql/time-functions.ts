// Functions of time: https://dev.mysql.com/doc/refman/8.4/en/date-and-time-functions.html. A DATETIME has no zone: moments
// are in UTC.
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { FunctionTemplate } from '../dialect.ts'
import { overlapping } from './periods.ts'

/** The first and the last millisecond of the years 1 to 9999. */
const FIRST = -62_135_596_800_000
const LAST = 253_402_300_799_999
const DAY = 86_400_000

const dateTime = (sql: string): string => `CAST(${sql} AS DATETIME(3))`
const after = (milliseconds: string): string =>
  dateTime(`timestampadd(MICROSECOND, (${milliseconds}) * 1000, CAST('1970-01-01' AS DATETIME(6)))`)

/** What a clock in UTC shows: a DATETIME, DATE or TIME. */
function local({ sql, type }: Operand): string {
  if (type.storage === undefined) return sql
  return type.storage === 'milliseconds' ? after(sql) : dateTime(`left(${sql}, 23)`)
}

const clock = (from: string): string =>
  `hour(${from}) * 3600000 + minute(${from}) * 60000 + second(${from}) * 1000 + microsecond(${from}) DIV 1000`

/** Milliseconds from 1970, or of a time of day from midnight. */
const milliseconds = (from: string, kind: string): string =>
  kind === 'plainTime' ? `(${clock(from)})` : `(timestampdiff(MICROSECOND, '1970-01-01', ${from}) DIV 1000)`

const formatted = (pattern: string, from: string): string => `date_format(${from}, '${pattern}')`
const full = (between: string, from: string): string => `left(${formatted(`%Y-%m-%d${between}%H:%i:%s.%f`, from)}, 23)`

/** A DATETIME in the form of a type. */
function written(sql: string, { kind, storage }: ValueType): string {
  if (kind === 'plainDate') return `CAST(${sql} AS DATE)`
  if (storage === 'milliseconds') return milliseconds(sql, kind)
  if (storage === 'text') return `concat(${full('T', sql)}, 'Z')`
  if (storage === undefined) return sql
  return `replace(${full(storage === 'space' ? ' ' : 'T', sql)}, '.000', '')`
}

const PARTS: Readonly<Record<string, (from: string) => string>> = {
  day: from => `dayofmonth(${from})`,
  week: from => `week(${from}, 3)`,
  isoYear: from => `(yearweek(${from}, 3) DIV 100)`,
  dayOfWeek: from => `(weekday(${from}) + 1)`,
  millisecond: from => `(microsecond(${from}) DIV 1000)`,
}

const datePart: FunctionTemplate = ([of], _, part) => {
  const from = local(of as Operand)
  return PARTS[part]?.(from) ?? `${part.toLowerCase()}(${from})`
}

const STARTS: Readonly<Record<string, string>> = {
  year: '%Y-01-01',
  quarter: '%Y-%m-01',
  month: '%Y-%m-01',
  hour: '%Y-%m-%d %H:00:00',
  minute: '%Y-%m-%d %H:%i:00',
  second: '%Y-%m-%d %H:%i:%s',
}

const dateTrunc: FunctionTemplate = ([of], result, unit) => {
  const from = local(of as Operand)
  const pattern = STARTS[unit] ?? '%Y-%m-%d'
  if (result.kind === 'plainTime') return `CAST(time_format(${from}, '${pattern.slice(9)}') AS TIME(3))`
  const back =
    unit === 'week'
      ? `${from} - INTERVAL weekday(${from}) DAY`
      : unit === 'quarter'
        ? `${from} - INTERVAL (month(${from}) - 1) % 3 MONTH`
        : from
  return written(dateTime(formatted(pattern, back)), result)
}

/** Amounts come with what each counts: `m12` is twelve months, `s1000` a second. */
function total(group: string, amounts: readonly Operand[], option: string): string {
  const terms = option.split(',').flatMap((tag, at) => {
    const sql = `CAST(${(amounts[at] as Operand).sql} AS DECIMAL(30))`
    const factor = tag.slice(1)
    return tag.startsWith(group) ? [factor === '1' ? sql : `${sql} * ${factor}`] : []
  })
  return terms.join(' + ')
}

/** Null where the year is none of 1 to 9999, before the server makes an error of it. */
const afterMonths = (from: string, months: string): string =>
  `(CASE WHEN year(${from}) * 12 + month(${from}) + ${months} BETWEEN 13 AND 120000 THEN ${from} + INTERVAL ${months} MONTH END)`

/** The moment so many milliseconds after 1970; null outside of the years 1 to 9999. */
function momentOf(sum: string): string {
  const early = `nullif(greatest(${sum}, ${FIRST - 1}), ${FIRST - 1})`
  return after(`nullif(least(${early}, ${LAST + 1}), ${LAST + 1})`)
}

const dateAdd: FunctionTemplate = ([of, ...amounts], result, option) => {
  const from = local(of as Operand)
  const months = total('m', amounts, option)
  const rest = total('s', amounts, option)
  if (result.kind === 'plainTime') {
    const sum = `((${milliseconds(from, 'plainTime')} + ${rest}) % ${DAY} + ${DAY}) % ${DAY}`
    return `CAST(sec_to_time((${sum}) / 1000) AS TIME(3))`
  }
  const start = months ? afterMonths(from, months) : from
  return written(rest ? momentOf(`${milliseconds(start, '')} + ${rest}`) : start, result)
}

const MONTH = 31 * DAY
/** Each month counts as 31 days, so that days of different months never pass each other. */
const inMonths = (from: string): string =>
  `((year(${from}) * 12 + month(${from})) * ${MONTH} + (dayofmonth(${from}) - 1) * ${DAY} + ${clock(from)})`

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
  const measure = (of: Operand): string =>
    length < MONTH ? milliseconds(local(of), of.type.kind) : inMonths(local(of))
  return `((${measure(end as Operand)} - ${measure(start as Operand)}) DIV ${length})`
}

/** For the record: `functions: { ..., ...timeFunctions }`. */
export const timeFunctions: Readonly<Record<string, FunctionTemplate>> = {
  datePart,
  dateTrunc,
  dateAdd,
  dateDiff,
  overlaps: overlapping(local),
}
