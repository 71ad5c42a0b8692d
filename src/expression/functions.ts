// The SQL functions, as imports: what is not imported costs nothing.
import * as op from '../ast/op.ts'
import type { ValueType } from '../ast/value-type.ts'
import { ValidationError } from '../error/validation.ts'
import { SAFE_INTEGER } from '../kind/number.ts'
import { scalars } from '../kind/scalar-sql.ts'
import { TEXT } from '../kind/text.ts'
import { TIMESTAMP } from '../kind/timestamp.ts'
import { argument } from './argument.ts'
import { computed } from './arithmetic.ts'
import { commonType } from './common-type.ts'
import { Expr, expressionOf, nameOf } from './expr.ts'
import type { AnyExpr, Expr as Plain, Kinds, NumberExpr, Operand, TextExpr, Via } from './types.ts'

type Nulls<T> = T & null
export type PlainValue<X> = X extends { '~': { value: infer T } } ? T : X
export type FromOf<X> = X extends { '~': { from: infer F extends string } } ? F : never

/** A call that brings its SQL, so that apps without functions carry none of that. */
class CallExpr extends Expr {
  get '~own'(): typeof scalars {
    return scalars
  }
}

/** A call of a function that dialects know by this name; results are typed by the callers below. */
function call(name: string, args: readonly unknown[], type: ValueType): never {
  if (args.includes(undefined)) throw new ValidationError(`${name}() is called with undefined`)
  return new CallExpr(
    op.CALL,
    name,
    args.map(arg => argument(arg, type)),
    type,
  ) as never
}

/** The first of two values that is not null. Null only where both are. */
export function coalesce<A extends AnyExpr, const B>(
  first: A,
  last: B | Operand<A['~']['value'], string>,
): Kinds<NonNullable<A['~']['value']> | PlainValue<B>, A['~']['from'] | FromOf<B>>[A['~']['kind']] & Via<FromOf<B>> {
  return call('coalesce', [first, last], commonType([first, last]))
}

/** Null where the two are equal, else the first. */
export function nullIf<A extends AnyExpr, G extends string = never>(
  value: A,
  other: NonNullable<A['~']['value']> | Operand<A['~']['value'], G>,
): Kinds<A['~']['value'] | null, A['~']['from'] | NoInfer<G>>[A['~']['kind']] {
  return call('nullIf', [value, other], commonType([value, other]))
}

/** Lower case of the ASCII letters; other letters stay, on every database. */
export function lower<T extends string | null, F extends string>(text: Operand<T, F>): TextExpr<string | Nulls<T>, F> {
  return call('lower', [text], TEXT)
}

/** Upper case of the ASCII letters; other letters stay, on every database. */
export function upper<T extends string | null, F extends string>(text: Operand<T, F>): TextExpr<string | Nulls<T>, F> {
  return call('upper', [text], TEXT)
}

/** The number of characters (Unicode code points). */
export function length<T extends string | null, F extends string>(
  text: Operand<T, F>,
): NumberExpr<number | Nulls<T>, F> {
  return call('length', [text], SAFE_INTEGER)
}

/** The text without spaces at both ends. */
export function trim<T extends string | null, F extends string>(text: Operand<T, F>): TextExpr<string | Nulls<T>, F> {
  return call('trim', [text], TEXT)
}

/** The parts one after another; numbers as their digits. Null where a part is null. */
export function concat<P extends readonly (string | number | Operand<string | number | null, string>)[]>(
  ...parts: P
): TextExpr<string | Nulls<PlainValue<P[number]>>, FromOf<P[number]>> {
  return call('concat', parts, TEXT)
}

/** The distance from zero. */
export function abs<A extends { '~': { value: unknown; from: string; kind: 'number' | 'decimal' } }>(
  value: A,
): Kinds<A['~']['value'], A['~']['from']>[A['~']['kind']] {
  return call('abs', [value], computed(expressionOf(value, 'abs()').type))
}

/** The nearest number with `digits` digits after the point (0 unless given); halves go away from zero. */
export function round<A extends { '~': { value: unknown; from: string; kind: 'number' | 'decimal' } }>(
  value: A,
  digits = 0,
): Kinds<A['~']['value'], A['~']['from']>[A['~']['kind']] {
  const node = expressionOf(value, 'round()')
  if (!Number.isInteger(digits) || digits < 0 || digits > 15) {
    throw new ValidationError(`round() of ${nameOf(node)} takes 0 to 15 digits`)
  }
  return new CallExpr(op.CALL, `round ${digits}`, [node], computed(node.type)) as never
}

/** The time of the database, UTC, in the form that timestamp columns have. */
export function now(): Plain<Date, never> {
  return call('now', [], TIMESTAMP)
}

/** A column builder, as far as cast() and sql`...`.returns() need one. */
export interface Typed {
  readonly '~': { out: unknown; kind: keyof Kinds<unknown, string> }
}

/** The description of values behind a column builder. */
export function typeOfBuilder(builder: Typed): ValueType {
  return (builder as unknown as { readonly '~': { readonly type: ValueType } })['~'].type
}

/** The value as another kind: `cast(Hero.age, text())`. What cannot be converted is the database's error, or its zero. */
export function cast<V, F extends string, C extends Typed>(
  value: Operand<V, F>,
  to: C,
): Kinds<C['~']['out'] | Nulls<V>, F>[C['~']['kind']] {
  return new Expr(op.CAST, null, [expressionOf(value, 'cast()')], typeOfBuilder(to)) as never
}
