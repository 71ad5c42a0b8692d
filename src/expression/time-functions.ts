// Functions of time. All of it is UTC, and what leaves the years 1 to 9999 is null.
import type { Node } from '../ast/node.ts'
import { ValidationError } from '../error/validation.ts'
import { SAFE_INTEGER } from '../kind/number.ts'
import * as own from '../kind/time-sql.ts'
import { argument } from './argument.ts'
import { expressionOf, isNode, nameOf } from './expr.ts'
import { ownCall, wholeNumber } from './own-call.ts'
import type { Amounts, DiffUnit, FromOfTime, KindOfTime, PartOf, Time, TruncUnit, ValueOf } from './time-types.ts'
import type { Kinds, NumberExpr, Of } from './types.ts'

type Nulls<T> = T & null

const DATES = ['year', 'quarter', 'month', 'week', 'day']
const CLOCKS = ['hour', 'minute', 'second']
// Spelled out: what is spread is kept in apps that do not use it.
const DATE_PARTS = ['year', 'quarter', 'month', 'week', 'day', 'isoYear', 'dayOfWeek', 'dayOfYear']
const CLOCK_PARTS = ['hour', 'minute', 'second', 'millisecond']

const KINDS: Readonly<Record<string, readonly boolean[]>> = {
  timestamp: [true, true],
  plainDateTime: [true, true],
  plainDate: [true, false],
  plainTime: [false, true],
}

/** The expression, if it is a time that has the part or unit: one of days, or one of the clock. */
function timeOf(value: unknown, name: string, unit: string, dates: readonly string[], clocks: readonly string[]): Node {
  const node = expressionOf(value, `${name}()`)
  const [days, clock] = KINDS[node.type.kind] ?? []
  if (days === undefined) throw new ValidationError(`${name}() takes a time, and ${nameOf(node)} is none`)
  if ((days && dates.includes(unit)) || (clock && clocks.includes(unit))) return node
  if (!dates.includes(unit) && !clocks.includes(unit)) throw new ValidationError(`${name}() has no unit of that name`)
  throw new ValidationError(`${name}() of ${nameOf(node)}: a ${node.type.kind} has no ${unit}`)
}

/**
 * A part of a time, as a number; UTC. `week` and `isoYear` are those of ISO 8601: weeks begin on Monday, and the first one
 * of a year has its first Thursday. `dayOfWeek` goes from 1 (Monday) to 7, `millisecond` from 0 to 999.
 * `datePart('year', Hero.bornAt)`
 */
export function datePart<A extends Time>(
  part: PartOf<A>,
  of: A,
): NumberExpr<number | Nulls<ValueOf<A>>, FromOfTime<A>> {
  const node = timeOf(of, 'datePart', part, DATE_PARTS, CLOCK_PARTS)
  return ownCall({ name: 'datePart', template: own.datePart }, part, [node], SAFE_INTEGER)
}

/**
 * The beginning of the year, quarter, month, week (Monday), day, hour, minute or second that a time is in; UTC. Of the same
 * kind as the time, and in the form in which its column is stored: `dateTrunc('month', Hero.bornAt)`
 */
export function dateTrunc<A extends Time>(unit: TruncUnit<A>, of: A): Kinds<ValueOf<A>, FromOfTime<A>>[KindOfTime<A>] {
  const node = timeOf(of, 'dateTrunc', unit, DATES, CLOCKS)
  return ownCall({ name: 'dateTrunc', template: own.dateTrunc }, unit, [node], node.type)
}

/** Months or milliseconds that an amount counts. */
const AMOUNTS: Readonly<Record<string, string>> = {
  years: 'm12',
  months: 'm1',
  weeks: 's604800000',
  days: 's86400000',
  hours: 's3600000',
  minutes: 's60000',
  seconds: 's1000',
  milliseconds: 's1',
}
const DATE_AMOUNTS = ['years', 'months', 'weeks', 'days']
const CLOCK_AMOUNTS = ['hours', 'minutes', 'seconds', 'milliseconds']
/** More than the years 1 to 9999 hold, and few enough for sums to be exact. */
const MOST = 1e15

