import { describe, expect, test } from 'vitest'
import { answerTimes } from '../../playground/database/answer-times.ts'
import { timingParts } from '../../playground/page/answer/timing-parts.ts'
import { bytes, duration, plural } from '../../playground/page/words.ts'

describe('figures in words', () => {
  test.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_000, '1.0 kB'],
    [12_345, '12 kB'],
    [4_560_000, '4.6 MB'],
    [11_000_000_000, '11 GB'],
    [2e15, '2000 TB'],
  ])('%d bytes', (size, text) => {
    expect(bytes(size)).toBe(text)
  })

  test.each([
    [0.01, 'less than 0.1 ms'],
    [0.26, '0.3 ms'],
    [999, '999.0 ms'],
    [1_634, '1.63 s'],
  ])('%d milliseconds', (time, text) => {
    expect(duration(time)).toBe(text)
  })

  test('counts', () => {
    expect([plural(0, 'row'), plural(1, 'row'), plural(60_201, 'row')]).toEqual(['0 rows', '1 row', '60,201 rows'])
  })
})

describe('the time of a run', () => {
  const figures = (timing: Parameters<typeof timingParts>[0]) =>
    timingParts(timing).map(({ name, time }) => [name, time])

  test('is split into build, worker, decode, and the rest, which is the way between', () => {
    expect(figures({ build: 1, worker: 10, decode: 4, total: 17 })).toEqual([
      ['Build', 1],
      ['Worker', 10],
      ['Decode', 4],
      ['Rest', 2],
    ])
  })

  test('has one part for running where SQLite is on the page', () => {
    expect(figures({ build: 1, worker: 0, decode: 0, total: 17 })).toEqual([
      ['Build', 1],
      ['Run', 16],
    ])
  })

  test('has no negative part, however coarse the clocks are', () => {
    expect(figures({ build: 1, worker: 10, decode: 4, total: 14.9 })).toContainEqual(['Rest', 0])
  })

  test('is summed up over the answers of the worker', () => {
    const times = answerTimes()
    times.add({ worker: 1, decode: 2 })
    times.add({ worker: 10, decode: 20 })
    expect(times.spent()).toEqual({ worker: 11, decode: 22 })
  })
})
