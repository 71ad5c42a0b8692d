// Order, limits and distinct rows.
import { from, length, sql } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const ids = from(Animal).select({ id: Animal.id })

feature('order', [
  {
    does: 'null sorts lowest',
    query: ids.orderBy(Animal.weight.asc()),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."weight"',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."weight" NULLS FIRST',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` ORDER BY `animals`.`weight`',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] ORDER BY [animals].[weight] NULLS FIRST',
    },
    params: [],
    rows: [{ id: 3 }, { id: 5 }, { id: 2 }, { id: 1 }, { id: 4 }],
  },
  {
    does: 'and so comes last in descending order',
    query: ids.orderBy(Animal.weight.desc()),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."weight" DESC',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."weight" DESC NULLS LAST',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` ORDER BY `animals`.`weight` DESC',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] ORDER BY [animals].[weight] DESC NULLS LAST',
    },
    params: [],
    rows: [{ id: 4 }, { id: 1 }, { id: 2 }, { id: 5 }, { id: 3 }],
  },
  {
    does: 'nulls where they are wanted',
    query: ids.orderBy(Animal.weight.asc({ nulls: 'last' })),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."weight" NULLS LAST',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."weight" NULLS LAST',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` ORDER BY `animals`.`weight` IS NULL, `animals`.`weight`',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] ORDER BY [animals].[weight] NULLS LAST',
    },
    params: [],
    rows: [{ id: 5 }, { id: 2 }, { id: 1 }, { id: 4 }, { id: 3 }],
  },
  {
    does: 'nulls first in descending order',
    query: ids.orderBy(Animal.weight.desc({ nulls: 'first' })),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."weight" DESC NULLS FIRST',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."weight" DESC NULLS FIRST',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` ORDER BY `animals`.`weight` IS NOT NULL, `animals`.`weight` DESC',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] ORDER BY [animals].[weight] DESC NULLS FIRST',
    },
    params: [],
    rows: [{ id: 3 }, { id: 4 }, { id: 1 }, { id: 2 }, { id: 5 }],
  },
  {
    does: 'several terms, of several calls',
    query: ids.orderBy(Animal.age.desc()).orderBy(Animal.name.asc()),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."age" DESC, "animals"."name"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."age" DESC NULLS LAST, "animals"."name"',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` ORDER BY `animals`.`age` DESC, `animals`.`name`',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] ORDER BY [animals].[age] DESC NULLS LAST, KEY([animals].[name]) NULLS FIRST',
    },
    params: [],
    rows: [{ id: 4 }, { id: 1 }, { id: 2 }, { id: 5 }, { id: 3 }],
  },
  {
    does: 'text by code point',
    query: from(Animal).orderBy(Animal.name.desc()).limit(2).select({ name: Animal.name }),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" ORDER BY "animals"."name" DESC LIMIT +?',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" ORDER BY "animals"."name" DESC LIMIT $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` ORDER BY `animals`.`name` DESC LIMIT ?',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] ORDER BY KEY([animals].[name]) DESC NULLS LAST TAKE :1 OF integer',
    },
    params: [2],
    rows: [{ name: 'Żabka_%' }, { name: 'Rex' }],
  },
  {
    does: 'bigints as numbers, although they are read as text',
    query: from(Animal).orderBy(Animal.chip.asc()).select({ chip: Animal.chip }),
    sql: {
      sqlite: 'SELECT CAST("animals"."chip" AS TEXT) AS "chip" FROM "animals" ORDER BY "animals"."chip"',
      postgres: 'SELECT "animals"."chip" AS "chip" FROM "animals" ORDER BY "animals"."chip" NULLS FIRST',
      mysql: 'SELECT `animals`.`chip` AS `chip` FROM `animals` ORDER BY `animals`.`chip`',
      madeUp: 'SELECT [animals].[chip] AS [chip] FROM [animals] ORDER BY [animals].[chip] NULLS FIRST',
    },
    params: [],
    rows: [{ chip: null }, { chip: null }, { chip: null }, { chip: -1n }, { chip: 9007199254740993n }],
  },
  {
    does: 'expressions',
    query: ids.orderBy(length(Animal.name).desc(), Animal.age.times(-1).asc(), Animal.id.desc()),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY length("animals"."name") DESC, "animals"."age" * CAST(? AS INTEGER), "animals"."id" DESC',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY length("animals"."name") DESC NULLS LAST, "animals"."age"::bigint * $1::bigint NULLS FIRST, "animals"."id" DESC',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` ORDER BY char_length(`animals`.`name`) DESC, `animals`.`age` * CAST(? AS SIGNED), `animals`.`id` DESC',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] ORDER BY SIZE([animals].[name]) DESC NULLS LAST, [animals].[age] TIMES <:1> NULLS FIRST, [animals].[id] DESC NULLS LAST',
    },
    params: [-1],
    rows: [{ id: 5 }, { id: 4 }, { id: 3 }, { id: 2 }, { id: 1 }],
  },
  {
    does: 'conditions',
    query: ids.orderBy(Animal.tame.eq(true).desc(), Animal.id.asc()),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."tame" = +? DESC, "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."tame" = $1 DESC NULLS LAST, "animals"."id"',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` ORDER BY `animals`.`tame` = ? DESC, `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] ORDER BY [animals].[tame] == :1 OF boolean DESC NULLS LAST, [animals].[id] NULLS FIRST',
    },
    params: { sqlite: [1], postgres: [true], mysql: [1], madeUp: ['yes'] },
    rows: [{ id: 1 }, { id: 5 }, { id: 2 }, { id: 3 }, { id: 4 }],
  },
])

