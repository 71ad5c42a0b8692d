// Values of which only the value itself, or the database, tells the kind.
import type { Codec, Item, ValueType } from '../ast/value-type.ts'
import { BIGINT } from './bigint.ts'
import { BLOB, plainBytes, toHex } from './blob.ts'
import { BOOLEAN } from './boolean.ts'
import { DIGITS, decoded } from './codec.ts'
import { JSON_VALUE } from './json.ts'
import { numberType } from './number.ts'
import { TEXT } from './text.ts'
import { TIMESTAMP } from './timestamp.ts'
import { valueType } from './value-type.ts'

export const ANY: Item = {
  form: 'any',
  write: stored => (stored instanceof Uint8Array ? toHex(stored) : DIGITS.write(stored)),
  read: item => item,
}

const any = (): Codec => ({
  ...decoded((raw: unknown) => (raw instanceof Uint8Array ? plainBytes(raw) : raw)),
  item: ANY,
})

/** A result of raw SQL, whose type only the database knows. */
export const UNKNOWN: ValueType = /* @__PURE__ */ valueType(
  {
    kind: 'unknown',
    expects: 'value',
    accepts: () => true,
    forms: { any },
    typing: { beside: (_, value) => typeOf(value), at: () => JSON_VALUE },
  },
  'unknown',
)

/** The description of a plain JavaScript value, for values in `sql` templates and results of caseWhen(). */
export function typeOf(value: unknown): ValueType {
  switch (typeof value) {
    case 'string':
      return TEXT
    case 'number':
      return numberType(value)
    case 'bigint':
      return BIGINT
    case 'boolean':
      return BOOLEAN
    default:
      if (value instanceof Date) return TIMESTAMP
      if (value instanceof Uint8Array) return BLOB
      return value === null ? UNKNOWN : JSON_VALUE
  }
}
