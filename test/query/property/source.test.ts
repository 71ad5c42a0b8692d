// Random set operations, ctes and lists: their shapes, and their rows on SQLite.
import { describe, expect, test } from 'vitest'
import { ALL, type Executable } from '../../../src/ast/executor.ts'
import type { Plan } from '../../../src/ast/query.ts'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { encode } from '../../../src/compile/encode.ts'
import { type Cache, createCache, findShape, foundValues } from '../../../src/compile/shape.ts'
import { mysql, postgres, sqlite } from '../../../src/dialects.ts'
import { connect } from '../../../src/index.ts'
import { draw, seeds } from './draw.ts'
import { sorted, SourceTree } from './source-tree.ts'

const HOW_MANY = 300
const tree = (seed: number) => new SourceTree(draw(seed), false).query()

function compiled(cache: Cache, query: unknown) {
  const shape = findShape(cache, (query as Executable)['~plan'](1000) as Plan, ALL)
  return { sql: shape.sql, params: encode(shape, foundValues()), key: shape.key.join() }
}

describe.each(seeds)('seed %i', seed => {
  test('answer what they mean', async () => {
    await using db = connect(betterSqlite3({ file: ':memory:' }))
    for (let round = 0; round < HOW_MANY; round++) {
      const { query, rows } = tree(seed + round)
      expect(sorted(await query.all(db)), `tree ${seed + round}`).toEqual(sorted(rows))
      expect(await query.count(db), `tree ${seed + round}`).toBe(rows.length)
    }
  })

  test.each([sqlite, postgres, mysql])('a known shape is the one compiled fresh: $name', dialect => {
    const shared = createCache(dialect, 100_000)
    const keys = new Map<string, string>()
    for (let round = 0; round < HOW_MANY; round++) {
      const found = compiled(shared, tree(seed + round).query)
      expect(found, `tree ${seed + round}`).toEqual(compiled(createCache(dialect), tree(seed + round).query))
      expect(keys.get(found.key) ?? found.sql).toBe(found.sql)
      keys.set(found.key, found.sql)
    }
  })
})
