import { expect, test } from 'vitest'
import { bytesOf, bytesText } from '../../../src/dialect/postgres/bytes.ts'

test('every byte is written as two digits, and read again', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
  expect(bytesText(bytes)).toBe(`\\x${Buffer.from(bytes).toString('hex')}`)
  expect(bytesOf(bytesText(bytes))).toEqual(bytes)
  expect(bytesText(new Uint8Array())).toBe('\\x')
})
