// 64-bit integers.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { castToText, DIGITS, fail } from './codec.ts'
import { valueType } from './value-type.ts'

function large(raw: string): bigint {
  try {
    return BigInt(raw)
  } catch {
    return fail('is no 64-bit integer')
  }
}

/** Read as text, because drivers round large integers. */
const digits = (): Codec => ({ encode: null, decode: large, read: castToText, item: DIGITS })

export const BIGINT: ValueType = /* @__PURE__ */ valueType(
  {
    kind: 'bigint',
    valibot: 'bigint',
    expects: '64-bit bigint',
    accepts: value => typeof value === 'bigint' && BigInt.asIntN(64, value) === value,
    forms: { digits },
  },
  'bigint',
)
