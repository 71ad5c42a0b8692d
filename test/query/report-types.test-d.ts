// The types of what reports ask for: first rows, subtotals, comparisons with all rows of a query.
import { describe, expectTypeOf, test } from 'vitest'
import { count, distinctOn, from, type Readable } from '../../src/index.ts'
import { Animal, Keeper } from './zoo.ts'

type Answer<Q> = Q extends Readable<infer Result, string> ? Result : never
const rowOf = <Q extends Readable<unknown, string>>(query: Q) => expectTypeOf(query as unknown as Answer<Q>)

describe('distinctOn', () => {
  test('answers what the query answers, and goes on as it does', () => {
    const chosen = distinctOn(from(Animal).leftJoin(Animal.keeper), Animal.kind, Keeper.id)
    expectTypeOf(chosen).toEqualTypeOf(from(Animal).leftJoin(Animal.keeper))
    rowOf(
      chosen.orderBy(Animal.kind.asc(), Keeper.id.asc()).select({ id: Animal.id, keeper: Keeper.name }).limit(1),
    ).toEqualTypeOf<{ id: number; keeper: string | null }>()
    rowOf(
      distinctOn(from(Animal).select({ n: count() }).groupBy(Animal.kind), count()).orderBy(count().asc()),
    ).toEqualTypeOf<{ n: number }>()
  })
  test('that is wrong does not compile', () => {
    // @ts-expect-error: a column of another table
    distinctOn(from(Animal), Keeper.id)
    // @ts-expect-error: documents are not compared
    distinctOn(from(Animal), Animal.facts)
    // @ts-expect-error: a model is no query
    distinctOn(Animal, Animal.kind)
  })
})
