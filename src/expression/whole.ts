// The whole numbers below and above a number.
import { whole as template } from '../kind/whole-sql.ts'
import type { Node } from '../ast/node.ts'
import { ValidationError } from '../error/validation.ts'
import { computed } from './arithmetic.ts'
import { expressionOf, nameOf } from './expr.ts'
import { ownCall } from './own-call.ts'
import type { Kinds } from './types.ts'

interface Numeric {
  readonly '~': { readonly value: unknown; readonly from: string; readonly kind: 'number' | 'decimal' }
}

/** Whole numbers of any size are their own. */
function next(name: 'floor' | 'ceil', value: unknown): never {
  const node: Node = expressionOf(value, `${name}()`)
  const { kind } = node.type
  if (kind === 'integer' || kind === 'bigint') return node as never
  if (kind !== 'real' && kind !== 'decimal' && kind !== 'unknown') {
    throw new ValidationError(`${name}() takes a number, and ${nameOf(node)} is none`)
  }
  return ownCall({ name, template }, name, [node], computed(node.type))
}

/** The highest whole number that is not above the value, of the same kind: `-1.5` goes to -2, the decimal `'1.50'` to `'1.00'`. */
export function floor<A extends Numeric>(value: A): Kinds<A['~']['value'], A['~']['from']>[A['~']['kind']] {
  return next('floor', value)
}

/** The lowest whole number that is not below the value, of the same kind: `-1.5` goes to -1, the decimal `'1.50'` to `'2.00'`. */
export function ceil<A extends Numeric>(value: A): Kinds<A['~']['value'], A['~']['from']>[A['~']['kind']] {
  return next('ceil', value)
}
