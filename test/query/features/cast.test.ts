// cast(): the kind of a column builder decides.
import {
  bigint,
  cast,
  decimal,
  from,
  integer,
  now,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  text,
  timestamp,
  boolean,
  sql,
} from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const rex = from(Animal).where(Animal.id.eq(1))

feature('cast', [
  {
    does: 'to text',
    query: rex.select({
      age: cast(Animal.age, text()),
      price: cast(Animal.price, text()),
      chip: cast(Animal.chip, text()),
    }),
    sql: {
      sqlite: `SELECT CAST("animals"."age" AS TEXT) AS "age", (CASE WHEN "animals"."price" < 0 THEN '-' ELSE '' END || (abs("animals"."price") / 100) || '.' || printf('%02d', abs("animals"."price") % 100)) AS "price", CAST("animals"."chip" AS TEXT) AS "chip" FROM "animals" WHERE "animals"."id" = +?`,
      postgres:
        'SELECT "animals"."age"::text COLLATE "C" AS "age", round("animals"."price", 2)::text COLLATE "C" AS "price", "animals"."chip"::text COLLATE "C" AS "chip" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT CAST(`animals`.`age` AS CHAR) AS `age`, CAST(CAST(`animals`.`price` AS DECIMAL(65, 2)) AS CHAR) AS `price`, CAST(`animals`.`chip` AS CHAR) AS `chip` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] AS A text AS [age], [animals].[price] AS A text AS [price], [animals].[chip] AS A text AS [chip] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [1],
    rows: [{ age: '7', price: '120.00', chip: '9007199254740993' }],
  },
  {
    does: 'to integer and bigint',
    query: rex.select({
      price: cast(Animal.price, integer()),
      weight: cast(Animal.weight, integer()),
      age: cast(Animal.age, bigint()),
      text: cast(sql<string>`${'12'}`, integer()),
    }),
    sql: {
      sqlite:
        'SELECT ((2 * abs("animals"."price") + abs(100)) / (2 * abs(100)) * sign("animals"."price") * sign(100)) AS "price", CAST("animals"."weight" AS INTEGER) AS "weight", CAST(CAST("animals"."age" AS INTEGER) AS TEXT) AS "age", CAST((?) AS INTEGER) AS "text" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT round("animals"."price")::bigint AS "price", trunc("animals"."weight")::bigint AS "weight", "animals"."age"::bigint AS "age", ($1::text)::bigint AS "text" FROM "animals" WHERE "animals"."id" = $2',
      mysql:
        'SELECT CAST(round(`animals`.`price`) AS SIGNED) AS `price`, CAST(truncate(`animals`.`weight`, 0) AS SIGNED) AS `weight`, CAST(`animals`.`age` AS SIGNED) AS `age`, CAST((?) AS SIGNED) AS `text` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[price] AS A integer AS [price], [animals].[weight] AS A integer AS [weight], [animals].[age] AS A bigint AS [age], (<:1>) AS A integer AS [text] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: ['12', 1],
    rows: [{ price: 120, weight: 30, age: 7n, text: 12 }],
  },
  {
    does: 'to real',
    query: rex.select({ age: cast(Animal.age, real()), price: cast(Animal.price, real()) }),
    sql: {
      sqlite:
        'SELECT CAST("animals"."age" AS REAL) AS "age", ("animals"."price" / 100.0) AS "price" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."age"::double precision AS "age", "animals"."price"::double precision AS "price" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT (`animals`.`age` + 0e0) AS `age`, (`animals`.`price` + 0e0) AS `price` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] AS A real AS [age], [animals].[price] AS A real AS [price] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [1],
    rows: [{ age: 7, price: 120 }],
  },
  {
    does: 'to decimal',
    query: rex.select({
      age: cast(Animal.age, decimal(10, 2)),
      weight: cast(Animal.weight, decimal(10, 3)),
      tax: cast(Animal.tax, decimal(10, 2)),
    }),
    sql: {
      sqlite:
        'SELECT "animals"."age" * 100 AS "age", CAST(round("animals"."weight" * 1000) AS INTEGER) AS "weight", ((2 * abs("animals"."tax") + abs(10)) / (2 * abs(10)) * sign("animals"."tax") * sign(10)) AS "tax" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT round("animals"."age"::numeric, 2) AS "age", round("animals"."weight"::numeric, 3) AS "weight", round("animals"."tax", 2) AS "tax" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT CAST(`animals`.`age` AS DECIMAL(65, 2)) AS `age`, CAST(CAST(`animals`.`weight` AS DECIMAL(65, 30)) AS DECIMAL(65, 3)) AS `weight`, CAST(`animals`.`tax` AS DECIMAL(65, 2)) AS `tax` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] AS A decimal AS [age], [animals].[weight] AS A decimal AS [weight], [animals].[tax] AS A decimal AS [tax] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [1],
    rows: [{ age: '7.00', weight: '30.500', tax: '0.08' }],
  },
  {
    does: 'to boolean',
    query: from(Animal).select({ age: cast(Animal.age, boolean()) }),
    sql: {
      sqlite: 'SELECT ("animals"."age" <> 0) AS "age" FROM "animals"',
      postgres: 'SELECT ("animals"."age" <> 0) AS "age" FROM "animals"',
      mysql: 'SELECT (`animals`.`age` <> 0) AS `age` FROM `animals`',
      madeUp: 'SELECT [animals].[age] AS A boolean AS [age] FROM [animals]',
    },
    params: [],
    rows: [{ age: true }, { age: true }, { age: null }, { age: true }, { age: false }],
  },
  {
    does: 'of instants',
    query: rex.select({
      date: cast(Animal.bornAt, plainDate()),
      time: cast(Animal.bornAt, plainTime()),
      both: cast(Animal.bornAt, plainDateTime()),
    }),
    sql: {
      sqlite: `SELECT strftime('%Y-%m-%d', "animals"."born_at") AS "date", strftime('%H:%M:%S', "animals"."born_at") AS "time", strftime('%Y-%m-%dT%H:%M:%S', "animals"."born_at") AS "both" FROM "animals" WHERE "animals"."id" = +?`,
      postgres:
        'SELECT date_trunc(\'second\', "animals"."born_at" AT TIME ZONE \'UTC\')::date AS "date", date_trunc(\'second\', "animals"."born_at" AT TIME ZONE \'UTC\')::time AS "time", date_trunc(\'second\', "animals"."born_at" AT TIME ZONE \'UTC\') AS "both" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT CAST(timestampadd(MICROSECOND, -microsecond(`animals`.`born_at`), `animals`.`born_at`) AS DATE) AS `date`, CAST(timestampadd(MICROSECOND, -microsecond(`animals`.`born_at`), `animals`.`born_at`) AS TIME(3)) AS `time`, timestampadd(MICROSECOND, -microsecond(`animals`.`born_at`), `animals`.`born_at`) AS `both` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[born_at] AS A plainDate AS [date], [animals].[born_at] AS A plainTime AS [time], [animals].[born_at] AS A plainDateTime AS [both] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [1],
    rows: [{ date: '2017-05-01', time: '08:00:00', both: '2017-05-01T08:00:00' }],
  },
  {
    does: 'to timestamp',
    query: from(Animal)
      .where(Animal.id.eq(2))
      .select({ at: cast(Animal.arrived, timestamp()) }),
    sql: {
      sqlite: `SELECT strftime('%Y-%m-%dT%H:%M:%fZ', "animals"."arrived") AS "at" FROM "animals" WHERE "animals"."id" = +?`,
      postgres:
        'SELECT ("animals"."arrived"::timestamp::timestamp AT TIME ZONE \'UTC\') AS "at" FROM "animals" WHERE "animals"."id" = $1',
      mysql: 'SELECT CAST(`animals`.`arrived` AS DATETIME(3)) AS `at` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT MILLISECONDS([animals].[arrived] AS A timestamp) AS [at] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [2],
    rows: [{ at: new Date('2022-03-01T00:00:00.000Z') }],
  },
  {
    does: 'now() is after what was',
    query: rex.where(Animal.bornAt.lt(now())).select({ id: Animal.id }),
    sql: {
      sqlite: `SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."id" = +? AND "animals"."born_at" < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."id" = $1 AND "animals"."born_at" < date_trunc(\'milliseconds\', statement_timestamp())',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`id` = ? AND `animals`.`born_at` < utc_timestamp(3)',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[id] == :1 OF integer AND [animals].[born_at] BELOW CLOCK',
    },
    params: [1],
    rows: [{ id: 1 }],
  },
])
