// One row for each different value: the first in the order.
import { alias, and, concat, count, distinctOn, from, lower, max, rowNumber, sum } from '../../../src/index.ts'
import { Animal, Food, Keeper, Meal } from '../zoo.ts'
import { feature } from './feature.ts'

const byKind = distinctOn(from(Animal), Animal.kind).orderBy(Animal.kind.asc(), Animal.price.desc())
const names = byKind.select({ kind: Animal.kind, name: Animal.name })
const letter = lower(concat(Animal.kind, '-', Animal.keeperId))

feature('distinctOn', [
  {
    does: 'answers the first row of each value',
    query: names,
    sql: {
      sqlite:
        'SELECT "kind", "name" FROM (SELECT *, row_number() OVER (PARTITION BY "~key0" ORDER BY "~key1" DESC) AS "~number" FROM (SELECT "animals"."kind" AS "kind", "animals"."name" AS "name", "animals"."kind" AS "~key0", "animals"."price" AS "~key1" FROM "animals") AS "~rows") AS "~rows" WHERE "~number" = 1 ORDER BY "~key0", "~key1" DESC',
      postgres:
        'SELECT DISTINCT ON ("animals"."kind") "animals"."kind" AS "kind", "animals"."name" AS "name" FROM "animals" ORDER BY "animals"."kind", "animals"."price" DESC',
      mysql:
        'SELECT `kind`, `name` FROM (SELECT *, row_number() OVER (PARTITION BY `~key0` ORDER BY `~key1` DESC) AS `~number` FROM (SELECT `animals`.`kind` AS `kind`, `animals`.`name` AS `name`, `animals`.`kind` AS `~key0`, `animals`.`price` AS `~key1` FROM `animals`) AS `~rows`) AS `~rows` WHERE `~number` = 1 ORDER BY `~key0`, `~key1` DESC',
      madeUp:
        'SELECT [kind], [name] FROM (SELECT *, row_number() OVER (PARTITION BY [~key0] ORDER BY [~key1] DESC NULLS LAST) AS [~number] FROM (SELECT [animals].[kind] AS [kind], [animals].[name] AS [name], [animals].[kind] AS [~key0], [animals].[price] AS [~key1] FROM [animals]) AS [~rows]) AS [~rows] WHERE [~number] = 1 ORDER BY [~key0] NULLS FIRST, [~key1] DESC NULLS LAST',
    },
    params: [],
    rows: [
      { kind: 'bird', name: 'Kiwi' },
      { kind: 'fish', name: 'Nemo' },
      { kind: 'mammal', name: 'Bessie' },
    ],
  },
  {
    does: 'answers whole rows, cut off after the choice',
    query: distinctOn(from(Food), Food.name).orderBy(Food.name.desc(), Food.id.asc()).limit(2).offset(1),
    sql: {
      sqlite:
        'SELECT "id", "name" FROM (SELECT *, row_number() OVER (PARTITION BY "~key0" ORDER BY "~key1") AS "~number" FROM (SELECT "foods"."id" AS "id", "foods"."name" AS "name", "foods"."name" AS "~key0", "foods"."id" AS "~key1" FROM "foods") AS "~rows") AS "~rows" WHERE "~number" = 1 ORDER BY "~key0" DESC, "~key1" LIMIT +? OFFSET +?',
      postgres:
        'SELECT DISTINCT ON ("foods"."name") "foods"."id" AS "id", "foods"."name" AS "name" FROM "foods" ORDER BY "foods"."name" DESC, "foods"."id" LIMIT $1 OFFSET $2',
      mysql:
        'SELECT `id`, `name` FROM (SELECT *, row_number() OVER (PARTITION BY `~key0` ORDER BY `~key1`) AS `~number` FROM (SELECT `foods`.`id` AS `id`, `foods`.`name` AS `name`, `foods`.`name` AS `~key0`, `foods`.`id` AS `~key1` FROM `foods`) AS `~rows`) AS `~rows` WHERE `~number` = 1 ORDER BY `~key0` DESC, `~key1` LIMIT ? OFFSET ?',
      madeUp:
        'SELECT [id], [name] FROM (SELECT *, row_number() OVER (PARTITION BY KEY([~key0]) ORDER BY [~key1] NULLS FIRST) AS [~number] FROM (SELECT [foods].[id] AS [id], [foods].[name] AS [name], [foods].[name] AS [~key0], [foods].[id] AS [~key1] FROM [foods]) AS [~rows]) AS [~rows] WHERE [~number] = 1 ORDER BY KEY([~key0]) DESC NULLS LAST, [~key1] NULLS FIRST SKIP :1 OF integer TAKE :2 OF integer',
    },
    params: { sqlite: [2, 1], postgres: [2, 1], mysql: [2, 1], madeUp: [1, 2] },
    rows: [{ id: 2, name: 'corn' }],
  },
  {
    does: 'takes null for a value, in any order that begins with the keys',
    query: distinctOn(from(Animal).where(Animal.id.gt(1)), Animal.keeperId, Animal.tame)
      .select({ keeper: Animal.keeperId, tame: Animal.tame, id: Animal.id })
      .orderBy(Animal.tame.desc(), Animal.keeperId.asc({ nulls: 'last' }), Animal.age.desc({ nulls: 'first' })),
    sql: {
      sqlite:
        'SELECT "keeper", "tame", "id" FROM (SELECT *, row_number() OVER (PARTITION BY "~key0", "~key1" ORDER BY "~key2" DESC NULLS FIRST) AS "~number" FROM (SELECT "animals"."keeper_id" AS "keeper", "animals"."tame" AS "tame", "animals"."id" AS "id", "animals"."tame" AS "~key0", "animals"."keeper_id" AS "~key1", "animals"."age" AS "~key2" FROM "animals" WHERE "animals"."id" > +?) AS "~rows") AS "~rows" WHERE "~number" = 1 ORDER BY "~key0" DESC, "~key1" NULLS LAST, "~key2" DESC NULLS FIRST',
      postgres:
        'SELECT DISTINCT ON ("animals"."tame", "animals"."keeper_id") "animals"."keeper_id" AS "keeper", "animals"."tame" AS "tame", "animals"."id" AS "id" FROM "animals" WHERE "animals"."id" > $1 ORDER BY "animals"."tame" DESC, "animals"."keeper_id" NULLS LAST, "animals"."age" DESC NULLS FIRST',
      mysql:
        'SELECT `keeper`, `tame`, `id` FROM (SELECT *, row_number() OVER (PARTITION BY `~key0`, `~key1` ORDER BY `~key2` IS NOT NULL, `~key2` DESC) AS `~number` FROM (SELECT `animals`.`keeper_id` AS `keeper`, `animals`.`tame` AS `tame`, `animals`.`id` AS `id`, `animals`.`tame` AS `~key0`, `animals`.`keeper_id` AS `~key1`, `animals`.`age` AS `~key2` FROM `animals` WHERE `animals`.`id` > ?) AS `~rows`) AS `~rows` WHERE `~number` = 1 ORDER BY `~key0` DESC, `~key1` IS NULL, `~key1`, `~key2` IS NOT NULL, `~key2` DESC',
      madeUp:
        'SELECT [keeper], [tame], [id] FROM (SELECT *, row_number() OVER (PARTITION BY [~key0], [~key1] ORDER BY [~key2] DESC NULLS FIRST) AS [~number] FROM (SELECT [animals].[keeper_id] AS [keeper], [animals].[tame] AS [tame], [animals].[id] AS [id], [animals].[tame] AS [~key0], [animals].[keeper_id] AS [~key1], [animals].[age] AS [~key2] FROM [animals] WHERE [animals].[id] ABOVE :1 OF integer) AS [~rows]) AS [~rows] WHERE [~number] = 1 ORDER BY [~key0] DESC NULLS LAST, [~key1] NULLS LAST, [~key2] DESC NULLS FIRST',
    },
    params: [1],
    rows: [
      { keeper: 1, tame: true, id: 5 },
      { keeper: 2, tame: false, id: 3 },
      { keeper: null, tame: false, id: 4 },
    ],
  },
  {
    does: 'tells expressions with values apart',
    query: distinctOn(from(Animal), letter).select({ letter, id: Animal.id }).orderBy(letter.desc(), Animal.id.desc()),
    sql: {
      sqlite:
        'SELECT "letter", "id" FROM (SELECT *, row_number() OVER (PARTITION BY "~key0" ORDER BY "~key1" DESC) AS "~number" FROM (SELECT lower(("animals"."kind" || ? || CAST("animals"."keeper_id" AS TEXT))) AS "letter", "animals"."id" AS "id", lower(("animals"."kind" || ? || CAST("animals"."keeper_id" AS TEXT))) AS "~key0", "animals"."id" AS "~key1" FROM "animals") AS "~rows") AS "~rows" WHERE "~number" = 1 ORDER BY "~key0" DESC, "~key1" DESC',
      postgres:
        'SELECT DISTINCT ON (lower(("animals"."kind" || $1::text || "animals"."keeper_id"::text) COLLATE "C")) lower(("animals"."kind" || $1::text || "animals"."keeper_id"::text) COLLATE "C") AS "letter", "animals"."id" AS "id" FROM "animals" ORDER BY lower(("animals"."kind" || $1::text || "animals"."keeper_id"::text) COLLATE "C") DESC NULLS LAST, "animals"."id" DESC',
      mysql:
        'SELECT `letter`, `id` FROM (SELECT *, row_number() OVER (PARTITION BY `~key0` ORDER BY `~key1` DESC) AS `~number` FROM (SELECT CAST(CAST(lower(CONVERT(CAST((concat(`animals`.`kind`, ?, CAST(`animals`.`keeper_id` AS CHAR))) AS BINARY) USING tis620)) AS BINARY) AS CHAR) AS `letter`, `animals`.`id` AS `id`, CAST(CAST(lower(CONVERT(CAST((concat(`animals`.`kind`, ?, CAST(`animals`.`keeper_id` AS CHAR))) AS BINARY) USING tis620)) AS BINARY) AS CHAR) AS `~key0`, `animals`.`id` AS `~key1` FROM `animals`) AS `~rows`) AS `~rows` WHERE `~number` = 1 ORDER BY `~key0` DESC, `~key1` DESC',
      madeUp:
        'SELECT [letter], [id] FROM (SELECT *, row_number() OVER (PARTITION BY KEY([~key0]) ORDER BY [~key1] DESC NULLS LAST) AS [~number] FROM (SELECT SMALL(([animals].[kind] & <:1> & [animals].[keeper_id])) AS [letter], [animals].[id] AS [id], SMALL(([animals].[kind] & <:2> & [animals].[keeper_id])) AS [~key0], [animals].[id] AS [~key1] FROM [animals]) AS [~rows]) AS [~rows] WHERE [~number] = 1 ORDER BY KEY([~key0]) DESC NULLS LAST, [~key1] DESC NULLS LAST',
    },
    params: { sqlite: ['-', '-'], postgres: ['-'], mysql: ['-', '-'], madeUp: ['-', '-'] },
    rows: [
      { letter: 'mammal-1', id: 1 },
      { letter: 'fish-2', id: 3 },
      { letter: 'bird-2', id: 2 },
      { letter: 'bird-1', id: 5 },
      { letter: null, id: 4 },
    ],
  },
  {
    does: 'chooses among groups',
    query: distinctOn(from(Meal), Meal.animalId)
      .select({ animal: Meal.animalId, food: Meal.foodId, grams: sum(Meal.grams) })
      .groupBy(Meal.animalId, Meal.foodId)
      .having(max(Meal.grams).gt(1))
      .orderBy(Meal.animalId.asc(), sum(Meal.grams).desc()),
    sql: {
      sqlite:
        'SELECT "animal", "food", "grams" FROM (SELECT *, row_number() OVER (PARTITION BY "~key0" ORDER BY "~key1" DESC) AS "~number" FROM (SELECT "meals"."animal_id" AS "animal", "meals"."food_id" AS "food", sum("meals"."grams") AS "grams", "meals"."animal_id" AS "~key0", sum("meals"."grams") AS "~key1" FROM "meals" GROUP BY "meals"."animal_id", "meals"."food_id" HAVING max("meals"."grams") > +?) AS "~rows") AS "~rows" WHERE "~number" = 1 ORDER BY "~key0", "~key1" DESC',
      postgres:
        'SELECT DISTINCT ON ("meals"."animal_id") "meals"."animal_id" AS "animal", "meals"."food_id" AS "food", sum("meals"."grams") AS "grams" FROM "meals" GROUP BY "meals"."animal_id", "meals"."food_id" HAVING max("meals"."grams") > $1 ORDER BY "meals"."animal_id", sum("meals"."grams") DESC NULLS LAST',
      mysql:
        'SELECT `animal`, `food`, `grams` FROM (SELECT *, row_number() OVER (PARTITION BY `~key0` ORDER BY `~key1` DESC) AS `~number` FROM (SELECT `meals`.`animal_id` AS `animal`, `meals`.`food_id` AS `food`, sum(`meals`.`grams`) AS `grams`, `meals`.`animal_id` AS `~key0`, sum(`meals`.`grams`) AS `~key1` FROM `meals` GROUP BY `meals`.`animal_id`, `meals`.`food_id` HAVING max(`meals`.`grams`) > ?) AS `~rows`) AS `~rows` WHERE `~number` = 1 ORDER BY `~key0`, `~key1` DESC',
      madeUp:
        'SELECT [animal], [food], [grams] FROM (SELECT *, row_number() OVER (PARTITION BY [~key0] ORDER BY [~key1] DESC NULLS LAST) AS [~number] FROM (SELECT [meals].[animal_id] AS [animal], [meals].[food_id] AS [food], TOTAL([meals].[grams]) AS integer AS [grams], [meals].[animal_id] AS [~key0], TOTAL([meals].[grams]) AS integer AS [~key1] FROM [meals] GROUP BY [meals].[animal_id], [meals].[food_id] HAVING HIGHEST([meals].[grams]) ABOVE :1 OF integer) AS [~rows]) AS [~rows] WHERE [~number] = 1 ORDER BY [~key0] NULLS FIRST, [~key1] DESC NULLS LAST',
    },
    params: [1],
    rows: [
      { animal: 1, food: 2, grams: 200 },
      { animal: 4, food: 1, grams: 9000 },
    ],
  },
  {
    does: 'answers objects, null where a join missed them',
    query: distinctOn(from(Animal), Animal.kind)
      .leftJoin(Keeper, and(Animal.keeperId.eq(Keeper.id), Keeper.name.eq('Ben')))
      .select({ animal: { id: Animal.id, n: rowNumber().over({ orderBy: Animal.id.asc() }) }, keeper: Keeper })
      .orderBy(Animal.kind.asc(), Animal.age.asc({ nulls: 'last' }), Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "c0", "c1", "c2", "c3", "c4", "c5" FROM (SELECT *, row_number() OVER (PARTITION BY "~key0" ORDER BY "~key1" NULLS LAST, "~key2") AS "~number" FROM (SELECT "animals"."id" AS "c0", row_number() OVER (ORDER BY "animals"."id") AS "c1", "keepers"."id" AS "c2", "keepers"."name" AS "c3", "keepers"."boss_id" AS "c4", "keepers"."id" AS "c5", "animals"."kind" AS "~key0", "animals"."age" AS "~key1", "animals"."id" AS "~key2" FROM "animals" LEFT JOIN "keepers" ON "animals"."keeper_id" = "keepers"."id" AND "keepers"."name" = +?) AS "~rows") AS "~rows" WHERE "~number" = 1 ORDER BY "~key0", "~key1" NULLS LAST, "~key2"',
      postgres:
        'SELECT DISTINCT ON ("animals"."kind") "animals"."id" AS "c0", row_number() OVER (ORDER BY "animals"."id") AS "c1", "keepers"."id" AS "c2", "keepers"."name" AS "c3", "keepers"."boss_id" AS "c4", "keepers"."id" AS "c5" FROM "animals" LEFT JOIN "keepers" ON "animals"."keeper_id" = "keepers"."id" AND "keepers"."name" = $1 ORDER BY "animals"."kind", "animals"."age" NULLS LAST, "animals"."id"',
      mysql:
        'SELECT `c0`, `c1`, `c2`, `c3`, `c4`, `c5` FROM (SELECT *, row_number() OVER (PARTITION BY `~key0` ORDER BY `~key1` IS NULL, `~key1`, `~key2`) AS `~number` FROM (SELECT `animals`.`id` AS `c0`, row_number() OVER (ORDER BY `animals`.`id`) AS `c1`, `keepers`.`id` AS `c2`, `keepers`.`name` AS `c3`, `keepers`.`boss_id` AS `c4`, `keepers`.`id` AS `c5`, `animals`.`kind` AS `~key0`, `animals`.`age` AS `~key1`, `animals`.`id` AS `~key2` FROM `animals` LEFT JOIN `keepers` ON `animals`.`keeper_id` = `keepers`.`id` AND `keepers`.`name` = ?) AS `~rows`) AS `~rows` WHERE `~number` = 1 ORDER BY `~key0`, `~key1` IS NULL, `~key1`, `~key2`',
      madeUp:
        'SELECT [c0], [c1], [c2], [c3], [c4], [c5] FROM (SELECT *, row_number() OVER (PARTITION BY [~key0] ORDER BY [~key1] NULLS LAST, [~key2] NULLS FIRST) AS [~number] FROM (SELECT [animals].[id] AS [c0], row_number() OVER (ORDER BY [animals].[id] NULLS FIRST) AS [c1], [keepers].[id] AS [c2], [keepers].[name] AS [c3], [keepers].[boss_id] AS [c4], [keepers].[id] AS [c5], [animals].[kind] AS [~key0], [animals].[age] AS [~key1], [animals].[id] AS [~key2] FROM [animals] LEFT JOIN [keepers] ON [animals].[keeper_id] == [keepers].[id] AND [keepers].[name] == :1 OF text) AS [~rows]) AS [~rows] WHERE [~number] = 1 ORDER BY [~key0] NULLS FIRST, [~key1] NULLS LAST, [~key2] NULLS FIRST',
    },
    params: ['Ben'],
    rows: [
      { animal: { id: 5, n: 5 }, keeper: null },
      { animal: { id: 3, n: 3 }, keeper: { id: 2, name: 'Ben', bossId: 1 } },
      { animal: { id: 1, n: 1 }, keeper: null },
    ],
  },
  {
    does: 'stands in other queries',
    query: from(Animal)
      .where(
        Animal.id.in(
          distinctOn(from(alias(Animal, 'a')), alias(Animal, 'a').kind)
            .select({ id: alias(Animal, 'a').id })
            .orderBy(alias(Animal, 'a').kind.asc(), alias(Animal, 'a').id.desc()),
        ),
      )
      .select({ n: count(), high: max(Animal.id) }),
    sql: {
      sqlite:
        'SELECT count(*) AS "n", max("animals"."id") AS "high" FROM "animals" WHERE "animals"."id" IN (SELECT "id" FROM (SELECT *, row_number() OVER (PARTITION BY "~key0" ORDER BY "~key1" DESC) AS "~number" FROM (SELECT "a"."id" AS "id", "a"."kind" AS "~key0", "a"."id" AS "~key1" FROM "animals" AS "a") AS "~rows") AS "~rows" WHERE "~number" = 1 ORDER BY "~key0", "~key1" DESC)',
      postgres:
        'SELECT count(*) AS "n", max("animals"."id") AS "high" FROM "animals" WHERE "animals"."id" IN (SELECT DISTINCT ON ("a"."kind") "a"."id" AS "id" FROM "animals" AS "a" ORDER BY "a"."kind", "a"."id" DESC)',
      mysql:
        'SELECT count(*) AS `n`, max(`animals`.`id`) AS `high` FROM `animals` WHERE `animals`.`id` IN (SELECT `id` FROM (SELECT *, row_number() OVER (PARTITION BY `~key0` ORDER BY `~key1` DESC) AS `~number` FROM (SELECT `a`.`id` AS `id`, `a`.`kind` AS `~key0`, `a`.`id` AS `~key1` FROM `animals` AS `a`) AS `~rows`) AS `~rows` WHERE `~number` = 1 ORDER BY `~key0`, `~key1` DESC)',
      madeUp:
        'SELECT HOW_MANY(ROWS) AS [n], HIGHEST([animals].[id]) AS [high] FROM [animals] WHERE [animals].[id] IN (SELECT [id] FROM (SELECT *, row_number() OVER (PARTITION BY [~key0] ORDER BY [~key1] DESC NULLS LAST) AS [~number] FROM (SELECT [a].[id] AS [id], [a].[kind] AS [~key0], [a].[id] AS [~key1] FROM [animals] AS [a]) AS [~rows]) AS [~rows] WHERE [~number] = 1 ORDER BY [~key0] NULLS FIRST, [~key1] DESC NULLS LAST)',
    },
    params: [],
    rows: [{ n: 3, high: 5 }],
  },
])
