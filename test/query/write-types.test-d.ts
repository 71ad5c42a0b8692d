// The types of writes: what they take, what they answer, and what they refuse.
import { describe, expectTypeOf, test } from 'vitest'
import {
  concat,
  count,
  type Database,
  defineSchema,
  deleteFrom,
  excluded,
  from,
  insertInto,
  integer,
  type New,
  type Patch,
  type Row,
  sql,
  table,
  text,
  update,
  updateEach,
} from '../../src/index.ts'
import { Animal, boss, Food, Keeper, Meal } from './zoo.ts'

declare const db: Database
const { Page } = defineSchema(
  {
    Page: table('pages', {
      slug: text().primaryKey(),
      title: text(),
      author: text().default('me').readonly(),
      source: text().default('web').readonly({ insert: true }),
      shout: text().generatedAs(sql<string>`upper(title)`),
      revision: integer().version(),
      draft: text().nullable(),
    }),
  },
  {},
)
const tux = { name: 'Tux', kind: 'bird', price: '5' } as const

describe('what an insert takes', () => {
  test('what is needed, and may be given', () => {
    expectTypeOf<New<typeof Page>>().toEqualTypeOf<{
      slug: string
      title: string
      author?: string | undefined
      draft?: string | null | undefined
    }>()
    expectTypeOf<New<typeof Meal>>().toEqualTypeOf<{ animalId: number; foodId: number; grams: number }>()
    expectTypeOf<New<typeof Food>>().toEqualTypeOf<{ id?: number | undefined; name: string }>()
  })
  test('rows, lists of rows, expressions', () => {
    expectTypeOf(() => {
      insertInto(Food).values({ name: 'hay' })
      insertInto(Food).values([{ name: 'hay' }, { id: 7, name: 'corn' }])
      insertInto(Food).values({ id: undefined, name: 'hay' })
      insertInto(Food).values({ name: concat('h', 'ay') }, { validate: false })
      insertInto(Food).values([] as readonly New<typeof Food>[])
      // @ts-expect-error a column is missing
      insertInto(Food).values({ id: 1 })
      // @ts-expect-error in one of several rows
      insertInto(Food).values([{ name: 'hay' }, {}])
      // @ts-expect-error there is no such column
      insertInto(Food).values({ name: 'hay', colour: 'green' })
      // @ts-expect-error a wrong type
      insertInto(Food).values({ name: 7 })
      // @ts-expect-error null in NOT NULL
      insertInto(Food).values({ name: null })
      // @ts-expect-error undefined for what is needed
      insertInto(Food).values({ name: undefined })
      // @ts-expect-error not one of the values
      insertInto(Animal).values({ ...tux, kind: 'alien' })
      // @ts-expect-error the database makes it
      insertInto(Page).values({ slug: 'a', title: 'A', shout: 'A' })
      // @ts-expect-error the database counts it
      insertInto(Page).values({ slug: 'a', title: 'A', revision: 2 })
      // @ts-expect-error it is written once, by its default
      insertInto(Page).values({ slug: 'a', title: 'A', source: 'mail' })
      // @ts-expect-error a column of another table
      insertInto(Food).values({ name: Keeper.name })
    }).toBeFunction()
  })
  test('rows of a query', () => {
    expectTypeOf(() => {
      insertInto(Food).from(from(Keeper).select({ name: Keeper.name }))
      insertInto(Food).from(from(Keeper).select({ id: Keeper.id, name: Keeper.name }))
      // @ts-expect-error the query lacks a column
      insertInto(Food).from(from(Keeper).select({ id: Keeper.id }))
      // @ts-expect-error there is no such column
      insertInto(Food).from(from(Keeper).select({ name: Keeper.name, boss: Keeper.bossId }))
      // @ts-expect-error a wrong type
      insertInto(Food).from(from(Keeper).select({ name: Keeper.id }))
      // @ts-expect-error null in NOT NULL
      insertInto(Food).from(from(Animal).select({ name: Animal.arrived }))
    }).toBeFunction()
  })
})

