// Days counted by hand: Date.UTC() costs more than the rest of reading a moment, and takes the years below 100 for others.

/** The days of a year that begins with March before each month, so that a leap day is the last. */
const BEFORE = [NaN, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275]

/** Days from 1970 to a day of the Gregorian calendar. Bits are cut off because that is faster than Math.floor(). */
function days(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1
  const leapDays = (y >> 2) - ((y / 100) | 0) + ((y / 400) | 0)
  return 365 * y + leapDays + (BEFORE[month] as number) + day - 719_469
}

/** The milliseconds from 1970 to a moment in UTC, in the years from 1 on; NaN where a part is none. */
export const utcTime = (
  year: number,
  month: number,
  day: number,
  hours: number,
  minutes: number,
  seconds: number,
  milliseconds: number,
): number => (((days(year, month, day) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
