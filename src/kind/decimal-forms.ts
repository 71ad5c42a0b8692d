// Decimals in a database without them: integers scaled by a power of ten, or text whose order is the order of numbers.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { ValidationError } from '../error/validation.ts'
import { castToText, DIGITS, fail } from './codec.ts'

/** The number as an integer of units of 10^-scale; digits beyond the scale are rounded, halves away from zero. */
function toScaled(value: string | number, scale: number): bigint {
  const text = typeof value === 'number' ? plainText(value) : value
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(text)
  const [, sign, whole = '', fraction = ''] = match ?? fail('is no decimal')
  const kept = BigInt(`${whole}${fraction.slice(0, scale).padEnd(scale, '0')}` || '0')
  const rounded = (fraction.charCodeAt(scale) || 48) >= 53 ? kept + 1n : kept
  return sign === '-' ? -rounded : rounded
}

/** A number without an exponent. */
const plainText = (value: number): string => {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20) : text
}

/** `-1` units at scale 2 as `-0.01`. */
function fromScaled(units: bigint | number | string, scale: number): string {
  const text = String(units)
  if (!/^-?\d+$/.test(text)) fail('is no whole number of units')
  if (scale === 0) return text
  const negative = text.charCodeAt(0) === 45
  const digits = (negative ? text.slice(1) : text).padStart(scale + 1, '0')
  const point = digits.length - scale
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
}

const nines = (digits: string): string => digits.replace(/\d/g, digit => String(9 - +digit))

/** Text of fixed length that sorts as the number does: negative numbers are complemented and stand before. */
function toSortable(value: string | number, precision: number, scale: number): string {
  const units = toScaled(value, scale)
  const digits = String(units < 0n ? -units : units).padStart(precision, '0')
  return units < 0n ? `-${nines(digits)}` : `0${digits}`
}

function fromSortable(text: string, scale: number): string {
  if (!/^[-0]\d+$/.test(text)) fail('is no sortable decimal')
  const digits = text.charCodeAt(0) === 45 ? `-${nines(text.slice(1))}` : text.slice(1)
  return fromScaled(BigInt(digits), scale)
}

/** The nearest number, where it has all the digits. */
function asNumber(units: bigint, scale: number): number {
  const value = Number(fromScaled(units, scale))
  if (toScaled(value, scale) !== units)
    throw new ValidationError(`a decimal with storage 'numeric' has 15 digits here, and the value has more`)
  return value
}

/** A number where it is exact: drivers bind numbers faster than bigints. */
const smallest = (units: bigint): number | bigint =>
  units >= -9_007_199_254_740_991n && units <= 9_007_199_254_740_991n ? Number(units) : units

export const forms = {
  scaled({ precision = 0, scale = 0 }: ValueType): Codec {
    const encode = (value: string | number): unknown => smallest(toScaled(value, scale))
    const decode = (raw: number | string): string => fromScaled(raw, scale)
    return precision > 15 ? { encode, decode, read: castToText, item: DIGITS } : { encode, decode, read: null }
  },
  numeric({ scale = 0 }: ValueType): Codec {
    const encode = (value: string | number): unknown => asNumber(toScaled(value, scale), scale)
    return { encode, decode: (raw: number | string) => fromScaled(toScaled(raw, scale), scale), read: null }
  },
  text({ scale = 0 }: ValueType): Codec {
    const canonical = (value: string | number): string => fromScaled(toScaled(value, scale), scale)
    return { encode: canonical, decode: canonical, read: null }
  },
  sortable({ precision = 0, scale = 0 }: ValueType): Codec {
    const encode = (value: string | number): string => toSortable(value, precision, scale)
    return { encode, decode: (raw: string) => fromSortable(raw, scale), read: null }
  },
}
