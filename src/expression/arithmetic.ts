// What arithmetic answers: integers widen, division is real; other kinds say it themselves.
import { Node } from '../ast/node.ts'
import type { ValueType } from '../ast/value-type.ts'
import { REAL, SAFE_INTEGER } from '../kind/number.ts'

/** The type of a sum, difference, remainder or (`product`) product. */
export function sumType(left: ValueType, right: unknown, product = false): ValueType {
  if (left.kind !== 'integer') return left.typing?.sum?.(left, right, product) ?? left
  return (right instanceof Node && right.type.kind === 'real') || isFraction(right) ? REAL : SAFE_INTEGER
}

const isFraction = (value: unknown): boolean => typeof value === 'number' && !Number.isInteger(value)

/** The type of a quotient; `scale`: the digits after the point that a decimal is asked for. */
export const quotientType = ({ typing }: ValueType, scale: number | undefined): ValueType =>
  typing?.quotient?.(scale) ?? REAL

/** The type of what is computed from values of a type. */
export const computed = (type: ValueType): ValueType => type.typing?.computed?.(type) ?? type

/** What an aggregate of values of a type answers, or of whole rows. */
export function aggregateType(name: string, of?: ValueType): ValueType {
  const type = of && computed(of)
  if (!type || (name === 'sum' && type.kind === 'integer')) return SAFE_INTEGER
  return name === 'avg' ? (type.typing?.mean?.(type) ?? REAL) : type
}
