// Relations in conditions and as values: EXISTS, and aggregates of the rows that they lead to.
import { and, count, deleteFrom, from, update } from '../../../src/index.ts'
import { Animal, boss, Food, Keeper, Meal } from '../zoo.ts'
import { feature } from './feature.ts'

feature('relations to many', [
  {
    does: 'some rows meet all conditions',
    query: from(Keeper)
      .where(Keeper.animals.some(Animal.age.gt(1), Animal.kind.eq('bird')))
      .select({ name: Keeper.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > +? AND "animals"."kind" = +?)',
      postgres:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > $1 AND "animals"."kind" = $2)',
      mysql:
        'SELECT `keepers`.`name` AS `name` FROM `keepers` WHERE EXISTS (SELECT 1 FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`age` > ? AND `animals`.`kind` = ?)',
      madeUp:
        'SELECT [keepers].[name] AS [name] FROM [keepers] WHERE EXISTS (SELECT 1 FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] AND [animals].[age] ABOVE :1 OF integer AND [animals].[kind] == :2 OF enum)',
    },
    params: [1, 'bird'],
    rows: [{ name: 'Ben' }],
  },
  {
    does: 'there are rows',
    query: from(Keeper).where(Keeper.animals.some()).select({ name: Keeper.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id")',
      postgres:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id")',
      mysql:
        'SELECT `keepers`.`name` AS `name` FROM `keepers` WHERE EXISTS (SELECT 1 FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`)',
      madeUp:
        'SELECT [keepers].[name] AS [name] FROM [keepers] WHERE EXISTS (SELECT 1 FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id])',
    },
    params: [],
    rows: [{ name: 'Ada' }, { name: 'Ben' }],
  },
  {
    does: 'no row meets a condition',
    query: from(Keeper)
      .where(Keeper.animals.none(Animal.age.gt(5)))
      .select({ name: Keeper.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE NOT EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > +?)',
      postgres:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE NOT EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > $1)',
      mysql:
        'SELECT `keepers`.`name` AS `name` FROM `keepers` WHERE NOT EXISTS (SELECT 1 FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`age` > ?)',
      madeUp:
        'SELECT [keepers].[name] AS [name] FROM [keepers] WHERE NOT EXISTS (SELECT 1 FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] AND [animals].[age] ABOVE :1 OF integer)',
    },
    params: [5],
    rows: [{ name: 'Ben' }, { name: 'Cyd' }],
  },
  {
    does: 'every row meets all conditions, and null is none',
    query: from(Keeper)
      .where(Keeper.animals.every(Animal.age.gt(1), Animal.price.gt('0')))
      .select({ name: Keeper.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE NOT EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND ("animals"."age" > +? AND "animals"."price" > +?) IS NOT +?)',
      postgres:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE NOT EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND ("animals"."age" > $1 AND "animals"."price" > $2::numeric) IS DISTINCT FROM $3)',
      mysql:
        'SELECT `keepers`.`name` AS `name` FROM `keepers` WHERE NOT EXISTS (SELECT 1 FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` AND NOT ((`animals`.`age` > ? AND `animals`.`price` > CAST(? AS DECIMAL(65, 2))) <=> ?))',
      madeUp:
        'SELECT [keepers].[name] AS [name] FROM [keepers] WHERE NOT EXISTS (SELECT 1 FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] AND ([animals].[age] ABOVE :1 OF integer AND [animals].[price] ABOVE :2 OF decimal) DIFFERS :3 OF boolean)',
    },
    params: { sqlite: [1, 0, 1], postgres: [1, '0.00', true], mysql: [1, '0.00', 1], madeUp: [1, 'dec 0', 'yes'] },
    rows: [{ name: 'Cyd' }],
  },
  {
    does: 'over a link table, with its columns',
    query: from(Animal)
      .where(Animal.foods.some(Food.name.eq('corn'), Meal.grams.gt(1000)))
      .select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE EXISTS (SELECT 1 FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id" AND "foods"."name" = +? AND "meals"."grams" > +?)',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE EXISTS (SELECT 1 FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id" AND "foods"."name" = $1 AND "meals"."grams" > $2)',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE EXISTS (SELECT 1 FROM `meals` JOIN `foods` ON `foods`.`id` = `meals`.`food_id` WHERE `meals`.`animal_id` = `animals`.`id` AND `foods`.`name` = ? AND `meals`.`grams` > ?)',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE EXISTS (SELECT 1 FROM [meals] JOIN [foods] ON [foods].[id] == [meals].[food_id] WHERE [meals].[animal_id] == [animals].[id] AND [foods].[name] == :1 OF text AND [meals].[grams] ABOVE :2 OF integer)',
    },
    params: ['corn', 1000],
    rows: [{ name: 'Bessie' }],
  },
  {
    does: 'in each other',
    query: from(Food)
      .where(Food.animals.some(Animal.keeper.is(Keeper.name.eq('Ada'))))
      .select({ name: Food.name }),
    sql: {
      sqlite:
        'SELECT "foods"."name" AS "name" FROM "foods" WHERE EXISTS (SELECT 1 FROM "meals" JOIN "animals" ON "animals"."id" = "meals"."animal_id" WHERE "meals"."food_id" = "foods"."id" AND EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."name" = +?))',
      postgres:
        'SELECT "foods"."name" AS "name" FROM "foods" WHERE EXISTS (SELECT 1 FROM "meals" JOIN "animals" ON "animals"."id" = "meals"."animal_id" WHERE "meals"."food_id" = "foods"."id" AND EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."name" = $1))',
      mysql:
        'SELECT `foods`.`name` AS `name` FROM `foods` WHERE EXISTS (SELECT 1 FROM `meals` JOIN `animals` ON `animals`.`id` = `meals`.`animal_id` WHERE `meals`.`food_id` = `foods`.`id` AND EXISTS (SELECT 1 FROM `keepers` WHERE `keepers`.`id` = `animals`.`keeper_id` AND `keepers`.`name` = ?))',
      madeUp:
        'SELECT [foods].[name] AS [name] FROM [foods] WHERE EXISTS (SELECT 1 FROM [meals] JOIN [animals] ON [animals].[id] == [meals].[animal_id] WHERE [meals].[food_id] == [foods].[id] AND EXISTS (SELECT 1 FROM [keepers] WHERE [keepers].[id] == [animals].[keeper_id] AND [keepers].[name] == :1 OF text))',
    },
    params: ['Ada'],
    rows: [{ name: 'corn' }],
  },
  {
    does: 'to rows of the same table',
    query: from(Keeper)
      .where(Keeper.staff.some(Keeper.name.startsWith('B')))
      .select({ name: Keeper.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id" AND EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "~related"."id" AND ("keepers"."name" COLLATE BINARY >= +? AND "keepers"."name" COLLATE BINARY < +?)))',
      postgres:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id" AND EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "~related"."id" AND "keepers"."name" LIKE $1))',
      mysql:
        'SELECT `keepers`.`name` AS `name` FROM `keepers` WHERE EXISTS (SELECT 1 FROM `keepers` AS `~related` WHERE `~related`.`boss_id` = `keepers`.`id` AND EXISTS (SELECT 1 FROM `keepers` WHERE `keepers`.`id` = `~related`.`id` AND `keepers`.`name` LIKE ?))',
      madeUp:
        'SELECT [keepers].[name] AS [name] FROM [keepers] WHERE EXISTS (SELECT 1 FROM [keepers] AS [~related] WHERE [~related].[boss_id] == [keepers].[id] AND EXISTS (SELECT 1 FROM [keepers] WHERE [keepers].[id] == [~related].[id] AND [keepers].[name] BEGINS BETWEEN :1 AND :2))',
    },
    params: { sqlite: ['B', 'C'], postgres: ['B%'], mysql: ['B%'], madeUp: ['B', 'B~'] },
    rows: [{ name: 'Ada' }],
  },
  {
    does: 'to rows of the same table, without conditions',
    query: from(Keeper).where(Keeper.staff.none()).select({ name: Keeper.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE NOT EXISTS (SELECT 1 FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id")',
      postgres:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE NOT EXISTS (SELECT 1 FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id")',
      mysql:
        'SELECT `keepers`.`name` AS `name` FROM `keepers` WHERE NOT EXISTS (SELECT 1 FROM `keepers` AS `~related` WHERE `~related`.`boss_id` = `keepers`.`id`)',
      madeUp:
        'SELECT [keepers].[name] AS [name] FROM [keepers] WHERE NOT EXISTS (SELECT 1 FROM [keepers] AS [~related] WHERE [~related].[boss_id] == [keepers].[id])',
    },
    params: [],
    rows: [{ name: 'Ben' }, { name: 'Cyd' }],
  },
  {
    does: 'to rows of the same table, which an alias tells from this one',
    query: from(boss)
      .where(boss.staff.some(Keeper.name.gt(boss.name)))
      .select({ name: boss.name }),
    sql: {
      sqlite:
        'SELECT "boss"."name" AS "name" FROM "keepers" AS "boss" WHERE EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."boss_id" = "boss"."id" AND "keepers"."name" > "boss"."name")',
      postgres:
        'SELECT "boss"."name" AS "name" FROM "keepers" AS "boss" WHERE EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."boss_id" = "boss"."id" AND "keepers"."name" > "boss"."name")',
      mysql:
        'SELECT `boss`.`name` AS `name` FROM `keepers` AS `boss` WHERE EXISTS (SELECT 1 FROM `keepers` WHERE `keepers`.`boss_id` = `boss`.`id` AND `keepers`.`name` > `boss`.`name`)',
      madeUp:
        'SELECT [boss].[name] AS [name] FROM [keepers] AS [boss] WHERE EXISTS (SELECT 1 FROM [keepers] WHERE [keepers].[boss_id] == [boss].[id] AND [keepers].[name] ABOVE [boss].[name])',
    },
    params: [],
    rows: [{ name: 'Ada' }],
  },
  {
    does: 'in a query that has the table already',
    query: from(Keeper)
      .innerJoin(Keeper.animals)
      .where(Keeper.animals.some(Animal.kind.eq('fish')))
      .select({ keeper: Keeper.name, animal: Animal.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."kind" = +?)',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."kind" = $1)',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `keepers` JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` WHERE EXISTS (SELECT 1 FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`kind` = ?)',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] WHERE EXISTS (SELECT 1 FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] AND [animals].[kind] == :1 OF enum)',
    },
    params: ['fish'],
    rows: [
      { keeper: 'Ben', animal: 'Kiwi' },
      { keeper: 'Ben', animal: 'Nemo' },
    ],
  },
  {
    does: 'in the condition of a join',
    query: from(Food)
      .leftJoin(Keeper, and(Keeper.id.eq(Food.id), Keeper.animals.some(Animal.tame.eq(true))))
      .select({ food: Food.name, keeper: Keeper.name })
      .orderBy(Food.id.asc()),
    sql: {
      sqlite:
        'SELECT "foods"."name" AS "food", "keepers"."name" AS "keeper" FROM "foods" LEFT JOIN "keepers" ON "keepers"."id" = "foods"."id" AND EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."tame" = +?) ORDER BY "foods"."id"',
      postgres:
        'SELECT "foods"."name" AS "food", "keepers"."name" AS "keeper" FROM "foods" LEFT JOIN "keepers" ON "keepers"."id" = "foods"."id" AND EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."tame" = $1) ORDER BY "foods"."id"',
      mysql:
        'SELECT `foods`.`name` AS `food`, `keepers`.`name` AS `keeper` FROM `foods` LEFT JOIN `keepers` ON `keepers`.`id` = `foods`.`id` AND EXISTS (SELECT 1 FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`tame` = ?) ORDER BY `foods`.`id`',
      madeUp:
        'SELECT [foods].[name] AS [food], [keepers].[name] AS [keeper] FROM [foods] LEFT JOIN [keepers] ON [keepers].[id] == [foods].[id] AND EXISTS (SELECT 1 FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] AND [animals].[tame] == :1 OF boolean) ORDER BY [foods].[id] NULLS FIRST',
    },
    params: { sqlite: [1], postgres: [true], mysql: [1], madeUp: ['yes'] },
    rows: [
      { food: 'hay', keeper: 'Ada' },
      { food: 'corn', keeper: null },
    ],
  },
])

feature('aggregates of relations', [
  {
    does: 'count rows, in conditions, selections and orders',
    query: from(Keeper)
      .where(Keeper.animals.count().gt(0))
      .select({ name: Keeper.name, tame: Keeper.animals.count(Animal.tame.eq(true)) })
      .orderBy(Keeper.animals.count(Animal.tame.eq(true)).desc(), Keeper.id.asc()),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name", (SELECT count(*) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."tame" = +?) AS "tame" FROM "keepers" WHERE (SELECT count(*) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") > +? ORDER BY (SELECT count(*) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."tame" = +?) DESC, "keepers"."id"',
      postgres:
        'SELECT "keepers"."name" AS "name", (SELECT count(*) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."tame" = $1) AS "tame" FROM "keepers" WHERE (SELECT count(*) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") > $2 ORDER BY (SELECT count(*) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."tame" = $3) DESC NULLS LAST, "keepers"."id"',
      mysql:
        'SELECT `keepers`.`name` AS `name`, (SELECT count(*) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`tame` = ?) AS `tame` FROM `keepers` WHERE (SELECT count(*) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`) > ? ORDER BY (SELECT count(*) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`tame` = ?) DESC, `keepers`.`id`',
      madeUp:
        'SELECT [keepers].[name] AS [name], (SELECT HOW_MANY(ROWS) AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] AND [animals].[tame] == :1 OF boolean) AS [tame] FROM [keepers] WHERE (SELECT HOW_MANY(ROWS) AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id]) ABOVE :2 OF integer ORDER BY (SELECT HOW_MANY(ROWS) AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] AND [animals].[tame] == :3 OF boolean) DESC NULLS LAST, [keepers].[id] NULLS FIRST',
    },
    params: { sqlite: [1, 0, 1], postgres: [true, 0, true], mysql: [1, 0, 1], madeUp: ['yes', 0, 'yes'] },
    rows: [
      { name: 'Ada', tame: 2 },
      { name: 'Ben', tame: 0 },
    ],
  },
  {
    does: 'keep the kinds of columns',
    query: from(Keeper)
      .select({
        name: Keeper.name,
        age: Keeper.animals.sum(Animal.age),
        mean: Keeper.animals.avg(Animal.age),
        price: Keeper.animals.sum(Animal.price),
        each: Keeper.animals.avg(Animal.price),
        born: Keeper.animals.max(Animal.bornAt),
        first: Keeper.animals.min(Animal.name, Animal.age.gt(1)),
      })
      .orderBy(Keeper.id.asc()),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name", (SELECT sum("animals"."age") AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS "age", (SELECT avg("animals"."age") AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS "mean", CAST((SELECT sum("animals"."price") AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS TEXT) AS "price", CAST((SELECT ((2 * abs(sum("animals"."price" * 10000)) + abs(count("animals"."price"))) / (2 * abs(count("animals"."price"))) * sign(sum("animals"."price" * 10000)) * sign(count("animals"."price"))) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS TEXT) AS "each", (SELECT max("animals"."born_at") AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS "born", (SELECT min("animals"."name") AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > +?) AS "first" FROM "keepers" ORDER BY "keepers"."id"',
      postgres:
        'SELECT "keepers"."name" AS "name", (SELECT sum("animals"."age") AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS "age", (SELECT avg("animals"."age"::double precision) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS "mean", (SELECT sum("animals"."price") AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS "price", (SELECT (sign(sum("animals"."price")) * sign(count("animals"."price")::numeric) * div(abs(sum("animals"."price")) * 2e6 + abs(count("animals"."price")::numeric), 2 * abs(nullif(count("animals"."price")::numeric, 0))) * 0.000001) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS "each", (SELECT max("animals"."born_at") AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") AS "born", (SELECT min("animals"."name") AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > $1) AS "first" FROM "keepers" ORDER BY "keepers"."id"',
      mysql:
        'SELECT `keepers`.`name` AS `name`, (SELECT sum(`animals`.`age`) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`) AS `age`, (SELECT avg((`animals`.`age` + 0e0)) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`) AS `mean`, (SELECT sum(`animals`.`price`) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`) AS `price`, (SELECT (sign(sum(`animals`.`price`)) * sign(count(`animals`.`price`)) * ((abs(sum(`animals`.`price`)) * 2000000 + abs(count(`animals`.`price`))) DIV (2 * abs(nullif(count(`animals`.`price`), 0)))) * 0.000001) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`) AS `each`, (SELECT max(`animals`.`born_at`) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`) AS `born`, (SELECT min(`animals`.`name`) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`age` > ?) AS `first` FROM `keepers` ORDER BY `keepers`.`id`',
      madeUp:
        'SELECT [keepers].[name] AS [name], (SELECT TOTAL([animals].[age]) AS integer AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id]) AS [age], (SELECT TOTAL([animals].[age]) PER HOW_MANY([animals].[age]) AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id]) AS [mean], (SELECT TOTAL([animals].[price]) AS decimal AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id]) AS [price], (SELECT TOTAL([animals].[price]) PER HOW_MANY([animals].[price]) AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id]) AS [each], MILLISECONDS((SELECT HIGHEST([animals].[born_at]) AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id])) AS [born], (SELECT LOWEST([animals].[name]) AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] AND [animals].[age] ABOVE :1 OF integer) AS [first] FROM [keepers] ORDER BY [keepers].[id] NULLS FIRST',
    },
    params: [1],
    rows: [
      {
        name: 'Ada',
        age: 7,
        mean: 3.5,
        price: '116.95',
        each: '58.475000',
        born: new Date('2017-05-01T08:00:00.500Z'),
        first: 'Rex',
      },
      {
        name: 'Ben',
        age: 2,
        mean: 2,
        price: '30.50',
        each: '15.250000',
        born: new Date('2022-01-31T00:00:00.000Z'),
        first: 'Kiwi',
      },
      { name: 'Cyd', age: null, mean: null, price: null, each: null, born: null, first: null },
    ],
  },
  {
    does: 'over a link table',
    query: from(Animal)
      .where(Animal.foods.count().gt(0))
      .select({
        name: Animal.name,
        foods: Animal.foods.count(),
        grams: Animal.foods.sum(Meal.grams),
        last: Animal.foods.max(Food.name),
      }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name", (SELECT count(*) AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id") AS "foods", (SELECT sum("meals"."grams") AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id") AS "grams", (SELECT max("foods"."name") AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id") AS "last" FROM "animals" WHERE (SELECT count(*) AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id") > +?',
      postgres:
        'SELECT "animals"."name" AS "name", (SELECT count(*) AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id") AS "foods", (SELECT sum("meals"."grams") AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id") AS "grams", (SELECT max("foods"."name") AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id") AS "last" FROM "animals" WHERE (SELECT count(*) AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id") > $1',
      mysql:
        'SELECT `animals`.`name` AS `name`, (SELECT count(*) AS `value` FROM `meals` JOIN `foods` ON `foods`.`id` = `meals`.`food_id` WHERE `meals`.`animal_id` = `animals`.`id`) AS `foods`, (SELECT sum(`meals`.`grams`) AS `value` FROM `meals` JOIN `foods` ON `foods`.`id` = `meals`.`food_id` WHERE `meals`.`animal_id` = `animals`.`id`) AS `grams`, (SELECT max(`foods`.`name`) AS `value` FROM `meals` JOIN `foods` ON `foods`.`id` = `meals`.`food_id` WHERE `meals`.`animal_id` = `animals`.`id`) AS `last` FROM `animals` WHERE (SELECT count(*) AS `value` FROM `meals` JOIN `foods` ON `foods`.`id` = `meals`.`food_id` WHERE `meals`.`animal_id` = `animals`.`id`) > ?',
      madeUp:
        'SELECT [animals].[name] AS [name], (SELECT HOW_MANY(ROWS) AS [value] FROM [meals] JOIN [foods] ON [foods].[id] == [meals].[food_id] WHERE [meals].[animal_id] == [animals].[id]) AS [foods], (SELECT TOTAL([meals].[grams]) AS integer AS [value] FROM [meals] JOIN [foods] ON [foods].[id] == [meals].[food_id] WHERE [meals].[animal_id] == [animals].[id]) AS [grams], (SELECT HIGHEST([foods].[name]) AS [value] FROM [meals] JOIN [foods] ON [foods].[id] == [meals].[food_id] WHERE [meals].[animal_id] == [animals].[id]) AS [last] FROM [animals] WHERE (SELECT HOW_MANY(ROWS) AS [value] FROM [meals] JOIN [foods] ON [foods].[id] == [meals].[food_id] WHERE [meals].[animal_id] == [animals].[id]) ABOVE :1 OF integer',
    },
    params: [0],
    rows: [
      { name: 'Rex', foods: 1, grams: 200, last: 'corn' },
      { name: 'Bessie', foods: 2, grams: 10500, last: 'hay' },
    ],
  },
  {
    does: 'of rows of the same table',
    query: from(Keeper)
      .select({
        name: Keeper.name,
        staff: Keeper.staff.count(),
        last: Keeper.staff.max(Keeper.name),
        long: Keeper.staff.max(Keeper.name, Keeper.id.lt(3)),
      })
      .orderBy(Keeper.id.asc()),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name", (SELECT count(*) AS "value" FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id") AS "staff", (SELECT max((SELECT "keepers"."name" AS "value" FROM "keepers" WHERE "keepers"."id" = "~related"."id")) AS "value" FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id") AS "last", (SELECT max((SELECT "keepers"."name" AS "value" FROM "keepers" WHERE "keepers"."id" = "~related"."id")) AS "value" FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id" AND EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "~related"."id" AND "keepers"."id" < +?)) AS "long" FROM "keepers" ORDER BY "keepers"."id"',
      postgres:
        'SELECT "keepers"."name" AS "name", (SELECT count(*) AS "value" FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id") AS "staff", (SELECT max((SELECT "keepers"."name" AS "value" FROM "keepers" WHERE "keepers"."id" = "~related"."id")) AS "value" FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id") AS "last", (SELECT max((SELECT "keepers"."name" AS "value" FROM "keepers" WHERE "keepers"."id" = "~related"."id")) AS "value" FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id" AND EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "~related"."id" AND "keepers"."id" < $1)) AS "long" FROM "keepers" ORDER BY "keepers"."id"',
      mysql:
        'SELECT `keepers`.`name` AS `name`, (SELECT count(*) AS `value` FROM `keepers` AS `~related` WHERE `~related`.`boss_id` = `keepers`.`id`) AS `staff`, (SELECT max((SELECT `keepers`.`name` AS `value` FROM `keepers` WHERE `keepers`.`id` = `~related`.`id`)) AS `value` FROM `keepers` AS `~related` WHERE `~related`.`boss_id` = `keepers`.`id`) AS `last`, (SELECT max((SELECT `keepers`.`name` AS `value` FROM `keepers` WHERE `keepers`.`id` = `~related`.`id`)) AS `value` FROM `keepers` AS `~related` WHERE `~related`.`boss_id` = `keepers`.`id` AND EXISTS (SELECT 1 FROM `keepers` WHERE `keepers`.`id` = `~related`.`id` AND `keepers`.`id` < ?)) AS `long` FROM `keepers` ORDER BY `keepers`.`id`',
      madeUp:
        'SELECT [keepers].[name] AS [name], (SELECT HOW_MANY(ROWS) AS [value] FROM [keepers] AS [~related] WHERE [~related].[boss_id] == [keepers].[id]) AS [staff], (SELECT HIGHEST((SELECT [keepers].[name] AS [value] FROM [keepers] WHERE [keepers].[id] == [~related].[id])) AS [value] FROM [keepers] AS [~related] WHERE [~related].[boss_id] == [keepers].[id]) AS [last], (SELECT HIGHEST((SELECT [keepers].[name] AS [value] FROM [keepers] WHERE [keepers].[id] == [~related].[id])) AS [value] FROM [keepers] AS [~related] WHERE [~related].[boss_id] == [keepers].[id] AND EXISTS (SELECT 1 FROM [keepers] WHERE [keepers].[id] == [~related].[id] AND [keepers].[id] BELOW :1 OF integer)) AS [long] FROM [keepers] ORDER BY [keepers].[id] NULLS FIRST',
    },
    params: [3],
    rows: [
      { name: 'Ada', staff: 2, last: 'Cyd', long: 'Ben' },
      { name: 'Ben', staff: 0, last: null, long: null },
      { name: 'Cyd', staff: 0, last: null, long: null },
    ],
  },
  {
    does: 'of groups',
    query: from(Animal)
      .select({ keeper: Animal.keeperId, n: count() })
      .groupBy(Animal.keeperId)
      .having(Animal.keeper.is(Keeper.staff.count().gt(0))),
    sql: {
      sqlite:
        'SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n" FROM "animals" GROUP BY "animals"."keeper_id" HAVING EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND (SELECT count(*) AS "value" FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id") > +?)',
      postgres:
        'SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n" FROM "animals" GROUP BY "animals"."keeper_id" HAVING EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND (SELECT count(*) AS "value" FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id") > $1)',
      mysql:
        'SELECT `animals`.`keeper_id` AS `keeper`, count(*) AS `n` FROM `animals` GROUP BY `animals`.`keeper_id` HAVING EXISTS (SELECT 1 FROM `keepers` WHERE `keepers`.`id` = `animals`.`keeper_id` AND (SELECT count(*) AS `value` FROM `keepers` AS `~related` WHERE `~related`.`boss_id` = `keepers`.`id`) > ?)',
      madeUp:
        'SELECT [animals].[keeper_id] AS [keeper], HOW_MANY(ROWS) AS [n] FROM [animals] GROUP BY [animals].[keeper_id] HAVING EXISTS (SELECT 1 FROM [keepers] WHERE [keepers].[id] == [animals].[keeper_id] AND (SELECT HOW_MANY(ROWS) AS [value] FROM [keepers] AS [~related] WHERE [~related].[boss_id] == [keepers].[id]) ABOVE :1 OF integer)',
    },
    params: [0],
    rows: [{ keeper: 1, n: 2 }],
  },
])

