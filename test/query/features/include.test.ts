// The statement of include() for a tree of rows: a query with a name for each level, and their rows as documents.
import { ALL } from '../../../src/ast/executor.ts'
import { toSQL } from '../../../src/compile/to-sql.ts'
import { UnsupportedError } from '../../../src/error/definition.ts'
import { alias, from, toDepth, upper } from '../../../src/index.ts'
import type { Root } from '../../../src/relation/load/root.ts'
import { wholeTree } from '../../../src/relation/tree/tree.ts'
import { Animal, Food, Keeper, Meal } from '../zoo.ts'
import { feature, type Shown } from './feature.ts'

/** SQLite is in the process and so reads level by level; this is what one far away is sent. */
function tree(query: object): Shown {
  const { root } = query as { readonly root: Root }
  return {
    toSQL(target) {
      const statement = wholeTree(root, ALL, target)
      if (!statement) throw new UnsupportedError('queries that are read once', target.name)
      return toSQL(statement.query, target)
    },
    all: db => (query as { all(db: unknown): Promise<unknown> }).all(db),
  }
}

const name = { select: { name: Animal.name } }
const boss = alias(Keeper, 'boss')

feature('include', [
  {
    does: 'load a row, a list, and a list over a link table with its rows',
    query: tree(
      from(Keeper)
        .where(Keeper.id.lte(2))
        .orderBy(Keeper.id.asc())
        .include({
          boss: true,
          animals: {
            ...name,
            include: { foods: { select: { name: Food.name }, orderBy: Meal.grams.desc(), link: true } },
          },
        }),
    ),
    sql: {
      sqlite:
        'WITH "~0" AS (SELECT "~rows"."c0" AS "c0", "~rows"."c1" AS "c1", "~rows"."c2" AS "c2", row_number() OVER (ORDER BY "~rows"."o0") AS "n" FROM (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2", "keepers"."id" AS "o0" FROM "keepers" WHERE "keepers"."id" <= +? ORDER BY "keepers"."id") AS "~rows"), "~1" AS (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2" FROM "keepers" WHERE "keepers"."id" IN (SELECT "~0"."c2" AS "k0" FROM "~0" AS "~0")), "~2" AS (SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1", "animals"."id" AS "c2", row_number() OVER (ORDER BY "animals"."id") AS "n" FROM "animals" WHERE "animals"."keeper_id" IN (SELECT "~0"."c0" AS "k0" FROM "~0" AS "~0")), "~3" AS (SELECT "foods"."name" AS "c0", "meals"."animal_id" AS "c1", "meals"."animal_id" AS "c2", "meals"."food_id" AS "c3", "meals"."grams" AS "c4", row_number() OVER (ORDER BY "meals"."grams" DESC, "foods"."id") AS "n" FROM "foods" JOIN "meals" ON "meals"."food_id" = "foods"."id" WHERE "meals"."animal_id" IN (SELECT "~2"."c2" AS "k0" FROM "~2" AS "~2")) SELECT "~tree"."d" AS "d" FROM (SELECT json_array(0, "n", "c0", "c1", "c2") AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_array(1, 0, "c0", "c1", "c2") AS "d" FROM "~1" AS "~1" UNION ALL SELECT json_array(2, "n", "c0", "c1", "c2") AS "d" FROM "~2" AS "~2" UNION ALL SELECT json_array(3, "n", "c0", "c1", "c2", "c3", "c4") AS "d" FROM "~3" AS "~3") AS "~tree"',
      postgres:
        'WITH "~0" AS (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2" FROM "keepers" WHERE "keepers"."id" <= $1 ORDER BY "keepers"."id"), "~1" AS (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2" FROM "keepers" WHERE "keepers"."id" = ANY (ARRAY(SELECT "~0"."c2" AS "k0" FROM "~0" AS "~0"))), "~2" AS (SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1", "animals"."id" AS "c2" FROM "animals" WHERE "animals"."keeper_id" = ANY (ARRAY(SELECT "~0"."c0" AS "k0" FROM "~0" AS "~0")) ORDER BY "animals"."id"), "~3" AS (SELECT "foods"."name" AS "c0", "meals"."animal_id" AS "c1", "meals"."animal_id" AS "c2", "meals"."food_id" AS "c3", "meals"."grams" AS "c4" FROM "foods" JOIN "meals" ON "meals"."food_id" = "foods"."id" WHERE "meals"."animal_id" = ANY (ARRAY(SELECT "~2"."c2" AS "k0" FROM "~2" AS "~2")) ORDER BY "meals"."grams" DESC, "foods"."id") SELECT "~tree"."d" AS "d" FROM (SELECT json_build_array(0, json_agg("c0"), json_agg("c1"), json_agg("c2")) AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_build_array(1, json_agg("c0"), json_agg("c1"), json_agg("c2")) AS "d" FROM "~1" AS "~1" UNION ALL SELECT json_build_array(2, json_agg("c0"), json_agg("c1"), json_agg("c2")) AS "d" FROM "~2" AS "~2" UNION ALL SELECT json_build_array(3, json_agg("c0"), json_agg("c1"), json_agg("c2"), json_agg("c3"), json_agg("c4")) AS "d" FROM "~3" AS "~3") AS "~tree"',
      mysql:
        'WITH `~0` AS (SELECT `~rows`.`c0` AS `c0`, `~rows`.`c1` AS `c1`, `~rows`.`c2` AS `c2`, row_number() OVER (ORDER BY `~rows`.`o0`) AS `n` FROM (SELECT `keepers`.`id` AS `c0`, `keepers`.`name` AS `c1`, `keepers`.`boss_id` AS `c2`, `keepers`.`id` AS `o0` FROM `keepers` WHERE `keepers`.`id` <= ? ORDER BY `keepers`.`id`) AS `~rows`), `~1` AS (SELECT `keepers`.`id` AS `c0`, `keepers`.`name` AS `c1`, `keepers`.`boss_id` AS `c2` FROM `keepers` WHERE `keepers`.`id` IN (SELECT `~0`.`c2` AS `k0` FROM `~0` AS `~0`)), `~2` AS (SELECT `animals`.`name` AS `c0`, `animals`.`keeper_id` AS `c1`, `animals`.`id` AS `c2`, row_number() OVER (ORDER BY `animals`.`id`) AS `n` FROM `animals` WHERE `animals`.`keeper_id` IN (SELECT `~0`.`c0` AS `k0` FROM `~0` AS `~0`)), `~3` AS (SELECT `foods`.`name` AS `c0`, `meals`.`animal_id` AS `c1`, `meals`.`animal_id` AS `c2`, `meals`.`food_id` AS `c3`, `meals`.`grams` AS `c4`, row_number() OVER (ORDER BY `meals`.`grams` DESC, `foods`.`id`) AS `n` FROM `foods` JOIN `meals` ON `meals`.`food_id` = `foods`.`id` WHERE `meals`.`animal_id` IN (SELECT `~2`.`c2` AS `k0` FROM `~2` AS `~2`)) SELECT `~tree`.`d` AS `d` FROM (SELECT JSON_ARRAY(0, `n`, `c0`, `c1`, `c2`) AS `d` FROM `~0` AS `~0` UNION ALL SELECT JSON_ARRAY(1, 0, `c0`, `c1`, `c2`) AS `d` FROM `~1` AS `~1` UNION ALL SELECT JSON_ARRAY(2, `n`, `c0`, `c1`, `c2`) AS `d` FROM `~2` AS `~2` UNION ALL SELECT JSON_ARRAY(3, `n`, `c0`, `c1`, `c2`, `c3`, `c4`) AS `d` FROM `~3` AS `~3`) AS `~tree`',
      mariadb: null,
      madeUp:
        'WITH [~0] AS (SELECT [~rows].[c0] AS [c0], [~rows].[c1] AS [c1], [~rows].[c2] AS [c2], row_number() OVER (ORDER BY [~rows].[o0] NULLS FIRST) AS [n] FROM (SELECT [keepers].[id] AS [c0], [keepers].[name] AS [c1], [keepers].[boss_id] AS [c2], [keepers].[id] AS [o0] FROM [keepers] WHERE [keepers].[id] UPTO :1 OF integer ORDER BY [keepers].[id] NULLS FIRST) AS [~rows]), [~1] AS (SELECT [keepers].[id] AS [c0], [keepers].[name] AS [c1], [keepers].[boss_id] AS [c2] FROM [keepers] WHERE [keepers].[id] IN (SELECT [~0].[c2] AS [k0] FROM [~0] AS [~0])), [~2] AS (SELECT [animals].[name] AS [c0], [animals].[keeper_id] AS [c1], [animals].[id] AS [c2], row_number() OVER (ORDER BY [animals].[id] NULLS FIRST) AS [n] FROM [animals] WHERE [animals].[keeper_id] IN (SELECT [~0].[c0] AS [k0] FROM [~0] AS [~0])), [~3] AS (SELECT [foods].[name] AS [c0], [meals].[animal_id] AS [c1], [meals].[animal_id] AS [c2], [meals].[food_id] AS [c3], [meals].[grams] AS [c4], row_number() OVER (ORDER BY [meals].[grams] DESC NULLS LAST, [foods].[id] NULLS FIRST) AS [n] FROM [foods] JOIN [meals] ON [meals].[food_id] == [foods].[id] WHERE [meals].[animal_id] IN (SELECT [~2].[c2] AS [k0] FROM [~2] AS [~2])) SELECT [~tree].[d] AS [d] FROM (SELECT ROW 0 OF(0; [n]; [c0]; [c1]; [c2]) AS integer AS [d] FROM [~0] AS [~0] UNION ALL SELECT ROW 0 OF(1; 0; [c0]; [c1]; [c2]) AS integer AS [d] FROM [~1] AS [~1] UNION ALL SELECT ROW 0 OF(2; [n]; [c0]; [c1]; [c2]) AS integer AS [d] FROM [~2] AS [~2] UNION ALL SELECT ROW 0 OF(3; [n]; [c0]; [c1]; [c2]; [c3]; [c4]) AS integer AS [d] FROM [~3] AS [~3]) AS [~tree]',
    },
    params: [2],
    rows: [
      {
        id: 1,
        name: 'Ada',
        bossId: null,
        boss: null,
        animals: [
          { name: 'Rex', foods: [{ name: 'corn', link: { animalId: 1, foodId: 2, grams: 200 } }] },
          { name: 'Żabka_%', foods: [] },
        ],
      },
      {
        id: 2,
        name: 'Ben',
        bossId: 1,
        boss: { id: 1, name: 'Ada', bossId: null },
        animals: [
          { name: 'Kiwi', foods: [] },
          { name: 'Nemo', foods: [] },
        ],
      },
    ],
  },
  {
    does: 'load a page for each row',
    query: tree(
      from(Keeper)
        .orderBy(Keeper.id.asc())
        .include({ animals: { ...name, where: Animal.age.gte(0), orderBy: Animal.price.desc(), limit: 1, offset: 1 } }),
    ),
    sql: {
      sqlite:
        'WITH "~0" AS (SELECT "~rows"."c0" AS "c0", "~rows"."c1" AS "c1", "~rows"."c2" AS "c2", row_number() OVER (ORDER BY "~rows"."o0") AS "n" FROM (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2", "keepers"."id" AS "o0" FROM "keepers" ORDER BY "keepers"."id") AS "~rows"), "~1" AS (SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1", "~ranked"."place" AS "n" FROM "animals" JOIN (SELECT "animals"."id" AS "k0", row_number() OVER (PARTITION BY "animals"."keeper_id" ORDER BY "animals"."price" DESC, "animals"."id") AS "place" FROM "animals" WHERE "animals"."age" >= +? AND ("animals"."keeper_id" IN (SELECT "~0"."c0" AS "k0" FROM "~0" AS "~0"))) AS "~ranked" ON "animals"."id" = "~ranked"."k0" WHERE "~ranked"."place" > +? AND "~ranked"."place" <= +?) SELECT "~tree"."d" AS "d" FROM (SELECT json_array(0, "n", "c0", "c1", "c2") AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_array(1, "n", "c0", "c1") AS "d" FROM "~1" AS "~1") AS "~tree"',
      postgres:
        'WITH "~0" AS (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2" FROM "keepers" ORDER BY "keepers"."id"), "~1" AS (SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1" FROM "animals" JOIN (SELECT "animals"."id" AS "k0", row_number() OVER (PARTITION BY "animals"."keeper_id" ORDER BY "animals"."price" DESC, "animals"."id") AS "place" FROM "animals" WHERE "animals"."age" >= $1 AND ("animals"."keeper_id" = ANY (ARRAY(SELECT "~0"."c0" AS "k0" FROM "~0" AS "~0")))) AS "~ranked" ON "animals"."id" = "~ranked"."k0" WHERE "~ranked"."place" > $2 AND "~ranked"."place" <= $3 ORDER BY "~ranked"."place" NULLS FIRST) SELECT "~tree"."d" AS "d" FROM (SELECT json_build_array(0, json_agg("c0"), json_agg("c1"), json_agg("c2")) AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_build_array(1, json_agg("c0"), json_agg("c1")) AS "d" FROM "~1" AS "~1") AS "~tree"',
      mysql:
        'WITH `~0` AS (SELECT `~rows`.`c0` AS `c0`, `~rows`.`c1` AS `c1`, `~rows`.`c2` AS `c2`, row_number() OVER (ORDER BY `~rows`.`o0`) AS `n` FROM (SELECT `keepers`.`id` AS `c0`, `keepers`.`name` AS `c1`, `keepers`.`boss_id` AS `c2`, `keepers`.`id` AS `o0` FROM `keepers` ORDER BY `keepers`.`id`) AS `~rows`), `~1` AS (SELECT `animals`.`name` AS `c0`, `animals`.`keeper_id` AS `c1`, `~ranked`.`place` AS `n` FROM `animals` JOIN (SELECT `animals`.`id` AS `k0`, row_number() OVER (PARTITION BY `animals`.`keeper_id` ORDER BY `animals`.`price` DESC, `animals`.`id`) AS `place` FROM `animals` WHERE `animals`.`age` >= ? AND (`animals`.`keeper_id` IN (SELECT `~0`.`c0` AS `k0` FROM `~0` AS `~0`))) AS `~ranked` ON `animals`.`id` = `~ranked`.`k0` WHERE `~ranked`.`place` > ? AND `~ranked`.`place` <= ?) SELECT `~tree`.`d` AS `d` FROM (SELECT JSON_ARRAY(0, `n`, `c0`, `c1`, `c2`) AS `d` FROM `~0` AS `~0` UNION ALL SELECT JSON_ARRAY(1, `n`, `c0`, `c1`) AS `d` FROM `~1` AS `~1`) AS `~tree`',
      mariadb: null,
      madeUp:
        'WITH [~0] AS (SELECT [~rows].[c0] AS [c0], [~rows].[c1] AS [c1], [~rows].[c2] AS [c2], row_number() OVER (ORDER BY [~rows].[o0] NULLS FIRST) AS [n] FROM (SELECT [keepers].[id] AS [c0], [keepers].[name] AS [c1], [keepers].[boss_id] AS [c2], [keepers].[id] AS [o0] FROM [keepers] ORDER BY [keepers].[id] NULLS FIRST) AS [~rows]), [~1] AS (SELECT [animals].[name] AS [c0], [animals].[keeper_id] AS [c1], [~ranked].[place] AS [n] FROM [animals] JOIN (SELECT [animals].[id] AS [k0], row_number() OVER (PARTITION BY [animals].[keeper_id] ORDER BY [animals].[price] DESC NULLS LAST, [animals].[id] NULLS FIRST) AS [place] FROM [animals] WHERE [animals].[age] FROM :1 OF integer AND ([animals].[keeper_id] IN (SELECT [~0].[c0] AS [k0] FROM [~0] AS [~0]))) AS [~ranked] ON [animals].[id] == [~ranked].[k0] WHERE [~ranked].[place] ABOVE :2 OF integer AND [~ranked].[place] UPTO :3 OF integer) SELECT [~tree].[d] AS [d] FROM (SELECT ROW 0 OF(0; [n]; [c0]; [c1]; [c2]) AS integer AS [d] FROM [~0] AS [~0] UNION ALL SELECT ROW 0 OF(1; [n]; [c0]; [c1]) AS integer AS [d] FROM [~1] AS [~1]) AS [~tree]',
    },
    params: [0, 1, 2],
    rows: [
      { id: 1, name: 'Ada', bossId: null, animals: [{ name: 'Żabka_%' }] },
      { id: 2, name: 'Ben', bossId: 1, animals: [] },
      { id: 3, name: 'Cyd', bossId: 1, animals: [] },
    ],
  },
  {
    does: 'load for a page of rows, with expressions beside them',
    query: tree(
      from(Keeper)
        .orderBy(Keeper.name.desc())
        .limit(2)
        .offset(1)
        .include({
          shout: upper(Keeper.name),
          boss: { select: { id: Keeper.id }, include: { loud: upper(Keeper.name) } },
        }),
    ),
    sql: {
      sqlite:
        'WITH "~0" AS (SELECT "~rows"."c0" AS "c0", "~rows"."c1" AS "c1", "~rows"."c2" AS "c2", "~rows"."c3" AS "c3", "~rows"."c4" AS "c4", row_number() OVER (ORDER BY "~rows"."o0" DESC) AS "n" FROM (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2", "keepers"."boss_id" AS "c3", upper("keepers"."name") AS "c4", "keepers"."name" AS "o0" FROM "keepers" ORDER BY "keepers"."name" DESC LIMIT +? OFFSET +?) AS "~rows"), "~1" AS (SELECT "keepers"."id" AS "c0", "keepers"."id" AS "c1", upper("keepers"."name") AS "c2" FROM "keepers" WHERE "keepers"."id" IN (SELECT "~0"."c3" AS "k0" FROM "~0" AS "~0")) SELECT "~tree"."d" AS "d" FROM (SELECT json_array(0, "n", "c0", "c1", "c2", "c3", "c4") AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_array(1, 0, "c0", "c1", "c2") AS "d" FROM "~1" AS "~1") AS "~tree"',
      postgres:
        'WITH "~0" AS (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2", "keepers"."boss_id" AS "c3", upper("keepers"."name" COLLATE "C") AS "c4" FROM "keepers" ORDER BY "keepers"."name" DESC LIMIT $1 OFFSET $2), "~1" AS (SELECT "keepers"."id" AS "c0", "keepers"."id" AS "c1", upper("keepers"."name" COLLATE "C") AS "c2" FROM "keepers" WHERE "keepers"."id" = ANY (ARRAY(SELECT "~0"."c3" AS "k0" FROM "~0" AS "~0"))) SELECT "~tree"."d" AS "d" FROM (SELECT json_build_array(0, json_agg("c0"), json_agg("c1"), json_agg("c2"), json_agg("c3"), json_agg("c4")) AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_build_array(1, json_agg("c0"), json_agg("c1"), json_agg("c2")) AS "d" FROM "~1" AS "~1") AS "~tree"',
      mysql:
        'WITH `~0` AS (SELECT `~rows`.`c0` AS `c0`, `~rows`.`c1` AS `c1`, `~rows`.`c2` AS `c2`, `~rows`.`c3` AS `c3`, `~rows`.`c4` AS `c4`, row_number() OVER (ORDER BY `~rows`.`o0` DESC) AS `n` FROM (SELECT `keepers`.`id` AS `c0`, `keepers`.`name` AS `c1`, `keepers`.`boss_id` AS `c2`, `keepers`.`boss_id` AS `c3`, CAST(CAST(upper(CONVERT(CAST(`keepers`.`name` AS BINARY) USING tis620)) AS BINARY) AS CHAR) AS `c4`, `keepers`.`name` AS `o0` FROM `keepers` ORDER BY `keepers`.`name` DESC LIMIT ? OFFSET ?) AS `~rows`), `~1` AS (SELECT `keepers`.`id` AS `c0`, `keepers`.`id` AS `c1`, CAST(CAST(upper(CONVERT(CAST(`keepers`.`name` AS BINARY) USING tis620)) AS BINARY) AS CHAR) AS `c2` FROM `keepers` WHERE `keepers`.`id` IN (SELECT `~0`.`c3` AS `k0` FROM `~0` AS `~0`)) SELECT `~tree`.`d` AS `d` FROM (SELECT JSON_ARRAY(0, `n`, `c0`, `c1`, `c2`, `c3`, `c4`) AS `d` FROM `~0` AS `~0` UNION ALL SELECT JSON_ARRAY(1, 0, `c0`, `c1`, `c2`) AS `d` FROM `~1` AS `~1`) AS `~tree`',
      mariadb: null,
      madeUp:
        'WITH [~0] AS (SELECT [~rows].[c0] AS [c0], [~rows].[c1] AS [c1], [~rows].[c2] AS [c2], [~rows].[c3] AS [c3], [~rows].[c4] AS [c4], row_number() OVER (ORDER BY KEY([~rows].[o0]) DESC NULLS LAST) AS [n] FROM (SELECT [keepers].[id] AS [c0], [keepers].[name] AS [c1], [keepers].[boss_id] AS [c2], [keepers].[boss_id] AS [c3], LARGE([keepers].[name]) AS [c4], [keepers].[name] AS [o0] FROM [keepers] ORDER BY KEY([keepers].[name]) DESC NULLS LAST SKIP :1 OF integer TAKE :2 OF integer) AS [~rows]), [~1] AS (SELECT [keepers].[id] AS [c0], [keepers].[id] AS [c1], LARGE([keepers].[name]) AS [c2] FROM [keepers] WHERE [keepers].[id] IN (SELECT [~0].[c3] AS [k0] FROM [~0] AS [~0])) SELECT [~tree].[d] AS [d] FROM (SELECT ROW 0 OF(0; [n]; [c0]; [c1]; [c2]; [c3]; [c4]) AS integer AS [d] FROM [~0] AS [~0] UNION ALL SELECT ROW 0 OF(1; 0; [c0]; [c1]; [c2]) AS integer AS [d] FROM [~1] AS [~1]) AS [~tree]',
    },
    params: { sqlite: [2, 1], postgres: [2, 1], mysql: [2, 1], madeUp: [1, 2] },
    rows: [
      { id: 2, name: 'Ben', bossId: 1, shout: 'BEN', boss: { id: 1, loud: 'ADA' } },
      { id: 1, name: 'Ada', bossId: null, shout: 'ADA', boss: null },
    ],
  },
  {
    does: 'follow a relation to a depth',
    query: tree(
      from(Keeper)
        .where(Keeper.id.eq(2))
        .include({ boss: toDepth(2, { select: { name: Keeper.name } }) }),
    ),
    sql: {
      sqlite:
        'WITH RECURSIVE "~0" AS (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2" FROM "keepers" WHERE "keepers"."id" = +?), "~walk1" AS (SELECT "keepers"."boss_id" AS "k0", 1 AS "depth" FROM "keepers" WHERE "keepers"."id" IN (SELECT "~0"."c2" AS "k0" FROM "~0" AS "~0") UNION SELECT "keepers"."boss_id" AS "k0", ("~walk1"."depth" + CAST(? AS INTEGER)) AS "depth" FROM "keepers" JOIN "~walk1" AS "~walk1" ON "keepers"."id" = "~walk1"."k0" WHERE "~walk1"."depth" < +?), "~1" AS (SELECT "keepers"."name" AS "c0", "keepers"."id" AS "c1", "keepers"."boss_id" AS "c2" FROM "keepers" WHERE ("keepers"."id" IN (SELECT "~0"."c2" AS "k0" FROM "~0" AS "~0")) OR ("keepers"."id" IN (SELECT "~walk1"."k0" AS "k0" FROM "~walk1" AS "~walk1"))) SELECT "~tree"."d" AS "d" FROM (SELECT json_array(0, 0, "c0", "c1", "c2") AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_array(1, 0, "c0", "c1", "c2") AS "d" FROM "~1" AS "~1") AS "~tree"',
      postgres:
        'WITH RECURSIVE "~0" AS (SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2" FROM "keepers" WHERE "keepers"."id" = $1), "~walk1" AS (SELECT ("part"."k0")::bigint AS "k0", ("part"."depth")::bigint AS "depth" FROM (SELECT "keepers"."boss_id" AS "k0", 1 AS "depth" FROM "keepers" WHERE "keepers"."id" = ANY (ARRAY(SELECT "~0"."c2" AS "k0" FROM "~0" AS "~0"))) AS "part" UNION SELECT ("keepers"."boss_id")::bigint AS "k0", (("~walk1"."depth" + $2::bigint))::bigint AS "depth" FROM "keepers" JOIN "~walk1" AS "~walk1" ON "keepers"."id" = "~walk1"."k0" WHERE "~walk1"."depth" < $3), "~1" AS (SELECT "keepers"."name" AS "c0", "keepers"."id" AS "c1", "keepers"."boss_id" AS "c2" FROM "keepers" WHERE ("keepers"."id" = ANY (ARRAY(SELECT "~0"."c2" AS "k0" FROM "~0" AS "~0"))) OR ("keepers"."id" = ANY (ARRAY(SELECT "~walk1"."k0" AS "k0" FROM "~walk1" AS "~walk1")))) SELECT "~tree"."d" AS "d" FROM (SELECT json_build_array(0, json_agg("c0"), json_agg("c1"), json_agg("c2")) AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_build_array(1, json_agg("c0"), json_agg("c1"), json_agg("c2")) AS "d" FROM "~1" AS "~1") AS "~tree"',
      mysql:
        "WITH RECURSIVE `~0` AS (SELECT `keepers`.`id` AS `c0`, `keepers`.`name` AS `c1`, `keepers`.`boss_id` AS `c2` FROM `keepers` WHERE `keepers`.`id` = ?), `~walk1` AS (SELECT * FROM (SELECT c0 AS `k0`, c1 AS `depth` FROM JSON_TABLE('[]', '$[*]' COLUMNS (c0 BIGINT PATH '$[0]', c1 BIGINT PATH '$[1]')) AS `~rows` UNION ALL SELECT `keepers`.`boss_id` AS `k0`, 1 AS `depth` FROM `keepers` WHERE `keepers`.`id` IN (SELECT `~0`.`c2` AS `k0` FROM `~0` AS `~0`)) AS `~base` UNION SELECT `keepers`.`boss_id` AS `k0`, (`~walk1`.`depth` + CAST(? AS SIGNED)) AS `depth` FROM `keepers` JOIN `~walk1` AS `~walk1` ON `keepers`.`id` = `~walk1`.`k0` WHERE `~walk1`.`depth` < ?), `~1` AS (SELECT `keepers`.`name` AS `c0`, `keepers`.`id` AS `c1`, `keepers`.`boss_id` AS `c2` FROM `keepers` WHERE (`keepers`.`id` IN (SELECT `~0`.`c2` AS `k0` FROM `~0` AS `~0`)) OR (`keepers`.`id` IN (SELECT `~walk1`.`k0` AS `k0` FROM `~walk1` AS `~walk1`))) SELECT `~tree`.`d` AS `d` FROM (SELECT JSON_ARRAY(0, 0, `c0`, `c1`, `c2`) AS `d` FROM `~0` AS `~0` UNION ALL SELECT JSON_ARRAY(1, 0, `c0`, `c1`, `c2`) AS `d` FROM `~1` AS `~1`) AS `~tree`",
      mariadb: null,
      madeUp:
        'WITH RECURSIVE [~0] AS (SELECT [keepers].[id] AS [c0], [keepers].[name] AS [c1], [keepers].[boss_id] AS [c2] FROM [keepers] WHERE [keepers].[id] == :1 OF integer), [~walk1] AS (OF [k0]+[depth] SELECT [part].[k0] TO integer WIDE integer AS [k0], [part].[depth] WIDE integer AS [depth] FROM (SELECT [keepers].[boss_id] AS [k0], 1 AS [depth] FROM [keepers] WHERE [keepers].[id] IN (SELECT [~0].[c2] AS [k0] FROM [~0] AS [~0])) AS [part] UNION SELECT [keepers].[boss_id] TO integer WIDE integer AS [k0], ([~walk1].[depth] PLUS <:2>) WIDE integer AS [depth] FROM [keepers] JOIN [~walk1] AS [~walk1] ON [keepers].[id] == [~walk1].[k0] WHERE [~walk1].[depth] BELOW :3 OF integer), [~1] AS (SELECT [keepers].[name] AS [c0], [keepers].[id] AS [c1], [keepers].[boss_id] AS [c2] FROM [keepers] WHERE ([keepers].[id] IN (SELECT [~0].[c2] AS [k0] FROM [~0] AS [~0])) OR ([keepers].[id] IN (SELECT [~walk1].[k0] AS [k0] FROM [~walk1] AS [~walk1]))) SELECT [~tree].[d] AS [d] FROM (SELECT ROW 0 OF(0; 0; [c0]; [c1]; [c2]) AS integer AS [d] FROM [~0] AS [~0] UNION ALL SELECT ROW 0 OF(1; 0; [c0]; [c1]; [c2]) AS integer AS [d] FROM [~1] AS [~1]) AS [~tree]',
    },
    params: [2, 1, 1],
    rows: [{ id: 2, name: 'Ben', bossId: 1, boss: { name: 'Ada', boss: null } }],
  },
  {
    does: 'load for rows without an order, of an alias and of a join',
    query: tree(
      from(boss)
        .innerJoin(Keeper, Keeper.bossId.eq(boss.id))
        .where(Keeper.name.eq('Ben'))
        .include({ animals: { where: Animal.tame, ...name } }),
    ),
    sql: {
      sqlite:
        'WITH "~0" AS (SELECT "boss"."id" AS "c0", "boss"."name" AS "c1", "boss"."boss_id" AS "c2" FROM "keepers" AS "boss" JOIN "keepers" ON "keepers"."boss_id" = "boss"."id" WHERE "keepers"."name" = +?), "~1" AS (SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1", row_number() OVER (ORDER BY "animals"."id") AS "n" FROM "animals" WHERE "animals"."tame" AND ("animals"."keeper_id" IN (SELECT "~0"."c0" AS "k0" FROM "~0" AS "~0"))) SELECT "~tree"."d" AS "d" FROM (SELECT json_array(0, 0, "c0", "c1", "c2") AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_array(1, "n", "c0", "c1") AS "d" FROM "~1" AS "~1") AS "~tree"',
      postgres:
        'WITH "~0" AS (SELECT "boss"."id" AS "c0", "boss"."name" AS "c1", "boss"."boss_id" AS "c2" FROM "keepers" AS "boss" JOIN "keepers" ON "keepers"."boss_id" = "boss"."id" WHERE "keepers"."name" = $1), "~1" AS (SELECT "animals"."name" AS "c0", "animals"."keeper_id" AS "c1" FROM "animals" WHERE "animals"."tame" AND ("animals"."keeper_id" = ANY (ARRAY(SELECT "~0"."c0" AS "k0" FROM "~0" AS "~0"))) ORDER BY "animals"."id") SELECT "~tree"."d" AS "d" FROM (SELECT json_build_array(0, json_agg("c0"), json_agg("c1"), json_agg("c2")) AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_build_array(1, json_agg("c0"), json_agg("c1")) AS "d" FROM "~1" AS "~1") AS "~tree"',
      mysql:
        'WITH `~0` AS (SELECT `boss`.`id` AS `c0`, `boss`.`name` AS `c1`, `boss`.`boss_id` AS `c2` FROM `keepers` AS `boss` JOIN `keepers` ON `keepers`.`boss_id` = `boss`.`id` WHERE `keepers`.`name` = ?), `~1` AS (SELECT `animals`.`name` AS `c0`, `animals`.`keeper_id` AS `c1`, row_number() OVER (ORDER BY `animals`.`id`) AS `n` FROM `animals` WHERE `animals`.`tame` AND (`animals`.`keeper_id` IN (SELECT `~0`.`c0` AS `k0` FROM `~0` AS `~0`))) SELECT `~tree`.`d` AS `d` FROM (SELECT JSON_ARRAY(0, 0, `c0`, `c1`, `c2`) AS `d` FROM `~0` AS `~0` UNION ALL SELECT JSON_ARRAY(1, `n`, `c0`, `c1`) AS `d` FROM `~1` AS `~1`) AS `~tree`',
      mariadb: null,
      madeUp:
        'WITH [~0] AS (SELECT [boss].[id] AS [c0], [boss].[name] AS [c1], [boss].[boss_id] AS [c2] FROM [keepers] AS [boss] JOIN [keepers] ON [keepers].[boss_id] == [boss].[id] WHERE [keepers].[name] == :1 OF text), [~1] AS (SELECT [animals].[name] AS [c0], [animals].[keeper_id] AS [c1], row_number() OVER (ORDER BY [animals].[id] NULLS FIRST) AS [n] FROM [animals] WHERE [animals].[tame] AND ([animals].[keeper_id] IN (SELECT [~0].[c0] AS [k0] FROM [~0] AS [~0]))) SELECT [~tree].[d] AS [d] FROM (SELECT ROW 0 OF(0; 0; [c0]; [c1]; [c2]) AS integer AS [d] FROM [~0] AS [~0] UNION ALL SELECT ROW 0 OF(1; [n]; [c0]; [c1]) AS integer AS [d] FROM [~1] AS [~1]) AS [~tree]',
    },
    params: ['Ben'],
    rows: [{ id: 1, name: 'Ada', bossId: null, animals: [{ name: 'Rex' }, { name: 'Żabka_%' }] }],
  },
  {
    does: 'keep values of all kinds in documents',
    query: tree(
      from(Food)
        .where(Food.id.eq(2))
        .include({
          animals: {
            where: Meal.grams.lt(1000),
            select: {
              chip: Animal.chip,
              price: Animal.price,
              tame: Animal.tame,
              tags: Animal.tags,
              facts: Animal.facts,
              born: Animal.bornAt,
              arrived: Animal.arrived,
              photo: Animal.photo,
              passport: Animal.passport,
              kind: Animal.kind,
            },
          },
        }),
    ),
    sql: {
      sqlite:
        'WITH "~0" AS (SELECT "foods"."id" AS "c0", "foods"."name" AS "c1" FROM "foods" WHERE "foods"."id" = +?), "~1" AS (SELECT "animals"."chip" AS "c0", "animals"."price" AS "c1", "animals"."tame" AS "c2", "animals"."tags" AS "c3", "animals"."facts" AS "c4", "animals"."born_at" AS "c5", "animals"."arrived" AS "c6", "animals"."photo" AS "c7", "animals"."passport" AS "c8", "animals"."kind" AS "c9", "meals"."food_id" AS "c10", row_number() OVER (ORDER BY "animals"."id") AS "n" FROM "animals" JOIN "meals" ON "meals"."animal_id" = "animals"."id" WHERE "meals"."grams" < +? AND ("meals"."food_id" IN (SELECT "~0"."c0" AS "k0" FROM "~0" AS "~0"))) SELECT "~tree"."d" AS "d" FROM (SELECT json_array(0, 0, "c0", "c1") AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_array(1, "n", CAST("c0" AS TEXT), (CASE WHEN "c1" < 0 THEN \'-\' ELSE \'\' END || (abs("c1") / 100) || \'.\' || printf(\'%02d\', abs("c1") % 100)), json(CASE WHEN "c2" THEN \'true\' WHEN NOT "c2" THEN \'false\' END), json("c3"), json("c4"), "c5", CAST("c6" AS TEXT), CASE WHEN "c7" IS NOT NULL THEN hex("c7") END, CAST("c8" AS TEXT), "c9", "c10") AS "d" FROM "~1" AS "~1") AS "~tree"',
      postgres:
        'WITH "~0" AS (SELECT "foods"."id" AS "c0", "foods"."name" AS "c1" FROM "foods" WHERE "foods"."id" = $1), "~1" AS (SELECT "animals"."chip" AS "c0", "animals"."price" AS "c1", "animals"."tame" AS "c2", "animals"."tags" AS "c3", "animals"."facts" AS "c4", "animals"."born_at" AS "c5", "animals"."arrived" AS "c6", "animals"."photo" AS "c7", "animals"."passport" AS "c8", "animals"."kind" AS "c9", "meals"."food_id" AS "c10" FROM "animals" JOIN "meals" ON "meals"."animal_id" = "animals"."id" WHERE "meals"."grams" < $2 AND ("meals"."food_id" = ANY (ARRAY(SELECT "~0"."c0" AS "k0" FROM "~0" AS "~0"))) ORDER BY "animals"."id") SELECT "~tree"."d" AS "d" FROM (SELECT json_build_array(0, json_agg("c0"), json_agg("c1")) AS "d" FROM "~0" AS "~0" UNION ALL SELECT json_build_array(1, json_agg("c0"::text), json_agg(round("c1", 2)::text), json_agg("c2"), json_agg(to_jsonb("c3")), json_agg("c4"), json_agg("c5"), json_agg("c6"::text), json_agg(encode("c7", \'hex\')), json_agg("c8"::text), json_agg("c9"), json_agg("c10")) AS "d" FROM "~1" AS "~1") AS "~tree"',
      mysql:
        "WITH `~0` AS (SELECT `foods`.`id` AS `c0`, `foods`.`name` AS `c1` FROM `foods` WHERE `foods`.`id` = ?), `~1` AS (SELECT `animals`.`chip` AS `c0`, `animals`.`price` AS `c1`, `animals`.`tame` AS `c2`, `animals`.`tags` AS `c3`, `animals`.`facts` AS `c4`, `animals`.`born_at` AS `c5`, `animals`.`arrived` AS `c6`, `animals`.`photo` AS `c7`, `animals`.`passport` AS `c8`, `animals`.`kind` AS `c9`, `meals`.`food_id` AS `c10`, row_number() OVER (ORDER BY `animals`.`id`) AS `n` FROM `animals` JOIN `meals` ON `meals`.`animal_id` = `animals`.`id` WHERE `meals`.`grams` < ? AND (`meals`.`food_id` IN (SELECT `~0`.`c0` AS `k0` FROM `~0` AS `~0`))) SELECT `~tree`.`d` AS `d` FROM (SELECT JSON_ARRAY(0, 0, `c0`, `c1`) AS `d` FROM `~0` AS `~0` UNION ALL SELECT JSON_ARRAY(1, `n`, CAST(`c0` AS CHAR), CAST(CAST(`c1` AS DECIMAL(65, 2)) AS CHAR), CAST(CASE WHEN `c2` THEN 'true' WHEN NOT `c2` THEN 'false' END AS JSON), `c3`, `c4`, concat(left(date_format(`c5`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), CAST(`c6` AS CHAR), hex(`c7`), `c8`, `c9`, `c10`) AS `d` FROM `~1` AS `~1`) AS `~tree`",
      mariadb: null,
      madeUp:
        'WITH [~0] AS (SELECT [foods].[id] AS [c0], [foods].[name] AS [c1] FROM [foods] WHERE [foods].[id] == :1 OF integer), [~1] AS (SELECT [animals].[chip] AS [c0], [animals].[price] AS [c1], [animals].[tame] AS [c2], [animals].[tags] AS [c3], [animals].[facts] AS [c4], [animals].[born_at] AS [c5], [animals].[arrived] AS [c6], [animals].[photo] AS [c7], [animals].[passport] AS [c8], [animals].[kind] AS [c9], [meals].[food_id] AS [c10], row_number() OVER (ORDER BY [animals].[id] NULLS FIRST) AS [n] FROM [animals] JOIN [meals] ON [meals].[animal_id] == [animals].[id] WHERE [meals].[grams] BELOW :2 OF integer AND ([meals].[food_id] IN (SELECT [~0].[c0] AS [k0] FROM [~0] AS [~0]))) SELECT [~tree].[d] AS [d] FROM (SELECT ROW 0 OF(0; 0; [c0]; [c1]) AS integer AS [d] FROM [~0] AS [~0] UNION ALL SELECT ROW 0 OF(1; [n]; [c0]; [c1]; [c2]; [c3]; [c4]; [c5]; [c6]; [c7]; [c8]; [c9]; [c10]) AS integer AS [d] FROM [~1] AS [~1]) AS [~tree]',
    },
    params: [2, 1000],
    rows: [
      {
        id: 2,
        name: 'corn',
        animals: [
          {
            chip: 9007199254740993n,
            price: '120.00',
            tame: true,
            tags: ['dog', 'old'],
            facts: null,
            born: new Date('2017-05-01T08:00:00.500Z'),
            arrived: null,
            photo: null,
            passport: null,
            kind: 'mammal',
          },
        ],
      },
    ],
  },
])
