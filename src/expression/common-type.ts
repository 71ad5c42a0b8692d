// The type that several results have together: the branches of caseWhen(), the arguments of coalesce().
import { Node } from '../ast/node.ts'
import type { ValueType } from '../ast/value-type.ts'
import { integerType, REAL } from '../kind/number.ts'
import { TEXT } from '../kind/text.ts'
import { typeOf, UNKNOWN } from '../kind/unknown.ts'
import { computed } from './arithmetic.ts'

/** Wide enough for every result, so that none loses digits; `unknown` where nothing fits all. */
export function commonType(results: readonly unknown[]): ValueType {
  const types: ValueType[] = []
  for (const one of results) if (one instanceof Node && one.type.kind !== 'unknown') types.push(computed(one.type))
  const columns = types.length > 0 ? types.reduce(wider) : undefined
  for (const one of results) if (one !== null && !(one instanceof Node)) types.push(literalType(one, columns))
  return types.length > 0 ? types.reduce(wider) : UNKNOWN
}

/** A plain value takes the type of the columns beside it where it fits. */
const literalType = (value: unknown, beside: ValueType | undefined): ValueType =>
  beside?.accepts(value) ? (beside.typing?.beside?.(beside, value) ?? beside) : typeOf(value)

const isText = ({ kind }: ValueType): boolean => kind === 'text' || kind === 'enum'
const isNumber = ({ kind }: ValueType): boolean => kind === 'integer' || kind === 'real'

function wider(a: ValueType, b: ValueType): ValueType {
  if (a.id === b.id) return a
  const own = a.typing?.wider ?? b.typing?.wider
  if (own) return own(a, b) ?? UNKNOWN
  if (a.kind === 'integer' && b.kind === 'integer')
    return (a.bits ?? 53) > (b.bits ?? 53) ? a : integerType(b.bits ?? 53)
  if (a.kind === b.kind && a.kind !== 'custom' && a.kind !== 'array') return a.kind === 'enum' ? TEXT : a
  if (isText(a) && isText(b)) return TEXT
  return isNumber(a) && isNumber(b) ? REAL : UNKNOWN
}
