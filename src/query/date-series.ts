// Days, hours and the like one after another, as a source: those without any row of a table too.
import type { ValueType } from '../ast/value-type.ts'
import { listOfRows } from '../compile/rows.ts'
import { ValidationError } from '../error/validation.ts'
import { plainDateType } from '../kind/plain-time.ts'
import { TIMESTAMP } from '../kind/timestamp.ts'
import type { Kinds } from '../expression/types.ts'
import type { DerivedSpot } from '../model/model-types.ts'
import { ownTable } from './own-table.ts'

type DateUnit = 'year' | 'quarter' | 'month' | 'week' | 'day'
type ClockUnit = 'hour' | 'minute' | 'second'

/** The source that dateSeries() answers: its one column has the name of the unit. */
export type DateSeries<N extends string, U extends string, T extends Date | string> = {
  readonly $: DerivedSpot<{ [P in U]: T }, N, never>
} & { readonly [P in U]: Kinds<T, N>[T extends Date ? 'plain' : 'plainDate'] }

const MONTHS: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 }
const MILLISECONDS: Readonly<Record<string, number>> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
}
const LAST = 253_402_300_799_999
const MOST = 100_000

/** Some months later: the last day of the month where it has no such day. */
function afterMonths(start: Date, months: number): number {
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate()]
  const moved = new Date(start)
  moved.setUTCFullYear(year, month + 1, 0)
  moved.setUTCFullYear(year, month, Math.min(day, moved.getUTCDate()))
  return moved.getTime()
}

function moments(name: string, start: Date, end: Date, unit: string): Date[] {
  const [months, length] = [MONTHS[unit], MILLISECONDS[unit] ?? 0]
  const all: Date[] = []
  const last = Math.min(end.getTime(), LAST)
  for (;;) {
    const time = months ? afterMonths(start, all.length * months) : start.getTime() + all.length * length
    if (time > last) return all
    if (all.length === MOST) throw new ValidationError(`dateSeries('${name}') has more than ${MOST} rows`)
    all.push(new Date(time))
  }
}

/** The type of its values, which both ends have. */
function typeOf(name: string, ends: readonly unknown[], unit: unknown): ValueType {
  const date = typeof ends[0] === 'string'
  const type = date ? plainDateType() : TIMESTAMP
  if (!ends.every(end => type.accepts(end)))
    throw new ValidationError(`dateSeries('${name}') goes from a date to a date (YYYY-MM-DD), or from a Date to a Date`)
  const known = Object.hasOwn(MONTHS, unit as string) || Object.hasOwn(MILLISECONDS, unit as string)
  if (!known || (date && !Object.hasOwn(MONTHS, unit as string) && unit !== 'week' && unit !== 'day'))
    throw new ValidationError(`dateSeries('${name}') of ${date ? 'dates' : 'moments'} has no unit of that name`)
  return type
}

/**
 * Every day, hour, month and so on from the first to the last of two moments, which it may be, as a source of from() and
 * joins: `const days = dateSeries('d', '2024-05-01', '2024-05-31', 'day')`, whose column is `days.day`. Dates are text, and
 * moments in UTC are Date. Months go on from the first: 31 January, 29 February, 31 March. They are one parameter; where the
 * last is before the first there is no row. Throws ValidationError for what is no date or unit, and for more than 100,000.
 */
export function dateSeries<const N extends string, U extends DateUnit>(
  name: N,
  first: string,
  last: string,
  unit: U,
): DateSeries<N, U, string>
export function dateSeries<const N extends string, U extends DateUnit | ClockUnit>(
  name: N,
  first: Date,
  last: Date,
  unit: U,
): DateSeries<N, U, Date>
export function dateSeries(name: string, first: Date | string, last: Date | string, unit: string): never {
  const type = typeOf(name, [first, last], unit)
  const [start, end] = [first, last].map(one => new Date(one)) as [Date, Date]
  const values = moments(name, start, end, unit)
  const rows = values.map(value => [type === TIMESTAMP ? value : value.toISOString().slice(0, 10)])
  const columns = [[unit, type]] as const
  return ownTable('dateSeries()', name, columns, listOfRows(columns, rows)) as never
}
