// What each kind of column accepts, apart from rules.
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import type { ValueType } from '../../src/ast/value-type.ts'
import * as c from '../../src/model/columns.ts'

const typeOf = (column: unknown): ValueType => (column as { '~': { type: ValueType } })['~'].type
const surrogate = '\ud800'

const cases: [name: string, column: unknown, right: unknown[], wrong: unknown[]][] = [
  ['text', c.text(), ['', 'a\0b', '😀', 'x'.repeat(100_000)], [1, null, undefined, surrogate, ['a'], new String('a')]],
  ['integer', c.integer(), [0, -(2 ** 31), 2 ** 31 - 1], [2 ** 31, -(2 ** 31) - 1, 0.5, NaN, Infinity, '1', 1n, null]],
  ['integer of 16 bits', c.integer({ bits: 16 }), [-32_768, 32_767], [32_768, -32_769]],
  ['integer of 53 bits', c.integer({ bits: 53 }), [Number.MAX_SAFE_INTEGER], [Number.MAX_SAFE_INTEGER + 1, 1.5]],
  ['bigint', c.bigint(), [0n, 2n ** 63n - 1n, -(2n ** 63n)], [2n ** 63n, 1, '1', null]],
  ['real', c.real(), [0, -0, 1.5, Number.MAX_VALUE], [NaN, Infinity, '1', 1n, null]],
  [
    'decimal',
    c.decimal(5, 2),
    ['0', '-1.5', '999.99', '000999.9900', '-0.00'],
    ['1000', '1.234', '1.', '.5', '1e3', '', '-', 'NaN', ' 1', '+1', 1, 1n, null],
  ],
  ['decimal without fraction', c.decimal(3, 0), ['999', '1.000'], ['1000', '1.5']],
  ['decimal of fractions only', c.decimal(2, 2), ['0.99', '0', '-0.01'], ['1', '0.001']],
  ['boolean', c.boolean(), [true, false], [0, 1, 'true', null]],
  [
    'timestamp',
    c.timestamp(),
    [new Date(0), new Date('0001-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')],
    [new Date(NaN), new Date('0000-12-31T00:00:00Z'), new Date(8.64e15), 0, '2024-01-01', null],
  ],
  ['plainDate', c.plainDate(), ['2024-02-29'], ['2024-02-30', new Date()]],
  ['plainTime', c.plainTime(), ['10:30'], ['25:00']],
  ['plainDateTime', c.plainDateTime(), ['2024-02-29T10:30'], ['2024-02-29 10:30']],
  ['interval', c.interval(), ['PT1S'], ['1s', 1000]],
  [
    'uuid',
    c.uuid(),
    ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000'],
    ['123e4567e89b12d3a456426614174000', '{123e4567-e89b-12d3-a456-426614174000}', 'x', null],
  ],
  ['json', c.json(v.string()), ['x', 1, {}, []], [null, undefined]],
  ['blob', c.blob(), [new Uint8Array(), Buffer.from('a')], [[1], new ArrayBuffer(1), 'a', null]],
  ['enumOf', c.enumOf('a', 'b'), ['a', 'b'], ['c', 'A', '', 0, null]],
  ['array', c.array(c.integer()), [[], [1, 2]], [[1.5], [null], [undefined], ['1'], 1, {}, null]],
  ['array of documents', c.array(c.json(v.unknown())), [[{}, 1]], [[null]]],
]

describe.each(cases)('%s', (_, column, right, wrong) => {
  test('takes its values', () => {
    expect(right.filter(value => !typeOf(column).accepts(value))).toEqual([])
  })
  test('takes nothing else', () => {
    expect(wrong.filter(value => typeOf(column).accepts(value))).toEqual([])
  })
})

test('hostile text takes no time', () => {
  const long = `0.${'0'.repeat(200_000)}1`
  const started = performance.now()
  expect(typeOf(c.decimal(10, 2)).accepts(long)).toBe(false)
  expect(typeOf(c.interval()).accepts(`P${'1'.repeat(200_000)}`)).toBe(false)
  expect(performance.now() - started).toBeLessThan(500)
})

test('equal columns share one description of their values', () => {
  expect(typeOf(c.text())).toBe(typeOf(c.text(v.nonEmpty())))
  expect(typeOf(c.decimal(10, 2))).toBe(typeOf(c.decimal(10, 2)))
  expect(typeOf(c.enumOf('a', 'b'))).toBe(typeOf(c.enumOf('a', 'b')))
  expect(typeOf(c.array(c.text()))).toBe(typeOf(c.array(c.text())))
  expect(typeOf(c.timestamp())).not.toBe(typeOf(c.timestamp({ storage: 'milliseconds' })))
})

test('the way of storing is part of the description', () => {
  expect(typeOf(c.decimal(10, 2, { storage: 'numeric' }))).toMatchObject({
    precision: 10,
    scale: 2,
    storage: 'numeric',
  })
  expect(typeOf(c.uuid({ storage: 'bytes' })).storage).toBe('bytes')
  expect(typeOf(c.plainDateTime({ storage: 'space' })).storage).toBe('space')
  expect(typeOf(c.timestamp()).storage).toBeUndefined()
})

test('text knows the length that its rules allow', () => {
  expect(typeOf(c.text(v.trim(), v.maxLength(80))).maxLength).toBe(80)
  expect(typeOf(c.text(v.length(2))).maxLength).toBe(2)
  expect(typeOf(c.text()).maxLength).toBeUndefined()
})

test('columns are immutable', () => {
  const plain = c.text()
  plain.nullable().unique().named('x')
  expect(plain).toEqual(c.text())
})
