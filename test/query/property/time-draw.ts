// Random moments and amounts of time.
import type { Draw } from './draw.ts'
import { type Amounts, FIRST, LAST } from './time-reference.ts'

const DAY = 86_400_000

/** Moments near what is special: the ends of the range, of years, months and days, leap days. */
export function moment(d: Draw): number {
  const year = d.pick([1, 2, 4, 99, 100, 1600, 1900, 1969, 1970, 2000, 2020, 2023, 2024, 9998, 9999, 1 + d.int(9999)])
  const month = d.pick([0, 1, 2, 11, d.int(12)])
  const day = d.pick([1, 28, 29, 30, 31, 1 + d.int(28)])
  const clock = d.pick([0, 1, 59_999, 43_200_000, DAY - 1, d.int(DAY), d.int(DAY)])
  return Math.min(LAST, Math.max(FIRST, new Date(0).setUTCFullYear(year, month, day) + clock))
}

export const NAMES = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds'] as const
const LARGE = { years: 10_000, months: 120_000, weeks: 600_000, days: 4e6, hours: 1e8, minutes: 6e9, seconds: 3e11 }

export function amounts(d: Draw, names: readonly (typeof NAMES)[number][]): Amounts {
  const chosen = d.some(1, 3, () => d.pick(names))
  const amount = (name: keyof typeof LARGE) => d.pick([1, 2, 12, 25, d.int(100), d.int(LARGE[name] ?? 1e12)])
  return Object.fromEntries(chosen.map(name => [name, amount(name as never) * d.pick([1, -1])]))
}
