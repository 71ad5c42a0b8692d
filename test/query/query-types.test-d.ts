// The types of reads: rows, joins and what may be missing, derived tables, and what no query can be.
import { describe, expectTypeOf, test } from 'vitest'
import {
  alias,
  coalesce,
  count,
  exists,
  from,
  length,
  max,
  sum,
  tuple,
  type CountedPage,
  type Database,
  type Page,
  type Readable,
  type Row,
} from '../../src/index.ts'
import { Animal, boss, Food, Keeper, Meal } from './zoo.ts'

declare const db: Database
/** The row that a query answers. */
type Answer<Q> = Q extends Readable<infer Result, string> ? Result : never
const rowOf = <Q extends Readable<unknown, string>>(query: Q) => expectTypeOf(query as unknown as Answer<Q>)

interface KeeperRow {
  id: number
  name: string
  bossId: number | null
}
type Keepers = { [P in keyof KeeperRow]: KeeperRow[P] }
const theirs = Keeper.id.eq(Animal.keeperId)

describe('rows', () => {
  test('are whole without a selection', () => {
    rowOf(from(Keeper)).toEqualTypeOf<Keepers>()
    expectTypeOf<Row<typeof Keeper>>().toEqualTypeOf<Keepers>()
    expectTypeOf<keyof Answer<ReturnType<typeof from<typeof Animal>>>>().not.toEqualTypeOf<'passport'>()
    expectTypeOf<Answer<ReturnType<typeof from<typeof Animal>>>>().not.toHaveProperty('passport')
  })
  test('are what was selected, in nested objects too', () => {
    rowOf(
      from(Animal).select({ name: Animal.name, secret: Animal.passport, more: { age: Animal.age, all: Animal } }),
    ).toEqualTypeOf<{
      name: string
      secret: string | null
      more: { age: number | null; all: Row<typeof Animal> }
    }>()
  })
  test('come from the calls that run a query', () => {
    const query = from(Keeper).select({ name: Keeper.name })
    expectTypeOf(query.all(db)).resolves.toEqualTypeOf<{ name: string }[]>()
    expectTypeOf(query.first(db)).resolves.toEqualTypeOf<{ name: string } | undefined>()
    expectTypeOf(query.one(db)).resolves.toEqualTypeOf<{ name: string }>()
    expectTypeOf(query.count(db)).resolves.toEqualTypeOf<number>()
    expectTypeOf(query.exists(db)).resolves.toEqualTypeOf<boolean>()
    expectTypeOf(query.stream(db)).toEqualTypeOf<AsyncIterableIterator<{ name: string }>>()
    expectTypeOf(query.explain(db)).resolves.toEqualTypeOf<string>()
    expectTypeOf(query.toSQL(db)).toEqualTypeOf<{ readonly sql: string; readonly params: readonly unknown[] }>()
  })
  test('stay what they are through all that does not select', () => {
    const query = from(Keeper)
      .where(Keeper.id.gt(1), undefined, false)
      .orderBy(Keeper.name.asc(), Keeper.id.desc({ nulls: 'last' }))
      .groupBy(Keeper.id)
      .having(count().gt(1))
      .distinct()
      .limit(1)
      .offset(2)
    rowOf(query).toEqualTypeOf<Keepers>()
  })
})

describe('joins', () => {
  const selection = { animal: Animal.name, keeper: Keeper.name, whole: Keeper }
  test('inner: nothing is missing', () => {
    rowOf(from(Animal).innerJoin(Keeper, theirs).select(selection)).toEqualTypeOf<{
      animal: string
      keeper: string
      whole: Keepers
    }>()
  })
  test('left: the right side may be missing', () => {
    rowOf(from(Animal).leftJoin(Keeper, theirs).select(selection)).toEqualTypeOf<{
      animal: string
      keeper: string | null
      whole: Keepers | null
    }>()
  })
  test('right: the left side may be', () => {
    rowOf(from(Animal).rightJoin(Keeper, theirs).select(selection)).toEqualTypeOf<{
      animal: string | null
      keeper: string
      whole: Keepers
    }>()
    rowOf(from(Keeper).rightJoin(Animal, theirs)).toEqualTypeOf<Keepers | null>()
  })
  test('full: both may be', () => {
    rowOf(from(Animal).fullJoin(Keeper, theirs).select(selection)).toEqualTypeOf<{
      animal: string | null
      keeper: string | null
      whole: Keepers | null
    }>()
  })
  test('cross: nothing is', () => {
    rowOf(from(Food).crossJoin(Keeper).select({ food: Food.name, keeper: Keeper })).toEqualTypeOf<{
      food: string
      keeper: Keepers
    }>()
  })
  test('several: each adds its own', () => {
    const query = from(Animal).leftJoin(Keeper, theirs).innerJoin(Meal, Meal.animalId.eq(Animal.id))
    rowOf(query.select({ keeper: Keeper.name, grams: Meal.grams })).toEqualTypeOf<{
      keeper: string | null
      grams: number
    }>()
    rowOf(query.rightJoin(Food, Food.id.eq(Meal.foodId)).select({ grams: Meal.grams, food: Food.name })).toEqualTypeOf<{
      grams: number | null
      food: string
    }>()
  })
  test('by relation', () => {
    rowOf(from(Animal).leftJoin(Animal.keeper).select(selection)).toEqualTypeOf<{
      animal: string
      keeper: string | null
      whole: Keepers | null
    }>()
    rowOf(from(Animal).innerJoin(Animal.foods).select({ food: Food.name })).toEqualTypeOf<{ food: string }>()
    rowOf(from(boss).innerJoin(boss.animals).select({ n: Animal.name })).toEqualTypeOf<{ n: string }>()
  })
  test('of aliases', () => {
    rowOf(
      from(Keeper)
        .leftJoin(boss, boss.id.eq(Keeper.bossId))
        .select({ keeper: Keeper.name, boss: boss.name, all: boss }),
    ).toEqualTypeOf<{ keeper: string; boss: string | null; all: Keepers | null }>()
  })
  test('decide what an expression can be', () => {
    const query = from(Animal).leftJoin(Keeper, theirs)
    rowOf(
      query.select({
        own: Animal.id.gt(1),
        both: Animal.id.gt(Keeper.id),
        sum: Animal.id.plus(Keeper.id),
        long: length(Keeper.name),
        sure: coalesce(Keeper.name, '-'),
        either: coalesce(Keeper.name, Animal.name),
        gone: Keeper.id.isNull(),
        n: count(Keeper.id),
        top: max(Keeper.id),
        there: exists(from(Food)),
      }),
    ).toEqualTypeOf<{
      own: boolean
      both: boolean | null
      sum: number | null
      long: number | null
      sure: string
      either: string
      gone: boolean
      n: number
      top: number | null
      there: boolean
    }>()
  })
})

