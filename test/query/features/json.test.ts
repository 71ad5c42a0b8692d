// Paths inside documents: keys are parameters, results have the kind that the column's schema gives.
import { from } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const bessie = from(Animal).where(Animal.id.eq(4))

feature('json', [
  {
    does: 'reads a whole document',
    query: bessie.select({ facts: Animal.facts }),
    sql: {
      sqlite: 'SELECT "animals"."facts" AS "facts" FROM "animals" WHERE "animals"."id" = +?',
      postgres: 'SELECT "animals"."facts" AS "facts" FROM "animals" WHERE "animals"."id" = $1',
      mysql: 'SELECT `animals`.`facts` AS `facts` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp: 'SELECT [animals].[facts] AS [facts] FROM [animals] WHERE [animals].[id] == :1 OF integer',
    },
    params: [4],
    rows: [{ facts: { food: 'grass', legs: 4, 'odd key': 'yes', places: [{ x: 1.5, open: true }] } }],
  },
  {
    does: 'reads fields by their kind',
    query: bessie.select({
      food: Animal.facts.at('food'),
      legs: Animal.facts.at('legs'),
      open: Animal.facts.at('places', 0, 'open'),
      x: Animal.facts.at('places', 0, 'x'),
    }),
    sql: {
      sqlite:
        'SELECT "animals"."facts" ->> ? AS "food", "animals"."facts" ->> ? AS "legs", "animals"."facts" ->> ? AS "open", "animals"."facts" ->> ? AS "x" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT (jsonb_path_query_first("animals"."facts", $1, \'{}\', true) #>> \'{}\') COLLATE "C" AS "food", (jsonb_path_query_first("animals"."facts", $2, \'{}\', true) #>> \'{}\')::double precision AS "legs", (jsonb_path_query_first("animals"."facts", $3, \'{}\', true) #>> \'{}\')::boolean AS "open", (jsonb_path_query_first("animals"."facts", $4, \'{}\', true) #>> \'{}\')::double precision AS "x" FROM "animals" WHERE "animals"."id" = $5',
      mysql:
        "SELECT JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin AS `food`, (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin + 0e0) AS `legs`, (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin = 'true') AS `open`, (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin + 0e0) AS `x` FROM `animals` WHERE `animals`.`id` = ?",
      mariadb:
        "SELECT JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin AS `food`, (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin + 0e0) AS `legs`, (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin = 'true') AS `open`, (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin + 0e0) AS `x` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT DIG text :1 IN [animals].[facts] AS [food], DIG real :2 IN [animals].[facts] AS [legs], DIG boolean :3 IN [animals].[facts] AS [open], DIG real :4 IN [animals].[facts] AS [x] FROM [animals] WHERE [animals].[id] == :5 OF integer',
    },
    params: {
      sqlite: ['$."food"', '$."legs"', '$."places"[0]."open"', '$."places"[0]."x"', 4],
      postgres: ['strict $."food"', 'strict $."legs"', 'strict $."places"[0]."open"', 'strict $."places"[0]."x"', 4],
      mysql: ['$."food"', '$."legs"', '$."places"[0]."open"', '$."places"[0]."x"', 4],
      madeUp: ['food', 'legs', 'places/0/open', 'places/0/x', 4],
    },
    rows: [{ food: 'grass', legs: 4, open: true, x: 1.5 }],
  },
  {
    does: 'reads parts of a document',
    query: bessie.select({ places: Animal.facts.at('places'), first: Animal.facts.at('places', 0) }),
    sql: {
      sqlite:
        'SELECT "animals"."facts" -> ? AS "places", "animals"."facts" -> ? AS "first" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT jsonb_path_query_first("animals"."facts", $1, \'{}\', true) AS "places", jsonb_path_query_first("animals"."facts", $2, \'{}\', true) AS "first" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        'SELECT JSON_EXTRACT(`animals`.`facts`, ?) AS `places`, JSON_EXTRACT(`animals`.`facts`, ?) AS `first` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT DIG json :1 IN [animals].[facts] AS [places], DIG json :2 IN [animals].[facts] AS [first] FROM [animals] WHERE [animals].[id] == :3 OF integer',
    },
    params: {
      sqlite: ['$."places"', '$."places"[0]', 4],
      postgres: ['strict $."places"', 'strict $."places"[0]', 4],
      mysql: ['$."places"', '$."places"[0]', 4],
      madeUp: ['places', 'places/0', 4],
    },
    rows: [{ places: [{ x: 1.5, open: true }], first: { x: 1.5, open: true } }],
  },
  {
    does: 'is null where there is nothing',
    query: from(Animal)
      .where(Animal.id.in([1, 5]))
      .select({ food: Animal.facts.at('food'), x: Animal.facts.at('places', 3, 'x'), key: Animal.facts.at('odd key') }),
    sql: {
      sqlite:
        'SELECT "animals"."facts" ->> ? AS "food", "animals"."facts" ->> ? AS "x", "animals"."facts" ->> ? AS "key" FROM "animals" WHERE "animals"."id" IN (SELECT value FROM json_each(?))',
      postgres:
        'SELECT (jsonb_path_query_first("animals"."facts", $1, \'{}\', true) #>> \'{}\') COLLATE "C" AS "food", (jsonb_path_query_first("animals"."facts", $2, \'{}\', true) #>> \'{}\')::double precision AS "x", (jsonb_path_query_first("animals"."facts", $3, \'{}\', true) #>> \'{}\') COLLATE "C" AS "key" FROM "animals" WHERE "animals"."id" = ANY ($4)',
      mysql:
        "SELECT JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin AS `food`, (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin + 0e0) AS `x`, JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin AS `key` FROM `animals` WHERE `animals`.`id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)",
      mariadb:
        "SELECT JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin AS `food`, (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin + 0e0) AS `x`, JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin AS `key` FROM `animals` WHERE `animals`.`id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)",
      madeUp:
        'SELECT DIG text :1 IN [animals].[facts] AS [food], DIG real :2 IN [animals].[facts] AS [x], DIG text :3 IN [animals].[facts] AS [key] FROM [animals] WHERE [animals].[id] IN (UNPACK integer :4)',
    },
    params: {
      sqlite: ['$."food"', '$."places"[3]."x"', '$."odd key"', '[1,5]'],
      postgres: ['strict $."food"', 'strict $."places"[3]."x"', 'strict $."odd key"', '{1,5}'],
      mysql: ['$."food"', '$."places"[3]."x"', '$."odd key"', '[1,5]'],
      madeUp: ['food', 'places/3/x', 'odd key', '1|5'],
    },
    rows: [
      { food: null, x: null, key: null },
      { food: 'bugs', x: null, key: null },
    ],
  },
  {
    does: 'keys may be any text',
    query: bessie.select({ key: Animal.facts.at('odd key') }),
    sql: {
      sqlite: 'SELECT "animals"."facts" ->> ? AS "key" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT (jsonb_path_query_first("animals"."facts", $1, \'{}\', true) #>> \'{}\') COLLATE "C" AS "key" FROM "animals" WHERE "animals"."id" = $2',
      mysql:
        "SELECT JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin AS `key` FROM `animals` WHERE `animals`.`id` = ?",
      mariadb:
        "SELECT JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin AS `key` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp: 'SELECT DIG text :1 IN [animals].[facts] AS [key] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: {
      sqlite: ['$."odd key"', 4],
      postgres: ['strict $."odd key"', 4],
      mysql: ['$."odd key"', 4],
      madeUp: ['odd key', 4],
    },
    rows: [{ key: 'yes' }],
  },
  {
    does: 'compares and sorts fields',
    query: from(Animal)
      .where(Animal.facts.at('legs').gte(2))
      .orderBy(Animal.facts.at('food').asc())
      .select({ id: Animal.id }),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."facts" ->> ?) >= +? ORDER BY "animals"."facts" ->> ?',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ((jsonb_path_query_first("animals"."facts", $1, \'{}\', true) #>> \'{}\')::double precision) >= $2 ORDER BY (jsonb_path_query_first("animals"."facts", $3, \'{}\', true) #>> \'{}\') COLLATE "C" NULLS FIRST',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE ((JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin + 0e0)) >= ? ORDER BY JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE ((JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin + 0e0)) >= ? ORDER BY JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE (DIG real :1 IN [animals].[facts]) FROM :2 OF real ORDER BY KEY(DIG text :3 IN [animals].[facts]) NULLS FIRST',
    },
    params: {
      sqlite: ['$."legs"', 2, '$."food"'],
      postgres: ['strict $."legs"', 2, 'strict $."food"'],
      mysql: ['$."legs"', 2, '$."food"'],
      madeUp: ['legs', 2, 'food'],
    },
    rows: [{ id: 5 }, { id: 4 }],
  },
  {
    does: 'compares flags',
    query: from(Animal)
      .where(Animal.facts.at('places', 0, 'open').eq(true))
      .select({ id: Animal.id }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."facts" ->> ?) = +?',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ((jsonb_path_query_first("animals"."facts", $1, \'{}\', true) #>> \'{}\')::boolean) = $2',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE ((JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin = 'true')) = ?",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE ((JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin = 'true')) = ?",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE (DIG boolean :1 IN [animals].[facts]) == :2 OF boolean',
    },
    params: {
      sqlite: ['$."places"[0]."open"', 1],
      postgres: ['strict $."places"[0]."open"', true],
      mysql: ['$."places"[0]."open"', 1],
      madeUp: ['places/0/open', 'yes'],
    },
    rows: [{ id: 4 }],
  },
  {
    does: 'finds documents that are there',
    query: from(Animal).where(Animal.facts.isNotNull(), Animal.facts.at('food').like('b%')).select({ id: Animal.id }),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."facts" IS NOT NULL AND ("animals"."facts" ->> ?) GLOB +?',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."facts" IS NOT NULL AND ((jsonb_path_query_first("animals"."facts", $1, \'{}\', true) #>> \'{}\') COLLATE "C") LIKE $2',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`facts` IS NOT NULL AND (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_0900_bin) LIKE ?",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`facts` IS NOT NULL AND (JSON_UNQUOTE(nullif(concat(JSON_EXTRACT(`animals`.`facts`, ?)), 'null')) COLLATE utf8mb4_nopad_bin) LIKE ?",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[facts] IS NOT NULL AND (DIG text :1 IN [animals].[facts]) FITS :2',
    },
    params: {
      sqlite: ['$."food"', 'b*'],
      postgres: ['strict $."food"', 'b%'],
      mysql: ['$."food"', 'b%'],
      madeUp: ['food', '/b%/'],
    },
    rows: [{ id: 5 }],
  },
])
