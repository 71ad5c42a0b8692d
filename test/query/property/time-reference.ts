// What functions of time answer, told once more by JavaScript's own dates. Moments are milliseconds from 1970; those of
// plain values are what a clock in UTC shows.

export const FIRST = -62_135_596_800_000
export const LAST = 253_402_300_799_999
const DAY = 86_400_000

export interface Amounts {
  readonly years?: number
  readonly months?: number
  readonly weeks?: number
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
  readonly milliseconds?: number
}

/** Midnight of a day; Date.UTC() takes years below 100 for others. */
function midnight(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day)
}

const weekday = (at: number): number => new Date(at).getUTCDay() || 7
const dayOf = (at: number): number => Math.floor(at / DAY) * DAY
/** The Thursday of the week. */
const thursday = (at: number): Date => new Date(dayOf(at) + (4 - weekday(at)) * DAY)
const dayOfYear = (date: Date): number => (dayOf(date.getTime()) - midnight(date.getUTCFullYear(), 0, 1)) / DAY + 1

export const parts = {
  year: (at: number): number => new Date(at).getUTCFullYear(),
  quarter: (at: number): number => Math.floor(new Date(at).getUTCMonth() / 3) + 1,
  month: (at: number): number => new Date(at).getUTCMonth() + 1,
  week: (at: number): number => Math.ceil(dayOfYear(thursday(at)) / 7),
  isoYear: (at: number): number => thursday(at).getUTCFullYear(),
  day: (at: number): number => new Date(at).getUTCDate(),
  dayOfWeek: weekday,
  dayOfYear: (at: number): number => dayOfYear(new Date(at)),
  hour: (at: number): number => new Date(at).getUTCHours(),
  minute: (at: number): number => new Date(at).getUTCMinutes(),
  second: (at: number): number => new Date(at).getUTCSeconds(),
  millisecond: (at: number): number => new Date(at).getUTCMilliseconds(),
}

const until = (length: number) => (at: number) => Math.floor(at / length) * length

export const starts = {
  year: (at: number): number => midnight(parts.year(at), 0, 1),
  quarter: (at: number): number => midnight(parts.year(at), (parts.quarter(at) - 1) * 3, 1),
  month: (at: number): number => midnight(parts.year(at), parts.month(at) - 1, 1),
  week: (at: number): number => dayOf(at) - (weekday(at) - 1) * DAY,
  day: dayOf,
  hour: until(3_600_000),
  minute: until(60_000),
  second: until(1000),
}

/** The same clock time some months later, on the last day of the month where it has no such day. */
function afterMonths(at: number, months: number): number {
  const first = midnight(parts.year(at), parts.month(at) - 1 + months, 1)
  const days = new Date(midnight(parts.year(first), parts.month(first), 0)).getUTCDate()
  return first + (Math.min(parts.day(at), days) - 1) * DAY + (at - dayOf(at))
}

const inRange = (at: number): boolean => at >= FIRST && at <= LAST

/** null outside of the years 1 to 9999. */
export function added(at: number, amounts: Amounts): number | null {
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = amounts
  const start = afterMonths(at, years * 12 + months)
  if (!inRange(start)) return null
  const clock = hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds
  const end = start + (weeks * 7 + days) * DAY + clock
  return inRange(end) ? end : null
}

const lengths: Readonly<Record<string, number>> = {
  week: 7 * DAY,
  day: DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
}

/** Complete months, found by trying: as far as adding them does not pass the end, where days of a month do not end. */
function monthsBetween(start: number, end: number): number {
  if (end < start) return -monthsBetween(end, start) || 0
  const months = (parts.year(end) - parts.year(start)) * 12 + parts.month(end) - parts.month(start)
  const rest = (at: number): number => parts.day(at) * DAY + (at - dayOf(at))
  return rest(end) < rest(start) ? months - 1 : months
}

export function complete(unit: string, start: number, end: number): number {
  const length = lengths[unit]
  const exact = length
    ? (end - start) / length
    : monthsBetween(start, end) / (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1)
  return Math.trunc(exact) || 0
}
