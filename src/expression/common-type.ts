// The type that several results have together: the branches of caseWhen(), the arguments of coalesce().
import { Node } from '../ast/node.ts'
import type { ValueType } from '../ast/value-type.ts'
import { computed, scaleOf } from './arithmetic.ts'
import { decimalType, integerType, REAL, TEXT, typeOf, UNKNOWN } from './value-types.ts'

/** Wide enough for every result, so that none loses digits; `unknown` where nothing fits all. */
export function commonType(results: readonly unknown[]): ValueType {
  const types: ValueType[] = []
  for (const one of results) if (one instanceof Node && one.type.kind !== 'unknown') types.push(computed(one.type))
  const columns = types.length > 0 ? types.reduce(wider) : undefined
  for (const one of results) if (one !== null && !(one instanceof Node)) types.push(literalType(one, columns))
  return types.length > 0 ? types.reduce(wider) : UNKNOWN
}

/** A plain value takes the type of the columns beside it where it fits. */
function literalType(value: unknown, beside: ValueType | undefined): ValueType {
  if (!beside?.accepts(value)) return typeOf(value)
  const digits = beside.kind === 'decimal' ? scaleOf(value) : 0
  return digits > (beside.scale ?? 0) ? decimalType(18, digits) : beside
}

const isText = ({ kind }: ValueType): boolean => kind === 'text' || kind === 'enum'
const isNumber = ({ kind }: ValueType): boolean => kind === 'integer' || kind === 'real'

function wider(a: ValueType, b: ValueType): ValueType {
  if (a.id === b.id) return a
  if (a.kind === 'decimal' && b.kind === 'decimal') return decimalType(18, Math.max(a.scale ?? 0, b.scale ?? 0))
  if (a.kind === 'integer' && b.kind === 'integer')
    return (a.bits ?? 53) > (b.bits ?? 53) ? a : integerType(b.bits ?? 53)
  if (a.kind === b.kind && a.kind !== 'custom' && a.kind !== 'array') return a.kind === 'enum' ? TEXT : a
  if (isText(a) && isText(b)) return TEXT
  if (isNumber(a) && isNumber(b)) return REAL
  if (a.kind === 'decimal' && isNumber(b)) return a
  return b.kind === 'decimal' && isNumber(a) ? b : UNKNOWN
}
