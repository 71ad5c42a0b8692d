// The bits of whole numbers, which every database has 64 of.
import type { Node } from '../ast/node.ts'
import type { OwnTemplate, ValueType } from '../ast/value-type.ts'
import { ValidationError } from '../error/validation.ts'
import * as own from '../kind/bit-sql.ts'
import { SAFE_INTEGER } from '../kind/number.ts'
import { argument } from './argument.ts'
import { computed } from './arithmetic.ts'
import { expressionOf, isNode, nameOf } from './expr.ts'
import { ownCall } from './own-call.ts'
import type { NumberExpr, Of, Operand } from './types.ts'

type Nulls<T> = T & null

function wholeOf(value: unknown, name: string): Node {
  const node = expressionOf(value, `${name}()`)
  const { kind } = node.type
  if (kind === 'integer' || kind === 'bigint' || kind === 'unknown') return node
  throw new ValidationError(`${name}() takes a whole number, and ${nameOf(node)} is none`)
}

/** Integers of every width are one kind. */
const resultOf = ({ type }: Node): ValueType => (type.kind === 'integer' ? SAFE_INTEGER : computed(type))

function other(value: unknown, name: string, first: Node): Node {
  const type = resultOf(first)
  if (isNode(value)) {
    const node = wholeOf(value, name)
    if (node.type.kind === type.kind || node.type.kind === 'unknown' || type.kind === 'unknown') return node
    throw new ValidationError(`${name}() takes numbers of one kind, and ${nameOf(node)} is ${node.type.kind}`)
  }
  if (type.accepts(value) && value !== null) return argument(value, type)
  throw new ValidationError(`${name}() takes a whole number beside ${nameOf(first)}`)
}

function pair(name: string, template: OwnTemplate, a: unknown, b: unknown): never {
  const first = wholeOf(a, name)
  return ownCall({ name, template }, '', [first, other(b, name, first)], resultOf(first))
}

/**
 * The bits that both numbers have, integers or bigints; negative ones in two's complement, as in JavaScript's BigInt:
 * `bitAnd(Hero.flags, 4).ne(0)`. Null where one is. Throws ValidationError for what is no whole number.
 * https://www.postgresql.org/docs/current/functions-math.html
 */
export function bitAnd<
  T extends number | bigint | null,
  F extends string,
  V extends T | null = never,
  G extends string = never,
>(a: Of<T, F, 'number'>, b: NonNullable<T> | Operand<V, G>): NumberExpr<T | Nulls<NoInfer<V>>, F | NoInfer<G>> {
  return pair('bitAnd', own.bitAnd, a, b)
}

/** The bits that one of the numbers has, or both. See bitAnd(). */
export function bitOr<
  T extends number | bigint | null,
  F extends string,
  V extends T | null = never,
  G extends string = never,
>(a: Of<T, F, 'number'>, b: NonNullable<T> | Operand<V, G>): NumberExpr<T | Nulls<NoInfer<V>>, F | NoInfer<G>> {
  return pair('bitOr', own.bitOr, a, b)
}

/** The bits that one of the numbers has, and not both. See bitAnd(). */
export function bitXor<
  T extends number | bigint | null,
  F extends string,
  V extends T | null = never,
  G extends string = never,
>(a: Of<T, F, 'number'>, b: NonNullable<T> | Operand<V, G>): NumberExpr<T | Nulls<NoInfer<V>>, F | NoInfer<G>> {
  return pair('bitXor', own.bitXor, a, b)
}

/** All other bits: `-n - 1`. See bitAnd(). */
export function bitNot<T extends number | bigint | null, F extends string>(of: Of<T, F, 'number'>): NumberExpr<T, F> {
  const node = wholeOf(of, 'bitNot')
  return ownCall({ name: 'bitNot', template: own.bitNot }, '', [node], resultOf(node))
}

function shifted(name: string, template: OwnTemplate, of: unknown, places: number): never {
  const node = wholeOf(of, name)
  if (!Number.isInteger(places) || places < 0 || places > 63)
    throw new ValidationError(`${name}() of ${nameOf(node)} takes 0 to 63 places`)
  return ownCall({ name, template }, String(places + 0), [node], resultOf(node))
}

/**
 * The number with its bits moved up, which doubles it for each place; what leaves the 64 bits is lost. Integers beyond 53
 * bits are a DecodeError where they are read. Throws ValidationError for other places than 0 to 63. See bitAnd().
 */
export function shiftLeft<T extends number | bigint | null, F extends string>(
  of: Of<T, F, 'number'>,
  places: number,
): NumberExpr<T, F> {
  return shifted('shiftLeft', own.shiftLeft, of, places)
}

/** The number with its bits moved down, and its sign kept: it is halved for each place, and rounded down. See shiftLeft(). */
export function shiftRight<T extends number | bigint | null, F extends string>(
  of: Of<T, F, 'number'>,
  places: number,
): NumberExpr<T, F> {
  return shifted('shiftRight', own.shiftRight, of, places)
}
