// Groups of several sizes in one query.
import { count, cube, from, grouping, groupingSets, lower, rollup, sum } from '../../../src/index.ts'
import { Animal, Meal } from '../zoo.ts'
import { feature } from './feature.ts'

const animals = from(Animal)
const meals = from(Meal).select({ animal: Meal.animalId, food: Meal.foodId, grams: sum(Meal.grams) })

feature('grouping sets', [
  {
    does: 'add subtotals and the total',
    query: meals.groupBy(rollup(Meal.animalId, Meal.foodId)),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "meals"."animal_id" AS "animal", "meals"."food_id" AS "food", sum("meals"."grams") AS "grams" FROM "meals" GROUP BY ROLLUP ("meals"."animal_id", "meals"."food_id")',
      mysql:
        'SELECT `meals`.`animal_id` AS `animal`, `meals`.`food_id` AS `food`, sum(`meals`.`grams`) AS `grams` FROM `meals` GROUP BY `meals`.`animal_id`, `meals`.`food_id` WITH ROLLUP',
      madeUp:
        'SELECT [meals].[animal_id] AS [animal], [meals].[food_id] AS [food], TOTAL([meals].[grams]) AS integer AS [grams] FROM [meals] GROUP BY ROLLUP ([meals].[animal_id], [meals].[food_id])',
    },
    params: [],
    rows: [
      { animal: null, food: null, grams: 10700 },
      { animal: 4, food: 1, grams: 9000 },
      { animal: 4, food: 2, grams: 1500 },
      { animal: 1, food: 2, grams: 200 },
      { animal: 4, food: null, grams: 10500 },
      { animal: 1, food: null, grams: 200 },
    ],
  },
  {
    does: 'are in order, the totals first because they are null',
    query: animals
      .select({ kind: Animal.kind, tame: Animal.tame, n: count(), total: grouping(Animal.kind, Animal.tame) })
      .groupBy(rollup(Animal.kind, Animal.tame))
      .having(count().gt(1))
      .orderBy(Animal.kind.asc(), grouping(Animal.tame).desc(), Animal.tame.desc()),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "animals"."kind" AS "kind", "animals"."tame" AS "tame", count(*) AS "n", GROUPING("animals"."kind", "animals"."tame") AS "total" FROM "animals" GROUP BY ROLLUP ("animals"."kind", "animals"."tame") HAVING count(*) > $1 ORDER BY "animals"."kind" NULLS FIRST, GROUPING("animals"."tame") DESC NULLS LAST, "animals"."tame" DESC NULLS LAST',
      mysql:
        'SELECT `animals`.`kind` AS `kind`, `animals`.`tame` AS `tame`, count(*) AS `n`, GROUPING(`animals`.`kind`, `animals`.`tame`) AS `total` FROM `animals` GROUP BY `animals`.`kind`, `animals`.`tame` WITH ROLLUP HAVING count(*) > ? ORDER BY `animals`.`kind`, GROUPING(`animals`.`tame`) DESC, `animals`.`tame` DESC',
      mariadb: null,
      madeUp:
        'SELECT [animals].[kind] AS [kind], [animals].[tame] AS [tame], HOW_MANY(ROWS) AS [n], GROUPING([animals].[kind], [animals].[tame]) AS [total] FROM [animals] GROUP BY ROLLUP ([animals].[kind], [animals].[tame]) HAVING HOW_MANY(ROWS) ABOVE :1 OF integer ORDER BY [animals].[kind] NULLS FIRST, GROUPING([animals].[tame]) DESC NULLS LAST, [animals].[tame] DESC NULLS LAST',
    },
    params: [1],
    elsewhere: { mysql: 'MariaDB knows no GROUPING(), and no order beside ROLLUP' },
    rows: [
      { kind: null, tame: null, n: 5, total: 3 },
      { kind: 'bird', tame: null, n: 2, total: 1 },
      { kind: 'mammal', tame: null, n: 2, total: 1 },
    ],
  },
  {
    does: 'stand beside other keys',
    query: animals
      .select({ kind: Animal.kind, name: lower(Animal.name), tame: Animal.tame, n: count() })
      .groupBy(Animal.kind, cube(lower(Animal.name), Animal.tame))
      .having(count().gt(1))
      .orderBy(Animal.kind.asc(), Animal.tame.asc()),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "animals"."kind" AS "kind", lower("animals"."name" COLLATE "C") AS "name", "animals"."tame" AS "tame", count(*) AS "n" FROM "animals" GROUP BY "animals"."kind", CUBE (lower("animals"."name" COLLATE "C"), "animals"."tame") HAVING count(*) > $1 ORDER BY "animals"."kind" NULLS FIRST, "animals"."tame" NULLS FIRST',
      mysql: null,
      madeUp:
        'SELECT [animals].[kind] AS [kind], SMALL([animals].[name]) AS [name], [animals].[tame] AS [tame], HOW_MANY(ROWS) AS [n] FROM [animals] GROUP BY [animals].[kind], CUBE (SMALL([animals].[name]), [animals].[tame]) HAVING HOW_MANY(ROWS) ABOVE :1 OF integer ORDER BY [animals].[kind] NULLS FIRST, [animals].[tame] NULLS FIRST',
    },
    params: [1],
    elsewhere: { mysql: 'ROLLUP alone' },
    rows: [
      { kind: 'bird', name: null, tame: null, n: 2 },
      { kind: 'mammal', name: null, tame: null, n: 2 },
    ],
  },
  {
    does: 'are named one by one',
    query: animals
      .select({ kind: Animal.kind, keeper: Animal.keeperId, n: count(), keeperLess: grouping(Animal.keeperId) })
      .groupBy(groupingSets([Animal.kind], [Animal.keeperId], []))
      .orderBy(Animal.kind.desc(), grouping(Animal.keeperId).asc(), Animal.keeperId.asc()),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "animals"."kind" AS "kind", "animals"."keeper_id" AS "keeper", count(*) AS "n", GROUPING("animals"."keeper_id") AS "keeperLess" FROM "animals" GROUP BY GROUPING SETS (("animals"."kind"), ("animals"."keeper_id"), ()) ORDER BY "animals"."kind" DESC NULLS LAST, GROUPING("animals"."keeper_id") NULLS FIRST, "animals"."keeper_id" NULLS FIRST',
      mysql: null,
      madeUp:
        'SELECT [animals].[kind] AS [kind], [animals].[keeper_id] AS [keeper], HOW_MANY(ROWS) AS [n], GROUPING([animals].[keeper_id]) AS [keeperLess] FROM [animals] GROUP BY GROUPING SETS (([animals].[kind]), ([animals].[keeper_id]), ()) ORDER BY [animals].[kind] DESC NULLS LAST, GROUPING([animals].[keeper_id]) NULLS FIRST, [animals].[keeper_id] NULLS FIRST',
    },
    params: [],
    elsewhere: { mysql: 'ROLLUP alone' },
    rows: [
      { kind: 'mammal', keeper: null, n: 2, keeperLess: 1 },
      { kind: 'fish', keeper: null, n: 1, keeperLess: 1 },
      { kind: 'bird', keeper: null, n: 2, keeperLess: 1 },
      { kind: null, keeper: null, n: 1, keeperLess: 0 },
      { kind: null, keeper: 1, n: 2, keeperLess: 0 },
      { kind: null, keeper: 2, n: 2, keeperLess: 0 },
      { kind: null, keeper: null, n: 5, keeperLess: 1 },
    ],
  },
  {
    does: 'know expressions with values again',
    query: animals
      .select({ old: Animal.id.plus(1), n: count() })
      .groupBy(rollup(Animal.id.plus(1)))
      .having(count().gt(1))
      .orderBy(Animal.id.plus(1).desc()),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "animals"."id"::bigint + $1::bigint AS "old", count(*) AS "n" FROM "animals" GROUP BY ROLLUP ("animals"."id"::bigint + $1::bigint) HAVING count(*) > $2 ORDER BY "animals"."id"::bigint + $1::bigint DESC NULLS LAST',
      mysql: null,
      madeUp:
        'SELECT [animals].[id] PLUS <:1> AS [old], HOW_MANY(ROWS) AS [n] FROM [animals] GROUP BY ROLLUP ([animals].[id] PLUS <:2>) HAVING HOW_MANY(ROWS) ABOVE :3 OF integer ORDER BY [animals].[id] PLUS <:4> DESC NULLS LAST',
    },
    params: { sqlite: [], postgres: [1, 1], mysql: [], madeUp: [1, 1, 1, 1] },
    elsewhere: { mysql: 'ROLLUP of columns alone' },
    rows: [{ old: null, n: 5 }],
  },
])
