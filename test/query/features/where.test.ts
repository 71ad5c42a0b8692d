// where(): how conditions are joined, and which are left out.
import { and, from, or, sql } from '../../../src/index.ts'
import { Animal, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const names = from(Animal).select({ name: Animal.name })

feature('where', [
  {
    does: 'takes one condition',
    query: names.where(Animal.age.gt(2)),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" > +?',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" > $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`age` > ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer',
    },
    params: [2],
    rows: [{ name: 'Rex' }, { name: 'Bessie' }],
  },
  {
    does: 'joins conditions of one call with AND',
    query: names.where(Animal.age.gt(1), Animal.tame.eq(true)),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" > +? AND "animals"."tame" = +?',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" > $1 AND "animals"."tame" = $2',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`age` > ? AND `animals`.`tame` = ?',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer AND [animals].[tame] == :2 OF boolean',
    },
    params: { sqlite: [1, 1], postgres: [1, true], mysql: [1, 1], madeUp: [1, 'yes'] },
    rows: [{ name: 'Rex' }],
  },
  {
    does: 'joins conditions of several calls with AND',
    query: names.where(Animal.age.gt(1)).where(Animal.weight.lt(100)),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" > +? AND "animals"."weight" < +?',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" > $1 AND "animals"."weight" < $2',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`age` > ? AND `animals`.`weight` < ?',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[age] ABOVE :1 OF integer AND [animals].[weight] BELOW :2 OF real',
    },
    params: [1, 100],
    rows: [{ name: 'Rex' }, { name: 'Kiwi' }],
  },
  {
    does: 'leaves out undefined and false',
    query: names.where(undefined, Animal.age.eq(2), false),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" = +?',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."age" = $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`age` = ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[age] == :1 OF integer',
    },
    params: [2],
    rows: [{ name: 'Kiwi' }],
  },
  {
    does: 'writes nothing where all are left out',
    query: names.where(undefined).where(false).where().limit(1),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" LIMIT +?',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" LIMIT $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` LIMIT ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] TAKE :1 OF integer',
    },
    params: [1],
    rows: [{ name: 'Rex' }],
  },
  {
    does: 'puts an OR beside others in brackets',
    query: names.where(or(Animal.age.eq(2), Animal.age.eq(7)), Animal.tame.eq(true)),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE ("animals"."age" = +? OR "animals"."age" = +?) AND "animals"."tame" = +?',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE ("animals"."age" = $1 OR "animals"."age" = $2) AND "animals"."tame" = $3',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE (`animals`.`age` = ? OR `animals`.`age` = ?) AND `animals`.`tame` = ?',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE ([animals].[age] == :1 OF integer OR [animals].[age] == :2 OF integer) AND [animals].[tame] == :3 OF boolean',
    },
    params: { sqlite: [2, 7, 1], postgres: [2, 7, true], mysql: [2, 7, 1], madeUp: [2, 7, 'yes'] },
    rows: [{ name: 'Rex' }],
  },
  {
    does: 'puts SQL by hand beside others in brackets',
    query: names.where(sql<boolean>`${Animal.age} = ${2} or ${Animal.age} = ${7}`, Animal.tame.eq(true)),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE ("animals"."age" = CAST(? AS INTEGER) or "animals"."age" = CAST(? AS INTEGER)) AND "animals"."tame" = +?',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE ("animals"."age" = $1::bigint or "animals"."age" = $2::bigint) AND "animals"."tame" = $3',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE (`animals`.`age` = CAST(? AS SIGNED) or `animals`.`age` = CAST(? AS SIGNED)) AND `animals`.`tame` = ?',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE ([animals].[age] = <:1> or [animals].[age] = <:2>) AND [animals].[tame] == :3 OF boolean',
    },
    params: { sqlite: [2, 7, 1], postgres: [2, 7, true], mysql: [2, 7, 1], madeUp: [2, 7, 'yes'] },
    rows: [{ name: 'Rex' }],
  },
  {
    does: 'puts SQL by hand in brackets inside and() and or() of one',
    query: names.where(
      and(sql<boolean>`${Animal.age} = ${2} or ${Animal.age} = ${7}`),
      or(sql<boolean>`${Animal.tame}`),
    ),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE ("animals"."age" = CAST(? AS INTEGER) or "animals"."age" = CAST(? AS INTEGER)) AND ("animals"."tame")',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE ("animals"."age" = $1::bigint or "animals"."age" = $2::bigint) AND ("animals"."tame")',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE (`animals`.`age` = CAST(? AS SIGNED) or `animals`.`age` = CAST(? AS SIGNED)) AND (`animals`.`tame`)',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE ([animals].[age] = <:1> or [animals].[age] = <:2>) AND ([animals].[tame])',
    },
    params: [2, 7],
    rows: [{ name: 'Rex' }],
  },
  {
    does: 'takes a boolean column as it is',
    query: names.where(Animal.tame),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."tame"',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."tame"',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`tame`',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[tame]',
    },
    params: [],
    rows: [{ name: 'Rex' }, { name: 'Żabka_%' }],
  },
  {
    does: 'reads columns of joined tables',
    query: names.innerJoin(Keeper, Keeper.id.eq(Animal.keeperId)).where(Keeper.name.eq('Ben'), Animal.age.isNull()),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "keepers"."name" = +? AND "animals"."age" IS NULL',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "keepers"."name" = $1 AND "animals"."age" IS NULL',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` JOIN `keepers` ON `keepers`.`id` = `animals`.`keeper_id` WHERE `keepers`.`name` = ? AND `animals`.`age` IS NULL',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] JOIN [keepers] ON [keepers].[id] == [animals].[keeper_id] WHERE [keepers].[name] == :1 OF text AND [animals].[age] IS NULL',
    },
    params: ['Ben'],
    rows: [{ name: 'Nemo' }],
  },
])
