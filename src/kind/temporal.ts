// Which texts are dates, times and durations. Exact: no 30th of February, no months in a duration.

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/
const DURATION = /^-?P(?:(\d+)W|(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d{1,3})?S)?)?)$/

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** `2024-02-29`: a day of the calendar, years 1 to 9999. */
export function isPlainDate(value: unknown): boolean {
  const parts = typeof value === 'string' ? DATE.exec(value) : null
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year > 0 && month > 0 && month < 13 && day > 0 && day <= daysIn(year, month)
}

/** `10:30`, `10:30:00` or `10:30:00.250`; equal times are equal in the database however they are written. */
export const isPlainTime = (value: unknown): boolean => typeof value === 'string' && TIME.test(value)

/** A date and a time with `T` between them. */
export const isPlainDateTime = (value: unknown): boolean =>
  typeof value === 'string' && value[10] === 'T' && isPlainDate(value.slice(0, 10)) && isPlainTime(value.slice(11))

/** `P1DT2H`, `PT0.5S`, `-PT1M`, `P2W`: a duration that is an exact number of milliseconds, and small enough to be one. */
export function isInterval(value: unknown): boolean {
  const parts = typeof value === 'string' ? DURATION.exec(value) : null
  if (!parts) return false
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map(part => Number(part ?? 0)) as number[]
  const total = weeks! * 604_800 + days! * 86_400 + hours! * 3600 + minutes! * 60 + seconds! + 1
  return total * 1000 <= Number.MAX_SAFE_INTEGER
}
