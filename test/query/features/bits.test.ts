// The bits of whole numbers.
import { bitAnd, bitNot, bitOr, bitXor, from, shiftLeft, shiftRight, update } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

feature('bits', [
  {
    does: 'of integers and bigints',
    query: from(Animal)
      .select({
        id: Animal.id,
        both: bitAnd(Animal.age, 6),
        either: bitOr(Animal.id, Animal.age),
        one: bitXor(Animal.chip, -1n),
        others: bitNot(Animal.chip),
        up: shiftLeft(Animal.id, 40),
        down: shiftRight(Animal.chip, 3),
      })
      .orderBy(Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id", ("animals"."age" & CAST(? AS INTEGER)) AS "both", ("animals"."id" | "animals"."age") AS "either", CAST((("animals"."chip" | CAST(? AS INTEGER)) - ("animals"."chip" & CAST(? AS INTEGER))) AS TEXT) AS "one", CAST((~"animals"."chip") AS TEXT) AS "others", ("animals"."id" << 40) AS "up", CAST(("animals"."chip" >> 3) AS TEXT) AS "down" FROM "animals" ORDER BY "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id", ("animals"."age"::bigint & $1::bigint) AS "both", ("animals"."id"::bigint | "animals"."age"::bigint) AS "either", ("animals"."chip" # $2::bigint) AS "one", (~"animals"."chip") AS "others", ("animals"."id"::bigint << 40) AS "up", ("animals"."chip" >> 3) AS "down" FROM "animals" ORDER BY "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id`, CAST(`animals`.`age` & CAST(? AS SIGNED) AS SIGNED) AS `both`, CAST(`animals`.`id` | `animals`.`age` AS SIGNED) AS `either`, CAST(`animals`.`chip` ^ CAST(? AS SIGNED) AS SIGNED) AS `one`, CAST(~`animals`.`chip` AS SIGNED) AS `others`, CAST(`animals`.`id` << 40 AS SIGNED) AS `up`, CAST(CASE WHEN `animals`.`chip` < 0 THEN ~(~`animals`.`chip` >> 3) ELSE `animals`.`chip` >> 3 END AS SIGNED) AS `down` FROM `animals` ORDER BY `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id], BOTH([animals].[age]; <:1>) AS integer AS [both], EITHER([animals].[id]; [animals].[age]) AS integer AS [either], ONE([animals].[chip]; <:2>) AS bigint AS [one], OTHERS([animals].[chip]) AS bigint AS [others], UP 40 OF([animals].[id]) AS integer AS [up], DOWN 3 OF([animals].[chip]) AS bigint AS [down] FROM [animals] ORDER BY [animals].[id] NULLS FIRST',
    },
    params: { sqlite: [6, -1n, -1n], postgres: [6, -1n], mysql: [6, -1n], madeUp: [6, -1n] },
    rows: [
      {
        id: 1,
        both: 6,
        either: 7,
        one: -9007199254740994n,
        others: -9007199254740994n,
        up: 1099511627776,
        down: 1125899906842624n,
      },
      { id: 2, both: 2, either: 2, one: null, others: null, up: 2199023255552, down: null },
      { id: 3, both: null, either: null, one: 0n, others: 0n, up: 3298534883328, down: -1n },
      { id: 4, both: 6, either: 7, one: null, others: null, up: 4398046511104, down: null },
      { id: 5, both: 0, either: 5, one: null, others: null, up: 5497558138880, down: null },
    ],
  },
  {
    does: 'in conditions and within each other',
    query: from(Animal)
      .where(bitAnd(shiftRight(Animal.age.plus(1), 1), bitNot(bitXor(Animal.id, 3))).ne(0))
      .select({ id: Animal.id })
      .orderBy(shiftLeft(Animal.id, 63).asc(), Animal.id.asc()),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ((("animals"."age" + CAST(? AS INTEGER)) >> 1) & (~(("animals"."id" | CAST(? AS INTEGER)) - ("animals"."id" & CAST(? AS INTEGER))))) <> +? ORDER BY ("animals"."id" << 63), "animals"."id"',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ((("animals"."age"::bigint + $1::bigint) >> 1) & (~("animals"."id"::bigint # $2::bigint))) <> $3 ORDER BY ("animals"."id"::bigint << 63) NULLS FIRST, "animals"."id"',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE CAST(CAST(CASE WHEN (`animals`.`age` + CAST(? AS SIGNED)) < 0 THEN ~(~(`animals`.`age` + CAST(? AS SIGNED)) >> 1) ELSE (`animals`.`age` + CAST(? AS SIGNED)) >> 1 END AS SIGNED) & CAST(~CAST(`animals`.`id` ^ CAST(? AS SIGNED) AS SIGNED) AS SIGNED) AS SIGNED) <> ? ORDER BY CAST(`animals`.`id` << 63 AS SIGNED), `animals`.`id`',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE BOTH(DOWN 1 OF(([animals].[age] PLUS <:1>)) AS integer; OTHERS(ONE([animals].[id]; <:2>) AS integer) AS integer) AS integer != :3 OF integer ORDER BY UP 63 OF([animals].[id]) AS integer NULLS FIRST, [animals].[id] NULLS FIRST',
    },
    params: { sqlite: [1, 3, 3, 0], postgres: [1, 3, 0], mysql: [1, 1, 1, 3, 0], madeUp: [1, 3, 0] },
    rows: [{ id: 1 }],
  },
  {
    does: 'are written',
    query: update(Animal)
      .set({ age: bitXor(Animal.age, 5), chip: bitNot(Animal.chip) })
      .where(bitAnd(Animal.id, 1).eq(1)),
    sql: {
      sqlite:
        'UPDATE "animals" SET "age" = (("animals"."age" | CAST(? AS INTEGER)) - ("animals"."age" & CAST(? AS INTEGER))), "chip" = (~"animals"."chip") WHERE ("animals"."id" & CAST(? AS INTEGER)) = +?',
      postgres:
        'UPDATE "animals" SET "age" = ("animals"."age"::bigint # $1::bigint), "chip" = (~"animals"."chip") WHERE ("animals"."id"::bigint & $2::bigint) = $3',
      mysql:
        'UPDATE `animals` SET `age` = CAST(`animals`.`age` ^ CAST(? AS SIGNED) AS SIGNED), `chip` = CAST(~`animals`.`chip` AS SIGNED) WHERE CAST(`animals`.`id` & CAST(? AS SIGNED) AS SIGNED) = ?',
      madeUp:
        'UPDATE [animals] SET [age] = ONE([animals].[age]; <:1>) AS integer TO integer, [chip] = OTHERS([animals].[chip]) AS bigint WHERE BOTH([animals].[id]; <:2>) AS integer == :3 OF integer',
    },
    params: { sqlite: [5, 5, 1, 1], postgres: [5, 1, 1], mysql: [5, 1, 1], madeUp: [5, 1, 1] },
    rows: 3,
    after: [
      from(Animal).select({ age: Animal.age, chip: Animal.chip }).orderBy(Animal.id.asc()),
      [
        { age: 2, chip: -9_007_199_254_740_994n },
        { age: 2, chip: null },
        { age: null, chip: 0n },
        { age: 7, chip: null },
        { age: 5, chip: null },
      ],
    ],
  },
])
