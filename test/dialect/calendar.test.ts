import { expect, test } from 'vitest'
import { utcTime } from '../../src/dialect/calendar.ts'
import { draw, seeds } from '../query/property/draw.ts'

const FIRST = Date.parse('0001-01-01T00:00:00.000Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

const partsOf = (date: Date) =>
  [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds(),
  ] as const

test('every day of 800 years, and the first and last moments, are where the calendar has them', () => {
  for (const time of [FIRST, LAST, 0, -1]) expect(utcTime(...partsOf(new Date(time)))).toBe(time)
  for (let time = Date.UTC(1600, 0, 1); time < Date.UTC(2400, 0, 1); time += 86_400_000) {
    const counted = utcTime(...partsOf(new Date(time)))
    if (counted !== time) expect(counted, new Date(time).toISOString()).toBe(time)
  }
})

test.each(seeds)('moments drawn from seed %i', seed => {
  const d = draw(seed)
  for (let n = 0; n < 20_000; n++) {
    const time = FIRST + Math.floor((d.int(2 ** 31) / 2 ** 31) * (LAST - FIRST))
    const counted = utcTime(...partsOf(new Date(time)))
    if (counted !== time) expect(counted, new Date(time).toISOString()).toBe(time)
  }
})

test('what is no number stays none', () => expect(utcTime(2024, Number.NaN, 1, 0, 0, 0, 0)).toBeNaN())
