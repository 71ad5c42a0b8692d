// Values that only their own functions know.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { isGiven } from './json.ts'
import { ANY } from './unknown.ts'
import { valueType } from './value-type.ts'

/** From a checked value to what the driver binds, and back; neither ever sees null. */
export interface Ways {
  readonly encode?: (value: never) => unknown
  readonly decode?: (raw: unknown) => unknown
}

/** What a user's own function says when it fails may hold the value. */
const quiet =
  (decode: (raw: unknown) => unknown) =>
  (raw: unknown): unknown => {
    try {
      return decode(raw)
    } catch (error) {
      throw new Error('cannot be read', { cause: error })
    }
  }

/** Without a key: schema and functions are part of the description. */
export function customType(sqlType: string, schema: unknown, { encode, decode }: Ways): ValueType {
  const own = (): Codec => ({ encode: encode ?? null, decode: decode ? quiet(decode) : null, read: null, item: ANY })
  return valueType({
    kind: 'custom',
    valibot: 'non_nullish',
    expects: 'value',
    accepts: isGiven,
    sqlType,
    schema,
    forms: { own },
  })
}
