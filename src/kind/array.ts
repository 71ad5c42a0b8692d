// Lists in one column. In JSON their items have the form that columns of their kind have.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { valueType } from './value-type.ts'

type CodecOf = (type: ValueType) => Codec
type Way = ((value: unknown) => unknown) | null

/** What JSON has itself. */
const isJson = ({ kind }: ValueType): boolean => kind === 'json' || kind === 'boolean'

function encodeItem(value: unknown, type: ValueType, codec: CodecOf): unknown {
  if (value === null || isJson(type)) return value
  if (type.kind === 'array') return (value as unknown[]).map(item => encodeItem(item, type.item as ValueType, codec))
  const { encode, item } = codec(type)
  const stored = encode ? (encode as NonNullable<Way>)(value) : value
  return item ? item.write(stored) : stored
}

function decodeItem(value: unknown, type: ValueType, codec: CodecOf): unknown {
  if (value === null || isJson(type)) return value
  if (type.kind === 'array') return (value as unknown[]).map(item => decodeItem(item, type.item as ValueType, codec))
  const { decode, item } = codec(type)
  return decode ? (decode as NonNullable<Way>)(item ? item.read(value) : value) : value
}

const forms = {
  json: (type: ValueType, codec: CodecOf): Codec => ({
    encode: (value: unknown) => JSON.stringify(encodeItem(value, type, codec)),
    decode: raw => decodeItem(JSON.parse(raw), type, codec),
    read: null,
  }),
}

export function arrayType(item: ValueType): ValueType {
  const isItem = (value: unknown): boolean => value !== null && value !== undefined && item.accepts(value)
  const accepts = (value: unknown): boolean => Array.isArray(value) && value.every(isItem)
  return valueType(
    { kind: 'array', valibot: 'array', item, expects: `Array<${item.expects}>`, accepts, forms },
    `array ${item.id}`,
  )
}
