// Comparisons with one or all of the values that a query answers.
import { alias, allOf, and, anyOf, caseWhen, count, from, max, not } from '../../../src/index.ts'
import { Animal, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const other = alias(Animal, 'other')
const ids = from(Animal).select({ id: Animal.id }).orderBy(Animal.id.asc())
const ages = from(other).select({ age: other.age })
const peers = ages.outer(Animal).where(other.kind.eq(Animal.kind), other.id.ne(Animal.id))

feature('anyOf and allOf', [
  {
    does: 'compare with every value',
    query: ids.where(Animal.age.gte(allOf(ages.where(other.age.isNotNull())))),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE (SELECT CASE WHEN min("animals"."age" >= "other"."age") = 0 THEN 0 WHEN count(*) > count("animals"."age" >= "other"."age") THEN NULL ELSE 1 END AS "age" FROM "animals" AS "other" WHERE "other"."age" IS NOT NULL) ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" >= ALL (SELECT "other"."age" AS "age" FROM "animals" AS "other" WHERE "other"."age" IS NOT NULL) ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (SELECT CASE WHEN min(`animals`.`age` >= `other`.`age`) = 0 THEN 0 WHEN count(*) > count(`animals`.`age` >= `other`.`age`) THEN NULL ELSE 1 END AS `age` FROM `animals` AS `other` WHERE `other`.`age` IS NOT NULL) ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] FROM ALL (SELECT [other].[age] AS [age] FROM [animals] AS [other] WHERE [other].[age] IS NOT NULL) ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [{ id: 1 }, { id: 4 }],
  },
  {
    does: 'compare with one value',
    query: ids.where(Animal.age.lt(anyOf(ages.where(other.tame)))),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE (SELECT CASE WHEN max("animals"."age" < "other"."age") = 1 THEN 1 WHEN count(*) > count("animals"."age" < "other"."age") THEN NULL ELSE 0 END AS "age" FROM "animals" AS "other" WHERE "other"."tame") ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" < ANY (SELECT "other"."age" AS "age" FROM "animals" AS "other" WHERE "other"."tame") ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (SELECT CASE WHEN max(`animals`.`age` < `other`.`age`) = 1 THEN 1 WHEN count(*) > count(`animals`.`age` < `other`.`age`) THEN NULL ELSE 0 END AS `age` FROM `animals` AS `other` WHERE `other`.`tame`) ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] BELOW ANY (SELECT [other].[age] AS [age] FROM [animals] AS [other] WHERE [other].[tame]) ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [],
    rows: [{ id: 2 }, { id: 5 }],
  },
  {
    does: 'look values up, and leave them out',
    query: ids.where(
      Animal.age.eq(anyOf(ages.where(other.id.lt(3)))),
      Animal.keeperId.ne(allOf(from(Keeper).select({ id: Keeper.id }).where(Keeper.name.eq('Ben')))),
    ),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IN (SELECT "other"."age" AS "age" FROM "animals" AS "other" WHERE "other"."id" < +?) AND "animals"."keeper_id" NOT IN (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."name" = +?) ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" = ANY (SELECT "other"."age" AS "age" FROM "animals" AS "other" WHERE "other"."id" < $1) AND "animals"."keeper_id" <> ALL (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."name" = $2) ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (SELECT CASE WHEN max(`animals`.`age` = `other`.`age`) = 1 THEN 1 WHEN count(*) > count(`animals`.`age` = `other`.`age`) THEN NULL ELSE 0 END AS `age` FROM `animals` AS `other` WHERE `other`.`id` < ?) AND (SELECT CASE WHEN min(`animals`.`keeper_id` <> `keepers`.`id`) = 0 THEN 0 WHEN count(*) > count(`animals`.`keeper_id` <> `keepers`.`id`) THEN NULL ELSE 1 END AS `id` FROM `keepers` WHERE `keepers`.`name` = ?) ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] == ANY (SELECT [other].[age] AS [age] FROM [animals] AS [other] WHERE [other].[id] BELOW :1 OF integer) AND [animals].[keeper_id] != ALL (SELECT [keepers].[id] AS [id] FROM [keepers] WHERE [keepers].[name] == :2 OF text) ORDER BY [animals].[id] NULLS FIRST',
    },
    params: [3, 'Ben'],
    rows: [{ id: 1 }],
  },
  {
    does: 'are null where nobody knows',
    query: from(Animal)
      .select({
        id: Animal.id,
        over: Animal.age.gt(allOf(ages.where(other.kind.ne('mammal')))),
        same: Animal.age.eq(allOf(peers)),
        unlike: Animal.age.ne(anyOf(peers)),
        none: Animal.age.gt(anyOf(ages.where(other.id.gt(9)))),
        all: Animal.age.gt(allOf(ages.where(other.id.gt(9)))),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id", (SELECT CASE WHEN min("animals"."age" > "other"."age") = 0 THEN 0 WHEN count(*) > count("animals"."age" > "other"."age") THEN NULL ELSE 1 END AS "age" FROM "animals" AS "other" WHERE "other"."kind" <> +?) AS "over", (SELECT CASE WHEN min("animals"."age" = "other"."age") = 0 THEN 0 WHEN count(*) > count("animals"."age" = "other"."age") THEN NULL ELSE 1 END AS "age" FROM "animals" AS "other" WHERE "other"."kind" = "animals"."kind" AND "other"."id" <> "animals"."id") AS "same", (SELECT CASE WHEN max("animals"."age" <> "other"."age") = 1 THEN 1 WHEN count(*) > count("animals"."age" <> "other"."age") THEN NULL ELSE 0 END AS "age" FROM "animals" AS "other" WHERE "other"."kind" = "animals"."kind" AND "other"."id" <> "animals"."id") AS "unlike", (SELECT CASE WHEN max("animals"."age" > "other"."age") = 1 THEN 1 WHEN count(*) > count("animals"."age" > "other"."age") THEN NULL ELSE 0 END AS "age" FROM "animals" AS "other" WHERE "other"."id" > +?) AS "none", (SELECT CASE WHEN min("animals"."age" > "other"."age") = 0 THEN 0 WHEN count(*) > count("animals"."age" > "other"."age") THEN NULL ELSE 1 END AS "age" FROM "animals" AS "other" WHERE "other"."id" > +?) AS "all" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id", "animals"."age" > ALL (SELECT "other"."age" AS "age" FROM "animals" AS "other" WHERE "other"."kind" <> $1) AS "over", "animals"."age" = ALL (SELECT "other"."age" AS "age" FROM "animals" AS "other" WHERE "other"."kind" = "animals"."kind" AND "other"."id" <> "animals"."id") AS "same", "animals"."age" <> ANY (SELECT "other"."age" AS "age" FROM "animals" AS "other" WHERE "other"."kind" = "animals"."kind" AND "other"."id" <> "animals"."id") AS "unlike", "animals"."age" > ANY (SELECT "other"."age" AS "age" FROM "animals" AS "other" WHERE "other"."id" > $2) AS "none", "animals"."age" > ALL (SELECT "other"."age" AS "age" FROM "animals" AS "other" WHERE "other"."id" > $3) AS "all" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id`, (SELECT CASE WHEN min(`animals`.`age` > `other`.`age`) = 0 THEN 0 WHEN count(*) > count(`animals`.`age` > `other`.`age`) THEN NULL ELSE 1 END AS `age` FROM `animals` AS `other` WHERE `other`.`kind` <> ?) AS `over`, (SELECT CASE WHEN min(`animals`.`age` = `other`.`age`) = 0 THEN 0 WHEN count(*) > count(`animals`.`age` = `other`.`age`) THEN NULL ELSE 1 END AS `age` FROM `animals` AS `other` WHERE `other`.`kind` = `animals`.`kind` AND `other`.`id` <> `animals`.`id`) AS `same`, (SELECT CASE WHEN max(`animals`.`age` <> `other`.`age`) = 1 THEN 1 WHEN count(*) > count(`animals`.`age` <> `other`.`age`) THEN NULL ELSE 0 END AS `age` FROM `animals` AS `other` WHERE `other`.`kind` = `animals`.`kind` AND `other`.`id` <> `animals`.`id`) AS `unlike`, (SELECT CASE WHEN max(`animals`.`age` > `other`.`age`) = 1 THEN 1 WHEN count(*) > count(`animals`.`age` > `other`.`age`) THEN NULL ELSE 0 END AS `age` FROM `animals` AS `other` WHERE `other`.`id` > ?) AS `none`, (SELECT CASE WHEN min(`animals`.`age` > `other`.`age`) = 0 THEN 0 WHEN count(*) > count(`animals`.`age` > `other`.`age`) THEN NULL ELSE 1 END AS `age` FROM `animals` AS `other` WHERE `other`.`id` > ?) AS `all` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id], [animals].[age] ABOVE ALL (SELECT [other].[age] AS [age] FROM [animals] AS [other] WHERE [other].[kind] != :1 OF enum) AS [over], [animals].[age] == ALL (SELECT [other].[age] AS [age] FROM [animals] AS [other] WHERE [other].[kind] == [animals].[kind] AND [other].[id] != [animals].[id]) AS [same], [animals].[age] != ANY (SELECT [other].[age] AS [age] FROM [animals] AS [other] WHERE [other].[kind] == [animals].[kind] AND [other].[id] != [animals].[id]) AS [unlike], [animals].[age] ABOVE ANY (SELECT [other].[age] AS [age] FROM [animals] AS [other] WHERE [other].[id] ABOVE :2 OF integer) AS [none], [animals].[age] ABOVE ALL (SELECT [other].[age] AS [age] FROM [animals] AS [other] WHERE [other].[id] ABOVE :3 OF integer) AS [all] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: ['mammal', 9, 9],
    rows: [
      { id: 1, over: null, same: true, unlike: false, none: false, all: true },
      { id: 2, over: false, same: false, unlike: true, none: false, all: true },
      { id: 3, over: null, same: true, unlike: false, none: false, all: true },
      { id: 4, over: null, same: true, unlike: false, none: false, all: true },
      { id: 5, over: false, same: false, unlike: true, none: false, all: true },
    ],
  },
  {
    does: 'meet in the wider form, beside values and in other conditions',
    query: ids.where(
      not(Animal.price.lt(anyOf(from(other).select({ tax: other.tax }).where(other.tax.isNotNull())))),
      and(
        Animal.weight.plus(1).gt(
          allOf(
            from(other)
              .select({ age: max(other.age) })
              .where(other.id.gt(1))
              .limit(1),
          ),
        ),
      ),
    ),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT ((SELECT CASE WHEN max("animals"."price" * 10 < "other"."tax") = 1 THEN 1 WHEN count(*) > count("animals"."price" * 10 < "other"."tax") THEN NULL ELSE 0 END AS "tax" FROM "animals" AS "other" WHERE "other"."tax" IS NOT NULL)) AND ((SELECT CASE WHEN min(("animals"."weight" + ?) > "~each"."age") = 0 THEN 0 WHEN count(*) > count(("animals"."weight" + ?) > "~each"."age") THEN NULL ELSE 1 END FROM (SELECT max("other"."age") AS "age" FROM "animals" AS "other" WHERE "other"."id" > +? LIMIT +?) AS "~each")) ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT ("animals"."price" < ANY (SELECT "other"."tax" AS "tax" FROM "animals" AS "other" WHERE "other"."tax" IS NOT NULL)) AND (("animals"."weight" + $1::double precision) > ALL (SELECT max("other"."age")::double precision AS "age" FROM "animals" AS "other" WHERE "other"."id" > $2 LIMIT $3)) ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT ((SELECT CASE WHEN max(`animals`.`price` < `other`.`tax`) = 1 THEN 1 WHEN count(*) > count(`animals`.`price` < `other`.`tax`) THEN NULL ELSE 0 END AS `tax` FROM `animals` AS `other` WHERE `other`.`tax` IS NOT NULL)) AND ((SELECT CASE WHEN min((`animals`.`weight` + CAST(? AS DOUBLE)) > `~each`.`age`) = 0 THEN 0 WHEN count(*) > count((`animals`.`weight` + CAST(? AS DOUBLE)) > `~each`.`age`) THEN NULL ELSE 1 END FROM (SELECT max(`other`.`age`) AS `age` FROM `animals` AS `other` WHERE `other`.`id` > ? LIMIT ?) AS `~each`)) ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE NOT ([animals].[price] TO decimal BELOW ANY (SELECT [other].[tax] AS A decimal AS [tax] FROM [animals] AS [other] WHERE [other].[tax] IS NOT NULL)) AND (([animals].[weight] PLUS <:1>) ABOVE ALL (SELECT HIGHEST([other].[age]) AS A real AS [age] FROM [animals] AS [other] WHERE [other].[id] ABOVE :2 OF integer TAKE :3 OF integer)) ORDER BY [animals].[id] NULLS FIRST',
    },
    params: { sqlite: [1, 1, 1, 1], postgres: [1, 1, 1], mysql: [1, 1, 1, 1], madeUp: [1, 1, 1] },
    rows: [{ id: 1 }, { id: 4 }],
  },
  {
    does: 'stand beside an aggregate where the database takes it',
    query: from(Animal)
      .select({
        kind: Animal.kind,
        n: count(),
        top: caseWhen(count().eq(anyOf(from(Keeper).select({ id: Keeper.id }))), 'x').else('y'),
      })
      .groupBy(Animal.kind)
      .having(count().eq(anyOf(from(Keeper).select({ id: Keeper.id }).where(Keeper.id.gt(1)))))
      .orderBy(Animal.kind.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."kind" AS "kind", count(*) AS "n", CASE WHEN count(*) IN (SELECT "keepers"."id" AS "id" FROM "keepers") THEN ? ELSE ? END AS "top" FROM "animals" GROUP BY "animals"."kind" HAVING count(*) IN (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."id" > +?) ORDER BY "animals"."kind"',
      postgres:
        'SELECT "animals"."kind" AS "kind", count(*) AS "n", CASE WHEN count(*) = ANY (SELECT "keepers"."id" AS "id" FROM "keepers") THEN $1::text ELSE $2::text END AS "top" FROM "animals" GROUP BY "animals"."kind" HAVING count(*) = ANY (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."id" > $3) ORDER BY "animals"."kind"',
      mysql: null,
      madeUp:
        'SELECT [animals].[kind] AS [kind], HOW_MANY(ROWS) AS [n], CASE WHEN HOW_MANY(ROWS) == ANY (SELECT [keepers].[id] AS A integer AS [id] FROM [keepers]) THEN <:1> ELSE <:2> END AS [top] FROM [animals] GROUP BY [animals].[kind] HAVING HOW_MANY(ROWS) == ANY (SELECT [keepers].[id] AS A integer AS [id] FROM [keepers] WHERE [keepers].[id] ABOVE :3 OF integer) ORDER BY [animals].[kind] NULLS FIRST',
    },
    params: ['x', 'y', 1],
    elsewhere: { mysql: 'MariaDB finds nothing' },
    rows: [
      { kind: 'bird', n: 2, top: 'x' },
      { kind: 'mammal', n: 2, top: 'x' },
    ],
  },
])
