// The types of load() and include(): what each row holds besides its own columns, and what cannot be asked for.
import { describe, expectTypeOf, test } from 'vitest'
import { alias, type Database, from, load, type Row, toDepth, upper } from '../../src/index.ts'
import { Animal, Food, Keeper, Meal } from './zoo.ts'

declare const db: Database
declare const keepers: Row<typeof Keeper>[]
declare const animals: Row<typeof Animal>[]
type Keepers = Row<typeof Keeper>
type Animals = Row<typeof Animal>
interface Meals {
  animalId: number
  foodId: number
  grams: number
}

describe('a relation', () => {
  test('to many is a list, beside the columns of the row', () => {
    expectTypeOf(load(db, Keeper, keepers, { animals: true })).resolves.toEqualTypeOf<
      { id: number; name: string; bossId: number | null; animals: Animals[] }[]
    >()
  })
  test('to one is a row, or null where its key may be null', async () => {
    const loaded = await load(db, Animal, animals, { keeper: true })
    expectTypeOf(loaded[0]!.keeper).toEqualTypeOf<Keepers | null>()
    const meals = await load(db, Meal, [] as Meals[], { animal: true, food: {} })
    expectTypeOf(meals[0]!.animal).toEqualTypeOf<Animals>()
    expectTypeOf(meals[0]!.food).toEqualTypeOf<{ id: number; name: string }>()
  })
  test('to one with a condition may be null', async () => {
    const meals = await load(db, Meal, [] as Meals[], { animal: { where: Animal.age.gt(1) } })
    expectTypeOf(meals[0]!.animal).toEqualTypeOf<Animals | null>()
  })
  test('over a link table brings its row on request', async () => {
    const loaded = await load(db, Animal, animals, { foods: { link: true, orderBy: Meal.grams.desc() } })
    expectTypeOf(loaded[0]!.foods).toEqualTypeOf<
      { id: number; name: string; link: { animalId: number; foodId: number; grams: number } }[]
    >()
  })
  test('holds what is selected, and what is included', async () => {
    const loaded = await load(db, Keeper, keepers, {
      boss: { select: { shout: upper(Keeper.name) } },
      animals: {
        where: [Animal.age.gt(1), undefined, false],
        orderBy: [Animal.age.desc(), Animal.id.asc()],
        limit: 3,
        offset: 1,
        select: { name: Animal.name, of: { age: Animal.age } },
        include: { keeper: { include: { boss: true } }, foods: true },
      },
    })
    expectTypeOf(loaded[0]!.boss).toEqualTypeOf<{ shout: string } | null>()
    expectTypeOf(loaded[0]!.animals).toEqualTypeOf<
      {
        name: string
        of: { age: number | null }
        keeper: { id: number; name: string; bossId: number | null; boss: Keepers | null } | null
        foods: { id: number; name: string }[]
      }[]
    >()
  })
})

describe('rows', () => {
  test('are whatever a query answered, and keep what they have', async () => {
    const some = await from(Keeper).select({ id: Keeper.id, n: Keeper.name }).all(db)
    expectTypeOf(load(db, Keeper, some, { animals: { select: { name: Animal.name } } })).resolves.toEqualTypeOf<
      { id: number; n: string; animals: { name: string }[] }[]
    >()
    const once = await load(db, Keeper, keepers, { boss: true })
    const twice = await load(db, Keeper, once, { animals: true, boss: { select: { id: Keeper.id } } })
    expectTypeOf(twice).toEqualTypeOf<
      { id: number; name: string; bossId: number | null; animals: Animals[]; boss: { id: number } | null }[]
    >()
  })
  test('of an alias have the relations of its model', () => {
    expectTypeOf(load(db, alias(Keeper, 'k'), keepers, { boss: true }))
      .resolves.items.toHaveProperty('boss')
      .toEqualTypeOf<Keepers | null>()
  })
})