feature('limit', [
  {
    does: 'limit',
    query: ids.limit(2),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" LIMIT +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" LIMIT $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` LIMIT ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] TAKE :1 OF integer',
    },
    params: [2],
    rows: [{ id: 1 }, { id: 2 }],
  },
  {
    does: 'limit 0',
    query: ids.limit(0),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" LIMIT +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" LIMIT $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` LIMIT ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] TAKE :1 OF integer',
    },
    params: [0],
    rows: [],
  },
  {
    does: 'offset alone',
    query: ids.offset(3),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" LIMIT -1 OFFSET +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" OFFSET $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` LIMIT 18446744073709551615 OFFSET ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] SKIP :1 OF integer',
    },
    params: [3],
    rows: [{ id: 4 }, { id: 5 }],
  },
  {
    does: 'both, the last call counts',
    query: ids.limit(9).limit(2).offset(9).offset(1),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" LIMIT +? OFFSET +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" LIMIT $1 OFFSET $2',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` LIMIT ? OFFSET ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] SKIP :1 OF integer TAKE :2 OF integer',
    },
    params: { sqlite: [2, 1], postgres: [2, 1], mysql: [2, 1], madeUp: [1, 2] },
    rows: [{ id: 2 }, { id: 3 }],
  },
  {
    does: 'a limit worked out by the database',
    query: ids.limit(sql<number>`${1} + ${1}`),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" LIMIT CAST(? AS INTEGER) + CAST(? AS INTEGER)',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" LIMIT $1::bigint + $2::bigint',
      mysql: null,
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] TAKE <:1> + <:2>',
    },
    params: [1, 1],
    elsewhere: { mysql: 'LIMIT takes numbers only' },
    rows: [{ id: 1 }, { id: 2 }],
  },
])

feature('distinct', [
  {
    does: 'each row once',
    query: from(Animal).distinct().orderBy(Animal.kind.asc()).select({ kind: Animal.kind }),
    sql: {
      sqlite: 'SELECT DISTINCT "animals"."kind" AS "kind" FROM "animals" ORDER BY "animals"."kind"',
      postgres: 'SELECT DISTINCT "animals"."kind" AS "kind" FROM "animals" ORDER BY "animals"."kind"',
      mysql: 'SELECT DISTINCT `animals`.`kind` AS `kind` FROM `animals` ORDER BY `animals`.`kind`',
      madeUp: 'SELECT DISTINCT [animals].[kind] AS [kind] FROM [animals] ORDER BY [animals].[kind] NULLS FIRST',
    },
    params: [],
    rows: [{ kind: 'bird' }, { kind: 'fish' }, { kind: 'mammal' }],
  },
  {
    does: 'of several columns',
    query: from(Animal)
      .distinct()
      .orderBy(Animal.age.asc(), Animal.tame.asc())
      .select({ age: Animal.age, tame: Animal.tame }),
    sql: {
      sqlite:
        'SELECT DISTINCT "animals"."age" AS "age", "animals"."tame" AS "tame" FROM "animals" ORDER BY "animals"."age", "animals"."tame"',
      postgres:
        'SELECT DISTINCT "animals"."age" AS "age", "animals"."tame" AS "tame" FROM "animals" ORDER BY "animals"."age" NULLS FIRST, "animals"."tame"',
      mysql:
        'SELECT DISTINCT `animals`.`age` AS `age`, `animals`.`tame` AS `tame` FROM `animals` ORDER BY `animals`.`age`, `animals`.`tame`',
      madeUp:
        'SELECT DISTINCT [animals].[age] AS [age], [animals].[tame] AS [tame] FROM [animals] ORDER BY [animals].[age] NULLS FIRST, [animals].[tame] NULLS FIRST',
    },
    params: [],
    rows: [
      { age: null, tame: false },
      { age: 0, tame: true },
      { age: 2, tame: false },
      { age: 7, tame: false },
      { age: 7, tame: true },
    ],
  },
  {
    does: 'of bigints',
    query: from(Animal)
      .distinct()
      .where(Animal.chip.isNotNull())
      .orderBy(Animal.chip.desc())
      .select({ chip: Animal.chip }),
    sql: {
      sqlite:
        'SELECT DISTINCT CAST("animals"."chip" AS TEXT) AS "chip" FROM "animals" WHERE "animals"."chip" IS NOT NULL ORDER BY "animals"."chip" DESC',
      postgres:
        'SELECT DISTINCT "animals"."chip" AS "chip" FROM "animals" WHERE "animals"."chip" IS NOT NULL ORDER BY "animals"."chip" DESC NULLS LAST',
      mysql:
        'SELECT DISTINCT `animals`.`chip` AS `chip` FROM `animals` WHERE `animals`.`chip` IS NOT NULL ORDER BY `animals`.`chip` DESC',
      madeUp:
        'SELECT DISTINCT [animals].[chip] AS [chip] FROM [animals] WHERE [animals].[chip] IS NOT NULL ORDER BY [animals].[chip] DESC NULLS LAST',
    },
    params: [],
    rows: [{ chip: 9007199254740993n }, { chip: -1n }],
  },
])
