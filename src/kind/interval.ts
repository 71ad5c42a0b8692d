// Exact durations, as milliseconds.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { NOT_AS_TEXT } from './codec.ts'
import { isInterval } from './temporal.ts'
import { valueType } from './value-type.ts'

const UNITS = [
  ['D', 86_400_000],
  ['H', 3_600_000],
  ['M', 60_000],
] as const

/** Milliseconds of an exact ISO 8601 duration: days, hours, minutes and seconds, or weeks. */
function durationToMilliseconds(text: string): number {
  const match = /^([+-]?)P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?)$/.exec(text)
  if (!match) throw new Error('is no duration')
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, fraction = ''] = match
  const whole = +weeks * 604_800_000 + +days * 86_400_000 + +hours * 3_600_000 + +minutes * 60_000 + +seconds * 1000
  return (sign === '-' ? -1 : 1) * (whole + +fraction.padEnd(3, '0'))
}

/** The shortest exact ISO 8601 duration: `P1DT2H`, `PT0.5S`, `-PT1M`, `PT0S`. */
function millisecondsToDuration(milliseconds: number): string {
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

const duration = (): Codec => ({ encode: durationToMilliseconds, decode: millisecondsToDuration, read: null })

export const intervalType = (): ValueType =>
  valueType(
    {
      kind: 'interval',
      expects: 'exact ISO 8601 duration',
      accepts: isInterval,
      forms: { duration },
      sql: NOT_AS_TEXT,
    },
    'interval',
  )
