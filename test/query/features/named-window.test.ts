// Windows with a name, which several functions share.
import { alias, avg, count, from, integer, namedWindow, rank, rowNumber, sql, sum } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const other = alias(Animal, 'other')
const byKind = namedWindow('by kind', { partitionBy: Animal.kind, orderBy: Animal.age.desc() })
const older = namedWindow('older', { orderBy: [Animal.age.plus(1).asc(), Animal.id.asc()], frame: { rows: [-1, 0] } })

feature('named windows', [
  {
    does: 'are defined once, behind the groups and before the order',
    query: from(Animal)
      .where(Animal.age.isNotNull())
      .select({ id: Animal.id, rank: rank().over(byKind), total: sum(Animal.age).over(byKind), n: count().over() })
      .orderBy(Animal.id.asc())
      .limit(3),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id", rank() OVER "by kind" AS "rank", sum("animals"."age") OVER "by kind" AS "total", count(*) OVER () AS "n" FROM "animals" WHERE "animals"."age" IS NOT NULL WINDOW "by kind" AS (PARTITION BY "animals"."kind" ORDER BY "animals"."age" DESC) ORDER BY "animals"."id" LIMIT +?',
      postgres:
        'SELECT "animals"."id" AS "id", rank() OVER "by kind" AS "rank", sum("animals"."age") OVER "by kind" AS "total", count(*) OVER () AS "n" FROM "animals" WHERE "animals"."age" IS NOT NULL WINDOW "by kind" AS (PARTITION BY "animals"."kind" ORDER BY "animals"."age" DESC NULLS LAST) ORDER BY "animals"."id" LIMIT $1',
      mysql:
        'SELECT `animals`.`id` AS `id`, rank() OVER `by kind` AS `rank`, sum(`animals`.`age`) OVER `by kind` AS `total`, count(*) OVER () AS `n` FROM `animals` WHERE `animals`.`age` IS NOT NULL WINDOW `by kind` AS (PARTITION BY `animals`.`kind` ORDER BY `animals`.`age` DESC) ORDER BY `animals`.`id` LIMIT ?',
      madeUp:
        'SELECT [animals].[id] AS [id], rank() OVER [by kind] AS [rank], TOTAL([animals].[age]) OVER [by kind] AS integer AS [total], HOW_MANY(ROWS) OVER () AS [n] FROM [animals] WHERE [animals].[age] IS NOT NULL WINDOW [by kind] AS (PARTITION BY [animals].[kind] ORDER BY [animals].[age] DESC NULLS LAST) ORDER BY [animals].[id] NULLS FIRST TAKE :1 OF integer',
    },
    params: [3],
    rows: [
      { id: 1, rank: 1, total: 14, n: 4 },
      { id: 2, rank: 1, total: 2, n: 4 },
      { id: 4, rank: 1, total: 14, n: 4 },
    ],
  },
  {
    does: 'hold values, and a frame that ranks do without',
    query: from(Animal)
      .select({
        id: Animal.id,
        mean: avg(Animal.id).over(older),
        n: rowNumber().over(older),
        peers: count().over(byKind),
      })
      .where(Animal.age.gt(0))
      .orderBy(sum(Animal.id).over(older).desc(), Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id", avg("animals"."id") OVER "older" AS "mean", row_number() OVER (ORDER BY "animals"."age" + CAST(? AS INTEGER), "animals"."id") AS "n", count(*) OVER "by kind" AS "peers" FROM "animals" WHERE "animals"."age" > +? WINDOW "older" AS (ORDER BY "animals"."age" + CAST(? AS INTEGER), "animals"."id" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), "by kind" AS (PARTITION BY "animals"."kind" ORDER BY "animals"."age" DESC) ORDER BY sum("animals"."id") OVER "older" DESC, "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id", avg("animals"."id"::double precision) OVER "older" AS "mean", row_number() OVER (ORDER BY "animals"."age"::bigint + $1::bigint NULLS FIRST, "animals"."id") AS "n", count(*) OVER "by kind" AS "peers" FROM "animals" WHERE "animals"."age" > $2 WINDOW "older" AS (ORDER BY "animals"."age"::bigint + $3::bigint NULLS FIRST, "animals"."id" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), "by kind" AS (PARTITION BY "animals"."kind" ORDER BY "animals"."age" DESC NULLS LAST) ORDER BY sum("animals"."id") OVER "older" DESC NULLS LAST, "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id`, avg((`animals`.`id` + 0e0)) OVER `older` AS `mean`, row_number() OVER (ORDER BY `animals`.`age` + CAST(? AS SIGNED), `animals`.`id`) AS `n`, count(*) OVER `by kind` AS `peers` FROM `animals` WHERE `animals`.`age` > ? WINDOW `older` AS (ORDER BY `animals`.`age` + CAST(? AS SIGNED), `animals`.`id` ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), `by kind` AS (PARTITION BY `animals`.`kind` ORDER BY `animals`.`age` DESC) ORDER BY sum(`animals`.`id`) OVER `older` DESC, `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id], TOTAL([animals].[id]) OVER [older] PER HOW_MANY([animals].[id]) OVER [older] AS [mean], row_number() OVER (ORDER BY [animals].[age] PLUS <:1> NULLS FIRST, [animals].[id] NULLS FIRST) AS [n], HOW_MANY(ROWS) OVER [by kind] AS [peers] FROM [animals] WHERE [animals].[age] ABOVE :2 OF integer WINDOW [older] AS (ORDER BY [animals].[age] PLUS <:3> NULLS FIRST, [animals].[id] NULLS FIRST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), [by kind] AS (PARTITION BY [animals].[kind] ORDER BY [animals].[age] DESC NULLS LAST) ORDER BY TOTAL([animals].[id]) OVER [older] AS integer DESC NULLS LAST, [animals].[id] NULLS FIRST',
    },
    params: [1, 0, 1],
    rows: [
      { id: 4, mean: 2.5, n: 3, peers: 2 },
      { id: 1, mean: 1.5, n: 2, peers: 2 },
      { id: 2, mean: 2, n: 1, peers: 1 },
    ],
  },
  {
    does: 'are a matter of each query, also of one by the same name',
    query: from(Animal)
      .select({
        id: Animal.id,
        n: sum(Animal.id).over(namedWindow('w', { orderBy: Animal.id.asc() })),
        double: sql<number>`2 * ${sum(Animal.id).over(byKind)}`.returns(integer()),
      })
      .where(Animal.id.in(from(other).select({ n: rank().over(namedWindow('w', { orderBy: other.age.asc() })) })))
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id", sum("animals"."id") OVER "w" AS "n", 2 * sum("animals"."id") OVER (PARTITION BY "animals"."kind" ORDER BY "animals"."age" DESC) AS "double" FROM "animals" WHERE "animals"."id" IN (SELECT rank() OVER "w" AS "n" FROM "animals" AS "other" WINDOW "w" AS (ORDER BY "other"."age")) WINDOW "w" AS (ORDER BY "animals"."id") ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id", sum("animals"."id") OVER "w" AS "n", 2 * sum("animals"."id") OVER (PARTITION BY "animals"."kind" ORDER BY "animals"."age" DESC NULLS LAST) AS "double" FROM "animals" WHERE "animals"."id" IN (SELECT rank() OVER "w" AS "n" FROM "animals" AS "other" WINDOW "w" AS (ORDER BY "other"."age" NULLS FIRST)) WINDOW "w" AS (ORDER BY "animals"."id") ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id`, sum(`animals`.`id`) OVER `w` AS `n`, 2 * sum(`animals`.`id`) OVER (PARTITION BY `animals`.`kind` ORDER BY `animals`.`age` DESC) AS `double` FROM `animals` WHERE `animals`.`id` IN (SELECT rank() OVER `w` AS `n` FROM `animals` AS `other` WINDOW `w` AS (ORDER BY `other`.`age`)) WINDOW `w` AS (ORDER BY `animals`.`id`) ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id], TOTAL([animals].[id]) OVER [w] AS integer AS [n], 2 * TOTAL([animals].[id]) OVER (PARTITION BY [animals].[kind] ORDER BY [animals].[age] DESC NULLS LAST) AS integer AS [double] FROM [animals] WHERE [animals].[id] IN (SELECT rank() OVER [w] AS A integer AS [n] FROM [animals] AS [other] WINDOW [w] AS (ORDER BY [other].[age] NULLS FIRST)) WINDOW [w] AS (ORDER BY [animals].[id] NULLS FIRST) ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { id: 1, n: 1, double: 10 },
      { id: 2, n: 3, double: 4 },
      { id: 3, n: 6, double: 6 },
      { id: 4, n: 10, double: 10 },
    ],
  },
])