feature('relations to one', [
  {
    does: 'the row meets a condition',
    query: from(Animal)
      .where(Animal.keeper.is(Keeper.name.eq('Ada')))
      .select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."name" = +?)',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."name" = $1)',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE EXISTS (SELECT 1 FROM `keepers` WHERE `keepers`.`id` = `animals`.`keeper_id` AND `keepers`.`name` = ?)',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE EXISTS (SELECT 1 FROM [keepers] WHERE [keepers].[id] == [animals].[keeper_id] AND [keepers].[name] == :1 OF text)',
    },
    params: ['Ada'],
    rows: [{ name: 'Rex' }, { name: 'Żabka_%' }],
  },
  {
    does: 'there is none that meets it',
    query: from(Animal)
      .where(Animal.keeper.isNot(Keeper.name.eq('Ada')))
      .select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE NOT EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."name" = +?)',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE NOT EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."name" = $1)',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE NOT EXISTS (SELECT 1 FROM `keepers` WHERE `keepers`.`id` = `animals`.`keeper_id` AND `keepers`.`name` = ?)',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE NOT EXISTS (SELECT 1 FROM [keepers] WHERE [keepers].[id] == [animals].[keeper_id] AND [keepers].[name] == :1 OF text)',
    },
    params: ['Ada'],
    rows: [{ name: 'Kiwi' }, { name: 'Nemo' }, { name: 'Bessie' }],
  },
  {
    does: 'the key is null',
    query: from(Animal).where(Animal.keeper.is(null)).select({ name: Animal.name }),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."keeper_id" IS NULL',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."keeper_id" IS NULL',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`keeper_id` IS NULL',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[keeper_id] IS NULL',
    },
    params: [],
    rows: [{ name: 'Bessie' }],
  },
  {
    does: 'the key is not null',
    query: from(Animal).where(Animal.keeper.isNot(null)).select({ name: Animal.name }),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE NOT ("animals"."keeper_id" IS NULL)',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE NOT ("animals"."keeper_id" IS NULL)',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE NOT (`animals`.`keeper_id` IS NULL)',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE NOT ([animals].[keeper_id] IS NULL)',
    },
    params: [],
    rows: [{ name: 'Rex' }, { name: 'Kiwi' }, { name: 'Nemo' }, { name: 'Żabka_%' }],
  },
  {
    does: 'a certain row',
    query: from(Animal)
      .where(Animal.keeper.is({ id: 2 }))
      .select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."keeper_id" = +? AND "animals"."keeper_id" IS NOT NULL',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."keeper_id" = $1 AND "animals"."keeper_id" IS NOT NULL',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`keeper_id` = ? AND `animals`.`keeper_id` IS NOT NULL',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[keeper_id] == :1 OF integer AND [animals].[keeper_id] IS NOT NULL',
    },
    params: [2],
    rows: [{ name: 'Kiwi' }, { name: 'Nemo' }],
  },
  {
    does: 'another row, or none',
    query: from(Animal)
      .where(Animal.keeper.isNot({ id: 2 }))
      .select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE NOT ("animals"."keeper_id" = +? AND "animals"."keeper_id" IS NOT NULL)',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE NOT ("animals"."keeper_id" = $1 AND "animals"."keeper_id" IS NOT NULL)',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE NOT (`animals`.`keeper_id` = ? AND `animals`.`keeper_id` IS NOT NULL)',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE NOT ([animals].[keeper_id] == :1 OF integer AND [animals].[keeper_id] IS NOT NULL)',
    },
    params: [2],
    rows: [{ name: 'Rex' }, { name: 'Bessie' }, { name: 'Żabka_%' }],
  },
  {
    does: 'of the same table',
    query: from(Keeper)
      .where(Keeper.boss.is(Keeper.name.eq('Ada')))
      .select({ name: Keeper.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "keepers" AS "~related" WHERE "~related"."id" = "keepers"."boss_id" AND EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "~related"."id" AND "keepers"."name" = +?))',
      postgres:
        'SELECT "keepers"."name" AS "name" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "keepers" AS "~related" WHERE "~related"."id" = "keepers"."boss_id" AND EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."id" = "~related"."id" AND "keepers"."name" = $1))',
      mysql:
        'SELECT `keepers`.`name` AS `name` FROM `keepers` WHERE EXISTS (SELECT 1 FROM `keepers` AS `~related` WHERE `~related`.`id` = `keepers`.`boss_id` AND EXISTS (SELECT 1 FROM `keepers` WHERE `keepers`.`id` = `~related`.`id` AND `keepers`.`name` = ?))',
      madeUp:
        'SELECT [keepers].[name] AS [name] FROM [keepers] WHERE EXISTS (SELECT 1 FROM [keepers] AS [~related] WHERE [~related].[id] == [keepers].[boss_id] AND EXISTS (SELECT 1 FROM [keepers] WHERE [keepers].[id] == [~related].[id] AND [keepers].[name] == :1 OF text))',
    },
    params: ['Ada'],
    rows: [{ name: 'Ben' }, { name: 'Cyd' }],
  },
])

