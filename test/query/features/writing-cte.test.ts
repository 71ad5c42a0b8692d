// Statements that write inside WITH.
import {
  concat,
  cte,
  deleteFrom,
  from,
  insertInto,
  mergeAction,
  mergeInto,
  update,
  updateEach,
} from '../../../src/index.ts'
import { Animal, Food, Keeper, Meal, Visit } from '../zoo.ts'
import { feature } from './feature.ts'

const eaten = cte('eaten', deleteFrom(Meal).where(Meal.grams.gt(1000)).returning())
const older = cte(
  'older',
  update(Animal)
    .set({ age: Animal.age.plus(1) })
    .where(Animal.age.gt(5))
    .returning({ id: Animal.id, age: Animal.age, price: Animal.price }),
)
const added = cte(
  'added',
  insertInto(Food)
    .values([
      { id: 8, name: 'peas' },
      { id: 9, name: `it's "beans" ?` },
    ])
    .returning(),
)
const each = cte('each', updateEach(Food, [{ id: 1, name: 'straw' }], { by: Food.id }).returning({ name: Food.name }))
const merged = cte(
  'merged',
  mergeInto(Visit)
    .using(Food, Food.id.eq(Visit.id))
    .whenMatched()
    .update({ note: Food.name })
    .returning({ did: mergeAction(), note: Visit.note }),
)
const foods = from(Food).orderBy(Food.id.asc()).select({ name: Food.name })

