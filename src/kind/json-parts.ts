// Documents that the database makes of expressions: what each part is in them, and how it becomes its value again.
import type { Codec, ValueType } from '../ast/value-type.ts'
import { BIGINT } from './bigint.ts'
import { fromHex } from './blob.ts'
import { TIMESTAMP } from './timestamp.ts'
import { valueType } from './value-type.ts'

type CodecOf = (type: ValueType) => Codec
type Way = (value: unknown) => unknown
/** From what JSON.parse() answers for a document to the value. */
type Walk = (value: unknown, codec: CodecOf) => unknown

const decoder = (codec: Codec | undefined): Way => codec?.decode as Way

/** How a part is read, by its kind. It is JSON's own value, or the text that the value is elsewhere in JSON. */
const READERS: Readonly<Partial<Record<ValueType['kind'], (type: ValueType, codec: CodecOf) => Way | undefined>>> = {
  bigint: (type, codec) => decoder(BIGINT.forms?.['digits']?.(type, codec)),
  timestamp(type, codec) {
    const read = decoder(TIMESTAMP.forms?.['text']?.(type, codec))
    return value => ((value as string).endsWith('Z') ? read(value) : momentOf(value as string))
  },
  blob: () => value => fromHex(value as string),
  // Milliseconds.
  interval: (type, codec) => decoder(type.forms?.['duration']?.(type, codec)),
  array(type, codec) {
    const read = decoder(type.forms?.['json']?.(type, codec))
    return value => read(JSON.stringify(value))
  },
  json: (type, codec) => type.forms?.['parts'] && decoder(type.forms['parts'](type, codec)),
  integer:
    ({ accepts, expects }) =>
    value => {
      if (accepts(value)) return value
      throw new Error(`is no ${expects}`)
    },
}

/** Of a text with any distance from UTC, as databases write it in JSON. */
function momentOf(text: string): Date {
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime())) throw new Error('is no time')
  return moment
}

/** How a part of a document becomes its value; undefined where it is one already. It is not called with null. */
export const partReader = (type: ValueType, codec: CodecOf): Way | undefined => READERS[type.kind]?.(type, codec)

export const readPart = (value: unknown, type: ValueType, codec: CodecOf): unknown =>
  value === null ? null : (partReader(type, codec)?.(value) ?? value)

/** The type of a document of parts; `key` names them and all that their reading depends on. */
export function partsType(key: string, expects: string, walk: Walk): ValueType {
  const parts = (_: ValueType, codec: CodecOf): Codec => ({
    encode: null,
    decode: (value: unknown) => walk(value, codec),
    read: null,
  })
  const json = (_: ValueType, codec: CodecOf): Codec => ({
    encode: (value: unknown) => JSON.stringify(value),
    decode: (raw: string) => walk(JSON.parse(raw), codec),
    read: null,
  })
  return valueType({ kind: 'json', valibot: 'non_nullish', expects, accepts: () => true, forms: { json, parts } }, key)
}
