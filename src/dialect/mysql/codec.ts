// The codecs of MySQL. Drivers bind texts, numbers, bigints and bytes, and answer numbers as numbers or as the texts that
// the server writes, bytes as bytes, and all else, documents and times too, as text.
import type { Codec, ValueType } from '../../ast/value-type.ts'
import { bigint, decimal, integer, real } from '../decoders.ts'
import { fail } from '../fail.ts'
import { isTimeText } from '../time-text.ts'
import { KEY_TEXT, keyText } from './key.ts'
import { moment, momentText, plainDateTime, plainTime } from './times.ts'
import { isFine, isNative } from './types.ts'

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
      return { ...formOf(type, 'own'), exact: true }
    case 'unknown':
      return type.item ? sorted(type.item) : { ...formOf(type, 'any'), exact: true }
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

/**
 * Values that MySQL sorts by, as drivers answer them; times as the text that MySQL writes, because they may have more digits
 * than ours. What comes back is refused where it is no value of the kind.
 */
function sorted(type: ValueType): Codec {
  const decode = codec(type).decode as Way | null
  const fine = isFine(type)
  return {
    encode(raw: unknown) {
      const known = type.accepts(decode ? decode(raw) : raw) && (!fine || isTimeText(raw as string))
      return known ? raw : fail('is no such value')
    },
    decode: null,
    read: fine ? sql => `CAST(${sql} AS CHAR)` : null,
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
