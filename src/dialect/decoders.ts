// What drivers answer for numbers, as texts, numbers or bigints, as our values. All throw an Error that says what is wrong.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { numberOf } from './digits.ts'
import { fail } from './fail.ts'

export function integer(raw: unknown, { accepts, expects }: ValueType): number {
  const value = typeof raw === 'string' ? numberOf(raw) : Number(raw)
  return accepts(value) ? value : fail(`is no ${expects}`)
}

export function bigint(raw: string | number | bigint): bigint {
  const value = BigInt(raw)
  return BigInt.asIntN(64, value) === value ? value : fail('is no 64-bit integer')
}

export function real(raw: unknown): number {
  const value = Number(raw)
  return Number.isFinite(value) ? value : fail('is no finite number')
}

/**
 * Decimals, of a type whose form as text is given. Columns write all digits of their scale; expressions may have more,
 * or fewer.
 */
export function decimal({ scale = 0 }: ValueType, { encode, decode }: Codec): Codec {
  const isWhole = (text: string): boolean => scale > 0 && text.charCodeAt(text.length - scale - 1) === 46
  return {
    encode,
    decode(raw: unknown) {
      const text = String(raw)
      return isWhole(text) ? text : (decode as (text: string) => unknown)(text)
    },
    read: null,
  }
}
