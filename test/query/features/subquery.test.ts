// Queries inside queries: as tables, as conditions, as values.
import { avg, count, exists, from, max, not, scalar, sql, sum } from '../../../src/index.ts'
import { Animal, boss, Food, Keeper, Meal } from '../zoo.ts'
import { feature } from './feature.ts'

const perKeeper = from(Animal)
  .where(Animal.id.lt(99))
  .groupBy(Animal.keeperId)
  .select({ keeper: Animal.keeperId, n: count(), oldest: max(Animal.age), worth: sum(Animal.price) })
  .as('per keeper')
const eats = from(Meal).outer(Animal).where(Meal.animalId.eq(Animal.id))
const heavy = from(Meal).where(Meal.grams.gt(1000)).select({ animal: Meal.animalId, grams: Meal.grams }).as('heavy')
/** One row, and all that it holds is null; another object each time. */
const headless = () => from(Keeper).where(Keeper.id.eq(1)).select({ boss: Keeper.bossId }).as('headless')

feature('derived tables', [
  {
    does: 'stand in from',
    query: from(perKeeper).where(perKeeper.n.gt(1)).select({ n: perKeeper.n, worth: perKeeper.worth }),
    sql: {
      sqlite:
        'SELECT "per keeper"."n" AS "n", CAST("per keeper"."worth" AS TEXT) AS "worth" FROM (SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n", max("animals"."age") AS "oldest", sum("animals"."price") AS "worth" FROM "animals" WHERE "animals"."id" < +? GROUP BY "animals"."keeper_id") AS "per keeper" WHERE "per keeper"."n" > +?',
      postgres:
        'SELECT "per keeper"."n" AS "n", "per keeper"."worth" AS "worth" FROM (SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n", max("animals"."age") AS "oldest", sum("animals"."price") AS "worth" FROM "animals" WHERE "animals"."id" < $1 GROUP BY "animals"."keeper_id") AS "per keeper" WHERE "per keeper"."n" > $2',
      mysql:
        'SELECT `per keeper`.`n` AS `n`, `per keeper`.`worth` AS `worth` FROM (SELECT `animals`.`keeper_id` AS `keeper`, count(*) AS `n`, max(`animals`.`age`) AS `oldest`, sum(`animals`.`price`) AS `worth` FROM `animals` WHERE `animals`.`id` < ? GROUP BY `animals`.`keeper_id`) AS `per keeper` WHERE `per keeper`.`n` > ?',
      madeUp:
        'SELECT [per keeper].[n] AS [n], [per keeper].[worth] AS [worth] FROM (SELECT [animals].[keeper_id] AS [keeper], HOW_MANY(ROWS) AS [n], HIGHEST([animals].[age]) AS [oldest], TOTAL([animals].[price]) AS decimal AS [worth] FROM [animals] WHERE [animals].[id] BELOW :1 OF integer GROUP BY [animals].[keeper_id]) AS [per keeper] WHERE [per keeper].[n] ABOVE :2 OF integer',
    },
    params: [99, 1],
    rows: [
      { n: 2, worth: '116.95' },
      { n: 2, worth: '30.50' },
    ],
  },
  {
    does: 'are read whole',
    query: from(perKeeper).orderBy(perKeeper.keeper.asc()),
    sql: {
      sqlite:
        'SELECT "per keeper"."keeper" AS "keeper", "per keeper"."n" AS "n", "per keeper"."oldest" AS "oldest", CAST("per keeper"."worth" AS TEXT) AS "worth" FROM (SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n", max("animals"."age") AS "oldest", sum("animals"."price") AS "worth" FROM "animals" WHERE "animals"."id" < +? GROUP BY "animals"."keeper_id") AS "per keeper" ORDER BY "per keeper"."keeper"',
      postgres:
        'SELECT "per keeper"."keeper" AS "keeper", "per keeper"."n" AS "n", "per keeper"."oldest" AS "oldest", "per keeper"."worth" AS "worth" FROM (SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n", max("animals"."age") AS "oldest", sum("animals"."price") AS "worth" FROM "animals" WHERE "animals"."id" < $1 GROUP BY "animals"."keeper_id") AS "per keeper" ORDER BY "per keeper"."keeper" NULLS FIRST',
      mysql:
        'SELECT `per keeper`.`keeper` AS `keeper`, `per keeper`.`n` AS `n`, `per keeper`.`oldest` AS `oldest`, `per keeper`.`worth` AS `worth` FROM (SELECT `animals`.`keeper_id` AS `keeper`, count(*) AS `n`, max(`animals`.`age`) AS `oldest`, sum(`animals`.`price`) AS `worth` FROM `animals` WHERE `animals`.`id` < ? GROUP BY `animals`.`keeper_id`) AS `per keeper` ORDER BY `per keeper`.`keeper`',
      madeUp:
        'SELECT [per keeper].[keeper] AS [keeper], [per keeper].[n] AS [n], [per keeper].[oldest] AS [oldest], [per keeper].[worth] AS [worth] FROM (SELECT [animals].[keeper_id] AS [keeper], HOW_MANY(ROWS) AS [n], HIGHEST([animals].[age]) AS [oldest], TOTAL([animals].[price]) AS decimal AS [worth] FROM [animals] WHERE [animals].[id] BELOW :1 OF integer GROUP BY [animals].[keeper_id]) AS [per keeper] ORDER BY [per keeper].[keeper] NULLS FIRST',
    },
    params: [99],
    rows: [
      { keeper: null, n: 1, oldest: 7, worth: '990.10' },
      { keeper: 1, n: 2, oldest: 7, worth: '116.95' },
      { keeper: 2, n: 2, oldest: 2, worth: '30.50' },
    ],
  },
  {
    does: 'stand in joins',
    query: from(Keeper)
      .leftJoin(perKeeper, perKeeper.keeper.eq(Keeper.id))
      .select({ name: Keeper.name, n: perKeeper.n, all: perKeeper }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "c0", "per keeper"."n" AS "c1", "per keeper"."keeper" AS "c2", "per keeper"."n" AS "c3", "per keeper"."oldest" AS "c4", CAST("per keeper"."worth" AS TEXT) AS "c5", "per keeper"."~found" AS "c6" FROM "keepers" LEFT JOIN (SELECT *, 1 AS "~found" FROM (SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n", max("animals"."age") AS "oldest", sum("animals"."price") AS "worth" FROM "animals" WHERE "animals"."id" < +? GROUP BY "animals"."keeper_id") AS "~found") AS "per keeper" ON "per keeper"."keeper" = "keepers"."id"',
      postgres:
        'SELECT "keepers"."name" AS "c0", "per keeper"."n" AS "c1", "per keeper"."keeper" AS "c2", "per keeper"."n" AS "c3", "per keeper"."oldest" AS "c4", "per keeper"."worth" AS "c5", "per keeper"."~found" AS "c6" FROM "keepers" LEFT JOIN (SELECT *, 1 AS "~found" FROM (SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n", max("animals"."age") AS "oldest", sum("animals"."price") AS "worth" FROM "animals" WHERE "animals"."id" < $1 GROUP BY "animals"."keeper_id") AS "~found") AS "per keeper" ON "per keeper"."keeper" = "keepers"."id"',
      mysql:
        'SELECT `keepers`.`name` AS `c0`, `per keeper`.`n` AS `c1`, `per keeper`.`keeper` AS `c2`, `per keeper`.`n` AS `c3`, `per keeper`.`oldest` AS `c4`, `per keeper`.`worth` AS `c5`, `per keeper`.`~found` AS `c6` FROM `keepers` LEFT JOIN (SELECT *, 1 AS `~found` FROM (SELECT `animals`.`keeper_id` AS `keeper`, count(*) AS `n`, max(`animals`.`age`) AS `oldest`, sum(`animals`.`price`) AS `worth` FROM `animals` WHERE `animals`.`id` < ? GROUP BY `animals`.`keeper_id`) AS `~found`) AS `per keeper` ON `per keeper`.`keeper` = `keepers`.`id`',
      madeUp:
        'SELECT [keepers].[name] AS [c0], [per keeper].[n] AS [c1], [per keeper].[keeper] AS [c2], [per keeper].[n] AS [c3], [per keeper].[oldest] AS [c4], [per keeper].[worth] AS [c5], [per keeper].[~found] AS [c6] FROM [keepers] LEFT JOIN (SELECT *, 1 AS [~found] FROM (SELECT [animals].[keeper_id] AS [keeper], HOW_MANY(ROWS) AS [n], HIGHEST([animals].[age]) AS [oldest], TOTAL([animals].[price]) AS decimal AS [worth] FROM [animals] WHERE [animals].[id] BELOW :1 OF integer GROUP BY [animals].[keeper_id]) AS [~found]) AS [per keeper] ON [per keeper].[keeper] == [keepers].[id]',
    },
    params: [99],
    rows: [
      { name: 'Ada', n: 2, all: { keeper: 1, n: 2, oldest: 7, worth: '116.95' } },
      { name: 'Ben', n: 2, all: { keeper: 2, n: 2, oldest: 2, worth: '30.50' } },
      { name: 'Cyd', n: null, all: null },
    ],
  },
  {
    does: 'tell a row of nulls from none',
    query: from(Food)
      .leftJoin(headless(), sql<boolean>`${Food.id} = ${1}`)
      .select({ food: Food.name, x: headless() }),
    sql: {
      sqlite:
        'SELECT "foods"."name" AS "c0", "headless"."boss" AS "c1", "headless"."~found" AS "c2" FROM "foods" LEFT JOIN (SELECT *, 1 AS "~found" FROM (SELECT "keepers"."boss_id" AS "boss" FROM "keepers" WHERE "keepers"."id" = +?) AS "~found") AS "headless" ON "foods"."id" = CAST(? AS INTEGER)',
      postgres:
        'SELECT "foods"."name" AS "c0", "headless"."boss" AS "c1", "headless"."~found" AS "c2" FROM "foods" LEFT JOIN (SELECT *, 1 AS "~found" FROM (SELECT "keepers"."boss_id" AS "boss" FROM "keepers" WHERE "keepers"."id" = $1) AS "~found") AS "headless" ON "foods"."id" = $2::bigint',
      mysql:
        'SELECT `foods`.`name` AS `c0`, `headless`.`boss` AS `c1`, `headless`.`~found` AS `c2` FROM `foods` LEFT JOIN (SELECT *, 1 AS `~found` FROM (SELECT `keepers`.`boss_id` AS `boss` FROM `keepers` WHERE `keepers`.`id` = ?) AS `~found`) AS `headless` ON `foods`.`id` = CAST(? AS SIGNED)',
      madeUp:
        'SELECT [foods].[name] AS [c0], [headless].[boss] AS [c1], [headless].[~found] AS [c2] FROM [foods] LEFT JOIN (SELECT *, 1 AS [~found] FROM (SELECT [keepers].[boss_id] AS [boss] FROM [keepers] WHERE [keepers].[id] == :1 OF integer) AS [~found]) AS [headless] ON [foods].[id] = <:2>',
    },
    params: [1, 1],
    rows: [
      { food: 'hay', x: { boss: null } },
      { food: 'corn', x: null },
    ],
  },
  {
    does: 'hold whole models',
    query: from(from(Food).limit(1).as('one')),
    sql: {
      sqlite:
        'SELECT "one"."id" AS "id", "one"."name" AS "name" FROM (SELECT "foods"."id" AS "id", "foods"."name" AS "name" FROM "foods" LIMIT +?) AS "one"',
      postgres:
        'SELECT "one"."id" AS "id", "one"."name" AS "name" FROM (SELECT "foods"."id" AS "id", "foods"."name" AS "name" FROM "foods" LIMIT $1) AS "one"',
      mysql:
        'SELECT `one`.`id` AS `id`, `one`.`name` AS `name` FROM (SELECT `foods`.`id` AS `id`, `foods`.`name` AS `name` FROM `foods` LIMIT ?) AS `one`',
      madeUp:
        'SELECT [one].[id] AS [id], [one].[name] AS [name] FROM (SELECT [foods].[id] AS [id], [foods].[name] AS [name] FROM [foods] TAKE :1 OF integer) AS [one]',
    },
    params: [1],
    rows: [{ id: 1, name: 'hay' }],
  },
  {
    does: 'nest, and keep the order of parameters',
    query: from(from(heavy).where(heavy.grams.lt(5000)).select({ a: heavy.animal }).as('less')).limit(3),
    sql: {
      sqlite:
        'SELECT "less"."a" AS "a" FROM (SELECT "heavy"."animal" AS "a" FROM (SELECT "meals"."animal_id" AS "animal", "meals"."grams" AS "grams" FROM "meals" WHERE "meals"."grams" > +?) AS "heavy" WHERE "heavy"."grams" < +?) AS "less" LIMIT +?',
      postgres:
        'SELECT "less"."a" AS "a" FROM (SELECT "heavy"."animal" AS "a" FROM (SELECT "meals"."animal_id" AS "animal", "meals"."grams" AS "grams" FROM "meals" WHERE "meals"."grams" > $1) AS "heavy" WHERE "heavy"."grams" < $2) AS "less" LIMIT $3',
      mysql:
        'SELECT `less`.`a` AS `a` FROM (SELECT `heavy`.`animal` AS `a` FROM (SELECT `meals`.`animal_id` AS `animal`, `meals`.`grams` AS `grams` FROM `meals` WHERE `meals`.`grams` > ?) AS `heavy` WHERE `heavy`.`grams` < ?) AS `less` LIMIT ?',
      madeUp:
        'SELECT [less].[a] AS [a] FROM (SELECT [heavy].[animal] AS [a] FROM (SELECT [meals].[animal_id] AS [animal], [meals].[grams] AS [grams] FROM [meals] WHERE [meals].[grams] ABOVE :1 OF integer) AS [heavy] WHERE [heavy].[grams] BELOW :2 OF integer) AS [less] TAKE :3 OF integer',
    },
    params: [1000, 5000, 3],
    rows: [{ a: 4 }],
  },
])

feature('subqueries', [
  {
    does: 'exists',
    query: from(Animal).where(exists(eats)).select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE EXISTS (SELECT 1 FROM "meals" WHERE "meals"."animal_id" = "animals"."id")',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE EXISTS (SELECT 1 FROM "meals" WHERE "meals"."animal_id" = "animals"."id")',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE EXISTS (SELECT 1 FROM `meals` WHERE `meals`.`animal_id` = `animals`.`id`)',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE EXISTS (SELECT 1 FROM [meals] WHERE [meals].[animal_id] == [animals].[id])',
    },
    params: [],
    rows: [{ name: 'Rex' }, { name: 'Bessie' }],
  },
  {
    does: 'not exists',
    query: from(Animal)
      .where(not(exists(eats.where(Meal.grams.gt(500)))))
      .select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE NOT EXISTS (SELECT 1 FROM "meals" WHERE "meals"."animal_id" = "animals"."id" AND "meals"."grams" > +?)',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE NOT EXISTS (SELECT 1 FROM "meals" WHERE "meals"."animal_id" = "animals"."id" AND "meals"."grams" > $1)',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE NOT EXISTS (SELECT 1 FROM `meals` WHERE `meals`.`animal_id` = `animals`.`id` AND `meals`.`grams` > ?)',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE NOT EXISTS (SELECT 1 FROM [meals] WHERE [meals].[animal_id] == [animals].[id] AND [meals].[grams] ABOVE :1 OF integer)',
    },
    params: [500],
    rows: [{ name: 'Rex' }, { name: 'Kiwi' }, { name: 'Nemo' }, { name: 'Żabka_%' }],
  },
  {
    does: 'exists as a value',
    query: from(Animal)
      .where(Animal.id.lt(3))
      .select({ eats: exists(eats) }),
    sql: {
      sqlite:
        'SELECT EXISTS (SELECT 1 FROM "meals" WHERE "meals"."animal_id" = "animals"."id") AS "eats" FROM "animals" WHERE "animals"."id" < +?',
      postgres:
        'SELECT EXISTS (SELECT 1 FROM "meals" WHERE "meals"."animal_id" = "animals"."id") AS "eats" FROM "animals" WHERE "animals"."id" < $1',
      mysql:
        'SELECT EXISTS (SELECT 1 FROM `meals` WHERE `meals`.`animal_id` = `animals`.`id`) AS `eats` FROM `animals` WHERE `animals`.`id` < ?',
      madeUp:
        'SELECT EXISTS (SELECT 1 FROM [meals] WHERE [meals].[animal_id] == [animals].[id]) AS [eats] FROM [animals] WHERE [animals].[id] BELOW :1 OF integer',
    },
    params: [3],
    rows: [{ eats: true }, { eats: false }],
  },
  {
    does: 'scalar',
    query: from(Animal)
      .where(Animal.id.lt(5))
      .select({ name: Animal.name, grams: scalar(eats.select({ grams: sum(Meal.grams) })) }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name", (SELECT sum("meals"."grams") AS "grams" FROM "meals" WHERE "meals"."animal_id" = "animals"."id") AS "grams" FROM "animals" WHERE "animals"."id" < +?',
      postgres:
        'SELECT "animals"."name" AS "name", (SELECT sum("meals"."grams") AS "grams" FROM "meals" WHERE "meals"."animal_id" = "animals"."id") AS "grams" FROM "animals" WHERE "animals"."id" < $1',
      mysql:
        'SELECT `animals`.`name` AS `name`, (SELECT sum(`meals`.`grams`) AS `grams` FROM `meals` WHERE `meals`.`animal_id` = `animals`.`id`) AS `grams` FROM `animals` WHERE `animals`.`id` < ?',
      madeUp:
        'SELECT [animals].[name] AS [name], (SELECT TOTAL([meals].[grams]) AS integer AS [grams] FROM [meals] WHERE [meals].[animal_id] == [animals].[id]) AS [grams] FROM [animals] WHERE [animals].[id] BELOW :1 OF integer',
    },
    params: [5],
    rows: [
      { name: 'Rex', grams: 200 },
      { name: 'Kiwi', grams: null },
      { name: 'Nemo', grams: null },
      { name: 'Bessie', grams: 10500 },
    ],
  },
  {
    does: 'scalar decodes as what it selects',
    query: from(Keeper)
      .where(Keeper.id.eq(1))
      .select({
        born: scalar(from(Animal).select({ at: max(Animal.bornAt) })),
        chip: scalar(from(Animal).where(Animal.id.eq(1)).select({ chip: Animal.chip })),
      }),
    sql: {
      sqlite:
        'SELECT (SELECT max("animals"."born_at") AS "at" FROM "animals") AS "born", CAST((SELECT "animals"."chip" AS "chip" FROM "animals" WHERE "animals"."id" = +?) AS TEXT) AS "chip" FROM "keepers" WHERE "keepers"."id" = +?',
      postgres:
        'SELECT (SELECT max("animals"."born_at") AS "at" FROM "animals") AS "born", (SELECT "animals"."chip" AS "chip" FROM "animals" WHERE "animals"."id" = $1) AS "chip" FROM "keepers" WHERE "keepers"."id" = $2',
      mysql:
        'SELECT (SELECT max(`animals`.`born_at`) AS `at` FROM `animals`) AS `born`, (SELECT `animals`.`chip` AS `chip` FROM `animals` WHERE `animals`.`id` = ?) AS `chip` FROM `keepers` WHERE `keepers`.`id` = ?',
      madeUp:
        'SELECT MILLISECONDS((SELECT HIGHEST([animals].[born_at]) AS [at] FROM [animals])) AS [born], (SELECT [animals].[chip] AS [chip] FROM [animals] WHERE [animals].[id] == :1 OF integer) AS [chip] FROM [keepers] WHERE [keepers].[id] == :2 OF integer',
    },
    params: [1, 1],
    rows: [{ born: new Date('2022-01-31T00:00:00.000Z'), chip: 9007199254740993n }],
  },
  {
    does: 'scalar in a condition',
    query: from(Animal)
      .where(Animal.age.gt(scalar(from(Animal).select({ mean: avg(Animal.age) }))))
      .select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" > (SELECT avg("animals"."age") AS "mean" FROM "animals")',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" > (SELECT avg("animals"."age"::double precision) AS "mean" FROM "animals")',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`age` > (SELECT avg((`animals`.`age` + 0e0)) AS `mean` FROM `animals`)',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[age] ABOVE (SELECT TOTAL([animals].[age]) PER HOW_MANY([animals].[age]) AS [mean] FROM [animals])',
    },
    params: [],
    rows: [{ name: 'Rex' }, { name: 'Bessie' }],
  },
  {
    does: 'the same table inside and outside, by an alias',
    query: from(boss)
      .where(exists(from(Keeper).outer(boss).where(Keeper.bossId.eq(boss.id))))
      .select({ name: boss.name }),
    sql: {
      sqlite:
        'SELECT "boss"."name" AS "name" FROM "keepers" AS "boss" WHERE EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."boss_id" = "boss"."id")',
      postgres:
        'SELECT "boss"."name" AS "name" FROM "keepers" AS "boss" WHERE EXISTS (SELECT 1 FROM "keepers" WHERE "keepers"."boss_id" = "boss"."id")',
      mysql:
        'SELECT `boss`.`name` AS `name` FROM `keepers` AS `boss` WHERE EXISTS (SELECT 1 FROM `keepers` WHERE `keepers`.`boss_id` = `boss`.`id`)',
      madeUp:
        'SELECT [boss].[name] AS [name] FROM [keepers] AS [boss] WHERE EXISTS (SELECT 1 FROM [keepers] WHERE [keepers].[boss_id] == [boss].[id])',
    },
    params: [],
    rows: [{ name: 'Ada' }],
  },
  {
    does: 'in a query with a limit',
    query: from(Animal)
      .where(Animal.id.in(from(Meal).orderBy(Meal.grams.desc()).limit(1).select({ id: Meal.animalId })))
      .select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."id" IN (SELECT "meals"."animal_id" AS "id" FROM "meals" ORDER BY "meals"."grams" DESC LIMIT +?)',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."id" IN (SELECT "meals"."animal_id" AS "id" FROM "meals" ORDER BY "meals"."grams" DESC LIMIT $1)',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`id` IN (SELECT * FROM (SELECT `meals`.`animal_id` AS `id` FROM `meals` ORDER BY `meals`.`grams` DESC LIMIT ?) AS `~apart`)',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[id] IN (SELECT [meals].[animal_id] AS [id] FROM [meals] ORDER BY [meals].[grams] DESC NULLS LAST TAKE :1 OF integer)',
    },
    params: [1],
    rows: [{ name: 'Bessie' }],
  },
])
