import { expect, test } from 'vitest'
import { asBytes, momentText, readMoments } from '../../../adapters/mysql2/moments.ts'
import { moment, plainDateTime } from '../../../src/dialect/mysql/times.ts'

test.each([
  [[], '0000-00-00 00:00:00'],
  [[1, 0, 1, 1], '0001-01-01 00:00:00'],
  [[0x0f, 0x27, 12, 31, 23, 59, 59], '9999-12-31 23:59:59'],
  [[0xe8, 0x07, 2, 29, 1, 2, 3, 0x90, 0xd0, 0x03, 0], '2024-02-29 01:02:03.250'],
  [[0xe8, 0x07, 2, 29, 1, 2, 3, 0x3f, 0x42, 0x0f, 0], '2024-02-29 01:02:03.999999'],
  [[0xe8, 0x07, 2, 29, 1, 2, 3, 1, 0, 0, 0], '2024-02-29 01:02:03.000001'],
])('the bytes %j are %s', (bytes, text) => expect(momentText(Uint8Array.from(bytes))).toBe(text))

test('moments are read as bytes, and other cells as they were', () => {
  const columns = [
    { name: 'n', columnType: 3 },
    { name: 'at', columnType: 12 },
    { name: 'bytes', columnType: 252 },
    { name: 'stamp', columnType: 7 },
  ]
  const places = asBytes(columns)
  expect([places, columns.map(({ columnType }) => columnType)]).toEqual([
    [1, 3],
    [3, 252, 252, 252],
  ])
  const bytes = Uint8Array.from([1, 0, 1, 1])
  const row = { n: 1, at: bytes, bytes, stamp: null }
  readMoments([row], columns, places)
  expect(row).toEqual({ n: 1, at: '0001-01-01 00:00:00', bytes, stamp: null })
  const cells = [1, bytes, bytes, 'text of another driver']
  readMoments([cells], columns, places)
  expect(cells).toEqual([1, '0001-01-01 00:00:00', bytes, 'text of another driver'])
})

test('moments whose codec takes bytes are read as characters, one for each', () => {
  const plan = (decode: typeof moment | typeof plainDateTime | null) => ({ name: '', label: '', decode })
  const columns = [12, 7, 12, 3].map(columnType => ({ name: 'at', columnType }))
  expect(asBytes(columns, [plan(moment), plan(plainDateTime), plan(null), plan(moment)])).toEqual([1, 2])
  expect(columns).toEqual([
    { name: 'at', columnType: 253, characterSet: 8, encoding: 'latin1' },
    { name: 'at', columnType: 252, characterSet: 63 },
    { name: 'at', columnType: 252, characterSet: 63 },
    { name: 'at', columnType: 3 },
  ])
})
