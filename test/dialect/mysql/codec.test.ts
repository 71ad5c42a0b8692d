// Values on their way to MySQL and back: as the drivers bind them, and as the server writes them.
import { describe, expect, test } from 'vitest'
import { codec } from '../../../src/dialect/mysql/codec.ts'
import { typeOfBuilder } from '../../../src/expression/functions.ts'
import {
  array,
  bigint,
  blob,
  boolean,
  decimal,
  integer,
  interval,
  json,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  text,
  timestamp,
  uuid,
} from '../../../src/index.ts'
import * as v from 'valibot'

const codecOf = (builder: unknown) => codec(typeOfBuilder(builder as never))
const encode = (builder: unknown, value: unknown): unknown => codecOf(builder).encode?.(value as never) ?? value
const decode = (builder: unknown, raw: unknown): unknown => {
  const { decode: way } = codecOf(builder)
  return way ? way(raw as never) : raw
}

const UUID = '0189c1f2-7f3e-7abc-8def-00112233aabb'

test.each([
  ['timestamps', timestamp(), '2024-02-29 12:00:00.250', new Date('2024-02-29T12:00:00.250Z')],
  ['timestamps of whole seconds', timestamp(), '2024-02-29 12:00:00', new Date('2024-02-29T12:00:00Z')],
  ['timestamps of microseconds', timestamp(), '2024-02-29 12:00:00.250000', new Date('2024-02-29T12:00:00.250Z')],
  ['timestamps of few digits', timestamp(), '2024-02-29 12:00:00.5', new Date('2024-02-29T12:00:00.500Z')],
  ['the first moment', timestamp(), '0001-01-01 00:00:00', new Date('0001-01-01T00:00:00Z')],
  ['a leap day before Date knows its century', timestamp(), '0004-02-29 00:00:00', new Date('0004-02-29T00:00:00Z')],
  ['the last moment', timestamp(), '9999-12-31 23:59:59.999', new Date('9999-12-31T23:59:59.999Z')],
  ['timestamps as bytes', timestamp(), '\xe8\x07\x02\x1d\x0c\x00\x01', new Date('2024-02-29T12:00:01Z')],
  ['timestamps as bytes of a day', timestamp(), '\x01\x00\x01\x01', new Date('0001-01-01T00:00:00Z')],
  [
    'timestamps as bytes with milliseconds',
    timestamp(),
    '\x0f\x27\x0c\x1f\x17\x3b\x3b\x18\x3e\x0f\x00',
    new Date('9999-12-31T23:59:59.999Z'),
  ],
  ['timestamps of milliseconds', timestamp({ storage: 'milliseconds' }), '-1', new Date(-1)],
  ['timestamps as text', timestamp({ storage: 'text' }), '1970-01-01T00:00:00.001Z', new Date(1)],
  ['dates', plainDate(), '2024-02-29', '2024-02-29'],
  ['times', plainTime(), '10:30:00.5', '10:30:00.500'],
  ['times without milliseconds', plainTime(), '10:30:00.000', '10:30:00'],
  ['times of whole seconds', plainTime(), '10:30:00', '10:30:00'],
  ['dates with times', plainDateTime(), '2024-02-29 10:30:00.250', '2024-02-29T10:30:00.250'],
  ['dates with whole seconds', plainDateTime(), '2024-02-29 10:30:00.000', '2024-02-29T10:30:00'],
  ['durations', interval(), 93_600_000, 'P1DT2H'],
  ['durations as text', interval(), '-60000', '-PT1M'],
  ['integers', integer(), 5, 5],
  ['integers as text, as sums are', integer(), '5', 5],
  ['bigints', bigint(), '9223372036854775807', 9223372036854775807n],
  ['bigints that are numbers', bigint(), -1, -1n],
  ['bigints', bigint(), 5n, 5n],
  ['numbers', real(), 1e-7, 1e-7],
  ['numbers as text', real(), '1.5', 1.5],
  ['decimals', decimal(10, 2), '-1.50', '-1.50'],
  ['decimals with digits of an expression', decimal(10, 2), '1.005', '1.01'],
  ['decimals that are integers', decimal(10, 2), 3, '3.00'],
  ['booleans', boolean(), 1, true],
  ['booleans as text', boolean(), '0', false],
  ['bytes', blob(), Buffer.from([0, 255]), new Uint8Array([0, 255])],
  ['uuids', uuid(), UUID, UUID],
  ['uuids as bytes', uuid({ storage: 'bytes' }), Buffer.from(UUID.replaceAll('-', ''), 'hex'), UUID],
  ['lists', array(text()), '["a", "b \\"c\\"", ""]', ['a', 'b "c"', '']],
  ['lists of bigints', array(bigint()), '["9223372036854775807"]', [9223372036854775807n]],
  ['lists of moments', array(timestamp()), '["1970-01-01 00:00:00.001"]', [new Date(1)]],
  ['lists of booleans', array(boolean()), '[true, false]', [true, false]],
  ['lists of bytes', array(blob()), '["00ff"]', [new Uint8Array([0, 255])]],
  ['documents', json(v.any()), '{"a": [1]}', { a: [1] }],
])('%s are read', (_, builder, raw, value) => expect(decode(builder, raw)).toEqual(value))

