// UUIDs, as text, as digits alone or as bytes.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { fromHex, HEX, toHex } from './blob.ts'
import { encoded, NOT_AS_TEXT } from './codec.ts'
import { stored, valueType } from './value-type.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const digits = (value: string): string => value.toLowerCase().replaceAll('-', '')
const dashed = (text: string): string =>
  text.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const forms = {
  text: (): Codec => encoded((value: string) => value.toLowerCase()),
  hex: (): Codec => ({ encode: digits, decode: dashed, read: null }),
  bytes: (): Codec => ({
    encode: (value: string) => fromHex(digits(value)),
    decode: (raw: Uint8Array) => dashed(toHex(raw)),
    read: null,
    item: HEX,
  }),
}

export function uuidType(storage?: string): ValueType {
  const accepts = (value: unknown): boolean => typeof value === 'string' && UUID.test(value)
  const type = valueType({ kind: 'uuid', expects: 'UUID', accepts, forms }, 'uuid')
  return stored(storage === undefined || storage === 'text' ? type : { ...type, sql: NOT_AS_TEXT }, storage)
}
