// Decimals: which texts they are, and which digits expressions of them have.
import { Node } from '../ast/node.ts'
import type { Typing, ValueType } from '../ast/value-type.ts'
import { DefinitionError } from '../error/definition.ts'
import { forms } from './decimal-forms.ts'
import { MAX_DIGITS, sql } from './decimal-sql.ts'
import { valueType } from './value-type.ts'

/** A number, or the text of one, with so many digits before the point at most. */
function isDecimal(value: unknown, whole: number): boolean {
  if (typeof value === 'number') return Math.abs(value) < 10 ** whole
  const digits = typeof value === 'string' ? /^[+-]?(?=\.?\d)0*(\d*)\.?\d*$/.exec(value)?.[1] : undefined
  return digits !== undefined && digits.length <= whole
}

/** The digits after the point of a decimal operand: of its type, or as they are written. */
function scaleOf(operand: unknown): number {
  if (operand instanceof Node) return operand.type.scale ?? 0
  const [digits = '', exponent = '0'] = String(operand).split('e')
  const point = digits.indexOf('.')
  return Math.max(0, (point < 0 ? 0 : digits.length - point - 1) - Number(exponent))
}

const withoutZeros = (value: unknown): string => String(value).replace(/(\.\d*?)0+$/, '$1')

const isNumber = ({ kind }: ValueType): boolean => kind === 'integer' || kind === 'real'
const widest = (a: number, b: number): ValueType => computedType(Math.max(a, b))

const typing: Typing = {
  beside(type, value) {
    // Where a database has no arithmetic for so many digits, zeros at the end need none either.
    const scale = scaleOf((type.precision ?? 0) > MAX_DIGITS ? withoutZeros(value) : value)
    const wide = computedType(scale)
    const fits = typeof value === 'string' && scale <= (type.scale ?? 0) && type.accepts(value)
    return fits || !wide.accepts(value) ? null : wide
  },
  /** Nothing that has digits beyond those of the type; what is no decimal at all is refused later. */
  canEqual(type, value) {
    const scale = scaleOf(withoutZeros(value))
    return !computedType(scale).accepts(value) || (scale <= (type.scale ?? 0) && type.accepts(value))
  },
  sum({ scale = 0 }, right, product) {
    return product ? computedType(scale + scaleOf(right)) : widest(scale, scaleOf(right))
  },
  quotient(scale = -1) {
    if (!Number.isInteger(scale) || scale < 0 || scale > MAX_DIGITS) {
      throw new DefinitionError(
        `dividedBy() of a decimal takes the number of digits after the point, 0 to ${MAX_DIGITS}`,
      )
    }
    return computedType(scale)
  },
  mean: ({ scale = 0 }) => computedType(scale + 4),
  /** Storage belongs to columns, not to results. */
  computed: type => ((type.precision ?? 0) <= MAX_DIGITS ? computedType(type.scale ?? 0) : type),
  wider(a, b) {
    if (a.kind === b.kind) return widest(a.scale ?? 0, b.scale ?? 0)
    const [decimal, other] = a.kind === 'decimal' ? [a, b] : [b, a]
    return isNumber(other) ? decimal : null
  },
}

/** What sums and products of decimals are: as many digits as the widest exact form takes. */
function computedType(scale: number): ValueType {
  const accepts = (value: unknown): boolean => isDecimal(value, MAX_DIGITS - scale)
  const expects = `decimal of ${MAX_DIGITS} digits`
  return valueType(
    { kind: 'decimal', precision: MAX_DIGITS, scale, expects, accepts, forms, typing, sql },
    `decimal ${MAX_DIGITS} ${scale}`,
  )
}

const DECIMAL = /^-?(\d+)(?:\.(\d+))?$/

/** How many digits count, zeros at one end left out. A loop, because /0+$/ is slow on hostile text. */
function digits(text: string, from: number, step: 1 | -1): number {
  let count = text.length
  for (let at = from; count > 0 && text[at] === '0'; at += step) count--
  return count
}

/** A decimal in a column takes text only, and only what fits: zeros at either end do not count. */
export function decimalType(precision: number, scale: number, storage?: string): ValueType {
  const accepts = (value: unknown): boolean => {
    const [, whole, part = ''] = (typeof value === 'string' && DECIMAL.exec(value)) || []
    return whole !== undefined && digits(whole, 0, 1) <= precision - scale && digits(part, part.length - 1, -1) <= scale
  }
  const expects = `decimal(${precision}, ${scale})`
  const type = { kind: 'decimal' as const, precision, scale, expects, accepts, forms, typing, sql }
  return valueType(storage ? { ...type, storage } : type, `column ${expects} ${storage ?? ''}`)
}
