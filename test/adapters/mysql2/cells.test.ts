import { expect, test } from 'vitest'
import { bound } from '../../../adapters/mysql2/cells.ts'
import type { MysqlModule } from '../../../adapters/mysql2/driver.ts'

test('only a bigint asks mysql2 for its type, which costs a look at the file system', () => {
  let asked = 0
  const driver = {
    get TypedParameter() {
      asked++
      return { BIGINT: (value: bigint) => `${value} of its type` }
    },
  } as unknown as MysqlModule
  expect(['a', 1, null, Uint8Array.of(1)].map(value => bound(value, driver))).toEqual(['a', 1, null, Buffer.of(1)])
  expect(asked).toBe(0)
  expect(bound(2n ** 60n, driver)).toBe('1152921504606846976 of its type')
})
