// Decimals in a database without them: integers scaled by a power of ten, or text whose order is the order of numbers.
import type { ValueType } from '../../ast/value-type.ts'

/** Digits that a scaled 64-bit integer always holds. */
export const SCALED_DIGITS = 18

/** Whether a decimal is stored as a scaled integer: where it fits, unless it was told to be stored otherwise. */
export const isScaled = ({ kind, storage, precision = SCALED_DIGITS }: ValueType): boolean =>
  kind === 'decimal' && storage !== 'numeric' && storage !== 'text' && precision <= SCALED_DIGITS

/** The number as an integer of units of 10^-scale; digits beyond the scale are rounded, halves away from zero. */
export function toScaled(value: string | number, scale: number): bigint {
  const text = typeof value === 'number' ? plainText(value) : value
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(text)
  if (!match) throw new Error('is no decimal')
  const [, sign, whole = '', fraction = ''] = match
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
export function fromScaled(units: bigint | number | string, scale: number): string {
  const text = String(units)
  if (!/^-?\d+$/.test(text)) throw new Error('is no whole number of units')
  if (scale === 0) return text
  const negative = text.charCodeAt(0) === 45
  const digits = (negative ? text.slice(1) : text).padStart(scale + 1, '0')
  const point = digits.length - scale
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
}

const nines = (digits: string): string => digits.replace(/\d/g, digit => String(9 - +digit))

/** Text of fixed length that sorts as the number does: negative numbers are complemented and stand before. */
export function toSortable(value: string | number, precision: number, scale: number): string {
  const units = toScaled(value, scale)
  const digits = String(units < 0n ? -units : units).padStart(precision, '0')
  return units < 0n ? `-${nines(digits)}` : `0${digits}`
}

export function fromSortable(text: string, scale: number): string {
  if (!/^[-0]\d+$/.test(text)) throw new Error('is no sortable decimal')
  const digits = text.charCodeAt(0) === 45 ? `-${nines(text.slice(1))}` : text.slice(1)
  return fromScaled(BigInt(digits), scale)
}
