// The types of expressions: what a value is (T), which tables it reads (F), and which operators it offers (K).
import type { OneColumn } from '../ast/executor.ts'

/** A sentence as a type: what the compiler prints where something is wrong. */
export interface Problem<Message extends string> {
  readonly '~problem': Message
}

/** One interface of operators per kind of value; `Hero.age.` offers no `like`. */
export type Kind =
  | 'plain'
  | 'plainDate'
  | 'plainTime'
  | 'plainDateTime'
  | 'text'
  | 'number'
  | 'decimal'
  | 'json'
  | 'array'
export interface Kinds<T, F extends string> {
  plain: Expr<T, F>
  plainDate: PlainDateExpr<T, F>
  plainTime: PlainTimeExpr<T, F>
  plainDateTime: PlainDateTimeExpr<T, F>
  text: TextExpr<T, F>
  number: NumberExpr<T, F>
  decimal: DecimalExpr<T, F>
  json: JsonExpr<T, F>
  array: ArrayExpr<T, F>
}

/** The facts that checks ask of an expression, in one property, so that no method is ever compared. */
export interface Facts<T, F extends string, K extends Kind> {
  readonly value: T
  readonly from: F
  readonly kind: K
}
export interface AnyExpr {
  readonly '~': Facts<unknown, string, Kind>
}
export interface Operand<out T, out F extends string> {
  readonly '~': { readonly value: T; readonly from: F }
}
export interface Of<out T, out F extends string, out K extends Kind> {
  readonly '~': Facts<T, F, K>
}
export interface Condition<out F extends string> {
  readonly '~': { readonly value: boolean | null; readonly from: F }
}
/** One term of orderBy(). */
export interface Order<out F extends string> {
  readonly '~order': F
}
/** Names of scopes that no table has: aggregates and excluded() are expressions over a table that where() cannot see. */
export type Aggregated = 'an aggregate'
export type Grouped = 'rollup(), cube() and groupingSets() belong in groupBy()'
export type Excluded = 'excluded() belongs in onConflict()'
export type Merged = 'mergeAction() belongs in returning() of mergeInto()'
/** The same of a function with over(), and of one that lacks it. */
export type Windowed = 'a window function'
export type Unwindowed = 'a window function needs over()'
/** Overrides which tables, missed by a left join, make the value null: coalesce, count and isNull are never null. */
export interface Via<V extends string> {
  readonly '~': { readonly via: V }
}

type Nulls<T> = T & null
export type Mean<K> = (K extends 'decimal' ? string : number) | null

