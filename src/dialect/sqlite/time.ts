// Times as SQLite stores them: text whose order is the order of time.

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1)

/** Reads the form that we write (`2024-05-01T10:00:00.000Z`) without the cost of `new Date(text)`; other forms by it. */
export function decodeTimestamp(text: string): Date {
  if (typeof text !== 'string') throw new Error('is no time')
  if (text.length === 24 && text.charCodeAt(23) === 90 && text.charCodeAt(10) === 84) {
    const year = two(text, 0) * 100 + two(text, 2)
    const milliseconds = digit(text, 20) * 100 + two(text, 21)
    const time = Date.UTC(
      year,
      two(text, 5) - 1,
      two(text, 8),
      two(text, 11),
      two(text, 14),
      two(text, 17),
      milliseconds,
    )
    if (year > 99 && time === time) return new Date(time)
  }
  const zoned = /[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}Z`
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? text : zoned)
  if (Number.isNaN(date.getTime())) throw new Error('is no time')
  return date
}

/** `10:00` and `10:00:00.500` as the one text that equal times share: seconds always, milliseconds where there are any. */
export function plainTime(text: string): string {
  const [clock = '', fraction = ''] = text.split('.')
  const digits = fraction.padEnd(3, '0').slice(0, 3)
  return `${clock.length === 5 ? `${clock}:00` : clock}${digits === '000' ? '' : `.${digits}`}`
}

export function plainDateTime(text: string): string {
  return `${text.slice(0, 10)}T${plainTime(text.slice(11))}`
}

const UNITS = [
  ['D', 86_400_000],
  ['H', 3_600_000],
  ['M', 60_000],
] as const

/** Milliseconds of an exact ISO 8601 duration: days, hours, minutes and seconds, or weeks. */
export function durationToMilliseconds(text: string): number {
  const match = /^([+-]?)P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?)$/.exec(text)
  if (!match) throw new Error('is no duration')
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, fraction = ''] = match
  const whole = +weeks * 604_800_000 + +days * 86_400_000 + +hours * 3_600_000 + +minutes * 60_000 + +seconds * 1000
  return (sign === '-' ? -1 : 1) * (whole + +fraction.padEnd(3, '0'))
}

/** The shortest exact ISO 8601 duration: `P1DT2H`, `PT0.5S`, `-PT1M`, `PT0S`. */
export function millisecondsToDuration(milliseconds: number): string {
  if (!Number.isSafeInteger(milliseconds)) throw new Error('is no duration in milliseconds')
  let rest = Math.abs(milliseconds)
  const parts: string[] = []
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(rest / size)
    rest -= amount * size
    if (amount) parts.push(`${amount}${unit}`)
    if (unit === 'D') parts.push('T')
  }
  if (rest || parts.length === 1) parts.push(`${rest / 1000}S`)
  const text = parts.join('')
  return `${milliseconds < 0 ? '-' : ''}P${text.endsWith('T') ? text.slice(0, -1) : text}`
}
