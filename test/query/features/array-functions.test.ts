// Questions about lists in one column: a list of values is one parameter.
import { arrayContains, arrayLength, arrayOverlaps, from } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const ids = from(Animal).select({ id: Animal.id })

feature('lists compared with lists', [
  {
    does: 'holds all of some values',
    query: ids.where(arrayContains(Animal.tags, ['old', 'dog'])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE CASE WHEN "animals"."tags" IS NOT NULL AND ? IS NOT NULL THEN NOT EXISTS (SELECT value FROM json_each(?) WHERE value NOT IN (SELECT value FROM json_each("animals"."tags"))) END',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."tags" @> $1::text[]::text[])',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`tags` IS NOT NULL AND CAST(? AS JSON) IS NOT NULL THEN NOT EXISTS (SELECT item FROM JSON_TABLE(CAST(? AS JSON), '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items` WHERE item NOT IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`)) END",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`tags` IS NOT NULL AND ? IS NOT NULL THEN NOT EXISTS (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items` WHERE item NOT IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`)) END",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE SURROUNDS([animals].[tags]; <:1>) AS boolean',
    },
    params: {
      sqlite: ['["old","dog"]', '["old","dog"]'],
      postgres: ['{old,dog}'],
      mysql: ['["old","dog"]', '["old","dog"]'],
      madeUp: [{ document: ['old', 'dog'] }],
    },
    rows: [{ id: 1 }],
  },
  {
    does: 'holds one of some values',
    query: ids.where(arrayOverlaps(Animal.tags, ['old', 'loud', 'x'])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE CASE WHEN "animals"."tags" IS NOT NULL AND ? IS NOT NULL THEN EXISTS (SELECT value FROM json_each(?) WHERE value IN (SELECT value FROM json_each("animals"."tags"))) END',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."tags" && $1::text[]::text[])',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`tags` IS NOT NULL AND CAST(? AS JSON) IS NOT NULL THEN EXISTS (SELECT item FROM JSON_TABLE(CAST(? AS JSON), '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items` WHERE item IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`)) END",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`tags` IS NOT NULL AND ? IS NOT NULL THEN EXISTS (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items` WHERE item IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`)) END",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE TOUCHES([animals].[tags]; <:1>) AS boolean',
    },
    params: {
      sqlite: ['["old","loud","x"]', '["old","loud","x"]'],
      postgres: ['{old,loud,x}'],
      mysql: ['["old","loud","x"]', '["old","loud","x"]'],
      madeUp: [{ document: ['old', 'loud', 'x'] }],
    },
    rows: [{ id: 1 }, { id: 2 }],
  },
  {
    does: 'holds all of another list',
    query: ids.where(arrayContains(Animal.tags, Animal.tags)),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE CASE WHEN "animals"."tags" IS NOT NULL AND "animals"."tags" IS NOT NULL THEN NOT EXISTS (SELECT value FROM json_each("animals"."tags") WHERE value NOT IN (SELECT value FROM json_each("animals"."tags"))) END',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."tags" @> "animals"."tags"::text[])',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`tags` IS NOT NULL AND `animals`.`tags` IS NOT NULL THEN NOT EXISTS (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items` WHERE item NOT IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`)) END",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`tags` IS NOT NULL AND `animals`.`tags` IS NOT NULL THEN NOT EXISTS (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items` WHERE item NOT IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`)) END",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE SURROUNDS([animals].[tags]; [animals].[tags]) AS boolean',
    },
    params: [],
    rows: [{ id: 1 }, { id: 2 }, { id: 4 }],
  },
  {
    does: 'has a length',
    query: from(Animal)
      .where(Animal.id.lte(4))
      .select({ n: arrayLength(Animal.tags) }),
    sql: {
      sqlite: 'SELECT json_array_length("animals"."tags") AS "n" FROM "animals" WHERE "animals"."id" <= +?',
      postgres: 'SELECT cardinality("animals"."tags") AS "n" FROM "animals" WHERE "animals"."id" <= $1',
      mysql: 'SELECT JSON_LENGTH(`animals`.`tags`) AS `n` FROM `animals` WHERE `animals`.`id` <= ?',
      madeUp: 'SELECT COUNTED([animals].[tags]) AS [n] FROM [animals] WHERE [animals].[id] UPTO :1 OF integer',
    },
    params: [4],
    rows: [{ n: 2 }, { n: 1 }, { n: null }, { n: 0 }],
  },
])
