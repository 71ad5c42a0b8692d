// forUpdate() and forShare(). A transaction of SQLite has locked everything already.
import { count, from } from '../../../src/index.ts'
import { Animal, boss, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const keeper = from(Keeper).select({ id: Keeper.id }).where(Keeper.id.eq(2))
const plain = {
  sqlite: 'SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."id" = +?',
  postgres: 'SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."id" = $1',
  mysql: 'SELECT `keepers`.`id` AS `id` FROM `keepers` WHERE `keepers`.`id` = ?',
  madeUp: 'SELECT [keepers].[id] AS [id] FROM [keepers] WHERE [keepers].[id] == :1 OF integer',
}
/** MySQL says what Postgres says, MariaDB has a word of its own for sharing. */
const locked = (words: string, madeUp: string) => ({
  sqlite: plain.sqlite,
  postgres: `${plain.postgres}${words}`,
  mysql: `${plain.mysql}${words}`,
  mariadb: `${plain.mysql}${words.replace('FOR SHARE', 'LOCK IN SHARE MODE')}`,
  madeUp: `${plain.madeUp}${madeUp}`,
})
const joined = from(Animal)
  .innerJoin(Keeper, Keeper.id.eq(Animal.keeperId))
  .select({ id: Animal.id })
  .where(Animal.id.eq(1))
const left = from(Keeper)
  .leftJoin(boss, boss.id.eq(Keeper.bossId))
  .select({ id: Keeper.id, boss: boss.name })
  .where(Keeper.id.eq(1))

feature('locking reads', [
  {
    does: 'forUpdate()',
    query: keeper.forUpdate(),
    sql: locked(' FOR UPDATE', ' HOLDING ALL TO update OR wait'),
    params: [2],
    rows: [{ id: 2 }],
  },
  {
    does: 'forShare()',
    query: keeper.forShare(),
    sql: locked(' FOR SHARE', ' HOLDING ALL TO share OR wait'),
    params: [2],
    rows: [{ id: 2 }],
  },
  {
    does: 'without what others hold',
    query: keeper.forUpdate({ skipLocked: true }),
    sql: locked(' FOR UPDATE SKIP LOCKED', ' HOLDING ALL TO update OR skip'),
    params: [2],
    rows: [{ id: 2 }],
  },
  {
    does: 'without waiting',
    query: keeper.forShare({ noWait: true }),
    sql: locked(' FOR SHARE NOWAIT', ' HOLDING ALL TO share OR fail'),
    params: [2],
    rows: [{ id: 2 }],
  },
  {
    does: 'options that are off',
    query: keeper.forUpdate({ skipLocked: false }),
    sql: locked(' FOR UPDATE', ' HOLDING ALL TO update OR wait'),
    params: [2],
    rows: [{ id: 2 }],
  },
  {
    does: 'the last of several counts',
    query: keeper.forShare().forUpdate({ noWait: true }),
    sql: locked(' FOR UPDATE NOWAIT', ' HOLDING ALL TO update OR fail'),
    params: [2],
    rows: [{ id: 2 }],
  },
  {
    does: 'stands at the end, wherever it was called',
    query: from(Keeper).forUpdate().select({ id: Keeper.id }).orderBy(Keeper.id.desc()).limit(1).offset(1),
    sql: {
      sqlite: 'SELECT "keepers"."id" AS "id" FROM "keepers" ORDER BY "keepers"."id" DESC LIMIT +? OFFSET +?',
      postgres:
        'SELECT "keepers"."id" AS "id" FROM "keepers" ORDER BY "keepers"."id" DESC LIMIT $1 OFFSET $2 FOR UPDATE',
      mysql: 'SELECT `keepers`.`id` AS `id` FROM `keepers` ORDER BY `keepers`.`id` DESC LIMIT ? OFFSET ? FOR UPDATE',
      madeUp:
        'SELECT [keepers].[id] AS [id] FROM [keepers] ORDER BY [keepers].[id] DESC NULLS LAST SKIP :1 OF integer TAKE :2 OF integer HOLDING ALL TO update OR wait',
    },
    params: { sqlite: [1, 1], postgres: [1, 1], mysql: [1, 1], madeUp: [1, 1] },
    rows: [{ id: 2 }],
  },
  {
    does: 'all tables of a join',
    query: joined.forUpdate(),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "animals"."id" = $1 FOR UPDATE',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` JOIN `keepers` ON `keepers`.`id` = `animals`.`keeper_id` WHERE `animals`.`id` = ? FOR UPDATE',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] JOIN [keepers] ON [keepers].[id] == [animals].[keeper_id] WHERE [animals].[id] == :1 OF integer HOLDING ALL TO update OR wait',
    },
    params: [1],
    rows: [{ id: 1 }],
  },
  {
    does: 'some tables of a join',
    query: joined.forUpdate({ of: [Keeper, Animal], noWait: true }),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "animals"."id" = $1 FOR UPDATE OF "keepers", "animals" NOWAIT',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` JOIN `keepers` ON `keepers`.`id` = `animals`.`keeper_id` WHERE `animals`.`id` = ? FOR UPDATE OF `keepers`, `animals` NOWAIT',
      mariadb: null,
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] JOIN [keepers] ON [keepers].[id] == [animals].[keeper_id] WHERE [animals].[id] == :1 OF integer HOLDING [keepers]+[animals] TO update OR fail',
    },
    params: [1],
    rows: [{ id: 1 }],
    elsewhere: { mysql: 'MariaDB names no tables to lock' },
  },
  {
    does: 'the table whose rows a left join keeps',
    query: left.forUpdate({ of: [Keeper] }),
    sql: {
      sqlite:
        'SELECT "keepers"."id" AS "id", "boss"."name" AS "boss" FROM "keepers" LEFT JOIN "keepers" AS "boss" ON "boss"."id" = "keepers"."boss_id" WHERE "keepers"."id" = +?',
      postgres:
        'SELECT "keepers"."id" AS "id", "boss"."name" AS "boss" FROM "keepers" LEFT JOIN "keepers" AS "boss" ON "boss"."id" = "keepers"."boss_id" WHERE "keepers"."id" = $1 FOR UPDATE OF "keepers"',
      mysql:
        'SELECT `keepers`.`id` AS `id`, `boss`.`name` AS `boss` FROM `keepers` LEFT JOIN `keepers` AS `boss` ON `boss`.`id` = `keepers`.`boss_id` WHERE `keepers`.`id` = ? FOR UPDATE OF `keepers`',
      mariadb: null,
      madeUp:
        'SELECT [keepers].[id] AS [id], [boss].[name] AS [boss] FROM [keepers] LEFT JOIN [keepers] AS [boss] ON [boss].[id] == [keepers].[boss_id] WHERE [keepers].[id] == :1 OF integer HOLDING [keepers] TO update OR wait',
    },
    params: [1],
    rows: [{ id: 1, boss: null }],
    elsewhere: { mysql: 'MariaDB names no tables to lock' },
  },
  {
    does: 'in a subquery, around which rows are counted',
    query: from(keeper.forUpdate({ skipLocked: true }).as('mine')).select({ n: count() }),
    sql: {
      sqlite:
        'SELECT count(*) AS "n" FROM (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."id" = +?) AS "mine"',
      postgres:
        'SELECT count(*) AS "n" FROM (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."id" = $1 FOR UPDATE SKIP LOCKED) AS "mine"',
      mysql:
        'SELECT count(*) AS `n` FROM (SELECT `keepers`.`id` AS `id` FROM `keepers` WHERE `keepers`.`id` = ? FOR UPDATE SKIP LOCKED) AS `mine`',
      madeUp:
        'SELECT HOW_MANY(ROWS) AS [n] FROM (SELECT [keepers].[id] AS [id] FROM [keepers] WHERE [keepers].[id] == :1 OF integer HOLDING ALL TO update OR skip) AS [mine]',
    },
    params: [2],
    rows: [{ n: 1 }],
  },
])
