// UNION, INTERSECT and EXCEPT: the rows of several queries as those of one.
import {
  except,
  exceptAll,
  from,
  insertInto,
  intersect,
  intersectAll,
  lower,
  scalar,
  count,
  union,
  unionAll,
} from '../../../src/index.ts'
import { Animal, Food, Keeper, Meal } from '../zoo.ts'
import { feature } from './feature.ts'

const keepers = from(Keeper).select({ name: Keeper.name })
const animals = from(Animal).select({ name: Animal.name })
const fed = from(Meal).select({ id: Meal.animalId })
const kept = from(Animal).where(Animal.keeperId.isNotNull()).select({ id: Animal.id })
const all = unionAll(fed, kept).as('all')

feature('set operations', [
  {
    does: 'union: each different row once, in an order',
    query: union(
      from(Animal).where(Animal.age.gt(1)).select({ name: Animal.name, years: Animal.age }),
      from(Animal).where(Animal.tame.eq(true)).select({ name: Animal.name, years: Animal.age }),
    )
      .orderBy(
        row => row.years.desc(),
        row => row.name.asc(),
      )
      .limit(3),
    sql: {
      sqlite:
        'SELECT "union"."name" AS "name", "union"."years" AS "years" FROM (SELECT "animals"."name" AS "name", "animals"."age" AS "years" FROM "animals" WHERE "animals"."age" > +? UNION SELECT "animals"."name" AS "name", "animals"."age" AS "years" FROM "animals" WHERE "animals"."tame" = +?) AS "union" ORDER BY "union"."years" DESC, "union"."name" LIMIT +?',
      postgres:
        'SELECT "union"."name" AS "name", "union"."years" AS "years" FROM (SELECT "animals"."name" AS "name", "animals"."age" AS "years" FROM "animals" WHERE "animals"."age" > $1 UNION SELECT "animals"."name" AS "name", "animals"."age" AS "years" FROM "animals" WHERE "animals"."tame" = $2) AS "union" ORDER BY "union"."years" DESC NULLS LAST, "union"."name" NULLS FIRST LIMIT $3',
      mysql:
        'SELECT `union`.`name` AS `name`, `union`.`years` AS `years` FROM (SELECT `animals`.`name` AS `name`, `animals`.`age` AS `years` FROM `animals` WHERE `animals`.`age` > ? UNION SELECT `animals`.`name` AS `name`, `animals`.`age` AS `years` FROM `animals` WHERE `animals`.`tame` = ?) AS `union` ORDER BY `union`.`years` DESC, `union`.`name` LIMIT ?',
      madeUp:
        'SELECT [union].[name] AS [name], [union].[years] AS [years] FROM (SELECT [animals].[name] AS [name], [animals].[age] AS [years] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer UNION SELECT [animals].[name] AS [name], [animals].[age] AS [years] FROM [animals] WHERE [animals].[tame] == :2 OF boolean) AS [union] ORDER BY [union].[years] DESC NULLS LAST, KEY([union].[name]) NULLS FIRST TAKE :3 OF integer',
    },
    params: { sqlite: [1, 1, 3], postgres: [1, true, 3], mysql: [1, 1, 3], madeUp: [1, 'yes', 3] },
    rows: [
      { name: 'Bessie', years: 7 },
      { name: 'Rex', years: 7 },
      { name: 'Kiwi', years: 2 },
    ],
  },
  {
    does: 'unionAll: parts that are ordered and cut off',
    query: unionAll(
      animals.orderBy(Animal.weight.desc()).limit(1),
      keepers.orderBy(Keeper.id.asc()).limit(1).offset(1),
      keepers.distinct(),
    ).orderBy(row => row.name.asc()),
    sql: {
      sqlite:
        'SELECT "union"."name" AS "name" FROM (SELECT * FROM (SELECT "animals"."name" AS "name" FROM "animals" ORDER BY "animals"."weight" DESC LIMIT +?) AS "part" UNION ALL SELECT * FROM (SELECT "keepers"."name" AS "name" FROM "keepers" ORDER BY "keepers"."id" LIMIT +? OFFSET +?) AS "part" UNION ALL SELECT DISTINCT "keepers"."name" AS "name" FROM "keepers") AS "union" ORDER BY "union"."name"',
      postgres:
        'SELECT "union"."name" AS "name" FROM (SELECT * FROM (SELECT "animals"."name" AS "name" FROM "animals" ORDER BY "animals"."weight" DESC NULLS LAST LIMIT $1) AS "part" UNION ALL SELECT * FROM (SELECT "keepers"."name" AS "name" FROM "keepers" ORDER BY "keepers"."id" LIMIT $2 OFFSET $3) AS "part" UNION ALL SELECT DISTINCT "keepers"."name" AS "name" FROM "keepers") AS "union" ORDER BY "union"."name" NULLS FIRST',
      mysql:
        'SELECT `union`.`name` AS `name` FROM (SELECT * FROM (SELECT `animals`.`name` AS `name` FROM `animals` ORDER BY `animals`.`weight` DESC LIMIT ?) AS `part` UNION ALL SELECT * FROM (SELECT `keepers`.`name` AS `name` FROM `keepers` ORDER BY `keepers`.`id` LIMIT ? OFFSET ?) AS `part` UNION ALL SELECT DISTINCT `keepers`.`name` AS `name` FROM `keepers`) AS `union` ORDER BY `union`.`name`',
      madeUp:
        'SELECT [union].[name] AS [name] FROM (SELECT * FROM (SELECT [animals].[name] AS [name] FROM [animals] ORDER BY [animals].[weight] DESC NULLS LAST TAKE :1 OF integer) AS [part] UNION ALL SELECT * FROM (SELECT [keepers].[name] AS [name] FROM [keepers] ORDER BY [keepers].[id] NULLS FIRST SKIP :2 OF integer TAKE :3 OF integer) AS [part] UNION ALL SELECT DISTINCT [keepers].[name] AS [name] FROM [keepers]) AS [union] ORDER BY KEY([union].[name]) NULLS FIRST',
    },
    params: [1, 1, 1],
    rows: [{ name: 'Ada' }, { name: 'Ben' }, { name: 'Ben' }, { name: 'Bessie' }, { name: 'Cyd' }],
  },
  {
    does: 'union: numbers, decimals and texts of two forms, in another order',
    query: union(
      from(Animal)
        .where(Animal.id.lte(2))
        .select({ id: Animal.id, amount: Animal.price, size: Animal.age, kind: Animal.kind }),
      from(Animal)
        .where(Animal.id.eq(2))
        .select({ kind: Animal.name, size: Animal.weight, amount: Animal.tax, id: Animal.id }),
    ).orderBy(
      row => row.id.asc(),
      row => row.amount.asc(),
    ),
    sql: {
      sqlite:
        'SELECT "union"."id" AS "id", CAST("union"."amount" AS TEXT) AS "amount", "union"."size" AS "size", "union"."kind" AS "kind" FROM (SELECT "part"."id" AS "id", "part"."amount" * 10 AS "amount", "part"."size" AS "size", "part"."kind" AS "kind" FROM (SELECT "animals"."id" AS "id", "animals"."price" AS "amount", "animals"."age" AS "size", "animals"."kind" AS "kind" FROM "animals" WHERE "animals"."id" <= +?) AS "part" UNION SELECT "part"."id" AS "id", "part"."amount" AS "amount", "part"."size" AS "size", "part"."kind" AS "kind" FROM (SELECT "animals"."name" AS "kind", "animals"."weight" AS "size", "animals"."tax" AS "amount", "animals"."id" AS "id" FROM "animals" WHERE "animals"."id" = +?) AS "part") AS "union" ORDER BY "union"."id", "union"."amount"',
      postgres:
        'SELECT "union"."id" AS "id", "union"."amount" AS "amount", "union"."size" AS "size", "union"."kind" AS "kind" FROM (SELECT "animals"."id" AS "id", "animals"."price" AS "amount", "animals"."age" AS "size", "animals"."kind" AS "kind" FROM "animals" WHERE "animals"."id" <= $1 UNION SELECT "part"."id" AS "id", "part"."amount" AS "amount", "part"."size" AS "size", "part"."kind" AS "kind" FROM (SELECT "animals"."name" AS "kind", "animals"."weight" AS "size", "animals"."tax" AS "amount", "animals"."id" AS "id" FROM "animals" WHERE "animals"."id" = $2) AS "part") AS "union" ORDER BY "union"."id" NULLS FIRST, "union"."amount" NULLS FIRST',
      mysql:
        'SELECT `union`.`id` AS `id`, `union`.`amount` AS `amount`, `union`.`size` AS `size`, `union`.`kind` AS `kind` FROM (SELECT `animals`.`id` AS `id`, `animals`.`price` AS `amount`, `animals`.`age` AS `size`, `animals`.`kind` AS `kind` FROM `animals` WHERE `animals`.`id` <= ? UNION SELECT `part`.`id` AS `id`, `part`.`amount` AS `amount`, `part`.`size` AS `size`, `part`.`kind` AS `kind` FROM (SELECT `animals`.`name` AS `kind`, `animals`.`weight` AS `size`, `animals`.`tax` AS `amount`, `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`id` = ?) AS `part`) AS `union` ORDER BY `union`.`id`, `union`.`amount`',
      madeUp:
        'SELECT [union].[id] AS [id], [union].[amount] AS [amount], [union].[size] AS [size], [union].[kind] AS [kind] FROM (SELECT [part].[id] AS [id], [part].[amount] TO decimal AS [amount], [part].[size] TO real AS [size], [part].[kind] TO text AS [kind] FROM (SELECT [animals].[id] AS [id], [animals].[price] AS [amount], [animals].[age] AS [size], [animals].[kind] AS [kind] FROM [animals] WHERE [animals].[id] UPTO :1 OF integer) AS [part] UNION SELECT [part].[id] AS [id], [part].[amount] TO decimal AS [amount], [part].[size] AS [size], [part].[kind] AS [kind] FROM (SELECT [animals].[name] AS [kind], [animals].[weight] AS [size], [animals].[tax] AS [amount], [animals].[id] AS [id] FROM [animals] WHERE [animals].[id] == :2 OF integer) AS [part]) AS [union] ORDER BY [union].[id] NULLS FIRST, [union].[amount] NULLS FIRST',
    },
    params: [2, 2],
    rows: [
      { id: 1, amount: '120.000', size: 7, kind: 'mammal' },
      { id: 2, amount: '0.200', size: 0.5, kind: 'Kiwi' },
      { id: 2, amount: '15.250', size: 2, kind: 'bird' },
    ],
  },
  {
    does: 'intersect: of three queries',
    query: intersect(kept, fed, from(Animal).select({ id: Animal.id })),
    sql: {
      sqlite:
        'SELECT "intersect"."id" AS "id" FROM (SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL INTERSECT SELECT "meals"."animal_id" AS "id" FROM "meals" INTERSECT SELECT "animals"."id" AS "id" FROM "animals") AS "intersect"',
      postgres:
        'SELECT "intersect"."id" AS "id" FROM (SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL INTERSECT SELECT "meals"."animal_id" AS "id" FROM "meals" INTERSECT SELECT "animals"."id" AS "id" FROM "animals") AS "intersect"',
      mysql:
        'SELECT `intersect`.`id` AS `id` FROM (SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` IS NOT NULL INTERSECT SELECT `meals`.`animal_id` AS `id` FROM `meals` INTERSECT SELECT `animals`.`id` AS `id` FROM `animals`) AS `intersect`',
      madeUp:
        'SELECT [intersect].[id] AS [id] FROM (SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[keeper_id] IS NOT NULL INTERSECT SELECT [meals].[animal_id] AS [id] FROM [meals] INTERSECT SELECT [animals].[id] AS [id] FROM [animals]) AS [intersect]',
    },
    params: [],
    rows: [{ id: 1 }],
  },
  {
    does: 'except: of a union',
    query: except(union(kept, fed), from(Animal).where(Animal.tame.eq(true)).select({ id: Animal.id }))
      .orderBy(row => row.id.desc())
      .offset(1),
    sql: {
      sqlite:
        'SELECT "except"."id" AS "id" FROM (SELECT "union"."id" AS "id" FROM (SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL UNION SELECT "meals"."animal_id" AS "id" FROM "meals") AS "union" EXCEPT SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tame" = +?) AS "except" ORDER BY "except"."id" DESC LIMIT -1 OFFSET +?',
      postgres:
        'SELECT "except"."id" AS "id" FROM (SELECT "union"."id" AS "id" FROM (SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL UNION SELECT "meals"."animal_id" AS "id" FROM "meals") AS "union" EXCEPT SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tame" = $1) AS "except" ORDER BY "except"."id" DESC NULLS LAST OFFSET $2',
      mysql:
        'SELECT `except`.`id` AS `id` FROM (SELECT `union`.`id` AS `id` FROM (SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` IS NOT NULL UNION SELECT `meals`.`animal_id` AS `id` FROM `meals`) AS `union` EXCEPT SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`tame` = ?) AS `except` ORDER BY `except`.`id` DESC LIMIT 18446744073709551615 OFFSET ?',
      madeUp:
        'SELECT [except].[id] AS [id] FROM (SELECT [union].[id] AS [id] FROM (SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[keeper_id] IS NOT NULL UNION SELECT [meals].[animal_id] AS [id] FROM [meals]) AS [union] EXCEPT SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[tame] == :1 OF boolean) AS [except] ORDER BY [except].[id] DESC NULLS LAST SKIP :2 OF integer',
    },
    params: { sqlite: [1, 1], postgres: [true, 1], mysql: [1, 1], madeUp: ['yes', 1] },
    rows: [{ id: 3 }, { id: 2 }],
  },
  {
    does: 'intersectAll: as often as in both',
    query: intersectAll(fed, unionAll(fed, kept)).orderBy(row => row.id.asc()),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "intersect"."id" AS "id" FROM (SELECT "meals"."animal_id" AS "id" FROM "meals" INTERSECT ALL SELECT "union"."id" AS "id" FROM (SELECT "meals"."animal_id" AS "id" FROM "meals" UNION ALL SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL) AS "union") AS "intersect" ORDER BY "intersect"."id" NULLS FIRST',
      mysql:
        'SELECT `intersect`.`id` AS `id` FROM (SELECT `meals`.`animal_id` AS `id` FROM `meals` INTERSECT ALL SELECT `union`.`id` AS `id` FROM (SELECT `meals`.`animal_id` AS `id` FROM `meals` UNION ALL SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` IS NOT NULL) AS `union`) AS `intersect` ORDER BY `intersect`.`id`',
      madeUp:
        'SELECT [intersect].[id] AS [id] FROM (SELECT [meals].[animal_id] AS [id] FROM [meals] INTERSECT ALL SELECT [union].[id] AS [id] FROM (SELECT [meals].[animal_id] AS [id] FROM [meals] UNION ALL SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[keeper_id] IS NOT NULL) AS [union]) AS [intersect] ORDER BY [intersect].[id] NULLS FIRST',
    },
    params: [],
    rows: [{ id: 1 }, { id: 4 }, { id: 4 }],
  },
  {
    does: 'exceptAll: without as many as there are',
    query: exceptAll(unionAll(fed, kept), fed).orderBy(row => row.id.asc()),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "except"."id" AS "id" FROM (SELECT "union"."id" AS "id" FROM (SELECT "meals"."animal_id" AS "id" FROM "meals" UNION ALL SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL) AS "union" EXCEPT ALL SELECT "meals"."animal_id" AS "id" FROM "meals") AS "except" ORDER BY "except"."id" NULLS FIRST',
      mysql:
        'SELECT `except`.`id` AS `id` FROM (SELECT `union`.`id` AS `id` FROM (SELECT `meals`.`animal_id` AS `id` FROM `meals` UNION ALL SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` IS NOT NULL) AS `union` EXCEPT ALL SELECT `meals`.`animal_id` AS `id` FROM `meals`) AS `except` ORDER BY `except`.`id`',
      madeUp:
        'SELECT [except].[id] AS [id] FROM (SELECT [union].[id] AS [id] FROM (SELECT [meals].[animal_id] AS [id] FROM [meals] UNION ALL SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[keeper_id] IS NOT NULL) AS [union] EXCEPT ALL SELECT [meals].[animal_id] AS [id] FROM [meals]) AS [except] ORDER BY [except].[id] NULLS FIRST',
    },
    params: [],
    rows: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 5 }],
  },
  {
    does: 'are lists, values and tables of other queries',
    query: from(Animal)
      .where(
        Animal.id.in(
          union(fed, kept)
            .orderBy(row => row.id.desc())
            .limit(2),
        ),
      )
      .select({
        name: Animal.name,
        n: scalar(
          union(from(Food).select({ n: count() }), from(Food).where(Food.id.gt(9)).select({ n: count() }))
            .orderBy(row => row.n.desc())
            .limit(1),
        ),
      }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name", (SELECT "union"."n" AS "n" FROM (SELECT count(*) AS "n" FROM "foods" UNION SELECT count(*) AS "n" FROM "foods" WHERE "foods"."id" > +?) AS "union" ORDER BY "union"."n" DESC LIMIT +?) AS "n" FROM "animals" WHERE "animals"."id" IN (SELECT "union"."id" AS "id" FROM (SELECT "meals"."animal_id" AS "id" FROM "meals" UNION SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL) AS "union" ORDER BY "union"."id" DESC LIMIT +?)',
      postgres:
        'SELECT "animals"."name" AS "name", (SELECT "union"."n" AS "n" FROM (SELECT count(*) AS "n" FROM "foods" UNION SELECT count(*) AS "n" FROM "foods" WHERE "foods"."id" > $1) AS "union" ORDER BY "union"."n" DESC NULLS LAST LIMIT $2) AS "n" FROM "animals" WHERE "animals"."id" IN (SELECT "union"."id" AS "id" FROM (SELECT "meals"."animal_id" AS "id" FROM "meals" UNION SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL) AS "union" ORDER BY "union"."id" DESC NULLS LAST LIMIT $3)',
      mysql:
        'SELECT `animals`.`name` AS `name`, (SELECT `union`.`n` AS `n` FROM (SELECT count(*) AS `n` FROM `foods` UNION SELECT count(*) AS `n` FROM `foods` WHERE `foods`.`id` > ?) AS `union` ORDER BY `union`.`n` DESC LIMIT ?) AS `n` FROM `animals` WHERE `animals`.`id` IN (SELECT * FROM (SELECT `union`.`id` AS `id` FROM (SELECT `meals`.`animal_id` AS `id` FROM `meals` UNION SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` IS NOT NULL) AS `union` ORDER BY `union`.`id` DESC LIMIT ?) AS `~apart`)',
      madeUp:
        'SELECT [animals].[name] AS [name], (SELECT [union].[n] AS [n] FROM (SELECT HOW_MANY(ROWS) AS [n] FROM [foods] UNION SELECT HOW_MANY(ROWS) AS [n] FROM [foods] WHERE [foods].[id] ABOVE :1 OF integer) AS [union] ORDER BY [union].[n] DESC NULLS LAST TAKE :2 OF integer) AS [n] FROM [animals] WHERE [animals].[id] IN (SELECT [union].[id] AS [id] FROM (SELECT [meals].[animal_id] AS [id] FROM [meals] UNION SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[keeper_id] IS NOT NULL) AS [union] ORDER BY [union].[id] DESC NULLS LAST TAKE :3 OF integer)',
    },
    params: [9, 1, 2],
    rows: [
      { name: 'Bessie', n: 2 },
      { name: 'Żabka_%', n: 2 },
    ],
  },
  {
    does: 'are joined as tables',
    query: from(Animal)
      .innerJoin(all, all.id.eq(Animal.id))
      .where(Animal.age.gt(6))
      .groupBy(Animal.name)
      .select({ name: Animal.name, n: count() })
      .orderBy(Animal.name.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name", count(*) AS "n" FROM "animals" JOIN (SELECT "union"."id" AS "id" FROM (SELECT "meals"."animal_id" AS "id" FROM "meals" UNION ALL SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL) AS "union") AS "all" ON "all"."id" = "animals"."id" WHERE "animals"."age" > +? GROUP BY "animals"."name" ORDER BY "animals"."name"',
      postgres:
        'SELECT "animals"."name" AS "name", count(*) AS "n" FROM "animals" JOIN (SELECT "union"."id" AS "id" FROM (SELECT "meals"."animal_id" AS "id" FROM "meals" UNION ALL SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL) AS "union") AS "all" ON "all"."id" = "animals"."id" WHERE "animals"."age" > $1 GROUP BY "animals"."name" ORDER BY "animals"."name"',
      mysql:
        'SELECT `animals`.`name` AS `name`, count(*) AS `n` FROM `animals` JOIN (SELECT `union`.`id` AS `id` FROM (SELECT `meals`.`animal_id` AS `id` FROM `meals` UNION ALL SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` IS NOT NULL) AS `union`) AS `all` ON `all`.`id` = `animals`.`id` WHERE `animals`.`age` > ? GROUP BY `animals`.`name` ORDER BY `animals`.`name`',
      madeUp:
        'SELECT [animals].[name] AS [name], HOW_MANY(ROWS) AS [n] FROM [animals] JOIN (SELECT [union].[id] AS [id] FROM (SELECT [meals].[animal_id] AS [id] FROM [meals] UNION ALL SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[keeper_id] IS NOT NULL) AS [union]) AS [all] ON [all].[id] == [animals].[id] WHERE [animals].[age] ABOVE :1 OF integer GROUP BY [animals].[name] ORDER BY KEY([animals].[name]) NULLS FIRST',
    },
    params: [6],
    rows: [
      { name: 'Bessie', n: 2 },
      { name: 'Rex', n: 2 },
    ],
  },
  {
    does: 'are inserted',
    query: insertInto(Food).from(
      union(
        from(Keeper).where(Keeper.id.eq(1)).select({ name: Keeper.name }),
        from(Animal)
          .where(Animal.id.eq(1))
          .select({ name: lower(Animal.name) }),
      ),
    ),
    sql: {
      sqlite:
        'INSERT INTO "foods" ("name") SELECT "given"."name" FROM (SELECT "union"."name" AS "name" FROM (SELECT "keepers"."name" AS "name" FROM "keepers" WHERE "keepers"."id" = +? UNION SELECT lower("animals"."name") AS "name" FROM "animals" WHERE "animals"."id" = +?) AS "union") AS "given" WHERE 1 = 1',
      postgres:
        'INSERT INTO "foods" ("name") SELECT "given"."name" FROM (SELECT "union"."name" AS "name" FROM (SELECT "keepers"."name" AS "name" FROM "keepers" WHERE "keepers"."id" = $1 UNION SELECT lower("animals"."name" COLLATE "C") AS "name" FROM "animals" WHERE "animals"."id" = $2) AS "union") AS "given" WHERE 1 = 1',
      mysql:
        'INSERT INTO `foods` (`name`) SELECT `given`.`name` FROM (SELECT `union`.`name` AS `name` FROM (SELECT `keepers`.`name` AS `name` FROM `keepers` WHERE `keepers`.`id` = ? UNION SELECT CAST(CAST(lower(CONVERT(CAST(`animals`.`name` AS BINARY) USING tis620)) AS BINARY) AS CHAR) AS `name` FROM `animals` WHERE `animals`.`id` = ?) AS `union`) AS `given` WHERE 1 = 1',
      madeUp:
        'INSERT INTO [foods] ([name]) SELECT [given].[name] FROM (SELECT [union].[name] AS [name] FROM (SELECT [keepers].[name] AS [name] FROM [keepers] WHERE [keepers].[id] == :1 OF integer UNION SELECT SMALL([animals].[name]) AS [name] FROM [animals] WHERE [animals].[id] == :2 OF integer) AS [union]) AS [given] WHERE 1 = 1',
    },
    params: [1, 1],
    rows: 2,
    after: [
      from(Food).where(Food.id.gt(2)).select({ name: Food.name }).orderBy(Food.name.asc()),
      [{ name: 'Ada' }, { name: 'rex' }],
    ],
  },
])
