// The types of relations in conditions and as values.
import { describe, expectTypeOf, test } from 'vitest'
import { alias, count, deleteFrom, from, load, one, type Database, rowNumber, update } from '../../src/index.ts'
import { defineSchema, integer, table, text } from '../../src/index.ts'
import type { DecimalExpr, Expr, NumberExpr, TextExpr, Via } from '../../src/expression/types.ts'
import { Animal, Food, Keeper, Meal } from '../query/zoo.ts'

declare const db: Database
const boss = alias(Keeper, 'boss')

describe('relations to many', () => {
  test('are conditions on the row that they start from', () => {
    expectTypeOf(Keeper.animals.some()).toEqualTypeOf<Expr<boolean, 'Keeper'> & Via<never>>()
    expectTypeOf(Keeper.animals.none(Animal.age.gt(1))).toEqualTypeOf<Expr<boolean, 'Keeper'> & Via<never>>()
    expectTypeOf(Keeper.animals.every(Animal.age.gt(1), undefined, false)).toEqualTypeOf<
      Expr<boolean, 'Keeper'> & Via<never>
    >()
    expectTypeOf(boss.animals.some(Animal.age.gt(1))).toEqualTypeOf<Expr<boolean, 'boss'> & Via<never>>()
    expectTypeOf(Keeper.staff.some(Keeper.name.eq('a'))).toEqualTypeOf<Expr<boolean, 'Keeper'> & Via<never>>()
  })
  test('over a link table take its columns too', () => {
    expectTypeOf(Animal.foods.some(Meal.grams.gt(1), Food.name.eq('hay'))).toEqualTypeOf<
      Expr<boolean, 'Animal'> & Via<never>
    >()
  })
  test('leave other tables to the query around them', () => {
    expectTypeOf(boss.staff.some(Keeper.name.eq(boss.name))).toEqualTypeOf<Expr<boolean, 'boss'> & Via<never>>()
    const fed = Keeper.animals.some(Animal.name.eq(Food.name))
    expectTypeOf(fed).toEqualTypeOf<Expr<boolean, 'Keeper' | 'Food'> & Via<never>>()
    void from(Keeper).crossJoin(Food).where(fed)
    // @ts-expect-error: Food is not in this query
    void from(Keeper).where(fed)
    // @ts-expect-error: Keeper is not in this query
    void from(Food).where(Keeper.animals.some())
  })
  test('stand in each other', () => {
    expectTypeOf(Food.animals.some(Animal.keeper.is(Keeper.staff.count().gt(1)))).toEqualTypeOf<
      Expr<boolean, 'Food'> & Via<never>
    >()
  })
  test('are values of the kinds of their columns', () => {
    const { animals } = Keeper
    expectTypeOf(animals.count(Animal.tame.eq(true))).toEqualTypeOf<NumberExpr<number, 'Keeper'> & Via<never>>()
    expectTypeOf(animals.sum(Animal.age)).toEqualTypeOf<NumberExpr<number | null, 'Keeper'>>()
    expectTypeOf(animals.sum(Animal.chip)).toEqualTypeOf<NumberExpr<bigint | null, 'Keeper'>>()
    expectTypeOf(animals.sum(Animal.price, Animal.age.gt(1))).toEqualTypeOf<DecimalExpr<string | null, 'Keeper'>>()
    expectTypeOf(animals.avg(Animal.age)).toEqualTypeOf<NumberExpr<number | null, 'Keeper'>>()
    expectTypeOf(animals.avg(Animal.price)).toEqualTypeOf<DecimalExpr<string | null, 'Keeper'>>()
    expectTypeOf(animals.min(Animal.name)).toEqualTypeOf<TextExpr<string | null, 'Keeper'>>()
    expectTypeOf(animals.max(Animal.bornAt)).toEqualTypeOf<Expr<Date | null, 'Keeper'>>()
    expectTypeOf(Animal.foods.sum(Meal.grams)).toEqualTypeOf<NumberExpr<number | null, 'Animal'>>()
  })
  test('are selected, and ordered by', async () => {
    const { animals } = Keeper
    const rows = await from(Keeper)
      .select({ n: animals.count(), last: animals.max(Animal.age), some: animals.some() })
      .orderBy(animals.count().desc())
      .all(db)
    expectTypeOf(rows).toEqualTypeOf<{ n: number; last: number | null; some: boolean }[]>()
    const missed = await from(Food).leftJoin(Keeper, Keeper.id.eq(Food.id)).select({ n: animals.count() }).one(db)
    expectTypeOf(missed).toEqualTypeOf<{ n: number }>()
  })
  test('take no column of another table, no text to be summed, no aggregates and no relations to one', () => {
    // @ts-expect-error: this takes a column of Animal
    void Keeper.animals.max(Keeper.name)
    // @ts-expect-error: text has no sum
    void Keeper.animals.sum(Animal.name)
    // @ts-expect-error: conditions on single rows
    void Keeper.animals.some(count().gt(1))
    // @ts-expect-error: conditions on single rows
    void Keeper.animals.count(rowNumber().over().eq(1))
    // @ts-expect-error: a relation to many is nobody
    void Keeper.animals.is(null)
    // @ts-expect-error: no condition
    void Keeper.animals.some(Animal.age)
  })
})

