// Values inside JSON texts: the items of arrays, and of the lists that `in` looks a value up in.
import type { ValueType } from '../../ast/value-type.ts'
import type { Codec } from '../dialect.ts'

type CodecOf = (type: ValueType) => Codec

const toHex = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], byte => parseInt(byte, 16))

/** A stored value as JSON can hold it: bytes as hex, 64-bit integers as text. */
export const toJsonValue = (stored: unknown): unknown =>
  stored instanceof Uint8Array ? toHex(stored) : typeof stored === 'bigint' ? String(stored) : stored

/** A value of an array as JSON holds it: in its stored form. */
export function encodeItem(value: unknown, type: ValueType, codec: CodecOf): unknown {
  if (value === null || type.kind === 'json') return value
  if (type.kind === 'array') return (value as unknown[]).map(item => encodeItem(item, type.item as ValueType, codec))
  if (type.kind === 'boolean') return value
  const encode = codec(type).encode as ((value: unknown) => unknown) | null
  return toJsonValue(encode ? encode(value) : value)
}

export function decodeItem(value: unknown, type: ValueType, codec: CodecOf): unknown {
  if (value === null || type.kind === 'json' || type.kind === 'boolean') return value
  if (type.kind === 'array') return (value as unknown[]).map(item => decodeItem(item, type.item as ValueType, codec))
  const decode = codec(type).decode as ((raw: unknown) => unknown) | null
  const bytes = type.kind === 'blob' || (type.kind === 'uuid' && type.storage === 'bytes')
  return decode ? decode(bytes ? fromHex(value as string) : value) : value
}
