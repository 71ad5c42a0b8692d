import { describe, expect, test } from 'vitest'
import { difference, show } from '../../src/testing/difference.ts'

const bare = Object.assign(Object.create(null) as object, { a: 1 })
class Point {
  x = 1
}

const equals: [name: string, value: () => unknown][] = [
  ['NaN', () => NaN],
  ['nested objects', () => ({ a: [1, { b: null }], c: undefined })],
  ['dates', () => new Date(5)],
  ['bytes', () => new Uint8Array([1, 2])],
  ['bigints', () => 2n ** 64n],
  ['objects of one class', () => new Point()],
  ['symbols as keys', () => ({ [Symbol.for('a')]: 1 })],
]

const differs: [name: string, actual: unknown, expected: unknown, message: string][] = [
  ['the sign of zero', -0, 0, 'at the top: -0 instead of 0'],
  ['numbers and bigints', 1n, 1, 'at the top: 1n instead of 1'],
  ['null and undefined', { a: undefined }, { a: null }, 'at .a: undefined instead of null'],
  ['a key with undefined and none', { a: undefined }, {}, 'at the top: { a: undefined } instead of {  }'],
  ['keys of other names', { a: 1 }, { b: 1 }, 'at the top: { a: 1 } instead of { b: 1 }'],
  [
    'a value deep inside',
    { rows: [{ n: 1 }, { n: 2 }] },
    { rows: [{ n: 1 }, { n: 3 }] },
    'at .rows[1].n: 2 instead of 3',
  ],
  ['lengths of arrays', [1], [1, 2], 'at the top: [1] instead of [1, 2]'],
  ['an array and an object', [], {}, 'at the top: [] instead of {  } (made by Array instead of Object)'],
  ['prototypes', bare, { a: 1 }, 'at the top: { a: 1 } instead of { a: 1 } (made by nothing instead of Object)'],
  ['classes', new Point(), { x: 1 }, 'at the top: { x: 1 } instead of { x: 1 } (made by Point instead of Object)'],
  [
    'moments',
    new Date(5),
    new Date(6),
    'at the top: Date(1970-01-01T00:00:00.005Z) instead of Date(1970-01-01T00:00:00.006Z)',
  ],
  [
    'invalid dates and others',
    new Date(NaN),
    new Date(6),
    'at the top: Date(invalid) instead of Date(1970-01-01T00:00:00.006Z)',
  ],
  ['bytes', new Uint8Array([1]), new Uint8Array([2]), 'at [0]: 1 instead of 2'],
  [
    'buffers and plain bytes',
    Buffer.from([1]),
    new Uint8Array([1]),
    'at the top: Buffer(1) instead of Uint8Array(1) (made by Buffer instead of Uint8Array)',
  ],
]

describe('difference', () => {
  test.each(equals)('finds none between equal %s', (_, value) => {
    expect(difference(value(), value())).toBeUndefined()
  })

  test.each(differs)('tells %s apart, both ways round', (_, actual, expected, message) => {
    expect(difference(actual, expected)).toBe(message)
    expect(difference(expected, actual)).toBeTypeOf('string')
  })

  test('cuts what is long, and names errors', () => {
    expect(show('x'.repeat(1000))).toHaveLength(303)
    expect(show(new TypeError('no'))).toBe('TypeError("no")')
  })
})
