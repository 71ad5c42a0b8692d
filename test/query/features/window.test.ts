// Functions over the rows around one.
import {
  avg,
  count,
  cumeDist,
  denseRank,
  firstValue,
  from,
  lag,
  lastValue,
  lead,
  max,
  min,
  nthValue,
  ntile,
  percentRank,
  rank,
  rowNumber,
  stringAgg,
  sum,
} from '../../../src/index.ts'
import { Animal, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const all = from(Animal)
const byId = { orderBy: Animal.id.asc() }
const byAge = { orderBy: Animal.age.asc() }

feature('windows', [
  {
    does: 'number the rows of each partition',
    query: all
      .select({ name: Animal.name, n: rowNumber().over({ partitionBy: Animal.kind, orderBy: Animal.age.desc() }) })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name", row_number() OVER (PARTITION BY "animals"."kind" ORDER BY "animals"."age" DESC) AS "n" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."name" AS "name", row_number() OVER (PARTITION BY "animals"."kind" ORDER BY "animals"."age" DESC NULLS LAST) AS "n" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`name` AS `name`, row_number() OVER (PARTITION BY `animals`.`kind` ORDER BY `animals`.`age` DESC) AS `n` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[name] AS [name], row_number() OVER (PARTITION BY [animals].[kind] ORDER BY [animals].[age] DESC NULLS LAST) AS [n] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { name: 'Rex', n: 1 },
      { name: 'Kiwi', n: 1 },
      { name: 'Nemo', n: 1 },
      { name: 'Bessie', n: 2 },
      { name: 'Żabka_%', n: 2 },
    ],
  },
  {
    does: 'rank rows, null being the lowest',
    query: all
      .select({
        id: Animal.id,
        rank: rank().over(byAge),
        dense: denseRank().over(byAge),
        half: ntile(2).over({ orderBy: Animal.id.asc() }),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id", rank() OVER (ORDER BY "animals"."age") AS "rank", dense_rank() OVER (ORDER BY "animals"."age") AS "dense", ntile(2) OVER (ORDER BY "animals"."id") AS "half" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id", rank() OVER (ORDER BY "animals"."age" NULLS FIRST) AS "rank", dense_rank() OVER (ORDER BY "animals"."age" NULLS FIRST) AS "dense", ntile(2) OVER (ORDER BY "animals"."id") AS "half" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id`, rank() OVER (ORDER BY `animals`.`age`) AS `rank`, dense_rank() OVER (ORDER BY `animals`.`age`) AS `dense`, ntile(2) OVER (ORDER BY `animals`.`id`) AS `half` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id], rank() OVER (ORDER BY [animals].[age] NULLS FIRST) AS [rank], dense_rank() OVER (ORDER BY [animals].[age] NULLS FIRST) AS [dense], ntile(2) OVER (ORDER BY [animals].[id] NULLS FIRST) AS [half] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { id: 1, rank: 4, dense: 4, half: 1 },
      { id: 2, rank: 3, dense: 3, half: 1 },
      { id: 3, rank: 1, dense: 1, half: 1 },
      { id: 4, rank: 4, dense: 4, half: 2 },
      { id: 5, rank: 2, dense: 2, half: 2 },
    ],
  },
  {
    does: 'share of the rows',
    query: all
      .select({ id: Animal.id, percent: percentRank().over(byAge), dist: cumeDist().over(byAge) })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id", percent_rank() OVER (ORDER BY "animals"."age") AS "percent", cume_dist() OVER (ORDER BY "animals"."age") AS "dist" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id", percent_rank() OVER (ORDER BY "animals"."age" NULLS FIRST) AS "percent", cume_dist() OVER (ORDER BY "animals"."age" NULLS FIRST) AS "dist" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id`, percent_rank() OVER (ORDER BY `animals`.`age`) AS `percent`, cume_dist() OVER (ORDER BY `animals`.`age`) AS `dist` FROM `animals` ORDER BY `animals`.`id`',
      mariadb:
        'SELECT `animals`.`id` AS `id`, (percent_rank() OVER (ORDER BY `animals`.`age`) + 0e0) AS `percent`, (cume_dist() OVER (ORDER BY `animals`.`age`) + 0e0) AS `dist` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id], percent_rank() OVER (ORDER BY [animals].[age] NULLS FIRST) AS [percent], cume_dist() OVER (ORDER BY [animals].[age] NULLS FIRST) AS [dist] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { id: 1, percent: 0.75, dist: 1 },
      { id: 2, percent: 0.5, dist: 0.6 },
      { id: 3, percent: 0, dist: 0.2 },
      { id: 4, percent: 0.75, dist: 1 },
      { id: 5, percent: 0.25, dist: 0.4 },
    ],
  },
  {
    does: 'the rows before and behind',
    query: all
      .select({ before: lag(Animal.name).over(byId), far: lead(Animal.age, { offset: 2 }).over(byId) })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT lag("animals"."name", 1) OVER (ORDER BY "animals"."id") AS "before", lead("animals"."age", 2) OVER (ORDER BY "animals"."id") AS "far" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT lag("animals"."name", 1) OVER (ORDER BY "animals"."id") AS "before", lead("animals"."age", 2) OVER (ORDER BY "animals"."id") AS "far" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT lag(`animals`.`name`, 1) OVER (ORDER BY `animals`.`id`) AS `before`, lead(`animals`.`age`, 2) OVER (ORDER BY `animals`.`id`) AS `far` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT lag([animals].[name], 1) OVER (ORDER BY [animals].[id] NULLS FIRST) AS [before], lead([animals].[age], 2) OVER (ORDER BY [animals].[id] NULLS FIRST) AS [far] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { before: null, far: null },
      { before: 'Rex', far: 7 },
      { before: 'Kiwi', far: 0 },
      { before: 'Nemo', far: null },
      { before: 'Bessie', far: null },
    ],
  },
  {
    does: 'a default where there is no such row',
    query: all
      .select({
        age: lag(Animal.age, { default: -1 }).over(byId),
        price: lead(Animal.price, { offset: 3, default: Animal.tax }).over(byId),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT lag("animals"."age", 1, CAST(? AS INTEGER)) OVER (ORDER BY "animals"."id") AS "age", CAST(lead("animals"."price" * 10, 3, "animals"."tax") OVER (ORDER BY "animals"."id") AS TEXT) AS "price" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT lag("animals"."age", 1, $1::bigint) OVER (ORDER BY "animals"."id") AS "age", lead("animals"."price", 3, "animals"."tax") OVER (ORDER BY "animals"."id") AS "price" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT lag(`animals`.`age`, 1, CAST(? AS SIGNED)) OVER (ORDER BY `animals`.`id`) AS `age`, lead(`animals`.`price`, 3, `animals`.`tax`) OVER (ORDER BY `animals`.`id`) AS `price` FROM `animals` ORDER BY `animals`.`id`',
      mariadb:
        'SELECT CASE WHEN lag(1, 1) OVER (ORDER BY `animals`.`id`) IS NULL THEN CAST(? AS SIGNED) ELSE lag(`animals`.`age`, 1) OVER (ORDER BY `animals`.`id`) END AS `age`, CASE WHEN lead(1, 3) OVER (ORDER BY `animals`.`id`) IS NULL THEN `animals`.`tax` ELSE lead(`animals`.`price`, 3) OVER (ORDER BY `animals`.`id`) END AS `price` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT lag([animals].[age], 1, <:1>) OVER (ORDER BY [animals].[id] NULLS FIRST) AS [age], lead([animals].[price] TO decimal, 3, [animals].[tax] TO decimal) OVER (ORDER BY [animals].[id] NULLS FIRST) AS [price] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [-1],
    rows: [
      { age: -1, price: '990.100' },
      { age: 7, price: '-3.050' },
      { age: 2, price: null },
      { age: null, price: '0.005' },
      { age: 7, price: null },
    ],
  },
  {
    does: 'values of a frame',
    query: all
      .select({
        first: firstValue(Animal.bornAt).over({ ...byId, frame: { rows: [-1, 0] } }),
        last: lastValue(Animal.tame).over({ ...byId, frame: { rows: [0, 'unbounded'] } }),
        second: nthValue(Animal.name, 2).over(byId),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT first_value("animals"."born_at") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "first", last_value("animals"."tame") OVER (ORDER BY "animals"."id" ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS "last", nth_value("animals"."name", 2) OVER (ORDER BY "animals"."id") AS "second" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT first_value("animals"."born_at") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "first", last_value("animals"."tame") OVER (ORDER BY "animals"."id" ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS "last", nth_value("animals"."name", 2) OVER (ORDER BY "animals"."id") AS "second" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT first_value(`animals`.`born_at`) OVER (ORDER BY `animals`.`id` ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS `first`, last_value(`animals`.`tame`) OVER (ORDER BY `animals`.`id` ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS `last`, nth_value(`animals`.`name`, 2) OVER (ORDER BY `animals`.`id`) AS `second` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT MILLISECONDS(first_value([animals].[born_at]) OVER (ORDER BY [animals].[id] NULLS FIRST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)) AS [first], last_value([animals].[tame]) OVER (ORDER BY [animals].[id] NULLS FIRST ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS [last], nth_value([animals].[name], 2) OVER (ORDER BY [animals].[id] NULLS FIRST) AS [second] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { first: new Date('2017-05-01T08:00:00.500Z'), last: true, second: null },
      { first: new Date('2017-05-01T08:00:00.500Z'), last: true, second: 'Kiwi' },
      { first: new Date('2022-01-31T00:00:00.000Z'), last: true, second: 'Kiwi' },
      { first: null, last: true, second: 'Kiwi' },
      { first: null, last: true, second: 'Kiwi' },
    ],
  },
  {
    does: 'a running total of decimals',
    query: all.select({ total: sum(Animal.price).over(byId), n: count().over() }).orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT CAST(sum("animals"."price") OVER (ORDER BY "animals"."id") AS TEXT) AS "total", count(*) OVER () AS "n" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT sum("animals"."price") OVER (ORDER BY "animals"."id") AS "total", count(*) OVER () AS "n" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT sum(`animals`.`price`) OVER (ORDER BY `animals`.`id`) AS `total`, count(*) OVER () AS `n` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT TOTAL([animals].[price]) OVER (ORDER BY [animals].[id] NULLS FIRST) AS decimal AS [total], HOW_MANY(ROWS) OVER () AS [n] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { total: '120.00', n: 5 },
      { total: '135.25', n: 5 },
      { total: '150.50', n: 5 },
      { total: '1140.60', n: 5 },
      { total: '1137.55', n: 5 },
    ],
  },
  {
    does: 'a mean of decimals around a row',
    query: all.select({ mean: avg(Animal.price).over({ ...byId, frame: { rows: [-1, 1] } }) }).orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT CAST(((2 * abs(sum("animals"."price" * 10000) OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)) + abs(count("animals"."price") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING))) / (2 * abs(count("animals"."price") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING))) * sign(sum("animals"."price" * 10000) OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)) * sign(count("animals"."price") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING))) AS TEXT) AS "mean" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT (sign(sum("animals"."price") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)) * sign(count("animals"."price") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)::numeric) * div(abs(sum("animals"."price") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)) * 2e6 + abs(count("animals"."price") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)::numeric), 2 * abs(nullif(count("animals"."price") OVER (ORDER BY "animals"."id" ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)::numeric, 0))) * 0.000001) AS "mean" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT (sign(sum(`animals`.`price`) OVER (ORDER BY `animals`.`id` ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)) * sign(count(`animals`.`price`) OVER (ORDER BY `animals`.`id` ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)) * ((abs(sum(`animals`.`price`) OVER (ORDER BY `animals`.`id` ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)) * 2000000 + abs(count(`animals`.`price`) OVER (ORDER BY `animals`.`id` ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING))) DIV (2 * abs(nullif(count(`animals`.`price`) OVER (ORDER BY `animals`.`id` ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING), 0)))) * 0.000001) AS `mean` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT TOTAL([animals].[price]) OVER (ORDER BY [animals].[id] NULLS FIRST ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) PER HOW_MANY([animals].[price]) OVER (ORDER BY [animals].[id] NULLS FIRST ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS [mean] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { mean: '67.625000' },
      { mean: '50.166667' },
      { mean: '340.200000' },
      { mean: '334.100000' },
      { mean: '493.525000' },
    ],
  },
  {
    does: 'aggregates with a filter',
    query: all
      .select({
        n: count()
          .filter(Animal.age.gt(1))
          .over({ partitionBy: [Animal.keeperId, Animal.age.gt(5)] }),
        low: min(Animal.weight).over(byId),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT count(*) FILTER (WHERE "animals"."age" > +?) OVER (PARTITION BY "animals"."keeper_id", "animals"."age" > +?) AS "n", min("animals"."weight") OVER (ORDER BY "animals"."id") AS "low" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT count(*) FILTER (WHERE "animals"."age" > $1) OVER (PARTITION BY "animals"."keeper_id", "animals"."age" > $2) AS "n", min("animals"."weight") OVER (ORDER BY "animals"."id") AS "low" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT count(CASE WHEN `animals`.`age` > ? THEN 1 END) OVER (PARTITION BY `animals`.`keeper_id`, `animals`.`age` > ?) AS `n`, min(`animals`.`weight`) OVER (ORDER BY `animals`.`id`) AS `low` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT HOW_MANY(ROWS) FILTER (WHERE [animals].[age] ABOVE :1 OF integer) OVER (PARTITION BY [animals].[keeper_id], [animals].[age] ABOVE :2 OF integer) AS [n], LOWEST([animals].[weight]) OVER (ORDER BY [animals].[id] NULLS FIRST) AS [low] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [1, 5],
    rows: [
      { n: 1, low: 30.5 },
      { n: 1, low: 0.5 },
      { n: 0, low: 0.5 },
      { n: 1, low: 0.5 },
      { n: 0, low: 0.25 },
    ],
  },
  {
    does: 'a range of numbers and of decimals',
    query: all
      .select({
        near: count().over({ orderBy: Animal.id.desc(), frame: { range: [-1, 1] } }),
        price: max(Animal.name).over({ orderBy: Animal.price.asc(), frame: { range: [-20, 0] } }),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT count(*) OVER (ORDER BY "animals"."id" DESC RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS "near", max("animals"."name") OVER (ORDER BY "animals"."price" RANGE BETWEEN 2000 PRECEDING AND CURRENT ROW) AS "price" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT count(*) OVER (ORDER BY "animals"."id" DESC RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS "near", max("animals"."name") OVER (ORDER BY "animals"."price" RANGE BETWEEN 20.00 PRECEDING AND CURRENT ROW) AS "price" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT count(*) OVER (ORDER BY `animals`.`id` DESC RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS `near`, max(`animals`.`name`) OVER (ORDER BY `animals`.`price` RANGE BETWEEN 20.00 PRECEDING AND CURRENT ROW) AS `price` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT HOW_MANY(ROWS) OVER (ORDER BY [animals].[id] DESC NULLS LAST RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS [near], HIGHEST([animals].[name]) OVER (ORDER BY [animals].[price] NULLS FIRST RANGE BETWEEN dec 20 PRECEDING AND CURRENT ROW) AS [price] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { near: 2, price: 'Rex' },
      { near: 3, price: 'Żabka_%' },
      { near: 3, price: 'Żabka_%' },
      { near: 3, price: 'Bessie' },
      { near: 2, price: 'Żabka_%' },
    ],
  },
  {
    does: 'null at the other end of the order',
    query: all
      .select({ n: rowNumber().over({ orderBy: [Animal.age.asc({ nulls: 'last' }), Animal.id.desc()] }) })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT row_number() OVER (ORDER BY "animals"."age" NULLS LAST, "animals"."id" DESC) AS "n" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT row_number() OVER (ORDER BY "animals"."age" NULLS LAST, "animals"."id" DESC) AS "n" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT row_number() OVER (ORDER BY `animals`.`age` IS NULL, `animals`.`age`, `animals`.`id` DESC) AS `n` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT row_number() OVER (ORDER BY [animals].[age] NULLS LAST, [animals].[id] DESC NULLS LAST) AS [n] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [{ n: 4 }, { n: 2 }, { n: 5 }, { n: 3 }, { n: 1 }],
  },
  {
    does: 'groups of equal rows',
    query: all.select({ n: count().over({ ...byAge, frame: { groups: [-1, 0] } }) }).orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT count(*) OVER (ORDER BY "animals"."age" GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "n" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT count(*) OVER (ORDER BY "animals"."age" NULLS FIRST GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "n" FROM "animals" ORDER BY "animals"."id"',
      mysql: null,
      madeUp:
        'SELECT HOW_MANY(ROWS) OVER (ORDER BY [animals].[age] NULLS FIRST GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) AS [n] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [{ n: 3 }, { n: 2 }, { n: 1 }, { n: 3 }, { n: 2 }],
    elsewhere: { mysql: 'neither MySQL nor MariaDB has it' },
  },
  {
    does: 'a frame that leaves rows out',
    query: all
      .select({
        others: sum(Animal.id).over({ ...byId, frame: { rows: ['unbounded', 'unbounded'], exclude: 'current row' } }),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT sum("animals"."id") OVER (ORDER BY "animals"."id" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS "others" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT sum("animals"."id") OVER (ORDER BY "animals"."id" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS "others" FROM "animals" ORDER BY "animals"."id"',
      mysql: null,
      madeUp:
        'SELECT TOTAL([animals].[id]) OVER (ORDER BY [animals].[id] NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS integer AS [others] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [{ others: 14 }, { others: 13 }, { others: 12 }, { others: 11 }, { others: 10 }],
    elsewhere: { mysql: 'neither MySQL nor MariaDB has it' },
  },
  {
    does: 'texts joined over a partition',
    query: all
      .select({ names: stringAgg(Animal.name, ', ').over({ partitionBy: Animal.kind }) })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT string_agg("animals"."name", ?) OVER (PARTITION BY "animals"."kind" ORDER BY "animals"."name" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "names" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT string_agg("animals"."name", $1::text) OVER (PARTITION BY "animals"."kind" ORDER BY "animals"."name" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "names" FROM "animals" ORDER BY "animals"."id"',
      mysql: null,
      madeUp:
        'SELECT string_agg([animals].[name], <:1>) OVER (PARTITION BY [animals].[kind] ORDER BY KEY([animals].[name]) NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS [names] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [', '],
    rows: [
      { names: 'Bessie, Rex' },
      { names: 'Kiwi, Żabka_%' },
      { names: 'Nemo' },
      { names: 'Bessie, Rex' },
      { names: 'Kiwi, Żabka_%' },
    ],
    elsewhere: { mysql: 'neither MySQL nor MariaDB has it' },
  },
  {
    does: 'texts joined over a frame',
    query: all
      .select({
        names: stringAgg(Animal.name, ', ', { filter: Animal.id.gt(1) }).over({ ...byId, frame: { rows: [-1, 0] } }),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT string_agg("animals"."name", ?) FILTER (WHERE "animals"."id" > +?) OVER (ORDER BY "animals"."id", "animals"."name" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "names" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT string_agg("animals"."name", $1::text) FILTER (WHERE "animals"."id" > $2) OVER (ORDER BY "animals"."id", "animals"."name" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "names" FROM "animals" ORDER BY "animals"."id"',
      mysql: null,
      madeUp:
        'SELECT string_agg([animals].[name], <:1>) FILTER (WHERE [animals].[id] ABOVE :2 OF integer) OVER (ORDER BY [animals].[id] NULLS FIRST, KEY([animals].[name]) NULLS FIRST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS [names] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [', ', 1],
    rows: [
      { names: null },
      { names: 'Kiwi' },
      { names: 'Kiwi, Nemo' },
      { names: 'Nemo, Bessie' },
      { names: 'Bessie, Żabka_%' },
    ],
    elsewhere: { mysql: 'neither MySQL nor MariaDB has it' },
  },
  {
    does: 'windows over groups, and in the order',
    query: all
      .select({ kind: Animal.kind, n: count(), place: rank().over({ orderBy: count().desc() }) })
      .groupBy(Animal.kind)
      .orderBy(rank().over({ orderBy: count().desc() }).asc(), Animal.kind.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."kind" AS "kind", count(*) AS "n", rank() OVER (ORDER BY count(*) DESC) AS "place" FROM "animals" GROUP BY "animals"."kind" ORDER BY rank() OVER (ORDER BY count(*) DESC), "animals"."kind"',
      postgres:
        'SELECT "animals"."kind" AS "kind", count(*) AS "n", rank() OVER (ORDER BY count(*) DESC NULLS LAST) AS "place" FROM "animals" GROUP BY "animals"."kind" ORDER BY rank() OVER (ORDER BY count(*) DESC NULLS LAST) NULLS FIRST, "animals"."kind"',
      mysql:
        'SELECT `animals`.`kind` AS `kind`, count(*) AS `n`, rank() OVER (ORDER BY count(*) DESC) AS `place` FROM `animals` GROUP BY `animals`.`kind` ORDER BY rank() OVER (ORDER BY count(*) DESC), `animals`.`kind`',
      madeUp:
        'SELECT [animals].[kind] AS [kind], HOW_MANY(ROWS) AS [n], rank() OVER (ORDER BY HOW_MANY(ROWS) DESC NULLS LAST) AS [place] FROM [animals] GROUP BY [animals].[kind] ORDER BY rank() OVER (ORDER BY HOW_MANY(ROWS) DESC NULLS LAST) NULLS FIRST, [animals].[kind] NULLS FIRST',
    },
    params: [],
    rows: [
      { kind: 'bird', n: 2, place: 1 },
      { kind: 'mammal', n: 2, place: 1 },
      { kind: 'fish', n: 1, place: 3 },
    ],
  },
  {
    does: 'windows in expressions',
    query: all
      .select({ part: Animal.id.dividedBy(sum(Animal.id).over()), first: rowNumber().over(byId).eq(1) })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT CAST("animals"."id" AS REAL) / nullif(sum("animals"."id") OVER (), 0) AS "part", row_number() OVER (ORDER BY "animals"."id") = +? AS "first" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id"::double precision / nullif(sum("animals"."id") OVER ()::double precision, 0) AS "part", row_number() OVER (ORDER BY "animals"."id") = $1 AS "first" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT (`animals`.`id` + 0e0) / nullif((sum(`animals`.`id`) OVER () + 0e0), 0) AS `part`, row_number() OVER (ORDER BY `animals`.`id`) = ? AS `first` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] OVER TOTAL([animals].[id]) OVER () AS integer AS [part], row_number() OVER (ORDER BY [animals].[id] NULLS FIRST) == :1 OF integer AS [first] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [1],
    rows: [
      { part: 0.06666666666666667, first: true },
      { part: 0.13333333333333333, first: false },
      { part: 0.2, first: false },
      { part: 0.26666666666666666, first: false },
      { part: 0.3333333333333333, first: false },
    ],
  },
  {
    does: 'windows over joins',
    query: all
      .leftJoin(Keeper, Keeper.id.eq(Animal.keeperId))
      .select({
        n: rowNumber().over({ orderBy: [Keeper.name.asc(), Animal.id.asc()] }),
        peers: count().over({ partitionBy: Keeper.id }),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT row_number() OVER (ORDER BY "keepers"."name", "animals"."id") AS "n", count(*) OVER (PARTITION BY "keepers"."id") AS "peers" FROM "animals" LEFT JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" ORDER BY "animals"."id"',
      postgres:
        'SELECT row_number() OVER (ORDER BY "keepers"."name" NULLS FIRST, "animals"."id") AS "n", count(*) OVER (PARTITION BY "keepers"."id") AS "peers" FROM "animals" LEFT JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" ORDER BY "animals"."id"',
      mysql:
        'SELECT row_number() OVER (ORDER BY `keepers`.`name`, `animals`.`id`) AS `n`, count(*) OVER (PARTITION BY `keepers`.`id`) AS `peers` FROM `animals` LEFT JOIN `keepers` ON `keepers`.`id` = `animals`.`keeper_id` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT row_number() OVER (ORDER BY KEY([keepers].[name]) NULLS FIRST, [animals].[id] NULLS FIRST) AS [n], HOW_MANY(ROWS) OVER (PARTITION BY [keepers].[id]) AS [peers] FROM [animals] LEFT JOIN [keepers] ON [keepers].[id] == [animals].[keeper_id] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { n: 2, peers: 2 },
      { n: 4, peers: 2 },
      { n: 5, peers: 2 },
      { n: 1, peers: 1 },
      { n: 3, peers: 2 },
    ],
  },
])