describe('derived tables', () => {
  const worth = from(Animal)
    .leftJoin(Keeper, theirs)
    .groupBy(Keeper.name)
    .select({ keeper: Keeper.name, n: count(), sum: sum(Animal.age) })
    .as('worth')

  test('have the columns of their query', () => {
    rowOf(from(worth)).toEqualTypeOf<{ keeper: string | null; n: number; sum: number | null }>()
    rowOf(
      from(worth)
        .where(worth.n.gt(1), worth.keeper.like('A%'))
        .select({ n: worth.n.plus(1), all: worth }),
    ).toEqualTypeOf<{
      n: number
      all: { keeper: string | null; n: number; sum: number | null }
    }>()
  })
  test('may be missing where they are joined', () => {
    rowOf(from(Keeper).leftJoin(worth, worth.keeper.eq(Keeper.name)).select({ n: worth.n, all: worth })).toEqualTypeOf<{
      n: number | null
      all: { keeper: string | null; n: number; sum: number | null } | null
    }>()
  })
  test('of one name are told apart by it', () => {
    const [a, b] = [from(Food).as('a'), from(Food).as('b')]
    rowOf(from(a).innerJoin(b, b.id.gt(a.id)).select({ a: a.name, b: b.name })).toEqualTypeOf<{
      a: string
      b: string
    }>()
  })
})

test('what no query can be does not compile', () => {
  const last = from(Meal).outer(Animal).where(Meal.animalId.eq(Animal.id)).as('last')
  const other = alias(Keeper, 'other')
  const worth = from(Food).select({ n: Food.id }).as('worth')
  expectTypeOf(() => {
    // @ts-expect-error a column of a table that is not in the query
    from(Animal).where(Keeper.name.eq('Ada'))
    // @ts-expect-error in a selection
    from(Animal).select({ keeper: Keeper.name })
    // @ts-expect-error in a nested selection
    from(Animal).select({ more: { keeper: Keeper.name } })
    // @ts-expect-error a whole model
    from(Animal).select({ keeper: Keeper })
    // @ts-expect-error in an order
    from(Animal).orderBy(Keeper.name.asc())
    // @ts-expect-error in a group
    from(Animal).groupBy(Keeper.name)
    // @ts-expect-error inside an aggregate
    from(Animal).select({ n: count(Keeper.id) })
    // @ts-expect-error inside a comparison
    from(Animal).where(Animal.id.eq(Keeper.id))
    // @ts-expect-error the model where its alias is
    from(boss).where(Keeper.id.gt(1))
    // @ts-expect-error the alias where its model is
    from(Keeper).where(boss.id.gt(1))
    // @ts-expect-error the same table twice
    from(Keeper).innerJoin(Keeper, Keeper.bossId.eq(Keeper.id))
    // @ts-expect-error the same alias twice
    from(boss).innerJoin(boss, boss.bossId.eq(boss.id))
    // @ts-expect-error a relation to what is there already
    from(Keeper).leftJoin(Keeper.boss)
    // @ts-expect-error a relation of what is not there
    from(Food).leftJoin(Animal.keeper)
    // @ts-expect-error a condition over what is not there
    from(Animal).innerJoin(Keeper, Keeper.id.eq(other.id))
    // @ts-expect-error the same table twice, in a cross join
    from(Food).crossJoin(Food)
    // @ts-expect-error an aggregate in where
    from(Animal).where(max(Animal.age).gt(3))
    // @ts-expect-error an aggregate in groupBy
    from(Animal).groupBy(count())
    // @ts-expect-error a document in groupBy
    from(Animal).groupBy(Animal.facts)
    // @ts-expect-error text is no condition
    from(Animal).where(Animal.name)
    // @ts-expect-error undefined is no group condition
    from(Animal).having(undefined)
    // @ts-expect-error an order needs a direction
    from(Animal).orderBy(Animal.age)
    // @ts-expect-error text is no limit
    from(Animal).limit('1')
    // @ts-expect-error a value is nothing to select
    from(Animal).select({ one: 1 })
    // @ts-expect-error a subquery that reads more than it says
    from(Animal).where(exists(from(Meal).where(Meal.animalId.eq(Animal.id))))
    // @ts-expect-error a subquery whose outer table is not there
    from(Food).where(exists(from(Meal).outer(Animal).where(Meal.animalId.eq(Animal.id))))
    // @ts-expect-error a join of a subquery that reads the tables beside it
    from(Animal).leftJoin(last, last.animalId.eq(Animal.id))
    // @ts-expect-error a derived table has only what was selected
    worth.name
    // @ts-expect-error a lock of a table that is not in the query
    from(Animal).forUpdate({ of: [Keeper] })
    // @ts-expect-error the same beside one that is
    from(Animal).forShare({ of: [Animal, boss] })
    // @ts-expect-error a lock of a column
    from(Animal).forUpdate({ of: [Animal.id] })
    // @ts-expect-error rows cannot be left out and missed
    from(Animal).forUpdate({ skipLocked: true, noWait: true })
    // @ts-expect-error no such option
    from(Animal).forUpdate({ wait: 5 })
    // @ts-expect-error queries run somewhere
    from(Animal).all()
  }).toBeFunction()
})

