// The codecs of Postgres. Values go out as text that Postgres parses, and come back as the text that it writes; where
// the driver was asked to tell types (`exact`), they come back as `raw.ts` reads them, which codecs take as well.
import type { Codec, ValueType } from '../../ast/value-type.ts'
import { ValidationError } from '../../error/validation.ts'
import { arrayText, parseArray } from './array-text.ts'
import { bytesOf, bytesText } from './bytes.ts'
import { bigint, decimal, integer, real } from '../decoders.ts'
import { fail } from '../fail.ts'
import { isTimeText } from '../time-text.ts'
import { intervalMilliseconds, moment, plainDateTime, plainTime } from './times.ts'
import { isNative } from './types.ts'

type Way = (value: unknown) => unknown

const codecs = /* @__PURE__ */ new Map<number, Codec>()

/** The codec of a type, made once. */
export function codec(type: ValueType): Codec {
  let found = codecs.get(type.id)
  if (!found) codecs.set(type.id, (found = isNative(type) ? native(type) : chosen(type)))
  return found
}

/** https://www.postgresql.org/docs/current/datatype-character.html: the character with code zero is no text. */
function noNul(text: string): string {
  if (text.includes('\0')) throw new ValidationError('postgres keeps no text with the character U+0000')
  return text
}

const plain = (encode: Codec['encode'], decode: Codec['decode']): Codec => ({ encode, decode, read: null })
const TEXT = plain(noNul, null)

/** The codec of a form that the kind has for databases of any make. */
const formOf = (type: ValueType, name: string): Codec => type.forms?.[name]?.(type, codec) ?? TEXT

function native(type: ValueType): Codec {
  switch (type.kind) {
    case 'text':
    case 'enum':
      return TEXT
    case 'integer':
      return plain(null, raw => integer(raw, type))
    case 'bigint':
      return plain(null, bigint)
    case 'real':
      return plain(formOf(type, 'double').encode, real)
    case 'decimal':
      return decimal(type, formOf(type, 'text'))
    case 'boolean':
      return plain(null, boolean)
    case 'blob':
      return plain(null, bytes)
    case 'array':
      return list(type.item as ValueType)
    case 'json':
      return document(formOf(type, 'json'))
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
      return plain((value: Date) => value.toISOString(), moment)
    case 'plainTime':
      return plain(formOf(type, 'text').encode, plainTime)
    case 'plainDateTime':
      return plain(formOf(type, 'iso').encode, plainDateTime)
    case 'interval': {
      const { encode, decode } = formOf(type, 'duration')
      return plain(
        (value: never) => `${String((encode as Way)(value))} milliseconds`,
        (raw: string) => (decode as Way)(intervalMilliseconds(raw)),
      )
    }
    case 'uuid':
      return plain(formOf(type, 'text').encode, null)
    default:
      return plain(null, null)
  }
}

/** Kinds whose text goes back as it is: others would lose digits, or are not written so in rows. */
const OWN: Readonly<Record<string, (text: string) => boolean>> = {
  timestamp: isTimeText,
  plainTime: isTimeText,
  plainDateTime: isTimeText,
  boolean: text => text === 'true' || text === 'false',
}

/**
 * Values that Postgres sorts by, as the text that it writes. What comes back is that text, or another of the same value,
 * and one that Postgres can read.
 */
function sorted(type: ValueType): Codec {
  if (type.kind === 'custom' || type.kind === 'unknown') return { ...TEXT, read: asText }
  const { encode, decode } = codec(type) as { readonly encode: Way | null; readonly decode: Way | null }
  const own = isNative(type) ? OWN[type.kind] : undefined
  return {
    encode(text: unknown) {
      const value = decode ? decode(text) : text
      if (typeof text !== 'string' || !type.accepts(value) || own?.(text) === false) fail('is no such value')
      return own ? text : encode ? encode(value) : value
    },
    decode: null,
    read: asText,
  }
}

const asText = (sql: string): string => `CAST(${sql} AS text)`

/** The form that was chosen for a column: its stored value, from the text that Postgres writes. */
function chosen(type: ValueType): Codec {
  const { encode, decode } = formOf(type, type.storage as string)
  if (type.storage === 'milliseconds') return plain(encode, raw => (decode as Way)(Number(raw)))
  if (type.storage === 'bytes') return plain(encode, raw => (decode as Way)(bytes(raw)))
  return plain(encode, decode)
}

const TRUE = new Set<unknown>(['t', true, '1', 1])
const boolean = (raw: unknown): boolean => TRUE.has(raw)

const bytes = (raw: unknown): Uint8Array => (raw instanceof Uint8Array ? raw : bytesOf(raw as string))

/** https://www.postgresql.org/docs/current/datatype-json.html: jsonb keeps no `\u0000` either. */
const NUL = /(?:^|[^\\])(?:\\\\)*\\u0000/

const document = ({ encode, decode }: Codec): Codec =>
  plain((value: never) => {
    const text = (encode as Way)(value) as string
    return NUL.test(text) ? noNul('\0') : text
  }, decode)

/** A stored value as an item of an array. */
export function storedText(stored: unknown): string {
  return stored instanceof Uint8Array ? bytesText(stored) : String(stored)
}

/** Lists of values of a type, as one parameter. */
export function listEncoder(type: ValueType): (values: readonly unknown[]) => string {
  const encode = codec(type).encode as Way | null
  return values => arrayText(values.map(value => (value === null ? null : storedText(encode ? encode(value) : value))))
}

function list(item: ValueType): Codec {
  const decode = codec(item).decode as Way | null
  const one = (raw: unknown): unknown => (raw === null || !decode ? raw : decode(raw))
  return plain(listEncoder(item), (raw: unknown) =>
    (typeof raw === 'string' ? parseArray(raw) : (raw as unknown[])).map(one),
  )
}
