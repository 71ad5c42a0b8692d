// The types that queries are checked and kept by.
import { describe, expectTypeOf, test } from 'vitest'
import { count, from, type Readable } from '../../src/index.ts'
import { Hero } from '../model/quickstart.ts'

describe('a query', () => {
  test('can be kept in a list of queries of any rows', () => {
    const all: Readable<object>[] = [
      from(Hero),
      from(Hero).leftJoin(Hero.team).select({ name: Hero.name, team: Hero.teamId }),
      from(Hero).select({ n: count() }),
    ]
    expectTypeOf<(typeof all)[number]['all']>().returns.resolves.toEqualTypeOf<object[]>()
  })
})
