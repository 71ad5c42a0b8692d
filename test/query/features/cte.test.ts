// WITH: queries that a statement names once, and those that read themselves.
import {
  concat,
  count,
  cte,
  deleteFrom,
  exists,
  from,
  insertInto,
  integer,
  recursiveCte,
  scalar,
  sql,
  union,
  update,
} from '../../../src/index.ts'
import { Animal, Food, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const old = cte(
  'old',
  from(Animal).where(Animal.age.gt(5)).select({ id: Animal.id, name: Animal.name, age: Animal.age }),
)
const other = from(old).as('other')
const ages = cte(
  'ages',
  from(Animal)
    .where(Animal.age.isNotNull())
    .groupBy(Animal.age.plus(1))
    .select({ plus: Animal.age.plus(1), n: count() }),
)
const later = cte('later', from(Food).where(Food.id.gt(1)).select({ name: Food.name }))
const heavy = cte(
  'heavy',
  from(old)
    .innerJoin(Animal, Animal.id.eq(old.id))
    .where(Animal.weight.gt(100))
    .select({ id: old.id, kg: Animal.weight }),
)
const chain = recursiveCte(
  'chain',
  from(Keeper)
    .where(Keeper.bossId.isNull())
    .select({ id: Keeper.id, path: Keeper.name, depth: sql`1`.returns(integer()) }),
  self =>
    from(Keeper)
      .innerJoin(self, self.id.eq(Keeper.bossId))
      .where(self.depth.lt(9))
      .select({ depth: self.depth.plus(1), id: Keeper.id, path: concat(self.path, ' > ', Keeper.name) }),
)
const circle = recursiveCte(
  'circle',
  from(Keeper).where(Keeper.id.eq(2)).select({ id: Keeper.id }),
  self => from(self).innerJoin(Keeper, Keeper.id.plus(self.id).eq(3)).select({ id: Keeper.id }),
  { all: false },
)

feature('ctes', [
  {
    does: 'stand before the query, once for two readers',
    query: from(old)
      .innerJoin(other, other.age.eq(old.age))
      .where(old.id.lt(other.id))
      .select({ a: old.name, b: other.name }),
    sql: {
      sqlite:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > +?) SELECT "old"."name" AS "a", "other"."name" AS "b" FROM "old" AS "old" JOIN (SELECT "old"."id" AS "id", "old"."name" AS "name", "old"."age" AS "age" FROM "old" AS "old") AS "other" ON "other"."age" = "old"."age" WHERE "old"."id" < "other"."id"',
      postgres:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > $1) SELECT "old"."name" AS "a", "other"."name" AS "b" FROM "old" AS "old" JOIN (SELECT "old"."id" AS "id", "old"."name" AS "name", "old"."age" AS "age" FROM "old" AS "old") AS "other" ON "other"."age" = "old"."age" WHERE "old"."id" < "other"."id"',
      mysql:
        'WITH `old` AS (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?) SELECT `old`.`name` AS `a`, `other`.`name` AS `b` FROM `old` AS `old` JOIN (SELECT `old`.`id` AS `id`, `old`.`name` AS `name`, `old`.`age` AS `age` FROM `old` AS `old`) AS `other` ON `other`.`age` = `old`.`age` WHERE `old`.`id` < `other`.`id`',
      madeUp:
        'WITH [old] AS (SELECT [animals].[id] AS [id], [animals].[name] AS [name], [animals].[age] AS [age] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer) SELECT [old].[name] AS [a], [other].[name] AS [b] FROM [old] AS [old] JOIN (SELECT [old].[id] AS [id], [old].[name] AS [name], [old].[age] AS [age] FROM [old] AS [old]) AS [other] ON [other].[age] == [old].[age] WHERE [old].[id] BELOW [other].[id]',
    },
    params: [5],
    rows: [{ a: 'Rex', b: 'Bessie' }],
  },
  {
    does: 'come after those that they read',
    query: from(heavy).leftJoin(old, old.id.eq(heavy.id)).where(heavy.kg.lt(9000)).select({ kg: heavy.kg, whole: old }),
    sql: {
      sqlite:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > +?), "heavy" AS (SELECT "old"."id" AS "id", "animals"."weight" AS "kg" FROM "old" AS "old" JOIN "animals" ON "animals"."id" = "old"."id" WHERE "animals"."weight" > +?) SELECT "heavy"."kg" AS "c0", "old"."id" AS "c1", "old"."name" AS "c2", "old"."age" AS "c3", "old"."~found" AS "c4" FROM "heavy" AS "heavy" LEFT JOIN (SELECT *, 1 AS "~found" FROM "old" AS "~found") AS "old" ON "old"."id" = "heavy"."id" WHERE "heavy"."kg" < +?',
      postgres:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > $1), "heavy" AS (SELECT "old"."id" AS "id", "animals"."weight" AS "kg" FROM "old" AS "old" JOIN "animals" ON "animals"."id" = "old"."id" WHERE "animals"."weight" > $2) SELECT "heavy"."kg" AS "c0", "old"."id" AS "c1", "old"."name" AS "c2", "old"."age" AS "c3", "old"."~found" AS "c4" FROM "heavy" AS "heavy" LEFT JOIN (SELECT *, 1 AS "~found" FROM "old" AS "~found") AS "old" ON "old"."id" = "heavy"."id" WHERE "heavy"."kg" < $3',
      mysql:
        'WITH `old` AS (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?), `heavy` AS (SELECT `old`.`id` AS `id`, `animals`.`weight` AS `kg` FROM `old` AS `old` JOIN `animals` ON `animals`.`id` = `old`.`id` WHERE `animals`.`weight` > ?) SELECT `heavy`.`kg` AS `c0`, `old`.`id` AS `c1`, `old`.`name` AS `c2`, `old`.`age` AS `c3`, `old`.`~found` AS `c4` FROM `heavy` AS `heavy` LEFT JOIN (SELECT *, 1 AS `~found` FROM `old` AS `~found`) AS `old` ON `old`.`id` = `heavy`.`id` WHERE `heavy`.`kg` < ?',
      madeUp:
        'WITH [old] AS (SELECT [animals].[id] AS [id], [animals].[name] AS [name], [animals].[age] AS [age] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer), [heavy] AS (SELECT [old].[id] AS [id], [animals].[weight] AS [kg] FROM [old] AS [old] JOIN [animals] ON [animals].[id] == [old].[id] WHERE [animals].[weight] ABOVE :2 OF real) SELECT [heavy].[kg] AS [c0], [old].[id] AS [c1], [old].[name] AS [c2], [old].[age] AS [c3], [old].[~found] AS [c4] FROM [heavy] AS [heavy] LEFT JOIN (SELECT *, 1 AS [~found] FROM [old] AS [~found]) AS [old] ON [old].[id] == [heavy].[id] WHERE [heavy].[kg] BELOW :3 OF real',
    },
    params: [5, 100, 9000],
    rows: [{ kg: 512, whole: { id: 4, name: 'Bessie', age: 7 } }],
  },
  {
    does: 'group by an expression with a value',
    query: from(ages).orderBy(ages.plus.asc()),
    sql: {
      sqlite:
        'WITH "ages" AS (SELECT "animals"."age" + CAST(? AS INTEGER) AS "plus", count(*) AS "n" FROM "animals" WHERE "animals"."age" IS NOT NULL GROUP BY "animals"."age" + CAST(? AS INTEGER)) SELECT "ages"."plus" AS "plus", "ages"."n" AS "n" FROM "ages" AS "ages" ORDER BY "ages"."plus"',
      postgres:
        'WITH "ages" AS (SELECT "animals"."age"::bigint + $1::bigint AS "plus", count(*) AS "n" FROM "animals" WHERE "animals"."age" IS NOT NULL GROUP BY "animals"."age"::bigint + $1::bigint) SELECT "ages"."plus" AS "plus", "ages"."n" AS "n" FROM "ages" AS "ages" ORDER BY "ages"."plus" NULLS FIRST',
      mysql:
        'WITH `ages` AS (SELECT `animals`.`age` + CAST(? AS SIGNED) AS `plus`, count(*) AS `n` FROM `animals` WHERE `animals`.`age` IS NOT NULL GROUP BY 1) SELECT `ages`.`plus` AS `plus`, `ages`.`n` AS `n` FROM `ages` AS `ages` ORDER BY `ages`.`plus`',
      madeUp:
        'WITH [ages] AS (SELECT [animals].[age] PLUS <:1> AS [plus], HOW_MANY(ROWS) AS [n] FROM [animals] WHERE [animals].[age] IS NOT NULL GROUP BY [animals].[age] PLUS <:2>) SELECT [ages].[plus] AS [plus], [ages].[n] AS [n] FROM [ages] AS [ages] ORDER BY [ages].[plus] NULLS FIRST',
    },
    params: { sqlite: [1, 1], postgres: [1], mysql: [1], madeUp: [1, 1] },
    rows: [
      { plus: 1, n: 1 },
      { plus: 3, n: 1 },
      { plus: 8, n: 2 },
    ],
  },
  {
    does: 'stand in subqueries and set operations',
    query: union(
      from(Animal)
        .where(Animal.id.in(from(old).select({ id: old.id })))
        .select({ name: Animal.name, n: scalar(from(heavy).select({ n: count() })) }),
      from(Keeper)
        .where(exists(from(old).where(old.age.gt(6))))
        .select({ name: Keeper.name, n: Keeper.id }),
    )
      .orderBy(row => row.name.asc())
      .limit(3),
    sql: {
      sqlite:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > +?), "heavy" AS (SELECT "old"."id" AS "id", "animals"."weight" AS "kg" FROM "old" AS "old" JOIN "animals" ON "animals"."id" = "old"."id" WHERE "animals"."weight" > +?) SELECT "union"."name" AS "name", "union"."n" AS "n" FROM (SELECT "animals"."name" AS "name", (SELECT count(*) AS "n" FROM "heavy" AS "heavy") AS "n" FROM "animals" WHERE "animals"."id" IN (SELECT "old"."id" AS "id" FROM "old" AS "old") UNION SELECT "keepers"."name" AS "name", "keepers"."id" AS "n" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "old" AS "old" WHERE "old"."age" > +?)) AS "union" ORDER BY "union"."name" LIMIT +?',
      postgres:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > $1), "heavy" AS (SELECT "old"."id" AS "id", "animals"."weight" AS "kg" FROM "old" AS "old" JOIN "animals" ON "animals"."id" = "old"."id" WHERE "animals"."weight" > $2) SELECT "union"."name" AS "name", "union"."n" AS "n" FROM (SELECT "animals"."name" AS "name", (SELECT count(*) AS "n" FROM "heavy" AS "heavy") AS "n" FROM "animals" WHERE "animals"."id" IN (SELECT "old"."id" AS "id" FROM "old" AS "old") UNION SELECT "keepers"."name" AS "name", "keepers"."id" AS "n" FROM "keepers" WHERE EXISTS (SELECT 1 FROM "old" AS "old" WHERE "old"."age" > $3)) AS "union" ORDER BY "union"."name" NULLS FIRST LIMIT $4',
      mysql:
        'WITH `old` AS (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?), `heavy` AS (SELECT `old`.`id` AS `id`, `animals`.`weight` AS `kg` FROM `old` AS `old` JOIN `animals` ON `animals`.`id` = `old`.`id` WHERE `animals`.`weight` > ?) SELECT `union`.`name` AS `name`, `union`.`n` AS `n` FROM (SELECT `animals`.`name` AS `name`, (SELECT count(*) AS `n` FROM `heavy` AS `heavy`) AS `n` FROM `animals` WHERE `animals`.`id` IN (SELECT `old`.`id` AS `id` FROM `old` AS `old`) UNION SELECT `keepers`.`name` AS `name`, `keepers`.`id` AS `n` FROM `keepers` WHERE EXISTS (SELECT 1 FROM `old` AS `old` WHERE `old`.`age` > ?)) AS `union` ORDER BY `union`.`name` LIMIT ?',
      madeUp:
        'WITH [old] AS (SELECT [animals].[id] AS [id], [animals].[name] AS [name], [animals].[age] AS [age] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer), [heavy] AS (SELECT [old].[id] AS [id], [animals].[weight] AS [kg] FROM [old] AS [old] JOIN [animals] ON [animals].[id] == [old].[id] WHERE [animals].[weight] ABOVE :2 OF real) SELECT [union].[name] AS [name], [union].[n] AS [n] FROM (SELECT [animals].[name] AS [name], (SELECT HOW_MANY(ROWS) AS [n] FROM [heavy] AS [heavy]) AS [n] FROM [animals] WHERE [animals].[id] IN (SELECT [old].[id] AS [id] FROM [old] AS [old]) UNION SELECT [part].[name] AS [name], [part].[n] TO integer AS [n] FROM (SELECT [keepers].[name] AS [name], [keepers].[id] AS [n] FROM [keepers] WHERE EXISTS (SELECT 1 FROM [old] AS [old] WHERE [old].[age] ABOVE :3 OF integer)) AS [part]) AS [union] ORDER BY KEY([union].[name]) NULLS FIRST TAKE :4 OF integer',
    },
    params: [5, 100, 6, 3],
    rows: [
      { name: 'Ada', n: 1 },
      { name: 'Ben', n: 2 },
      { name: 'Bessie', n: 1 },
    ],
  },
  {
    does: 'give an insert its rows',
    query: insertInto(Food).from(from(old).innerJoin(heavy, heavy.id.eq(old.id)).select({ name: old.name })),
    sql: {
      sqlite:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > +?), "heavy" AS (SELECT "old"."id" AS "id", "animals"."weight" AS "kg" FROM "old" AS "old" JOIN "animals" ON "animals"."id" = "old"."id" WHERE "animals"."weight" > +?) INSERT INTO "foods" ("name") SELECT "given"."name" FROM (SELECT "old"."name" AS "name" FROM "old" AS "old" JOIN "heavy" AS "heavy" ON "heavy"."id" = "old"."id") AS "given" WHERE 1 = 1',
      postgres:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > $1), "heavy" AS (SELECT "old"."id" AS "id", "animals"."weight" AS "kg" FROM "old" AS "old" JOIN "animals" ON "animals"."id" = "old"."id" WHERE "animals"."weight" > $2) INSERT INTO "foods" ("name") SELECT "given"."name" FROM (SELECT "old"."name" AS "name" FROM "old" AS "old" JOIN "heavy" AS "heavy" ON "heavy"."id" = "old"."id") AS "given" WHERE 1 = 1',
      mysql:
        'INSERT INTO `foods` (`name`) SELECT `given`.`name` FROM (SELECT `old`.`name` AS `name` FROM (WITH `old` AS (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?) SELECT * FROM `old`) AS `old` JOIN (WITH `heavy` AS (SELECT `old`.`id` AS `id`, `animals`.`weight` AS `kg` FROM (WITH `old` AS (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?) SELECT * FROM `old`) AS `old` JOIN `animals` ON `animals`.`id` = `old`.`id` WHERE `animals`.`weight` > ?) SELECT * FROM `heavy`) AS `heavy` ON `heavy`.`id` = `old`.`id`) AS `given` WHERE 1 = 1',
      madeUp:
        'INSERT INTO [foods] ([name]) SELECT [given].[name] FROM (SELECT [old].[name] AS [name] FROM (WITH [old] AS (SELECT [animals].[id] AS [id], [animals].[name] AS [name], [animals].[age] AS [age] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer) SELECT * FROM [old]) AS [old] JOIN (WITH [heavy] AS (SELECT [old].[id] AS [id], [animals].[weight] AS [kg] FROM (WITH [old] AS (SELECT [animals].[id] AS [id], [animals].[name] AS [name], [animals].[age] AS [age] FROM [animals] WHERE [animals].[age] ABOVE :2 OF integer) SELECT * FROM [old]) AS [old] JOIN [animals] ON [animals].[id] == [old].[id] WHERE [animals].[weight] ABOVE :3 OF real) SELECT * FROM [heavy]) AS [heavy] ON [heavy].[id] == [old].[id]) AS [given] WHERE 1 = 1',
    },
    params: { sqlite: [5, 100], postgres: [5, 100], mysql: [5, 5, 100], madeUp: [5, 5, 100] },
    rows: 1,
    after: [from(Food).where(Food.id.gt(2)).select({ name: Food.name }), [{ name: 'Bessie' }]],
  },
  {
    does: 'say what an update writes, and where',
    query: update(Animal)
      .set({ age: scalar(from(heavy).select({ n: count() })) })
      .where(Animal.id.in(from(heavy).select({ id: heavy.id }))),
    sql: {
      sqlite:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > +?), "heavy" AS (SELECT "old"."id" AS "id", "animals"."weight" AS "kg" FROM "old" AS "old" JOIN "animals" ON "animals"."id" = "old"."id" WHERE "animals"."weight" > +?) UPDATE "animals" SET "age" = (SELECT count(*) AS "n" FROM "heavy" AS "heavy") WHERE "animals"."id" IN (SELECT "heavy"."id" AS "id" FROM "heavy" AS "heavy")',
      postgres:
        'WITH "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > $1), "heavy" AS (SELECT "old"."id" AS "id", "animals"."weight" AS "kg" FROM "old" AS "old" JOIN "animals" ON "animals"."id" = "old"."id" WHERE "animals"."weight" > $2) UPDATE "animals" SET "age" = (SELECT count(*) AS "n" FROM "heavy" AS "heavy") WHERE "animals"."id" IN (SELECT "heavy"."id" AS "id" FROM "heavy" AS "heavy")',
      mysql:
        'UPDATE `animals` SET `age` = (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT count(*) AS `n` FROM (WITH `heavy` AS (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT `old`.`id` AS `id`, `animals`.`weight` AS `kg` FROM (WITH `old` AS (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?) AS `~apart`) SELECT * FROM `old`) AS `old` JOIN `animals` ON `animals`.`id` = `old`.`id` WHERE `animals`.`weight` > ?) AS `~apart`) SELECT * FROM `heavy`) AS `heavy`) AS `~apart`) WHERE `animals`.`id` IN (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT `heavy`.`id` AS `id` FROM (WITH `heavy` AS (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT `old`.`id` AS `id`, `animals`.`weight` AS `kg` FROM (WITH `old` AS (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?) AS `~apart`) SELECT * FROM `old`) AS `old` JOIN `animals` ON `animals`.`id` = `old`.`id` WHERE `animals`.`weight` > ?) AS `~apart`) SELECT * FROM `heavy`) AS `heavy`) AS `~apart`)',
      mariadb:
        'UPDATE `animals` SET `age` = (SELECT count(*) AS `n` FROM (WITH `heavy` AS (SELECT `old`.`id` AS `id`, `animals`.`weight` AS `kg` FROM (WITH `old` AS (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?) SELECT * FROM `old`) AS `old` JOIN `animals` ON `animals`.`id` = `old`.`id` WHERE `animals`.`weight` > ?) SELECT * FROM `heavy`) AS `heavy`) WHERE `animals`.`id` IN (SELECT `heavy`.`id` AS `id` FROM (WITH `heavy` AS (SELECT `old`.`id` AS `id`, `animals`.`weight` AS `kg` FROM (WITH `old` AS (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?) SELECT * FROM `old`) AS `old` JOIN `animals` ON `animals`.`id` = `old`.`id` WHERE `animals`.`weight` > ?) SELECT * FROM `heavy`) AS `heavy`)',
      madeUp:
        'UPDATE [animals] SET [age] = (SELECT HOW_MANY(ROWS) AS [n] FROM (WITH [heavy] AS (SELECT [old].[id] AS [id], [animals].[weight] AS [kg] FROM (WITH [old] AS (SELECT [animals].[id] AS [id], [animals].[name] AS [name], [animals].[age] AS [age] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer) SELECT * FROM [old]) AS [old] JOIN [animals] ON [animals].[id] == [old].[id] WHERE [animals].[weight] ABOVE :2 OF real) SELECT * FROM [heavy]) AS [heavy]) TO integer WHERE [animals].[id] IN (SELECT [heavy].[id] AS [id] FROM (WITH [heavy] AS (SELECT [old].[id] AS [id], [animals].[weight] AS [kg] FROM (WITH [old] AS (SELECT [animals].[id] AS [id], [animals].[name] AS [name], [animals].[age] AS [age] FROM [animals] WHERE [animals].[age] ABOVE :3 OF integer) SELECT * FROM [old]) AS [old] JOIN [animals] ON [animals].[id] == [old].[id] WHERE [animals].[weight] ABOVE :4 OF real) SELECT * FROM [heavy]) AS [heavy])',
    },
    params: {
      sqlite: [5, 100],
      postgres: [5, 100],
      mysql: [5, 100, 5, 100],
      mariadb: [5, 100, 5, 100],
      madeUp: [5, 100, 5, 100],
    },
    rows: 1,
    after: [from(Animal).where(Animal.age.eq(1)).select({ name: Animal.name }), [{ name: 'Bessie' }]],
  },
  {
    does: 'say what a delete takes',
    query: deleteFrom(Food).where(Food.name.in(from(later).select({ name: later.name }))),
    sql: {
      sqlite:
        'WITH "later" AS (SELECT "foods"."name" AS "name" FROM "foods" WHERE "foods"."id" > +?) DELETE FROM "foods" WHERE "foods"."name" IN (SELECT "later"."name" AS "name" FROM "later" AS "later")',
      postgres:
        'WITH "later" AS (SELECT "foods"."name" AS "name" FROM "foods" WHERE "foods"."id" > $1) DELETE FROM "foods" WHERE "foods"."name" IN (SELECT "later"."name" AS "name" FROM "later" AS "later")',
      mysql:
        'DELETE FROM `foods` WHERE `foods`.`name` IN (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT `later`.`name` AS `name` FROM (WITH `later` AS (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT `foods`.`name` AS `name` FROM `foods` WHERE `foods`.`id` > ?) AS `~apart`) SELECT * FROM `later`) AS `later`) AS `~apart`)',
      mariadb:
        'DELETE FROM `foods` WHERE `foods`.`name` IN (SELECT `later`.`name` AS `name` FROM (WITH `later` AS (SELECT `foods`.`name` AS `name` FROM `foods` WHERE `foods`.`id` > ?) SELECT * FROM `later`) AS `later`)',
      madeUp:
        'DELETE FROM [foods] WHERE [foods].[name] IN (SELECT [later].[name] AS [name] FROM (WITH [later] AS (SELECT [foods].[name] AS [name] FROM [foods] WHERE [foods].[id] ABOVE :1 OF integer) SELECT * FROM [later]) AS [later])',
    },
    params: [1],
    rows: 1,
    after: [from(Food).select({ name: Food.name }), [{ name: 'hay' }]],
  },
])

