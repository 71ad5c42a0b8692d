// Functions over many rows.
import { avg, count, from, max, min, sum } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const all = from(Animal)
const none = all.where(Animal.id.gt(99))

feature('aggregates', [
  {
    does: 'count rows, values and different values',
    query: all.select({ rows: count(), ages: count(Animal.age), different: count(Animal.age).distinct() }),
    sql: {
      sqlite:
        'SELECT count(*) AS "rows", count("animals"."age") AS "ages", count(DISTINCT "animals"."age") AS "different" FROM "animals"',
      postgres:
        'SELECT count(*) AS "rows", count("animals"."age") AS "ages", count(DISTINCT "animals"."age") AS "different" FROM "animals"',
      mysql:
        'SELECT count(*) AS `rows`, count(`animals`.`age`) AS `ages`, count(DISTINCT `animals`.`age`) AS `different` FROM `animals`',
      madeUp:
        'SELECT HOW_MANY(ROWS) AS [rows], HOW_MANY([animals].[age]) AS [ages], HOW_MANY(DISTINCT [animals].[age]) AS [different] FROM [animals]',
    },
    params: [],
    rows: [{ rows: 5, ages: 4, different: 3 }],
  },
  {
    does: 'sum keeps the kind',
    query: all.select({
      age: sum(Animal.age),
      weight: sum(Animal.weight),
      chip: sum(Animal.chip),
      price: sum(Animal.price),
    }),
    sql: {
      sqlite:
        'SELECT sum("animals"."age") AS "age", sum("animals"."weight") AS "weight", CAST(sum("animals"."chip") AS TEXT) AS "chip", CAST(sum("animals"."price") AS TEXT) AS "price" FROM "animals"',
      postgres:
        'SELECT sum("animals"."age") AS "age", sum("animals"."weight") AS "weight", sum("animals"."chip") AS "chip", sum("animals"."price") AS "price" FROM "animals"',
      mysql:
        'SELECT sum(`animals`.`age`) AS `age`, sum(`animals`.`weight`) AS `weight`, sum(`animals`.`chip`) AS `chip`, sum(`animals`.`price`) AS `price` FROM `animals`',
      madeUp:
        'SELECT TOTAL([animals].[age]) AS integer AS [age], TOTAL([animals].[weight]) AS real AS [weight], TOTAL([animals].[chip]) AS bigint AS [chip], TOTAL([animals].[price]) AS decimal AS [price] FROM [animals]',
    },
    params: [],
    rows: [{ age: 16, weight: 543.25, chip: 9007199254740992n, price: '1137.55' }],
  },
  {
    does: 'avg is a number',
    query: all.select({ age: avg(Animal.age), weight: avg(Animal.weight) }),
    sql: {
      sqlite: 'SELECT avg("animals"."age") AS "age", avg("animals"."weight") AS "weight" FROM "animals"',
      postgres:
        'SELECT avg("animals"."age"::double precision) AS "age", avg("animals"."weight") AS "weight" FROM "animals"',
      mysql: 'SELECT avg((`animals`.`age` + 0e0)) AS `age`, avg(`animals`.`weight`) AS `weight` FROM `animals`',
      madeUp:
        'SELECT TOTAL([animals].[age]) PER HOW_MANY([animals].[age]) AS [age], TOTAL([animals].[weight]) PER HOW_MANY([animals].[weight]) AS [weight] FROM [animals]',
    },
    params: [],
    rows: [{ age: 4, weight: 135.8125 }],
  },
  {
    does: 'min and max decode as their column',
    query: all.select({
      first: min(Animal.bornAt),
      last: max(Animal.bornAt),
      name: min(Animal.name),
      chip: max(Animal.chip),
    }),
    sql: {
      sqlite:
        'SELECT min("animals"."born_at") AS "first", max("animals"."born_at") AS "last", min("animals"."name") AS "name", CAST(max("animals"."chip") AS TEXT) AS "chip" FROM "animals"',
      postgres:
        'SELECT min("animals"."born_at") AS "first", max("animals"."born_at") AS "last", min("animals"."name") AS "name", max("animals"."chip") AS "chip" FROM "animals"',
      mysql:
        'SELECT min(`animals`.`born_at`) AS `first`, max(`animals`.`born_at`) AS `last`, min(`animals`.`name`) AS `name`, max(`animals`.`chip`) AS `chip` FROM `animals`',
      madeUp:
        'SELECT MILLISECONDS(LOWEST([animals].[born_at])) AS [first], MILLISECONDS(HIGHEST([animals].[born_at])) AS [last], LOWEST([animals].[name]) AS [name], HIGHEST([animals].[chip]) AS [chip] FROM [animals]',
    },
    params: [],
    rows: [
      {
        first: new Date('2017-05-01T08:00:00.500Z'),
        last: new Date('2022-01-31T00:00:00.000Z'),
        name: 'Bessie',
        chip: 9007199254740993n,
      },
    ],
  },
  {
    does: 'over no rows',
    query: none.select({ n: count(), sum: sum(Animal.age), avg: avg(Animal.price), max: max(Animal.bornAt) }),
    sql: {
      sqlite:
        'SELECT count(*) AS "n", sum("animals"."age") AS "sum", CAST(((2 * abs(sum("animals"."price" * 10000)) + abs(count("animals"."price"))) / (2 * abs(count("animals"."price"))) * sign(sum("animals"."price" * 10000)) * sign(count("animals"."price"))) AS TEXT) AS "avg", max("animals"."born_at") AS "max" FROM "animals" WHERE "animals"."id" > +?',
      postgres:
        'SELECT count(*) AS "n", sum("animals"."age") AS "sum", (sign(sum("animals"."price")) * sign(count("animals"."price")::numeric) * div(abs(sum("animals"."price")) * 2e6 + abs(count("animals"."price")::numeric), 2 * abs(nullif(count("animals"."price")::numeric, 0))) * 0.000001) AS "avg", max("animals"."born_at") AS "max" FROM "animals" WHERE "animals"."id" > $1',
      mysql:
        'SELECT count(*) AS `n`, sum(`animals`.`age`) AS `sum`, (sign(sum(`animals`.`price`)) * sign(count(`animals`.`price`)) * ((abs(sum(`animals`.`price`)) * 2000000 + abs(count(`animals`.`price`))) DIV (2 * abs(nullif(count(`animals`.`price`), 0)))) * 0.000001) AS `avg`, max(`animals`.`born_at`) AS `max` FROM `animals` WHERE `animals`.`id` > ?',
      madeUp:
        'SELECT HOW_MANY(ROWS) AS [n], TOTAL([animals].[age]) AS integer AS [sum], TOTAL([animals].[price]) PER HOW_MANY([animals].[price]) AS [avg], MILLISECONDS(HIGHEST([animals].[born_at])) AS [max] FROM [animals] WHERE [animals].[id] ABOVE :1 OF integer',
    },
    params: [99],
    rows: [{ n: 0, sum: null, avg: null, max: null }],
  },
  {
    does: 'filter',
    query: all.select({
      old: count().filter(Animal.age.gt(5)),
      tame: sum(Animal.age).filter(Animal.tame, Animal.age.gt(1)),
    }),
    sql: {
      sqlite:
        'SELECT count(*) FILTER (WHERE "animals"."age" > +?) AS "old", sum("animals"."age") FILTER (WHERE "animals"."tame" AND "animals"."age" > +?) AS "tame" FROM "animals"',
      postgres:
        'SELECT count(*) FILTER (WHERE "animals"."age" > $1) AS "old", sum("animals"."age") FILTER (WHERE "animals"."tame" AND "animals"."age" > $2) AS "tame" FROM "animals"',
      mysql:
        'SELECT count(CASE WHEN `animals`.`age` > ? THEN 1 END) AS `old`, sum(CASE WHEN `animals`.`tame` AND `animals`.`age` > ? THEN `animals`.`age` END) AS `tame` FROM `animals`',
      madeUp:
        'SELECT HOW_MANY(ROWS) FILTER (WHERE [animals].[age] ABOVE :1 OF integer) AS [old], TOTAL([animals].[age]) FILTER (WHERE [animals].[tame] AND [animals].[age] ABOVE :2 OF integer) AS integer AS [tame] FROM [animals]',
    },
    params: [5, 1],
    rows: [{ old: 2, tame: 7 }],
  },
  {
    does: 'filter of a mean of decimals',
    query: all.select({ mean: avg(Animal.price).filter(Animal.kind.eq('bird')) }),
    sql: {
      sqlite:
        'SELECT CAST(((2 * abs(sum("animals"."price" * 10000) FILTER (WHERE "animals"."kind" = +?)) + abs(count("animals"."price") FILTER (WHERE "animals"."kind" = +?))) / (2 * abs(count("animals"."price") FILTER (WHERE "animals"."kind" = +?))) * sign(sum("animals"."price" * 10000) FILTER (WHERE "animals"."kind" = +?)) * sign(count("animals"."price") FILTER (WHERE "animals"."kind" = +?))) AS TEXT) AS "mean" FROM "animals"',
      postgres:
        'SELECT (sign(sum("animals"."price") FILTER (WHERE "animals"."kind" = $1)) * sign(count("animals"."price") FILTER (WHERE "animals"."kind" = $2)::numeric) * div(abs(sum("animals"."price") FILTER (WHERE "animals"."kind" = $3)) * 2e6 + abs(count("animals"."price") FILTER (WHERE "animals"."kind" = $4)::numeric), 2 * abs(nullif(count("animals"."price") FILTER (WHERE "animals"."kind" = $5)::numeric, 0))) * 0.000001) AS "mean" FROM "animals"',
      mysql:
        'SELECT (sign(sum(CASE WHEN `animals`.`kind` = ? THEN `animals`.`price` END)) * sign(count(CASE WHEN `animals`.`kind` = ? THEN `animals`.`price` END)) * ((abs(sum(CASE WHEN `animals`.`kind` = ? THEN `animals`.`price` END)) * 2000000 + abs(count(CASE WHEN `animals`.`kind` = ? THEN `animals`.`price` END))) DIV (2 * abs(nullif(count(CASE WHEN `animals`.`kind` = ? THEN `animals`.`price` END), 0)))) * 0.000001) AS `mean` FROM `animals`',
      madeUp:
        'SELECT TOTAL([animals].[price]) FILTER (WHERE [animals].[kind] == :1 OF enum) PER HOW_MANY([animals].[price]) FILTER (WHERE [animals].[kind] == :2 OF enum) AS [mean] FROM [animals]',
    },
    params: {
      sqlite: ['bird', 'bird', 'bird', 'bird', 'bird'],
      postgres: ['bird', 'bird', 'bird', 'bird', 'bird'],
      mysql: ['bird', 'bird', 'bird', 'bird', 'bird'],
      madeUp: ['bird', 'bird'],
    },
    rows: [{ mean: '6.100000' }],
  },
  {
    does: 'distinct sums and means',
    query: all.select({
      sum: sum(Animal.age).distinct(),
      avg: avg(Animal.age).distinct(),
      price: avg(Animal.price).distinct(),
      both: sum(Animal.price).distinct().filter(Animal.age.gt(0)),
    }),
    sql: {
      sqlite:
        'SELECT sum(DISTINCT "animals"."age") AS "sum", avg(DISTINCT "animals"."age") AS "avg", CAST(((2 * abs(sum(DISTINCT "animals"."price" * 10000)) + abs(count(DISTINCT "animals"."price"))) / (2 * abs(count(DISTINCT "animals"."price"))) * sign(sum(DISTINCT "animals"."price" * 10000)) * sign(count(DISTINCT "animals"."price"))) AS TEXT) AS "price", CAST(sum(DISTINCT "animals"."price") FILTER (WHERE "animals"."age" > +?) AS TEXT) AS "both" FROM "animals"',
      postgres:
        'SELECT sum(DISTINCT "animals"."age") AS "sum", avg(DISTINCT "animals"."age"::double precision) AS "avg", (sign(sum(DISTINCT "animals"."price")) * sign(count(DISTINCT "animals"."price")::numeric) * div(abs(sum(DISTINCT "animals"."price")) * 2e6 + abs(count(DISTINCT "animals"."price")::numeric), 2 * abs(nullif(count(DISTINCT "animals"."price")::numeric, 0))) * 0.000001) AS "price", sum(DISTINCT "animals"."price") FILTER (WHERE "animals"."age" > $1) AS "both" FROM "animals"',
      mysql:
        'SELECT sum(DISTINCT `animals`.`age`) AS `sum`, avg(DISTINCT (`animals`.`age` + 0e0)) AS `avg`, (sign(sum(DISTINCT `animals`.`price`)) * sign(count(DISTINCT `animals`.`price`)) * ((abs(sum(DISTINCT `animals`.`price`)) * 2000000 + abs(count(DISTINCT `animals`.`price`))) DIV (2 * abs(nullif(count(DISTINCT `animals`.`price`), 0)))) * 0.000001) AS `price`, sum(DISTINCT CASE WHEN `animals`.`age` > ? THEN `animals`.`price` END) AS `both` FROM `animals`',
      madeUp:
        'SELECT TOTAL(DISTINCT [animals].[age]) AS integer AS [sum], TOTAL(DISTINCT [animals].[age]) PER HOW_MANY(DISTINCT [animals].[age]) AS [avg], TOTAL(DISTINCT [animals].[price]) PER HOW_MANY(DISTINCT [animals].[price]) AS [price], TOTAL(DISTINCT [animals].[price]) FILTER (WHERE [animals].[age] ABOVE :1 OF integer) AS decimal AS [both] FROM [animals]',
    },
    params: [0],
    rows: [{ sum: 9, avg: 3, price: '280.575000', both: '1125.35' }],
  },
  {
    does: 'aggregates are values',
    query: all.select({ span: max(Animal.age).minus(min(Animal.age)), many: count().gt(3) }),
    sql: {
      sqlite: 'SELECT max("animals"."age") - min("animals"."age") AS "span", count(*) > +? AS "many" FROM "animals"',
      postgres:
        'SELECT max("animals"."age")::bigint - min("animals"."age") AS "span", count(*) > $1 AS "many" FROM "animals"',
      mysql: 'SELECT max(`animals`.`age`) - min(`animals`.`age`) AS `span`, count(*) > ? AS `many` FROM `animals`',
      madeUp:
        'SELECT HIGHEST([animals].[age]) MINUS LOWEST([animals].[age]) AS [span], HOW_MANY(ROWS) ABOVE :1 OF integer AS [many] FROM [animals]',
    },
    params: [3],
    rows: [{ span: 7, many: true }],
  },
])
