import { expect, test } from 'vitest'
import { parseRows } from '../../../src/dialect/postgres/raw.ts'

test('cells are read by the types of their columns, in place', () => {
  const rows = [
    ['1', '9223372036854775807', 't', '\\x00ff', '{1,NULL}', '1.50', '2024-02-29 10:00:00.5+00'],
    [null, null, null, null, null, null, null],
  ]
  parseRows(rows, [23, 20, 16, 17, 1007, 1700, 1184])
  expect(rows).toEqual([
    [1, 9223372036854775807n, true, new Uint8Array([0, 255]), [1, null], '1.50', '2024-02-29T10:00:00.500Z'],
    [null, null, null, null, null, null, null],
  ])
})