describe('what a conflict takes', () => {
  const insert = insertInto(Food).values({ name: 'hay' })
  test('columns of the table, and values of both rows', () => {
    expectTypeOf(
      insert
        .onConflict(Food.name)
        .update({ name: excluded(Food.name) })
        .run(db),
    ).resolves.toEqualTypeOf<number>()
    expectTypeOf(insert.onConflict(Food.name).ignore().run(db)).resolves.toEqualTypeOf<number | undefined>()
    expectTypeOf(
      insert
        .onConflict(Food.id, Food.name)
        .update({ name: concat(Food.name, excluded(Food.name)) })
        .returning()
        .one(db),
    ).resolves.toEqualTypeOf<Row<typeof Food>>()
    expectTypeOf(() => {
      // @ts-expect-error a column of another table
      insert.onConflict(Keeper.name)
      // @ts-expect-error nothing is said of what to do
      insert.onConflict(Food.name).run(db)
      // @ts-expect-error a wrong type
      insert.onConflict(Food.name).update({ name: excluded(Food.id) })
      // @ts-expect-error a readonly column
      insertInto(Page).values({ slug: 'a', title: 'A' }).onConflict(Page.slug).update({ author: 'you' })
      // @ts-expect-error excluded() outside of a conflict
      update(Food).set({ name: excluded(Food.name) })
      // @ts-expect-error nor in a condition
      from(Food).where(excluded(Food.name).eq('hay'))
    }).toBeFunction()
  })
})

describe('what an update takes', () => {
  test('columns that may change', () => {
    expectTypeOf<Patch<typeof Page>>().toEqualTypeOf<{
      slug?: string | undefined
      title?: string | undefined
      draft?: string | null | undefined
    }>()
    expectTypeOf(() => {
      update(Animal)
        .set({ age: Animal.age.plus(1), name: 'x', keeperId: null })
        .where(Animal.id.eq(1))
      update(Animal).set({ name: undefined, age: 1 }).everyRow()
      update(Page)
        .set({} as Patch<typeof Page>)
        .everyRow()
      // @ts-expect-error there is no such column
      update(Food).set({ colour: 'green' })
      // @ts-expect-error a wrong type
      update(Food).set({ name: 7 })
      // @ts-expect-error null in NOT NULL
      update(Food).set({ name: null })
      // @ts-expect-error a readonly column
      update(Page).set({ author: 'you' })
      // @ts-expect-error a column that the database makes
      update(Page).set({ shout: 'A' })
      // @ts-expect-error a column that the database counts
      update(Page).set({ revision: 1 })
      // @ts-expect-error a column of another table
      update(Food).set({ name: Keeper.name })
      // @ts-expect-error an expression of another type
      update(Food).set({ name: Food.id })
      // @ts-expect-error an aggregate
      update(Animal).set({ age: count() })
    }).toBeFunction()
  })
  test('a condition, or that every row is meant', () => {
    expectTypeOf(() => {
      update(Food).set({ name: 'x' }).where(undefined, Food.id.eq(1)).run(db)
      deleteFrom(Food)
        .where(Food.id.in(from(Meal).select({ id: Meal.foodId })))
        .run(db)
      deleteFrom(Food).everyRow().run(db)
      // @ts-expect-error no condition
      update(Food).set({ name: 'x' }).run(db)
      // @ts-expect-error no condition
      update(Food).set({ name: 'x' }).returning()
      // @ts-expect-error no condition
      deleteFrom(Food).run(db)
      // @ts-expect-error a condition over another table
      update(Food).set({ name: 'x' }).where(Keeper.id.eq(1))
      // @ts-expect-error a condition over another table
      deleteFrom(Food).where(Keeper.id.eq(1))
      // @ts-expect-error an aggregate in a condition
      deleteFrom(Food).where(count().gt(1))
      // @ts-expect-error no values
      update(Food).where(Food.id.eq(1))
    }).toBeFunction()
  })
})

describe('what writes answer', () => {
  test('a number of rows, or the rows', () => {
    expectTypeOf(insertInto(Food).values({ name: 'hay' }).run(db)).resolves.toEqualTypeOf<number>()
    expectTypeOf(update(Food).set({ name: 'x' }).everyRow().run(db)).resolves.toEqualTypeOf<number>()
    expectTypeOf(deleteFrom(Food).everyRow().run(db)).resolves.toEqualTypeOf<number>()
    expectTypeOf(insertInto(Food).values([]).returning().all(db)).resolves.toEqualTypeOf<
      { id: number; name: string }[]
    >()
    expectTypeOf(update(Food).set({}).everyRow().returning().first(db)).resolves.toEqualTypeOf<
      { id: number; name: string } | undefined
    >()
    expectTypeOf(
      deleteFrom(Animal)
        .everyRow()
        .returning({ id: Animal.id, more: { age: Animal.age.plus(1), all: Animal } })
        .one(db),
    ).resolves.toEqualTypeOf<{ id: number; more: { age: number | null; all: Row<typeof Animal> } }>()
    expectTypeOf(() => {
      // @ts-expect-error rows are not counted
      insertInto(Food).values({ name: 'hay' }).returning().run(db)
      // @ts-expect-error a count has no rows
      insertInto(Food).values({ name: 'hay' }).all(db)
      // @ts-expect-error a column of another table
      insertInto(Food).values({ name: 'hay' }).returning({ name: Keeper.name })
    }).toBeFunction()
  })
})

