// Sources that are no tables: lists of rows, and queries that read the tables before them.
import * as v from 'valibot'
import {
  array,
  bigint,
  blob,
  boolean,
  decimal,
  from,
  insertInto,
  integer,
  json,
  lateral,
  plainDate,
  real,
  text,
  timestamp,
  uuid,
  values,
} from '../../../src/index.ts'
import { Animal, Food, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const wanted = values('wanted', { id: integer(), note: text() }, [
  { id: 2, note: 'loud' },
  { id: 4, note: 'it\'s "big" ?' },
])
const kinds = values(
  'kinds',
  {
    b: bigint(),
    r: real(),
    d: decimal(10, 2),
    y: boolean(),
    t: timestamp(),
    p: plainDate().nullable(),
    u: uuid(),
    x: blob(),
    a: array(text()),
    j: json(v.object({ a: v.array(v.number()) })),
  },
  [
    {
      b: 9007199254740993n,
      r: 2,
      d: '1.5',
      y: true,
      t: new Date('2024-02-29T10:00:00.000Z'),
      p: null,
      u: '00000000-0000-4000-8000-0000000000aa',
      x: new Uint8Array([0, 255]),
      a: ['a', 'b,"'],
      j: { a: [1] },
    },
  ],
)
const none = values('none', { id: integer() }, [])
const heaviest = lateral(
  from(Animal)
    .outer(Keeper)
    .where(Animal.keeperId.eq(Keeper.id))
    .select({ name: Animal.name, weight: Animal.weight })
    .orderBy(Animal.weight.desc())
    .limit(1),
).as('heaviest')

feature('lists of rows', [
  {
    does: 'are joined',
    query: from(Animal)
      .innerJoin(wanted, wanted.id.eq(Animal.id))
      .select({ name: Animal.name, note: wanted.note })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name", "wanted"."note" AS "note" FROM "animals" JOIN (SELECT value ->> 0 AS "id", value ->> 1 AS "note" FROM json_each(?)) AS "wanted" ON "wanted"."id" = "animals"."id" ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."name" AS "name", "wanted"."note" AS "note" FROM "animals" JOIN (SELECT c0 AS "id", c1 COLLATE "C" AS "note" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "wanted" ON "wanted"."id" = "animals"."id" ORDER BY "animals"."id"',
      mysql:
        "SELECT `animals`.`name` AS `name`, `wanted`.`note` AS `note` FROM `animals` JOIN (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]')) AS `~rows`) AS `wanted` ON `wanted`.`id` = `animals`.`id` ORDER BY `animals`.`id`",
      mariadb:
        "SELECT `animals`.`name` AS `name`, `wanted`.`note` AS `note` FROM `animals` JOIN (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]')) AS `~rows`) AS `wanted` ON `wanted`.`id` = `animals`.`id` ORDER BY `animals`.`id`",
      madeUp:
        'SELECT [animals].[name] AS [name], [wanted].[note] AS [note] FROM [animals] JOIN (UNPACK integer [id]+text [note] ROWS :1) AS [wanted] ON [wanted].[id] == [animals].[id] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: {
      sqlite: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`],
      postgres: ['{2,4}', String.raw`{loud,"it's \"big\" ?"}`],
      mysql: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`],
      mariadb: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`],
      madeUp: [`2|loud/4|it's "big" ?`],
    },
    rows: [
      { name: 'Kiwi', note: 'loud' },
      { name: 'Bessie', note: `it's "big" ?` },
    ],
  },
  {
    does: 'hold values of every kind',
    query: from(kinds),
    sql: {
      sqlite:
        'SELECT CAST("kinds"."b" AS TEXT) AS "b", "kinds"."r" AS "r", "kinds"."d" AS "d", "kinds"."y" AS "y", "kinds"."t" AS "t", "kinds"."p" AS "p", "kinds"."u" AS "u", "kinds"."x" AS "x", "kinds"."a" AS "a", "kinds"."j" AS "j" FROM (SELECT CAST(value ->> 0 AS INTEGER) AS "b", CAST(value ->> 1 AS REAL) AS "r", value ->> 2 AS "d", value ->> 3 AS "y", value ->> 4 AS "t", value ->> 5 AS "p", value ->> 6 AS "u", unhex(value ->> 7) AS "x", value ->> 8 AS "a", value ->> 9 AS "j" FROM json_each(?)) AS "kinds"',
      postgres:
        'SELECT "kinds"."b" AS "b", "kinds"."r" AS "r", "kinds"."d" AS "d", "kinds"."y" AS "y", "kinds"."t" AS "t", "kinds"."p" AS "p", "kinds"."u" AS "u", "kinds"."x" AS "x", "kinds"."a" AS "a", "kinds"."j" AS "j" FROM (SELECT c0 AS "b", c1 AS "r", c2 AS "d", c3 AS "y", c4 AS "t", c5 AS "p", c6 AS "u", c7 AS "x", c8::text[] COLLATE "C" AS "a", c9 AS "j" FROM unnest($1::bigint[], $2::double precision[], $3::numeric[], $4::boolean[], $5::timestamptz[], $6::date[], $7::uuid[], $8::bytea[], $9::text[], $10::jsonb[]) AS rows (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9)) AS "kinds"',
      mysql:
        "SELECT `kinds`.`b` AS `b`, `kinds`.`r` AS `r`, `kinds`.`d` AS `d`, `kinds`.`y` AS `y`, `kinds`.`t` AS `t`, `kinds`.`p` AS `p`, `kinds`.`u` AS `u`, `kinds`.`x` AS `x`, `kinds`.`a` AS `a`, `kinds`.`j` AS `j` FROM (SELECT c0 AS `b`, c1 AS `r`, c2 AS `d`, c3 AS `y`, c4 AS `t`, c5 AS `p`, c6 AS `u`, unhex(c7) AS `x`, CAST(c8 AS JSON) AS `a`, CAST(c9 AS JSON) AS `j` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 BIGINT PATH '$[0]', c1 DOUBLE PATH '$[1]', c2 DECIMAL(65, 2) PATH '$[2]', c3 TINYINT(1) PATH '$[3]', c4 DATETIME(3) PATH '$[4]', c5 DATE PATH '$[5]', c6 CHAR(36) COLLATE utf8mb4_0900_bin PATH '$[6]', c7 LONGTEXT PATH '$[7]', c8 LONGTEXT COLLATE utf8mb4_bin PATH '$[8]', c9 LONGTEXT COLLATE utf8mb4_bin PATH '$[9]')) AS `~rows`) AS `kinds`",
      mariadb:
        "SELECT `kinds`.`b` AS `b`, `kinds`.`r` AS `r`, `kinds`.`d` AS `d`, `kinds`.`y` AS `y`, `kinds`.`t` AS `t`, `kinds`.`p` AS `p`, `kinds`.`u` AS `u`, `kinds`.`x` AS `x`, `kinds`.`a` AS `a`, `kinds`.`j` AS `j` FROM (SELECT c0 AS `b`, c1 AS `r`, c2 AS `d`, c3 AS `y`, c4 AS `t`, c5 AS `p`, c6 AS `u`, unhex(left(c7, 1000000000)) AS `x`, c8 AS `a`, c9 AS `j` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 BIGINT PATH '$[0]', c1 DOUBLE PATH '$[1]', c2 DECIMAL(65, 2) PATH '$[2]', c3 TINYINT(1) PATH '$[3]', c4 DATETIME(3) PATH '$[4]', c5 DATE PATH '$[5]', c6 CHAR(36) COLLATE utf8mb4_nopad_bin PATH '$[6]', c7 LONGTEXT PATH '$[7]', c8 LONGTEXT COLLATE utf8mb4_bin PATH '$[8]', c9 LONGTEXT COLLATE utf8mb4_bin PATH '$[9]')) AS `~rows`) AS `kinds`",
      madeUp:
        'SELECT [kinds].[b] AS [b], [kinds].[r] AS [r], [kinds].[d] AS [d], [kinds].[y] AS [y], MILLISECONDS([kinds].[t]) AS [t], [kinds].[p] AS [p], [kinds].[u] AS [u], [kinds].[x] AS [x], [kinds].[a] AS [a], [kinds].[j] AS [j] FROM (UNPACK bigint [b]+real [r]+decimal [d]+boolean [y]+timestamp [t]+plainDate [p]+uuid [u]+blob [x]+array [a]+json [j] ROWS :1) AS [kinds]',
    },
    params: {
      sqlite: [
        String.raw`[["9007199254740993",2,150,1,"2024-02-29T10:00:00.000Z",null,"00000000-0000-4000-8000-0000000000aa","00ff","[\"a\",\"b,\\\"\"]","{\"a\":[1]}"]]`,
      ],
      postgres: [
        '{9007199254740993}',
        '{2}',
        '{1.50}',
        '{true}',
        '{2024-02-29T10:00:00.000Z}',
        '{NULL}',
        '{00000000-0000-4000-8000-0000000000aa}',
        String.raw`{"\\x00ff"}`,
        String.raw`{"{a,\"b,\\\"\"}"}`,
        String.raw`{"{\"a\":[1]}"}`,
      ],
      mysql: [
        String.raw`[["9007199254740993",2,"1.50",1,"2024-02-29 10:00:00.000",null,"00000000-0000-4000-8000-0000000000aa","00ff","[\"a\",\"b,\\\"\"]","{\"a\":[1]}"]]`,
      ],
      mariadb: [
        String.raw`[["9007199254740993",2,"1.50",1,"2024-02-29 10:00:00.000",null,"00000000-0000-4000-8000-0000000000aa","00ff","[\"a\",\"b,\\\"\"]","{\"a\":[1]}"]]`,
      ],
      madeUp: [
        '9007199254740993|2|1.5|true|Thu Feb 29 2024 10:00:00 GMT+0000 (Coordinated Universal Time)||00000000-0000-4000-8000-0000000000aa|0,255|a,b,"|[object Object]',
      ],
    },
    rows: [
      {
        b: 9007199254740993n,
        r: 2,
        d: '1.50',
        y: true,
        t: new Date('2024-02-29T10:00:00.000Z'),
        p: null,
        u: '00000000-0000-4000-8000-0000000000aa',
        x: new Uint8Array([0, 255]),
        a: ['a', 'b,"'],
        j: { a: [1] },
      },
    ],
  },
  {
    does: 'may be empty',
    query: from(Food).leftJoin(none, none.id.eq(Food.id)).select({ name: Food.name, none }),
    sql: {
      sqlite:
        'SELECT "foods"."name" AS "c0", "none"."id" AS "c1", "none"."~found" AS "c2" FROM "foods" LEFT JOIN (SELECT *, 1 AS "~found" FROM (SELECT value ->> 0 AS "id" FROM json_each(?)) AS "~found") AS "none" ON "none"."id" = "foods"."id"',
      postgres:
        'SELECT "foods"."name" AS "c0", "none"."id" AS "c1", "none"."~found" AS "c2" FROM "foods" LEFT JOIN (SELECT *, 1 AS "~found" FROM (SELECT c0 AS "id" FROM unnest($1::bigint[]) AS rows (c0)) AS "~found") AS "none" ON "none"."id" = "foods"."id"',
      mysql:
        "SELECT `foods`.`name` AS `c0`, `none`.`id` AS `c1`, `none`.`~found` AS `c2` FROM `foods` LEFT JOIN (SELECT *, 1 AS `~found` FROM (SELECT c0 AS `id` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]')) AS `~rows`) AS `~found`) AS `none` ON `none`.`id` = `foods`.`id`",
      madeUp:
        'SELECT [foods].[name] AS [c0], [none].[id] AS [c1], [none].[~found] AS [c2] FROM [foods] LEFT JOIN (SELECT *, 1 AS [~found] FROM (UNPACK integer [id] ROWS :1) AS [~found]) AS [none] ON [none].[id] == [foods].[id]',
    },
    params: { sqlite: ['[]'], postgres: ['{}'], mysql: ['[]'], madeUp: [''] },
    rows: [
      { name: 'hay', none: null },
      { name: 'corn', none: null },
    ],
  },
  {
    does: 'are inserted',
    query: insertInto(Food).from(from(wanted).where(wanted.id.gt(2)).select({ id: wanted.id, name: wanted.note })),
    sql: {
      sqlite:
        'INSERT INTO "foods" ("id", "name") SELECT "given"."id", "given"."name" FROM (SELECT "wanted"."id" AS "id", "wanted"."note" AS "name" FROM (SELECT value ->> 0 AS "id", value ->> 1 AS "note" FROM json_each(?)) AS "wanted" WHERE "wanted"."id" > +?) AS "given" WHERE 1 = 1',
      postgres:
        'INSERT INTO "foods" ("id", "name") SELECT "given"."id", "given"."name" FROM (SELECT "wanted"."id" AS "id", "wanted"."note" AS "name" FROM (SELECT c0 AS "id", c1 COLLATE "C" AS "note" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "wanted" WHERE "wanted"."id" > $3) AS "given" WHERE 1 = 1',
      mysql:
        "INSERT INTO `foods` (`id`, `name`) SELECT `given`.`id`, `given`.`name` FROM (SELECT `wanted`.`id` AS `id`, `wanted`.`note` AS `name` FROM (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]')) AS `~rows`) AS `wanted` WHERE `wanted`.`id` > ?) AS `given` WHERE 1 = 1",
      mariadb:
        "INSERT INTO `foods` (`id`, `name`) SELECT `given`.`id`, `given`.`name` FROM (SELECT `wanted`.`id` AS `id`, `wanted`.`note` AS `name` FROM (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]')) AS `~rows`) AS `wanted` WHERE `wanted`.`id` > ?) AS `given` WHERE 1 = 1",
      madeUp:
        'INSERT INTO [foods] ([id], [name]) SELECT [given].[id], [given].[name] FROM (SELECT [wanted].[id] AS [id], [wanted].[note] AS [name] FROM (UNPACK integer [id]+text [note] ROWS :1) AS [wanted] WHERE [wanted].[id] ABOVE :2 OF integer) AS [given] WHERE 1 = 1',
    },
    params: {
      sqlite: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`, 2],
      postgres: ['{2,4}', String.raw`{loud,"it's \"big\" ?"}`, 2],
      mysql: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`, 2],
      mariadb: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`, 2],
      madeUp: [`2|loud/4|it's "big" ?`, 2],
    },
    rows: 1,
    after: [from(Food).where(Food.id.gt(2)), [{ id: 4, name: `it's "big" ?` }]],
  },
])

