// The models and rows that the tests of queries share: a small zoo, with a column of every kind.
import * as v from 'valibot'
import {
  alias,
  array,
  bigint,
  blob,
  boolean,
  connect,
  decimal,
  defineSchema,
  enumOf,
  insertInto,
  integer,
  json,
  many,
  manyThrough,
  one,
  plainDate,
  primaryKey,
  real,
  resetKeys,
  table,
  text,
  timestamp,
  type TransactionDatabase,
  uuid,
} from '../../src/index.ts'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import { createTables } from '../../src/migrate.ts'

export const schema = defineSchema(
  {
    Keeper: table('keepers', {
      id: integer().primaryKey(),
      name: text(v.nonEmpty()).unique(),
      bossId: integer().nullable().references('Keeper.id'),
    }),
    Animal: table('animals', {
      id: integer().primaryKey(),
      name: text(),
      kind: enumOf('bird', 'fish', 'mammal'),
      age: integer().nullable(),
      weight: real().nullable(),
      price: decimal(10, 2),
      tax: decimal(6, 3).nullable(),
      tame: boolean().default(false),
      chip: bigint().nullable(),
      tags: array(text()).nullable(),
      facts: json(
        v.object({
          food: v.string(),
          legs: v.number(),
          'odd key': v.optional(v.string()),
          places: v.array(v.object({ x: v.number(), open: v.boolean() })),
        }),
      ).nullable(),
      bornAt: timestamp().nullable(),
      arrived: plainDate().nullable(),
      passport: uuid().nullable().private(),
      photo: blob().nullable(),
      keeperId: integer().nullable().references('Keeper.id', { onDelete: 'set null' }),
    }),
    Food: table('foods', { id: integer().primaryKey(), name: text().unique() }),
    Meal: table(
      'meals',
      {
        animalId: integer().references('Animal.id', { onDelete: 'cascade' }),
        foodId: integer().references('Food.id', { onDelete: 'cascade' }),
        grams: integer(),
      },
      { constraints: t => [primaryKey(t.animalId, t.foodId)] },
    ),
    Visit: table('visits', { id: integer().primaryKey(), note: text().nullable() }, { schema: 'log' }),
    Odd: table('order "by" [x]', {
      id: integer().primaryKey(),
      select: text().named('select'),
      quoted: text().nullable().named('a "b" [c] `d`'),
      asked: text().nullable().named('what?'),
    }),
  },
  {
    Keeper: { animals: many('Animal.keeperId'), boss: one('bossId'), staff: many('Keeper.bossId') },
    Animal: { keeper: one('keeperId'), foods: manyThrough('Meal.animalId', 'Meal.foodId') },
    Food: { animals: manyThrough('Meal.foodId', 'Meal.animalId') },
    Meal: { animal: one('animalId'), food: one('foodId') },
  },
)
export const { Keeper, Animal, Food, Meal, Visit, Odd } = schema
export const boss = alias(Keeper, 'boss')

const keepers = [
  { id: 1, name: 'Ada', bossId: null },
  { id: 2, name: 'Ben', bossId: 1 },
  { id: 3, name: 'Cyd', bossId: 1 },
]
const meadow = { food: 'grass', legs: 4, 'odd key': 'yes', places: [{ x: 1.5, open: true }] }
const animals = [
  { id: 1, name: 'Rex', kind: 'mammal', age: 7, weight: 30.5, price: '120.00', tax: '0.075', tame: true, keeperId: 1 },
  { id: 2, name: 'Kiwi', kind: 'bird', age: 2, weight: 0.5, price: '15.25', tax: '0.200', keeperId: 2 },
  { id: 3, name: 'Nemo', kind: 'fish', age: null, weight: null, price: '15.25', tax: null, keeperId: 2 },
  { id: 4, name: 'Bessie', kind: 'mammal', age: 7, weight: 512, price: '990.10', tax: '0.005', keeperId: null },
  { id: 5, name: 'Żabka_%', kind: 'bird', age: 0, weight: 0.25, price: '-3.05', tax: null, tame: true, keeperId: 1 },
] as const
const details = {
  1: { chip: 9_007_199_254_740_993n, tags: ['dog', 'old'], bornAt: new Date('2017-05-01T08:00:00.500Z') },
  2: { tags: ['loud'], bornAt: new Date('2022-01-31T00:00:00Z'), arrived: '2022-03-01' },
  3: { chip: -1n, photo: new Uint8Array([0, 255]) },
  4: { tags: [], facts: meadow, passport: '00000000-0000-4000-8000-0000000000aa' },
  5: { facts: { food: 'bugs', legs: 2, places: [] } },
}

/** A database of its own in memory, with tables and rows. */
export const openZoo = (): Promise<TransactionDatabase> => fillZoo(connect(betterSqlite3({ file: ':memory:' })))

/** Makes the tables and rows in an empty database. */
export async function fillZoo(db: TransactionDatabase): Promise<TransactionDatabase> {
  await createTables(db, schema)
  await insertInto(Keeper).values(keepers).run(db)
  await insertInto(Animal)
    .values(animals.map(animal => ({ ...animal, ...details[animal.id] })))
    .run(db)
  await insertInto(Food)
    .values([
      { id: 1, name: 'hay' },
      { id: 2, name: 'corn' },
    ])
    .run(db)
  await insertInto(Meal)
    .values([
      { animalId: 1, foodId: 2, grams: 200 },
      { animalId: 4, foodId: 1, grams: 9000 },
      { animalId: 4, foodId: 2, grams: 1500 },
    ])
    .run(db)
  await insertInto(Visit).values({ note: 'first' }).run(db)
  await insertInto(Odd).values({ select: 'from', quoted: 'q', asked: 'why' }).run(db)
  for (const model of [Keeper, Animal, Food]) await resetKeys(db, model)
  return db
}
