// Times as MySQL writes them: https://dev.mysql.com/doc/refman/8.4/en/datetime.html
import { utcTime } from '../calendar.ts'
import { three, two } from '../digits.ts'
import { fail } from '../fail.ts'

const milliseconds = (text: string): number =>
  text.length === 23 ? three(text, 20) : Math.round(Number(text.slice(19)) * 1000)

/** The UTC moment of `2024-02-29 10:00:00.25`, with any digits after the seconds or none. */
export function moment(text: string): Date {
  const year = two(text, 0) * 100 + two(text, 2)
  const part = text.length > 19 ? milliseconds(text) : 0
  const [month, day] = [two(text, 5), two(text, 8)]
  const time = utcTime(year, month, day, two(text, 11), two(text, 14), two(text, 17), part)
  // MySQL keeps days that no calendar has where it was told to: 2024-00-00.
  if (!(time === time) || month === 0 || day === 0) fail('is no time')
  return new Date(time)
}

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