describe('relations to one', () => {
  test('are conditions on the row that they start from', () => {
    expectTypeOf(Animal.keeper.is(null)).toEqualTypeOf<Expr<boolean, 'Animal'> & Via<never>>()
    expectTypeOf(Animal.keeper.isNot({ id: 1 })).toEqualTypeOf<Expr<boolean, 'Animal'> & Via<never>>()
    expectTypeOf(Animal.keeper.is(Keeper.name.eq('a'), Keeper.id.gt(1))).toEqualTypeOf<
      Expr<boolean, 'Animal'> & Via<never>
    >()
    expectTypeOf(Keeper.boss.isNot(Keeper.name.eq('a'))).toEqualTypeOf<Expr<boolean, 'Keeper'> & Via<never>>()
    expectTypeOf(boss.boss.is(Keeper.name.eq(boss.name))).toEqualTypeOf<Expr<boolean, 'boss'> & Via<never>>()
  })
  test('take rows with the columns that tell them', async () => {
    const keeper = await from(Keeper).one(db)
    void Animal.keeper.is(keeper)
    // @ts-expect-error: id is a number
    void Animal.keeper.is({ id: '1' })
    // @ts-expect-error: a row of another table
    void Animal.keeper.is({ name: 'a' })
    // @ts-expect-error: nothing is asked
    void Animal.keeper.is()
    // @ts-expect-error: not a relation to many
    void Animal.keeper.some()
  })
  test('by a key of their own take rows that have it', () => {
    const { Person } = defineSchema(
      {
        Person: table('persons', { id: integer().primaryKey(), name: text() }),
        Profile: table('profiles', {
          id: integer().primaryKey(),
          personId: integer().nullable().references('Person.id').unique(),
        }),
      },
      { Person: { profile: one('Profile.personId') } },
    )
    void Person.profile.is({ personId: null })
    // @ts-expect-error: the key stands in personId
    void Person.profile.is({ id: 1 })
  })
})

test('they stand in writes and in what load() is asked', () => {
  void update(Keeper).set({ bossId: Keeper.animals.count() }).where(Keeper.animals.none())
  void deleteFrom(Animal).where(Animal.keeper.is(Keeper.boss.is(null)))
  // @ts-expect-error: Keeper is not in this query
  void deleteFrom(Animal).where(Keeper.animals.none())
  void load(db, Keeper, [{ id: 1 }], {
    animals: { where: Animal.foods.some(), orderBy: Animal.foods.count().desc(), select: { n: Animal.foods.count() } },
  })
})