feature('recursive ctes', [
  {
    does: 'go on with what they found',
    query: from(chain).orderBy(chain.path.asc()),
    sql: {
      sqlite:
        'WITH RECURSIVE "chain" AS (SELECT "keepers"."id" AS "id", "keepers"."name" AS "path", 1 AS "depth" FROM "keepers" WHERE "keepers"."boss_id" IS NULL UNION ALL SELECT "keepers"."id" AS "id", ("chain"."path" || ? || "keepers"."name") AS "path", ("chain"."depth" + CAST(? AS INTEGER)) AS "depth" FROM "keepers" JOIN "chain" AS "chain" ON "chain"."id" = "keepers"."boss_id" WHERE "chain"."depth" < +?) SELECT "chain"."id" AS "id", "chain"."path" AS "path", "chain"."depth" AS "depth" FROM "chain" AS "chain" ORDER BY "chain"."path"',
      postgres:
        'WITH RECURSIVE "chain" AS (SELECT ("part"."id")::bigint AS "id", ("part"."path")::text COLLATE "C" AS "path", ("part"."depth")::bigint AS "depth" FROM (SELECT "keepers"."id" AS "id", "keepers"."name" AS "path", 1 AS "depth" FROM "keepers" WHERE "keepers"."boss_id" IS NULL) AS "part" UNION ALL SELECT ("keepers"."id")::bigint AS "id", (("chain"."path" || $1::text || "keepers"."name"))::text COLLATE "C" AS "path", (("chain"."depth" + $2::bigint))::bigint AS "depth" FROM "keepers" JOIN "chain" AS "chain" ON "chain"."id" = "keepers"."boss_id" WHERE "chain"."depth" < $3) SELECT "chain"."id" AS "id", "chain"."path" AS "path", "chain"."depth" AS "depth" FROM "chain" AS "chain" ORDER BY "chain"."path" NULLS FIRST',
      mysql:
        "WITH RECURSIVE `chain` AS (SELECT * FROM (SELECT c0 AS `id`, c1 AS `path`, c2 AS `depth` FROM JSON_TABLE('[]', '$[*]' COLUMNS (c0 BIGINT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]', c2 BIGINT PATH '$[2]')) AS `~rows` UNION ALL SELECT `keepers`.`id` AS `id`, `keepers`.`name` AS `path`, 1 AS `depth` FROM `keepers` WHERE `keepers`.`boss_id` IS NULL) AS `~base` UNION ALL SELECT `keepers`.`id` AS `id`, (concat(`chain`.`path`, ?, `keepers`.`name`)) AS `path`, (`chain`.`depth` + CAST(? AS SIGNED)) AS `depth` FROM `keepers` JOIN `chain` AS `chain` ON `chain`.`id` = `keepers`.`boss_id` WHERE `chain`.`depth` < ?) SELECT `chain`.`id` AS `id`, `chain`.`path` AS `path`, `chain`.`depth` AS `depth` FROM `chain` AS `chain` ORDER BY `chain`.`path`",
      mariadb:
        "WITH RECURSIVE `chain` AS (SELECT * FROM (SELECT c0 AS `id`, c1 AS `path`, c2 AS `depth` FROM JSON_TABLE('[]', '$[*]' COLUMNS (c0 BIGINT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]', c2 BIGINT PATH '$[2]')) AS `~rows` UNION ALL SELECT `keepers`.`id` AS `id`, `keepers`.`name` AS `path`, 1 AS `depth` FROM `keepers` WHERE `keepers`.`boss_id` IS NULL) AS `~base` UNION ALL SELECT `keepers`.`id` AS `id`, (concat(`chain`.`path`, ?, `keepers`.`name`)) AS `path`, (`chain`.`depth` + CAST(? AS SIGNED)) AS `depth` FROM `keepers` JOIN `chain` AS `chain` ON `chain`.`id` = `keepers`.`boss_id` WHERE `chain`.`depth` < ?) SELECT `chain`.`id` AS `id`, `chain`.`path` AS `path`, `chain`.`depth` AS `depth` FROM `chain` AS `chain` ORDER BY `chain`.`path`",
      madeUp:
        'WITH RECURSIVE [chain] AS (OF [id]+[path]+[depth] SELECT [part].[id] TO integer WIDE integer AS [id], [part].[path] WIDE text AS [path], [part].[depth] TO integer WIDE integer AS [depth] FROM (SELECT [keepers].[id] AS [id], [keepers].[name] AS [path], 1 AS [depth] FROM [keepers] WHERE [keepers].[boss_id] IS NULL) AS [part] UNION ALL SELECT [keepers].[id] TO integer WIDE integer AS [id], ([chain].[path] & <:1> & [keepers].[name]) WIDE text AS [path], ([chain].[depth] PLUS <:2>) WIDE integer AS [depth] FROM [keepers] JOIN [chain] AS [chain] ON [chain].[id] == [keepers].[boss_id] WHERE [chain].[depth] BELOW :3 OF integer) SELECT [chain].[id] AS [id], [chain].[path] AS [path], [chain].[depth] AS [depth] FROM [chain] AS [chain] ORDER BY KEY([chain].[path]) NULLS FIRST',
    },
    params: [' > ', 1, 9],
    rows: [
      { id: 1, path: 'Ada', depth: 1 },
      { id: 2, path: 'Ada > Ben', depth: 2 },
      { id: 3, path: 'Ada > Cyd', depth: 2 },
    ],
  },
  {
    does: 'leave out rows that were found before',
    query: from(circle).orderBy(circle.id.asc()),
    sql: {
      sqlite:
        'WITH RECURSIVE "circle" AS (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."id" = +? UNION SELECT "keepers"."id" AS "id" FROM "circle" AS "circle" JOIN "keepers" ON ("keepers"."id" + "circle"."id") = +?) SELECT "circle"."id" AS "id" FROM "circle" AS "circle" ORDER BY "circle"."id"',
      postgres:
        'WITH RECURSIVE "circle" AS (SELECT ("part"."id")::bigint AS "id" FROM (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."id" = $1) AS "part" UNION SELECT ("keepers"."id")::bigint AS "id" FROM "circle" AS "circle" JOIN "keepers" ON ("keepers"."id"::bigint + "circle"."id") = $2) SELECT "circle"."id" AS "id" FROM "circle" AS "circle" ORDER BY "circle"."id" NULLS FIRST',
      mysql:
        "WITH RECURSIVE `circle` AS (SELECT * FROM (SELECT c0 AS `id` FROM JSON_TABLE('[]', '$[*]' COLUMNS (c0 BIGINT PATH '$[0]')) AS `~rows` UNION ALL SELECT `keepers`.`id` AS `id` FROM `keepers` WHERE `keepers`.`id` = ?) AS `~base` UNION SELECT `keepers`.`id` AS `id` FROM `circle` AS `circle` JOIN `keepers` ON (`keepers`.`id` + `circle`.`id`) = ?) SELECT `circle`.`id` AS `id` FROM `circle` AS `circle` ORDER BY `circle`.`id`",
      madeUp:
        'WITH RECURSIVE [circle] AS (OF [id] SELECT [part].[id] TO integer WIDE integer AS [id] FROM (SELECT [keepers].[id] AS [id] FROM [keepers] WHERE [keepers].[id] == :1 OF integer) AS [part] UNION SELECT [keepers].[id] TO integer WIDE integer AS [id] FROM [circle] AS [circle] JOIN [keepers] ON ([keepers].[id] PLUS [circle].[id]) == :2 OF integer) SELECT [circle].[id] AS [id] FROM [circle] AS [circle] ORDER BY [circle].[id] NULLS FIRST',
    },
    params: [2, 3],
    rows: [{ id: 1 }, { id: 2 }],
  },
  {
    does: 'stand beside others',
    query: from(chain)
      .innerJoin(Animal, Animal.keeperId.eq(chain.id))
      .innerJoin(old, old.id.eq(Animal.id))
      .select({ depth: chain.depth, name: old.name }),
    sql: {
      sqlite:
        'WITH RECURSIVE "chain" AS (SELECT "keepers"."id" AS "id", "keepers"."name" AS "path", 1 AS "depth" FROM "keepers" WHERE "keepers"."boss_id" IS NULL UNION ALL SELECT "keepers"."id" AS "id", ("chain"."path" || ? || "keepers"."name") AS "path", ("chain"."depth" + CAST(? AS INTEGER)) AS "depth" FROM "keepers" JOIN "chain" AS "chain" ON "chain"."id" = "keepers"."boss_id" WHERE "chain"."depth" < +?), "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > +?) SELECT "chain"."depth" AS "depth", "old"."name" AS "name" FROM "chain" AS "chain" JOIN "animals" ON "animals"."keeper_id" = "chain"."id" JOIN "old" AS "old" ON "old"."id" = "animals"."id"',
      postgres:
        'WITH RECURSIVE "chain" AS (SELECT ("part"."id")::bigint AS "id", ("part"."path")::text COLLATE "C" AS "path", ("part"."depth")::bigint AS "depth" FROM (SELECT "keepers"."id" AS "id", "keepers"."name" AS "path", 1 AS "depth" FROM "keepers" WHERE "keepers"."boss_id" IS NULL) AS "part" UNION ALL SELECT ("keepers"."id")::bigint AS "id", (("chain"."path" || $1::text || "keepers"."name"))::text COLLATE "C" AS "path", (("chain"."depth" + $2::bigint))::bigint AS "depth" FROM "keepers" JOIN "chain" AS "chain" ON "chain"."id" = "keepers"."boss_id" WHERE "chain"."depth" < $3), "old" AS (SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."age" AS "age" FROM "animals" WHERE "animals"."age" > $4) SELECT "chain"."depth" AS "depth", "old"."name" AS "name" FROM "chain" AS "chain" JOIN "animals" ON "animals"."keeper_id" = "chain"."id" JOIN "old" AS "old" ON "old"."id" = "animals"."id"',
      mysql:
        "WITH RECURSIVE `chain` AS (SELECT * FROM (SELECT c0 AS `id`, c1 AS `path`, c2 AS `depth` FROM JSON_TABLE('[]', '$[*]' COLUMNS (c0 BIGINT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]', c2 BIGINT PATH '$[2]')) AS `~rows` UNION ALL SELECT `keepers`.`id` AS `id`, `keepers`.`name` AS `path`, 1 AS `depth` FROM `keepers` WHERE `keepers`.`boss_id` IS NULL) AS `~base` UNION ALL SELECT `keepers`.`id` AS `id`, (concat(`chain`.`path`, ?, `keepers`.`name`)) AS `path`, (`chain`.`depth` + CAST(? AS SIGNED)) AS `depth` FROM `keepers` JOIN `chain` AS `chain` ON `chain`.`id` = `keepers`.`boss_id` WHERE `chain`.`depth` < ?), `old` AS (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?) SELECT `chain`.`depth` AS `depth`, `old`.`name` AS `name` FROM `chain` AS `chain` JOIN `animals` ON `animals`.`keeper_id` = `chain`.`id` JOIN `old` AS `old` ON `old`.`id` = `animals`.`id`",
      mariadb:
        "WITH RECURSIVE `chain` AS (SELECT * FROM (SELECT c0 AS `id`, c1 AS `path`, c2 AS `depth` FROM JSON_TABLE('[]', '$[*]' COLUMNS (c0 BIGINT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]', c2 BIGINT PATH '$[2]')) AS `~rows` UNION ALL SELECT `keepers`.`id` AS `id`, `keepers`.`name` AS `path`, 1 AS `depth` FROM `keepers` WHERE `keepers`.`boss_id` IS NULL) AS `~base` UNION ALL SELECT `keepers`.`id` AS `id`, (concat(`chain`.`path`, ?, `keepers`.`name`)) AS `path`, (`chain`.`depth` + CAST(? AS SIGNED)) AS `depth` FROM `keepers` JOIN `chain` AS `chain` ON `chain`.`id` = `keepers`.`boss_id` WHERE `chain`.`depth` < ?), `old` AS (SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`age` > ?) SELECT `chain`.`depth` AS `depth`, `old`.`name` AS `name` FROM `chain` AS `chain` JOIN `animals` ON `animals`.`keeper_id` = `chain`.`id` JOIN `old` AS `old` ON `old`.`id` = `animals`.`id`",
      madeUp:
        'WITH RECURSIVE [chain] AS (OF [id]+[path]+[depth] SELECT [part].[id] TO integer WIDE integer AS [id], [part].[path] WIDE text AS [path], [part].[depth] TO integer WIDE integer AS [depth] FROM (SELECT [keepers].[id] AS [id], [keepers].[name] AS [path], 1 AS [depth] FROM [keepers] WHERE [keepers].[boss_id] IS NULL) AS [part] UNION ALL SELECT [keepers].[id] TO integer WIDE integer AS [id], ([chain].[path] & <:1> & [keepers].[name]) WIDE text AS [path], ([chain].[depth] PLUS <:2>) WIDE integer AS [depth] FROM [keepers] JOIN [chain] AS [chain] ON [chain].[id] == [keepers].[boss_id] WHERE [chain].[depth] BELOW :3 OF integer), [old] AS (SELECT [animals].[id] AS [id], [animals].[name] AS [name], [animals].[age] AS [age] FROM [animals] WHERE [animals].[age] ABOVE :4 OF integer) SELECT [chain].[depth] AS [depth], [old].[name] AS [name] FROM [chain] AS [chain] JOIN [animals] ON [animals].[keeper_id] == [chain].[id] JOIN [old] AS [old] ON [old].[id] == [animals].[id]',
    },
    params: [' > ', 1, 9, 5],
    rows: [{ depth: 1, name: 'Rex' }],
  },
  {
    does: 'give an insert its rows',
    query: insertInto(Food).from(from(chain).where(chain.depth.gt(1)).select({ name: chain.path })),
    sql: {
      sqlite:
        'WITH RECURSIVE "chain" AS (SELECT "keepers"."id" AS "id", "keepers"."name" AS "path", 1 AS "depth" FROM "keepers" WHERE "keepers"."boss_id" IS NULL UNION ALL SELECT "keepers"."id" AS "id", ("chain"."path" || ? || "keepers"."name") AS "path", ("chain"."depth" + CAST(? AS INTEGER)) AS "depth" FROM "keepers" JOIN "chain" AS "chain" ON "chain"."id" = "keepers"."boss_id" WHERE "chain"."depth" < +?) INSERT INTO "foods" ("name") SELECT "given"."name" FROM (SELECT "chain"."path" AS "name" FROM "chain" AS "chain" WHERE "chain"."depth" > +?) AS "given" WHERE 1 = 1',
      postgres:
        'WITH RECURSIVE "chain" AS (SELECT ("part"."id")::bigint AS "id", ("part"."path")::text COLLATE "C" AS "path", ("part"."depth")::bigint AS "depth" FROM (SELECT "keepers"."id" AS "id", "keepers"."name" AS "path", 1 AS "depth" FROM "keepers" WHERE "keepers"."boss_id" IS NULL) AS "part" UNION ALL SELECT ("keepers"."id")::bigint AS "id", (("chain"."path" || $1::text || "keepers"."name"))::text COLLATE "C" AS "path", (("chain"."depth" + $2::bigint))::bigint AS "depth" FROM "keepers" JOIN "chain" AS "chain" ON "chain"."id" = "keepers"."boss_id" WHERE "chain"."depth" < $3) INSERT INTO "foods" ("name") SELECT "given"."name" FROM (SELECT "chain"."path" AS "name" FROM "chain" AS "chain" WHERE "chain"."depth" > $4) AS "given" WHERE 1 = 1',
      mysql:
        "INSERT INTO `foods` (`name`) SELECT `given`.`name` FROM (SELECT `chain`.`path` AS `name` FROM (WITH RECURSIVE `chain` AS (SELECT * FROM (SELECT c0 AS `id`, c1 AS `path`, c2 AS `depth` FROM JSON_TABLE('[]', '$[*]' COLUMNS (c0 BIGINT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]', c2 BIGINT PATH '$[2]')) AS `~rows` UNION ALL SELECT `keepers`.`id` AS `id`, `keepers`.`name` AS `path`, 1 AS `depth` FROM `keepers` WHERE `keepers`.`boss_id` IS NULL) AS `~base` UNION ALL SELECT `keepers`.`id` AS `id`, (concat(`chain`.`path`, ?, `keepers`.`name`)) AS `path`, (`chain`.`depth` + CAST(? AS SIGNED)) AS `depth` FROM `keepers` JOIN `chain` AS `chain` ON `chain`.`id` = `keepers`.`boss_id` WHERE `chain`.`depth` < ?) SELECT * FROM `chain`) AS `chain` WHERE `chain`.`depth` > ?) AS `given` WHERE 1 = 1",
      mariadb:
        "INSERT INTO `foods` (`name`) SELECT `given`.`name` FROM (SELECT `chain`.`path` AS `name` FROM (WITH RECURSIVE `chain` AS (SELECT * FROM (SELECT c0 AS `id`, c1 AS `path`, c2 AS `depth` FROM JSON_TABLE('[]', '$[*]' COLUMNS (c0 BIGINT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]', c2 BIGINT PATH '$[2]')) AS `~rows` UNION ALL SELECT `keepers`.`id` AS `id`, `keepers`.`name` AS `path`, 1 AS `depth` FROM `keepers` WHERE `keepers`.`boss_id` IS NULL) AS `~base` UNION ALL SELECT `keepers`.`id` AS `id`, (concat(`chain`.`path`, ?, `keepers`.`name`)) AS `path`, (`chain`.`depth` + CAST(? AS SIGNED)) AS `depth` FROM `keepers` JOIN `chain` AS `chain` ON `chain`.`id` = `keepers`.`boss_id` WHERE `chain`.`depth` < ?) SELECT * FROM `chain`) AS `chain` WHERE `chain`.`depth` > ?) AS `given` WHERE 1 = 1",
      madeUp:
        'INSERT INTO [foods] ([name]) SELECT [given].[name] FROM (SELECT [chain].[path] AS [name] FROM (WITH RECURSIVE [chain] AS (OF [id]+[path]+[depth] SELECT [part].[id] TO integer WIDE integer AS [id], [part].[path] WIDE text AS [path], [part].[depth] TO integer WIDE integer AS [depth] FROM (SELECT [keepers].[id] AS [id], [keepers].[name] AS [path], 1 AS [depth] FROM [keepers] WHERE [keepers].[boss_id] IS NULL) AS [part] UNION ALL SELECT [keepers].[id] TO integer WIDE integer AS [id], ([chain].[path] & <:1> & [keepers].[name]) WIDE text AS [path], ([chain].[depth] PLUS <:2>) WIDE integer AS [depth] FROM [keepers] JOIN [chain] AS [chain] ON [chain].[id] == [keepers].[boss_id] WHERE [chain].[depth] BELOW :3 OF integer) SELECT * FROM [chain]) AS [chain] WHERE [chain].[depth] ABOVE :4 OF integer) AS [given] WHERE 1 = 1',
    },
    params: [' > ', 1, 9, 1],
    rows: 2,
    after: [
      from(Food).where(Food.id.gt(2)).select({ name: Food.name }).orderBy(Food.name.asc()),
      [{ name: 'Ada > Ben' }, { name: 'Ada > Cyd' }],
    ],
  },
])
