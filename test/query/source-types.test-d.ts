// The types of set operations, ctes, lists of values and lateral joins.
import { describe, expectTypeOf, test } from 'vitest'
import {
  bigint,
  boolean,
  count,
  cte,
  type Database,
  decimal,
  deleteFrom,
  except,
  exists,
  from,
  insertInto,
  integer,
  intersect,
  lateral,
  type Readable,
  recursiveCte,
  scalar,
  text,
  union,
  unionAll,
  values,
} from '../../src/index.ts'
import { Animal, Food, Keeper } from './zoo.ts'

declare const db: Database
type Answer<Q> = Q extends Readable<infer Result, string> ? Result : never
const rowOf = <Q extends Readable<unknown, string>>(query: Q) => expectTypeOf(query as unknown as Answer<Q>)

const animals = from(Animal).select({ name: Animal.name, size: Animal.age, kind: Animal.kind })
const keepers = from(Keeper).select({ kind: Keeper.name, name: Keeper.name, size: Keeper.id })

describe('set operations', () => {
  test('may be null where a part may be, and hold the values of all', () => {
    rowOf(union(animals, keepers)).toEqualTypeOf<{ name: string; size: number | null; kind: string }>()
    rowOf(unionAll(keepers, keepers, animals)).toEqualTypeOf<{ kind: string; name: string; size: number | null }>()
    rowOf(union(keepers, keepers)).toEqualTypeOf<{ kind: string; name: string; size: number }>()
  })
  test('that leave rows out have the values of the first', () => {
    rowOf(except(keepers, animals)).toEqualTypeOf<{ kind: string; name: string; size: number }>()
    rowOf(intersect(animals, keepers)).toEqualTypeOf<Answer<typeof animals>>()
  })
  test('are queries', () => {
    const query = union(animals, keepers)
      .orderBy(
        row => row.size.desc({ nulls: 'last' }),
        row => row.name.asc(),
      )
      .limit(2)
      .offset(1)
    expectTypeOf(query.first(db)).resolves.toEqualTypeOf<
      { name: string; size: number | null; kind: string } | undefined
    >()
    rowOf(union(query, keepers)).toEqualTypeOf<{ name: string; size: number | null; kind: string }>()
    const all = query.as('all')
    rowOf(from(all).leftJoin(Food, Food.id.eq(all.size)).select({ n: all.size, food: Food.name })).toEqualTypeOf<{
      n: number | null
      food: string | null
    }>()
    const sizes = union(from(Animal).select({ n: Animal.age }), from(Keeper).select({ n: Keeper.id }))
    rowOf(
      from(Food)
        .where(Food.id.in(sizes))
        .select({ n: scalar(sizes), any: exists(sizes) }),
    ).toEqualTypeOf<{
      n: number | null
      any: boolean
    }>()
    insertInto(Food).from(union(from(Food).select({ name: Food.name }), from(Keeper).select({ name: Keeper.name })))
  })
})

describe('ctes', () => {
  const old = cte('old', from(Animal).select({ id: Animal.id, years: Animal.age, price: Animal.price }))
  test('have the columns of their query', () => {
    rowOf(from(old)).toEqualTypeOf<{ id: number; years: number | null; price: string }>()
    rowOf(from(Keeper).leftJoin(old, old.id.eq(Keeper.id)).select({ old, price: old.price })).toEqualTypeOf<{
      old: { id: number; years: number | null; price: string } | null
      price: string | null
    }>()
  })
  test('that are recursive have those of the base', () => {
    const chain = recursiveCte('chain', from(Keeper).select({ id: Keeper.id, boss: Keeper.bossId }), self => {
      expectTypeOf(self.id.plus(1)).toHaveProperty('gt')
      return from(Keeper).innerJoin(self, self.boss.eq(Keeper.id)).select({ boss: Keeper.bossId, id: Keeper.id })
    })
    rowOf(from(chain)).toEqualTypeOf<{ id: number; boss: number | null }>()
  })
})

test('values have the types of their columns', () => {
  const list = values('list', { n: bigint(), d: decimal(4, 2).nullable(), t: text() }, [{ n: 1n, d: null, t: 'a' }])
  rowOf(from(list)).toEqualTypeOf<{ n: bigint; d: string | null; t: string }>()
  rowOf(from(list).select({ twice: list.d.times('2'), long: list.t.concat('x') })).toEqualTypeOf<{
    twice: string | null
    long: string
  }>()
})

test('lateral queries stand in joins behind the tables that they read', () => {
  const named = from(Animal)
    .outer(Keeper)
    .where(Animal.keeperId.eq(Keeper.id))
    .select({ name: Animal.name, n: count() })
  const first = lateral(named).as('first')
  rowOf(from(Keeper).innerJoin(first, first.n.gt(0)).select({ n: first.n })).toEqualTypeOf<{ n: number }>()
  rowOf(from(Keeper).leftJoin(first, first.n.gt(0)).select({ first, n: first.n })).toEqualTypeOf<{
    first: { name: string; n: number } | null
    n: number | null
  }>()
  expectTypeOf(() => {
    // @ts-expect-error the table is not there
    from(Food).innerJoin(first, first.n.gt(0))
    // @ts-expect-error without lateral()
    from(Keeper).innerJoin(named.as('x'), Keeper.id.gt(0))
  }).toBeFunction()
})

test('misuse does not compile', () => {
  const ids = from(Animal).select({ id: Animal.id })
  expectTypeOf(() => {
    // @ts-expect-error one query is no set
    union(ids)
    // @ts-expect-error another name
    union(ids, from(Animal).select({ n: Animal.id }))
    // @ts-expect-error a column less, in the third query
    union(animals, keepers, from(Animal).select({ name: Animal.name, size: Animal.age }))
    // @ts-expect-error another kind
    except(ids, from(Animal).select({ id: Animal.name }))
    // @ts-expect-error bigints are no numbers
    unionAll(ids, from(Animal).select({ id: Animal.chip }))
    // @ts-expect-error the order of another table
    union(ids, ids).orderBy(() => Animal.id.asc())
    // @ts-expect-error a column of another table
    union(ids, ids).orderBy(row => row.name.asc())
    // @ts-expect-error no such row
    values('v', { id: integer(), tame: boolean() }, [{ id: 1 }])
    // @ts-expect-error text is no number
    values('v', { id: integer() }, [{ id: 'x' }])
    // @ts-expect-error null where the base has none
    recursiveCte('r', ids, self => from(self).select({ id: Animal.age }))
  }).toBeFunction()
})

describe('ctes of statements that write', () => {
  test('have the rows that these answer', () => {
    const gone = cte('gone', deleteFrom(Animal).everyRow().returning({ id: Animal.id, tax: Animal.tax }))
    rowOf(from(gone)).toEqualTypeOf<{ id: number; tax: string | null }>()
    const whole = cte('whole', insertInto(Food).values({ name: 'hay' }).returning())
    rowOf(from(whole).leftJoin(gone, gone.id.eq(whole.id)).select({ name: whole.name, id: gone.id })).toEqualTypeOf<{
      name: string
      id: number | null
    }>()
    expectTypeOf(() => {
      // @ts-expect-error it answers no rows
      cte('gone', deleteFrom(Animal).everyRow())
      // @ts-expect-error a write is no query elsewhere
      exists(deleteFrom(Animal).everyRow().returning())
      // @ts-expect-error nor the source of an insert
      insertInto(Food).from(deleteFrom(Food).everyRow().returning())
    }).toBeFunction()
  })
})