test('what cannot be asked for does not compile', () => {
  // @ts-expect-error -- no such relation
  load(db, Keeper, keepers, { anmals: true })
  // @ts-expect-error -- no such relation below
  load(db, Keeper, keepers, { animals: { include: { keepr: true } } })
  // @ts-expect-error -- no such option
  load(db, Keeper, keepers, { animals: { were: Animal.age.gt(1) } })
  // @ts-expect-error -- another table
  load(db, Keeper, keepers, { animals: { where: Keeper.id.gt(1) } })
  // @ts-expect-error -- another table
  load(db, Keeper, keepers, { animals: { orderBy: Food.name.asc() } })
  // @ts-expect-error -- another table
  load(db, Keeper, keepers, { animals: { select: { name: Keeper.name } } })
  // @ts-expect-error -- one row has no limit
  load(db, Keeper, keepers, { boss: { limit: 1 } })
  // @ts-expect-error -- no link table
  load(db, Keeper, keepers, { animals: { link: true } })
  // @ts-expect-error -- rows of another model
  load(db, Keeper, [{ price: '1' }], { boss: true })
  // @ts-expect-error -- a derived table has no relations
  load(db, from(Keeper).as('k'), keepers, { boss: true })
})

describe('include()', () => {
  test('adds relations to rows, and expressions beside them', async () => {
    const rows = await from(Keeper)
      .include({ boss: true, animals: { limit: 1 }, shout: upper(Keeper.name) })
      .all(db)
    expectTypeOf(rows).toEqualTypeOf<
      { id: number; name: string; bossId: number | null; boss: Keepers | null; animals: Animals[]; shout: string }[]
    >()
    const below = await from(Keeper)
      .include({ animals: { select: { name: Animal.name }, include: { foods: true, older: Animal.age.plus(1) } } })
      .one(db)
    expectTypeOf(below.animals).toEqualTypeOf<
      { name: string; foods: { id: number; name: string }[]; older: number | null }[]
    >()
  })
  test('goes on with conditions, orders, joins and other relations', async () => {
    const boss = alias(Keeper, 'boss')
    const row = await from(Keeper)
      .include({ animals: true })
      .leftJoin(boss, boss.id.eq(Keeper.bossId))
      .where(boss.name.eq('Ada'))
      .orderBy(Keeper.name.asc())
      .include({ boss: { include: { boss: true } } })
      .first(db)
    expectTypeOf(row).toEqualTypeOf<
      | {
          id: number
          name: string
          bossId: number | null
          animals: Animals[]
          boss: { id: number; name: string; bossId: number | null; boss: Keepers | null } | null
        }
      | undefined
    >()
  })
  test('of an alias takes its expressions', async () => {
    const boss = alias(Keeper, 'boss')
    const rows = await from(boss)
      .include({ animals: true, shout: upper(boss.name) })
      .all(db)
    expectTypeOf(rows[0]!.shout).toEqualTypeOf<string>()
  })
  test('streams and counts', () => {
    const query = from(Keeper).include({ boss: true })
    expectTypeOf(query.stream(db)).toEqualTypeOf<
      AsyncIterableIterator<{ id: number; name: string; bossId: number | null; boss: Keepers | null }>
    >()
    expectTypeOf(query.count(db)).resolves.toEqualTypeOf<number>()
  })
})

describe('toDepth()', () => {
  test('has so many levels, and none below the last', async () => {
    const [row] = await from(Keeper)
      .include({ boss: toDepth(2, { include: { animals: true } }) })
      .all(db)
    type Last = { id: number; name: string; bossId: number | null; animals: Animals[] }
    type First = { id: number; name: string; bossId: number | null; animals: Animals[]; boss: Last | null }
    expectTypeOf(row!.boss).toEqualTypeOf<First | null>()
  })
  test('may end anywhere where the depth is not known', async () => {
    const [row] = await load(db, Keeper, keepers, { boss: toDepth(3 as number) })
    expectTypeOf(row!.boss?.boss?.boss?.boss?.name).toEqualTypeOf<string | undefined>()
  })
})
