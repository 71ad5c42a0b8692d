// What rows, inserts and updates of a table look like, read off its columns.
import type { Operand, Problem } from '../expression/types.ts'
import type { Columns, Made, When } from './column-types.ts'

export type Flat<T> = { [P in keyof T]: T[P] } & {}

/** A key filter costs five times a plain mapped type, so only a table that has a private column pays for one. */
export type RowOf<C extends Columns> = 'private' extends C[keyof C]['~']['flags']
  ? { -readonly [P in keyof C as P & C[P]['~']['row']]: C[P]['~']['out'] } & {}
  : { -readonly [P in keyof C]: C[P]['~']['out'] } & {}

export type NewOf<C extends Columns> = { -readonly [P in keyof C as P & C[P]['~']['needed']]: C[P]['~']['in'] } & {
  -readonly [P in keyof C as P & C[P]['~']['optional']]?: C[P]['~']['in'] | undefined
}

export type PatchOf<C extends Columns> = {
  -readonly [P in keyof C as P & C[P]['~']['set']]?: C[P]['~']['in'] | undefined
} & {}

type Needed<C extends Columns> = { [P in keyof C]: P & C[P]['~']['needed'] }[keyof C]

/**
 * What values() takes. Every column stands in the second half, so that only the needed ones are filtered and a column
 * that the database makes answers with a sentence. An interface, so that errors print the columns.
 */
export interface Insertable<C extends Columns> {
  readonly row: { readonly [P in Needed<C>]: C[P]['~']['give'] } & {
    readonly [P in keyof C]?: C[P]['~']['give'] | undefined
  }
}

/** What set() takes: each a value, or an expression over the tables in scope. */
export type SetsOf<C extends Columns, F extends string> = {
  readonly [P in keyof C]?:
    | When<
        C[P]['~']['flags'],
        Made | 'readonly',
        C[P]['~']['in'] | Operand<C[P]['~']['in'], F>,
        Problem<`${P & string} is ${C[P]['~']['flags'] & ('generated' | 'version' | 'readonly')}`>
      >
    | undefined
} & {}

type IsOne<P extends PropertyKey> = { [Q in P]: [P] extends [Q] ? true : false }[P]

/** One key column: its value. Several: an object of them. */
export type KeyOf<C extends Columns, P extends keyof C> =
  IsOne<P> extends true ? C[P]['~']['out'] : { [Q in P]: C[Q]['~']['out'] } & {}
