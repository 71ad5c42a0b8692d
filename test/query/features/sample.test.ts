// Samples of tables.
import { alias, from, sample } from '../../../src/index.ts'
import { Animal, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const other = alias(Keeper, 'other')

feature('samples', [
  {
    does: 'are taken of the first table',
    query: sample(Animal, { percent: 100, seed: 1 })
      .innerJoin(Keeper, Keeper.id.eq(Animal.keeperId))
      .where(Animal.tame)
      .select({ id: Animal.id, keeper: Keeper.name })
      .orderBy(Animal.id.plus(1).desc())
      .limit(1),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "animals"."id" AS "id", "keepers"."name" AS "keeper" FROM "animals" TABLESAMPLE BERNOULLI ($1::double precision) REPEATABLE ($2::double precision) JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "animals"."tame" ORDER BY "animals"."id"::bigint + $3::bigint DESC NULLS LAST LIMIT $4',
      mysql: null,
      madeUp:
        'SELECT [animals].[id] AS [id], [keepers].[name] AS [keeper] FROM [animals] TABLESAMPLE BERNOULLI (<:1>) REPEATABLE (<:2>) JOIN [keepers] ON [keepers].[id] == [animals].[keeper_id] WHERE [animals].[tame] ORDER BY [animals].[id] PLUS <:3> DESC NULLS LAST TAKE :4 OF integer',
    },
    params: [100, 1, 1, 1],
    elsewhere: { mysql: 'no samples' },
    rows: [{ id: 5, keeper: 'Ada' }],
  },
  {
    does: 'stand in other queries, under other names',
    query: from(Keeper)
      .where(Keeper.id.in(sample(other, { percent: 0.5 }).where(other.id.gt(9)).select({ id: other.id })))
      .select({ id: Keeper.id }),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."id" IN (SELECT "other"."id" AS "id" FROM "keepers" AS "other" TABLESAMPLE BERNOULLI ($1::double precision) WHERE "other"."id" > $2)',
      mysql: null,
      madeUp:
        'SELECT [keepers].[id] AS [id] FROM [keepers] WHERE [keepers].[id] IN (SELECT [other].[id] AS [id] FROM [keepers] AS [other] TABLESAMPLE BERNOULLI (<:1>) WHERE [other].[id] ABOVE :2 OF integer)',
    },
    params: [0.5, 9],
    elsewhere: { mysql: 'no samples' },
    rows: [],
  },
])
