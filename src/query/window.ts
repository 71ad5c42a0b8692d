// Functions that look at the rows around one, and answer for each row. Each needs over().
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { Context } from '../compile/context.ts'
import { writeWindowCall } from '../compile/window.ts'
import { ValidationError } from '../error/validation.ts'
import { REAL, SAFE_INTEGER } from '../kind/number.ts'
import { argument } from '../expression/argument.ts'
import { computed } from '../expression/arithmetic.ts'
import { commonType } from '../expression/common-type.ts'
import { type Expr, expressionOf, nameOf } from '../expression/expr.ts'
import type { Kind, Of, Operand } from '../expression/types.ts'
import { over } from './over.ts'
import type { WindowFunction } from './window-types.ts'

/** A call without its window: it has no operators, because it has no value. */
class WindowCall extends Node {
  '~write'(ctx: Context, window?: () => string): string {
    return writeWindowCall(this, ctx, window)
  }
  over(window?: unknown): Expr {
    return over(this, window, FRAMED.test(this.a as string))
  }
}

const FRAMED = /_value/

const call = (name: string, args: readonly Node[], type: ValueType): never =>
  new WindowCall(op.AGGREGATE, name, args, type) as never

/** Numbers of rows stand in the SQL, because not all databases take parameters there. */
function rows(count: number, least: number, label: string): number {
  if (Number.isInteger(count) && count >= least && count <= 2_147_483_647) return count + 0
  throw new ValidationError(`${label} takes a whole number from ${least} on`)
}

/** The number of the row in its partition, from 1 on: rows that are equal in the order are numbered in any order. */
export function rowNumber(): WindowFunction<number, never, never, 'number'> {
  return call('row_number', [], SAFE_INTEGER)
}

/** One more than the rows before it in the order: rows that are equal have the same rank, and leave a gap behind them. */
export function rank(): WindowFunction<number, never, never, 'number'> {
  return call('rank', [], SAFE_INTEGER)
}

/** One more than the different places before it in the order: rows that are equal have the same, and leave no gap. */
export function denseRank(): WindowFunction<number, never, never, 'number'> {
  return call('dense_rank', [], SAFE_INTEGER)
}

/** The rows before it in the order as a share of all others, from 0 to 1. */
export function percentRank(): WindowFunction<number, never, never, 'number'> {
  return call('percent_rank', [], REAL)
}

/** The rows that are not after it in the order as a share of all, above 0 to 1. */
export function cumeDist(): WindowFunction<number, never, never, 'number'> {
  return call('cume_dist', [], REAL)
}

/** Which of so many parts, as equal as can be, the row is in: from 1 on. Throws ValidationError for no whole number. */
export function ntile(parts: number): WindowFunction<number, never, never, 'number'> {
  return call(`ntile ${rows(parts, 1, 'ntile()')}`, [], SAFE_INTEGER)
}

export interface BesideOptions {
  /** How many rows away: 1 unless given, and 0 is the row itself. */
  readonly offset?: number
}
interface OtherwiseOptions<D> extends BesideOptions {
  /** What it is where there is no such row. */
  readonly default: D
}

function beside(name: string, of: unknown, options: Partial<OtherwiseOptions<unknown>>): never {
  const node = expressionOf(of, `${name}()`)
  const label = `${name}() of ${nameOf(node)}`
  const { offset = 1 } = options
  const far = `${name} ${rows(offset, 0, label)}`
  if (!Object.hasOwn(options, 'default')) return call(far, [node], computed(node.type))
  const fallback = options.default
  const type = commonType([node, fallback])
  if (fallback === undefined || fallback === null || (type.kind === 'unknown' && node.type.kind !== 'unknown'))
    throw new ValidationError(`${label} takes a default of the same kind`)
  return call(far, [node, argument(fallback, type)], type)
}

/**
 * The value of the row before, in the order of the window; null where there is none, unless a default is given:
 * `lag(Hero.age, { offset: 2, default: 0 })`. Throws ValidationError for an offset that is no whole number.
 */
export function lag<T, F extends string, K extends Kind>(
  of: Of<T, F, K>,
  options?: BesideOptions & { readonly default?: never },
): WindowFunction<T | null, F, F, K>
export function lag<T, F extends string, K extends Kind, V extends T | null = never, G extends string = never>(
  of: Of<T, F, K>,
  options: OtherwiseOptions<NonNullable<T> | Operand<V, G>>,
): WindowFunction<T | NoInfer<V>, F | NoInfer<G>, F | NoInfer<G>, K>
export function lag(of: unknown, options: Partial<OtherwiseOptions<unknown>> = {}): never {
  return beside('lag', of, options)
}

/** The value of the row behind, as lag() is that of the row before. */
export function lead<T, F extends string, K extends Kind>(
  of: Of<T, F, K>,
  options?: BesideOptions & { readonly default?: never },
): WindowFunction<T | null, F, F, K>
export function lead<T, F extends string, K extends Kind, V extends T | null = never, G extends string = never>(
  of: Of<T, F, K>,
  options: OtherwiseOptions<NonNullable<T> | Operand<V, G>>,
): WindowFunction<T | NoInfer<V>, F | NoInfer<G>, F | NoInfer<G>, K>
export function lead(of: unknown, options: Partial<OtherwiseOptions<unknown>> = {}): never {
  return beside('lead', of, options)
}

function framed(name: string, of: unknown, label: string): never {
  const node = expressionOf(of, label)
  return call(name, [node], computed(node.type))
}

/** The value of the first row of the frame; null where the frame is empty. */
export function firstValue<T, F extends string, K extends Kind>(of: Of<T, F, K>): WindowFunction<T | null, F, F, K> {
  return framed('first_value', of, 'firstValue()')
}

/**
 * The value of the last row of the frame, which ends with the rows that are equal to the current one where there is an
 * order and nothing else is said: `frame: { rows: ['unbounded', 'unbounded'] }`. Null where the frame is empty.
 */
export function lastValue<T, F extends string, K extends Kind>(of: Of<T, F, K>): WindowFunction<T | null, F, F, K> {
  return framed('last_value', of, 'lastValue()')
}

/** The value of row number `n` of the frame, from 1 on; null where it has fewer. Throws ValidationError for no whole number. */
export function nthValue<T, F extends string, K extends Kind>(
  of: Of<T, F, K>,
  n: number,
): WindowFunction<T | null, F, F, K> {
  return framed(`nth_value ${rows(n, 1, 'nthValue()')}`, of, 'nthValue()')
}
