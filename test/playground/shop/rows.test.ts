import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeRows } from '../../../playground/shop/rows.ts'

/** Milliseconds: a set of rows takes a tenth of a second, and much longer where everything runs at once. */
const patience = 30_000

const digest = async (seed: number) =>
  createHash('sha256')
    .update(JSON.stringify(await makeRows(seed)))
    .digest('hex')

test(
  'the same seed makes the same rows, everywhere and always; another seed makes others',
  { timeout: patience },
  async () => {
    expect(await digest(1)).toBe('28bd27bc688a5fd42f16b3a846b930e995d66a0fffb4b54a0a6f6726bf9817a9')
    expect(await digest(1)).toBe(await digest(1))
    expect(await digest(2)).not.toBe(await digest(1))
  },
)

test.each([0, -7, 123_456_789_012])('seed %d makes at least 50,000 rows', { timeout: patience }, async seed => {
  const total = (await makeRows(seed)).reduce((sum, { rows }) => sum + rows.length, 0)
  expect(total).toBeGreaterThanOrEqual(50_000)
  expect(total).toBeLessThan(70_000)
})
