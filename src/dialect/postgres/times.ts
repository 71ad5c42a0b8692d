// Times as Postgres writes them: https://www.postgresql.org/docs/current/datatype-datetime.html
import { utcTime } from '../calendar.ts'
import { milliseconds, two } from '../digits.ts'
import { fail } from '../fail.ts'

/** `2024-02-29 10:00:00.25+00`, in whatever zone the session has. */
export function moment(text: string): Date {
  const year = two(text, 0) * 100 + two(text, 2)
  const zone = text.length - 3
  if (year > 0 && zone > 18 && isUtc(text, zone) && text.charCodeAt(10) === 32) {
    const part = zone > 20 ? milliseconds(text, 19, zone) : 0
    const time = utcTime(year, two(text, 5), two(text, 8), two(text, 11), two(text, 14), two(text, 17), part)
    if (time === time) return new Date(time)
  }
  return otherMoment(text)
}

const isUtc = (text: string, zone: number): boolean => text.charCodeAt(zone) === 43 && two(text, zone + 1) === 0

const MOMENT =
  /^(\d{4,})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|([+-])(\d\d)(?::?(\d\d))?(?::(\d\d))?)?( BC)?$/

function otherMoment(text: string): Date {
  const match = MOMENT.exec(text) ?? fail('is no time')
  const [
    ,
    year,
    month,
    day,
    hours,
    minutes,
    seconds,
    part = '0',
    sign,
    zone = 0,
    zoneMinutes = 0,
    zoneSeconds = 0,
    bc,
  ] = match
  const offset = (+zone * 3600 + +zoneMinutes * 60 + +zoneSeconds) * (sign === '-' ? 1 : -1)
  const date = new Date(0)
  // Before the year 1 is the year 0.
  date.setUTCFullYear(bc ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day))
  date.setUTCHours(+(hours ?? 0), +(minutes ?? 0), +(seconds ?? 0) + offset, Math.round(+part * 1000))
  return Number.isNaN(date.getTime()) ? fail('is no time') : date
}

/** `10:30:00.5` with all milliseconds, or none. */
function clock(text: string): string {
  const point = text.indexOf('.', 8)
  return point < 0 ? text : `${text.slice(0, point)}.${text.slice(point + 1, point + 4).padEnd(3, '0')}`
}

export const plainTime = (text: string): string => clock(text)

/** `2024-02-29 10:30:00` with T. */
export const plainDateTime = (text: string): string => clock(text.replace(' ', 'T'))

const INTERVAL =
  /^(?:(-?\d+) years? ?)?(?:([+-]?\d+) mons? ?)?(?:([+-]?\d+) days? ?)?(?:([+-]?)(\d+):(\d\d):(\d\d)(\.\d+)?)?$/

/** The milliseconds of `1 day 02:00:00.5`. */
export function intervalMilliseconds(text: string): number {
  const match = INTERVAL.exec(text)
  if (!match || match[1] !== undefined || match[2] !== undefined) fail('is no exact duration')
  const [, , , days = 0, sign, hours = 0, minutes = 0, seconds = 0, part = 0] = match as RegExpExecArray
  const time = +hours * 3_600_000 + +minutes * 60_000 + +seconds * 1000 + Math.round(+part * 1000)
  return +days * 86_400_000 + (sign === '-' ? -time : time)
}