test('a lock changes nothing of what a query answers', () => {
  const all = from(Animal).innerJoin(Keeper, theirs).leftJoin(boss, boss.id.eq(Keeper.bossId))
  const query = all.select({ name: Animal.name })
  expectTypeOf(query.forUpdate()).toEqualTypeOf(query)
  expectTypeOf(query.forShare({ of: [Animal] })).toEqualTypeOf(query)
  expectTypeOf(query.forUpdate({ of: [Animal, Keeper, boss], skipLocked: true })).toEqualTypeOf(query)
  expectTypeOf(query.forUpdate({ noWait: true })).toEqualTypeOf(query)
  expectTypeOf(query.forUpdate({ skipLocked: undefined, noWait: false })).toEqualTypeOf(query)
})

test('tuples take rows of the values of their columns', () => {
  const pair = tuple(Animal.name, Animal.keeperId)
  expectTypeOf(pair.in).parameter(0).toEqualTypeOf<readonly (readonly [string, number])[]>()
  expectTypeOf(pair.in([['Rex', 1]])['~']['value']).toEqualTypeOf<boolean | null>()
  expectTypeOf(tuple(Animal.name, Keeper.name).notIn([])['~']['from']).toEqualTypeOf<'Animal' | 'Keeper'>()
  // @ts-expect-error of another kind
  pair.in([['Rex', '1']])
  // @ts-expect-error of another length
  pair.in([['Rex']])
  // @ts-expect-error null is in no list
  pair.in([['Rex', null]])
  // @ts-expect-error one column has in() of its own
  tuple(Animal.name)
  // @ts-expect-error whole documents are not compared
  tuple(Animal.name, Animal.facts)
  // @ts-expect-error a column of a table that is not in the query
  from(Animal).where(tuple(Keeper.id, Keeper.name).in([[1, 'Ada']]))
})

describe('pages', () => {
  const query = from(Animal).leftJoin(Keeper, theirs).select({ id: Animal.id, keeper: Keeper.name })
  interface Pair {
    id: number
    keeper: string | null
  }
  type Pairs = { [P in keyof Pair]: Pair[P] }

  test('have the rows of the query, and a total where one is asked for', () => {
    expectTypeOf(query.page(db, { size: 1 })).resolves.toEqualTypeOf<Page<Pairs>>()
    expectTypeOf(query.page(db, { size: 1, after: null, total: false })).resolves.toEqualTypeOf<Page<Pairs>>()
    expectTypeOf(query.page(db, { size: 1, total: true })).resolves.toEqualTypeOf<CountedPage<Pairs>>()
    expectTypeOf<CountedPage<Pairs>['total']>().toEqualTypeOf<number>()
    expectTypeOf<Page<Pairs>>().not.toHaveProperty('total')
    expectTypeOf<Page<Pairs>['next']>().toEqualTypeOf<string | null>()
  })
  test('have a size, and nothing that they do not know', () => {
    // @ts-expect-error -- a page has a size
    void query.page(db, {})
    // @ts-expect-error -- an unknown option
    void query.page(db, { size: 1, limit: 1 })
    // @ts-expect-error -- a size is a number
    void query.page(db, { size: '1' })
  })
})
