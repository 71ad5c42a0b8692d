// How SQLite stores each kind of value (https://sqlite.org/datatype3.html), and the ways there and back.
import type { ValueType } from '../../ast/value-type.ts'
import type { Codec } from '../dialect.ts'
import { ValidationError } from '../../error/validation.ts'
import { fromScaled, fromSortable, SCALED_DIGITS, toScaled, toSortable } from './decimal.ts'
import { decodeItem, encodeItem } from './json.ts'
import { decodeTimestamp, durationToMilliseconds, millisecondsToDuration, plainDateTime, plainTime } from './time.ts'

const castToText = (sql: string): string => `CAST(${sql} AS TEXT)`
const PLAIN: Codec = { encode: null, decode: null, read: null }

const decoded = (decode: (raw: never) => unknown): Codec => ({ encode: null, decode, read: null })

const codecs = new Map<number, Codec>()

/** The codec of a type, made once. */
export function codec(type: ValueType): Codec {
  if (type.kind === 'custom') return customCodec(type)
  let found = codecs.get(type.id)
  if (!found) codecs.set(type.id, (found = makeCodec(type)))
  return found
}

function customCodec({ encode, decode }: ValueType): Codec {
  return { encode: encode ?? null, decode: decode ? quiet(decode) : null, read: null }
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

function makeCodec(type: ValueType): Codec {
  switch (type.kind) {
    case 'integer':
      return type.bits === 32 ? INTEGER_32 : decoded(raw => whole(raw, type))
    case 'bigint':
      return { encode: null, decode: large, read: castToText }
    case 'real':
      return { encode: (value: number) => (Object.is(value, -0) ? 0 : value), decode: null, read: null }
    case 'decimal':
      return decimalCodec(type)
    case 'boolean':
      return { encode: (value: boolean) => (value ? 1 : 0), decode: raw => raw === 1, read: null }
    case 'timestamp':
      return type.storage === 'milliseconds' ? MILLISECONDS : TIMESTAMP
    case 'plainTime':
      return { encode: plainTime, decode: null, read: null }
    case 'plainDateTime':
      return type.storage === 'space' ? SPACED : { encode: plainDateTime, decode: null, read: null }
    case 'interval':
      return { encode: durationToMilliseconds, decode: millisecondsToDuration, read: null }
    case 'uuid':
      return uuidCodec(type.storage)
    case 'json':
      return { encode: (value: unknown) => JSON.stringify(value), decode: raw => JSON.parse(raw), read: null }
    case 'array':
      return {
        encode: (value: unknown) => JSON.stringify(encodeItem(value, type, codec)),
        decode: raw => decodeItem(JSON.parse(raw), type, codec),
        read: null,
      }
    case 'unknown':
      return decoded((raw: unknown) => (raw instanceof Uint8Array ? plainBytes(raw) : raw))
    case 'blob':
      return decoded((raw: unknown) => (raw instanceof Uint8Array ? plainBytes(raw) : fail('is no blob')))
    default:
      return PLAIN
  }
}

function fail(message: string): never {
  throw new Error(message)
}

/** `Buffer`s of drivers become what other adapters answer. */
const plainBytes = (raw: Uint8Array): Uint8Array =>
  raw.constructor === Uint8Array ? raw : new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength)

function large(raw: string): bigint {
  try {
    return BigInt(raw)
  } catch {
    return fail('is no 64-bit integer')
  }
}

const INTEGER_32 = decoded((raw: number) => ((raw | 0) === raw ? raw : fail('is no 32-bit integer')))

const whole = (raw: unknown, type: ValueType): unknown => (type.accepts(raw) ? raw : fail(`is no ${type.expects}`))

const TIMESTAMP: Codec = { encode: (value: Date) => value.toISOString(), decode: decodeTimestamp, read: null }
const MILLISECONDS: Codec = {
  encode: (value: Date) => value.getTime(),
  decode: (raw: unknown) => (Number.isSafeInteger(raw) ? new Date(raw as number) : fail('is no time in milliseconds')),
  read: null,
}
const SPACED: Codec = {
  encode: (value: string) => plainDateTime(value).replace('T', ' '),
  decode: (raw: string) => raw.replace(' ', 'T'),
  read: null,
}

function decimalCodec({ precision = SCALED_DIGITS, scale = 0, storage }: ValueType): Codec {
  if (storage === 'numeric') {
    const encode = (value: string | number): unknown => asNumber(toScaled(value, scale), scale)
    return { encode, decode: (raw: number | string) => fromScaled(toScaled(raw, scale), scale), read: null }
  }
  if (storage === 'text') {
    const canonical = (value: string | number): string => fromScaled(toScaled(value, scale), scale)
    return { encode: canonical, decode: canonical, read: null }
  }
  if (precision > SCALED_DIGITS) {
    const encode = (value: string | number): string => toSortable(value, precision, scale)
    return { encode, decode: (raw: string) => fromSortable(raw, scale), read: null }
  }
  const encode = (value: string | number): unknown => smallest(toScaled(value, scale))
  const decode = (raw: number | string): string => fromScaled(raw, scale)
  return { encode, decode, read: precision > 15 ? castToText : null }
}

/** The nearest number, where it has all the digits. */
function asNumber(units: bigint, scale: number): number {
  const value = Number(fromScaled(units, scale))
  if (toScaled(value, scale) !== units)
    throw new ValidationError(`a decimal with storage 'numeric' has 15 digits here, and the value has more`)
  return value
}

/** A number where it is exact: drivers bind numbers faster than bigints. */
const smallest = (units: bigint): number | bigint =>
  units >= -9_007_199_254_740_991n && units <= 9_007_199_254_740_991n ? Number(units) : units

function uuidCodec(storage: string | undefined): Codec {
  if (storage === undefined || storage === 'text')
    return { encode: (value: string) => value.toLowerCase(), decode: null, read: null }
  const hex = (value: string): string => value.toLowerCase().replaceAll('-', '')
  const dashed = (text: string): string =>
    text.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  if (storage === 'hex') return { encode: hex, decode: dashed, read: null }
  const encode = (value: string): Uint8Array =>
    Uint8Array.from(hex(value).match(/../g) ?? [], byte => parseInt(byte, 16))
  const decode = (raw: Uint8Array): string =>
    dashed(Array.from(raw, byte => byte.toString(16).padStart(2, '0')).join(''))
  return { encode, decode, read: null }
}
