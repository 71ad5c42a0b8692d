import { describe, expect, test } from 'vitest'
import { collected, ConformanceError, equal, fails, holds, throws } from '../../src/testing/assert.ts'

class Base extends Error {}
class Special extends Base {}

describe('the assertions of the suite', () => {
  test('equal() throws one sentence about the first difference', () => {
    expect(() => equal({ a: 1 }, { a: 1 })).not.toThrow()
    expect(() => equal({ a: 1 } as object, { a: 2 }, 'the row')).toThrow(
      new ConformanceError('the row: at .a: 1 instead of 2'),
    )
  })

  test('holds() names what is not true', () => {
    expect(() => holds(true, 'x')).not.toThrow()
    expect(() => holds(false, 'rows are plain')).toThrow('not true: rows are plain')
  })

  test('fails() answers the error, of the very class', async () => {
    const error = new Special('x')
    expect(await fails(Promise.reject(error), Special)).toBe(error)
    await expect(fails(Promise.reject(error), Base)).rejects.toThrow('Error("x") instead of Base')
    await expect(fails(Promise.resolve(1), Base)).rejects.toThrow('nothing failed instead of Base')
  })

  test('throws() answers the error, of the very class', () => {
    const error = new Special('x')
    const work = (): never => {
      throw error
    }
    expect(throws(work, Special)).toBe(error)
    expect(() => throws(work, Base)).toThrow(ConformanceError)
    expect(() => throws(() => 1, Base)).toThrow('nothing was thrown instead of Base')
  })

  test('collected() answers everything of a stream', async () => {
    async function* three() {
      yield* [1, 2, 3]
    }
    expect(await collected(three())).toEqual([1, 2, 3])
  })
})
