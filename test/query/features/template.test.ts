// SQL by hand: values are parameters, columns, models and queries are compiled.
import { decimal, from, integer, sql, text, timestamp } from '../../../src/index.ts'
import { Animal, boss, Food, Odd, Visit } from '../zoo.ts'
import { feature } from './feature.ts'

const corn = from(Food).where(Food.name.eq('corn'))

feature('sql templates', [
  {
    does: 'values of every kind are parameters',
    query: from(Food)
      .limit(1)
      .select({
        a: sql`${"'; drop table foods --"}`,
        b: sql`${2.5}`,
        c: sql<string>`cast(${2n ** 60n} as text)`,
        d: sql`${null}`,
        e: sql`${true}`,
        f: sql`${new Date(0)}`,
        g: sql`${new Uint8Array([7])}`,
        h: sql`${{ a: [1] }}`,
      }),
    sql: {
      sqlite:
        'SELECT ? AS "a", ? AS "b", cast(CAST(? AS INTEGER) as text) AS "c", ? AS "d", ? AS "e", ? AS "f", ? AS "g", ? AS "h" FROM "foods" LIMIT +?',
      postgres:
        'SELECT $1::text AS "a", $2::double precision AS "b", cast($3::bigint as text) AS "c", $4 AS "d", $5::boolean AS "e", $6::timestamptz AS "f", $7::bytea AS "g", $8::jsonb AS "h" FROM "foods" LIMIT $9',
      mysql:
        'SELECT ? AS `a`, CAST(? AS DOUBLE) AS `b`, cast(CAST(? AS SIGNED) as text) AS `c`, ? AS `d`, CAST(? AS SIGNED) AS `e`, CAST(? AS DATETIME(3)) AS `f`, ? AS `g`, CAST(? AS JSON) AS `h` FROM `foods` LIMIT ?',
      mariadb:
        'SELECT ? AS `a`, CAST(? AS DOUBLE) AS `b`, cast(CAST(? AS SIGNED) as text) AS `c`, ? AS `d`, CAST(? AS SIGNED) AS `e`, CAST(? AS DATETIME(3)) AS `f`, ? AS `g`, ? AS `h` FROM `foods` LIMIT ?',
      madeUp:
        'SELECT <:1> AS [a], <:2> AS [b], cast(<:3> as text) AS [c], <:4> AS [d], <:5> AS [e], <:6> AS [f], <:7> AS [g], <:8> AS [h] FROM [foods] TAKE :9 OF integer',
    },
    params: {
      sqlite: [
        "'; drop table foods --",
        2.5,
        1152921504606846976n,
        null,
        1,
        '1970-01-01T00:00:00.000Z',
        new Uint8Array([7]),
        '{"a":[1]}',
        1,
      ],
      postgres: [
        "'; drop table foods --",
        2.5,
        1152921504606846976n,
        null,
        true,
        '1970-01-01T00:00:00.000Z',
        new Uint8Array([7]),
        '{"a":[1]}',
        1,
      ],
      mysql: [
        "'; drop table foods --",
        2.5,
        1152921504606846976n,
        null,
        1,
        '1970-01-01 00:00:00.000',
        new Uint8Array([7]),
        '{"a":[1]}',
        1,
      ],
      madeUp: [
        "'; drop table foods --",
        2.5,
        1152921504606846976n,
        null,
        'yes',
        0,
        new Uint8Array([7]),
        { document: { a: [1] } },
        1,
      ],
    },
    elsewhere: { mysql: 'its casts know no type of that name' },
    rows: [
      {
        a: "'; drop table foods --",
        b: 2.5,
        c: '1152921504606846976',
        d: null,
        e: 1,
        f: '1970-01-01T00:00:00.000Z',
        g: new Uint8Array([7]),
        h: '{"a":[1]}',
      },
    ],
    // Values of types that SQLite has not.
    rowsOn: {
      postgres: [
        {
          a: "'; drop table foods --",
          b: 2.5,
          c: '1152921504606846976',
          d: null,
          e: true,
          f: '1970-01-01T00:00:00.000Z',
          g: new Uint8Array([7]),
          h: '{"a": [1]}',
        },
      ],
    },
  },
  {
    does: 'returns() decodes',
    query: from(Animal)
      .where(Animal.id.eq(1))
      .select({
        at: sql`${Animal.bornAt}`.returns(timestamp()),
        price: sql`${Animal.price} * 2`.returns(decimal(10, 2)),
        age: sql`${Animal.age}`.returns(integer()),
      }),
    sql: {
      sqlite:
        'SELECT "animals"."born_at" AS "at", "animals"."price" * 2 AS "price", "animals"."age" AS "age" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."born_at" AS "at", "animals"."price" * 2 AS "price", "animals"."age" AS "age" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT `animals`.`born_at` AS `at`, `animals`.`price` * 2 AS `price`, `animals`.`age` AS `age` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT MILLISECONDS([animals].[born_at]) AS [at], [animals].[price] * 2 AS [price], [animals].[age] AS [age] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [1],
    rows: [{ at: new Date('2017-05-01T08:00:00.500Z'), price: '240.00', age: 7 }],
  },
  {
    does: 'operators go on from it',
    query: from(Food)
      .where(sql`${Food.name} || ${'!'}`.returns(text()).like('c%'))
      .orderBy(sql<number>`${Food.id} * ${-1}`.asc())
      .select({ id: Food.id }),
    sql: {
      sqlite:
        'SELECT "foods"."id" AS "id" FROM "foods" WHERE ("foods"."name" || ?) GLOB +? ORDER BY "foods"."id" * CAST(? AS INTEGER)',
      postgres:
        'SELECT "foods"."id" AS "id" FROM "foods" WHERE ("foods"."name" || $1::text) LIKE $2 ORDER BY "foods"."id" * $3::bigint NULLS FIRST',
      mysql:
        'SELECT `foods`.`id` AS `id` FROM `foods` WHERE (`foods`.`name` || ?) LIKE ? ORDER BY `foods`.`id` * CAST(? AS SIGNED)',
      madeUp:
        'SELECT [foods].[id] AS [id] FROM [foods] WHERE ([foods].[name] || <:1>) FITS :2 ORDER BY [foods].[id] * <:3> NULLS FIRST',
    },
    params: { sqlite: ['!', 'c*', -1], postgres: ['!', 'c%', -1], mysql: ['!', 'c%', -1], madeUp: ['!', '/c%/', -1] },
    rows: [{ id: 2 }],
    // Where || is OR.
    rowsOn: { mysql: [] },
  },
  {
    does: 'a query of its own',
    query: sql<{ id: number }>`select ${Food.id} as id, 2.0 as two from ${Food} where ${Food.name} = ${'corn'}`,
    sql: {
      sqlite: 'select "foods"."id" as id, 2.0 as two from "foods" where "foods"."name" = ?',
      postgres: 'select "foods"."id" as id, 2.0 as two from "foods" where "foods"."name" = $1::text',
      mysql: 'select `foods`.`id` as id, 2.0 as two from `foods` where `foods`.`name` = ?',
      madeUp: 'select [foods].[id] as id, 2.0 as two from [foods] where [foods].[name] = <:1>',
    },
    params: ['corn'],
    rows: [{ id: 2, two: 2 }],
    // A decimal, which is read as text.
    rowsOn: { postgres: [{ id: 2, two: '2.0' }], mysql: [{ id: 2, two: '2.0' }] },
  },
  {
    does: 'models and aliases',
    query: sql`select count(*) as n from ${boss} join ${Odd} on 1 = 1 join ${Visit} on ${Visit.id} = ${boss.id}`,
    sql: {
      sqlite:
        'select count(*) as n from "keepers" AS "boss" join "order ""by"" [x]" on 1 = 1 join "log_visits" on "log_visits"."id" = "boss"."id"',
      postgres:
        'select count(*) as n from "keepers" AS "boss" join "order ""by"" [x]" on 1 = 1 join "log"."visits" AS "log_visits" on "log_visits"."id" = "boss"."id"',
      mysql:
        'select count(*) as n from `keepers` AS `boss` join `order "by" [x]` on 1 = 1 join `log_visits` on `log_visits`.`id` = `boss`.`id`',
      madeUp:
        'select count(*) as n from [keepers] AS [boss] join [order "by" [x]]] on 1 = 1 join [log].[visits] AS [log_visits] on [log_visits].[id] = [boss].[id]',
    },
    params: [],
    rows: [{ n: 1 }],
  },
  {
    does: 'queries in brackets',
    query: sql`select (${corn.select({ id: Food.id })}) as id, exists ${corn} as found`,
    sql: {
      sqlite:
        'select ((SELECT "foods"."id" AS "id" FROM "foods" WHERE "foods"."name" = +?)) as id, exists (SELECT "foods"."id" AS "id", "foods"."name" AS "name" FROM "foods" WHERE "foods"."name" = +?) as found',
      postgres:
        'select ((SELECT "foods"."id" AS "id" FROM "foods" WHERE "foods"."name" = $1)) as id, exists (SELECT "foods"."id" AS "id", "foods"."name" AS "name" FROM "foods" WHERE "foods"."name" = $2) as found',
      mysql:
        'select ((SELECT `foods`.`id` AS `id` FROM `foods` WHERE `foods`.`name` = ?)) as id, exists (SELECT `foods`.`id` AS `id`, `foods`.`name` AS `name` FROM `foods` WHERE `foods`.`name` = ?) as found',
      madeUp:
        'select ((SELECT [foods].[id] AS [id] FROM [foods] WHERE [foods].[name] == :1 OF text)) as id, exists (SELECT [foods].[id] AS [id], [foods].[name] AS [name] FROM [foods] WHERE [foods].[name] == :2 OF text) as found',
    },
    params: ['corn', 'corn'],
    rows: [{ id: 2, found: 1 }],
    // A boolean is no number.
    rowsOn: { postgres: [{ id: 2, found: true }] },
  },
  {
    does: 'derived tables',
    query: sql`select * from ${corn.as('c')}`,
    sql: {
      sqlite:
        'select * from (SELECT "foods"."id" AS "id", "foods"."name" AS "name" FROM "foods" WHERE "foods"."name" = +?) AS "c"',
      postgres:
        'select * from (SELECT "foods"."id" AS "id", "foods"."name" AS "name" FROM "foods" WHERE "foods"."name" = $1) AS "c"',
      mysql:
        'select * from (SELECT `foods`.`id` AS `id`, `foods`.`name` AS `name` FROM `foods` WHERE `foods`.`name` = ?) AS `c`',
      madeUp:
        'select * from (SELECT [foods].[id] AS [id], [foods].[name] AS [name] FROM [foods] WHERE [foods].[name] == :1 OF text) AS [c]',
    },
    params: ['corn'],
    rows: [{ id: 2, name: 'corn' }],
  },
  {
    does: 'names are quoted',
    query: sql`select ${sql.name('foods', 'name')} as ${sql.name('the "name"')} from foods where id = ${1}`,
    sql: {
      sqlite: 'select "foods"."name" as "the ""name""" from foods where id = CAST(? AS INTEGER)',
      postgres: 'select "foods"."name" as "the ""name""" from foods where id = $1::bigint',
      mysql: 'select `foods`.`name` as `the "name"` from foods where id = CAST(? AS SIGNED)',
      madeUp: 'select [foods].[name] as [the "name"] from foods where id = <:1>',
    },
    params: [1],
    rows: [{ 'the "name"': 'hay' }],
  },
  {
    does: 'join() of values and of expressions',
    query: sql`select ${sql.join([Food.id, sql`${Food.name}`, 3])} from ${Food} where ${Food.id} in (${sql.join([1, 2, 9])}) order by ${sql.join([Food.name, Food.id], ' || ')}`,
    sql: {
      sqlite:
        'select "foods"."id", "foods"."name", CAST(? AS INTEGER) from "foods" where "foods"."id" in (CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS INTEGER)) order by "foods"."name" || "foods"."id"',
      postgres:
        'select "foods"."id", "foods"."name", $1::bigint from "foods" where "foods"."id" in ($2::bigint, $3::bigint, $4::bigint) order by "foods"."name" || "foods"."id"',
      mysql:
        'select `foods`.`id`, `foods`.`name`, CAST(? AS SIGNED) from `foods` where `foods`.`id` in (CAST(? AS SIGNED), CAST(? AS SIGNED), CAST(? AS SIGNED)) order by `foods`.`name` || `foods`.`id`',
      madeUp:
        'select [foods].[id], [foods].[name], <:1> from [foods] where [foods].[id] in (<:2>, <:3>, <:4>) order by [foods].[name] || [foods].[id]',
    },
    params: [3, 1, 2, 9],
    rows: [
      { id: 2, name: 'corn', 'CAST(? AS INTEGER)': 3 },
      { id: 1, name: 'hay', 'CAST(? AS INTEGER)': 3 },
    ],
    // Each database has a name of its own for a column without one, and where || is OR, it sorts nothing here.
    rowsOn: {
      postgres: [
        { id: 2, name: 'corn', int8: 3 },
        { id: 1, name: 'hay', int8: 3 },
      ],
      mysql: [
        { id: 1, name: 'hay', 'CAST(? AS SIGNED)': 3 },
        { id: 2, name: 'corn', 'CAST(? AS SIGNED)': 3 },
      ],
    },
  },
  {
    does: 'unsafe text is text',
    query: sql`select ${sql.unsafe('1 + 1')} as n`,
    sql: {
      sqlite: 'select 1 + 1 as n',
      postgres: 'select 1 + 1 as n',
      mysql: 'select 1 + 1 as n',
      madeUp: 'select 1 + 1 as n',
    },
    params: [],
    rows: [{ n: 2 }],
  },
  {
    does: 'templates inside templates',
    query: sql`select ${sql`${1} + ${sql`${2}`}`} as n`,
    sql: {
      sqlite: 'select CAST(? AS INTEGER) + CAST(? AS INTEGER) as n',
      postgres: 'select $1::bigint + $2::bigint as n',
      mysql: 'select CAST(? AS SIGNED) + CAST(? AS SIGNED) as n',
      madeUp: 'select <:1> + <:2> as n',
    },
    params: [1, 2],
    rows: [{ n: 3 }],
  },
])