/** Numbers of a group are one number, expressions stay by themselves: tags as templates take them, with the values. */
function grouped(amounts: object, name: string): [tag: string, value: unknown][] {
  const sums = new Map<string, number>()
  const others: [string, unknown][] = []
  for (const [unit, amount] of Object.entries(amounts)) {
    const tag = AMOUNTS[unit] as string
    const value = wholeNumber(amount, `an amount that dateAdd() adds to ${name}`)
    if (isNode(value)) others.push([tag, value])
    else {
      const product = (value as number) * Number(tag.slice(1))
      if (Math.abs(product) > MOST) throw new ValidationError(`an amount that dateAdd() adds to ${name} is too large`)
      const group = `${tag.slice(0, 1)}1`
      sums.set(group, (sums.get(group) ?? 0) + product)
    }
  }
  return [...sums, ...others]
}

/**
 * A time with amounts added to it; negative ones go back, and expressions may be amounts. Years and months come first: where
 * the month has no such day, the result is its last one (31 January and a month are 28 or 29 February). Weeks and less are
 * exact numbers of milliseconds. Null where the months, or all of it, lead out of the years 1 to 9999; a plain time goes
 * round at midnight. `dateAdd(Hero.bornAt, { years: 18 })`
 */
export function dateAdd<A extends Time, G extends string = never>(
  of: A,
  amounts: Amounts<KindOfTime<A>, G>,
): Kinds<ValueOf<A> | null, FromOfTime<A> | NoInfer<G>>[KindOfTime<A>] {
  const units = Object.keys(amounts ?? {})
  if (units.length === 0) throw new ValidationError('dateAdd() is given nothing to add')
  const [node] = units.map(unit => timeOf(of, 'dateAdd', unit, DATE_AMOUNTS, CLOCK_AMOUNTS)) as [Node]
  const parts = grouped(amounts, nameOf(node))
  const args = parts.map(([, value]) => argument(value, SAFE_INTEGER))
  return ownCall(
    { name: 'dateAdd', template: own.dateAdd },
    parts.map(([tag]) => tag).join(),
    [node, ...args],
    node.type,
  )
}

/**
 * How many complete units lie between two times of one kind: from the first to the second, negative where the second is
 * earlier, and the same number in both directions. `dateDiff('year', Hero.bornAt, now())` is an age; from 31 January to 28
 * February there is no complete month, and from 29 February to 28 February of the next year no complete year.
 */
export function dateDiff<A extends Time, V extends ValueOf<A> | null = never, G extends string = never>(
  unit: DiffUnit<A>,
  start: A,
  end: NonNullable<ValueOf<A>> | Of<V, G, KindOfTime<A>>,
): NumberExpr<number | Nulls<ValueOf<A>> | Nulls<NoInfer<V>>, FromOfTime<A> | NoInfer<G>>
export function dateDiff<A extends Time>(
  unit: DiffUnit<A>,
  start: NonNullable<ValueOf<A>>,
  end: A,
): NumberExpr<number | Nulls<ValueOf<A>>, FromOfTime<A>>
export function dateDiff(unit: string, start: unknown, end: unknown): never {
  const { type } = expressionOf(isNode(start) ? start : end, 'dateDiff()')
  const args = [start, end].map(one => {
    if (isNode(one) || type.accepts(one)) return timeOf(argument(one, type), 'dateDiff', unit, DATES, CLOCK_PARTS)
    throw new ValidationError(`dateDiff() takes a ${type.expects} beside this ${type.kind}`)
  })
  const other = args.find(node => node.type.kind !== type.kind)
  if (other)
    throw new ValidationError(`dateDiff() takes times of one kind, and ${nameOf(other)} is a ${other.type.kind}`)
  return ownCall({ name: 'dateDiff', template: own.dateDiff }, unit, args, SAFE_INTEGER)
}
