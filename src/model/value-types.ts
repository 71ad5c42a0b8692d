// The descriptions of values that only columns have, and the checks that go with them.
import type { ValueType } from '../ast/value-type.ts'
import { TEXT, TIMESTAMP, valueType } from '../expression/value-types.ts'
import { isInterval, isPlainDate, isPlainDateTime, isPlainTime } from './temporal.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const DECIMAL = /^-?(\d+)(?:\.(\d+))?$/

/** One of the library's descriptions with a way of storing chosen. */
const stored = (type: ValueType, storage: string | undefined): ValueType =>
  storage === undefined ? type : valueType({ ...type, storage }, `${type.kind} ${storage}`)

export const textType = (maxLength: number | undefined): ValueType =>
  maxLength === undefined ? TEXT : valueType({ ...TEXT, maxLength }, `text ${maxLength}`)

export const timestampType = (storage?: string): ValueType => stored(TIMESTAMP, storage)

export const plainDateType = (): ValueType =>
  valueType({ kind: 'plainDate', expects: 'date (YYYY-MM-DD)', accepts: isPlainDate }, 'plainDate')

export const plainTimeType = (): ValueType =>
  valueType({ kind: 'plainTime', expects: 'time (HH:MM:SS)', accepts: isPlainTime }, 'plainTime')

export const plainDateTimeType = (storage?: string): ValueType =>
  stored(
    valueType(
      { kind: 'plainDateTime', expects: 'date and time (YYYY-MM-DDTHH:MM:SS)', accepts: isPlainDateTime },
      'plainDateTime',
    ),
    storage,
  )

export const intervalType = (): ValueType =>
  valueType({ kind: 'interval', expects: 'exact ISO 8601 duration', accepts: isInterval }, 'interval')

export const uuidType = (storage?: string): ValueType =>
  stored(
    valueType(
      { kind: 'uuid', expects: 'UUID', accepts: value => typeof value === 'string' && UUID.test(value) },
      'uuid',
    ),
    storage,
  )

/** How many digits count, zeros at one end left out. A loop, because /0+$/ is slow on hostile text. */
function digits(text: string, from: number, step: 1 | -1): number {
  let count = text.length
  for (let at = from; count > 0 && text[at] === '0'; at += step) count--
  return count
}

/** A decimal in a column takes text only, and only what fits: zeros at either end do not count. */
export function decimalColumnType(precision: number, scale: number, storage?: string): ValueType {
  const accepts = (value: unknown): boolean => {
    const [, whole, part = ''] = (typeof value === 'string' && DECIMAL.exec(value)) || []
    return whole !== undefined && digits(whole, 0, 1) <= precision - scale && digits(part, part.length - 1, -1) <= scale
  }
  const expects = `decimal(${precision}, ${scale})`
  const type = { kind: 'decimal' as const, precision, scale, expects, accepts }
  return valueType(storage ? { ...type, storage } : type, `column ${expects} ${storage ?? ''}`)
}

export function enumType(values: readonly string[]): ValueType {
  const expects = `(${values.map(value => JSON.stringify(value)).join(' | ')})`
  const accepts = (value: unknown): boolean => values.includes(value as string)
  return valueType({ kind: 'enum', values, expects, accepts }, `enum ${expects}`)
}

export function arrayType(item: ValueType): ValueType {
  const isItem = (value: unknown): boolean => value !== null && value !== undefined && item.accepts(value)
  const accepts = (value: unknown): boolean => Array.isArray(value) && value.every(isItem)
  return valueType({ kind: 'array', item, expects: `Array<${item.expects}>`, accepts }, `array ${item.id}`)
}

/** Null and undefined never come from a document: NULL in the database is asked for by nullable(). */
const isGiven = (value: unknown): boolean => value !== null && value !== undefined

/** Without a key: the schema is part of the description. */
export const jsonType = (schema: unknown): ValueType =>
  valueType({ kind: 'json', expects: 'JSON', accepts: isGiven, schema })

export const customType = (own: Pick<ValueType, 'sqlType' | 'schema' | 'encode' | 'decode'>): ValueType =>
  valueType({ kind: 'custom', expects: 'value', accepts: isGiven, ...own })