test.each([
  ['timestamps', timestamp(), new Date('2024-02-29T12:00:00.250Z'), '2024-02-29 12:00:00.250'],
  ['the first moment', timestamp(), new Date('0001-01-01T00:00:00Z'), '0001-01-01 00:00:00.000'],
  ['timestamps of milliseconds', timestamp({ storage: 'milliseconds' }), new Date(-1), -1],
  ['times', plainTime(), '10:30', '10:30:00'],
  ['dates with times', plainDateTime(), '2024-02-29T10:30', '2024-02-29 10:30:00'],
  ['durations', interval(), '-PT1M', -60_000],
  ['zero', real(), -0, 0],
  ['decimals', decimal(10, 2), '5', '5.00'],
  ['scaled decimals', decimal(10, 2, { storage: 'scaled' }), '5', 500],
  ['booleans', boolean(), true, 1],
  ['uuids', uuid(), UUID.toUpperCase(), UUID],
  ['uuids as digits', uuid({ storage: 'hex' }), UUID, UUID.replaceAll('-', '')],
  ['lists', array(text()), ['a', '"'], '["a","\\""]'],
  ['lists of bigints', array(bigint()), [9223372036854775807n], '["9223372036854775807"]'],
  ['lists of moments', array(timestamp()), [new Date(1)], '["1970-01-01 00:00:00.001"]'],
  ['lists of booleans', array(boolean()), [true], '[true]'],
  ['documents', json(v.any()), { a: '\0' }, '{"a":"\\u0000"}'],
  ['text with U+0000', text(), 'a\0b', 'a\0b'],
])('%s are written', (_, builder, value, stored) => expect(encode(builder, value)).toEqual(stored))

describe('what no column of the kind holds is an error', () => {
  test.each([
    ['an integer beyond its width', integer(), '2147483648'],
    ['a fraction', integer(), '1.5'],
    ['a bigint beyond 64 bits', bigint(), '9223372036854775808'],
    ['no number', real(), 'abc'],
    ['the zero date', timestamp(), '0000-00-00 00:00:00'],
    ['a month without a day', timestamp(), '2024-02-00 00:00:00'],
    ['no moment', timestamp(), 'soon'],
    ['a day without a time', timestamp(), '2024-02-29'],
    ['a text as long as the bytes of a moment', timestamp(), 'no time'],
    ['one that could be a month', timestamp(), 'no\tmore'],
    ['the zero date as bytes', timestamp(), ''],
    ['a month without a day as bytes', timestamp(), '\xe8\x07\x02\x00\x0c\x00\x00'],
    ['no duration', interval(), 'abc'],
    ['no document', json(v.any()), '{'],
    ['no bytes', blob(), 'abc'],
  ])('%s', (_, builder, raw) => expect(() => decode(builder, raw)).toThrow())
})
