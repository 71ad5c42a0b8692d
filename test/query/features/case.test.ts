// caseWhen(): the first branch that holds.
import { caseWhen, count, from, sum } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const all = from(Animal)

feature('case', [
  {
    does: 'branches and else',
    query: all.select({ group: caseWhen(Animal.age.lt(1), 'baby').when(Animal.age.lt(5), 'young').else('old') }),
    sql: {
      sqlite:
        'SELECT CASE WHEN "animals"."age" < +? THEN ? WHEN "animals"."age" < +? THEN ? ELSE ? END AS "group" FROM "animals"',
      postgres:
        'SELECT CASE WHEN "animals"."age" < $1 THEN $2::text WHEN "animals"."age" < $3 THEN $4::text ELSE $5::text END AS "group" FROM "animals"',
      mysql:
        'SELECT CASE WHEN `animals`.`age` < ? THEN ? WHEN `animals`.`age` < ? THEN ? ELSE ? END AS `group` FROM `animals`',
      madeUp:
        'SELECT CASE WHEN [animals].[age] BELOW :1 OF integer THEN <:2> WHEN [animals].[age] BELOW :3 OF integer THEN <:4> ELSE <:5> END AS [group] FROM [animals]',
    },
    params: [1, 'baby', 5, 'young', 'old'],
    rows: [{ group: 'old' }, { group: 'young' }, { group: 'old' }, { group: 'old' }, { group: 'baby' }],
  },
  {
    does: 'end() is null where no branch holds',
    query: all.select({ name: caseWhen(Animal.tame, Animal.name).end() }),
    sql: {
      sqlite: 'SELECT CASE WHEN "animals"."tame" THEN "animals"."name" END AS "name" FROM "animals"',
      postgres: 'SELECT CASE WHEN "animals"."tame" THEN "animals"."name" END AS "name" FROM "animals"',
      mysql: 'SELECT CASE WHEN `animals`.`tame` THEN `animals`.`name` END AS `name` FROM `animals`',
      madeUp: 'SELECT CASE WHEN [animals].[tame] THEN [animals].[name] END AS [name] FROM [animals]',
    },
    params: [],
    rows: [{ name: 'Rex' }, { name: null }, { name: null }, { name: null }, { name: 'Żabka_%' }],
  },
  {
    does: 'else null',
    query: all.where(Animal.id.lt(3)).select({ tame: caseWhen(Animal.tame, true).else(null) }),
    sql: {
      sqlite: 'SELECT CASE WHEN "animals"."tame" THEN ? ELSE ? END AS "tame" FROM "animals" WHERE "animals"."id" < +?',
      postgres:
        'SELECT CASE WHEN "animals"."tame" THEN $1::boolean ELSE $2 END AS "tame" FROM "animals" WHERE "animals"."id" < $3',
      mysql:
        'SELECT CASE WHEN `animals`.`tame` THEN CAST(? AS SIGNED) ELSE ? END AS `tame` FROM `animals` WHERE `animals`.`id` < ?',
      madeUp:
        'SELECT CASE WHEN [animals].[tame] THEN <:1> ELSE <:2> END AS [tame] FROM [animals] WHERE [animals].[id] BELOW :3 OF integer',
    },
    params: { sqlite: [1, null, 3], postgres: [true, null, 3], mysql: [1, null, 3], madeUp: ['yes', null, 3] },
    rows: [{ tame: true }, { tame: null }],
  },
  {
    does: 'whole numbers and fractions are reals',
    query: all.where(Animal.id.lt(3)).select({ n: caseWhen(Animal.tame, 1).else(2.5) }),
    sql: {
      sqlite: 'SELECT CASE WHEN "animals"."tame" THEN ? ELSE ? END AS "n" FROM "animals" WHERE "animals"."id" < +?',
      postgres:
        'SELECT CASE WHEN "animals"."tame" THEN $1::double precision ELSE $2::double precision END AS "n" FROM "animals" WHERE "animals"."id" < $3',
      mysql:
        'SELECT CASE WHEN `animals`.`tame` THEN CAST(? AS DOUBLE) ELSE CAST(? AS DOUBLE) END AS `n` FROM `animals` WHERE `animals`.`id` < ?',
      madeUp:
        'SELECT CASE WHEN [animals].[tame] THEN <:1> ELSE <:2> END AS [n] FROM [animals] WHERE [animals].[id] BELOW :3 OF integer',
    },
    params: [1, 2.5, 3],
    rows: [{ n: 1 }, { n: 2.5 }],
  },
  {
    does: 'columns and values keep their digits',
    query: all
      .where(Animal.id.lt(4))
      .select({ n: caseWhen(Animal.tame, Animal.price).when(Animal.age.gt(1), Animal.tax).else('0.0001') }),
    sql: {
      sqlite:
        'SELECT CAST(CASE WHEN "animals"."tame" THEN "animals"."price" * 100 WHEN "animals"."age" > +? THEN "animals"."tax" * 10 ELSE CAST(? AS INTEGER) END AS TEXT) AS "n" FROM "animals" WHERE "animals"."id" < +?',
      postgres:
        'SELECT CASE WHEN "animals"."tame" THEN "animals"."price" WHEN "animals"."age" > $1 THEN "animals"."tax" ELSE $2::numeric END AS "n" FROM "animals" WHERE "animals"."id" < $3',
      mysql:
        'SELECT CASE WHEN `animals`.`tame` THEN `animals`.`price` WHEN `animals`.`age` > ? THEN `animals`.`tax` ELSE CAST(? AS DECIMAL(65, 4)) END AS `n` FROM `animals` WHERE `animals`.`id` < ?',
      madeUp:
        'SELECT CASE WHEN [animals].[tame] THEN [animals].[price] TO decimal WHEN [animals].[age] ABOVE :1 OF integer THEN [animals].[tax] TO decimal ELSE <:2> END AS [n] FROM [animals] WHERE [animals].[id] BELOW :3 OF integer',
    },
    params: { sqlite: [1, 1, 4], postgres: [1, '0.0001', 4], mysql: [1, '0.0001', 4], madeUp: [1, 'dec 0.0001', 4] },
    rows: [{ n: '120.0000' }, { n: '0.2000' }, { n: '0.0001' }],
  },
  {
    does: 'values of several kinds stay what they are',
    query: all.where(Animal.id.lt(3)).select({ n: caseWhen(Animal.tame, 1).else('x') }),
    sql: {
      sqlite:
        'SELECT CASE WHEN "animals"."tame" THEN CAST(? AS INTEGER) ELSE ? END AS "n" FROM "animals" WHERE "animals"."id" < +?',
      postgres:
        'SELECT CASE WHEN "animals"."tame" THEN $1::bigint ELSE $2::text END AS "n" FROM "animals" WHERE "animals"."id" < $3',
      mysql:
        'SELECT CASE WHEN `animals`.`tame` THEN CAST(? AS SIGNED) ELSE ? END AS `n` FROM `animals` WHERE `animals`.`id` < ?',
      madeUp:
        'SELECT CASE WHEN [animals].[tame] THEN <:1> TO unknown ELSE <:2> TO unknown END AS [n] FROM [animals] WHERE [animals].[id] BELOW :3 OF integer',
    },
    params: [1, 'x', 3],
    elsewhere: { postgres: 'all branches have one type' },
    rows: [{ n: 1 }, { n: 'x' }],
    // The one type of numbers and texts is text.
    rowsOn: { mysql: [{ n: '1' }, { n: 'x' }] },
  },
  {
    does: 'decodes instants',
    query: all.where(Animal.id.lt(3)).select({ at: caseWhen(Animal.tame, Animal.bornAt).else(new Date(0)) }),
    sql: {
      sqlite:
        'SELECT CASE WHEN "animals"."tame" THEN "animals"."born_at" ELSE ? END AS "at" FROM "animals" WHERE "animals"."id" < +?',
      postgres:
        'SELECT CASE WHEN "animals"."tame" THEN "animals"."born_at" ELSE $1::timestamptz END AS "at" FROM "animals" WHERE "animals"."id" < $2',
      mysql:
        'SELECT CASE WHEN `animals`.`tame` THEN `animals`.`born_at` ELSE CAST(? AS DATETIME(3)) END AS `at` FROM `animals` WHERE `animals`.`id` < ?',
      madeUp:
        'SELECT MILLISECONDS(CASE WHEN [animals].[tame] THEN [animals].[born_at] ELSE <:1> END) AS [at] FROM [animals] WHERE [animals].[id] BELOW :2 OF integer',
    },
    params: {
      sqlite: ['1970-01-01T00:00:00.000Z', 3],
      postgres: ['1970-01-01T00:00:00.000Z', 3],
      mysql: ['1970-01-01 00:00:00.000', 3],
      madeUp: [0, 3],
    },
    rows: [{ at: new Date('2017-05-01T08:00:00.500Z') }, { at: new Date('1970-01-01T00:00:00.000Z') }],
  },
  {
    does: 'inside an aggregate and a condition',
    query: all
      .where(caseWhen(Animal.tame, 1).else(2).eq(2))
      .select({ n: count(), points: sum(caseWhen(Animal.kind.eq('bird'), 10).else(1)) }),
    sql: {
      sqlite:
        'SELECT count(*) AS "n", sum((CASE WHEN "animals"."kind" = +? THEN CAST(? AS INTEGER) ELSE CAST(? AS INTEGER) END)) AS "points" FROM "animals" WHERE (CASE WHEN "animals"."tame" THEN CAST(? AS INTEGER) ELSE CAST(? AS INTEGER) END) = +?',
      postgres:
        'SELECT count(*) AS "n", sum((CASE WHEN "animals"."kind" = $1 THEN $2::bigint ELSE $3::bigint END)) AS "points" FROM "animals" WHERE (CASE WHEN "animals"."tame" THEN $4::bigint ELSE $5::bigint END) = $6',
      mysql:
        'SELECT count(*) AS `n`, sum((CASE WHEN `animals`.`kind` = ? THEN CAST(? AS SIGNED) ELSE CAST(? AS SIGNED) END)) AS `points` FROM `animals` WHERE (CASE WHEN `animals`.`tame` THEN CAST(? AS SIGNED) ELSE CAST(? AS SIGNED) END) = ?',
      madeUp:
        'SELECT HOW_MANY(ROWS) AS [n], TOTAL((CASE WHEN [animals].[kind] == :1 OF enum THEN <:2> ELSE <:3> END)) AS integer AS [points] FROM [animals] WHERE (CASE WHEN [animals].[tame] THEN <:4> ELSE <:5> END) == :6 OF integer',
    },
    params: ['bird', 10, 1, 1, 2, 2],
    rows: [{ n: 3, points: 12 }],
  },
])