interface Operators<out T, out F extends string, out K extends Kind> {
  readonly '~': Facts<T, F, K>
  /** Equal. `eq(null)` is IS NULL. */
  eq<V extends T | null = never, G extends string = never>(
    other: T | null | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  /** Not equal. `ne(null)` is IS NOT NULL. */
  ne<V extends T | null = never, G extends string = never>(
    other: T | null | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  gt<V extends T | null = never, G extends string = never>(
    other: NonNullable<T> | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  gte<V extends T | null = never, G extends string = never>(
    other: NonNullable<T> | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  lt<V extends T | null = never, G extends string = never>(
    other: NonNullable<T> | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  lte<V extends T | null = never, G extends string = never>(
    other: NonNullable<T> | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  /** From `low` to `high`, both included. */
  between<G extends string = never>(
    low: NonNullable<T> | Operand<T, G>,
    high: NonNullable<T> | Operand<T, G>,
  ): Expr<boolean | Nulls<T>, F | NoInfer<G>>
  /** One of a list, or of the only column of a query. An empty list holds nothing. */
  in<G extends string = never>(
    others: readonly NonNullable<T>[] | OneColumn<T | null, G>,
  ): Expr<boolean | Nulls<T>, F | NoInfer<G>>
  notIn<G extends string = never>(
    others: readonly NonNullable<T>[] | OneColumn<T | null, G>,
  ): Expr<boolean | Nulls<T>, F | NoInfer<G>>
  isNull(): Expr<boolean, F> & Via<never>
  isNotNull(): Expr<boolean, F> & Via<never>
  /** Not equal, null being a value like any other. */
  isDistinctFrom<G extends string = never>(
    other: T | null | Operand<T | null, G>,
  ): Expr<boolean, F | NoInfer<G>> & Via<never>
  /** Ascending; null sorts lowest unless told otherwise. */
  asc(options?: { nulls?: 'first' | 'last' }): Order<F>
  desc(options?: { nulls?: 'first' | 'last' }): Order<F>
}
export interface Expr<out T, out F extends string = never> extends Operators<T, F, 'plain'> {}
/** Times without a zone are all text in JavaScript: their kinds tell functions of time which parts they have. */
export interface PlainDateExpr<out T, out F extends string> extends Operators<T, F, 'plainDate'> {}
export interface PlainTimeExpr<out T, out F extends string> extends Operators<T, F, 'plainTime'> {}
export interface PlainDateTimeExpr<out T, out F extends string> extends Operators<T, F, 'plainDateTime'> {}

export interface TextExpr<out T, out F extends string> extends Operators<T, F, 'text'> {
  /** A pattern with `%` for any text and `_` for one character; case matters. */
  like<V extends string | null = never, G extends string = never>(
    pattern: string | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  /** As like(), but the case of ASCII letters does not matter. */
  ilike<V extends string | null = never, G extends string = never>(
    pattern: string | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  /** The part stands somewhere in the text; `%` and `_` mean themselves, and case matters. */
  contains<V extends string | null = never, G extends string = never>(
    part: string | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  startsWith<V extends string | null = never, G extends string = never>(
    part: string | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  endsWith<V extends string | null = never, G extends string = never>(
    part: string | Operand<V, G>,
  ): Expr<boolean | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
  concat<V extends string | null = never, G extends string = never>(
    ...parts: (string | Operand<V, G>)[]
  ): TextExpr<string | Nulls<T | NoInfer<V>>, F | NoInfer<G>>
}

export interface NumberExpr<out T, out F extends string> extends Operators<T, F, 'number'> {
  plus<V extends T | null = never, G extends string = never>(
    other: NonNullable<T> | Operand<V, G>,
  ): NumberExpr<T | Nulls<NoInfer<V>>, F | NoInfer<G>>
  minus<V extends T | null = never, G extends string = never>(
    other: NonNullable<T> | Operand<V, G>,
  ): NumberExpr<T | Nulls<NoInfer<V>>, F | NoInfer<G>>
  times<V extends T | null = never, G extends string = never>(
    other: NonNullable<T> | Operand<V, G>,
  ): NumberExpr<T | Nulls<NoInfer<V>>, F | NoInfer<G>>
  /** Real division, whatever the operands; null for a zero divisor. */
  dividedBy<G extends string = never>(
    other: NonNullable<T> | Operand<T | null, G>,
  ): NumberExpr<number | null, F | NoInfer<G>>
  /** The remainder, with the sign of the dividend; null for a zero divisor. */
  mod<V extends T | null = never, G extends string = never>(
    other: NonNullable<T> | Operand<V, G>,
  ): NumberExpr<T | null, F | NoInfer<G>>
}

export interface DecimalExpr<out T, out F extends string> extends Operators<T, F, 'decimal'> {
  /** The sum, at the larger of the two scales. */
  plus<V extends string | number | null = never, G extends string = never>(
    other: string | number | Operand<V, G>,
  ): DecimalExpr<T | Nulls<NoInfer<V>>, F | NoInfer<G>>
  minus<V extends string | number | null = never, G extends string = never>(
    other: string | number | Operand<V, G>,
  ): DecimalExpr<T | Nulls<NoInfer<V>>, F | NoInfer<G>>
  /** The product, exact: its scale is the sum of the two scales. */
  times<V extends string | number | null = never, G extends string = never>(
    other: string | number | Operand<V, G>,
  ): DecimalExpr<T | Nulls<NoInfer<V>>, F | NoInfer<G>>
  /** The quotient with `scale` digits after the point, halves away from zero; null for a zero divisor. */
  dividedBy<V extends string | number | null = never, G extends string = never>(
    other: string | number | Operand<V, G>,
    scale: number,
  ): DecimalExpr<string | null, F | NoInfer<G>>
}

export interface ArrayExpr<out T, out F extends string> extends Operators<T, F, 'array'> {
  /** One of the items is this value. */
  has(item: NonNullable<T> extends readonly (infer E)[] ? E : never): Expr<boolean | Nulls<T>, F>
}

/** A value found inside a document, or made by JavaScript, has no column builder: its kind is read off its type. */
export type KindOf<T> = [NonNullable<T>] extends [string]
  ? 'text'
  : [NonNullable<T>] extends [number | bigint]
    ? 'number'
    : [NonNullable<T>] extends [boolean | Date | Uint8Array]
      ? 'plain'
      : 'json'

type PathKeys<T> = T extends readonly unknown[] ? number : T extends object ? keyof T & string : never
type AsSql<T> = undefined extends T ? Exclude<T, undefined> | null : T
export type At<T, P> =
  NonNullable<T> extends infer O
    ? O extends readonly (infer E)[]
      ? AsSql<E> | null
      : P extends keyof O
        ? AsSql<O[P]> | Nulls<T>
        : never
    : never
export type Step<T> = PathKeys<NonNullable<T>>
type Found<T, F extends string> = Kinds<T, F>[KindOf<T>]

/** Whole documents are neither compared, ordered nor grouped: there is no eq here. */
export interface JsonExpr<out T, out F extends string> {
  readonly '~': Facts<T, F, 'json'>
  isNull(): Expr<boolean, F> & Via<never>
  isNotNull(): Expr<boolean, F> & Via<never>
  /** The value at a path of keys and positions; null where the document has none. */
  at<
    A extends Step<T>,
    B extends Step<At<T, A>> = never,
    C extends Step<At<At<T, A>, B>> = never,
    D extends Step<At<At<At<T, A>, B>, C>> = never,
  >(
    a: A,
    b?: B,
    c?: C,
    d?: D,
  ): Found<
    [B] extends [never]
      ? At<T, A>
      : [C] extends [never]
        ? At<At<T, A>, B>
        : [D] extends [never]
          ? At<At<At<T, A>, B>, C>
          : At<At<At<At<T, A>, B>, C>, D>,
    F
  >
}

/** A relation of a model: what joins and nested loading name. */
export interface Relation<out To extends string, out From extends string> {
  readonly '~relation': { readonly to: To; readonly from: From }
}
