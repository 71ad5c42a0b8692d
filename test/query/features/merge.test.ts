// mergeInto().
import { alias, concat, from, integer, lower, mergeAction, mergeInto, text, values } from '../../../src/index.ts'
import { Animal, Food, Keeper, Visit } from '../zoo.ts'
import { feature } from './feature.ts'

const other = alias(Food, 'other')
const list = values('list', { id: integer(), name: text() }, [
  { id: 1, name: `it's "hay" ?` },
  { id: 3, name: 'sand' },
])
const names = from(Food).orderBy(Food.id.asc()).select({ id: Food.id, name: Food.name })

feature('merges', [
  {
    does: 'update what matches',
    query: mergeInto(Food)
      .using(list, list.id.eq(Food.id))
      .whenMatched()
      .update({ name: concat(list.name, '!') }),
    sql: {
      sqlite: null,
      postgres:
        'MERGE INTO "foods" USING (SELECT c0 AS "id", c1 COLLATE "C" AS "name" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "list" ON "list"."id" = "foods"."id" WHEN MATCHED THEN UPDATE SET "name" = "list"."name" || $3::text',
      mysql: null,
      madeUp:
        'MERGE INTO [foods] USING (UNPACK integer [id]+text [name] ROWS :1) AS [list] ON [list].[id] == [foods].[id] WHEN MATCHED THEN UPDATE SET [name] = [list].[name] & <:2>',
    },
    params: {
      sqlite: [],
      postgres: ['{1,3}', String.raw`{"it's \"hay\" ?",sand}`, '!'],
      mysql: [],
      madeUp: [`1|it's "hay" ?/3|sand`, '!'],
    },
    rows: 1,
    elsewhere: { mysql: 'it has no MERGE' },
    after: [
      names,
      [
        { id: 1, name: `it's "hay" ?!` },
        { id: 2, name: 'corn' },
      ],
    ],
  },
  {
    does: 'have a branch for every kind of row, and values are numbered as they stand',
    query: mergeInto(Food)
      .using(list, list.id.eq(Food.id))
      .whenMatched(list.name.ne('x'))
      .update({ name: 'y' })
      .whenMatched()
      .delete()
      .whenNotMatched(list.id.gt(2), list.id.lt(9))
      .insert({ id: 9, name: lower(list.name) })
      .whenNotMatched()
      .ignore()
      .whenNotMatchedBySource(Food.id.gt(1))
      .update({ name: concat(Food.name, '?') })
      .whenNotMatchedBySource()
      .delete(),
    sql: {
      sqlite: null,
      postgres:
        'MERGE INTO "foods" USING (SELECT c0 AS "id", c1 COLLATE "C" AS "name" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "list" ON "list"."id" = "foods"."id" WHEN MATCHED AND "list"."name" <> $3 THEN UPDATE SET "name" = $4 WHEN MATCHED THEN DELETE WHEN NOT MATCHED AND "list"."id" > $5 AND "list"."id" < $6 THEN INSERT ("id", "name") VALUES ($7, lower("list"."name" COLLATE "C")) WHEN NOT MATCHED THEN DO NOTHING WHEN NOT MATCHED BY SOURCE AND "foods"."id" > $8 THEN UPDATE SET "name" = "foods"."name" || $9::text WHEN NOT MATCHED BY SOURCE THEN DELETE',
      mysql: null,
      madeUp:
        'MERGE INTO [foods] USING (UNPACK integer [id]+text [name] ROWS :1) AS [list] ON [list].[id] == [foods].[id] WHEN MATCHED AND [list].[name] != :2 OF text THEN UPDATE SET [name] = STORED :3 WHEN MATCHED THEN DELETE WHEN NOT MATCHED AND [list].[id] ABOVE :4 OF integer AND [list].[id] BELOW :5 OF integer THEN INSERT ([id], [name]) VALUES (STORED :6, SMALL([list].[name])) WHEN NOT MATCHED THEN DO NOTHING WHEN NOT MATCHED BY SOURCE AND [foods].[id] ABOVE :7 OF integer THEN UPDATE SET [name] = [foods].[name] & <:8> WHEN NOT MATCHED BY SOURCE THEN DELETE',
    },
    params: {
      sqlite: [],
      postgres: ['{1,3}', String.raw`{"it's \"hay\" ?",sand}`, 'x', 'y', 2, 9, 9, 1, '?'],
      mysql: [],
      madeUp: [`1|it's "hay" ?/3|sand`, 'x', 'y', 2, 9, 9, 1, '?'],
    },
    rows: 3,
    elsewhere: { mysql: 'it has no MERGE' },
    after: [
      names,
      [
        { id: 1, name: 'y' },
        { id: 2, name: 'corn?' },
        { id: 9, name: 'sand' },
      ],
    ],
  },
  {
    does: 'answer what they did',
    query: mergeInto(Food)
      .using(list, list.id.eq(Food.id))
      .whenMatched()
      .delete()
      .whenNotMatched()
      .insert({ id: list.id, name: list.name })
      .returning({ did: mergeAction(), id: Food.id }),
    sql: {
      sqlite: null,
      postgres:
        'MERGE INTO "foods" USING (SELECT c0 AS "id", c1 COLLATE "C" AS "name" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "list" ON "list"."id" = "foods"."id" WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT ("id", "name") VALUES ("list"."id", "list"."name") RETURNING merge_action() AS "did", "foods"."id" AS "id"',
      mysql: null,
      madeUp:
        'MERGE INTO [foods] USING (UNPACK integer [id]+text [name] ROWS :1) AS [list] ON [list].[id] == [foods].[id] WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT ([id], [name]) VALUES ([list].[id], [list].[name]) RETURNING merge_action() AS [did], [foods].[id] AS [id]',
    },
    params: {
      sqlite: [],
      postgres: ['{1,3}', String.raw`{"it's \"hay\" ?",sand}`],
      mysql: [],
      madeUp: [`1|it's "hay" ?/3|sand`],
    },
    rows: [
      { did: 'DELETE', id: 1 },
      { did: 'INSERT', id: 3 },
    ],
    elsewhere: { mysql: 'it has no MERGE' },
  },
  {
    does: 'read other tables, and fill in defaults',
    query: mergeInto(Animal)
      .using(Keeper, Keeper.id.eq(Animal.keeperId))
      .whenMatched()
      .ignore()
      .whenNotMatched()
      .insert({ id: 20, name: Keeper.name, kind: 'fish', price: '1.5', keeperId: Keeper.id })
      .returning({ name: Animal.name, price: Animal.price, tame: Animal.tame }),
    sql: {
      sqlite: null,
      postgres:
        'MERGE INTO "animals" USING "keepers" ON "keepers"."id" = "animals"."keeper_id" WHEN MATCHED THEN DO NOTHING WHEN NOT MATCHED THEN INSERT ("id", "name", "kind", "price", "tame", "keeper_id") VALUES ($1, "keepers"."name", $2, $3, $4, "keepers"."id") RETURNING "animals"."name" AS "name", "animals"."price" AS "price", "animals"."tame" AS "tame"',
      mysql: null,
      madeUp:
        'MERGE INTO [animals] USING [keepers] ON [keepers].[id] == [animals].[keeper_id] WHEN MATCHED THEN DO NOTHING WHEN NOT MATCHED THEN INSERT ([id], [name], [kind], [price], [tame], [keeper_id]) VALUES (STORED :1, [keepers].[name], STORED :2, STORED :3, STORED :4, [keepers].[id]) RETURNING [animals].[name] AS [name], [animals].[price] AS [price], [animals].[tame] AS [tame]',
    },
    params: { sqlite: [], postgres: [20, 'fish', '1.50', false], mysql: [], madeUp: [20, 'fish', 'dec 1.5', 'no'] },
    rows: [{ name: 'Cyd', price: '1.50', tame: false }],
    elsewhere: { mysql: 'it has no MERGE' },
  },
  {
    does: 'reach tables of other schemas, and answer whole rows',
    query: mergeInto(Visit).using(other, other.id.eq(Visit.id)).whenMatched().update({ note: other.name }).returning(),
    sql: {
      sqlite: null,
      postgres:
        'MERGE INTO "log"."visits" AS "log_visits" USING "foods" AS "other" ON "other"."id" = "log_visits"."id" WHEN MATCHED THEN UPDATE SET "note" = "other"."name" RETURNING "log_visits"."id" AS "id", "log_visits"."note" AS "note"',
      mysql: null,
      madeUp:
        'MERGE INTO [log].[visits] AS [log_visits] USING [foods] AS [other] ON [other].[id] == [log_visits].[id] WHEN MATCHED THEN UPDATE SET [note] = [other].[name] RETURNING [log_visits].[id] AS [id], [log_visits].[note] AS [note]',
    },
    params: { sqlite: [], postgres: [], mysql: [], madeUp: [] },
    rows: [{ id: 1, note: 'hay' }],
    elsewhere: { mysql: 'it has no MERGE' },
  },
  {
    does: 'insert rows of defaults',
    query: mergeInto(Visit).using(list, list.id.eq(Visit.id)).whenNotMatched(list.id.eq(3)).insert({}),
    sql: {
      sqlite: null,
      postgres:
        'MERGE INTO "log"."visits" AS "log_visits" USING (SELECT c0 AS "id", c1 COLLATE "C" AS "name" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "list" ON "list"."id" = "log_visits"."id" WHEN NOT MATCHED AND "list"."id" = $3 THEN INSERT DEFAULT VALUES',
      mysql: null,
      madeUp:
        'MERGE INTO [log].[visits] AS [log_visits] USING (UNPACK integer [id]+text [name] ROWS :1) AS [list] ON [list].[id] == [log_visits].[id] WHEN NOT MATCHED AND [list].[id] == :2 OF integer THEN INSERT NOTHING GIVEN',
    },
    params: {
      sqlite: [],
      postgres: ['{1,3}', String.raw`{"it's \"hay\" ?",sand}`, 3],
      mysql: [],
      madeUp: [`1|it's "hay" ?/3|sand`, 3],
    },
    rows: 1,
    elsewhere: { mysql: 'it has no MERGE' },
    after: [from(Visit).select({ note: Visit.note }).orderBy(Visit.id.asc()), [{ note: 'first' }, { note: null }]],
  },
])
