// The cache of shapes: bounded, forgetful in the right order, and safe where hashes meet.
import { describe, expect, test } from 'vitest'
import { ALL, COUNT, FIRST } from '../../src/ast/executor.ts'
import type { SelectPlan } from '../../src/ast/query.ts'
import { type Cache, clearCache, createCache, findShape, forget, type Shape } from '../../src/compile/shape.ts'
import { sqlite } from '../../src/dialects.ts'
import { defineSchema, from, integer, table } from '../../src/index.ts'

const names = Array.from({ length: 64 }, (_, at) => `c${at}`)
const columns = Object.fromEntries(names.map(name => [name, integer().nullable()]))
const { Wide } = defineSchema({ Wide: table('wide', { id: integer().primaryKey(), ...columns }) }, {})
const column = (at: number) => (Wide as unknown as Record<string, typeof Wide.id>)[`c${at}`] as typeof Wide.id

const plan = (query: unknown): SelectPlan => query as SelectPlan
const by = (...at: number[]): SelectPlan =>
  plan(
    from(Wide)
      .groupBy(...at.map(column))
      .select({ n: Wide.id }),
  )

/** A cache that writes down what it drops. */
function watched(limit: number): { cache: Cache; dropped: string[] } {
  const dropped: string[] = []
  return { cache: createCache(sqlite, limit, false, shape => dropped.push(shape.sql)), dropped }
}

/** All shapes that a cache knows. */
function* known({ shapes }: Cache): Iterable<Shape> {
  for (const first of shapes.values()) for (let one: Shape | undefined = first; one; one = one.next) yield one
}

describe('a cache', () => {
  test('answers the same shape for the same form', () => {
    const { cache } = watched(10)
    const one = findShape(cache, plan(from(Wide).where(Wide.id.eq(1))), ALL)
    expect(findShape(cache, plan(from(Wide).where(Wide.id.eq(2))), ALL)).toBe(one)
    expect(findShape(cache, plan(from(Wide).where(Wide.id.eq(2))), FIRST)).not.toBe(one)
    expect(findShape(cache, plan(from(Wide).where(Wide.id.ne(2))), ALL)).not.toBe(one)
    expect(cache.size).toBe(3)
  })

  test('counting needs no columns and no order, and shares one shape', () => {
    const { cache } = watched(10)
    const one = findShape(cache, plan(from(Wide)), COUNT)
    expect(findShape(cache, plan(from(Wide).orderBy(Wide.id.asc())), COUNT)).toBe(one)
    expect(one.sql).toBe('SELECT count(*) AS "n" FROM "wide"')
  })

  test('never holds more than its limit', () => {
    const { cache, dropped } = watched(7)
    for (let at = 0; at < 60; at++) {
      findShape(cache, by(at, at + 1), ALL)
      expect(cache.size).toBe([...known(cache)].length)
      expect(cache.size).toBeLessThanOrEqual(7)
    }
    expect(dropped).toHaveLength(53)
    expect(new Set(dropped).size).toBe(53)
  })

  test('keeps what is used again and again', () => {
    const { cache, dropped } = watched(5)
    const often = findShape(cache, by(0), ALL)
    for (let at = 1; at < 60; at++) {
      findShape(cache, by(at), ALL)
      expect(findShape(cache, by(0), ALL)).toBe(often)
    }
    expect(dropped).not.toContain(often.sql)
  })

  test.each([0, -1, 1])('with a limit of %i holds one', limit => {
    const { cache, dropped } = watched(limit)
    for (const at of [0, 1, 1, 2]) findShape(cache, by(at), ALL)
    expect(cache.size).toBe(1)
    expect(dropped).toHaveLength(2)
  })

  test('finds each of 1,000 shapes again', () => {
    const { cache, dropped } = watched(1000)
    const pairs = Array.from({ length: 1000 }, (_, at) => [at % 32, 32 + Math.floor(at / 32)] as const)
    const shapes = pairs.map(([a, b]) => findShape(cache, by(a, b), ALL))
    expect(new Set(shapes).size).toBe(1000)
    pairs.forEach(([a, b], at) => expect(findShape(cache, by(a, b), ALL)).toBe(shapes[at]))
    expect(dropped).toEqual([])
  })

  test('drops everything when it is cleared, and goes on', () => {
    const { cache, dropped } = watched(100)
    for (let at = 0; at < 20; at++) findShape(cache, by(at), ALL)
    clearCache(cache)
    expect(dropped).toHaveLength(20)
    expect([cache.size, cache.shapes.size]).toEqual([0, 0])
    findShape(cache, by(0), ALL)
    expect(cache.size).toBe(1)
  })

  test('forgets one shape, once', () => {
    const { cache, dropped } = watched(100)
    const shapes = [0, 1, 2].map(at => findShape(cache, by(at), ALL))
    forget(cache, shapes[1] as Shape)
    forget(cache, shapes[1] as Shape)
    expect(dropped).toEqual([shapes[1]?.sql])
    expect(cache.size).toBe(2)
    expect(findShape(cache, by(1), ALL)).not.toBe(shapes[1])
    expect(findShape(cache, by(0), ALL)).toBe(shapes[0])
  })
})

describe('shapes whose hashes are the same', () => {
  // The hash is 31 * a + b of neighbouring tokens, and columns that follow each other have tokens that do.
  const same = [
    [0, 62],
    [1, 31],
    [2, 0],
  ] as const

  test('stand in one chain, and none is taken for another', () => {
    const { cache } = watched(100)
    const shapes = same.map(at => findShape(cache, by(...at), ALL))
    expect(new Set(shapes.map(shape => shape.hash)).size).toBe(1)
    expect(new Set(shapes.map(shape => shape.sql)).size).toBe(3)
    expect(cache.shapes.size).toBe(1)
    same.forEach((at, index) => expect(findShape(cache, by(...at), ALL)).toBe(shapes[index]))
  })

  test.each([0, 1, 2])('are forgotten one by one: number %i', gone => {
    const { cache, dropped } = watched(100)
    const shapes = same.map(at => findShape(cache, by(...at), ALL))
    forget(cache, shapes[gone] as Shape)
    expect(dropped).toEqual([shapes[gone]?.sql])
    expect(cache.size).toBe(2)
    same.forEach((at, index) => {
      if (index !== gone) expect(findShape(cache, by(...at), ALL)).toBe(shapes[index])
    })
    expect(cache.size).toBe(2)
  })

  test('are dropped one by one, each once', () => {
    const { cache, dropped } = watched(3)
    for (let round = 0; round < 5; round++) {
      for (const at of same) findShape(cache, by(...at), ALL)
      for (let at = 3; at < 10; at++) findShape(cache, by(at, round), ALL)
      expect(cache.size).toBe([...known(cache)].length)
      expect(cache.size).toBeLessThanOrEqual(3)
    }
    expect(dropped).toHaveLength(50 - cache.size)
  })

  test('are all dropped when the cache is cleared', () => {
    const { cache, dropped } = watched(100)
    for (const at of same) findShape(cache, by(...at), ALL)
    clearCache(cache)
    expect(dropped).toHaveLength(3)
  })
})
