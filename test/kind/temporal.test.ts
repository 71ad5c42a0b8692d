import { describe, expect, test } from 'vitest'
import { isInterval, isPlainDate, isPlainDateTime, isPlainTime } from '../../src/kind/temporal.ts'

interface Case {
  check: (value: unknown) => boolean
  right: string[]
  wrong: unknown[]
}
const cases: Record<string, Case> = {
  dates: {
    check: isPlainDate,
    right: ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2023-04-30'],
    wrong: ['2024-02-30', '2023-02-29', '1900-02-29', '2023-04-31', '0000-01-01', '2023-13-01', '2023-00-10'],
  },
  'dates in other forms': {
    check: isPlainDate,
    right: [],
    wrong: [
      '2023-1-1',
      '20230101',
      '2023-01-01T00:00',
      ' 2023-01-01',
      '2023-01-01\n',
      '+2023-01-01',
      20230101,
      null,
      new Date(),
    ],
  },
  times: {
    check: isPlainTime,
    right: ['00:00', '10:30:00', '23:59:59.9', '23:59:59.999'],
    wrong: ['24:00', '10:60', '10:30:60', '10:30:00.1234', '10:30:00.', '1:30', '10:30Z', 1030, null],
  },
  'dates with times': {
    check: isPlainDateTime,
    right: ['2024-02-29T10:30', '2024-02-29T10:30:00.250'],
    wrong: ['2024-02-30T10:30', '2024-02-29 10:30', '2024-02-29T10:30:00Z', '2024-02-29', '2024-02-29T', null],
  },
  durations: {
    check: isInterval,
    right: ['PT0S', 'P1D', 'P1DT2H', '-PT1M', 'P2W', 'PT0.5S', 'PT1H2M3.250S', 'PT36H', 'P100000000D'],
    wrong: ['P', 'PT', 'P1DT', 'P1M', 'P1Y', 'P1W1D', 'PT1.5H', 'PT0.0001S', 'p1d', '1D', 'P999999999D', 5, null],
  },
}

describe.each(Object.entries(cases))('%s', (_, { check, right, wrong }) => {
  test.each(right)('%s is one', value => expect(check(value)).toBe(true))
  test.each(wrong)('%s is none', value => expect(check(value)).toBe(false))
})
