// Shapes of random statements: equal keys mean equal SQL, and values never change a key.
import { describe, expect, test } from 'vitest'
import { AFFECTED, ALL, COUNT, EXISTS_ANY, FIRST, type Executable, type Mode, TWO } from '../../../src/ast/executor.ts'
import type { Plan } from '../../../src/ast/query.ts'
import { type Cache, createCache, findShape } from '../../../src/compile/shape.ts'
import { encode } from '../../../src/compile/encode.ts'
import { foundValues } from '../../../src/compile/shape.ts'
import { sqlite } from '../../../src/dialects.ts'
import { madeUp } from '../../dialect/made-up.ts'
import { draw, seeds } from './draw.ts'
import { Tree } from './tree.ts'

const HOW_MANY = 1500
const modes: readonly Mode[] = [ALL, ALL, FIRST, TWO, COUNT, EXISTS_ANY]

const tree = (shape: number, values: number, steady: boolean): Executable =>
  new Tree(draw(shape), { draw: draw(values), steady }).statement()

interface Compiled {
  readonly sql: string
  readonly params: readonly unknown[]
  readonly key: string
  readonly columns: string
}

function compiled(cache: Cache, statement: Executable, read: Mode): Compiled {
  const mode = statement['~mode'] === AFFECTED ? AFFECTED : read
  const shape = findShape(cache, statement['~plan'](1000) as Plan, mode)
  const params = encode(shape, foundValues())
  const { sql, key, result } = shape
  return { sql, params, key: key.join(), columns: String(result?.columns.map(column => [column.name, column.decode])) }
}

describe.each(seeds)('seed %i', seed => {
  test.each([sqlite, madeUp])('a statement found as a known shape is the one compiled fresh: $name', dialect => {
    const shared = createCache(dialect, 100_000)
    const numbers = draw(seed)
    let known = 0
    for (let round = 0; round < HOW_MANY; round++) {
      // Few structures and many values, so that shapes come again.
      const [shape, values, mode] = [numbers.int(HOW_MANY / 3), numbers.int(2 ** 31), numbers.pick(modes)]
      const before = shared.size
      const found = compiled(shared, tree(shape, values, false), mode)
      const fresh = compiled(createCache(dialect), tree(shape, values, false), mode)
      expect(found, `structure ${shape}, values ${values}, mode ${mode}`).toEqual(fresh)
      if (shared.size === before) known++
    }
    expect(known).toBeGreaterThan(HOW_MANY / 10)
  })

  test('other values of the same form have the same key and the same SQL', () => {
    const cache = createCache(sqlite, 100_000)
    const numbers = draw(seed)
    for (let shape = 0; shape < HOW_MANY; shape++) {
      const [one, two] = [numbers.int(2 ** 31), numbers.int(2 ** 31)]
      const a = compiled(cache, tree(shape, one, true), ALL)
      const b = compiled(cache, tree(shape, two, true), ALL)
      expect({ sql: b.sql, key: b.key }, `structure ${shape}, values ${one} and ${two}`).toEqual({
        sql: a.sql,
        key: a.key,
      })
      expect(b.params).toHaveLength(a.params.length)
    }
  })

  test('different SQL has different keys', () => {
    const keys = new Map<string, string>()
    for (let shape = 0; shape < HOW_MANY; shape++) {
      const { key, sql } = compiled(createCache(sqlite), tree(shape, seed + shape, false), ALL)
      expect(keys.get(key) ?? sql, `structure ${shape}`).toBe(sql)
      keys.set(key, sql)
    }
    expect(keys.size).toBeGreaterThan(HOW_MANY / 2)
  })
})
