// Days counted by hand: Date.UTC() costs more than the rest of reading a moment, and takes the years below 100 for others.

/** Days from 1970 to a day of the Gregorian calendar. Years begin with March here, so that a leap day is their last. */
function days(year: number, month: number, day: number): number {
  const late = month > 2
  const y = late ? year : year - 1
  const before = Math.floor((153 * (late ? month - 3 : month + 9) + 2) / 5)
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + before + day - 719_469
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
