// Bytes.
import type { Codec, Item, ValueType } from '../ast/value-type.ts'
import { decoded, fail, NOT_AS_TEXT } from './codec.ts'
import { valueType } from './value-type.ts'

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
export const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], byte => parseInt(byte, 16))

export const HEX: Item = {
  form: 'hex',
  write: stored => toHex(stored as Uint8Array),
  read: item => fromHex(item as string),
}

/** `Buffer`s of drivers become what other adapters answer. */
export const plainBytes = (raw: Uint8Array): Uint8Array =>
  raw.constructor === Uint8Array ? raw : new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength)

const bytes = (): Codec => ({
  ...decoded((raw: unknown) => (raw instanceof Uint8Array ? plainBytes(raw) : fail('is no blob'))),
  item: HEX,
})

export const BLOB: ValueType = /* @__PURE__ */ valueType(
  {
    kind: 'blob',
    valibot: 'instance',
    expects: 'Uint8Array',
    accepts: value => value instanceof Uint8Array,
    forms: { bytes },
    sql: NOT_AS_TEXT,
  },
  'blob',
)
