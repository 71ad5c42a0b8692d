// What arithmetic answers: decimals keep their digits, integers widen, division is real.
import { Node } from '../ast/node.ts'
import type { ValueType } from '../ast/value-type.ts'
import { DefinitionError } from '../error/definition.ts'
import { decimalType, REAL, SAFE_INTEGER } from './value-types.ts'

/** The digits after the point of a decimal operand: of its type, or as they are written. */
export function scaleOf(operand: unknown): number {
  if (operand instanceof Node) return operand.type.scale ?? 0
  const [digits = '', exponent = '0'] = String(operand).split('e')
  const point = digits.indexOf('.')
  return Math.max(0, (point < 0 ? 0 : digits.length - point - 1) - Number(exponent))
}

/** Digits that a sum or product of decimals may have: as many as the widest exact form takes. */
const DIGITS = 18

/** The type of a sum, difference, remainder or (`product`) product. */
export function sumType(left: ValueType, right: unknown, product = false): ValueType {
  if (left.kind === 'decimal') {
    const [a, b] = [left.scale ?? 0, scaleOf(right)]
    return decimalType(DIGITS, product ? a + b : Math.max(a, b))
  }
  if (left.kind === 'integer')
    return (right instanceof Node && right.type.kind === 'real') || isFraction(right) ? REAL : SAFE_INTEGER
  return left
}

const isFraction = (value: unknown): boolean => typeof value === 'number' && !Number.isInteger(value)

/** The type of a quotient: real, or a decimal of the scale given. */
export function quotientType(left: ValueType, scale: number | undefined): ValueType {
  if (left.kind !== 'decimal') return REAL
  if (!Number.isInteger(scale) || (scale as number) < 0 || (scale as number) > DIGITS) {
    throw new DefinitionError(`dividedBy() of a decimal takes the number of digits after the point, 0 to ${DIGITS}`)
  }
  return decimalType(DIGITS, scale as number)
}

/** The type of what is computed from values of a type: storage belongs to columns, not to results. */
export const computed = (type: ValueType): ValueType =>
  type.kind === 'decimal' && (type.precision ?? 0) <= DIGITS ? decimalType(DIGITS, type.scale ?? 0) : type
