// The statements of load(): one for a relation at a level.
import type { TableSource } from '../../../src/ast/query.ts'
import { levelOf } from '../../../src/relation/load/level.ts'
import { plansOf } from '../../../src/relation/plan.ts'
import { Animal, Keeper, Meal } from '../zoo.ts'
import { feature, type Shown } from './feature.ts'

/** The statement that looks up these keys. Its rows are what load() works with: the row, and the keys beside it. */
function level(model: { readonly $: unknown }, asked: object, ...keys: readonly unknown[]): Shown {
  const [plan] = plansOf(model.$ as TableSource, asked)
  return levelOf(plan!).query(keys)[0] as unknown as Shown
}

const name = { select: { name: Animal.name } }
const second = {
  where: Animal.price.gt('1'),
  orderBy: [Animal.price.desc(), Animal.age.asc({ nulls: 'last' })],
  limit: 1,
  offset: 1,
}

feature('load', [
  {
    does: 'find rows to one by a list of keys',
    query: level(Animal, { keeper: true }, 1, 2),
    sql: {
      sqlite:
        'SELECT "keepers"."id" AS "id", "keepers"."name" AS "name", "keepers"."boss_id" AS "bossId" FROM "keepers" WHERE "keepers"."id" IN (SELECT value FROM json_each(?))',
      postgres:
        'SELECT "keepers"."id" AS "id", "keepers"."name" AS "name", "keepers"."boss_id" AS "bossId" FROM "keepers" WHERE "keepers"."id" = ANY ($1)',
      mysql:
        "SELECT `keepers`.`id` AS `id`, `keepers`.`name` AS `name`, `keepers`.`boss_id` AS `bossId` FROM `keepers` WHERE `keepers`.`id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)",
      madeUp:
        'SELECT [keepers].[id] AS [id], [keepers].[name] AS [name], [keepers].[boss_id] AS [bossId] FROM [keepers] WHERE [keepers].[id] IN (UNPACK integer :1)',
    },
    params: {
      sqlite: ['[1,2]'],
      postgres: ['{1,2}'],
      mysql: ['[1,2]'],
      madeUp: ['1|2'],
    },
    rows: [
      { id: 1, name: 'Ada', bossId: null },
      { id: 2, name: 'Ben', bossId: 1 },
    ],
  },
  {
    does: 'find rows of a list, filtered, in an order that the key ends',
    query: level(
      Keeper,
      { animals: { ...name, where: Animal.age.gt(1), orderBy: Animal.age.desc({ nulls: 'last' }) } },
      1,
      2,
    ),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1" FROM "animals" WHERE "animals"."age" > +? AND "animals"."keeper_id" IN (SELECT value FROM json_each(?)) ORDER BY "animals"."age" DESC NULLS LAST, "animals"."id"',
      postgres:
        'SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1" FROM "animals" WHERE "animals"."age" > $1 AND "animals"."keeper_id" = ANY ($2) ORDER BY "animals"."age" DESC NULLS LAST, "animals"."id"',
      mysql:
        "SELECT `animals`.`name` AS `c0`, `animals`.`keeper_id` AS `c1` FROM `animals` WHERE `animals`.`age` > ? AND `animals`.`keeper_id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`) ORDER BY `animals`.`age` DESC, `animals`.`id`",
      madeUp:
        'SELECT [animals].[name] AS [c0], [animals].[keeper_id] AS [c1] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer AND [animals].[keeper_id] IN (UNPACK integer :2) ORDER BY [animals].[age] DESC NULLS LAST, [animals].[id] NULLS FIRST',
    },
    params: {
      sqlite: [1, '[1,2]'],
      postgres: [1, '{1,2}'],
      mysql: [1, '[1,2]'],
      madeUp: [1, '1|2'],
    },
    rows: [
      { row: { name: 'Rex' }, 'there keeperId': 1 },
      { row: { name: 'Kiwi' }, 'there keeperId': 2 },
    ],
  },
  {
    does: 'find rows over a link table, with its rows',
    query: level(Animal, { foods: { link: true, orderBy: Meal.grams.desc() } }, 1, 4),
    sql: {
      sqlite:
        'SELECT "foods"."id" AS "c0", "foods"."name" AS "c1", "meals"."animal_id" AS "c2", "meals"."animal_id" AS "c3", "meals"."food_id" AS "c4", "meals"."grams" AS "c5" FROM "foods" JOIN "meals" ON "meals"."food_id" = "foods"."id" WHERE "meals"."animal_id" IN (SELECT value FROM json_each(?)) ORDER BY "meals"."grams" DESC, "foods"."id"',
      postgres:
        'SELECT "foods"."id" AS "c0", "foods"."name" AS "c1", "meals"."animal_id" AS "c2", "meals"."animal_id" AS "c3", "meals"."food_id" AS "c4", "meals"."grams" AS "c5" FROM "foods" JOIN "meals" ON "meals"."food_id" = "foods"."id" WHERE "meals"."animal_id" = ANY ($1) ORDER BY "meals"."grams" DESC, "foods"."id"',
      mysql:
        "SELECT `foods`.`id` AS `c0`, `foods`.`name` AS `c1`, `meals`.`animal_id` AS `c2`, `meals`.`animal_id` AS `c3`, `meals`.`food_id` AS `c4`, `meals`.`grams` AS `c5` FROM `foods` JOIN `meals` ON `meals`.`food_id` = `foods`.`id` WHERE `meals`.`animal_id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`) ORDER BY `meals`.`grams` DESC, `foods`.`id`",
      madeUp:
        'SELECT [foods].[id] AS [c0], [foods].[name] AS [c1], [meals].[animal_id] AS [c2], [meals].[animal_id] AS [c3], [meals].[food_id] AS [c4], [meals].[grams] AS [c5] FROM [foods] JOIN [meals] ON [meals].[food_id] == [foods].[id] WHERE [meals].[animal_id] IN (UNPACK integer :1) ORDER BY [meals].[grams] DESC NULLS LAST, [foods].[id] NULLS FIRST',
    },
    params: {
      sqlite: ['[1,4]'],
      postgres: ['{1,4}'],
      mysql: ['[1,4]'],
      madeUp: ['1|4'],
    },
    rows: [
      { row: { id: 1, name: 'hay' }, 'there animalId': 4, link: { animalId: 4, foodId: 1, grams: 9000 } },
      { row: { id: 2, name: 'corn' }, 'there animalId': 4, link: { animalId: 4, foodId: 2, grams: 1500 } },
      { row: { id: 2, name: 'corn' }, 'there animalId': 1, link: { animalId: 1, foodId: 2, grams: 200 } },
    ],
  },
  {
    does: 'keep a limit for each parent',
    query: level(Keeper, { animals: { ...name, ...second } }, 1, 2),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1" FROM "animals" JOIN (SELECT "animals"."id" AS "k0", row_number() OVER (PARTITION BY "animals"."keeper_id" ORDER BY "animals"."price" DESC, "animals"."age" NULLS LAST, "animals"."id") AS "place" FROM "animals" WHERE "animals"."price" > +? AND "animals"."keeper_id" IN (SELECT value FROM json_each(?))) AS "~ranked" ON "animals"."id" = "~ranked"."k0" WHERE "~ranked"."place" > +? AND "~ranked"."place" <= +? ORDER BY "~ranked"."place"',
      postgres:
        'SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1" FROM "animals" JOIN (SELECT "animals"."id" AS "k0", row_number() OVER (PARTITION BY "animals"."keeper_id" ORDER BY "animals"."price" DESC, "animals"."age" NULLS LAST, "animals"."id") AS "place" FROM "animals" WHERE "animals"."price" > $1::numeric AND "animals"."keeper_id" = ANY ($2)) AS "~ranked" ON "animals"."id" = "~ranked"."k0" WHERE "~ranked"."place" > $3 AND "~ranked"."place" <= $4 ORDER BY "~ranked"."place" NULLS FIRST',
      mysql:
        "SELECT `animals`.`name` AS `c0`, `animals`.`keeper_id` AS `c1` FROM `animals` JOIN (SELECT `animals`.`id` AS `k0`, row_number() OVER (PARTITION BY `animals`.`keeper_id` ORDER BY `animals`.`price` DESC, `animals`.`age` IS NULL, `animals`.`age`, `animals`.`id`) AS `place` FROM `animals` WHERE `animals`.`price` > CAST(? AS DECIMAL(65, 2)) AND `animals`.`keeper_id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)) AS `~ranked` ON `animals`.`id` = `~ranked`.`k0` WHERE `~ranked`.`place` > ? AND `~ranked`.`place` <= ? ORDER BY `~ranked`.`place`",
      madeUp:
        'SELECT [animals].[name] AS [c0], [animals].[keeper_id] AS [c1] FROM [animals] JOIN (SELECT [animals].[id] AS [k0], row_number() OVER (PARTITION BY [animals].[keeper_id] ORDER BY [animals].[price] DESC NULLS LAST, [animals].[age] NULLS LAST, [animals].[id] NULLS FIRST) AS [place] FROM [animals] WHERE [animals].[price] ABOVE :1 OF decimal AND [animals].[keeper_id] IN (UNPACK integer :2)) AS [~ranked] ON [animals].[id] == [~ranked].[k0] WHERE [~ranked].[place] ABOVE :3 OF integer AND [~ranked].[place] UPTO :4 OF integer ORDER BY [~ranked].[place] NULLS FIRST',
    },
    params: {
      sqlite: [100, '[1,2]', 1, 2],
      postgres: ['1.00', '{1,2}', 1, 2],
      mysql: ['1.00', '[1,2]', 1, 2],
      madeUp: ['dec 1', '1|2', 1, 2],
    },
    rows: [{ row: { name: 'Nemo' }, 'there keeperId': 2 }],
  },
  {
    does: 'leave out rows of each parent over a link table',
    query: level(Animal, { foods: { offset: 1 } }, 1, 4),
    sql: {
      sqlite:
        'SELECT "foods"."id" AS "c0", "foods"."name" AS "c1", "meals"."animal_id" AS "c2" FROM "foods" JOIN "meals" ON "meals"."food_id" = "foods"."id" JOIN (SELECT "meals"."animal_id" AS "k0", "meals"."food_id" AS "k1", row_number() OVER (PARTITION BY "meals"."animal_id" ORDER BY "foods"."id") AS "place" FROM "foods" JOIN "meals" ON "meals"."food_id" = "foods"."id" WHERE "meals"."animal_id" IN (SELECT value FROM json_each(?))) AS "~ranked" ON "meals"."animal_id" = "~ranked"."k0" AND "meals"."food_id" = "~ranked"."k1" WHERE "~ranked"."place" > +? ORDER BY "~ranked"."place"',
      postgres:
        'SELECT "foods"."id" AS "c0", "foods"."name" AS "c1", "meals"."animal_id" AS "c2" FROM "foods" JOIN "meals" ON "meals"."food_id" = "foods"."id" JOIN (SELECT "meals"."animal_id" AS "k0", "meals"."food_id" AS "k1", row_number() OVER (PARTITION BY "meals"."animal_id" ORDER BY "foods"."id") AS "place" FROM "foods" JOIN "meals" ON "meals"."food_id" = "foods"."id" WHERE "meals"."animal_id" = ANY ($1)) AS "~ranked" ON "meals"."animal_id" = "~ranked"."k0" AND "meals"."food_id" = "~ranked"."k1" WHERE "~ranked"."place" > $2 ORDER BY "~ranked"."place" NULLS FIRST',
      mysql:
        "SELECT `foods`.`id` AS `c0`, `foods`.`name` AS `c1`, `meals`.`animal_id` AS `c2` FROM `foods` JOIN `meals` ON `meals`.`food_id` = `foods`.`id` JOIN (SELECT `meals`.`animal_id` AS `k0`, `meals`.`food_id` AS `k1`, row_number() OVER (PARTITION BY `meals`.`animal_id` ORDER BY `foods`.`id`) AS `place` FROM `foods` JOIN `meals` ON `meals`.`food_id` = `foods`.`id` WHERE `meals`.`animal_id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)) AS `~ranked` ON `meals`.`animal_id` = `~ranked`.`k0` AND `meals`.`food_id` = `~ranked`.`k1` WHERE `~ranked`.`place` > ? ORDER BY `~ranked`.`place`",
      madeUp:
        'SELECT [foods].[id] AS [c0], [foods].[name] AS [c1], [meals].[animal_id] AS [c2] FROM [foods] JOIN [meals] ON [meals].[food_id] == [foods].[id] JOIN (SELECT [meals].[animal_id] AS [k0], [meals].[food_id] AS [k1], row_number() OVER (PARTITION BY [meals].[animal_id] ORDER BY [foods].[id] NULLS FIRST) AS [place] FROM [foods] JOIN [meals] ON [meals].[food_id] == [foods].[id] WHERE [meals].[animal_id] IN (UNPACK integer :1)) AS [~ranked] ON [meals].[animal_id] == [~ranked].[k0] AND [meals].[food_id] == [~ranked].[k1] WHERE [~ranked].[place] ABOVE :2 OF integer ORDER BY [~ranked].[place] NULLS FIRST',
    },
    params: {
      sqlite: ['[1,4]', 1],
      postgres: ['{1,4}', 1],
      mysql: ['[1,4]', 1],
      madeUp: ['1|4', 1],
    },
    rows: [{ row: { id: 2, name: 'corn' }, 'there animalId': 4 }],
  },
  {
    does: 'keep the limit of a single parent as any query does',
    query: level(Keeper, { animals: { ...name, limit: 1, offset: 1 } }, 1),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1" FROM "animals" WHERE "animals"."keeper_id" IN (SELECT value FROM json_each(?)) ORDER BY "animals"."id" LIMIT +? OFFSET +?',
      postgres:
        'SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1" FROM "animals" WHERE "animals"."keeper_id" = ANY ($1) ORDER BY "animals"."id" LIMIT $2 OFFSET $3',
      mysql:
        "SELECT `animals`.`name` AS `c0`, `animals`.`keeper_id` AS `c1` FROM `animals` WHERE `animals`.`keeper_id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`) ORDER BY `animals`.`id` LIMIT ? OFFSET ?",
      madeUp:
        'SELECT [animals].[name] AS [c0], [animals].[keeper_id] AS [c1] FROM [animals] WHERE [animals].[keeper_id] IN (UNPACK integer :1) ORDER BY [animals].[id] NULLS FIRST SKIP :2 OF integer TAKE :3 OF integer',
    },
    params: {
      sqlite: ['[1]', 1, 1],
      postgres: ['{1}', 1, 1],
      mysql: ['[1]', 1, 1],
      madeUp: ['1', 1, 1],
    },
    rows: [{ row: { name: 'Żabka_%' }, 'there keeperId': 1 }],
  },
])
