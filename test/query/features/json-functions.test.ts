// Changes of documents and questions about them: paths and values are parameters.
import { from, jsonContains, jsonHas, jsonRemove, jsonSet, update } from '../../../src/index.ts'
import { Animal } from '../zoo.ts'
import { feature } from './feature.ts'

const bessie = from(Animal).where(Animal.id.eq(4))
const ids = from(Animal).select({ id: Animal.id })

feature('functions of documents', [
  {
    does: 'sets a key',
    query: bessie.select({ facts: jsonSet(Animal.facts, ['food'], 'hay') }),
    sql: {
      sqlite:
        'SELECT CASE WHEN json_type("animals"."facts", ?) = \'object\' THEN json_set("animals"."facts", ?, json(?)) ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT CASE WHEN CASE jsonb_typeof(jsonb_path_query_first("animals"."facts", (\'strict \' || $1::text)::jsonpath, \'{}\', true)) WHEN \'object\' THEN true END THEN jsonb_set("animals"."facts", $2::text[], coalesce($3::jsonb, \'null\'::jsonb)) ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = $4',
      mysql:
        "SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'OBJECT' THEN JSON_SET(`animals`.`facts`, ?, CAST(? AS JSON)) ELSE `animals`.`facts` END AS `facts` FROM `animals` WHERE `animals`.`id` = ?",
      mariadb:
        "SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'OBJECT' THEN JSON_SET(`animals`.`facts`, ?, JSON_COMPACT(?)) ELSE `animals`.`facts` END AS `facts` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT PUT object IN([animals].[facts]; <:1>; <:2>; <:3>; <:4>; <:5>) AS json AS [facts] FROM [animals] WHERE [animals].[id] == :6 OF integer',
    },
    params: {
      sqlite: ['$', '$."food"', '"hay"', 4],
      postgres: ['$', '{food}', '"hay"', 4],
      mysql: ['$', '$."food"', '"hay"', 4],
      madeUp: ['$."food"', '$', { document: ['food'] }, 0, { document: 'hay' }, 4],
    },
    rows: [{ facts: { food: 'hay', legs: 4, 'odd key': 'yes', places: [{ x: 1.5, open: true }] } }],
  },
  {
    does: 'sets a position',
    query: bessie.select({ facts: jsonSet(Animal.facts, ['places', 1], { x: 2, open: false }) }),
    sql: {
      sqlite:
        'SELECT CASE WHEN json_type("animals"."facts", ?) = \'array\' THEN json_set("animals"."facts", ?, json(?)) ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT CASE WHEN CASE jsonb_typeof(jsonb_path_query_first("animals"."facts", (\'strict \' || $1::text)::jsonpath, \'{}\', true)) WHEN \'array\' THEN jsonb_array_length(jsonb_path_query_first("animals"."facts", (\'strict \' || $2::text)::jsonpath, \'{}\', true)) >= $3::bigint END THEN jsonb_set("animals"."facts", $4::text[], coalesce($5::jsonb, \'null\'::jsonb)) ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = $6',
      mysql:
        "SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'ARRAY' AND JSON_LENGTH(JSON_EXTRACT(`animals`.`facts`, ?)) >= CAST(? AS SIGNED) THEN JSON_SET(`animals`.`facts`, ?, CAST(? AS JSON)) ELSE `animals`.`facts` END AS `facts` FROM `animals` WHERE `animals`.`id` = ?",
      mariadb:
        "SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'ARRAY' AND JSON_LENGTH(JSON_EXTRACT(`animals`.`facts`, ?)) >= CAST(? AS SIGNED) THEN JSON_SET(`animals`.`facts`, ?, JSON_COMPACT(?)) ELSE `animals`.`facts` END AS `facts` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT PUT array IN([animals].[facts]; <:1>; <:2>; <:3>; <:4>; <:5>) AS json AS [facts] FROM [animals] WHERE [animals].[id] == :6 OF integer',
    },
    params: {
      sqlite: ['$."places"', '$."places"[1]', '{"x":2,"open":false}', 4],
      postgres: ['$."places"', '$."places"', 1, '{places,1}', '{"x":2,"open":false}', 4],
      mysql: ['$."places"', '$."places"', 1, '$."places"[1]', '{"x":2,"open":false}', 4],
      madeUp: ['$."places"[1]', '$."places"', { document: ['places', '1'] }, 1, { document: { x: 2, open: false } }, 4],
    },
    rows: [
      {
        facts: {
          food: 'grass',
          legs: 4,
          'odd key': 'yes',
          places: [
            { x: 1.5, open: true },
            { x: 2, open: false },
          ],
        },
      },
    ],
  },
  {
    does: 'sets what is inside a list',
    query: bessie.select({ facts: jsonSet(Animal.facts, ['places', 0, 'x'], 7) }),
    sql: {
      sqlite:
        'SELECT CASE WHEN json_type("animals"."facts", ?) = \'object\' THEN json_set("animals"."facts", ?, json(?)) ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT CASE WHEN CASE jsonb_typeof(jsonb_path_query_first("animals"."facts", (\'strict \' || $1::text)::jsonpath, \'{}\', true)) WHEN \'object\' THEN true END THEN jsonb_set("animals"."facts", $2::text[], coalesce($3::jsonb, \'null\'::jsonb)) ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = $4',
      mysql:
        "SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'ARRAY' AND JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'OBJECT' THEN JSON_SET(`animals`.`facts`, ?, CAST(? AS JSON)) ELSE `animals`.`facts` END AS `facts` FROM `animals` WHERE `animals`.`id` = ?",
      mariadb:
        "SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'ARRAY' AND JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'OBJECT' THEN JSON_SET(`animals`.`facts`, ?, JSON_COMPACT(?)) ELSE `animals`.`facts` END AS `facts` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT PUT object IN([animals].[facts]; <:1>; <:2>; <:3>; <:4>; <:5>; <:6>) AS json AS [facts] FROM [animals] WHERE [animals].[id] == :7 OF integer',
    },
    params: {
      sqlite: ['$."places"[0]', '$."places"[0]."x"', '7', 4],
      postgres: ['$."places"[0]', '{places,0,x}', '7', 4],
      mysql: ['$."places"', '$."places"[0]', '$."places"[0]."x"', '7', 4],
      madeUp: [
        '$."places"[0]."x"',
        '$."places"[0]',
        { document: ['places', '0', 'x'] },
        0,
        { document: 7 },
        '$."places"',
        4,
      ],
    },
    rows: [{ facts: { food: 'grass', legs: 4, 'odd key': 'yes', places: [{ x: 7, open: true }] } }],
  },
  {
    does: 'sets what an expression answers',
    query: bessie.select({ facts: jsonSet(Animal.facts, ['food'], Animal.name) }),
    sql: {
      sqlite:
        'SELECT CASE WHEN json_type("animals"."facts", ?) = \'object\' THEN json_set("animals"."facts", ?, "animals"."name") ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT CASE WHEN CASE jsonb_typeof(jsonb_path_query_first("animals"."facts", (\'strict \' || $1::text)::jsonpath, \'{}\', true)) WHEN \'object\' THEN true END THEN jsonb_set("animals"."facts", $2::text[], coalesce(to_jsonb("animals"."name"::text), \'null\'::jsonb)) ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        "SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'OBJECT' THEN JSON_SET(`animals`.`facts`, ?, `animals`.`name`) ELSE `animals`.`facts` END AS `facts` FROM `animals` WHERE `animals`.`id` = ?",
      mariadb:
        "SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'OBJECT' THEN JSON_SET(`animals`.`facts`, ?, CONVERT(`animals`.`name` USING utf8mb4) COLLATE utf8mb4_bin) ELSE `animals`.`facts` END AS `facts` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT PUT object IN([animals].[facts]; <:1>; <:2>; <:3>; <:4>; [animals].[name]) AS json AS [facts] FROM [animals] WHERE [animals].[id] == :5 OF integer',
    },
    params: {
      sqlite: ['$', '$."food"', 4],
      postgres: ['$', '{food}', 4],
      mysql: ['$', '$."food"', 4],
      madeUp: ['$."food"', '$', { document: ['food'] }, 0, 4],
    },
    rows: [{ facts: { food: 'Bessie', legs: 4, 'odd key': 'yes', places: [{ x: 1.5, open: true }] } }],
  },
  {
    does: 'removes a key, which may hold any character',
    query: bessie.select({ facts: jsonRemove(Animal.facts, ['odd key']) }),
    sql: {
      sqlite:
        'SELECT CASE WHEN json_type("animals"."facts", ?) = \'object\' THEN json_remove("animals"."facts", ?) ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT CASE WHEN CASE jsonb_typeof(jsonb_path_query_first("animals"."facts", (\'strict \' || $1::text)::jsonpath, \'{}\', true)) WHEN \'object\' THEN true END THEN "animals"."facts" #- $2::text[] ELSE "animals"."facts" END AS "facts" FROM "animals" WHERE "animals"."id" = $3',
      mysql:
        "SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'OBJECT' THEN JSON_REMOVE(`animals`.`facts`, ?) ELSE `animals`.`facts` END AS `facts` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT TAKEN object FROM([animals].[facts]; <:1>; <:2>; <:3>; <:4>; <:5>) AS json AS [facts] FROM [animals] WHERE [animals].[id] == :6 OF integer',
    },
    params: {
      sqlite: ['$', '$."odd key"', 4],
      postgres: ['$', '{"odd key"}', 4],
      mysql: ['$', '$."odd key"', 4],
      madeUp: ['$."odd key"', '$', { document: ['odd key'] }, 0, null, 4],
    },
    rows: [{ facts: { food: 'grass', legs: 4, places: [{ x: 1.5, open: true }] } }],
  },
  {
    does: 'removes an item',
    query: bessie.select({ places: jsonRemove(Animal.facts, ['places', 0]).at('places') }),
    sql: {
      sqlite:
        'SELECT CASE WHEN json_type("animals"."facts", ?) = \'array\' THEN json_remove("animals"."facts", ?) ELSE "animals"."facts" END -> ? AS "places" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT jsonb_path_query_first(CASE WHEN CASE jsonb_typeof(jsonb_path_query_first("animals"."facts", (\'strict \' || $1::text)::jsonpath, \'{}\', true)) WHEN \'array\' THEN jsonb_array_length(jsonb_path_query_first("animals"."facts", (\'strict \' || $2::text)::jsonpath, \'{}\', true)) >= $3::bigint END THEN "animals"."facts" #- $4::text[] ELSE "animals"."facts" END, $5, \'{}\', true) AS "places" FROM "animals" WHERE "animals"."id" = $6',
      mysql:
        "SELECT JSON_EXTRACT(CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'ARRAY' AND JSON_LENGTH(JSON_EXTRACT(`animals`.`facts`, ?)) >= CAST(? AS SIGNED) THEN JSON_REMOVE(`animals`.`facts`, ?) ELSE `animals`.`facts` END, ?) AS `places` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT DIG json :1 IN TAKEN array FROM([animals].[facts]; <:2>; <:3>; <:4>; <:5>; <:6>) AS json AS [places] FROM [animals] WHERE [animals].[id] == :7 OF integer',
    },
    params: {
      sqlite: ['$."places"', '$."places"[0]', '$."places"', 4],
      postgres: ['$."places"', '$."places"', 0, '{places,0}', 'strict $."places"', 4],
      mysql: ['$."places"', '$."places"', 0, '$."places"[0]', '$."places"', 4],
      madeUp: ['places', '$."places"[0]', '$."places"', { document: ['places', '0'] }, 0, null, 4],
    },
    rows: [{ places: [] }],
  },
  {
    does: 'contains an object',
    query: ids.where(jsonContains(Animal.facts, { food: 'bugs', legs: 2 })),
    sql: {
      sqlite:
        "SELECT \"animals\".\"id\" AS \"id\" FROM \"animals\" WHERE CASE WHEN \"animals\".\"facts\" IS NOT NULL THEN NOT EXISTS (SELECT 1 FROM json_each(?) AS wanted WHERE (CASE wanted.value ->> '$[0]' WHEN 'is' THEN CASE json_type(\"animals\".\"facts\", (wanted.value ->> '$[1]')) WHEN 'integer' THEN 'real' ELSE json_type(\"animals\".\"facts\", (wanted.value ->> '$[1]')) END = CASE json_type(wanted.value, '$[2]') WHEN 'integer' THEN 'real' ELSE json_type(wanted.value, '$[2]') END AND json_extract(\"animals\".\"facts\", (wanted.value ->> '$[1]')) IS json_extract(wanted.value, '$[2]') WHEN 'in' THEN json_type(\"animals\".\"facts\", (wanted.value ->> '$[1]')) <> 'object' AND EXISTS (SELECT 1 FROM json_each(\"animals\".\"facts\", (wanted.value ->> '$[1]')) AS item WHERE CASE item.type WHEN 'integer' THEN 'real' ELSE item.type END = CASE json_type(wanted.value, '$[2]') WHEN 'integer' THEN 'real' ELSE json_type(wanted.value, '$[2]') END AND item.atom IS json_extract(wanted.value, '$[2]')) ELSE json_type(\"animals\".\"facts\", (wanted.value ->> '$[1]')) = wanted.value ->> '$[0]' END) IS NOT TRUE) END",
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."facts" @> coalesce($1::jsonb, \'null\'::jsonb))',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`facts` IS NOT NULL THEN NOT EXISTS (SELECT 1 FROM JSON_TABLE(CAST(? AS JSON), '$[*]' COLUMNS (at FOR ORDINALITY, how VARCHAR(6) PATH '$[0]', path LONGTEXT PATH '$[1]')) AS `~wanted` WHERE (CASE `~wanted`.how WHEN 'is' THEN JSON_EXTRACT(`animals`.`facts`, `~wanted`.path) = JSON_EXTRACT(CAST(? AS JSON), concat('$[', `~wanted`.at - 1, '][2]')) WHEN 'in' THEN CASE JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path)) WHEN 'ARRAY' THEN EXISTS (SELECT 1 FROM JSON_TABLE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path), '$[*]' COLUMNS (at FOR ORDINALITY)) AS `~items` WHERE JSON_EXTRACT(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path), concat('$[', `~items`.at - 1, ']')) = JSON_EXTRACT(CAST(? AS JSON), concat('$[', `~wanted`.at - 1, '][2]'))) ELSE JSON_EXTRACT(`animals`.`facts`, `~wanted`.path) = JSON_EXTRACT(CAST(? AS JSON), concat('$[', `~wanted`.at - 1, '][2]')) END ELSE JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path)) = upper(`~wanted`.how) END) IS NOT TRUE) END",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE CASE WHEN `animals`.`facts` IS NOT NULL THEN NOT EXISTS (SELECT 1 FROM JSON_TABLE(?, '$[*]' COLUMNS (at FOR ORDINALITY, how VARCHAR(6) PATH '$[0]', path LONGTEXT PATH '$[1]')) AS `~wanted` WHERE (CASE `~wanted`.how WHEN 'is' THEN CASE JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path)) WHEN 'STRING' THEN JSON_TYPE(JSON_EXTRACT(?, concat('$[', `~wanted`.at - 1, '][2]'))) = 'STRING' AND JSON_UNQUOTE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path)) COLLATE utf8mb4_nopad_bin = JSON_UNQUOTE(JSON_EXTRACT(?, concat('$[', `~wanted`.at - 1, '][2]'))) COLLATE utf8mb4_nopad_bin ELSE JSON_EQUALS(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path), JSON_EXTRACT(?, concat('$[', `~wanted`.at - 1, '][2]'))) END WHEN 'in' THEN CASE JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path)) WHEN 'ARRAY' THEN EXISTS (SELECT 1 FROM JSON_TABLE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path), '$[*]' COLUMNS (at FOR ORDINALITY)) AS `~items` WHERE CASE JSON_TYPE(JSON_EXTRACT(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path), concat('$[', `~items`.at - 1, ']'))) WHEN 'STRING' THEN JSON_TYPE(JSON_EXTRACT(?, concat('$[', `~wanted`.at - 1, '][2]'))) = 'STRING' AND JSON_UNQUOTE(JSON_EXTRACT(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path), concat('$[', `~items`.at - 1, ']'))) COLLATE utf8mb4_nopad_bin = JSON_UNQUOTE(JSON_EXTRACT(?, concat('$[', `~wanted`.at - 1, '][2]'))) COLLATE utf8mb4_nopad_bin ELSE JSON_EQUALS(JSON_EXTRACT(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path), concat('$[', `~items`.at - 1, ']')), JSON_EXTRACT(?, concat('$[', `~wanted`.at - 1, '][2]'))) END) ELSE CASE JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path)) WHEN 'STRING' THEN JSON_TYPE(JSON_EXTRACT(?, concat('$[', `~wanted`.at - 1, '][2]'))) = 'STRING' AND JSON_UNQUOTE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path)) COLLATE utf8mb4_nopad_bin = JSON_UNQUOTE(JSON_EXTRACT(?, concat('$[', `~wanted`.at - 1, '][2]'))) COLLATE utf8mb4_nopad_bin ELSE JSON_EQUALS(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path), JSON_EXTRACT(?, concat('$[', `~wanted`.at - 1, '][2]'))) END END ELSE JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, `~wanted`.path)) = upper(`~wanted`.how) END) IS NOT TRUE) END",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE WITHIN any OF([animals].[facts]; <:1>; <:2>) AS boolean',
    },
    params: {
      sqlite: ['[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]'],
      postgres: ['{"food":"bugs","legs":2}'],
      mysql: [
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
      ],
      mariadb: [
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
        '[["object","$"],["is","$.\\"food\\"","bugs"],["is","$.\\"legs\\"",2]]',
      ],
      madeUp: [
        { document: { food: 'bugs', legs: 2 } },
        {
          document: [
            ['object', '$'],
            ['is', '$."food"', 'bugs'],
            ['is', '$."legs"', 2],
          ],
        },
      ],
    },
    rows: [{ id: 5 }],
  },
  {
    does: 'has a key',
    query: ids.where(jsonHas(Animal.facts, 'odd key')),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE CASE WHEN "animals"."facts" IS NOT NULL THEN json_type("animals"."facts", ?) IS NOT NULL END',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."facts" ? $1::text AND jsonb_typeof("animals"."facts") = \'object\')',
      mysql: "SELECT `animals`.`id` AS `id` FROM `animals` WHERE JSON_CONTAINS_PATH(`animals`.`facts`, 'one', ?)",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE NAMED any IN([animals].[facts]; <:1>; <:2>) AS boolean',
    },
    params: {
      sqlite: ['$."odd key"'],
      postgres: ['odd key'],
      mysql: ['$."odd key"'],
      madeUp: ['$."odd key"', 'odd key'],
    },
    rows: [{ id: 4 }],
  },
  {
    does: 'changes a document where it is',
    query: update(Animal)
      .set({ facts: jsonSet(Animal.facts, ['legs'], 3) })
      .where(Animal.id.eq(5)),
    sql: {
      sqlite:
        'UPDATE "animals" SET "facts" = CASE WHEN json_type("animals"."facts", ?) = \'object\' THEN json_set("animals"."facts", ?, json(?)) ELSE "animals"."facts" END WHERE "animals"."id" = +?',
      postgres:
        'UPDATE "animals" SET "facts" = CASE WHEN CASE jsonb_typeof(jsonb_path_query_first("animals"."facts", (\'strict \' || $1::text)::jsonpath, \'{}\', true)) WHEN \'object\' THEN true END THEN jsonb_set("animals"."facts", $2::text[], coalesce($3::jsonb, \'null\'::jsonb)) ELSE "animals"."facts" END WHERE "animals"."id" = $4',
      mysql:
        "UPDATE `animals` SET `facts` = CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'OBJECT' THEN JSON_SET(`animals`.`facts`, ?, CAST(? AS JSON)) ELSE `animals`.`facts` END WHERE `animals`.`id` = ?",
      mariadb:
        "UPDATE `animals` SET `facts` = CASE WHEN JSON_TYPE(JSON_EXTRACT(`animals`.`facts`, ?)) = 'OBJECT' THEN JSON_SET(`animals`.`facts`, ?, JSON_COMPACT(?)) ELSE `animals`.`facts` END WHERE `animals`.`id` = ?",
      madeUp:
        'UPDATE [animals] SET [facts] = PUT object IN([animals].[facts]; <:1>; <:2>; <:3>; <:4>; <:5>) AS json WHERE [animals].[id] == :6 OF integer',
    },
    params: {
      sqlite: ['$', '$."legs"', '3', 5],
      postgres: ['$', '{legs}', '3', 5],
      mysql: ['$', '$."legs"', '3', 5],
      madeUp: ['$."legs"', '$', { document: ['legs'] }, 0, { document: 3 }, 5],
    },
    rows: 1,
    after: [ids.where(jsonContains(Animal.facts, { legs: 3 })), [{ id: 5 }]],
  },
])
