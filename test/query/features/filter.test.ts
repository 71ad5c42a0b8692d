// Where the conditions of filters stand in statements.
import {
  alias,
  defineSchema,
  deleteFrom,
  filter,
  from,
  integer,
  sample,
  softDelete,
  table,
  text,
  timestamp,
  unfiltered,
  update,
  withFilters,
} from '../../../src/index.ts'
import { Animal as All, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const columns = {
  id: integer().primaryKey(),
  name: text(),
  keeperId: integer().nullable(),
  bornAt: timestamp().nullable(),
}
/** The animals whose birth nobody has noted, as if the time were that of a deletion. */
const { Animal } = defineSchema({
  Animal: table('animals', columns, { filters: [softDelete('bornAt'), filter('early', t => t.id.lt(5))] }),
})
const { Animal: Kept } = defineSchema({
  Animal: table('animals', columns, {
    filters: [filter('keeper', integer(), (t, keeper) => t.keeperId.eq(keeper))],
  }),
})
const keeper = { keeper: 2 }
const kept = from(Kept).select({ name: Kept.name })
const other = alias(Animal, 'other')
const names = { keeper: Keeper.name, animal: Animal.name }
const theirs = Animal.keeperId.eq(Keeper.id)

feature('filters of models', [
  {
    does: 'in where',
    query: from(Animal).where(Animal.id.gt(3)).select({ name: Animal.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."born_at" IS NULL AND "animals"."id" < +? AND "animals"."id" > +?',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."born_at" IS NULL AND "animals"."id" < $1 AND "animals"."id" > $2',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`born_at` IS NULL AND `animals`.`id` < ? AND `animals`.`id` > ?',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[born_at] IS NULL AND [animals].[id] BELOW :1 OF integer AND [animals].[id] ABOVE :2 OF integer',
    },
    params: [5, 3],
    rows: [{ name: 'Bessie' }],
  },
  {
    does: 'of an alias',
    query: from(other).select({ name: other.name }),
    sql: {
      sqlite:
        'SELECT "other"."name" AS "name" FROM "animals" AS "other" WHERE "other"."born_at" IS NULL AND "other"."id" < +?',
      postgres:
        'SELECT "other"."name" AS "name" FROM "animals" AS "other" WHERE "other"."born_at" IS NULL AND "other"."id" < $1',
      mysql:
        'SELECT `other`.`name` AS `name` FROM `animals` AS `other` WHERE `other`.`born_at` IS NULL AND `other`.`id` < ?',
      madeUp:
        'SELECT [other].[name] AS [name] FROM [animals] AS [other] WHERE [other].[born_at] IS NULL AND [other].[id] BELOW :1 OF integer',
    },
    params: [5],
    rows: [{ name: 'Nemo' }, { name: 'Bessie' }],
  },
  {
    does: 'in the condition of a left join',
    query: from(Keeper).leftJoin(Animal, theirs).select(names),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" LEFT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" AND "animals"."born_at" IS NULL AND "animals"."id" < +?',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" LEFT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" AND "animals"."born_at" IS NULL AND "animals"."id" < $1',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `keepers` LEFT JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`born_at` IS NULL AND `animals`.`id` < ?',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] LEFT JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] AND [animals].[born_at] IS NULL AND [animals].[id] BELOW :1 OF integer',
    },
    params: [5],
    rows: [
      { keeper: 'Ada', animal: null },
      { keeper: 'Ben', animal: 'Nemo' },
      { keeper: 'Cyd', animal: null },
    ],
  },
  {
    does: 'in a cross join, which becomes an inner one',
    query: from(Keeper).crossJoin(Animal).select(names),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" JOIN "animals" ON "animals"."born_at" IS NULL AND "animals"."id" < +?',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" JOIN "animals" ON "animals"."born_at" IS NULL AND "animals"."id" < $1',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `keepers` JOIN `animals` ON `animals`.`born_at` IS NULL AND `animals`.`id` < ?',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] JOIN [animals] ON [animals].[born_at] IS NULL AND [animals].[id] BELOW :1 OF integer',
    },
    params: [5],
    rows: [
      { keeper: 'Ada', animal: 'Nemo' },
      { keeper: 'Ben', animal: 'Nemo' },
      { keeper: 'Cyd', animal: 'Nemo' },
      { keeper: 'Ada', animal: 'Bessie' },
      { keeper: 'Ben', animal: 'Bessie' },
      { keeper: 'Cyd', animal: 'Bessie' },
    ],
  },
  {
    does: 'of the left side in the condition of a right join',
    query: from(Animal).rightJoin(Keeper, theirs).select(names),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "animals" RIGHT JOIN "keepers" ON "animals"."keeper_id" = "keepers"."id" AND "animals"."born_at" IS NULL AND "animals"."id" < +?',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "animals" RIGHT JOIN "keepers" ON "animals"."keeper_id" = "keepers"."id" AND "animals"."born_at" IS NULL AND "animals"."id" < $1',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `animals` RIGHT JOIN `keepers` ON `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`born_at` IS NULL AND `animals`.`id` < ?',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [animals] RIGHT JOIN [keepers] ON [animals].[keeper_id] == [keepers].[id] AND [animals].[born_at] IS NULL AND [animals].[id] BELOW :1 OF integer',
    },
    params: [5],
    rows: [
      { keeper: 'Ben', animal: 'Nemo' },
      { keeper: 'Ada', animal: null },
      { keeper: 'Cyd', animal: null },
    ],
  },
  {
    does: 'of both sides of a full join, in its condition and in where',
    query: from(Keeper).fullJoin(Animal, theirs).select(names),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" FULL JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" AND "animals"."born_at" IS NULL AND "animals"."id" < +? WHERE ("animals"."id" IS NULL OR "animals"."born_at" IS NULL) AND ("animals"."id" IS NULL OR "animals"."id" < +?)',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" FULL JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" AND "animals"."born_at" IS NULL AND "animals"."id" < $1 WHERE ("animals"."id" IS NULL OR "animals"."born_at" IS NULL) AND ("animals"."id" IS NULL OR "animals"."id" < $2)',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM (SELECT `keepers`.`id` AS `k0_0`, `animals`.`id` AS `k1_0` FROM `keepers` LEFT JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`born_at` IS NULL AND `animals`.`id` < ? UNION ALL SELECT NULL AS `k0_0`, `animals`.`id` AS `k1_0` FROM `animals` WHERE NOT EXISTS (SELECT 1 FROM `keepers` WHERE `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`born_at` IS NULL AND `animals`.`id` < ?)) AS `~pairs` LEFT JOIN `keepers` ON `keepers`.`id` = `~pairs`.`k0_0` LEFT JOIN `animals` ON `animals`.`id` = `~pairs`.`k1_0` WHERE (`animals`.`id` IS NULL OR `animals`.`born_at` IS NULL) AND (`animals`.`id` IS NULL OR `animals`.`id` < ?)',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] FULL JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] AND [animals].[born_at] IS NULL AND [animals].[id] BELOW :1 OF integer WHERE ([animals].[id] IS NULL OR [animals].[born_at] IS NULL) AND ([animals].[id] IS NULL OR [animals].[id] BELOW :2 OF integer)',
    },
    params: { sqlite: [5, 5], postgres: [5, 5], mysql: [5, 5, 5], madeUp: [5, 5] },
    rows: [
      { keeper: 'Ada', animal: null },
      { keeper: 'Ben', animal: 'Nemo' },
      { keeper: 'Cyd', animal: null },
      { keeper: null, animal: 'Bessie' },
    ],
  },
  {
    does: 'in a sample',
    query: sample(other, { percent: 100 }).select({ name: other.name }),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "other"."name" AS "name" FROM "animals" AS "other" TABLESAMPLE BERNOULLI ($1::double precision) WHERE "other"."born_at" IS NULL AND "other"."id" < $2',
      mysql: null,
      madeUp:
        'SELECT [other].[name] AS [name] FROM [animals] AS [other] TABLESAMPLE BERNOULLI (<:1>) WHERE [other].[born_at] IS NULL AND [other].[id] BELOW :2 OF integer',
    },
    params: [100, 5],
    elsewhere: { mysql: 'no samples' },
    rows: [{ name: 'Bessie' }, { name: 'Nemo' }],
  },
  {
    does: 'in an update',
    query: update(Animal).set({ name: 'x' }).everyRow(),
    sql: {
      sqlite: 'UPDATE "animals" SET "name" = ? WHERE "animals"."born_at" IS NULL AND "animals"."id" < +?',
      postgres: 'UPDATE "animals" SET "name" = $1 WHERE "animals"."born_at" IS NULL AND "animals"."id" < $2',
      mysql: 'UPDATE `animals` SET `name` = ? WHERE `animals`.`born_at` IS NULL AND `animals`.`id` < ?',
      madeUp:
        'UPDATE [animals] SET [name] = STORED :1 WHERE [animals].[born_at] IS NULL AND [animals].[id] BELOW :2 OF integer',
    },
    params: ['x', 5],
    rows: 2,
    after: [
      from(unfiltered(Animal, 'softDelete')).where(Animal.name.eq('x')).select({ id: Animal.id }),
      [{ id: 3 }, { id: 4 }],
    ],
  },
  {
    does: 'in a delete, which writes the time',
    query: deleteFrom(Animal).where(Animal.id.lt(9)),
    sql: {
      sqlite:
        'UPDATE "animals" SET "born_at" = strftime(\'%Y-%m-%dT%H:%M:%fZ\', \'now\') WHERE "animals"."born_at" IS NULL AND "animals"."id" < +? AND "animals"."id" < +?',
      postgres:
        'UPDATE "animals" SET "born_at" = date_trunc(\'milliseconds\', statement_timestamp()) WHERE "animals"."born_at" IS NULL AND "animals"."id" < $1 AND "animals"."id" < $2',
      mysql:
        'UPDATE `animals` SET `born_at` = utc_timestamp(3) WHERE `animals`.`born_at` IS NULL AND `animals`.`id` < ? AND `animals`.`id` < ?',
      madeUp:
        'UPDATE [animals] SET [born_at] = CLOCK WHERE [animals].[born_at] IS NULL AND [animals].[id] BELOW :1 OF integer AND [animals].[id] BELOW :2 OF integer',
    },
    params: [5, 9],
    rows: 2,
    after: [from(All).select({ id: All.id }).where(All.bornAt.isNull()), [{ id: 5 }]],
  },
  {
    does: 'without one of them',
    query: deleteFrom(unfiltered(Animal, 'softDelete')).everyRow(),
    sql: {
      sqlite: 'DELETE FROM "animals" WHERE "animals"."id" < +?',
      postgres: 'DELETE FROM "animals" WHERE "animals"."id" < $1',
      mysql: 'DELETE FROM `animals` WHERE `animals`.`id` < ?',
      madeUp: 'DELETE FROM [animals] WHERE [animals].[id] BELOW :1 OF integer',
    },
    params: [5],
    rows: 4,
    after: [from(All).select({ id: All.id }), [{ id: 5 }]],
  },
  {
    does: 'with a value',
    query: {
      toSQL: target => kept.toSQL(withFilters(target as never, { Kept }, keeper)),
      all: db => kept.all(withFilters(db as never, { Kept }, keeper)),
    },
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."keeper_id" = (CAST(? AS INTEGER))',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."keeper_id" = ($1::bigint)',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`keeper_id` = (CAST(? AS SIGNED))',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[keeper_id] == (<:1>)',
    },
    params: [2],
    rows: [{ name: 'Kiwi' }, { name: 'Nemo' }],
  },
])
