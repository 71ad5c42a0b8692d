// Functions of time: all of it is UTC.
import { dateAdd, dateDiff, datePart, dateTrunc, from } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const rex = from(Animal).where(Animal.id.eq(1))
const kiwi = from(Animal).where(Animal.id.eq(2))

feature('functions of time', [
  {
    does: 'parts of a moment',
    query: rex.select({
      year: datePart('year', Animal.bornAt),
      second: datePart('second', Animal.bornAt),
      millisecond: datePart('millisecond', Animal.bornAt),
    }),
    sql: {
      sqlite: `SELECT CAST(strftime('%Y', "animals"."born_at") AS INTEGER) AS "year", CAST(strftime('%S', "animals"."born_at") AS INTEGER) AS "second", CAST(substr(strftime('%f', "animals"."born_at"), 4) AS INTEGER) AS "millisecond" FROM "animals" WHERE "animals"."id" = +?`,
      postgres: `SELECT extract(year FROM ("animals"."born_at" AT TIME ZONE 'UTC'))::bigint AS "year", floor(extract(second FROM ("animals"."born_at" AT TIME ZONE 'UTC')))::bigint AS "second", floor(extract(milliseconds FROM ("animals"."born_at" AT TIME ZONE 'UTC')) % 1000)::bigint AS "millisecond" FROM "animals" WHERE "animals"."id" = $1`,
      mysql:
        'SELECT year(`animals`.`born_at`) AS `year`, second(`animals`.`born_at`) AS `second`, (microsecond(`animals`.`born_at`) DIV 1000) AS `millisecond` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT PIECE year OF([animals].[born_at]) AS integer AS [year], PIECE second OF([animals].[born_at]) AS integer AS [second], PIECE millisecond OF([animals].[born_at]) AS integer AS [millisecond] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [1],
    rows: [{ year: 2017, second: 0, millisecond: 500 }],
  },
  {
    does: 'parts that calendars of weeks have',
    query: kiwi.select({
      week: datePart('week', Animal.arrived),
      year: datePart('isoYear', Animal.bornAt),
      day: datePart('dayOfWeek', Animal.arrived),
    }),
    sql: {
      sqlite: `SELECT ((CAST(strftime('%j', "animals"."arrived", '-3 days', 'weekday 4') AS INTEGER) + 6) / 7) AS "week", CAST(strftime('%Y', "animals"."born_at", '-3 days', 'weekday 4') AS INTEGER) AS "year", ((CAST(strftime('%w', "animals"."arrived") AS INTEGER) + 6) % 7 + 1) AS "day" FROM "animals" WHERE "animals"."id" = +?`,
      postgres: `SELECT extract(week FROM "animals"."arrived"::timestamp)::bigint AS "week", extract(isoyear FROM ("animals"."born_at" AT TIME ZONE 'UTC'))::bigint AS "year", extract(isodow FROM "animals"."arrived"::timestamp)::bigint AS "day" FROM "animals" WHERE "animals"."id" = $1`,
      mysql:
        'SELECT week(`animals`.`arrived`, 3) AS `week`, (yearweek(`animals`.`born_at`, 3) DIV 100) AS `year`, (weekday(`animals`.`arrived`) + 1) AS `day` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT PIECE week OF([animals].[arrived]) AS integer AS [week], PIECE isoYear OF([animals].[born_at]) AS integer AS [year], PIECE dayOfWeek OF([animals].[arrived]) AS integer AS [day] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [2],
    rows: [{ week: 9, year: 2022, day: 2 }],
  },
  {
    does: 'other parts of a day',
    query: kiwi.select({ quarter: datePart('quarter', Animal.arrived), day: datePart('dayOfYear', Animal.arrived) }),
    sql: {
      sqlite: `SELECT ((CAST(strftime('%m', "animals"."arrived") AS INTEGER) + 2) / 3) AS "quarter", CAST(strftime('%j', "animals"."arrived") AS INTEGER) AS "day" FROM "animals" WHERE "animals"."id" = +?`,
      postgres:
        'SELECT extract(quarter FROM "animals"."arrived"::timestamp)::bigint AS "quarter", extract(doy FROM "animals"."arrived"::timestamp)::bigint AS "day" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT quarter(`animals`.`arrived`) AS `quarter`, dayofyear(`animals`.`arrived`) AS `day` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT PIECE quarter OF([animals].[arrived]) AS integer AS [quarter], PIECE dayOfYear OF([animals].[arrived]) AS integer AS [day] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [2],
    rows: [{ quarter: 1, day: 60 }],
  },
  {
    does: 'the beginning of a unit',
    query: kiwi.select({
      month: dateTrunc('month', Animal.bornAt),
      week: dateTrunc('week', Animal.arrived),
      quarter: dateTrunc('quarter', Animal.arrived),
    }),
    sql: {
      sqlite: `SELECT strftime('%Y-%m-01T00:00:00.000Z', "animals"."born_at") AS "month", strftime('%Y-%m-%d', "animals"."arrived", '-6 days', 'weekday 1') AS "week", strftime('%Y-%m-01', "animals"."arrived", 'start of month', '-' || ((strftime('%m', "animals"."arrived") + 2) % 3) || ' months') AS "quarter" FROM "animals" WHERE "animals"."id" = +?`,
      postgres: `SELECT (date_trunc('month', ("animals"."born_at" AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC') AS "month", date_trunc('week', "animals"."arrived"::timestamp)::date AS "week", date_trunc('quarter', "animals"."arrived"::timestamp)::date AS "quarter" FROM "animals" WHERE "animals"."id" = $1`,
      mysql:
        "SELECT CAST(date_format(`animals`.`born_at`, '%Y-%m-01') AS DATETIME(3)) AS `month`, CAST(CAST(date_format(`animals`.`arrived` - INTERVAL weekday(`animals`.`arrived`) DAY, '%Y-%m-%d') AS DATETIME(3)) AS DATE) AS `week`, CAST(CAST(date_format(`animals`.`arrived` - INTERVAL (month(`animals`.`arrived`) - 1) % 3 MONTH, '%Y-%m-01') AS DATETIME(3)) AS DATE) AS `quarter` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT MILLISECONDS(START month OF([animals].[born_at]) AS timestamp) AS [month], START week OF([animals].[arrived]) AS plainDate AS [week], START quarter OF([animals].[arrived]) AS plainDate AS [quarter] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [2],
    rows: [{ month: new Date('2022-01-01T00:00:00.000Z'), week: '2022-02-28', quarter: '2022-01-01' }],
  },
  {
    does: 'groups of months',
    query: from(Animal)
      .select({ month: dateTrunc('month', Animal.bornAt) })
      .groupBy(dateTrunc('month', Animal.bornAt))
      .orderBy(dateTrunc('month', Animal.bornAt).asc()),
    sql: {
      sqlite: `SELECT strftime('%Y-%m-01T00:00:00.000Z', "animals"."born_at") AS "month" FROM "animals" GROUP BY strftime('%Y-%m-01T00:00:00.000Z', "animals"."born_at") ORDER BY strftime('%Y-%m-01T00:00:00.000Z', "animals"."born_at")`,
      postgres: `SELECT (date_trunc('month', ("animals"."born_at" AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC') AS "month" FROM "animals" GROUP BY (date_trunc('month', ("animals"."born_at" AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC') ORDER BY (date_trunc('month', ("animals"."born_at" AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC') NULLS FIRST`,
      mysql:
        "SELECT CAST(date_format(`animals`.`born_at`, '%Y-%m-01') AS DATETIME(3)) AS `month` FROM `animals` GROUP BY CAST(date_format(`animals`.`born_at`, '%Y-%m-01') AS DATETIME(3)) ORDER BY CAST(date_format(`animals`.`born_at`, '%Y-%m-01') AS DATETIME(3))",
      madeUp:
        'SELECT MILLISECONDS(START month OF([animals].[born_at]) AS timestamp) AS [month] FROM [animals] GROUP BY START month OF([animals].[born_at]) AS timestamp ORDER BY START month OF([animals].[born_at]) AS timestamp NULLS FIRST',
    },
    params: [],
    rows: [
      { month: null },
      { month: new Date('2017-05-01T00:00:00.000Z') },
      { month: new Date('2022-01-01T00:00:00.000Z') },
    ],
  },
  {
    does: 'months later: the last day where there is no such day',
    query: kiwi.select({
      later: dateAdd(Animal.arrived, { years: 1, months: -1 }),
      born: dateAdd(Animal.bornAt, { months: 1 }),
    }),
    sql: {
      sqlite: `SELECT strftime('%Y-%m-%d', nullif(max(nullif(max(CAST(round((julianday("animals"."arrived", (CAST(? AS INTEGER)) || ' months') - 2440587.5) * 86400000) AS INTEGER) - strftime('%d', "animals"."arrived", (CAST(? AS INTEGER)) || ' months') * (strftime('%d', "animals"."arrived", (CAST(? AS INTEGER)) || ' months') <> strftime('%d', "animals"."arrived")) * 86400000, -62135596800001), -62135596800001), -62135596800001), -62135596800001) / 1000.0, 'unixepoch') AS "later", strftime('%Y-%m-%dT%H:%M:%fZ', nullif(max(nullif(max(CAST(round((julianday("animals"."born_at", (CAST(? AS INTEGER)) || ' months') - 2440587.5) * 86400000) AS INTEGER) - strftime('%d', "animals"."born_at", (CAST(? AS INTEGER)) || ' months') * (strftime('%d', "animals"."born_at", (CAST(? AS INTEGER)) || ' months') <> strftime('%d', "animals"."born_at")) * 86400000, -62135596800001), -62135596800001), -62135596800001), -62135596800001) / 1000.0, 'unixepoch') AS "born" FROM "animals" WHERE "animals"."id" = +?`,
      postgres: `SELECT (CASE WHEN extract(year FROM "animals"."arrived"::timestamp) * 12 + extract(month FROM "animals"."arrived"::timestamp) + $1::bigint::numeric BETWEEN 13 AND 120000 THEN "animals"."arrived"::timestamp + make_interval(months => least(greatest($2::bigint::numeric, -120000), 120000)::integer) END)::date AS "later", ((CASE WHEN extract(year FROM ("animals"."born_at" AT TIME ZONE 'UTC')) * 12 + extract(month FROM ("animals"."born_at" AT TIME ZONE 'UTC')) + $3::bigint::numeric BETWEEN 13 AND 120000 THEN ("animals"."born_at" AT TIME ZONE 'UTC') + make_interval(months => least(greatest($4::bigint::numeric, -120000), 120000)::integer) END) AT TIME ZONE 'UTC') AS "born" FROM "animals" WHERE "animals"."id" = $5`,
      mysql:
        'SELECT CAST((CASE WHEN year(`animals`.`arrived`) * 12 + month(`animals`.`arrived`) + CAST(CAST(? AS SIGNED) AS DECIMAL(30)) BETWEEN 13 AND 120000 THEN `animals`.`arrived` + INTERVAL CAST(CAST(? AS SIGNED) AS DECIMAL(30)) MONTH END) AS DATE) AS `later`, (CASE WHEN year(`animals`.`born_at`) * 12 + month(`animals`.`born_at`) + CAST(CAST(? AS SIGNED) AS DECIMAL(30)) BETWEEN 13 AND 120000 THEN `animals`.`born_at` + INTERVAL CAST(CAST(? AS SIGNED) AS DECIMAL(30)) MONTH END) AS `born` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT LATER m1 THAN([animals].[arrived]; <:1>) AS plainDate AS [later], MILLISECONDS(LATER m1 THAN([animals].[born_at]; <:2>) AS timestamp) AS [born] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: {
      sqlite: [11, 11, 11, 1, 1, 1, 2],
      postgres: [11, 11, 1, 1, 2],
      mysql: [11, 11, 1, 1, 2],
      madeUp: [11, 1, 2],
    },
    rows: [{ later: '2023-02-01', born: new Date('2022-02-28T00:00:00.000Z') }],
  },
  {
    does: 'weeks and less are one number',
    query: rex.select({ later: dateAdd(Animal.bornAt, { weeks: 1, days: -1, hours: 2, milliseconds: 500 }) }),
    sql: {
      sqlite: `SELECT strftime('%Y-%m-%dT%H:%M:%fZ', nullif(max(CAST(round((julianday("animals"."born_at") - 2440587.5) * 86400000) AS INTEGER) + CAST(? AS INTEGER), -62135596800001), -62135596800001) / 1000.0, 'unixepoch') AS "later" FROM "animals" WHERE "animals"."id" = +?`,
      postgres: `SELECT ((to_timestamp(nullif(least(nullif(greatest(extract(epoch FROM ("animals"."born_at" AT TIME ZONE 'UTC')) * 1000 + $1::bigint::numeric, -62135596800001), -62135596800001), 253402300800000), 253402300800000) / 1000)::timestamptz(3) AT TIME ZONE 'UTC') AT TIME ZONE 'UTC') AS "later" FROM "animals" WHERE "animals"."id" = $2`,
      mysql:
        "SELECT CAST(timestampadd(MICROSECOND, (nullif(least(nullif(greatest((timestampdiff(MICROSECOND, '1970-01-01', `animals`.`born_at`) DIV 1000) + CAST(CAST(? AS SIGNED) AS DECIMAL(30)), -62135596800001), -62135596800001), 253402300800000), 253402300800000)) * 1000, CAST('1970-01-01' AS DATETIME(6))) AS DATETIME(3)) AS `later` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT MILLISECONDS(LATER s1 THAN([animals].[born_at]; <:1>) AS timestamp) AS [later] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: [525600500, 1],
    rows: [{ later: new Date('2017-05-07T10:00:01.000Z') }],
  },
  {
    does: 'an expression as an amount',
    query: kiwi.select({
      later: dateAdd(Animal.arrived, { days: Animal.age, weeks: 1 }),
      born: dateAdd(Animal.bornAt, { months: Animal.age }),
    }),
    sql: {
      sqlite: `SELECT strftime('%Y-%m-%d', nullif(max(CAST(round((julianday("animals"."arrived") - 2440587.5) * 86400000) AS INTEGER) + CAST(? AS INTEGER) + "animals"."age" * 86400000, -62135596800001), -62135596800001) / 1000.0, 'unixepoch') AS "later", strftime('%Y-%m-%dT%H:%M:%fZ', nullif(max(nullif(max(CAST(round((julianday("animals"."born_at", ("animals"."age") || ' months') - 2440587.5) * 86400000) AS INTEGER) - strftime('%d', "animals"."born_at", ("animals"."age") || ' months') * (strftime('%d', "animals"."born_at", ("animals"."age") || ' months') <> strftime('%d', "animals"."born_at")) * 86400000, -62135596800001), -62135596800001), -62135596800001), -62135596800001) / 1000.0, 'unixepoch') AS "born" FROM "animals" WHERE "animals"."id" = +?`,
      postgres: `SELECT (to_timestamp(nullif(least(nullif(greatest(extract(epoch FROM "animals"."arrived"::timestamp) * 1000 + $1::bigint::numeric + "animals"."age"::numeric * 86400000, -62135596800001), -62135596800001), 253402300800000), 253402300800000) / 1000)::timestamptz(3) AT TIME ZONE 'UTC')::date AS "later", ((CASE WHEN extract(year FROM ("animals"."born_at" AT TIME ZONE 'UTC')) * 12 + extract(month FROM ("animals"."born_at" AT TIME ZONE 'UTC')) + "animals"."age"::numeric BETWEEN 13 AND 120000 THEN ("animals"."born_at" AT TIME ZONE 'UTC') + make_interval(months => least(greatest("animals"."age"::numeric, -120000), 120000)::integer) END) AT TIME ZONE 'UTC') AS "born" FROM "animals" WHERE "animals"."id" = $2`,
      mysql:
        "SELECT CAST(CAST(timestampadd(MICROSECOND, (nullif(least(nullif(greatest((timestampdiff(MICROSECOND, '1970-01-01', `animals`.`arrived`) DIV 1000) + CAST(CAST(? AS SIGNED) AS DECIMAL(30)) + CAST(`animals`.`age` AS DECIMAL(30)) * 86400000, -62135596800001), -62135596800001), 253402300800000), 253402300800000)) * 1000, CAST('1970-01-01' AS DATETIME(6))) AS DATETIME(3)) AS DATE) AS `later`, (CASE WHEN year(`animals`.`born_at`) * 12 + month(`animals`.`born_at`) + CAST(`animals`.`age` AS DECIMAL(30)) BETWEEN 13 AND 120000 THEN `animals`.`born_at` + INTERVAL CAST(`animals`.`age` AS DECIMAL(30)) MONTH END) AS `born` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT LATER s1,s86400000 THAN([animals].[arrived]; <:1>; [animals].[age]) AS plainDate AS [later], MILLISECONDS(LATER m1 THAN([animals].[born_at]; [animals].[age]) AS timestamp) AS [born] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: [604800000, 2],
    rows: [{ later: '2022-03-10', born: new Date('2022-03-31T00:00:00.000Z') }],
  },
  {
    does: 'complete units of one length',
    query: kiwi.select({
      days: dateDiff('day', Animal.arrived, '2022-02-01'),
      hours: dateDiff('hour', Animal.bornAt, new Date('2022-02-01T00:00:00Z')),
    }),
    sql: {
      sqlite:
        'SELECT ((CAST(round((julianday(?) - 2440587.5) * 86400000) AS INTEGER) - CAST(round((julianday("animals"."arrived") - 2440587.5) * 86400000) AS INTEGER)) / 86400000) AS "days", ((CAST(round((julianday(?) - 2440587.5) * 86400000) AS INTEGER) - CAST(round((julianday("animals"."born_at") - 2440587.5) * 86400000) AS INTEGER)) / 3600000) AS "hours" FROM "animals" WHERE "animals"."id" = +?',
      postgres: `SELECT div(extract(epoch FROM $1::date::timestamp) * 1000 - extract(epoch FROM "animals"."arrived"::timestamp) * 1000, 86400000)::bigint AS "days", div(extract(epoch FROM ($2::timestamptz AT TIME ZONE 'UTC')) * 1000 - extract(epoch FROM ("animals"."born_at" AT TIME ZONE 'UTC')) * 1000, 3600000)::bigint AS "hours" FROM "animals" WHERE "animals"."id" = $3`,
      mysql:
        "SELECT (((timestampdiff(MICROSECOND, '1970-01-01', CAST(? AS DATE)) DIV 1000) - (timestampdiff(MICROSECOND, '1970-01-01', `animals`.`arrived`) DIV 1000)) DIV 86400000) AS `days`, (((timestampdiff(MICROSECOND, '1970-01-01', CAST(? AS DATETIME(3))) DIV 1000) - (timestampdiff(MICROSECOND, '1970-01-01', `animals`.`born_at`) DIV 1000)) DIV 3600000) AS `hours` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT WHOLE day FROM([animals].[arrived]; <:1>) AS integer AS [days], WHOLE hour FROM([animals].[born_at]; <:2>) AS integer AS [hours] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: {
      sqlite: ['2022-02-01', '2022-02-01T00:00:00.000Z', 2],
      postgres: ['2022-02-01', '2022-02-01T00:00:00.000Z', 2],
      mysql: ['2022-02-01', '2022-02-01 00:00:00.000', 2],
      madeUp: ['2022-02-01', 1643673600000, 2],
    },
    rows: [{ days: -28, hours: 24 }],
  },
  {
    does: 'complete months and years',
    query: kiwi.select({
      months: dateDiff('month', '2022-01-31', Animal.arrived),
      years: dateDiff('year', Animal.bornAt, new Date('2024-01-30T00:00:00Z')),
    }),
    sql: {
      sqlite: `SELECT ((((strftime('%Y', "animals"."arrived") * 12 + strftime('%m', "animals"."arrived")) * 2678400000 + CAST(round((julianday("animals"."arrived") - 2440587.5) * 86400000) AS INTEGER) - CAST(round((julianday("animals"."arrived", 'start of month') - 2440587.5) * 86400000) AS INTEGER)) - ((strftime('%Y', ?) * 12 + strftime('%m', ?)) * 2678400000 + CAST(round((julianday(?) - 2440587.5) * 86400000) AS INTEGER) - CAST(round((julianday(?, 'start of month') - 2440587.5) * 86400000) AS INTEGER))) / 2678400000) AS "months", ((((strftime('%Y', ?) * 12 + strftime('%m', ?)) * 2678400000 + CAST(round((julianday(?) - 2440587.5) * 86400000) AS INTEGER) - CAST(round((julianday(?, 'start of month') - 2440587.5) * 86400000) AS INTEGER)) - ((strftime('%Y', "animals"."born_at") * 12 + strftime('%m', "animals"."born_at")) * 2678400000 + CAST(round((julianday("animals"."born_at") - 2440587.5) * 86400000) AS INTEGER) - CAST(round((julianday("animals"."born_at", 'start of month') - 2440587.5) * 86400000) AS INTEGER))) / 32140800000) AS "years" FROM "animals" WHERE "animals"."id" = +?`,
      postgres: `SELECT div(((extract(year FROM "animals"."arrived"::timestamp) * 12 + extract(month FROM "animals"."arrived"::timestamp)) * 2678400000 + extract(epoch FROM "animals"."arrived"::timestamp) * 1000 - extract(epoch FROM date_trunc('month', "animals"."arrived"::timestamp)) * 1000) - ((extract(year FROM $1::date::timestamp) * 12 + extract(month FROM $2::date::timestamp)) * 2678400000 + extract(epoch FROM $3::date::timestamp) * 1000 - extract(epoch FROM date_trunc('month', $4::date::timestamp)) * 1000), 2678400000)::bigint AS "months", div(((extract(year FROM ($5::timestamptz AT TIME ZONE 'UTC')) * 12 + extract(month FROM ($6::timestamptz AT TIME ZONE 'UTC'))) * 2678400000 + extract(epoch FROM ($7::timestamptz AT TIME ZONE 'UTC')) * 1000 - extract(epoch FROM date_trunc('month', ($8::timestamptz AT TIME ZONE 'UTC'))) * 1000) - ((extract(year FROM ("animals"."born_at" AT TIME ZONE 'UTC')) * 12 + extract(month FROM ("animals"."born_at" AT TIME ZONE 'UTC'))) * 2678400000 + extract(epoch FROM ("animals"."born_at" AT TIME ZONE 'UTC')) * 1000 - extract(epoch FROM date_trunc('month', ("animals"."born_at" AT TIME ZONE 'UTC'))) * 1000), 32140800000)::bigint AS "years" FROM "animals" WHERE "animals"."id" = $9`,
      mysql:
        'SELECT ((((year(`animals`.`arrived`) * 12 + month(`animals`.`arrived`)) * 2678400000 + (dayofmonth(`animals`.`arrived`) - 1) * 86400000 + hour(`animals`.`arrived`) * 3600000 + minute(`animals`.`arrived`) * 60000 + second(`animals`.`arrived`) * 1000 + microsecond(`animals`.`arrived`) DIV 1000) - ((year(CAST(? AS DATE)) * 12 + month(CAST(? AS DATE))) * 2678400000 + (dayofmonth(CAST(? AS DATE)) - 1) * 86400000 + hour(CAST(? AS DATE)) * 3600000 + minute(CAST(? AS DATE)) * 60000 + second(CAST(? AS DATE)) * 1000 + microsecond(CAST(? AS DATE)) DIV 1000)) DIV 2678400000) AS `months`, ((((year(CAST(? AS DATETIME(3))) * 12 + month(CAST(? AS DATETIME(3)))) * 2678400000 + (dayofmonth(CAST(? AS DATETIME(3))) - 1) * 86400000 + hour(CAST(? AS DATETIME(3))) * 3600000 + minute(CAST(? AS DATETIME(3))) * 60000 + second(CAST(? AS DATETIME(3))) * 1000 + microsecond(CAST(? AS DATETIME(3))) DIV 1000) - ((year(`animals`.`born_at`) * 12 + month(`animals`.`born_at`)) * 2678400000 + (dayofmonth(`animals`.`born_at`) - 1) * 86400000 + hour(`animals`.`born_at`) * 3600000 + minute(`animals`.`born_at`) * 60000 + second(`animals`.`born_at`) * 1000 + microsecond(`animals`.`born_at`) DIV 1000)) DIV 32140800000) AS `years` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT WHOLE month FROM(<:1>; [animals].[arrived]) AS integer AS [months], WHOLE year FROM([animals].[born_at]; <:2>) AS integer AS [years] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: {
      sqlite: [
        '2022-01-31',
        '2022-01-31',
        '2022-01-31',
        '2022-01-31',
        '2024-01-30T00:00:00.000Z',
        '2024-01-30T00:00:00.000Z',
        '2024-01-30T00:00:00.000Z',
        '2024-01-30T00:00:00.000Z',
        2,
      ],
      postgres: [
        '2022-01-31',
        '2022-01-31',
        '2022-01-31',
        '2022-01-31',
        '2024-01-30T00:00:00.000Z',
        '2024-01-30T00:00:00.000Z',
        '2024-01-30T00:00:00.000Z',
        '2024-01-30T00:00:00.000Z',
        2,
      ],
      mysql: [
        '2022-01-31',
        '2022-01-31',
        '2022-01-31',
        '2022-01-31',
        '2022-01-31',
        '2022-01-31',
        '2022-01-31',
        '2024-01-30 00:00:00.000',
        '2024-01-30 00:00:00.000',
        '2024-01-30 00:00:00.000',
        '2024-01-30 00:00:00.000',
        '2024-01-30 00:00:00.000',
        '2024-01-30 00:00:00.000',
        '2024-01-30 00:00:00.000',
        2,
      ],
      madeUp: ['2022-01-31', 1706572800000, 2],
    },
    rows: [{ months: 1, years: 1 }],
  },
])
