// Times as MySQL writes them: https://dev.mysql.com/doc/refman/8.4/en/datetime.html
import { utcTime } from '../calendar.ts'
import { milliseconds, two } from '../digits.ts'
import { fail } from '../fail.ts'

/**
 * The UTC moment of `2024-02-29 10:00:00.25`, with any digits after the seconds or none; or of the bytes that the binary
 * protocol has for it, as characters.
 * https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html
 */
export function moment(text: string): Date {
  const time = text.length > BYTES ? timeOfText(text) : timeOfBytes(text)
  return time === time ? new Date(time) : fail('is no time')
}

/** MySQL keeps days that no calendar has where it was told to: 2024-00-00. */
function timeOfText(text: string): number {
  const year = two(text, 0) * 100 + two(text, 2)
  const part = text.length > 19 ? milliseconds(text, 19, text.length) : 0
  const day = two(text, 8) || NaN
  return utcTime(year, two(text, 5), day, two(text, 11), two(text, 14), two(text, 17), part)
}

/** Bytes of a moment at most. */
const BYTES = 11

/** Zeros at the end are not sent. Where another text stands, no day or hour is found. */
function timeOfBytes(text: string): number {
  const { length } = text
  if (length !== 4 && length !== 7 && length !== BYTES) return NaN
  const [day, hours] = [byte(text, 3), byte(text, 4)]
  if (day === 0 || day > 31 || hours > 23) return NaN
  const microseconds = length < BYTES ? 0 : byte(text, 7) + byte(text, 8) * 256 + byte(text, 9) * 65_536
  const part = Math.round(microseconds / 1000)
  return utcTime(byte(text, 0) + byte(text, 1) * 256, byte(text, 2), day, hours, byte(text, 5), byte(text, 6), part)
}

/** Zero behind the end. */
const byte = (text: string, at: number): number => text.charCodeAt(at) | 0

/** A moment as MySQL reads it, in UTC. */
export const momentText = (date: Date): string => date.toISOString().slice(0, 23).replace('T', ' ')

/** `10:30:00.5` with all milliseconds, or none where there are none. */
export function plainTime(text: string): string {
  const point = text.indexOf('.', 8)
  if (point < 0) return text
  const part = text.slice(point + 1, point + 4).padEnd(3, '0')
  return part === '000' ? text.slice(0, point) : `${text.slice(0, point)}.${part}`
}

/** `2024-02-29 10:30:00` with T. */
export const plainDateTime = (text: string): string => plainTime(text.replace(' ', 'T'))
