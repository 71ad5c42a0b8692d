// select(): names, nested objects, whole models.
import { count, from, sql } from '../../../src/index.ts'
import { Animal, Food, Keeper, Visit } from '../zoo.ts'
import { feature } from './feature.ts'

feature('select', [
  {
    does: 'nothing named reads the whole row, private columns left out',
    query: from(Animal).where(Animal.id.eq(4)),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."kind" AS "kind", "animals"."age" AS "age", "animals"."weight" AS "weight", "animals"."price" AS "price", "animals"."tax" AS "tax", "animals"."tame" AS "tame", CAST("animals"."chip" AS TEXT) AS "chip", "animals"."tags" AS "tags", "animals"."facts" AS "facts", "animals"."born_at" AS "bornAt", "animals"."arrived" AS "arrived", "animals"."photo" AS "photo", "animals"."keeper_id" AS "keeperId" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."id" AS "id", "animals"."name" AS "name", "animals"."kind" AS "kind", "animals"."age" AS "age", "animals"."weight" AS "weight", "animals"."price" AS "price", "animals"."tax" AS "tax", "animals"."tame" AS "tame", "animals"."chip" AS "chip", "animals"."tags" AS "tags", "animals"."facts" AS "facts", "animals"."born_at" AS "bornAt", "animals"."arrived" AS "arrived", "animals"."photo" AS "photo", "animals"."keeper_id" AS "keeperId" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT `animals`.`id` AS `id`, `animals`.`name` AS `name`, `animals`.`kind` AS `kind`, `animals`.`age` AS `age`, `animals`.`weight` AS `weight`, `animals`.`price` AS `price`, `animals`.`tax` AS `tax`, `animals`.`tame` AS `tame`, `animals`.`chip` AS `chip`, `animals`.`tags` AS `tags`, `animals`.`facts` AS `facts`, `animals`.`born_at` AS `bornAt`, `animals`.`arrived` AS `arrived`, `animals`.`photo` AS `photo`, `animals`.`keeper_id` AS `keeperId` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[id] AS [id], [animals].[name] AS [name], [animals].[kind] AS [kind], [animals].[age] AS [age], [animals].[weight] AS [weight], [animals].[price] AS [price], [animals].[tax] AS [tax], [animals].[tame] AS [tame], [animals].[chip] AS [chip], [animals].[tags] AS [tags], [animals].[facts] AS [facts], MILLISECONDS([animals].[born_at]) AS [bornAt], [animals].[arrived] AS [arrived], [animals].[photo] AS [photo], [animals].[keeper_id] AS [keeperId] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [4],
    rows: [
      {
        id: 4,
        name: 'Bessie',
        kind: 'mammal',
        age: 7,
        weight: 512,
        price: '990.10',
        tax: '0.005',
        tame: false,
        chip: null,
        tags: [],
        facts: { food: 'grass', legs: 4, 'odd key': 'yes', places: [{ x: 1.5, open: true }] },
        bornAt: null,
        arrived: null,
        photo: null,
        keeperId: null,
      },
    ],
  },
  {
    does: 'a private column that is named',
    query: from(Animal).where(Animal.id.eq(4)).select({ passport: Animal.passport }),
    sql: {
      sqlite: 'SELECT "animals"."passport" AS "passport" FROM "animals" WHERE "animals"."id" = +?',
      postgres: 'SELECT "animals"."passport" AS "passport" FROM "animals" WHERE "animals"."id" = $1',
      mysql: 'SELECT `animals`.`passport` AS `passport` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp: 'SELECT [animals].[passport] AS [passport] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [4],
    rows: [{ passport: '00000000-0000-4000-8000-0000000000aa' }],
  },
  {
    does: 'the last selection counts',
    query: from(Food).select({ id: Food.id }).select({ name: Food.name }),
    sql: {
      sqlite: 'SELECT "foods"."name" AS "name" FROM "foods"',
      postgres: 'SELECT "foods"."name" AS "name" FROM "foods"',
      mysql: 'SELECT `foods`.`name` AS `name` FROM `foods`',
      madeUp: 'SELECT [foods].[name] AS [name] FROM [foods]',
    },
    params: [],
    rows: [{ name: 'hay' }, { name: 'corn' }],
  },
  {
    does: 'names are taken as they are',
    query: from(Food)
      .limit(1)
      .select({ 'a "b" [c]': Food.id, constructor: Food.name, toString: Food.id, $: Food.name, '': Food.id }),
    sql: {
      sqlite:
        'SELECT "foods"."id" AS "a ""b"" [c]", "foods"."name" AS "constructor", "foods"."id" AS "toString", "foods"."name" AS "$", "foods"."id" AS "" FROM "foods" LIMIT +?',
      postgres:
        'SELECT "foods"."id" AS "a ""b"" [c]", "foods"."name" AS "constructor", "foods"."id" AS "toString", "foods"."name" AS "$", "foods"."id" AS " " FROM "foods" LIMIT $1',
      mysql:
        'SELECT `foods`.`id` AS `a "b" [c]`, `foods`.`name` AS `constructor`, `foods`.`id` AS `toString`, `foods`.`name` AS `$`, `foods`.`id` AS `` FROM `foods` LIMIT ?',
      madeUp:
        'SELECT [foods].[id] AS [a "b" [c]]], [foods].[name] AS [constructor], [foods].[id] AS [toString], [foods].[name] AS [$], [foods].[id] AS [] FROM [foods] TAKE :1 OF integer',
    },
    params: [1],
    rows: [{ 'a "b" [c]': 1, constructor: 'hay', toString: 1, $: 'hay', '': 1 }],
  },
  {
    does: 'objects in objects',
    query: from(Food)
      .limit(1)
      .select({ id: Food.id, more: { name: Food.name, again: { id: Food.id } } }),
    sql: {
      sqlite: 'SELECT "foods"."id" AS "c0", "foods"."name" AS "c1", "foods"."id" AS "c2" FROM "foods" LIMIT +?',
      postgres: 'SELECT "foods"."id" AS "c0", "foods"."name" AS "c1", "foods"."id" AS "c2" FROM "foods" LIMIT $1',
      mysql: 'SELECT `foods`.`id` AS `c0`, `foods`.`name` AS `c1`, `foods`.`id` AS `c2` FROM `foods` LIMIT ?',
      madeUp:
        'SELECT [foods].[id] AS [c0], [foods].[name] AS [c1], [foods].[id] AS [c2] FROM [foods] TAKE :1 OF integer',
    },
    params: [1],
    rows: [{ id: 1, more: { name: 'hay', again: { id: 1 } } }],
  },
  {
    does: 'whole models',
    query: from(Keeper)
      .limit(1)
      .crossJoin(Food)
      .select({ Keeper, food: Food, n: Food.id.plus(1) }),
    sql: {
      sqlite:
        'SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2", "foods"."id" AS "c3", "foods"."name" AS "c4", "foods"."id" + CAST(? AS INTEGER) AS "c5" FROM "keepers" CROSS JOIN "foods" LIMIT +?',
      postgres:
        'SELECT "keepers"."id" AS "c0", "keepers"."name" AS "c1", "keepers"."boss_id" AS "c2", "foods"."id" AS "c3", "foods"."name" AS "c4", "foods"."id"::bigint + $1::bigint AS "c5" FROM "keepers" CROSS JOIN "foods" LIMIT $2',
      mysql:
        'SELECT `keepers`.`id` AS `c0`, `keepers`.`name` AS `c1`, `keepers`.`boss_id` AS `c2`, `foods`.`id` AS `c3`, `foods`.`name` AS `c4`, `foods`.`id` + CAST(? AS SIGNED) AS `c5` FROM `keepers` CROSS JOIN `foods` LIMIT ?',
      madeUp:
        'SELECT [keepers].[id] AS [c0], [keepers].[name] AS [c1], [keepers].[boss_id] AS [c2], [foods].[id] AS [c3], [foods].[name] AS [c4], [foods].[id] PLUS <:1> AS [c5] FROM [keepers] CROSS JOIN [foods] TAKE :2 OF integer',
    },
    params: [1, 1],
    rows: [{ Keeper: { id: 1, name: 'Ada', bossId: null }, food: { id: 1, name: 'hay' }, n: 2 }],
  },
  {
    does: 'the same column twice',
    query: from(Food).limit(1).select({ a: Food.id, b: Food.id }),
    sql: {
      sqlite: 'SELECT "foods"."id" AS "a", "foods"."id" AS "b" FROM "foods" LIMIT +?',
      postgres: 'SELECT "foods"."id" AS "a", "foods"."id" AS "b" FROM "foods" LIMIT $1',
      mysql: 'SELECT `foods`.`id` AS `a`, `foods`.`id` AS `b` FROM `foods` LIMIT ?',
      madeUp: 'SELECT [foods].[id] AS [a], [foods].[id] AS [b] FROM [foods] TAKE :1 OF integer',
    },
    params: [1],
    rows: [{ a: 1, b: 1 }],
  },
  {
    does: 'conditions are booleans',
    query: from(Food).select({ is: Food.id.eq(1), null: Food.name.isNull() }),
    sql: {
      sqlite: 'SELECT "foods"."id" = +? AS "is", "foods"."name" IS NULL AS "null" FROM "foods"',
      postgres: 'SELECT "foods"."id" = $1 AS "is", "foods"."name" IS NULL AS "null" FROM "foods"',
      mysql: 'SELECT `foods`.`id` = ? AS `is`, `foods`.`name` IS NULL AS `null` FROM `foods`',
      madeUp: 'SELECT [foods].[id] == :1 OF integer AS [is], [foods].[name] IS NULL AS [null] FROM [foods]',
    },
    params: [1],
    rows: [
      { is: true, null: false },
      { is: false, null: false },
    ],
  },
  {
    does: 'SQL by hand',
    query: from(Food)
      .limit(1)
      .select({ n: sql<number>`${Food.id} * ${10}`, all: count() }),
    sql: {
      sqlite: 'SELECT "foods"."id" * CAST(? AS INTEGER) AS "n", count(*) AS "all" FROM "foods" LIMIT +?',
      postgres: 'SELECT "foods"."id" * $1::bigint AS "n", count(*) AS "all" FROM "foods" LIMIT $2',
      mysql: 'SELECT `foods`.`id` * CAST(? AS SIGNED) AS `n`, count(*) AS `all` FROM `foods` LIMIT ?',
      madeUp: 'SELECT [foods].[id] * <:1> AS [n], HOW_MANY(ROWS) AS [all] FROM [foods] TAKE :2 OF integer',
    },
    params: [10, 1],
    elsewhere: {
      postgres: 'a column beside an aggregate needs a group',
      mysql: 'a column beside an aggregate needs a group',
    },
    rows: [{ n: 10, all: 2 }],
  },
  {
    does: 'a table in a schema has a prefix where there are none',
    query: from(Visit).where(Visit.note.eq('first')),
    sql: {
      sqlite:
        'SELECT "log_visits"."id" AS "id", "log_visits"."note" AS "note" FROM "log_visits" WHERE "log_visits"."note" = +?',
      postgres:
        'SELECT "log_visits"."id" AS "id", "log_visits"."note" AS "note" FROM "log"."visits" AS "log_visits" WHERE "log_visits"."note" = $1',
      mysql:
        'SELECT `log_visits`.`id` AS `id`, `log_visits`.`note` AS `note` FROM `log_visits` WHERE `log_visits`.`note` = ?',
      madeUp:
        'SELECT [log_visits].[id] AS [id], [log_visits].[note] AS [note] FROM [log].[visits] AS [log_visits] WHERE [log_visits].[note] == :1 OF text',
    },
    params: ['first'],
    rows: [{ id: 1, note: 'first' }],
  },
])
