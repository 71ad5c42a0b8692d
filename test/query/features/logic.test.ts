// and(), or(), not(): brackets only where they change the meaning.
import { and, from, not, or } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const ids = from(Animal).select({ id: Animal.id })
const [old, tame, bird] = [Animal.age.gt(5), Animal.tame.eq(true), Animal.kind.eq('bird')]

feature('logic', [
  {
    does: 'and in or needs no brackets',
    query: ids.where(or(and(old, tame), bird)),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" > +? AND "animals"."tame" = +? OR "animals"."kind" = +?',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" > $1 AND "animals"."tame" = $2 OR "animals"."kind" = $3',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` > ? AND `animals`.`tame` = ? OR `animals`.`kind` = ?',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer AND [animals].[tame] == :2 OF boolean OR [animals].[kind] == :3 OF enum',
    },
    params: { sqlite: [5, 1, 'bird'], postgres: [5, true, 'bird'], mysql: [5, 1, 'bird'], madeUp: [5, 'yes', 'bird'] },
    rows: [{ id: 1 }, { id: 2 }, { id: 5 }],
  },
  {
    does: 'or in and does',
    query: ids.where(and(or(old, tame), bird)),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" > +? OR "animals"."tame" = +?) AND "animals"."kind" = +?',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" > $1 OR "animals"."tame" = $2) AND "animals"."kind" = $3',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`age` > ? OR `animals`.`tame` = ?) AND `animals`.`kind` = ?',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[age] ABOVE :1 OF integer OR [animals].[tame] == :2 OF boolean) AND [animals].[kind] == :3 OF enum',
    },
    params: { sqlite: [5, 1, 'bird'], postgres: [5, true, 'bird'], mysql: [5, 1, 'bird'], madeUp: [5, 'yes', 'bird'] },
    rows: [{ id: 5 }],
  },
  {
    does: 'and() of nothing is true',
    query: ids.where(and()),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE 1 = 1',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE 1 = 1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE 1 = 1',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE 1 = 1',
    },
    params: [],
    rows: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }],
  },
  {
    does: 'or() of nothing is false',
    query: ids.where(or()),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE 1 = 0',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE 1 = 0',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE 1 = 0',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE 1 = 0',
    },
    params: [],
    rows: [],
  },
  {
    does: 'one part stands alone',
    query: ids.where(and(or(bird))),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."kind" = +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."kind" = $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`kind` = ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[kind] == :1 OF enum',
    },
    params: ['bird'],
    rows: [{ id: 2 }, { id: 5 }],
  },
  {
    does: 'not() turns one condition',
    query: ids.where(not(tame)),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT ("animals"."tame" = +?)',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT ("animals"."tame" = $1)',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT (`animals`.`tame` = ?)',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE NOT ([animals].[tame] == :1 OF boolean)',
    },
    params: { sqlite: [1], postgres: [true], mysql: [1], madeUp: ['yes'] },
    rows: [{ id: 2 }, { id: 3 }, { id: 4 }],
  },
  {
    does: 'not() turns several',
    query: ids.where(not(or(bird, tame)), not(not(old))),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT ("animals"."kind" = +? OR "animals"."tame" = +?) AND NOT (NOT ("animals"."age" > +?))',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE NOT ("animals"."kind" = $1 OR "animals"."tame" = $2) AND NOT (NOT ("animals"."age" > $3))',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT (`animals`.`kind` = ? OR `animals`.`tame` = ?) AND NOT (NOT (`animals`.`age` > ?))',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE NOT ([animals].[kind] == :1 OF enum OR [animals].[tame] == :2 OF boolean) AND NOT (NOT ([animals].[age] ABOVE :3 OF integer))',
    },
    params: { sqlite: ['bird', 1, 5], postgres: ['bird', true, 5], mysql: ['bird', 1, 5], madeUp: ['bird', 'yes', 5] },
    rows: [{ id: 4 }],
  },
  {
    does: 'conditions are values',
    query: ids.select({ a: and(old, tame), o: or(old, tame), n: not(old) }),
    sql: {
      sqlite:
        'SELECT "animals"."age" > +? AND "animals"."tame" = +? AS "a", "animals"."age" > +? OR "animals"."tame" = +? AS "o", NOT ("animals"."age" > +?) AS "n" FROM "animals"',
      postgres:
        'SELECT "animals"."age" > $1 AND "animals"."tame" = $2 AS "a", "animals"."age" > $3 OR "animals"."tame" = $4 AS "o", NOT ("animals"."age" > $5) AS "n" FROM "animals"',
      mysql:
        'SELECT `animals`.`age` > ? AND `animals`.`tame` = ? AS `a`, `animals`.`age` > ? OR `animals`.`tame` = ? AS `o`, NOT (`animals`.`age` > ?) AS `n` FROM `animals`',
      madeUp:
        'SELECT [animals].[age] ABOVE :1 OF integer AND [animals].[tame] == :2 OF boolean AS [a], [animals].[age] ABOVE :3 OF integer OR [animals].[tame] == :4 OF boolean AS [o], NOT ([animals].[age] ABOVE :5 OF integer) AS [n] FROM [animals]',
    },
    params: {
      sqlite: [5, 1, 5, 1, 5],
      postgres: [5, true, 5, true, 5],
      mysql: [5, 1, 5, 1, 5],
      madeUp: [5, 'yes', 5, 'yes', 5],
    },
    rows: [
      { a: true, o: true, n: false },
      { a: false, o: false, n: true },
      { a: false, o: null, n: null },
      { a: false, o: true, n: false },
      { a: false, o: true, n: true },
    ],
  },
])