feature('lateral queries', [
  {
    does: 'read the table before them',
    query: from(Keeper)
      .innerJoin(heaviest, heaviest.weight.gt(0))
      .select({ keeper: Keeper.name, animal: heaviest.name })
      .orderBy(Keeper.id.asc()),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "keepers"."name" AS "keeper", "heaviest"."name" AS "animal" FROM "keepers" JOIN LATERAL (SELECT "animals"."name" AS "name", "animals"."weight" AS "weight" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" ORDER BY "animals"."weight" DESC NULLS LAST LIMIT $1) AS "heaviest" ON "heaviest"."weight" > $2 ORDER BY "keepers"."id"',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `heaviest`.`name` AS `animal` FROM `keepers` JOIN LATERAL (SELECT `animals`.`name` AS `name`, `animals`.`weight` AS `weight` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` ORDER BY `animals`.`weight` DESC LIMIT ?) AS `heaviest` ON `heaviest`.`weight` > ? ORDER BY `keepers`.`id`',
      mariadb: null,
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [heaviest].[name] AS [animal] FROM [keepers] JOIN LATERAL (SELECT [animals].[name] AS [name], [animals].[weight] AS [weight] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] ORDER BY [animals].[weight] DESC NULLS LAST TAKE :1 OF integer) AS [heaviest] ON [heaviest].[weight] ABOVE :2 OF real ORDER BY [keepers].[id] NULLS FIRST',
    },
    params: [1, 0],
    rows: [
      { keeper: 'Ada', animal: 'Rex' },
      { keeper: 'Ben', animal: 'Kiwi' },
    ],
    elsewhere: { mysql: 'MariaDB has no LATERAL' },
  },
  {
    does: 'keep rows for which they find nothing',
    query: from(Keeper)
      .leftJoin(heaviest, heaviest.weight.gt(0))
      .select({ keeper: Keeper.name, heaviest })
      .orderBy(Keeper.id.asc()),
    sql: {
      sqlite: null,
      postgres:
        'SELECT "keepers"."name" AS "c0", "heaviest"."name" AS "c1", "heaviest"."weight" AS "c2", "heaviest"."~found" AS "c3" FROM "keepers" LEFT JOIN LATERAL (SELECT *, 1 AS "~found" FROM (SELECT "animals"."name" AS "name", "animals"."weight" AS "weight" FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" ORDER BY "animals"."weight" DESC NULLS LAST LIMIT $1) AS "~found") AS "heaviest" ON "heaviest"."weight" > $2 ORDER BY "keepers"."id"',
      mysql:
        'SELECT `keepers`.`name` AS `c0`, `heaviest`.`name` AS `c1`, `heaviest`.`weight` AS `c2`, `heaviest`.`~found` AS `c3` FROM `keepers` LEFT JOIN LATERAL (SELECT *, 1 AS `~found` FROM (SELECT `animals`.`name` AS `name`, `animals`.`weight` AS `weight` FROM `animals` WHERE `animals`.`keeper_id` = `keepers`.`id` ORDER BY `animals`.`weight` DESC LIMIT ?) AS `~found`) AS `heaviest` ON `heaviest`.`weight` > ? ORDER BY `keepers`.`id`',
      mariadb: null,
      madeUp:
        'SELECT [keepers].[name] AS [c0], [heaviest].[name] AS [c1], [heaviest].[weight] AS [c2], [heaviest].[~found] AS [c3] FROM [keepers] LEFT JOIN LATERAL (SELECT *, 1 AS [~found] FROM (SELECT [animals].[name] AS [name], [animals].[weight] AS [weight] FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] ORDER BY [animals].[weight] DESC NULLS LAST TAKE :1 OF integer) AS [~found]) AS [heaviest] ON [heaviest].[weight] ABOVE :2 OF real ORDER BY [keepers].[id] NULLS FIRST',
    },
    params: [1, 0],
    rows: [
      { keeper: 'Ada', heaviest: { name: 'Rex', weight: 30.5 } },
      { keeper: 'Ben', heaviest: { name: 'Kiwi', weight: 0.5 } },
      { keeper: 'Cyd', heaviest: null },
    ],
    elsewhere: { mysql: 'MariaDB has no LATERAL' },
  },
])
