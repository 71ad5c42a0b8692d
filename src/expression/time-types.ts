// Which parts and units the kinds of time have, as types.
import type { Operand } from './types.ts'

type DatePart = 'year' | 'quarter' | 'month' | 'week' | 'isoYear' | 'day' | 'dayOfWeek' | 'dayOfYear'
type ClockPart = 'hour' | 'minute' | 'second' | 'millisecond'
type DateUnit = 'year' | 'quarter' | 'month' | 'week' | 'day'
type ClockUnit = 'hour' | 'minute' | 'second'

/** `plain` are timestamps here: the only values of that kind which are a Date. */
type TimeKind = 'plain' | 'plainDate' | 'plainTime' | 'plainDateTime'
type Whole = { plain: true; plainDateTime: true }
type By<K, D, C> = K extends 'plainDate' ? D : K extends 'plainTime' ? C : K extends keyof Whole ? D | C : never

/** An expression that is a time: a timestamp, plain date, plain time, or plain date and time. */
export type Time =
  | { readonly '~': { readonly value: Date | null; readonly from: string; readonly kind: 'plain' } }
  | {
      readonly '~': {
        readonly value: unknown
        readonly from: string
        readonly kind: Exclude<TimeKind, 'plain'>
      }
    }
export type KindOfTime<A extends Time> = A['~']['kind']
export type ValueOf<A extends Time> = A['~']['value']
export type FromOfTime<A extends Time> = A['~']['from']

export type PartOf<A extends Time> = By<KindOfTime<A>, DatePart, ClockPart>
export type TruncUnit<A extends Time> = By<KindOfTime<A>, DateUnit, ClockUnit>
export type DiffUnit<A extends Time> = By<KindOfTime<A>, DateUnit, ClockUnit | 'millisecond'>

type Amount<G extends string> = number | Operand<number | null, G>
interface DateAmounts<G extends string> {
  readonly years?: Amount<G>
  readonly months?: Amount<G>
  readonly weeks?: Amount<G>
  readonly days?: Amount<G>
}
interface ClockAmounts<G extends string> {
  readonly hours?: Amount<G>
  readonly minutes?: Amount<G>
  readonly seconds?: Amount<G>
  readonly milliseconds?: Amount<G>
}
/** What dateAdd() adds; negative amounts go back. */
export type Amounts<K, G extends string> = K extends 'plainDate'
  ? DateAmounts<G>
  : K extends 'plainTime'
    ? ClockAmounts<G>
    : DateAmounts<G> & ClockAmounts<G>
