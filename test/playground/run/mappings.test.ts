import { expect, test } from 'vitest'
import { readMappings } from '../../../playground/run/mappings.ts'

test('a place without a mapping stays where it is', () => {
  expect(readMappings('')({ line: 3, column: 7 })).toEqual({ line: 3, column: 7 })
  expect(readMappings(';AACA')({ line: 1, column: 2 })).toEqual({ line: 1, column: 2 })
})

test('columns go on from the segment before, and lines from the line before', () => {
  // [0, 0, 0, 0] [6, 0, 0, 14]; [0, 0, 1, -14]
  const placeOf = readMappings('AAAA,MAAc;AACd')
  expect(placeOf({ line: 1, column: 6 })).toEqual({ line: 1, column: 6 })
  expect(placeOf({ line: 1, column: 7 })).toEqual({ line: 1, column: 15 })
  expect(placeOf({ line: 1, column: 9 })).toEqual({ line: 1, column: 17 })
  expect(placeOf({ line: 2, column: 4 })).toEqual({ line: 2, column: 4 })
})

test('numbers of several digits are read', () => {
  // [0, 0, 0, 0] [500, 0, 0, 1000]
  expect(readMappings('AAAA,ofAAw+B')({ line: 1, column: 502 })).toEqual({ line: 1, column: 1002 })
})
