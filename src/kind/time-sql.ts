// Functions of time in SQL without types for it, where moments are text or milliseconds from 1970.
// https://sqlite.org/lang_datefunc.html
import type { Operand, OwnTemplate, ValueType, Words } from '../ast/value-type.ts'
import { isCounted } from './timestamp.ts'

/** The first and the last millisecond of the years 1 to 9999. */
const FIRST = -62_135_596_800_000
const LAST = 253_402_300_799_999
// Spelled out here and below: what is reckoned is kept in apps that do not use it.
const DAY = 86_400_000

const UNITS: Readonly<Record<string, number>> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
}
/** Months by the number of them; each counts as 31 days, so that days of different months never pass each other. */
const MONTHS: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 }
const MONTH = 2_678_400_000

/** The value as the functions of time take it: modifiers may follow. */
const source = ({ sql, type }: Operand, words: Words): string => (isCounted(type, words) ? counted(sql) : sql)

const counted = (milliseconds: string): string => `${milliseconds} / 1000.0, 'unixepoch'`

/** Its milliseconds, as an integer. Drivers bind numbers as reals. */
const milliseconds = (from: Operand, words: Words): string =>
  isCounted(from.type, words) ? `CAST(${from.sql} AS INTEGER)` : words.milliseconds(from.sql)

const format = (pattern: string, from: string): string => `strftime('${pattern}', ${from})`
const number = (pattern: string, from: string): string => `CAST(${format(pattern, from)} AS INTEGER)`

const NUMBERS: Readonly<Record<string, string>> = {
  year: '%Y',
  month: '%m',
  day: '%d',
  dayOfYear: '%j',
  hour: '%H',
  minute: '%M',
  second: '%S',
}

/** The Thursday of a week is in the year that the week belongs to. */
const THURSDAY = ", '-3 days', 'weekday 4'"

export const datePart: OwnTemplate = ([of], _, part, words) => {
  const from = source(of as Operand, words)
  switch (part) {
    case 'quarter':
      return `((${number('%m', from)} + 2) / 3)`
    case 'week':
      return `((${number('%j', from + THURSDAY)} + 6) / 7)`
    case 'isoYear':
      return number('%Y', from + THURSDAY)
    case 'dayOfWeek':
      return `((${number('%w', from)} + 6) % 7 + 1)`
    case 'millisecond':
      return `CAST(substr(${format('%f', from)}, 4) AS INTEGER)`
    default:
      return number(NUMBERS[part] as string, from)
  }
}

const spaced = (type: ValueType, words: Words): string => (words.form(type) === 'space' ? ' ' : 'T')

const DAYS: Readonly<Record<string, string>> = { year: '%Y-01-01', quarter: '%Y-%m-01', month: '%Y-%m-01' }
const CLOCKS: Readonly<Record<string, string>> = { hour: '%H:00:00', minute: '%H:%M:00', second: '%H:%M:%S' }

/** What leads to the first day of a unit, besides leaving out what is smaller. */
function toStart(unit: string, from: string): string {
  if (unit === 'week') return `${from}, '-6 days', 'weekday 1'`
  if (unit !== 'quarter') return from
  return `${from}, 'start of month', '-' || ((${format('%m', from)} + 2) % 3) || ' months'`
}

export const dateTrunc: OwnTemplate = ([of], result, unit, words) => {
  const from = toStart(unit, source(of as Operand, words))
  const [day, clock] = [DAYS[unit] ?? '%Y-%m-%d', CLOCKS[unit] ?? '00:00:00']
  if (result.kind === 'plainDate') return format(day, from)
  if (result.kind === 'plainTime') return format(clock, from)
  if (result.kind === 'plainDateTime') return format(day + spaced(result, words) + clock, from)
  return isCounted(result, words)
    ? `(unixepoch(${format(`${day}T${clock}`, from)}) * 1000)`
    : format(`${day}T${clock}.000Z`, from)
}

/** Milliseconds from 1970 in the stored form of a type; null outside of the years 1 to 9999. */
function written(sql: string, result: ValueType, words: Words): string {
  const late = `nullif(max(${sql}, ${FIRST - 1}), ${FIRST - 1})`
  if (isCounted(result, words)) return `nullif(min(${late}, ${LAST + 1}), ${LAST + 1})`
  const from = counted(late)
  switch (result.kind) {
    case 'plainDate':
      return format('%Y-%m-%d', from)
    case 'plainTime':
      return shortened(format('%H:%M:%f', from))
    case 'plainDateTime':
      return shortened(format(`%Y-%m-%d${spaced(result, words)}%H:%M:%f`, from))
    default:
      return words.time('instant', late, true)
  }
}

/** Without milliseconds where there are none. */
const shortened = (sql: string): string => `replace(${sql}, '.000', '')`

/** The milliseconds after some months. Where a month has no such day, the date functions go on into the next one. */
function afterMonths(of: Operand, months: string, words: Words): string {
  const from = source(of, words)
  const moved = `${from}, (${months}) || ' months'`
  const day = format('%d', moved)
  const beyond = `${day} * (${day} <> ${format('%d', from)}) * ${DAY}`
  return `nullif(max(${words.milliseconds(moved)} - ${beyond}, ${FIRST - 1}), ${FIRST - 1})`
}

/** Amounts come with what each counts: `m12` is twelve months, `s1000` a second. */
function total(group: string, amounts: readonly Operand[], option: string, most: string): string {
  const terms = option.split(',').flatMap((tag, at) => {
    const sql = (amounts[at] as Operand).sql + most
    const factor = tag.slice(1)
    return tag.startsWith(group) ? [factor === '1' ? sql : `${sql} * ${factor}`] : []
  })
  return terms.join(' + ')
}

export const dateAdd: OwnTemplate = ([of, ...amounts], result, option, words) => {
  const from = of as Operand
  const clock = result.kind === 'plainTime'
  const months = total('m', amounts, option, '')
  // A clock goes round, so that whole days of any unit can be left out before they grow too large.
  const rest = total('s', amounts, option, clock ? ` % ${DAY}` : '')
  const start = months ? afterMonths(from, months, words) : milliseconds(from, words)
  const end = rest ? `${start} + ${rest}` : start
  return written(clock ? `((${end}) % ${DAY} + ${DAY}) % ${DAY}` : end, result, words)
}

/** A number of which a month, whatever its length, makes `MONTH`. */
function inMonths(of: Operand, words: Words): string {
  const from = source(of, words)
  const months = `${format('%Y', from)} * 12 + ${format('%m', from)}`
  return `((${months}) * ${MONTH} + ${milliseconds(of, words)} - ${words.milliseconds(`${from}, 'start of month'`)})`
}

export const dateDiff: OwnTemplate = ([start, end], _, unit, words) => {
  const months = MONTHS[unit]
  const measure = months ? inMonths : milliseconds
  const length = months ? months * MONTH : (UNITS[unit] as number)
  return `((${measure(end as Operand, words)} - ${measure(start as Operand, words)}) / ${length})`
}
