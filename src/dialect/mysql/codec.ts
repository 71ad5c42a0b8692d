// The codecs of MySQL. Drivers bind texts, numbers, bigints and bytes, and answer numbers as numbers or as the texts that
// the server writes, bytes as bytes, and all else, documents and times too, as text.
import type { Codec, ValueType } from '../../ast/value-type.ts'
import { bigint, decimal, integer, real } from '../decoders.ts'
import { KEY_TEXT, keyText } from './key.ts'
import { moment, momentText, plainDateTime, plainTime } from './times.ts'
import { isNative } from './types.ts'

type Way = (value: unknown) => unknown

const codecs = /* @__PURE__ */ new Map<number, Codec>([[KEY_TEXT.id, { encode: keyText, decode: null, read: null }]])

/** The codec of a type, made once. */
export function codec(type: ValueType): Codec {
  let found = codecs.get(type.id)
  if (!found) codecs.set(type.id, (found = isNative(type) ? native(type) : chosen(type)))
  return found
}

const plain = (encode: Codec['encode'], decode: Codec['decode']): Codec => ({ encode, decode, read: null })
const AS_IS = plain(null, null)

/** The codec of a form that the kind has for databases of any make. */
const formOf = (type: ValueType, name: string): Codec => type.forms?.[name]?.(type, codec) ?? AS_IS

function native(type: ValueType): Codec {
  switch (type.kind) {
    case 'integer':
      return plain(null, raw => integer(raw, type))
    case 'bigint':
      return { ...formOf(type, 'digits'), decode: bigint, read: null }
    case 'real':
      return plain(formOf(type, 'double').encode, real)
    case 'decimal':
      return decimal(type, formOf(type, 'text'))
    case 'boolean':
      return plain(formOf(type, 'bit').encode, boolean)
    case 'uuid':
      return formOf(type, 'text')
    case 'blob':
      return formOf(type, 'bytes')
    case 'json':
    case 'array':
      return formOf(type, 'json')
    case 'custom':
    case 'unknown':
      return { ...formOf(type, type.kind === 'custom' ? 'own' : 'any'), exact: true }
    default:
      return temporal(type)
  }
}

function temporal(type: ValueType): Codec {
  switch (type.kind) {
    case 'timestamp':
      return plain(momentText, moment)
    case 'plainTime':
      return plain(formOf(type, 'text').encode, plainTime)
    case 'plainDateTime':
      return plain(formOf(type, 'space').encode, plainDateTime)
    case 'interval': {
      const { encode, decode } = formOf(type, 'duration')
      return plain(encode, raw => (decode as Way)(Number(raw)))
    }
    default:
      return AS_IS
  }
}

/** The form that was chosen for a column. */
function chosen(type: ValueType): Codec {
  const form = { ...formOf(type, type.storage as string), read: null }
  const { decode } = form
  return type.storage === 'milliseconds' ? { ...form, decode: raw => (decode as Way)(Number(raw)) } : form
}

/** Conditions are numbers. */
const boolean = (raw: unknown): boolean => Number(raw) !== 0
