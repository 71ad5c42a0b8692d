// Decimals: exact, whatever their scales.
import { avg, from, max, min, round, sum } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const rex = from(Animal).where(Animal.id.eq(1))

feature('decimal arithmetic', [
  {
    does: 'sums take the larger scale',
    query: rex.select({ a: Animal.price.plus(Animal.tax), b: Animal.price.minus('0.0001'), c: Animal.price.plus(1) }),
    sql: {
      sqlite:
        'SELECT CAST("animals"."price" * 10 + "animals"."tax" AS TEXT) AS "a", CAST("animals"."price" * 100 - CAST(? AS INTEGER) AS TEXT) AS "b", CAST("animals"."price" + CAST(? AS INTEGER) * 100 AS TEXT) AS "c" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."price" + "animals"."tax" AS "a", "animals"."price" - $1::numeric AS "b", "animals"."price" + $2::numeric AS "c" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT `animals`.`price` + `animals`.`tax` AS `a`, `animals`.`price` - CAST(? AS DECIMAL(65, 4)) AS `b`, `animals`.`price` + CAST(? AS DECIMAL(65, 0)) AS `c` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[price] PLUS [animals].[tax] AS [a], [animals].[price] MINUS <:1> AS [b], [animals].[price] PLUS <:2> AS [c] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: {
      sqlite: [1, 1, 1],
      postgres: ['0.0001', '1', 1],
      mysql: ['0.0001', '1', 1],
      madeUp: ['dec 0.0001', 'dec 1', 1],
    },
    rows: [{ a: '120.075', b: '119.9999', c: '121.00' }],
  },
  {
    does: 'products add scales',
    query: rex.select({ a: Animal.price.times(Animal.tax), b: Animal.price.times('1.1'), c: Animal.price.times(2) }),
    sql: {
      sqlite:
        'SELECT CAST("animals"."price" * "animals"."tax" AS TEXT) AS "a", CAST("animals"."price" * ((2 * abs(CAST(? AS INTEGER)) + abs(10)) / (2 * abs(10)) * sign(CAST(? AS INTEGER)) * sign(10)) AS TEXT) AS "b", CAST("animals"."price" * CAST(? AS INTEGER) AS TEXT) AS "c" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."price" * "animals"."tax" AS "a", "animals"."price" * $1::numeric AS "b", "animals"."price" * $2::numeric AS "c" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT `animals`.`price` * `animals`.`tax` AS `a`, `animals`.`price` * CAST(? AS DECIMAL(65, 2)) AS `b`, `animals`.`price` * CAST(? AS DECIMAL(65, 0)) AS `c` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[price] TIMES [animals].[tax] AS [a], [animals].[price] TIMES <:1> AS [b], [animals].[price] TIMES <:2> AS [c] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: {
      sqlite: [110, 110, 2, 1],
      postgres: ['1.10', '2', 1],
      mysql: ['1.10', '2', 1],
      madeUp: ['dec 1.1', 'dec 2', 1],
    },
    rows: [{ a: '9.00000', b: '132.000', c: '240.00' }],
  },
  {
    does: 'products of literals of other scales are other shapes',
    query: rex.select({ a: Animal.price.times('1.25') }),
    sql: {
      sqlite:
        'SELECT CAST("animals"."price" * CAST(? AS INTEGER) AS TEXT) AS "a" FROM "animals" WHERE "animals"."id" = +?',
      postgres: 'SELECT "animals"."price" * $1::numeric AS "a" FROM "animals" WHERE "animals"."id" = $2',
      mysql: 'SELECT `animals`.`price` * CAST(? AS DECIMAL(65, 2)) AS `a` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp: 'SELECT [animals].[price] TIMES <:1> AS [a] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: { sqlite: [125, 1], postgres: ['1.25', 1], mysql: ['1.25', 1], madeUp: ['dec 1.25', 1] },
    rows: [{ a: '150.0000' }],
  },
  {
    does: 'quotients take the scale given, halves away from zero',
    query: rex.select({
      a: Animal.price.dividedBy(7, 4),
      b: Animal.price.dividedBy('-16', 2),
      c: Animal.price.dividedBy(Animal.tax, 0),
    }),
    sql: {
      sqlite:
        'SELECT CAST(((2 * abs(("animals"."price" * 100)) + abs(nullif(CAST(? AS INTEGER), 0))) / (2 * abs(nullif(CAST(? AS INTEGER), 0))) * sign(("animals"."price" * 100)) * sign(nullif(CAST(? AS INTEGER), 0))) AS TEXT) AS "a", CAST(((2 * abs(("animals"."price" * 100)) + abs(nullif(CAST(? AS INTEGER), 0))) / (2 * abs(nullif(CAST(? AS INTEGER), 0))) * sign(("animals"."price" * 100)) * sign(nullif(CAST(? AS INTEGER), 0))) AS TEXT) AS "b", CAST(((2 * abs(("animals"."price" * 10)) + abs(nullif("animals"."tax", 0))) / (2 * abs(nullif("animals"."tax", 0))) * sign(("animals"."price" * 10)) * sign(nullif("animals"."tax", 0))) AS TEXT) AS "c" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT (sign("animals"."price") * sign($1::numeric) * div(abs("animals"."price") * 2e4 + abs($2::numeric), 2 * abs(nullif($3::numeric, 0))) * 0.0001) AS "a", (sign("animals"."price") * sign($4::numeric) * div(abs("animals"."price") * 2e2 + abs($5::numeric), 2 * abs(nullif($6::numeric, 0))) * 0.01) AS "b", (sign("animals"."price") * sign("animals"."tax") * div(abs("animals"."price") * 2e0 + abs("animals"."tax"), 2 * abs(nullif("animals"."tax", 0))) * 1) AS "c" FROM "animals" WHERE "animals"."id" = $7',
      mysql:
        'SELECT (sign(`animals`.`price`) * sign(CAST(? AS DECIMAL(65, 0))) * ((abs(`animals`.`price`) * 20000 + abs(CAST(? AS DECIMAL(65, 0)))) DIV (2 * abs(nullif(CAST(? AS DECIMAL(65, 0)), 0)))) * 0.0001) AS `a`, (sign(`animals`.`price`) * sign(CAST(? AS DECIMAL(65, 2))) * ((abs(`animals`.`price`) * 200 + abs(CAST(? AS DECIMAL(65, 2)))) DIV (2 * abs(nullif(CAST(? AS DECIMAL(65, 2)), 0)))) * 0.01) AS `b`, (sign(`animals`.`price`) * sign(`animals`.`tax`) * ((abs(`animals`.`price`) * 2 + abs(`animals`.`tax`)) DIV (2 * abs(nullif(`animals`.`tax`, 0)))) * 1) AS `c` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[price] OVER <:1> AS [a], [animals].[price] OVER <:2> AS [b], [animals].[price] OVER [animals].[tax] AS [c] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: {
      sqlite: [7, 7, 7, -1600, -1600, -1600, 1],
      postgres: ['7', '7', '7', '-16.00', '-16.00', '-16.00', 1],
      mysql: ['7', '7', '7', '-16.00', '-16.00', '-16.00', 1],
      madeUp: ['dec 7', 'dec -16', 1],
    },
    rows: [{ a: '17.1429', b: '-7.50', c: '1600' }],
  },
  {
    does: 'a zero divisor is null',
    query: rex.select({ a: Animal.price.dividedBy(0, 2) }),
    sql: {
      sqlite:
        'SELECT CAST(((2 * abs(("animals"."price")) + abs(nullif(CAST(? AS INTEGER), 0))) / (2 * abs(nullif(CAST(? AS INTEGER), 0))) * sign(("animals"."price")) * sign(nullif(CAST(? AS INTEGER), 0))) AS TEXT) AS "a" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT (sign("animals"."price") * sign($1::numeric) * div(abs("animals"."price") * 2e2 + abs($2::numeric), 2 * abs(nullif($3::numeric, 0))) * 0.01) AS "a" FROM "animals" WHERE "animals"."id" = $4',
      mysql:
        'SELECT (sign(`animals`.`price`) * sign(CAST(? AS DECIMAL(65, 0))) * ((abs(`animals`.`price`) * 200 + abs(CAST(? AS DECIMAL(65, 0)))) DIV (2 * abs(nullif(CAST(? AS DECIMAL(65, 0)), 0)))) * 0.01) AS `a` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp: 'SELECT [animals].[price] OVER <:1> AS [a] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: { sqlite: [0, 0, 0, 1], postgres: ['0', '0', '0', 1], mysql: ['0', '0', '0', 1], madeUp: ['dec 0', 1] },
    rows: [{ a: null }],
  },
  {
    does: 'comparisons of other scales',
    query: from(Animal).where(Animal.price.gt('15.245')).select({ id: Animal.id }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" * 10 > +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" > $1::numeric',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`price` > CAST(? AS DECIMAL(65, 3))',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[price] ABOVE :1 OF decimal',
    },
    params: { sqlite: [15245], postgres: ['15.245'], mysql: ['15.245'], madeUp: ['dec 15.245'] },
    rows: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }],
  },
  {
    does: 'equality of other scales',
    query: from(Animal).where(Animal.price.eq('15.250')).select({ id: Animal.id }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" * 10 = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" = $1::numeric',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`price` = CAST(? AS DECIMAL(65, 3))',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[price] == :1 OF decimal',
    },
    params: { sqlite: [15250], postgres: ['15.250'], mysql: ['15.250'], madeUp: ['dec 15.250'] },
    rows: [{ id: 2 }, { id: 3 }],
  },
  {
    does: 'no decimal equals one with digits beyond its scale',
    query: from(Animal).where(Animal.price.eq('15.251')).select({ id: Animal.id }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" * 10 = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" = $1::numeric',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`price` = CAST(? AS DECIMAL(65, 3))',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[price] == :1 OF decimal',
    },
    params: { sqlite: [15251], postgres: ['15.251'], mysql: ['15.251'], madeUp: ['dec 15.251'] },
    rows: [],
  },
  {
    does: 'columns of other scales',
    query: from(Animal).where(Animal.price.lt(Animal.tax)).select({ id: Animal.id }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" * 10 < "animals"."tax"',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" < "animals"."tax"',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`price` < `animals`.`tax`',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[price] BELOW [animals].[tax]',
    },
    params: [],
    rows: [],
  },
  {
    does: 'between bounds of other scales',
    query: from(Animal).where(Animal.price.between('-3.0501', '15.25')).select({ id: Animal.id }),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."price" * 100 >= +? AND "animals"."price" <= +?)',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."price" >= $1::numeric AND "animals"."price" <= $2::numeric)',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`price` >= CAST(? AS DECIMAL(65, 4)) AND `animals`.`price` <= CAST(? AS DECIMAL(65, 2)))',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[price] FROM :1 OF decimal AND [animals].[price] UPTO :2 OF decimal)',
    },
    params: {
      sqlite: [-30501, 1525],
      postgres: ['-3.0501', '15.25'],
      mysql: ['-3.0501', '15.25'],
      madeUp: ['dec -3.0501', 'dec 15.25'],
    },
    rows: [{ id: 2 }, { id: 3 }, { id: 5 }],
  },
  {
    does: 'round',
    query: rex.select({ a: round(Animal.price.plus('0.55'), 1), b: round(Animal.tax, 2), c: round(Animal.price) }),
    sql: {
      sqlite:
        'SELECT CAST((((2 * abs(("animals"."price" + CAST(? AS INTEGER))) + abs(10)) / (2 * abs(10)) * sign(("animals"."price" + CAST(? AS INTEGER))) * sign(10)) * 10) AS TEXT) AS "a", CAST((((2 * abs("animals"."tax") + abs(10)) / (2 * abs(10)) * sign("animals"."tax") * sign(10)) * 10) AS TEXT) AS "b", CAST((((2 * abs("animals"."price") + abs(100)) / (2 * abs(100)) * sign("animals"."price") * sign(100)) * 100) AS TEXT) AS "c" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT round(("animals"."price" + $1::numeric), 1) AS "a", round("animals"."tax", 2) AS "b", round("animals"."price", 0) AS "c" FROM "animals" WHERE "animals"."id" = $2',
      mysql:
        'SELECT round((`animals`.`price` + CAST(? AS DECIMAL(65, 2))), 1) AS `a`, round(`animals`.`tax`, 2) AS `b`, round(`animals`.`price`, 0) AS `c` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT NEAREST(([animals].[price] PLUS <:1>), 1) AS [a], NEAREST([animals].[tax], 2) AS [b], NEAREST([animals].[price], 0) AS [c] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: { sqlite: [55, 55, 1], postgres: ['0.55', 1], mysql: ['0.55', 1], madeUp: ['dec 0.55', 1] },
    rows: [{ a: '120.60', b: '0.080', c: '120.00' }],
  },
  {
    does: 'sum, min and max keep the scale, avg has four digits more',
    query: from(Animal).select({
      sum: sum(Animal.price),
      avg: avg(Animal.price),
      min: min(Animal.price),
      max: max(Animal.tax),
    }),
    sql: {
      sqlite:
        'SELECT CAST(sum("animals"."price") AS TEXT) AS "sum", CAST(((2 * abs(sum("animals"."price" * 10000)) + abs(count("animals"."price"))) / (2 * abs(count("animals"."price"))) * sign(sum("animals"."price" * 10000)) * sign(count("animals"."price"))) AS TEXT) AS "avg", CAST(min("animals"."price") AS TEXT) AS "min", CAST(max("animals"."tax") AS TEXT) AS "max" FROM "animals"',
      postgres:
        'SELECT sum("animals"."price") AS "sum", (sign(sum("animals"."price")) * sign(count("animals"."price")::numeric) * div(abs(sum("animals"."price")) * 2e6 + abs(count("animals"."price")::numeric), 2 * abs(nullif(count("animals"."price")::numeric, 0))) * 0.000001) AS "avg", min("animals"."price") AS "min", max("animals"."tax") AS "max" FROM "animals"',
      mysql:
        'SELECT sum(`animals`.`price`) AS `sum`, (sign(sum(`animals`.`price`)) * sign(count(`animals`.`price`)) * ((abs(sum(`animals`.`price`)) * 2000000 + abs(count(`animals`.`price`))) DIV (2 * abs(nullif(count(`animals`.`price`), 0)))) * 0.000001) AS `avg`, min(`animals`.`price`) AS `min`, max(`animals`.`tax`) AS `max` FROM `animals`',
      madeUp:
        'SELECT TOTAL([animals].[price]) AS decimal AS [sum], TOTAL([animals].[price]) PER HOW_MANY([animals].[price]) AS [avg], LOWEST([animals].[price]) AS [min], HIGHEST([animals].[tax]) AS [max] FROM [animals]',
    },
    params: [],
    rows: [{ sum: '1137.55', avg: '227.510000', min: '-3.05', max: '0.200' }],
  },
  {
    does: 'the order is that of numbers',
    query: from(Animal).orderBy(Animal.price.asc(), Animal.id.asc()).select({ price: Animal.price }),
    sql: {
      sqlite: 'SELECT "animals"."price" AS "price" FROM "animals" ORDER BY "animals"."price", "animals"."id"',
      postgres: 'SELECT "animals"."price" AS "price" FROM "animals" ORDER BY "animals"."price", "animals"."id"',
      mysql: 'SELECT `animals`.`price` AS `price` FROM `animals` ORDER BY `animals`.`price`, `animals`.`id`',
      madeUp:
        'SELECT [animals].[price] AS [price] FROM [animals] ORDER BY [animals].[price] NULLS FIRST, [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [{ price: '-3.05' }, { price: '15.25' }, { price: '15.25' }, { price: '120.00' }, { price: '990.10' }],
  },
])