feature('writes inside WITH', [
  {
    does: 'give their rows to an insert',
    query: insertInto(Meal).from(
      from(eaten)
        .innerJoin(Animal, Animal.id.eq(eaten.animalId.plus(1)))
        .select({ animalId: Animal.id, foodId: eaten.foodId, grams: eaten.grams }),
    ),
    sql: {
      sqlite: null,
      postgres:
        'WITH "eaten" AS (DELETE FROM "meals" WHERE "meals"."grams" > $1 RETURNING "meals"."animal_id" AS "animalId", "meals"."food_id" AS "foodId", "meals"."grams" AS "grams") INSERT INTO "meals" ("animal_id", "food_id", "grams") SELECT "given"."animalId", "given"."foodId", "given"."grams" FROM (SELECT "animals"."id" AS "animalId", "eaten"."foodId" AS "foodId", "eaten"."grams" AS "grams" FROM "eaten" AS "eaten" JOIN "animals" ON "animals"."id" = ("eaten"."animalId"::bigint + $2::bigint)) AS "given" WHERE 1 = 1',
      mysql: null,
      madeUp:
        'INSERT INTO [meals] ([animal_id], [food_id], [grams]) SELECT [given].[animalId], [given].[foodId], [given].[grams] FROM (SELECT [animals].[id] AS [animalId], [eaten].[foodId] AS [foodId], [eaten].[grams] AS [grams] FROM (WITH [eaten] AS (DELETE FROM [meals] WHERE [meals].[grams] ABOVE :1 OF integer RETURNING [meals].[animal_id] AS [animalId], [meals].[food_id] AS [foodId], [meals].[grams] AS [grams]) SELECT * FROM [eaten]) AS [eaten] JOIN [animals] ON [animals].[id] == ([eaten].[animalId] PLUS <:2>)) AS [given] WHERE 1 = 1',
    },
    params: { sqlite: [], postgres: [1000, 1], mysql: [], madeUp: [1000, 1] },
    rows: 2,
    elsewhere: { mysql: 'its WITH takes no writes' },
    after: [
      from(Meal).select({ animal: Meal.animalId, grams: Meal.grams }).orderBy(Meal.grams.asc()),
      [
        { animal: 1, grams: 200 },
        { animal: 5, grams: 1500 },
        { animal: 5, grams: 9000 },
      ],
    ],
  },
  {
    does: 'are read beside their table as it was',
    query: from(older)
      .innerJoin(Animal, Animal.id.eq(older.id))
      .where(older.age.gt(2))
      .select({ name: Animal.name, before: Animal.age, now: older.age, price: older.price })
      .orderBy(older.id.asc()),
    sql: {
      sqlite: null,
      postgres:
        'WITH "older" AS (UPDATE "animals" SET "age" = "animals"."age"::bigint + $1::bigint WHERE "animals"."age" > $2 RETURNING "animals"."id" AS "id", "animals"."age" AS "age", "animals"."price" AS "price") SELECT "animals"."name" AS "name", "animals"."age" AS "before", "older"."age" AS "now", "older"."price" AS "price" FROM "older" AS "older" JOIN "animals" ON "animals"."id" = "older"."id" WHERE "older"."age" > $3 ORDER BY "older"."id" NULLS FIRST',
      mysql: null,
      madeUp:
        'WITH [older] AS (UPDATE [animals] SET [age] = [animals].[age] PLUS <:1> TO integer WHERE [animals].[age] ABOVE :2 OF integer RETURNING [animals].[id] AS [id], [animals].[age] AS [age], [animals].[price] AS [price]) SELECT [animals].[name] AS [name], [animals].[age] AS [before], [older].[age] AS [now], [older].[price] AS [price] FROM [older] AS [older] JOIN [animals] ON [animals].[id] == [older].[id] WHERE [older].[age] ABOVE :3 OF integer ORDER BY [older].[id] NULLS FIRST',
    },
    params: { sqlite: [], postgres: [1, 5, 2], mysql: [], madeUp: [1, 5, 2] },
    rows: [
      { name: 'Rex', before: 7, now: 8, price: '120.00' },
      { name: 'Bessie', before: 7, now: 8, price: '990.10' },
    ],
    elsewhere: { mysql: 'its WITH takes no writes' },
  },
  {
    does: 'insert rows whose values stand before those of the statement',
    query: from(added)
      .where(added.id.gt(8))
      .select({ name: concat(added.name, '!') }),
    sql: {
      sqlite: null,
      postgres:
        'WITH "added" AS (INSERT INTO "foods" ("id", "name") VALUES ($1, $2), ($3, $4) RETURNING "foods"."id" AS "id", "foods"."name" AS "name") SELECT "added"."name" || $5::text AS "name" FROM "added" AS "added" WHERE "added"."id" > $6',
      mysql: null,
      madeUp:
        'WITH [added] AS (INSERT INTO [foods] ([id], [name]) VALUES (STORED :1, STORED :2), (STORED :3, STORED :4) RETURNING [foods].[id] AS [id], [foods].[name] AS [name]) SELECT [added].[name] & <:5> AS [name] FROM [added] AS [added] WHERE [added].[id] ABOVE :6 OF integer',
    },
    params: {
      sqlite: [],
      postgres: [8, 'peas', 9, `it's "beans" ?`, '!', 8],
      mysql: [],
      madeUp: [8, 'peas', 9, `it's "beans" ?`, '!', 8],
    },
    rows: [{ name: `it's "beans" ?!` }],
    elsewhere: { mysql: 'its WITH takes no writes' },
    after: [foods, [{ name: 'hay' }, { name: 'corn' }, { name: 'peas' }, { name: `it's "beans" ?` }]],
  },
  {
    does: 'are several, and the source of an update',
    query: update(Keeper)
      .from(eaten)
      .from(added)
      .set({ name: added.name })
      .where(added.id.eq(9), eaten.grams.gt(2000), Keeper.id.eq(1)),
    sql: {
      sqlite: null,
      postgres:
        'WITH "eaten" AS (DELETE FROM "meals" WHERE "meals"."grams" > $1 RETURNING "meals"."animal_id" AS "animalId", "meals"."food_id" AS "foodId", "meals"."grams" AS "grams"), "added" AS (INSERT INTO "foods" ("id", "name") VALUES ($2, $3), ($4, $5) RETURNING "foods"."id" AS "id", "foods"."name" AS "name") UPDATE "keepers" SET "name" = "added"."name" FROM "eaten" AS "eaten", "added" AS "added" WHERE "added"."id" = $6 AND "eaten"."grams" > $7 AND "keepers"."id" = $8',
      mysql: null,
      madeUp:
        'UPDATE [keepers] SET [name] = [added].[name] FROM (WITH [eaten] AS (DELETE FROM [meals] WHERE [meals].[grams] ABOVE :1 OF integer RETURNING [meals].[animal_id] AS [animalId], [meals].[food_id] AS [foodId], [meals].[grams] AS [grams]) SELECT * FROM [eaten]) AS [eaten], (WITH [added] AS (INSERT INTO [foods] ([id], [name]) VALUES (STORED :2, STORED :3), (STORED :4, STORED :5) RETURNING [foods].[id] AS [id], [foods].[name] AS [name]) SELECT * FROM [added]) AS [added] WHERE [added].[id] == :6 OF integer AND [eaten].[grams] ABOVE :7 OF integer AND [keepers].[id] == :8 OF integer',
    },
    params: {
      sqlite: [],
      postgres: [1000, 8, 'peas', 9, `it's "beans" ?`, 9, 2000, 1],
      mysql: [],
      madeUp: [1000, 8, 'peas', 9, `it's "beans" ?`, 9, 2000, 1],
    },
    rows: 1,
    elsewhere: { mysql: 'its WITH takes no writes' },
    after: [from(Keeper).where(Keeper.id.eq(1)).select({ name: Keeper.name }), [{ name: `it's "beans" ?` }]],
  },
  {
    does: 'change each row',
    query: from(each),
    sql: {
      sqlite: null,
      postgres:
        'WITH "each" AS (UPDATE "foods" SET "name" = "~given"."name" FROM (SELECT c0 AS "id", c1 COLLATE "C" AS "name" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "~given" WHERE "foods"."id" = "~given"."id" RETURNING "foods"."name" AS "name") SELECT "each"."name" AS "name" FROM "each" AS "each"',
      mysql: null,
      madeUp:
        'WITH [each] AS (UPDATE [foods] SET [name] = [~given].[name] FROM (UNPACK integer [id]+text [name] ROWS :1) AS [~given] WHERE [foods].[id] == [~given].[id] RETURNING [foods].[name] AS [name]) SELECT [each].[name] AS [name] FROM [each] AS [each]',
    },
    params: { sqlite: [], postgres: ['{1}', '{straw}'], mysql: [], madeUp: ['1|straw'] },
    rows: [{ name: 'straw' }],
    elsewhere: { mysql: 'its WITH takes no writes' },
    after: [foods, [{ name: 'straw' }, { name: 'corn' }]],
  },
  {
    does: 'merge',
    query: from(merged),
    sql: {
      sqlite: null,
      postgres:
        'WITH "merged" AS (MERGE INTO "log"."visits" AS "log_visits" USING "foods" ON "foods"."id" = "log_visits"."id" WHEN MATCHED THEN UPDATE SET "note" = "foods"."name" RETURNING merge_action() AS "did", "log_visits"."note" AS "note") SELECT "merged"."did" AS "did", "merged"."note" AS "note" FROM "merged" AS "merged"',
      mysql: null,
      madeUp:
        'WITH [merged] AS (MERGE INTO [log].[visits] AS [log_visits] USING [foods] ON [foods].[id] == [log_visits].[id] WHEN MATCHED THEN UPDATE SET [note] = [foods].[name] RETURNING merge_action() AS [did], [log_visits].[note] AS [note]) SELECT [merged].[did] AS [did], [merged].[note] AS [note] FROM [merged] AS [merged]',
    },
    params: { sqlite: [], postgres: [], mysql: [], madeUp: [] },
    rows: [{ did: 'UPDATE', note: 'hay' }],
    elsewhere: { mysql: 'its WITH takes no writes' },
  },
])
