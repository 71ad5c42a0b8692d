// Shapes of statements with queries that have a name.
import { expect, test } from 'vitest'
import { ALL } from '../../src/ast/executor.ts'
import type { Plan } from '../../src/ast/query.ts'
import { encode } from '../../src/compile/encode.ts'
import { createCache, findShape, foundValues } from '../../src/compile/shape.ts'
import { mysql, postgres, sqlite } from '../../src/dialects.ts'
import { count, cte, DefinitionError, from, insertInto, integer, recursiveCte, values } from '../../src/index.ts'
import { Animal, Food } from '../query/zoo.ts'

const run = (cache: ReturnType<typeof createCache>, query: unknown) => {
  const shape = findShape(cache, (query as { '~plan'(): Plan })['~plan'](), ALL)
  return { shape, params: encode(shape, foundValues()) }
}
const named = (age: number) => from(Animal).where(Animal.age.gt(age)).select({ id: Animal.id, name: Animal.name })
const older = (age: number) => cte('older', named(age))
const twice = (age: number) => {
  const table = older(age)
  return from(table).innerJoin(from(table).as('other'), table.id.gt(age))
}

test.each([sqlite, postgres, mysql])('one shape serves all values', dialect => {
  const cache = createCache(dialect)
  const [one, two] = [run(cache, twice(1)), run(cache, twice(2))]
  expect(two.shape).toBe(one.shape)
  expect([one.params, two.params]).toEqual([
    [1, 1],
    [2, 2],
  ])
  const rows = (n: number) =>
    from(
      values(
        'v',
        { n: integer() },
        Array.from({ length: n }, () => ({ n })),
      ),
    )
  const [three, four] = [run(cache, rows(3)), run(cache, rows(4))]
  expect(four.shape).toBe(three.shape)
  expect(four.params).not.toEqual(three.params)
})

test('two queries of one name are refused where one of them twice was not', () => {
  const cache = createCache(sqlite)
  run(cache, twice(1))
  const [a, b] = [older(1), older(1)]
  expect(() => run(cache, from(a).innerJoin(from(b).as('other'), a.id.gt(1)))).toThrow(DefinitionError)
})

test('another name, and another query of the name, are other shapes', () => {
  const cache = createCache(sqlite)
  const tables = [
    older(1),
    cte('aged', named(1)),
    cte('older', from(Animal).select({ id: Animal.id, name: Animal.name })),
  ]
  const shapes = tables.map(table => run(cache, from(table)).shape)
  expect(new Set(shapes.map(({ sql }) => sql)).size).toBe(3)
  const step = (all: boolean) =>
    recursiveCte('r', from(Animal).select({ id: Animal.id }), self => from(self).where(self.id.lt(1)), { all })
  expect(run(cache, from(step(true))).shape).not.toBe(run(cache, from(step(false))).shape)
})

test('values stand in the order of the text, the same for statements that bring their queries along', () => {
  const query = (id: number) => {
    const table = older(id)
    return insertInto(Food).from(
      from(table)
        .innerJoin(from(table).as('again'), table.id.gt(id + 1))
        .select({ name: table.name }),
    )
  }
  for (const [dialect, params] of [
    [sqlite, [5, 6]],
    [mysql, [5, 5, 6]],
  ] as const) {
    const cache = createCache(dialect)
    const first = run(cache, query(1))
    const second = run(cache, query(5))
    expect(second.shape).toBe(first.shape)
    expect(second.params).toEqual(params)
  }
})

test('equal values in a cte that groups by them have one number on Postgres', () => {
  const cache = createCache(postgres)
  const query = (a: number, b: number) => {
    const plus = Animal.age.plus(a)
    const groups = cte('groups', from(Animal).groupBy(plus).select({ plus, n: count() }))
    return from(groups).where(groups.n.eq(b))
  }
  const apart = run(cache, query(1, 2))
  expect(apart.shape.sql).toMatch(/\$1::bigint.*GROUP BY.*\$1::bigint.*= \$2/)
  expect(apart.params).toEqual([1, 2])
  expect(run(cache, query(3, 4)).params).toEqual([3, 4])
  expect(run(cache, query(3, 3)).shape.sql).toMatch(/\$1::bigint.*GROUP BY.*\$1::bigint/)
})
