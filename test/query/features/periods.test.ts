// Periods of time that overlap, and days in a row.
import { count, dateSeries, from, overlaps } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const days = dateSeries('d', '2022-02-27', '2022-03-02', 'day')
const weeks = dateSeries('weeks', '2022-01-28', '2022-02-13', 'week')
const months = dateSeries('months', '2024-01-31', '2024-04-30', 'month')

feature('periods', [
  {
    does: 'overlap where they have a moment together',
    query: from(Animal)
      .select({
        id: Animal.id,
        week: overlaps([Animal.arrived, Animal.arrived], ['2022-03-07', '2022-02-25']),
      })
      .where(Animal.id.lt(3))
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id", (min("animals"."arrived", "animals"."arrived") < ? AND ? < max("animals"."arrived", "animals"."arrived") OR min("animals"."arrived", "animals"."arrived") = ?) AS "week" FROM "animals" WHERE "animals"."id" < +? ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id", CASE WHEN num_nulls("animals"."arrived"::timestamp, "animals"."arrived"::timestamp, $1::date::timestamp, $2::date::timestamp) = 0 THEN ("animals"."arrived"::timestamp, "animals"."arrived"::timestamp) OVERLAPS ($3::date::timestamp, $4::date::timestamp) END AS "week" FROM "animals" WHERE "animals"."id" < $5 ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id`, (least(`animals`.`arrived`, `animals`.`arrived`) < CAST(? AS DATE) AND CAST(? AS DATE) < greatest(`animals`.`arrived`, `animals`.`arrived`) OR least(`animals`.`arrived`, `animals`.`arrived`) = CAST(? AS DATE)) AS `week` FROM `animals` WHERE `animals`.`id` < ? ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id], MEETING([animals].[arrived]; [animals].[arrived]; <:1>; <:2>) AS boolean AS [week] FROM [animals] WHERE [animals].[id] BELOW :3 OF integer ORDER BY [animals].[id] NULLS FIRST',
    },
    params: {
      sqlite: ['2022-03-07', '2022-02-25', '2022-02-25', 3],
      postgres: ['2022-02-25', '2022-03-07', '2022-02-25', '2022-03-07', 3],
      mysql: ['2022-03-07', '2022-02-25', '2022-02-25', 3],
      madeUp: ['2022-02-25', '2022-03-07', 3],
    },
    rows: [
      { id: 1, week: null },
      { id: 2, week: true },
    ],
  },
  {
    does: 'are moments too',
    query: from(Animal)
      .where(overlaps([Animal.bornAt, Animal.bornAt], [new Date('2022-01-31T00:00:00Z'), Animal.bornAt]))
      .select({ id: Animal.id }),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE (min("animals"."born_at", "animals"."born_at") < max(?, "animals"."born_at") AND min(?, "animals"."born_at") < max("animals"."born_at", "animals"."born_at") OR min("animals"."born_at", "animals"."born_at") = min(?, "animals"."born_at"))',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE CASE WHEN num_nulls(("animals"."born_at" AT TIME ZONE \'UTC\'), ("animals"."born_at" AT TIME ZONE \'UTC\'), ($1::timestamptz AT TIME ZONE \'UTC\'), ("animals"."born_at" AT TIME ZONE \'UTC\')) = 0 THEN (("animals"."born_at" AT TIME ZONE \'UTC\'), ("animals"."born_at" AT TIME ZONE \'UTC\')) OVERLAPS (($2::timestamptz AT TIME ZONE \'UTC\'), ("animals"."born_at" AT TIME ZONE \'UTC\')) END',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (least(`animals`.`born_at`, `animals`.`born_at`) < greatest(CAST(? AS DATETIME(3)), `animals`.`born_at`) AND least(CAST(? AS DATETIME(3)), `animals`.`born_at`) < greatest(`animals`.`born_at`, `animals`.`born_at`) OR least(`animals`.`born_at`, `animals`.`born_at`) = least(CAST(? AS DATETIME(3)), `animals`.`born_at`))',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE MEETING([animals].[born_at]; [animals].[born_at]; <:1>; [animals].[born_at]) AS boolean',
    },
    params: {
      sqlite: ['2022-01-31T00:00:00.000Z', '2022-01-31T00:00:00.000Z', '2022-01-31T00:00:00.000Z'],
      postgres: ['2022-01-31T00:00:00.000Z', '2022-01-31T00:00:00.000Z'],
      mysql: ['2022-01-31 00:00:00.000', '2022-01-31 00:00:00.000', '2022-01-31 00:00:00.000'],
      madeUp: [1643587200000],
    },
    rows: [{ id: 1 }, { id: 2 }],
  },
  {
    does: 'of days hold those on which nothing was',
    query: from(days)
      .leftJoin(Animal, Animal.arrived.eq(days.day))
      .select({ day: days.day, n: count(Animal.id) })
      .groupBy(days.day)
      .orderBy(days.day.asc()),
    sql: {
      sqlite:
        'SELECT "d"."day" AS "day", count("animals"."id") AS "n" FROM (SELECT value ->> 0 AS "day" FROM json_each(?)) AS "d" LEFT JOIN "animals" ON "animals"."arrived" = "d"."day" GROUP BY "d"."day" ORDER BY "d"."day"',
      postgres:
        'SELECT "d"."day" AS "day", count("animals"."id") AS "n" FROM (SELECT c0 AS "day" FROM unnest($1::date[]) AS rows (c0)) AS "d" LEFT JOIN "animals" ON "animals"."arrived" = "d"."day" GROUP BY "d"."day" ORDER BY "d"."day" NULLS FIRST',
      mysql:
        "SELECT `d`.`day` AS `day`, count(`animals`.`id`) AS `n` FROM (SELECT c0 AS `day` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 DATE PATH '$[0]')) AS `~rows`) AS `d` LEFT JOIN `animals` ON `animals`.`arrived` = `d`.`day` GROUP BY `d`.`day` ORDER BY `d`.`day`",
      madeUp:
        'SELECT [d].[day] AS [day], HOW_MANY([animals].[id]) AS [n] FROM (UNPACK plainDate [day] ROWS :1) AS [d] LEFT JOIN [animals] ON [animals].[arrived] == [d].[day] GROUP BY [d].[day] ORDER BY [d].[day] NULLS FIRST',
    },
    params: {
      sqlite: ['[["2022-02-27"],["2022-02-28"],["2022-03-01"],["2022-03-02"]]'],
      postgres: ['{2022-02-27,2022-02-28,2022-03-01,2022-03-02}'],
      mysql: ['[["2022-02-27"],["2022-02-28"],["2022-03-01"],["2022-03-02"]]'],
      madeUp: ['2022-02-27/2022-02-28/2022-03-01/2022-03-02'],
    },
    rows: [
      { day: '2022-02-27', n: 0 },
      { day: '2022-02-28', n: 0 },
      { day: '2022-03-01', n: 1 },
      { day: '2022-03-02', n: 0 },
    ],
  },
  {
    does: 'of weeks and months',
    query: from(weeks)
      .crossJoin(months)
      .select({ week: weeks.week, month: months.month })
      .orderBy(weeks.week.asc(), months.month.asc())
      .limit(5)
      .offset(2),
    sql: {
      sqlite:
        'SELECT "weeks"."week" AS "week", "months"."month" AS "month" FROM (SELECT value ->> 0 AS "week" FROM json_each(?)) AS "weeks" CROSS JOIN (SELECT value ->> 0 AS "month" FROM json_each(?)) AS "months" ORDER BY "weeks"."week", "months"."month" LIMIT +? OFFSET +?',
      postgres:
        'SELECT "weeks"."week" AS "week", "months"."month" AS "month" FROM (SELECT c0 AS "week" FROM unnest($1::date[]) AS rows (c0)) AS "weeks" CROSS JOIN (SELECT c0 AS "month" FROM unnest($2::date[]) AS rows (c0)) AS "months" ORDER BY "weeks"."week" NULLS FIRST, "months"."month" NULLS FIRST LIMIT $3 OFFSET $4',
      mysql:
        "SELECT `weeks`.`week` AS `week`, `months`.`month` AS `month` FROM (SELECT c0 AS `week` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 DATE PATH '$[0]')) AS `~rows`) AS `weeks` CROSS JOIN (SELECT c0 AS `month` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 DATE PATH '$[0]')) AS `~rows`) AS `months` ORDER BY `weeks`.`week`, `months`.`month` LIMIT ? OFFSET ?",
      madeUp:
        'SELECT [weeks].[week] AS [week], [months].[month] AS [month] FROM (UNPACK plainDate [week] ROWS :1) AS [weeks] CROSS JOIN (UNPACK plainDate [month] ROWS :2) AS [months] ORDER BY [weeks].[week] NULLS FIRST, [months].[month] NULLS FIRST SKIP :3 OF integer TAKE :4 OF integer',
    },
    params: {
      sqlite: [
        '[["2022-01-28"],["2022-02-04"],["2022-02-11"]]',
        '[["2024-01-31"],["2024-02-29"],["2024-03-31"],["2024-04-30"]]',
        5,
        2,
      ],
      postgres: ['{2022-01-28,2022-02-04,2022-02-11}', '{2024-01-31,2024-02-29,2024-03-31,2024-04-30}', 5, 2],
      mysql: [
        '[["2022-01-28"],["2022-02-04"],["2022-02-11"]]',
        '[["2024-01-31"],["2024-02-29"],["2024-03-31"],["2024-04-30"]]',
        5,
        2,
      ],
      madeUp: ['2022-01-28/2022-02-04/2022-02-11', '2024-01-31/2024-02-29/2024-03-31/2024-04-30', 2, 5],
    },
    rows: [
      { week: '2022-01-28', month: '2024-03-31' },
      { week: '2022-01-28', month: '2024-04-30' },
      { week: '2022-02-04', month: '2024-01-31' },
      { week: '2022-02-04', month: '2024-02-29' },
      { week: '2022-02-04', month: '2024-03-31' },
    ],
  },
])