feature('relations in writes', [
  {
    does: 'tell which rows are updated',
    query: update(Keeper).set({ name: 'Zoe' }).where(Keeper.animals.count().eq(0)),
    sql: {
      sqlite:
        'UPDATE "keepers" SET "name" = ? WHERE (SELECT count(*) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") = +?',
      postgres:
        'UPDATE "keepers" SET "name" = $1 WHERE (SELECT count(*) AS "value" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id") = $2',
      mysql:
        'UPDATE `keepers` SET `name` = ? WHERE (SELECT count(*) AS `value` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`) = ?',
      madeUp:
        'UPDATE [keepers] SET [name] = STORED :1 WHERE (SELECT HOW_MANY(ROWS) AS [value] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id]) == :2 OF integer',
    },
    params: ['Zoe', 0],
    rows: 1,
    after: [from(Keeper).where(Keeper.id.eq(3)), [{ id: 3, name: 'Zoe', bossId: 1 }]],
  },
  {
    does: 'tell which rows are deleted, of the same table',
    query: deleteFrom(Keeper).where(Keeper.staff.none(), Keeper.animals.none()),
    sql: {
      sqlite:
        'DELETE FROM "keepers" WHERE NOT EXISTS (SELECT 1 FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id") AND NOT EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id")',
      postgres:
        'DELETE FROM "keepers" WHERE NOT EXISTS (SELECT 1 FROM "keepers" AS "~related" WHERE "~related"."boss_id" = "keepers"."id") AND NOT EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id")',
      mysql:
        'DELETE FROM `keepers` WHERE NOT EXISTS (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT 1 FROM `keepers` AS `~related` WHERE `~related`.`boss_id` = `keepers`.`id`) AS `~apart`) AND NOT EXISTS (SELECT 1 FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`)',
      mariadb:
        'DELETE FROM `keepers` WHERE NOT EXISTS (SELECT 1 FROM `keepers` AS `~related` WHERE `~related`.`boss_id` = `keepers`.`id`) AND NOT EXISTS (SELECT 1 FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id`)',
      madeUp:
        'DELETE FROM [keepers] WHERE NOT EXISTS (SELECT 1 FROM [keepers] AS [~related] WHERE [~related].[boss_id] == [keepers].[id]) AND NOT EXISTS (SELECT 1 FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id])',
    },
    params: [],
    rows: 1,
    after: [from(Keeper).select({ id: Keeper.id }).orderBy(Keeper.id.asc()), [{ id: 1 }, { id: 2 }]],
  },
  {
    does: 'are what is written',
    query: update(Animal)
      .set({ age: Animal.foods.count(Meal.grams.gt(1000)) })
      .where(Animal.kind.eq('mammal')),
    sql: {
      sqlite:
        'UPDATE "animals" SET "age" = (SELECT count(*) AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id" AND "meals"."grams" > +?) WHERE "animals"."kind" = +?',
      postgres:
        'UPDATE "animals" SET "age" = (SELECT count(*) AS "value" FROM "meals" JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "meals"."animal_id" = "animals"."id" AND "meals"."grams" > $1) WHERE "animals"."kind" = $2',
      mysql:
        'UPDATE `animals` SET `age` = (SELECT count(*) AS `value` FROM `meals` JOIN `foods` ON `foods`.`id` = `meals`.`food_id` WHERE `meals`.`animal_id` = `animals`.`id` AND `meals`.`grams` > ?) WHERE `animals`.`kind` = ?',
      madeUp:
        'UPDATE [animals] SET [age] = (SELECT HOW_MANY(ROWS) AS [value] FROM [meals] JOIN [foods] ON [foods].[id] == [meals].[food_id] WHERE [meals].[animal_id] == [animals].[id] AND [meals].[grams] ABOVE :1 OF integer) TO integer WHERE [animals].[kind] == :2 OF enum',
    },
    params: [1000, 'mammal'],
    rows: 2,
    after: [
      from(Animal).where(Animal.kind.eq('mammal')).select({ id: Animal.id, age: Animal.age }).orderBy(Animal.id.asc()),
      [
        { id: 1, age: 0 },
        { id: 4, age: 2 },
      ],
    ],
  },
])
