// Places inside documents, as types.
import type { At, Expr, Facts, Step, Via } from './types.ts'

/** A document that the database makes: it is read, and neither compared nor asked for its fields. */
export interface MadeJson<out T, out F extends string> {
  readonly '~': Facts<T, F, 'json'>
  isNull(): Expr<boolean, F> & Via<never>
  isNotNull(): Expr<boolean, F> & Via<never>
}

/** The keys and positions that lead to a value, up to four. */
export type PathOf<
  T,
  A extends Step<T>,
  B extends Step<At<T, A>>,
  C extends Step<At<At<T, A>, B>>,
  D extends Step<At<At<At<T, A>, B>, C>>,
> = readonly [a: A, b?: B, c?: C, d?: D]

/** What stands at a key or position, without null for that there may be nothing. */
type In<T, P> =
  NonNullable<T> extends infer O
    ? O extends readonly (infer E)[]
      ? E
      : P extends keyof O
        ? Exclude<O[P], undefined>
        : never
    : never
export type Into<T, A, B, C, D> = [B] extends [never]
  ? In<T, A>
  : [C] extends [never]
    ? In<In<T, A>, B>
    : [D] extends [never]
      ? In<In<In<T, A>, B>, C>
      : In<In<In<In<T, A>, B>, C>, D>

type Drop<T, P> = T extends readonly unknown[]
  ? T
  : P extends keyof T
    ? object extends Pick<T, P>
      ? T
      : { [K in keyof T as K extends P ? never : K]: T[K] }
    : T
type Drop2<T, A, B> = T extends readonly (infer E)[]
  ? (E | Drop<E, B>)[]
  : A extends keyof T
    ? { [K in keyof T]: K extends A ? Drop<T[K], B> : T[K] }
    : T
type Drop3<T, A, B, C> = T extends readonly (infer E)[]
  ? (E | Drop2<E, B, C>)[]
  : A extends keyof T
    ? { [K in keyof T]: K extends A ? Drop2<T[K], B, C> : T[K] }
    : T
type Drop4<T, A, B, C, D> = T extends readonly (infer E)[]
  ? (E | Drop3<E, B, C, D>)[]
  : A extends keyof T
    ? { [K in keyof T]: K extends A ? Drop3<T[K], B, C, D> : T[K] }
    : T
/** The document without the key at the end of a path; the same where it may lack the key anyway. */
export type Without<T, A, B, C, D> = [B] extends [never]
  ? Drop<T, A>
  : [C] extends [never]
    ? Drop2<T, A, B>
    : [D] extends [never]
      ? Drop3<T, A, B, C>
      : Drop4<T, A, B, C, D>

type Scalar = string | number | boolean | null
type Part<T> = unknown extends T
  ? unknown
  : T extends Scalar
    ? T
    : T extends readonly (infer E)[]
      ? readonly Extract<E, Scalar>[]
      : T extends object
        ? { readonly [K in keyof T]?: Part<T[K]> }
        : never
/** What a document may contain: a part of an object, some items of a list or one, or the value itself. */
export type Contained<T> =
  | Part<NonNullable<T>>
  | (NonNullable<T> extends readonly (infer E)[] ? Extract<E, Scalar> : never)

/** A key of an object. */
export type KeyOf<T> = NonNullable<T> extends readonly unknown[] ? never : keyof NonNullable<T> & string
