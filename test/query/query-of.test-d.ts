// The types of helpers that take a query and answer one.
import { describe, expectTypeOf, test } from 'vitest'
import {
  alias,
  count,
  type Database,
  from,
  type Query,
  type QueryOf,
  type QueryWith,
  type ResultOf,
  type Row,
} from '../../src/index.ts'
import { Animal, boss, Food, Keeper } from './zoo.ts'

declare const db: Database
const theirs = Keeper.id.eq(Animal.keeperId)

describe('QueryOf', () => {
  test('is what from() answers', () => {
    expectTypeOf<QueryOf<typeof Keeper>>().toEqualTypeOf(from(Keeper))
    expectTypeOf<QueryOf<typeof boss>>().toEqualTypeOf(from(boss))
    const kinds = from(Animal).select({ kind: Animal.kind, n: count() }).groupBy(Animal.kind).as('kinds')
    expectTypeOf<QueryOf<typeof kinds>>().toEqualTypeOf(from(kinds))
    expectTypeOf<QueryOf<typeof Keeper>>().toExtend<Query<Row<typeof Keeper>, 'Keeper'>>()
  })
  test('is what joins answer', () => {
    expectTypeOf<QueryOf<typeof Animal, typeof Keeper>>().toEqualTypeOf(from(Animal).innerJoin(Keeper, theirs))
    expectTypeOf<QueryOf<typeof Animal, typeof Keeper, typeof Keeper>>().toEqualTypeOf(
      from(Animal).leftJoin(Keeper, theirs),
    )
    expectTypeOf<QueryOf<typeof Animal, typeof Keeper | typeof Food, typeof Keeper>>().toEqualTypeOf(
      from(Animal).leftJoin(Keeper, theirs).innerJoin(Food, Food.id.eq(Animal.id)),
    )
    expectTypeOf<QueryOf<typeof Animal, never, never, { name: string }>>().toEqualTypeOf(
      from(Animal).select({ name: Animal.name }),
    )
  })
  test('lets helpers go on in every way', () => {
    const old = (query: QueryOf<typeof Animal>) => query.where(Animal.age.gt(10)).orderBy(Animal.id.asc())
    const kept = (query: QueryOf<typeof Animal>) =>
      query.leftJoin(Keeper, theirs).select({ name: Animal.name, keeper: Keeper.name })
    expectTypeOf(kept(old(from(Animal))).all(db)).resolves.toEqualTypeOf<{ name: string; keeper: string | null }[]>()
    // @ts-expect-error: a query of another table
    old(from(Keeper))
    // @ts-expect-error: a table that is not in the query
    const wrong = (query: QueryOf<typeof Animal>) => query.where(Keeper.name.eq('Ada'))
    expectTypeOf(wrong).toBeFunction()
  })
})

describe('QueryWith', () => {
  const old = <Q extends QueryWith<typeof Animal>>(query: Q) =>
    query.where(Animal.age.gt(10), undefined, false).orderBy(Animal.id.asc()).limit(3).offset(1).distinct()
  const both = <Q extends QueryWith<typeof Animal | typeof Keeper>>(query: Q) =>
    query.where(Keeper.name.eq('Ada'), theirs)

  test('takes every query with the tables, and answers the same type', () => {
    const joined = from(Animal).leftJoin(Keeper, theirs).select({ name: Animal.name, keeper: Keeper.name })
    expectTypeOf(old(from(Animal))).toEqualTypeOf(from(Animal))
    expectTypeOf(old(joined)).toEqualTypeOf(joined)
    expectTypeOf(both(joined)).toEqualTypeOf(joined)
    expectTypeOf(both(old(joined)).all(db)).resolves.toEqualTypeOf<{ name: string; keeper: string | null }[]>()
    const inner = from(Food).outer(Animal)
    expectTypeOf(old(inner)).toEqualTypeOf(inner)
    const right = from(Animal).rightJoin(Keeper, theirs)
    expectTypeOf(both(right)).toEqualTypeOf(right)
  })
  test('takes no other', () => {
    // @ts-expect-error: the table is not in the query
    old(from(Keeper))
    // @ts-expect-error: one of them is not
    both(from(Animal))
    // @ts-expect-error: an alias is another table
    old(from(alias(Animal, 'other')))
    // @ts-expect-error: a table that the helper does not ask for
    const wrong = <Q extends QueryWith<typeof Animal>>(query: Q) => query.where(Keeper.name.eq('Ada'))
    // @ts-expect-error: an aggregate belongs in having()
    const counted = <Q extends QueryWith<typeof Animal>>(query: Q) => query.where(count().gt(1))
    expectTypeOf([wrong, counted]).toBeArray()
  })
})

test('ResultOf is the row that a query answers', () => {
  const query = from(Animal).leftJoin(Keeper, theirs).select({ name: Animal.name, keeper: Keeper })
  expectTypeOf<ResultOf<typeof query>>().toEqualTypeOf<{ name: string; keeper: Row<typeof Keeper> | null }>()
  expectTypeOf<ResultOf<QueryOf<typeof Keeper>>>().toEqualTypeOf<Row<typeof Keeper>>()
})
