// Comparing two values: columns with values, with columns, with results of expressions.
import { from, length, sql } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const ids = from(Animal).select({ id: Animal.id })

feature('comparison', [
  {
    does: 'eq of text',
    query: ids.where(Animal.name.eq('Rex')),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."name" = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."name" = $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`name` = ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[name] == :1 OF text',
    },
    params: ['Rex'],
    rows: [{ id: 1 }],
  },
  {
    does: 'eq of text knows case and spaces',
    query: ids.where(Animal.name.eq('rex ')),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."name" = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."name" = $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`name` = ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[name] == :1 OF text',
    },
    params: ['rex '],
    rows: [],
  },
  {
    does: 'ne',
    query: ids.where(Animal.kind.ne('bird')),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."kind" <> +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."kind" <> $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`kind` <> ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[kind] != :1 OF enum',
    },
    params: ['bird'],
    rows: [{ id: 1 }, { id: 3 }, { id: 4 }],
  },
  {
    does: 'gt',
    query: ids.where(Animal.weight.gt(30.5)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."weight" > +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."weight" > $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`weight` > ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[weight] ABOVE :1 OF real',
    },
    params: [30.5],
    rows: [{ id: 4 }],
  },
  {
    does: 'gte',
    query: ids.where(Animal.weight.gte(30.5)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."weight" >= +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."weight" >= $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`weight` >= ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[weight] FROM :1 OF real',
    },
    params: [30.5],
    rows: [{ id: 1 }, { id: 4 }],
  },
  {
    does: 'lt',
    query: ids.where(Animal.age.lt(2)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" < +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" < $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` < ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] BELOW :1 OF integer',
    },
    params: [2],
    rows: [{ id: 5 }],
  },
  {
    does: 'lte',
    query: ids.where(Animal.age.lte(2)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" <= +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" <= $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` <= ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] UPTO :1 OF integer',
    },
    params: [2],
    rows: [{ id: 2 }, { id: 5 }],
  },
  {
    does: 'between holds both ends',
    query: ids.where(Animal.age.between(2, 7)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" >= +? AND "animals"."age" <= +?)',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" >= $1 AND "animals"."age" <= $2)',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`age` >= ? AND `animals`.`age` <= ?)',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[age] FROM :1 OF integer AND [animals].[age] UPTO :2 OF integer)',
    },
    params: [2, 7],
    rows: [{ id: 1 }, { id: 2 }, { id: 4 }],
  },
  {
    does: 'between columns',
    query: ids.where(Animal.keeperId.between(Animal.age, Animal.id)),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."keeper_id" >= "animals"."age" AND "animals"."keeper_id" <= "animals"."id")',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."keeper_id" >= "animals"."age" AND "animals"."keeper_id" <= "animals"."id")',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`keeper_id` >= `animals`.`age` AND `animals`.`keeper_id` <= `animals`.`id`)',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[keeper_id] FROM [animals].[age] AND [animals].[keeper_id] UPTO [animals].[id])',
    },
    params: [],
    rows: [{ id: 2 }, { id: 5 }],
  },
  {
    does: 'compares booleans',
    query: ids.where(Animal.tame.eq(false)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tame" = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tame" = $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`tame` = ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[tame] == :1 OF boolean',
    },
    params: { sqlite: [0], postgres: [false], mysql: [0], madeUp: ['no'] },
    rows: [{ id: 2 }, { id: 3 }, { id: 4 }],
  },
  {
    does: 'compares bigints exactly',
    query: ids.where(Animal.chip.eq(9_007_199_254_740_993n)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" = $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`chip` = CAST(? AS SIGNED)',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[chip] == :1 OF bigint',
    },
    params: [9007199254740993n],
    rows: [{ id: 1 }],
  },
  {
    does: 'compares instants',
    query: ids.where(Animal.bornAt.lt(new Date('2020-01-01T00:00:00Z'))),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."born_at" < +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."born_at" < $1::timestamptz',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`born_at` < CAST(? AS DATETIME(3))',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[born_at] BELOW :1 OF timestamp',
    },
    params: {
      sqlite: ['2020-01-01T00:00:00.000Z'],
      postgres: ['2020-01-01T00:00:00.000Z'],
      mysql: ['2020-01-01 00:00:00.000'],
      madeUp: [1577836800000],
    },
    rows: [{ id: 1 }],
  },
  {
    does: 'compares dates',
    query: ids.where(Animal.arrived.gte('2022-03-01')),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."arrived" >= +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."arrived" >= $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`arrived` >= CAST(? AS DATE)',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[arrived] FROM :1 OF plainDate',
    },
    params: ['2022-03-01'],
    rows: [{ id: 2 }],
  },
  {
    does: 'compares uuids whatever their case',
    query: ids.where(Animal.passport.eq('00000000-0000-4000-8000-0000000000AA')),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."passport" = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."passport" = $1::uuid',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`passport` = ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[passport] == :1 OF uuid',
    },
    params: {
      sqlite: ['00000000-0000-4000-8000-0000000000aa'],
      postgres: ['00000000-0000-4000-8000-0000000000aa'],
      mysql: ['00000000-0000-4000-8000-0000000000aa'],
      madeUp: ['00000000-0000-4000-8000-0000000000AA'],
    },
    rows: [{ id: 4 }],
  },
  {
    does: 'compares bytes',
    query: ids.where(Animal.photo.eq(new Uint8Array([0, 255]))),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."photo" = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."photo" = $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`photo` = ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[photo] == :1 OF blob',
    },
    params: [new Uint8Array([0, 255])],
    rows: [{ id: 3 }],
  },
  {
    does: 'compares two columns',
    query: ids.where(Animal.age.gt(Animal.id)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" > "animals"."id"',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" > "animals"."id"',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` > `animals`.`id`',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] ABOVE [animals].[id]',
    },
    params: [],
    rows: [{ id: 1 }, { id: 4 }],
  },
  {
    does: 'compares the result of a function',
    query: ids.where(length(Animal.name).gt(4)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE length("animals"."name") > +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE length("animals"."name") > $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE char_length(`animals`.`name`) > ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE SIZE([animals].[name]) ABOVE :1 OF integer',
    },
    params: [4],
    rows: [{ id: 4 }, { id: 5 }],
  },
  {
    does: 'compares with SQL by hand',
    query: ids.where(Animal.age.eq(sql<number>`${3} + ${4}`)),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" = (CAST(? AS INTEGER) + CAST(? AS INTEGER))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" = ($1::bigint + $2::bigint)',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` = (CAST(? AS SIGNED) + CAST(? AS SIGNED))',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] == (<:1> + <:2>)',
    },
    params: [3, 4],
    rows: [{ id: 1 }, { id: 4 }],
  },
  {
    does: 'compares comparisons',
    query: ids.where(Animal.age.gt(1).eq(Animal.tame)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" > +?) = "animals"."tame"',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" > $1) = "animals"."tame"',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`age` > ?) = `animals`.`tame`',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[age] ABOVE :1 OF integer) == [animals].[tame]',
    },
    params: [1],
    rows: [{ id: 1 }],
  },
])
