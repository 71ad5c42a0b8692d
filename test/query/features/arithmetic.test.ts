// Arithmetic of integers and other numbers.
import { from } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const rex = from(Animal).where(Animal.id.eq(1))
const nemo = from(Animal).where(Animal.id.eq(3))

feature('arithmetic', [
  {
    does: 'plus and minus',
    query: rex.select({ plus: Animal.age.plus(1), minus: Animal.age.minus(10) }),
    sql: {
      sqlite:
        'SELECT "animals"."age" + CAST(? AS INTEGER) AS "plus", "animals"."age" - CAST(? AS INTEGER) AS "minus" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."age"::bigint + $1::bigint AS "plus", "animals"."age"::bigint - $2::bigint AS "minus" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT `animals`.`age` + CAST(? AS SIGNED) AS `plus`, `animals`.`age` - CAST(? AS SIGNED) AS `minus` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] PLUS <:1> AS [plus], [animals].[age] MINUS <:2> AS [minus] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: [1, 10, 1],
    rows: [{ plus: 8, minus: -3 }],
  },
  {
    does: 'times',
    query: rex.select({ times: Animal.age.times(-3) }),
    sql: {
      sqlite: 'SELECT "animals"."age" * CAST(? AS INTEGER) AS "times" FROM "animals" WHERE "animals"."id" = +?',
      postgres: 'SELECT "animals"."age"::bigint * $1::bigint AS "times" FROM "animals" WHERE "animals"."id" = $2',
      mysql: 'SELECT `animals`.`age` * CAST(? AS SIGNED) AS `times` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp: 'SELECT [animals].[age] TIMES <:1> AS [times] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: [-3, 1],
    rows: [{ times: -21 }],
  },
  {
    does: 'a fraction makes a real of an integer',
    query: rex.select({ plus: Animal.age.plus(0.5), times: Animal.age.times(1.5) }),
    sql: {
      sqlite:
        'SELECT "animals"."age" + ? AS "plus", "animals"."age" * ? AS "times" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."age"::double precision + $1::double precision AS "plus", "animals"."age"::double precision * $2::double precision AS "times" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT (`animals`.`age` + 0e0) + CAST(? AS DOUBLE) AS `plus`, (`animals`.`age` + 0e0) * CAST(? AS DOUBLE) AS `times` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] PLUS <:1> AS [plus], [animals].[age] TIMES <:2> AS [times] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: [0.5, 1.5, 1],
    rows: [{ plus: 7.5, times: 10.5 }],
  },
  {
    does: 'a large operand makes a large integer',
    query: rex.select({ plus: Animal.age.plus(9_000_000_000) }),
    sql: {
      sqlite: 'SELECT "animals"."age" + CAST(? AS INTEGER) AS "plus" FROM "animals" WHERE "animals"."id" = +?',
      postgres: 'SELECT "animals"."age"::bigint + $1::bigint AS "plus" FROM "animals" WHERE "animals"."id" = $2',
      mysql: 'SELECT `animals`.`age` + CAST(? AS SIGNED) AS `plus` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp: 'SELECT [animals].[age] PLUS <:1> AS [plus] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: [9000000000, 1],
    rows: [{ plus: 9000000007 }],
  },
  {
    does: 'dividedBy is real division',
    query: rex.select({ by: Animal.age.dividedBy(2), fraction: Animal.age.dividedBy(0.5) }),
    sql: {
      sqlite:
        'SELECT CAST("animals"."age" AS REAL) / nullif(CAST(? AS INTEGER), 0) AS "by", CAST("animals"."age" AS REAL) / nullif(?, 0) AS "fraction" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."age"::double precision / nullif($1::bigint::double precision, 0) AS "by", "animals"."age"::double precision / nullif($2::double precision, 0) AS "fraction" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT (`animals`.`age` + 0e0) / nullif((CAST(? AS SIGNED) + 0e0), 0) AS `by`, (`animals`.`age` + 0e0) / nullif(CAST(? AS DOUBLE), 0) AS `fraction` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] OVER <:1> AS [by], [animals].[age] OVER <:2> AS [fraction] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: [2, 0.5, 1],
    rows: [{ by: 3.5, fraction: 14 }],
  },
  {
    does: 'dividedBy zero is null',
    query: rex.select({ zero: Animal.age.dividedBy(0), column: Animal.age.dividedBy(Animal.age.minus(7)) }),
    sql: {
      sqlite:
        'SELECT CAST("animals"."age" AS REAL) / nullif(CAST(? AS INTEGER), 0) AS "zero", CAST("animals"."age" AS REAL) / nullif(("animals"."age" - CAST(? AS INTEGER)), 0) AS "column" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."age"::double precision / nullif($1::bigint::double precision, 0) AS "zero", "animals"."age"::double precision / nullif(("animals"."age"::bigint - $2::bigint)::double precision, 0) AS "column" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT (`animals`.`age` + 0e0) / nullif((CAST(? AS SIGNED) + 0e0), 0) AS `zero`, (`animals`.`age` + 0e0) / nullif(((`animals`.`age` - CAST(? AS SIGNED)) + 0e0), 0) AS `column` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] OVER <:1> AS [zero], [animals].[age] OVER ([animals].[age] MINUS <:2>) AS [column] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: [0, 7, 1],
    rows: [{ zero: null, column: null }],
  },
  {
    does: 'mod keeps the sign of the dividend',
    query: rex.select({ mod: Animal.age.mod(4), negative: Animal.age.times(-1).mod(4), zero: Animal.age.mod(0) }),
    sql: {
      sqlite:
        'SELECT "animals"."age" % CAST(? AS INTEGER) AS "mod", ("animals"."age" * CAST(? AS INTEGER)) % CAST(? AS INTEGER) AS "negative", "animals"."age" % CAST(? AS INTEGER) AS "zero" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."age"::bigint % nullif($1::bigint, 0) AS "mod", ("animals"."age"::bigint * $2::bigint) % nullif($3::bigint, 0) AS "negative", "animals"."age"::bigint % nullif($4::bigint, 0) AS "zero" FROM "animals" WHERE "animals"."id" = $5',
      mysql:
        'SELECT `animals`.`age` % nullif(CAST(? AS SIGNED), 0) AS `mod`, (`animals`.`age` * CAST(? AS SIGNED)) % nullif(CAST(? AS SIGNED), 0) AS `negative`, `animals`.`age` % nullif(CAST(? AS SIGNED), 0) AS `zero` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] MODULO <:1> AS [mod], ([animals].[age] TIMES <:2>) MODULO <:3> AS [negative], [animals].[age] MODULO <:4> AS [zero] FROM [animals] WHERE [animals].[id] == :5 OF integer',
    },
    params: [4, -1, 4, 0, 1],
    rows: [{ mod: 3, negative: -3, zero: null }],
  },
  {
    does: 'keeps the order of operations',
    query: rex.select({
      a: Animal.age.plus(1).times(2),
      b: Animal.age.times(2).plus(1),
      c: Animal.age.minus(Animal.age.minus(1)),
    }),
    sql: {
      sqlite:
        'SELECT ("animals"."age" + CAST(? AS INTEGER)) * CAST(? AS INTEGER) AS "a", ("animals"."age" * CAST(? AS INTEGER)) + CAST(? AS INTEGER) AS "b", "animals"."age" - ("animals"."age" - CAST(? AS INTEGER)) AS "c" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT ("animals"."age"::bigint + $1::bigint) * $2::bigint AS "a", ("animals"."age"::bigint * $3::bigint) + $4::bigint AS "b", "animals"."age"::bigint - ("animals"."age"::bigint - $5::bigint) AS "c" FROM "animals" WHERE "animals"."id" = $6',
      mysql:
        'SELECT (`animals`.`age` + CAST(? AS SIGNED)) * CAST(? AS SIGNED) AS `a`, (`animals`.`age` * CAST(? AS SIGNED)) + CAST(? AS SIGNED) AS `b`, `animals`.`age` - (`animals`.`age` - CAST(? AS SIGNED)) AS `c` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT ([animals].[age] PLUS <:1>) TIMES <:2> AS [a], ([animals].[age] TIMES <:3>) PLUS <:4> AS [b], [animals].[age] MINUS ([animals].[age] MINUS <:5>) AS [c] FROM [animals] WHERE [animals].[id] == :6 OF integer',
    },
    params: [1, 2, 2, 1, 1, 1],
    rows: [{ a: 16, b: 15, c: 1 }],
  },
  {
    does: 'reals',
    query: rex.select({
      plus: Animal.weight.plus(0.25),
      by: Animal.weight.dividedBy(2),
      mixed: Animal.weight.times(Animal.age),
    }),
    sql: {
      sqlite:
        'SELECT "animals"."weight" + ? AS "plus", CAST("animals"."weight" AS REAL) / nullif(?, 0) AS "by", "animals"."weight" * "animals"."age" AS "mixed" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."weight" + $1::double precision AS "plus", "animals"."weight" / nullif($2::double precision, 0) AS "by", "animals"."weight" * "animals"."age"::double precision AS "mixed" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT `animals`.`weight` + CAST(? AS DOUBLE) AS `plus`, `animals`.`weight` / nullif(CAST(? AS DOUBLE), 0) AS `by`, `animals`.`weight` * (`animals`.`age` + 0e0) AS `mixed` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[weight] PLUS <:1> AS [plus], [animals].[weight] OVER <:2> AS [by], [animals].[weight] TIMES [animals].[age] AS [mixed] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: [0.25, 2, 1],
    rows: [{ plus: 30.75, by: 15.25, mixed: 213.5 }],
  },
  {
    does: 'bigints stay exact',
    query: rex.select({ plus: Animal.chip.plus(2n), minus: Animal.chip.minus(Animal.chip) }),
    sql: {
      sqlite:
        'SELECT CAST("animals"."chip" + CAST(? AS INTEGER) AS TEXT) AS "plus", CAST("animals"."chip" - "animals"."chip" AS TEXT) AS "minus" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."chip" + $1::bigint AS "plus", "animals"."chip" - "animals"."chip" AS "minus" FROM "animals" WHERE "animals"."id" = $2',
      mysql:
        'SELECT `animals`.`chip` + CAST(? AS SIGNED) AS `plus`, `animals`.`chip` - `animals`.`chip` AS `minus` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[chip] PLUS <:1> AS [plus], [animals].[chip] MINUS [animals].[chip] AS [minus] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: [2n, 1],
    rows: [{ plus: 9007199254740995n, minus: 0n }],
  },
  {
    does: 'null in, null out',
    query: nemo.select({ plus: Animal.age.plus(1), times: Animal.id.times(Animal.weight) }),
    sql: {
      sqlite:
        'SELECT "animals"."age" + CAST(? AS INTEGER) AS "plus", "animals"."id" * "animals"."weight" AS "times" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT "animals"."age"::bigint + $1::bigint AS "plus", "animals"."id"::double precision * "animals"."weight" AS "times" FROM "animals" WHERE "animals"."id" = $2',
      mysql:
        'SELECT `animals`.`age` + CAST(? AS SIGNED) AS `plus`, (`animals`.`id` + 0e0) * `animals`.`weight` AS `times` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT [animals].[age] PLUS <:1> AS [plus], [animals].[id] TIMES [animals].[weight] AS [times] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: [1, 3],
    rows: [{ plus: null, times: null }],
  },
  {
    does: 'stands in conditions',
    query: from(Animal).where(Animal.age.plus(Animal.id).gt(8)).select({ id: Animal.id }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" + "animals"."id") > +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age"::bigint + "animals"."id") > $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`age` + `animals`.`id`) > ?',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[age] PLUS [animals].[id]) ABOVE :1 OF integer',
    },
    params: [8],
    rows: [{ id: 4 }],
  },
])
