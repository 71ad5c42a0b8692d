// NULL in comparisons.
import { from, not } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const ids = from(Animal).select({ id: Animal.id })

feature('null', [
  {
    does: 'isNull',
    query: ids.where(Animal.age.isNull()),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NULL',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NULL',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` IS NULL',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] IS NULL',
    },
    params: [],
    rows: [{ id: 3 }],
  },
  {
    does: 'isNotNull',
    query: ids.where(Animal.chip.isNotNull()),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" IS NOT NULL',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" IS NOT NULL',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`chip` IS NOT NULL',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[chip] IS NOT NULL',
    },
    params: [],
    rows: [{ id: 1 }, { id: 3 }],
  },
  {
    does: 'eq(null) is IS NULL',
    query: ids.where(Animal.age.eq(null)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NULL',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NULL',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` IS NULL',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] IS NULL',
    },
    params: [],
    rows: [{ id: 3 }],
  },
  {
    does: 'ne(null) is IS NOT NULL',
    query: ids.where(Animal.chip.ne(null)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" IS NOT NULL',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" IS NOT NULL',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`chip` IS NOT NULL',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[chip] IS NOT NULL',
    },
    params: [],
    rows: [{ id: 1 }, { id: 3 }],
  },
  {
    does: 'isDistinctFrom a value counts null in',
    query: ids.where(Animal.age.isDistinctFrom(7)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NOT +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS DISTINCT FROM $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT (`animals`.`age` <=> ?)',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] DIFFERS :1 OF integer',
    },
    params: [7],
    rows: [{ id: 2 }, { id: 3 }, { id: 5 }],
  },
  {
    does: 'isDistinctFrom null',
    query: ids.where(Animal.chip.isDistinctFrom(null)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" IS NOT NULL',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" IS NOT NULL',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`chip` IS NOT NULL',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[chip] IS NOT NULL',
    },
    params: [],
    rows: [{ id: 1 }, { id: 3 }],
  },
  {
    does: 'isDistinctFrom a column',
    query: ids.where(Animal.age.isDistinctFrom(Animal.weight)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NOT "animals"."weight"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS DISTINCT FROM "animals"."weight"',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT (`animals`.`age` <=> `animals`.`weight`)',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] DIFFERS [animals].[weight]',
    },
    params: [],
    rows: [{ id: 1 }, { id: 2 }, { id: 4 }, { id: 5 }],
  },
  {
    does: 'a comparison with null is null, and so is its opposite',
    query: ids
      .where(Animal.id.eq(3))
      .select({ is: Animal.age.eq(1), not: not(Animal.age.eq(1)), null: Animal.age.isNull() }),
    sql: {
      sqlite:
        'SELECT "animals"."age" = +? AS "is", NOT ("animals"."age" = +?) AS "not", "animals"."age" IS NULL AS "null" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."age" = $1 AS "is", NOT ("animals"."age" = $2) AS "not", "animals"."age" IS NULL AS "null" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT `animals`.`age` = ? AS `is`, NOT (`animals`.`age` = ?) AS `not`, `animals`.`age` IS NULL AS `null` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] == :1 OF integer AS [is], NOT ([animals].[age] == :2 OF integer) AS [not], [animals].[age] IS NULL AS [null] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: [1, 1, 3],
    rows: [{ is: null, not: null, null: true }],
  },
  {
    does: 'isNull of a comparison',
    query: ids.where(Animal.age.eq(1).isNull()),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" = +?) IS NULL',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" = $1) IS NULL',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`age` = ?) IS NULL',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[age] == :1 OF integer) IS NULL',
    },
    params: [1],
    rows: [{ id: 3 }],
  },
])