describe('writes beside other tables', () => {
  const joined = update(Animal).from(Keeper).from(boss)
  test('take values and conditions of all tables', () => {
    const done = joined
      .set({ name: Keeper.name, age: boss.id.plus(1), tame: undefined })
      .where(boss.id.eq(Keeper.bossId))
    expectTypeOf(done.run(db)).toEqualTypeOf<Promise<number>>()
    expectTypeOf(done.returning().all(db)).toEqualTypeOf<Promise<Row<typeof Animal>[]>>()
    expectTypeOf(done.returning({ id: Animal.id }).one(db)).toEqualTypeOf<Promise<{ id: number }>>()
    expectTypeOf(() => {
      // @ts-expect-error a table that is not there
      joined.set({ name: Food.name })
      // @ts-expect-error nor in the conditions
      joined.set({ name: 'x' }).where(Food.id.eq(1))
      // @ts-expect-error another type
      joined.set({ name: Keeper.id })
      // @ts-expect-error it may be null
      joined.set({ price: '1', name: Animal.age })
      // @ts-expect-error only rows of the table are answered
      joined.set({ name: 'x' }).everyRow().returning({ id: Keeper.id })
      // @ts-expect-error the table itself
      update(Animal).from(Animal)
      // @ts-expect-error no run() without a condition
      joined.set({ name: 'x' }).run(db)
    }).toBeFunction()
  })
  test('of a delete', () => {
    const gone = deleteFrom(Animal).using(Keeper).using(boss).where(Keeper.id.eq(Animal.keeperId), boss.id.gt(1))
    expectTypeOf(gone.run(db)).toEqualTypeOf<Promise<number>>()
    expectTypeOf(gone.returning({ name: Animal.name }).all(db)).toEqualTypeOf<Promise<{ name: string }[]>>()
    expectTypeOf(() => {
      // @ts-expect-error a table that is not there
      deleteFrom(Animal).using(Keeper).where(Food.id.eq(1))
      // @ts-expect-error no run() without a condition
      deleteFrom(Animal).using(Keeper).run(db)
    }).toBeFunction()
  })
})

describe('updateEach', () => {
  test('takes rows of values, and columns to find them by', () => {
    const each = updateEach(
      Page,
      [
        { slug: 'a', title: 'A', draft: null },
        { slug: 'b', title: undefined },
      ],
      { by: Page.slug },
    )
    expectTypeOf(each.run(db)).toEqualTypeOf<Promise<number>>()
    expectTypeOf(each.returning().all(db)).toEqualTypeOf<Promise<Row<typeof Page>[]>>()
    expectTypeOf(each.returning({ slug: Page.slug }).all(db)).toEqualTypeOf<Promise<{ slug: string }[]>>()
    expectTypeOf(() => {
      updateEach(Meal, [{ animalId: 1, foodId: 2, grams: 3 }], { by: [Meal.animalId, Meal.foodId] })
      updateEach(Page, [{ slug: 'a', revision: 1, title: 'A' }], { by: [Page.slug, Page.revision] })
      // @ts-expect-error there is no such column
      updateEach(Page, [{ slug: 'a', colour: 'A' }], { by: Page.slug })
      // @ts-expect-error a wrong type
      updateEach(Page, [{ slug: 'a', title: 7 }], { by: Page.slug })
      // @ts-expect-error null in NOT NULL
      updateEach(Page, [{ slug: 'a', title: null }], { by: Page.slug })
      // @ts-expect-error an expression
      updateEach(Page, [{ slug: 'a', title: Page.draft }], { by: Page.slug })
      // @ts-expect-error a column of another table
      updateEach(Page, [{ slug: 'a', title: 'A' }], { by: Food.name })
      // @ts-expect-error no column
      updateEach(Page, [{ slug: 'a', title: 'A' }], { by: 'slug' })
      // @ts-expect-error documents are not compared
      updateEach(Animal, [{ age: 1 }], { by: Animal.facts })
      // @ts-expect-error nothing to find rows by
      updateEach(Page, [{ slug: 'a', title: 'A' }])
    }).toBeFunction()
  })
})
