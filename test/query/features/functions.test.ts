// SQL functions.
import { abs, coalesce, concat, from, length, lower, nullIf, round, sql, trim, upper } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const zabka = from(Animal).where(Animal.id.eq(5))
const nemo = from(Animal).where(Animal.id.eq(3))

feature('functions', [
  {
    does: 'lower and upper change ASCII letters only',
    query: zabka.select({ lower: lower(Animal.name), upper: upper(Animal.name) }),
    sql: {
      sqlite:
        'SELECT lower("animals"."name") AS "lower", upper("animals"."name") AS "upper" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT lower("animals"."name" COLLATE "C") AS "lower", upper("animals"."name" COLLATE "C") AS "upper" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT CAST(CAST(lower(CONVERT(CAST(`animals`.`name` AS BINARY) USING tis620)) AS BINARY) AS CHAR) AS `lower`, CAST(CAST(upper(CONVERT(CAST(`animals`.`name` AS BINARY) USING tis620)) AS BINARY) AS CHAR) AS `upper` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT SMALL([animals].[name]) AS [lower], LARGE([animals].[name]) AS [upper] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [5],
    rows: [{ lower: 'Żabka_%', upper: 'ŻABKA_%' }],
  },
  {
    does: 'length counts characters',
    query: zabka.select({ length: length(Animal.name) }),
    sql: {
      sqlite: 'SELECT length("animals"."name") AS "length" FROM "animals" WHERE "animals"."id" = +?',
      postgres: 'SELECT length("animals"."name") AS "length" FROM "animals" WHERE "animals"."id" = $1',
      mysql: 'SELECT char_length(`animals`.`name`) AS `length` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp: 'SELECT SIZE([animals].[name]) AS [length] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [5],
    rows: [{ length: 7 }],
  },
  {
    does: 'trim takes spaces off both ends',
    query: zabka.select({ trim: trim(concat('  ', Animal.name, ' ')) }),
    sql: {
      sqlite: 'SELECT trim((? || "animals"."name" || ?)) AS "trim" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT trim(($1::text || "animals"."name" || $2::text)) AS "trim" FROM "animals" WHERE "animals"."id" = $3',
      mysql: 'SELECT trim((concat(?, `animals`.`name`, ?))) AS `trim` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT STRIP((<:1> & [animals].[name] & <:2>)) AS [trim] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: ['  ', ' ', 5],
    rows: [{ trim: 'Żabka_%' }],
  },
  {
    does: 'concat joins texts and numbers',
    query: zabka.select({
      all: concat(Animal.name, ' ', Animal.age, '/', 1.5),
      method: Animal.name.concat('!', Animal.kind),
    }),
    sql: {
      sqlite:
        'SELECT "animals"."name" || ? || CAST("animals"."age" AS TEXT) || ? || CAST(? AS TEXT) AS "all", "animals"."name" || ? || "animals"."kind" AS "method" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."name" || $1::text || "animals"."age"::text || $2::text || $3::double precision::text AS "all", "animals"."name" || $4::text || "animals"."kind" AS "method" FROM "animals" WHERE "animals"."id" = $5',
      mysql:
        'SELECT concat(`animals`.`name`, ?, CAST(`animals`.`age` AS CHAR), ?, CAST(CAST(? AS DOUBLE) AS CHAR)) AS `all`, concat(`animals`.`name`, ?, `animals`.`kind`) AS `method` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[name] & <:1> & [animals].[age] & <:2> & <:3> AS [all], [animals].[name] & <:4> & [animals].[kind] AS [method] FROM [animals] WHERE [animals].[id] == :5 OF integer',
    },
    params: [' ', '/', 1.5, '!', 5],
    rows: [{ all: 'Żabka_% 0/1.5', method: 'Żabka_%!bird' }],
  },
  {
    does: 'concat of null is null',
    query: nemo.select({ all: concat(Animal.name, Animal.age) }),
    sql: {
      sqlite:
        'SELECT "animals"."name" || CAST("animals"."age" AS TEXT) AS "all" FROM "animals" WHERE "animals"."id" = +?',
      postgres: 'SELECT "animals"."name" || "animals"."age"::text AS "all" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT concat(`animals`.`name`, CAST(`animals`.`age` AS CHAR)) AS `all` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp: 'SELECT [animals].[name] & [animals].[age] AS [all] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [3],
    rows: [{ all: null }],
  },
  {
    does: 'coalesce with a value',
    query: nemo.select({ age: coalesce(Animal.age, -1) }),
    sql: {
      sqlite: 'SELECT coalesce("animals"."age", CAST(? AS INTEGER)) AS "age" FROM "animals" WHERE "animals"."id" = +?',
      postgres: 'SELECT coalesce("animals"."age", $1::bigint) AS "age" FROM "animals" WHERE "animals"."id" = $2',
      mysql: 'SELECT coalesce(`animals`.`age`, CAST(? AS SIGNED)) AS `age` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp: 'SELECT FIRST_KNOWN([animals].[age], <:1>) AS [age] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: [-1, 3],
    rows: [{ age: -1 }],
  },
  {
    does: 'coalesce keeps fractions and digits of either side',
    query: from(Animal).select({
      age: coalesce(Animal.age, 0.5),
      tax: coalesce(Animal.tax, Animal.price),
      none: coalesce(Animal.tax, '0.0001'),
    }),
    sql: {
      sqlite:
        'SELECT coalesce("animals"."age", ?) AS "age", CAST(coalesce("animals"."tax", "animals"."price" * 10) AS TEXT) AS "tax", CAST(coalesce("animals"."tax" * 10, CAST(? AS INTEGER)) AS TEXT) AS "none" FROM "animals"',
      postgres:
        'SELECT coalesce("animals"."age", $1::double precision) AS "age", coalesce("animals"."tax", "animals"."price") AS "tax", coalesce("animals"."tax", $2::numeric) AS "none" FROM "animals"',
      mysql:
        'SELECT coalesce(`animals`.`age`, CAST(? AS DOUBLE)) AS `age`, coalesce(`animals`.`tax`, `animals`.`price`) AS `tax`, coalesce(`animals`.`tax`, CAST(? AS DECIMAL(65, 4))) AS `none` FROM `animals`',
      madeUp:
        'SELECT FIRST_KNOWN([animals].[age], <:1>) AS [age], FIRST_KNOWN([animals].[tax], [animals].[price]) AS [tax], FIRST_KNOWN([animals].[tax], <:2>) AS [none] FROM [animals]',
    },
    params: { sqlite: [0.5, 1], postgres: [0.5, '0.0001'], mysql: [0.5, '0.0001'], madeUp: [0.5, 'dec 0.0001'] },
    rows: [
      { age: 7, tax: '0.075', none: '0.0750' },
      { age: 2, tax: '0.200', none: '0.2000' },
      { age: 0.5, tax: '15.250', none: '0.0001' },
      { age: 7, tax: '0.005', none: '0.0050' },
      { age: 0, tax: '-3.050', none: '0.0001' },
    ],
  },
  {
    does: 'coalesce of three',
    query: nemo.select({ n: coalesce(coalesce(Animal.age, Animal.chip), 0) }),
    sql: {
      sqlite:
        'SELECT coalesce(coalesce("animals"."age", "animals"."chip"), CAST(? AS INTEGER)) AS "n" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT coalesce(coalesce("animals"."age", "animals"."chip"), $1::bigint) AS "n" FROM "animals" WHERE "animals"."id" = $2',
      mysql:
        'SELECT coalesce(coalesce(`animals`.`age`, `animals`.`chip`), CAST(? AS SIGNED)) AS `n` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT FIRST_KNOWN(FIRST_KNOWN([animals].[age], [animals].[chip]), <:1>) AS [n] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: [0, 3],
    rows: [{ n: -1 }],
  },
  {
    does: 'coalesce of other kinds',
    query: nemo.select({
      born: coalesce(Animal.bornAt, new Date(0)),
      tame: coalesce(sql<boolean | null>`null`, true),
      text: coalesce(Animal.arrived, 'never'),
    }),
    sql: {
      sqlite:
        'SELECT coalesce("animals"."born_at", ?) AS "born", coalesce((null), ?) AS "tame", coalesce("animals"."arrived", ?) AS "text" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT coalesce("animals"."born_at", $1::timestamptz) AS "born", coalesce((null), $2::boolean) AS "tame", coalesce("animals"."arrived", $3::text) AS "text" FROM "animals" WHERE "animals"."id" = $4',
      mysql:
        'SELECT coalesce(`animals`.`born_at`, CAST(? AS DATETIME(3))) AS `born`, coalesce((null), CAST(? AS SIGNED)) AS `tame`, coalesce(`animals`.`arrived`, ?) AS `text` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT MILLISECONDS(FIRST_KNOWN([animals].[born_at], <:1>)) AS [born], FIRST_KNOWN((null), <:2>) AS [tame], FIRST_KNOWN([animals].[arrived], <:3>) AS [text] FROM [animals] WHERE [animals].[id] == :4 OF integer',
    },
    params: {
      sqlite: ['1970-01-01T00:00:00.000Z', 1, 'never', 3],
      postgres: ['1970-01-01T00:00:00.000Z', true, 'never', 3],
      mysql: ['1970-01-01 00:00:00.000', 1, 'never', 3],
      madeUp: [0, 'yes', 'never', 3],
    },
    elsewhere: { postgres: 'all arguments have one type' },
    rows: [{ born: new Date('1970-01-01T00:00:00.000Z'), tame: true, text: 'never' }],
  },
  {
    does: 'nullIf',
    query: zabka.select({ same: nullIf(Animal.age, 0), other: nullIf(Animal.kind, 'fish') }),
    sql: {
      sqlite:
        'SELECT nullif("animals"."age", CAST(? AS INTEGER)) AS "same", nullif("animals"."kind", ?) AS "other" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT nullif("animals"."age", $1::bigint) AS "same", nullif("animals"."kind", $2::text) AS "other" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT nullif(`animals`.`age`, CAST(? AS SIGNED)) AS `same`, nullif(`animals`.`kind`, ?) AS `other` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT UNLESS([animals].[age]; <:1>) AS integer AS [same], UNLESS([animals].[kind]; <:2>) AS enum AS [other] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: [0, 'fish', 5],
    rows: [{ same: null, other: 'bird' }],
  },
  {
    does: 'abs',
    query: zabka.select({ price: abs(Animal.price), age: abs(Animal.age.minus(3)) }),
    sql: {
      sqlite:
        'SELECT CAST(abs("animals"."price") AS TEXT) AS "price", abs(("animals"."age" - CAST(? AS INTEGER))) AS "age" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT abs("animals"."price") AS "price", abs(("animals"."age"::bigint - $1::bigint)) AS "age" FROM "animals" WHERE "animals"."id" = $2',
      mysql:
        'SELECT abs(`animals`.`price`) AS `price`, abs((`animals`.`age` - CAST(? AS SIGNED))) AS `age` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT MAGNITUDE([animals].[price]) AS decimal AS [price], MAGNITUDE(([animals].[age] MINUS <:1>)) AS integer AS [age] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: [3, 5],
    rows: [{ price: '3.05', age: 3 }],
  },
  {
    does: 'round goes away from zero',
    query: from(Animal)
      .where(Animal.id.eq(1))
      .select({
        a: round(Animal.weight),
        b: round(Animal.weight.times(-1)),
        c: round(Animal.weight.plus(0.125), 2),
        d: round(Animal.age),
      }),
    sql: {
      sqlite:
        'SELECT round("animals"."weight", 0) AS "a", round(("animals"."weight" * ?), 0) AS "b", round(("animals"."weight" + ?), 2) AS "c", "animals"."age" AS "d" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT (CASE WHEN abs("animals"."weight") < 1e15 THEN round("animals"."weight"::numeric, 0)::double precision ELSE "animals"."weight" END) AS "a", (CASE WHEN abs(("animals"."weight" * $1::double precision)) < 1e15 THEN round(("animals"."weight" * $2::double precision)::numeric, 0)::double precision ELSE ("animals"."weight" * $3::double precision) END) AS "b", (CASE WHEN abs(("animals"."weight" + $4::double precision)) < 1e15 THEN round(("animals"."weight" + $5::double precision)::numeric, 2)::double precision ELSE ("animals"."weight" + $6::double precision) END) AS "c", "animals"."age" AS "d" FROM "animals" WHERE "animals"."id" = $7',
      mysql:
        'SELECT (CASE WHEN abs(`animals`.`weight`) < 1e15 THEN round(CAST(`animals`.`weight` AS DECIMAL(65, 30)), 0) + 0e0 ELSE `animals`.`weight` END) AS `a`, (CASE WHEN abs((`animals`.`weight` * CAST(? AS DOUBLE))) < 1e15 THEN round(CAST((`animals`.`weight` * CAST(? AS DOUBLE)) AS DECIMAL(65, 30)), 0) + 0e0 ELSE (`animals`.`weight` * CAST(? AS DOUBLE)) END) AS `b`, (CASE WHEN abs((`animals`.`weight` + CAST(? AS DOUBLE))) < 1e15 THEN round(CAST((`animals`.`weight` + CAST(? AS DOUBLE)) AS DECIMAL(65, 30)), 2) + 0e0 ELSE (`animals`.`weight` + CAST(? AS DOUBLE)) END) AS `c`, `animals`.`age` AS `d` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT NEAREST([animals].[weight], 0) AS [a], NEAREST(([animals].[weight] TIMES <:1>), 0) AS [b], NEAREST(([animals].[weight] PLUS <:2>), 2) AS [c], NEAREST([animals].[age], 0) AS [d] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: {
      sqlite: [-1, 0.125, 1],
      postgres: [-1, -1, -1, 0.125, 0.125, 0.125, 1],
      mysql: [-1, -1, -1, 0.125, 0.125, 0.125, 1],
      madeUp: [-1, 0.125, 1],
    },
    rows: [{ a: 31, b: -31, c: 30.63, d: 7 }],
  },
])
