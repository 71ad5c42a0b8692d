// groupBy() and having().
import { caseWhen, avg, count, from, max, or, sum } from '../../../src/index.ts'
import { Animal, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const kinds = from(Animal).groupBy(Animal.kind)

feature('groups', [
  {
    does: 'one row a group',
    query: kinds.orderBy(Animal.kind.asc()).select({ kind: Animal.kind, n: count(), oldest: max(Animal.age) }),
    sql: {
      sqlite:
        'SELECT "animals"."kind" AS "kind", count(*) AS "n", max("animals"."age") AS "oldest" FROM "animals" GROUP BY "animals"."kind" ORDER BY "animals"."kind"',
      postgres:
        'SELECT "animals"."kind" AS "kind", count(*) AS "n", max("animals"."age") AS "oldest" FROM "animals" GROUP BY "animals"."kind" ORDER BY "animals"."kind"',
      mysql:
        'SELECT `animals`.`kind` AS `kind`, count(*) AS `n`, max(`animals`.`age`) AS `oldest` FROM `animals` GROUP BY `animals`.`kind` ORDER BY `animals`.`kind`',
      madeUp:
        'SELECT [animals].[kind] AS [kind], HOW_MANY(ROWS) AS [n], HIGHEST([animals].[age]) AS [oldest] FROM [animals] GROUP BY [animals].[kind] ORDER BY [animals].[kind] NULLS FIRST',
    },
    params: [],
    rows: [
      { kind: 'bird', n: 2, oldest: 2 },
      { kind: 'fish', n: 1, oldest: null },
      { kind: 'mammal', n: 2, oldest: 7 },
    ],
  },
  {
    does: 'null is a group',
    query: from(Animal)
      .groupBy(Animal.keeperId)
      .orderBy(Animal.keeperId.asc())
      .select({ keeper: Animal.keeperId, n: count() }),
    sql: {
      sqlite:
        'SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n" FROM "animals" GROUP BY "animals"."keeper_id" ORDER BY "animals"."keeper_id"',
      postgres:
        'SELECT "animals"."keeper_id" AS "keeper", count(*) AS "n" FROM "animals" GROUP BY "animals"."keeper_id" ORDER BY "animals"."keeper_id" NULLS FIRST',
      mysql:
        'SELECT `animals`.`keeper_id` AS `keeper`, count(*) AS `n` FROM `animals` GROUP BY `animals`.`keeper_id` ORDER BY `animals`.`keeper_id`',
      madeUp:
        'SELECT [animals].[keeper_id] AS [keeper], HOW_MANY(ROWS) AS [n] FROM [animals] GROUP BY [animals].[keeper_id] ORDER BY [animals].[keeper_id] NULLS FIRST',
    },
    params: [],
    rows: [
      { keeper: null, n: 1 },
      { keeper: 1, n: 2 },
      { keeper: 2, n: 2 },
    ],
  },
  {
    does: 'by several columns',
    query: from(Animal)
      .groupBy(Animal.kind, Animal.tame)
      .orderBy(Animal.kind.asc(), Animal.tame.asc())
      .select({ kind: Animal.kind, tame: Animal.tame, n: count() }),
    sql: {
      sqlite:
        'SELECT "animals"."kind" AS "kind", "animals"."tame" AS "tame", count(*) AS "n" FROM "animals" GROUP BY "animals"."kind", "animals"."tame" ORDER BY "animals"."kind", "animals"."tame"',
      postgres:
        'SELECT "animals"."kind" AS "kind", "animals"."tame" AS "tame", count(*) AS "n" FROM "animals" GROUP BY "animals"."kind", "animals"."tame" ORDER BY "animals"."kind", "animals"."tame"',
      mysql:
        'SELECT `animals`.`kind` AS `kind`, `animals`.`tame` AS `tame`, count(*) AS `n` FROM `animals` GROUP BY `animals`.`kind`, `animals`.`tame` ORDER BY `animals`.`kind`, `animals`.`tame`',
      madeUp:
        'SELECT [animals].[kind] AS [kind], [animals].[tame] AS [tame], HOW_MANY(ROWS) AS [n] FROM [animals] GROUP BY [animals].[kind], [animals].[tame] ORDER BY [animals].[kind] NULLS FIRST, [animals].[tame] NULLS FIRST',
    },
    params: [],
    rows: [
      { kind: 'bird', tame: false, n: 1 },
      { kind: 'bird', tame: true, n: 1 },
      { kind: 'fish', tame: false, n: 1 },
      { kind: 'mammal', tame: false, n: 1 },
      { kind: 'mammal', tame: true, n: 1 },
    ],
  },
  {
    does: 'by an expression',
    query: from(Animal)
      .groupBy(Animal.age.gt(5))
      .orderBy(Animal.age.gt(5).asc())
      .select({ old: Animal.age.gt(5), n: count() }),
    sql: {
      sqlite:
        'SELECT "animals"."age" > +? AS "old", count(*) AS "n" FROM "animals" GROUP BY "animals"."age" > +? ORDER BY "animals"."age" > +?',
      postgres:
        'SELECT "animals"."age" > $1 AS "old", count(*) AS "n" FROM "animals" GROUP BY "animals"."age" > $1 ORDER BY "animals"."age" > $1 NULLS FIRST',
      mysql: 'SELECT `animals`.`age` > ? AS `old`, count(*) AS `n` FROM `animals` GROUP BY 1 ORDER BY 1',
      madeUp:
        'SELECT [animals].[age] ABOVE :1 OF integer AS [old], HOW_MANY(ROWS) AS [n] FROM [animals] GROUP BY [animals].[age] ABOVE :2 OF integer ORDER BY [animals].[age] ABOVE :3 OF integer NULLS FIRST',
    },
    params: { sqlite: [5, 5, 5], postgres: [5], mysql: [5], madeUp: [5, 5, 5] },
    rows: [
      { old: null, n: 1 },
      { old: false, n: 2 },
      { old: true, n: 2 },
    ],
  },
  {
    does: 'having',
    query: kinds.having(count().gt(1)).orderBy(Animal.kind.asc()).select({ kind: Animal.kind }),
    sql: {
      sqlite:
        'SELECT "animals"."kind" AS "kind" FROM "animals" GROUP BY "animals"."kind" HAVING count(*) > +? ORDER BY "animals"."kind"',
      postgres:
        'SELECT "animals"."kind" AS "kind" FROM "animals" GROUP BY "animals"."kind" HAVING count(*) > $1 ORDER BY "animals"."kind"',
      mysql:
        'SELECT `animals`.`kind` AS `kind` FROM `animals` GROUP BY `animals`.`kind` HAVING count(*) > ? ORDER BY `animals`.`kind`',
      madeUp:
        'SELECT [animals].[kind] AS [kind] FROM [animals] GROUP BY [animals].[kind] HAVING HOW_MANY(ROWS) ABOVE :1 OF integer ORDER BY [animals].[kind] NULLS FIRST',
    },
    params: [1],
    rows: [{ kind: 'bird' }, { kind: 'mammal' }],
  },
  {
    does: 'having of several conditions',
    query: kinds
      .having(or(count().gt(1), max(Animal.age).isNull()), avg(Animal.price).gt('10'))
      .orderBy(Animal.kind.asc())
      .select({ kind: Animal.kind, worth: sum(Animal.price) }),
    sql: {
      sqlite:
        'SELECT "animals"."kind" AS "kind", CAST(sum("animals"."price") AS TEXT) AS "worth" FROM "animals" GROUP BY "animals"."kind" HAVING (count(*) > +? OR max("animals"."age") IS NULL) AND ((2 * abs(sum("animals"."price" * 10000)) + abs(count("animals"."price"))) / (2 * abs(count("animals"."price"))) * sign(sum("animals"."price" * 10000)) * sign(count("animals"."price"))) > +? ORDER BY "animals"."kind"',
      postgres:
        'SELECT "animals"."kind" AS "kind", sum("animals"."price") AS "worth" FROM "animals" GROUP BY "animals"."kind" HAVING (count(*) > $1 OR max("animals"."age") IS NULL) AND (sign(sum("animals"."price")) * sign(count("animals"."price")::numeric) * div(abs(sum("animals"."price")) * 2e6 + abs(count("animals"."price")::numeric), 2 * abs(nullif(count("animals"."price")::numeric, 0))) * 0.000001) > $2::numeric ORDER BY "animals"."kind"',
      mysql:
        'SELECT `animals`.`kind` AS `kind`, sum(`animals`.`price`) AS `worth` FROM `animals` GROUP BY `animals`.`kind` HAVING (count(*) > ? OR max(`animals`.`age`) IS NULL) AND (sign(sum(`animals`.`price`)) * sign(count(`animals`.`price`)) * ((abs(sum(`animals`.`price`)) * 2000000 + abs(count(`animals`.`price`))) DIV (2 * abs(nullif(count(`animals`.`price`), 0)))) * 0.000001) > CAST(? AS DECIMAL(65, 6)) ORDER BY `animals`.`kind`',
      madeUp:
        'SELECT [animals].[kind] AS [kind], TOTAL([animals].[price]) AS decimal AS [worth] FROM [animals] GROUP BY [animals].[kind] HAVING (HOW_MANY(ROWS) ABOVE :1 OF integer OR HIGHEST([animals].[age]) IS NULL) AND TOTAL([animals].[price]) PER HOW_MANY([animals].[price]) ABOVE :2 OF decimal ORDER BY [animals].[kind] NULLS FIRST',
    },
    params: { sqlite: [1, 10000000], postgres: [1, '10.000000'], mysql: [1, '10.000000'], madeUp: [1, 'dec 10'] },
    rows: [
      { kind: 'fish', worth: '15.25' },
      { kind: 'mammal', worth: '1110.10' },
    ],
  },
  {
    does: 'order by an aggregate',
    query: kinds.orderBy(count().desc(), Animal.kind.asc()).select({ kind: Animal.kind }),
    sql: {
      sqlite:
        'SELECT "animals"."kind" AS "kind" FROM "animals" GROUP BY "animals"."kind" ORDER BY count(*) DESC, "animals"."kind"',
      postgres:
        'SELECT "animals"."kind" AS "kind" FROM "animals" GROUP BY "animals"."kind" ORDER BY count(*) DESC NULLS LAST, "animals"."kind"',
      mysql:
        'SELECT `animals`.`kind` AS `kind` FROM `animals` GROUP BY `animals`.`kind` ORDER BY count(*) DESC, `animals`.`kind`',
      madeUp:
        'SELECT [animals].[kind] AS [kind] FROM [animals] GROUP BY [animals].[kind] ORDER BY HOW_MANY(ROWS) DESC NULLS LAST, [animals].[kind] NULLS FIRST',
    },
    params: [],
    rows: [{ kind: 'bird' }, { kind: 'mammal' }, { kind: 'fish' }],
  },
  {
    does: 'groups of joined tables',
    query: from(Keeper)
      .innerJoin(Animal, Animal.keeperId.eq(Keeper.id))
      .groupBy(Keeper.id, Keeper.name)
      .having(count().gt(1))
      .orderBy(Keeper.name.asc())
      .select({ name: Keeper.name, n: count() }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name", count(*) AS "n" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" GROUP BY "keepers"."id", "keepers"."name" HAVING count(*) > +? ORDER BY "keepers"."name"',
      postgres:
        'SELECT "keepers"."name" AS "name", count(*) AS "n" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" GROUP BY "keepers"."id", "keepers"."name" HAVING count(*) > $1 ORDER BY "keepers"."name"',
      mysql:
        'SELECT `keepers`.`name` AS `name`, count(*) AS `n` FROM `keepers` JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` GROUP BY `keepers`.`id`, `keepers`.`name` HAVING count(*) > ? ORDER BY `keepers`.`name`',
      madeUp:
        'SELECT [keepers].[name] AS [name], HOW_MANY(ROWS) AS [n] FROM [keepers] JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] GROUP BY [keepers].[id], [keepers].[name] HAVING HOW_MANY(ROWS) ABOVE :1 OF integer ORDER BY KEY([keepers].[name]) NULLS FIRST',
    },
    params: [1],
    rows: [
      { name: 'Ada', n: 2 },
      { name: 'Ben', n: 2 },
    ],
  },
  {
    does: 'by a case with values, in its order',
    query: from(Animal)
      .select({ size: caseWhen(Animal.weight.gt(20), 'large').else('small'), n: count() })
      .groupBy(caseWhen(Animal.weight.gt(20), 'large').else('small'))
      .orderBy(caseWhen(Animal.weight.gt(20), 'large').else('small').desc()),
    sql: {
      sqlite:
        'SELECT CASE WHEN "animals"."weight" > +? THEN ? ELSE ? END AS "size", count(*) AS "n" FROM "animals" GROUP BY CASE WHEN "animals"."weight" > +? THEN ? ELSE ? END ORDER BY CASE WHEN "animals"."weight" > +? THEN ? ELSE ? END DESC',
      postgres:
        'SELECT CASE WHEN "animals"."weight" > $1 THEN $2::text ELSE $3::text END AS "size", count(*) AS "n" FROM "animals" GROUP BY CASE WHEN "animals"."weight" > $1 THEN $2::text ELSE $3::text END ORDER BY CASE WHEN "animals"."weight" > $1 THEN $2::text ELSE $3::text END DESC NULLS LAST',
      mysql:
        'SELECT CASE WHEN `animals`.`weight` > ? THEN ? ELSE ? END AS `size`, count(*) AS `n` FROM `animals` GROUP BY 1 ORDER BY 1 DESC',
      madeUp:
        'SELECT CASE WHEN [animals].[weight] ABOVE :1 OF real THEN <:2> ELSE <:3> END AS [size], HOW_MANY(ROWS) AS [n] FROM [animals] GROUP BY CASE WHEN [animals].[weight] ABOVE :4 OF real THEN <:5> ELSE <:6> END ORDER BY KEY(CASE WHEN [animals].[weight] ABOVE :7 OF real THEN <:8> ELSE <:9> END) DESC NULLS LAST',
    },
    params: {
      sqlite: [20, 'large', 'small', 20, 'large', 'small', 20, 'large', 'small'],
      postgres: [20, 'large', 'small'],
      mysql: [20, 'large', 'small'],
      madeUp: [20, 'large', 'small', 20, 'large', 'small', 20, 'large', 'small'],
    },
    rows: [
      { size: 'small', n: 3 },
      { size: 'large', n: 2 },
    ],
  },
])
