// The types of databases: abilities, keys, batches, transactions and prepared queries.
import { describe, expectTypeOf, test } from 'vitest'
import {
  type Adapter,
  boolean,
  connect,
  count,
  type Database,
  deleteFrom,
  type Executor,
  from,
  insertInto,
  integer,
  prepare,
  type Row,
  text,
  type Transaction,
  update,
} from '../../src/index.ts'
import { Animal, Food, Keeper, Meal } from '../query/zoo.ts'

declare const edge: Database<'batch'>
declare const full: Database<'transaction'>

describe('a database', () => {
  test('can do what its adapter can', () => {
    expectTypeOf(connect({} as Adapter<'batch'>)).toEqualTypeOf<Database<'batch'>>()
    expectTypeOf(connect({} as Adapter<'transaction'>)).toEqualTypeOf<Database>()
    expectTypeOf(edge.with({ timeout: 1 })).toEqualTypeOf<Database<'batch'>>()
    expectTypeOf(full.with({ timeout: 1 })).toEqualTypeOf<Database>()
    expectTypeOf(full).toExtend<Database<'batch'>>()
    expectTypeOf(full).toExtend<Executor>()
    expectTypeOf(() => {
      // @ts-expect-error there are only batches
      edge.transaction(async () => {})
      // @ts-expect-error a database with batches is none with transactions
      const wrong: Database = edge
      return wrong
    }).toBeFunction()
  })
  test('reads a row by its key', () => {
    expectTypeOf(full.get(Food, 1)).resolves.toEqualTypeOf<Row<typeof Food> | undefined>()
    expectTypeOf(full.get(Meal, { animalId: 1, foodId: 2 })).resolves.toEqualTypeOf<Row<typeof Meal> | undefined>()
    expectTypeOf(() => {
      // @ts-expect-error a key of another type
      full.get(Food, '1')
      // @ts-expect-error a part of a key
      full.get(Meal, { animalId: 1 })
      // @ts-expect-error a key that may be nothing
      full.get(Food, null)
    }).toBeFunction()
  })
  test('answers a batch as a tuple', () => {
    const byName = prepare({ name: text() }, p => from(Food).where(Food.name.eq(p.name)).select({ id: Food.id }))
    expectTypeOf(
      edge.batch([
        from(Food),
        from(Animal).select({ n: count() }),
        update(Food).set({ name: 'x' }).everyRow(),
        insertInto(Food).values({ name: 'x' }).returning({ id: Food.id }),
        insertInto(Food).values({ name: 'x' }).onConflict(Food.name).ignore(),
        deleteFrom(Food).everyRow(),
        byName.bind({ name: 'hay' }),
      ]),
    ).resolves.toEqualTypeOf<
      [Row<typeof Food>[], { n: number }[], number, { id: number }[], number | undefined, number, { id: number }[]]
    >()
    expectTypeOf(edge.batch([])).resolves.toEqualTypeOf<[]>()
    expectTypeOf(() => {
      // @ts-expect-error an update that is not finished
      edge.batch([update(Food).set({ name: 'x' })])
      // @ts-expect-error text is no statement
      edge.batch(['select 1'])
    }).toBeFunction()
  })
})

describe('a transaction', () => {
  test('answers what its callback answers, and nests', () => {
    expectTypeOf(full.transaction(async tx => tx.get(Food, 1))).resolves.toEqualTypeOf<Row<typeof Food> | undefined>()
    expectTypeOf(
      full.transaction(async tx => tx.transaction(async inner => from(Keeper).count(inner)), { timeout: 5, tag: 'x' }),
    ).resolves.toEqualTypeOf<number>()
    expectTypeOf(
      full.transaction(async () => 1, {
        isolation: 'serializable',
        readOnly: true,
        deferrable: true,
        retry: 3,
        timeout: 5,
      }),
    ).resolves.toEqualTypeOf<number>()
    expectTypeOf(() => {
      // @ts-expect-error no such level
      full.transaction(async () => 1, { isolation: 'snapshot' })
      // @ts-expect-error how often, not whether
      full.transaction(async () => 1, { retry: true })
      // @ts-expect-error the level belongs to the outermost transaction
      full.transaction(async tx => tx.transaction(async () => 1, { isolation: 'serializable' }))
    }).toBeFunction()
    full.transaction(async tx => {
      expectTypeOf(tx).toEqualTypeOf<Transaction>()
      expectTypeOf(tx).not.toHaveProperty('close')
    })
  })
})

describe('a prepared query', () => {
  const byAge = prepare({ age: integer().nullable(), tame: boolean() }, p =>
    from(Animal).where(Animal.age.gt(p.age), Animal.tame.eq(p.tame)).select({ name: Animal.name }),
  )
  test('takes its parameters, all of them', () => {
    expectTypeOf(byAge.all).parameters.toEqualTypeOf<
      [db: Executor, parameters: { readonly age: number | null; readonly tame: boolean }]
    >()
    expectTypeOf(byAge.all(full, { age: null, tame: true })).resolves.toEqualTypeOf<{ name: string }[]>()
    expectTypeOf(byAge.first(full, { age: 1, tame: true })).resolves.toEqualTypeOf<{ name: string } | undefined>()
    expectTypeOf(() => {
      // @ts-expect-error a parameter is missing
      byAge.all(full, { age: 1 })
      // @ts-expect-error a wrong type
      byAge.all(full, { age: '1', tame: true })
      // @ts-expect-error null where there is none
      byAge.all(full, { age: 1, tame: null })
      // @ts-expect-error there is no such parameter
      byAge.all(full, { age: 1, tame: true, name: 'x' })
      // @ts-expect-error a read is not run
      byAge.run(full, { age: 1, tame: true })
      // @ts-expect-error there is no such parameter
      prepare({ age: integer() }, p => from(Animal).where(Animal.age.eq(p.aeg)))
      // @ts-expect-error a parameter of another type
      prepare({ age: integer() }, p => from(Animal).where(Animal.name.eq(p.age)))
      // @ts-expect-error a callback that makes no query
      prepare({ age: integer() }, p => p.age)
    }).toBeFunction()
  })
  test('of a write answers as the write does', () => {
    const rename = prepare({ id: integer(), name: text() }, p =>
      update(Food).set({ name: p.name }).where(Food.id.eq(p.id)),
    )
    expectTypeOf(rename.run(full, { id: 1, name: 'x' })).resolves.toEqualTypeOf<number>()
    const add = prepare({ name: text() }, p => insertInto(Food).values({ name: p.name }).returning())
    expectTypeOf(add.one(full, { name: 'x' })).resolves.toEqualTypeOf<Row<typeof Food>>()
    expectTypeOf(() => {
      // @ts-expect-error a write without rows is not read
      rename.all(full, { id: 1, name: 'x' })
    }).toBeFunction()
  })
})
