// Parts of texts, replaced and joined texts, and whole numbers.
import { ceil, concat, floor, from, length, lower, replace, stringAgg, substring } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const rex = from(Animal).where(Animal.id.eq(1))
const zabka = from(Animal).where(Animal.id.eq(5))

feature('functions of text and whole numbers', [
  {
    does: 'substring with places that are values',
    query: zabka.select({ part: substring(Animal.name, 2, 3), rest: substring(Animal.name, 6) }),
    sql: {
      sqlite:
        'SELECT substr("animals"."name", CAST(? AS INTEGER), CAST(? AS INTEGER)) AS "part", substr("animals"."name", CAST(? AS INTEGER)) AS "rest" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT substr("animals"."name", $1::bigint::integer, $2::bigint::integer) AS "part", substr("animals"."name", $3::bigint::integer) AS "rest" FROM "animals" WHERE "animals"."id" = $4',
      mysql:
        'SELECT substr(`animals`.`name`, CAST(? AS SIGNED), CAST(? AS SIGNED)) AS `part`, substr(`animals`.`name`, CAST(? AS SIGNED)) AS `rest` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT PIECE values OF([animals].[name]; <:1>; <:2>) AS text AS [part], PIECE values OF([animals].[name]; <:3>) AS text AS [rest] FROM [animals] WHERE [animals].[id] == :4 OF integer',
    },
    params: [2, 3, 6, 5],
    rows: [{ part: 'abk', rest: '_%' }],
  },
  {
    does: 'substring that begins before the text',
    query: zabka.select({ part: substring(Animal.name, -1, 3) }),
    sql: {
      sqlite:
        'SELECT substr("animals"."name", CAST(? AS INTEGER), CAST(? AS INTEGER)) AS "part" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT substr("animals"."name", $1::bigint::integer, $2::bigint::integer) AS "part" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT substr(`animals`.`name`, CAST(? AS SIGNED), CAST(? AS SIGNED)) AS `part` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT PIECE values OF([animals].[name]; <:1>; <:2>) AS text AS [part] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: [1, 1, 5],
    rows: [{ part: 'Ż' }],
  },
  {
    does: 'substring with places that are expressions',
    query: zabka.select({
      part: substring(Animal.name, Animal.age, 3),
      last: substring(Animal.name, length(Animal.name)),
    }),
    sql: {
      sqlite:
        'SELECT substr("animals"."name", max("animals"."age", 1), max("animals"."age" + max(CAST(? AS INTEGER), 0) - max("animals"."age", 1), 0)) AS "part", substr("animals"."name", max(length("animals"."name"), 1)) AS "last" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT substr("animals"."name", (least(greatest("animals"."age", 1), 2147483647) + 0 * "animals"."age")::integer, (least(greatest("animals"."age" + greatest($1::bigint, 0) - greatest("animals"."age", 1), 0), 2147483647) + 0 * $2::bigint)::integer) AS "part", substr("animals"."name", (least(greatest(length("animals"."name"), 1), 2147483647) + 0 * length("animals"."name"))::integer) AS "last" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT substr(`animals`.`name`, greatest(`animals`.`age`, 1), greatest(`animals`.`age` + greatest(CAST(? AS SIGNED), 0) - greatest(`animals`.`age`, 1), 0)) AS `part`, substr(`animals`.`name`, greatest(char_length(`animals`.`name`), 1)) AS `last` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT PIECE any OF([animals].[name]; [animals].[age]; <:1>) AS text AS [part], PIECE any OF([animals].[name]; SIZE([animals].[name])) AS text AS [last] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: { sqlite: [3, 5], postgres: [3, 3, 5], mysql: [3, 5], madeUp: [3, 5] },
    rows: [{ part: 'Ża', last: '%' }],
  },
  {
    does: 'replace knows case',
    query: rex.select({ name: replace(Animal.name, 'r', 'T'), by: replace(Animal.name, 'R', Animal.kind) }),
    sql: {
      sqlite:
        'SELECT replace("animals"."name", ?, ?) AS "name", replace("animals"."name", ?, "animals"."kind") AS "by" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT replace("animals"."name" COLLATE "C", $1::text, $2::text) AS "name", replace("animals"."name" COLLATE "C", $3::text, "animals"."kind") AS "by" FROM "animals" WHERE "animals"."id" = $4',
      mysql:
        'SELECT replace(`animals`.`name`, ?, ?) AS `name`, replace(`animals`.`name`, ?, `animals`.`kind`) AS `by` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT CHANGED([animals].[name]; <:1>; <:2>) AS text AS [name], CHANGED([animals].[name]; <:3>; [animals].[kind]) AS text AS [by] FROM [animals] WHERE [animals].[id] == :4 OF integer',
    },
    params: ['r', 'T', 'R', 1],
    rows: [{ name: 'Rex', by: 'mammalex' }],
  },
  {
    does: 'floor and ceil of numbers',
    query: zabka.select({ below: floor(Animal.weight), above: ceil(Animal.weight), whole: floor(Animal.age) }),
    sql: {
      sqlite:
        'SELECT (floor("animals"."weight") + 0.0) AS "below", (ceil("animals"."weight") + 0.0) AS "above", "animals"."age" AS "whole" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT (floor("animals"."weight") + 0) AS "below", (ceil("animals"."weight") + 0) AS "above", "animals"."age" AS "whole" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT (floor(`animals`.`weight`) + 0) AS `below`, (ceil(`animals`.`weight`) + 0) AS `above`, `animals`.`age` AS `whole` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT BELOW([animals].[weight]) AS [below], ABOVE([animals].[weight]) AS [above], [animals].[age] AS [whole] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [5],
    rows: [{ below: 0, above: 1, whole: 0 }],
  },
  {
    does: 'floor and ceil of decimals',
    query: zabka.select({ below: floor(Animal.price), above: ceil(Animal.price) }),
    sql: {
      sqlite:
        'SELECT CAST((("animals"."price") - (("animals"."price") % 100 + 100) % 100) AS TEXT) AS "below", CAST((("animals"."price") - (("animals"."price") % 100 - 100) % 100) AS TEXT) AS "above" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT floor("animals"."price") AS "below", ceil("animals"."price") AS "above" FROM "animals" WHERE "animals"."id" = $1',
      mysql:
        'SELECT floor(`animals`.`price`) AS `below`, ceil(`animals`.`price`) AS `above` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT BELOW([animals].[price]) AS [below], ABOVE([animals].[price]) AS [above] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [5],
    rows: [{ below: '-4.00', above: '-3.00' }],
  },
  {
    does: 'stringAgg in the order of the texts',
    query: from(Animal).select({ all: stringAgg(Animal.name, ', ') }),
    sql: {
      sqlite: 'SELECT group_concat("animals"."name", ? ORDER BY "animals"."name") AS "all" FROM "animals"',
      postgres:
        'SELECT string_agg("animals"."name", $1::text ORDER BY "animals"."name" NULLS FIRST) AS "all" FROM "animals"',
      mysql:
        "SELECT replace(replace(replace(group_concat(replace(replace(`animals`.`name`, '~', '~0'), ',', '~1') ORDER BY `animals`.`name` SEPARATOR ','), ',', replace(replace(?, '~', '~0'), ',', '~1')), '~1', ','), '~0', '~') AS `all` FROM `animals`",
      madeUp: 'SELECT JOINED :a: OF([animals].[name]; <:1>; [animals].[name]) AS text AS [all] FROM [animals]',
    },
    params: [', '],
    rows: [{ all: 'Bessie, Kiwi, Nemo, Rex, Żabka_%' }],
  },
  {
    does: 'stringAgg in another order, of some rows',
    query: from(Animal).select({
      all: stringAgg(Animal.name, ', ', {
        orderBy: [Animal.age.desc({ nulls: 'first' }), Animal.price.asc()],
        filter: Animal.id.gt(1),
      }),
    }),
    sql: {
      sqlite:
        'SELECT group_concat("animals"."name", ? ORDER BY "animals"."age" DESC NULLS FIRST, "animals"."price", "animals"."name") FILTER (WHERE ("animals"."id" > +?)) AS "all" FROM "animals"',
      postgres:
        'SELECT string_agg("animals"."name", $1::text ORDER BY "animals"."age" DESC NULLS FIRST, "animals"."price" NULLS FIRST, "animals"."name" NULLS FIRST) FILTER (WHERE ("animals"."id" > $2)) AS "all" FROM "animals"',
      mysql:
        "SELECT replace(replace(replace(group_concat(CASE WHEN (`animals`.`id` > ?) THEN replace(replace(`animals`.`name`, '~', '~0'), ',', '~1') END ORDER BY `animals`.`age` IS NULL DESC, `animals`.`age` DESC, `animals`.`price`, `animals`.`name` SEPARATOR ','), ',', replace(replace(?, '~', '~0'), ',', '~1')), '~1', ','), '~0', '~') AS `all` FROM `animals`",
      madeUp:
        'SELECT JOINED :df,a,a:1 OF([animals].[name]; <:1>; [animals].[age]; [animals].[price]; [animals].[name]; ([animals].[id] ABOVE :2 OF integer)) AS text AS [all] FROM [animals]',
    },
    params: { sqlite: [', ', 1], postgres: [', ', 1], mysql: [1, ', '], madeUp: [', ', 1] },
    rows: [{ all: 'Nemo, Bessie, Kiwi, Żabka_%' }],
  },
  {
    does: 'stringAgg of different texts',
    query: from(Animal).select({ all: stringAgg(lower(Animal.kind), ',', { distinct: true }) }),
    sql: {
      sqlite: `SELECT replace(replace(replace(group_concat(DISTINCT replace(replace(lower("animals"."kind"), '~', '~0'), ',', '~1') ORDER BY lower("animals"."kind")), ',', replace(replace(?, '~', '~0'), ',', '~1')), '~1', ','), '~0', '~') AS "all" FROM "animals"`,
      postgres:
        'SELECT string_agg(DISTINCT lower("animals"."kind" COLLATE "C"), $1::text ORDER BY lower("animals"."kind" COLLATE "C") NULLS FIRST) AS "all" FROM "animals"',
      mysql:
        "SELECT replace(replace(replace(group_concat(DISTINCT replace(replace(CAST(CAST(lower(CONVERT(CAST(`animals`.`kind` AS BINARY) USING tis620)) AS BINARY) AS CHAR), '~', '~0'), ',', '~1') ORDER BY CAST(CAST(lower(CONVERT(CAST(`animals`.`kind` AS BINARY) USING tis620)) AS BINARY) AS CHAR) SEPARATOR ','), ',', replace(replace(?, '~', '~0'), ',', '~1')), '~1', ','), '~0', '~') AS `all` FROM `animals`",
      madeUp:
        'SELECT JOINED distinct:a: OF(SMALL([animals].[kind]); <:1>; SMALL([animals].[kind])) AS text AS [all] FROM [animals]',
    },
    params: [','],
    rows: [{ all: 'bird,fish,mammal' }],
  },
  {
    does: 'stringAgg of different texts with values in them',
    query: from(Animal).select({ all: stringAgg(concat(Animal.kind, '!'), ' ', { distinct: true }) }),
    sql: {
      sqlite: `SELECT replace(replace(replace(group_concat(DISTINCT replace(replace(("animals"."kind" || ?), '~', '~0'), ',', '~1') ORDER BY ("animals"."kind" || ?)), ',', replace(replace(?, '~', '~0'), ',', '~1')), '~1', ','), '~0', '~') AS "all" FROM "animals"`,
      postgres:
        'SELECT string_agg(DISTINCT ("animals"."kind" || $1::text), $2::text ORDER BY ("animals"."kind" || $1::text) NULLS FIRST) AS "all" FROM "animals"',
      mysql:
        "SELECT replace(replace(replace(group_concat(DISTINCT replace(replace((concat(`animals`.`kind`, ?)), '~', '~0'), ',', '~1') ORDER BY (concat(`animals`.`kind`, ?)) SEPARATOR ','), ',', replace(replace(?, '~', '~0'), ',', '~1')), '~1', ','), '~0', '~') AS `all` FROM `animals`",
      madeUp:
        'SELECT JOINED distinct:a: OF(([animals].[kind] & <:1>); <:2>; ([animals].[kind] & <:3>)) AS text AS [all] FROM [animals]',
    },
    params: { sqlite: ['!', '!', ' '], postgres: ['!', ' '], mysql: ['!', '!', ' '], madeUp: ['!', ' ', '!'] },
    rows: [{ all: 'bird! fish! mammal!' }],
  },
])
