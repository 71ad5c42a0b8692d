// Values on their way to Postgres and back, as the texts that it reads and writes.
import { describe, expect, test } from 'vitest'
import { codec } from '../../../src/dialect/postgres/codec.ts'
import { rawParser } from '../../../src/dialect/postgres/raw.ts'
import { parseArray } from '../../../src/dialect/postgres/array-text.ts'
import { intervalMilliseconds, moment } from '../../../src/dialect/postgres/times.ts'
import {
  array,
  bigint,
  blob,
  boolean,
  decimal,
  integer,
  interval,
  json,
  plainDateTime,
  plainTime,
  real,
  text,
  timestamp,
  uuid,
  ValidationError,
} from '../../../src/index.ts'
import { typeOfBuilder } from '../../../src/expression/functions.ts'
import * as v from 'valibot'

const codecOf = (builder: unknown) => codec(typeOfBuilder(builder as never))
const encode = (builder: unknown, value: unknown): unknown => codecOf(builder).encode?.(value as never) ?? value
const decode = (builder: unknown, raw: unknown): unknown => {
  const { decode: way } = codecOf(builder)
  return way ? way(raw as never) : raw
}

test.each([
  ['timestamps', timestamp(), '2024-02-29 12:00:00.25+00', new Date('2024-02-29T12:00:00.250Z')],
  ['timestamps of microseconds', timestamp(), '1970-01-01 00:00:00.569999+00', new Date(570)],
  ['timestamps with all milliseconds', timestamp(), '1969-12-31 23:59:59.999+00', new Date(-1)],
  ['timestamps without milliseconds', timestamp(), '2024-02-29 12:00:00+00', new Date('2024-02-29T12:00:00Z')],
  ['timestamps of another zone', timestamp(), '2024-02-29 17:30:00.5+05:30', new Date('2024-02-29T12:00:00.500Z')],
  ['the first moment', timestamp(), '0001-01-01 00:00:00+00', new Date('0001-01-01T00:00:00Z')],
  ['the first moment further west', timestamp(), '0001-12-31 23:00:00-01 BC', new Date('0001-01-01T00:00:00Z')],
  ['timestamps of milliseconds', timestamp({ storage: 'milliseconds' }), '-1', new Date(-1)],
  ['times', plainTime(), '10:30:00.5', '10:30:00.500'],
  ['times without milliseconds', plainTime(), '10:30:00', '10:30:00'],
  ['dates with times', plainDateTime(), '2024-02-29 10:30:00.25', '2024-02-29T10:30:00.250'],
  ['durations', interval(), '1 day 02:00:00', 'P1DT2H'],
  ['durations below zero', interval(), '-00:01:00', '-PT1M'],
  ['bigints', bigint(), '9223372036854775807', 9223372036854775807n],
  ['numbers', real(), '1e-07', 1e-7],
  ['decimals', decimal(10, 2), '-1.50', '-1.50'],
  ['decimals with digits of an expression', decimal(10, 2), '1.005', '1.01'],
  ['booleans', boolean(), 'f', false],
  ['bytes', blob(), '\\x00ff', new Uint8Array([0, 255])],
  ['lists', array(text()), '{a,"b \\"c\\" \\\\",""}', ['a', 'b "c" \\', '']],
  ['lists of bytes', array(blob()), '{"\\\\x00ff"}', [new Uint8Array([0, 255])]],
  ['documents', json(v.any()), '{"a": [1]}', { a: [1] }],
])('%s are read', (_, builder, raw, value) => expect(decode(builder, raw)).toEqual(value))

test.each([
  ['durations', interval(), '-PT1M', '-60000 milliseconds'],
  ['uuids', uuid(), 'ABCDEF00-0000-4000-8000-000000000000', 'abcdef00-0000-4000-8000-000000000000'],
  ['decimals', decimal(10, 2), '5', '5.00'],
  ['lists', array(text()), ['a', 'null', 'x"y\\', ''], '{a,"null","x\\"y\\\\",""}'],
  ['lists of moments', array(timestamp()), [new Date(0)], '{1970-01-01T00:00:00.000Z}'],
])('%s are written', (_, builder, value, stored) => expect(encode(builder, value)).toEqual(stored))

test.each([
  ['text', text(), 'a\0b'],
  ['a list', array(text()), ['\0']],
  ['a document', json(v.any()), { a: '\0' }],
])('%s with U+0000 is refused before anything is sent', (_, builder, value) => {
  expect(() => encode(builder, value)).toThrow(ValidationError)
})

test('a document may speak of U+0000', () => {
  expect(encode(json(v.any()), { a: '\\u0000' })).toBe('{"a":"\\\\u0000"}')
})

test.each([
  ['integers beyond their width', integer(), '2147483648'],
  ['bigints beyond 64 bits', bigint(), '9223372036854775808'],
  ['no number', real(), 'NaN'],
  ['no moment', timestamp(), 'infinity'],
  ['a month, which has no length', interval(), '1 mon'],
  ['no bytes', blob(), 'abc'],
  ['no list', array(text()), 'abc'],
  ['half a list', array(text()), '{a'],
])('%s are an error', (_, builder, raw) => expect(() => decode(builder, raw)).toThrow())

describe('raw SQL reads by the type of the column', () => {
  test.each([
    ['int4', 23, '5', 5],
    ['int8', 20, '5', 5],
    ['int8 beyond what numbers hold', 20, '9007199254740993', 9007199254740993n],
    ['numeric', 1700, '1.50', '1.50'],
    ['float8', 701, '1.5', 1.5],
    ['bool', 16, 't', true],
    ['timestamptz', 1184, '2024-02-29 12:00:00+00', '2024-02-29T12:00:00.000Z'],
    ['an infinite timestamptz', 1184, 'infinity', 'infinity'],
    ['timestamp', 1114, '2024-02-29 12:00:00.5', '2024-02-29T12:00:00.500'],
    ['bytea', 17, '\\x01', new Uint8Array([1])],
    ['jsonb', 3802, '{"a": 1}', '{"a": 1}'],
    ['int4[]', 1007, '{1,NULL,{2}}', [1, null, [2]]],
    ['text[]', 1009, '{a,NULL,"NULL"}', ['a', null, 'NULL']],
  ])('%s', (_, oid, raw, value) => expect(rawParser(oid)(raw)).toEqual(value))
})

test('what is neither is told by its text', () => {
  expect(() => parseArray('{"a')).toThrow('is no array')
  expect(() => moment('soon')).toThrow('is no time')
  expect(() => intervalMilliseconds('1 year')).toThrow('is no exact duration')
})
