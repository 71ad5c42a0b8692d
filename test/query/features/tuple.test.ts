// Row values: several columns looked up together.
import { from, lower, not, tuple, update } from '../../../src/index.ts'
import { Animal, Meal } from '../zoo.ts'
import { feature } from './feature.ts'

const ids = from(Animal).select({ id: Animal.id }).orderBy(Animal.id.asc())

feature('tuples', [
  {
    does: 'find rows by two columns',
    query: ids.where(
      tuple(Animal.keeperId, Animal.price).in([
        [2, '15.25'],
        [1, '15.25'],
        [1, '120.005'],
      ]),
    ),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."keeper_id", "animals"."price") IN (SELECT value ->> 0 AS "c0", value ->> 1 AS "c1" FROM json_each(?)) ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."keeper_id", "animals"."price") IN (SELECT c0 AS "c0", c1 AS "c1" FROM unnest($1::bigint[], $2::numeric[]) AS rows (c0, c1)) ORDER BY "animals"."id"',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`keeper_id`, `animals`.`price`) IN (SELECT c0 AS `c0`, c1 AS `c1` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 DECIMAL(65, 2) PATH '$[1]')) AS `~rows`) ORDER BY `animals`.`id`",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[keeper_id], [animals].[price]) IN (UNPACK integer [c0]+decimal [c1] ROWS :1) ORDER BY [animals].[id] NULLS FIRST',
    },
    params: {
      sqlite: ['[[2,1525],[1,1525]]'],
      postgres: ['{2,1}', '{15.25,15.25}'],
      mysql: ['[[2,"15.25"],[1,"15.25"]]'],
      madeUp: ['2|15.25/1|15.25'],
    },
    rows: [{ id: 2 }, { id: 3 }],
  },
  {
    does: 'leave out rows by two columns, of which one may be null',
    query: ids.where(
      tuple(Animal.id, Animal.age).notIn([
        [1, 7],
        [3, 4],
      ]),
    ),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."id", "animals"."age") NOT IN (SELECT value ->> 0 AS "c0", value ->> 1 AS "c1" FROM json_each(?)) ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."id", "animals"."age") NOT IN (SELECT c0 AS "c0", c1 AS "c1" FROM unnest($1::bigint[], $2::bigint[]) AS rows (c0, c1)) ORDER BY "animals"."id"',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`id`, `animals`.`age`) NOT IN (SELECT c0 AS `c0`, c1 AS `c1` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 INT PATH '$[1]')) AS `~rows`) ORDER BY `animals`.`id`",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[id], [animals].[age]) NOT IN (UNPACK integer [c0]+integer [c1] ROWS :1) ORDER BY [animals].[id] NULLS FIRST',
    },
    params: {
      sqlite: ['[[1,7],[3,4]]'],
      postgres: ['{1,3}', '{7,4}'],
      mysql: ['[[1,7],[3,4]]'],
      madeUp: ['1|7/3|4'],
    },
    rows: [{ id: 2 }, { id: 4 }, { id: 5 }],
  },
  {
    does: 'look up expressions and values of other kinds',
    query: ids.where(
      not(
        tuple(lower(Animal.name), Animal.weight, Animal.tame).notIn([
          ['kiwi', 0.5, false],
          ['rex', 30.5, false],
        ]),
      ),
    ),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT ((lower("animals"."name"), "animals"."weight", "animals"."tame") NOT IN (SELECT value ->> 0 AS "c0", CAST(value ->> 1 AS REAL) AS "c1", value ->> 2 AS "c2" FROM json_each(?))) ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT ((lower("animals"."name" COLLATE "C"), "animals"."weight", "animals"."tame") NOT IN (SELECT c0 COLLATE "C" AS "c0", c1 AS "c1", c2 AS "c2" FROM unnest($1::text[], $2::double precision[], $3::boolean[]) AS rows (c0, c1, c2))) ORDER BY "animals"."id"',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT ((CAST(CAST(lower(CONVERT(CAST(`animals`.`name` AS BINARY) USING tis620)) AS BINARY) AS CHAR), `animals`.`weight`, `animals`.`tame`) NOT IN (SELECT c0 AS `c0`, c1 AS `c1`, c2 AS `c2` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[0]', c1 DOUBLE PATH '$[1]', c2 TINYINT(1) PATH '$[2]')) AS `~rows`)) ORDER BY `animals`.`id`",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT ((CAST(CAST(lower(CONVERT(CAST(`animals`.`name` AS BINARY) USING tis620)) AS BINARY) AS CHAR), `animals`.`weight`, `animals`.`tame`) NOT IN (SELECT c0 AS `c0`, c1 AS `c1`, c2 AS `c2` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[0]', c1 DOUBLE PATH '$[1]', c2 TINYINT(1) PATH '$[2]')) AS `~rows`)) ORDER BY `animals`.`id`",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE NOT ((SMALL([animals].[name]), [animals].[weight], [animals].[tame]) NOT IN (UNPACK text [c0]+real [c1]+boolean [c2] ROWS :1)) ORDER BY [animals].[id] NULLS FIRST',
    },
    params: {
      sqlite: ['[["kiwi",0.5,0],["rex",30.5,0]]'],
      postgres: ['{kiwi,rex}', '{0.5,30.5}', '{false,false}'],
      mysql: ['[["kiwi",0.5,0],["rex",30.5,0]]'],
      mariadb: ['[["kiwi",0.5,0],["rex",30.5,0]]'],
      madeUp: ['kiwi|0.5|false/rex|30.5|false'],
    },
    rows: [{ id: 2 }],
  },
  {
    does: 'find nothing in no rows',
    query: ids.where(tuple(Animal.id, Animal.name).in([])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."id", "animals"."name") IN (SELECT value ->> 0 AS "c0", value ->> 1 AS "c1" FROM json_each(?)) ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."id", "animals"."name") IN (SELECT c0 AS "c0", c1 COLLATE "C" AS "c1" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) ORDER BY "animals"."id"',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`id`, `animals`.`name`) IN (SELECT c0 AS `c0`, c1 AS `c1` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]')) AS `~rows`) ORDER BY `animals`.`id`",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`id`, `animals`.`name`) IN (SELECT c0 AS `c0`, c1 AS `c1` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]')) AS `~rows`) ORDER BY `animals`.`id`",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[id], [animals].[name]) IN (UNPACK integer [c0]+text [c1] ROWS :1) ORDER BY [animals].[id] NULLS FIRST',
    },
    params: {
      sqlite: ['[]'],
      postgres: ['{}', '{}'],
      mysql: ['[]'],
      mariadb: ['[]'],
      madeUp: [''],
    },
    rows: [],
  },
  {
    does: 'choose rows to change by a key of two columns',
    query: update(Meal)
      .set({ grams: 1 })
      .where(
        tuple(Meal.animalId, Meal.foodId).in([
          [4, 1],
          [1, 1],
        ]),
      ),
    sql: {
      sqlite:
        'UPDATE "meals" SET "grams" = ? WHERE ("meals"."animal_id", "meals"."food_id") IN (SELECT value ->> 0 AS "c0", value ->> 1 AS "c1" FROM json_each(?))',
      postgres:
        'UPDATE "meals" SET "grams" = $1 WHERE ("meals"."animal_id", "meals"."food_id") IN (SELECT c0 AS "c0", c1 AS "c1" FROM unnest($2::bigint[], $3::bigint[]) AS rows (c0, c1))',
      mysql:
        "UPDATE `meals` SET `grams` = ? WHERE (`meals`.`animal_id`, `meals`.`food_id`) IN (SELECT c0 AS `c0`, c1 AS `c1` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 INT PATH '$[1]')) AS `~rows`)",
      mariadb:
        "UPDATE `meals` JOIN (SELECT 1) AS `~one` SET `grams` = ? WHERE (`meals`.`animal_id`, `meals`.`food_id`) IN (SELECT c0 AS `c0`, c1 AS `c1` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 INT PATH '$[1]')) AS `~rows`)",
      madeUp:
        'UPDATE [meals] SET [grams] = STORED :1 WHERE ([meals].[animal_id], [meals].[food_id]) IN (UNPACK integer [c0]+integer [c1] ROWS :2)',
    },
    params: {
      sqlite: [1, '[[4,1],[1,1]]'],
      postgres: [1, '{4,1}', '{1,1}'],
      mysql: [1, '[[4,1],[1,1]]'],
      mariadb: [1, '[[4,1],[1,1]]'],
      madeUp: [1, '4|1/1|1'],
    },
    rows: 1,
    after: [
      from(Meal).where(Meal.grams.eq(1)).select({ animal: Meal.animalId, food: Meal.foodId }),
      [{ animal: 4, food: 1 }],
    ],
  },
])
