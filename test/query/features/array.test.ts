// Arrays in columns.
import { from, not } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const ids = from(Animal).select({ id: Animal.id })

feature('arrays', [
  {
    does: 'are read whole',
    query: from(Animal).where(Animal.id.lte(4)).select({ tags: Animal.tags }),
    sql: {
      sqlite: 'SELECT "animals"."tags" AS "tags" FROM "animals" WHERE "animals"."id" <= +?',
      postgres: 'SELECT "animals"."tags" AS "tags" FROM "animals" WHERE "animals"."id" <= $1',
      mysql: 'SELECT `animals`.`tags` AS `tags` FROM `animals` WHERE `animals`.`id` <= ?',
      madeUp: 'SELECT [animals].[tags] AS [tags] FROM [animals] WHERE [animals].[id] UPTO :1 OF integer',
    },
    params: [4],
    rows: [{ tags: ['dog', 'old'] }, { tags: ['loud'] }, { tags: null }, { tags: [] }],
  },
  {
    does: 'has() looks for an item',
    query: ids.where(Animal.tags.has('dog')),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE CASE WHEN "animals"."tags" IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each("animals"."tags") WHERE value = ?) END',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE $1::text = ANY ("animals"."tags")',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`tags` IS NOT NULL THEN ? IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`) END",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`tags` IS NOT NULL THEN ? IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`) END",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE <:1> WITHIN [animals].[tags]',
    },
    params: ['dog'],
    rows: [{ id: 1 }],
  },
  {
    does: 'has() of null is null',
    query: ids.where(not(Animal.tags.has('dog'))),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT (CASE WHEN "animals"."tags" IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each("animals"."tags") WHERE value = ?) END)',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT ($1::text = ANY ("animals"."tags"))',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT (CASE WHEN `animals`.`tags` IS NOT NULL THEN ? IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`) END)",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT (CASE WHEN `animals`.`tags` IS NOT NULL THEN ? IN (SELECT item FROM JSON_TABLE(`animals`.`tags`, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`) END)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE NOT (<:1> WITHIN [animals].[tags])',
    },
    params: ['dog'],
    rows: [{ id: 2 }, { id: 4 }],
  },
  {
    does: 'are equal where their items are',
    query: ids.where(Animal.tags.eq(['loud'])),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tags" = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tags" = $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`tags` = CAST(? AS JSON)',
      mariadb: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`tags` = ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[tags] == :1 OF array',
    },
    params: { sqlite: ['["loud"]'], postgres: ['{loud}'], mysql: ['["loud"]'], madeUp: [{ document: ['loud'] }] },
    rows: [{ id: 2 }],
  },
  {
    does: 'in a list of arrays',
    query: ids.where(Animal.tags.in([['loud'], []])),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tags" IN (SELECT value FROM json_each(?))',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tags" IN (SELECT item::text[] FROM unnest($1::text[]) AS item)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`tags` IN (SELECT CAST(item AS JSON) FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_bin PATH '$')) AS `~items`)",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`tags` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_bin PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[tags] IN (UNPACK array :1)',
    },
    params: {
      sqlite: ['["[\\"loud\\"]","[]"]'],
      postgres: ['{"{loud}","{}"}'],
      mysql: ['["[\\"loud\\"]","[]"]'],
      madeUp: ['loud|'],
    },
    rows: [{ id: 2 }, { id: 4 }],
  },
])
