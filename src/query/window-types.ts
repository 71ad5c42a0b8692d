// The types of window functions: which rows they look at, and what they answer.
import type { Kind, Kinds, Of, Order, Unwindowed, Via, Windowed } from '../expression/types.ts'

/** Counted from the current row, which is 0: rows before it are negative. */
export type Bound = number | 'unbounded'
export type Bounds = readonly [from: Bound, to: Bound]

interface Excludes {
  /** Leaves out of the frame: the current row, all that are equal to it in the order, or the others of these. */
  readonly exclude?: 'current row' | 'group' | 'ties'
}
/** The rows around the current one that count: so many rows, so far in the value of the order, or so many groups of equal rows. */
export type Frame =
  | (Excludes & { readonly rows: Bounds; readonly range?: never; readonly groups?: never })
  | (Excludes & { readonly range: Bounds; readonly rows?: never; readonly groups?: never })
  | (Excludes & { readonly groups: Bounds; readonly rows?: never; readonly range?: never })

type Key<F extends string> = Of<unknown, F, Exclude<Kind, 'json'>>

/** Which rows a window function looks at, and in which order: all rows of the result unless told otherwise. */
export interface Window<out F extends string = never> {
  /** Only rows that are equal in these expressions. */
  readonly partitionBy?: Key<F> | readonly Key<F>[]
  readonly orderBy?: Order<F> | readonly Order<F>[]
  /**
   * With an order, all rows from the first to the last that is equal to the current one; without, all of the partition.
   * MySQL and MariaDB have neither `groups` nor `exclude`.
   */
  readonly frame?: Frame
}

/** A value made over a window; `V`: the tables that, missed by a left join, make it null. */
export type Over<T, F extends string, V extends string, K extends Kind> = Kinds<T, F | Windowed>[K] & Via<V>

/** A function that has no value without a window. */
export interface WindowFunction<T, F extends string, V extends string, K extends Kind> {
  readonly '~': { readonly value: T; readonly from: Unwindowed }
  /** Over which rows, for each row. Throws ValidationError for what is no window. */
  over<G extends string = never>(window?: Window<G>): Over<T, F | G, V, K>
}
