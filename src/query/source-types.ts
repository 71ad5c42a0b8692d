// The types of set operations and of sources that are more than tables.
import type { Rows } from '../ast/executor.ts'
import type { KindOf, Kinds, Operand, Order, Problem } from '../expression/types.ts'
import type { Columns } from '../model/column-types.ts'
import type { Derived, DerivedSpot } from '../model/model-types.ts'
import type { Readable } from './query-types.ts'

/** A part of a larger source. */
export type Part = Rows<unknown, string>
/** A statement that writes, as the source of the rows that it answers. */
export interface Returned<Result> {
  readonly '~returned': Result
}
type ResultOf<Q extends Part> = Q['~query']['result']
type ValueOf<R, K> = R extends unknown ? (K extends keyof R ? R[K] : never) : never

/** The rows of all queries: null where one of them may have null. */
export type United<A, Q extends Part> = { -readonly [K in keyof A]: A[K] | ValueOf<ResultOf<Q>, K> } & {}

/** What a value is, apart from null and from which values there are. */
type Sort<T> =
  NonNullable<T> extends infer V
    ? [V] extends [string]
      ? 'text'
      : [V] extends [number]
        ? 'a number'
        : [V] extends [bigint]
          ? 'a bigint'
          : [V] extends [boolean]
            ? 'a boolean'
            : [V] extends [Date]
              ? 'a Date'
              : [V] extends [Uint8Array]
                ? 'bytes'
                : 'a document'
    : never

/** Columns that two rows have, but as other kinds of values; null alone goes with every kind. */
type Unlike<A, B> = {
  [K in keyof A & keyof B]: [NonNullable<A[K]>] extends [never]
    ? never
    : [NonNullable<B[K]>] extends [never]
      ? never
      : Sort<A[K]> extends Sort<B[K]>
        ? never
        : K
}[keyof A & keyof B]

/** A query that stands alone: no table of another query can be seen from within. */
export type Alone<O> = [O] extends [never]
  ? unknown
  : Problem<`this query reads ${O & string} of another query, and stands on its own here`>

/** Nothing to say of a query that reads no table of another, and of a statement that writes and answers rows. */
export type Standing<Q> = Q extends Part
  ? Alone<Q['~query']['outer']>
  : Q extends Returned<unknown>
    ? unknown
    : Problem<'a cte() is a query, or a statement that writes with returning()'>
/** The rows of such a query or statement. */
export type RowsOf<Q> = Q extends Part ? ResultOf<Q> : Q extends Returned<infer R> ? R : never

/** Columns that only one of two rows has. */
type Lone<A, B> = [Exclude<keyof A, keyof B>] extends [never] ? Exclude<keyof B, keyof A> : Exclude<keyof A, keyof B>

/** Nothing to say where two queries have the same columns of the same kinds. */
export type Alike<A, B> = [Lone<A, B>] extends [never]
  ? [Unlike<A, B>] extends [never]
    ? unknown
    : Problem<`'${Unlike<A, B> & string}' is ${Sort<A[Unlike<A, B>]>} in one query and ${Sort<B[Unlike<A, B>]>} in another`>
  : Problem<`'${Lone<A, B> & string}' is not in all queries`>

/** The same for each of several queries. */
export type AllAlike<A, Q extends readonly Part[]> = {
  readonly [I in keyof Q]: Alike<A, ResultOf<Q[I]>> & Alone<Q[I]['~query']['outer']>
}

type ResultColumns<Result> = { readonly [P in keyof Result]: Kinds<Result[P], 'the result'>[KindOf<Result[P]>] }

/** A set operation: a query that is ordered by its own columns, and cut off. */
export interface SetOperation<Result> extends Readable<Result> {
  /** The order of the rows, by columns of the result: `orderBy(row => row.name.asc())`. */
  orderBy(...by: ((row: ResultColumns<Result>) => Order<'the result'>)[]): SetOperation<Result>
  /** At most so many rows: a whole number, not negative. */
  limit(rows: number | Operand<number, never>): SetOperation<Result>
  /** Leaves out so many rows at the start. */
  offset(rows: number | Operand<number, never>): SetOperation<Result>
}

/** Columns of the step that could hold what those of the base cannot. */
type Wider<R, S> = { [K in keyof R & keyof S]: S[K] extends R[K] ? never : K }[keyof R & keyof S]

/** Nothing to say where a row of the step is one of the base. */
export type Step<R, S> = [Lone<R, S>] extends [never]
  ? [Wider<R, S>] extends [never]
    ? unknown
    : Problem<`'${Wider<R, S> & string}' may be something in the step that it is not in the base`>
  : Problem<`'${Lone<R, S> & string}' is not in both queries`>

export interface RecursiveOptions {
  /** false: a row that was found before is left out, which ends cycles. */
  readonly all?: boolean | undefined
}

/** A row of values(). */
export type ListedRow<C extends Columns> = { readonly [P in keyof C]: C[P]['~']['in'] } & {}
type ListedResult<C extends Columns> = { -readonly [P in keyof C]: C[P]['~']['out'] } & {}

/** The source that values() answers. */
export type Listed<C extends Columns, N extends string> = {
  readonly $: DerivedSpot<ListedResult<C>, N, never>
} & { readonly [P in keyof C]: Kinds<C[P]['~']['out'], N>[C[P]['~']['kind']] }

/** A query that reads the tables before it, as a source of joins. */
export interface LateralSpot<Result, A extends string, Outer extends string> extends DerivedSpot<Result, A, Outer> {
  readonly '~lateral': true
}
export type LateralTable<Result, A extends string, Outer extends string> = {
  readonly $: LateralSpot<Result, A, Outer>
} & Omit<Derived<Result, A>, '$'>
