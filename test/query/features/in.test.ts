// in() and notIn(): lists are one parameter whatever their length, and queries stand in their place.
import { from } from '../../../src/index.ts'
import { Animal, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const ids = from(Animal).select({ id: Animal.id })
const bens = from(Keeper)
  .where(Keeper.name.in(['Ben', 'Cyd']))
  .select({ id: Keeper.id })

feature('in', [
  {
    does: 'finds one of several',
    query: ids.where(Animal.id.in([1, 4, 99])),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."id" IN (SELECT value FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."id" = ANY ($1)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[id] IN (UNPACK integer :1)',
    },
    params: { sqlite: ['[1,4,99]'], postgres: ['{1,4,99}'], mysql: ['[1,4,99]'], madeUp: ['1|4|99'] },
    rows: [{ id: 1 }, { id: 4 }],
  },
  {
    does: 'is false for an empty list',
    query: ids.where(Animal.id.in([])),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE 1 = 0',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE 1 = 0',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE 1 = 0',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE 1 = 0',
    },
    params: [],
    rows: [],
  },
  {
    does: 'notIn an empty list is true, also for null',
    query: ids.where(Animal.age.notIn([])),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE 1 = 1',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE 1 = 1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE 1 = 1',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE 1 = 1',
    },
    params: [],
    rows: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }],
  },
  {
    does: 'notIn leaves null out',
    query: ids.where(Animal.age.notIn([7])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" NOT IN (SELECT value FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" <> ALL ($1)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` NOT IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] NOT IN (UNPACK integer :1)',
    },
    params: { sqlite: ['[7]'], postgres: ['{7}'], mysql: ['[7]'], madeUp: ['7'] },
    rows: [{ id: 2 }, { id: 5 }],
  },
  {
    does: 'takes texts',
    query: ids.where(Animal.name.in(['Rex', "O'Hara", '"'])),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."name" IN (SELECT value FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."name" = ANY ($1)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`name` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`)",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`name` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[name] IN (UNPACK text :1)',
    },
    params: {
      sqlite: ['["Rex","O\'Hara","\\""]'],
      postgres: ['{Rex,"O\'Hara","\\""}'],
      mysql: ['["Rex","O\'Hara","\\""]'],
      madeUp: ['Rex|O\'Hara|"'],
    },
    rows: [{ id: 1 }],
  },
  {
    does: 'takes bigints exactly',
    query: ids.where(Animal.chip.in([9_007_199_254_740_993n, 5n])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" IN (SELECT CAST(value AS INTEGER) FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" = ANY ($1)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`chip` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item BIGINT PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[chip] IN (UNPACK bigint :1)',
    },
    params: {
      sqlite: ['["9007199254740993","5"]'],
      postgres: ['{9007199254740993,5}'],
      mysql: ['["9007199254740993","5"]'],
      madeUp: ['9007199254740993|5'],
    },
    rows: [{ id: 1 }],
  },
  {
    does: 'takes decimals',
    query: ids.where(Animal.price.in(['15.25', '990.1'])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" IN (SELECT value FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" = ANY ($1)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`price` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item DECIMAL(65, 2) PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[price] IN (UNPACK decimal :1)',
    },
    params: {
      sqlite: ['[1525,99010]'],
      postgres: ['{15.25,990.10}'],
      mysql: ['["15.25","990.10"]'],
      madeUp: ['15.25|990.1'],
    },
    rows: [{ id: 2 }, { id: 3 }, { id: 4 }],
  },
  {
    does: 'takes booleans',
    query: ids.where(Animal.tame.in([true])),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tame" IN (SELECT value FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."tame" = ANY ($1)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`tame` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item TINYINT(1) PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[tame] IN (UNPACK boolean :1)',
    },
    params: { sqlite: ['[1]'], postgres: ['{true}'], mysql: ['[1]'], madeUp: ['true'] },
    rows: [{ id: 1 }, { id: 5 }],
  },
  {
    does: 'takes bytes',
    query: ids.where(Animal.photo.in([new Uint8Array([0, 255])])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."photo" IN (SELECT unhex(value) FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."photo" = ANY ($1)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`photo` IN (SELECT unhex(item) FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[photo] IN (UNPACK blob :1)',
    },
    params: { sqlite: ['["00ff"]'], postgres: ['{"\\\\x00ff"}'], mysql: ['["00ff"]'], madeUp: ['0,255'] },
    rows: [{ id: 3 }],
  },
  {
    does: 'takes instants',
    query: ids.where(Animal.bornAt.in([new Date('2022-01-31T00:00:00Z')])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."born_at" IN (SELECT value FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."born_at" = ANY ($1)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`born_at` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item DATETIME(3) PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[born_at] IN (UNPACK timestamp :1)',
    },
    params: {
      sqlite: ['["2022-01-31T00:00:00.000Z"]'],
      postgres: ['{2022-01-31T00:00:00.000Z}'],
      mysql: ['["2022-01-31 00:00:00.000"]'],
      madeUp: ['Mon Jan 31 2022 00:00:00 GMT+0000 (Coordinated Universal Time)'],
    },
    rows: [{ id: 2 }],
  },
  {
    does: 'takes a query',
    query: ids.where(Animal.keeperId.in(bens)),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IN (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."name" IN (SELECT value FROM json_each(?)))',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" IN (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."name" = ANY ($1))',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` IN (SELECT `keepers`.`id` AS `id` FROM `keepers` WHERE `keepers`.`name` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`))",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` IN (SELECT `keepers`.`id` AS `id` FROM `keepers` WHERE `keepers`.`name` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`))",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[keeper_id] IN (SELECT [keepers].[id] AS [id] FROM [keepers] WHERE [keepers].[name] IN (UNPACK text :1))',
    },
    params: { sqlite: ['["Ben","Cyd"]'], postgres: ['{Ben,Cyd}'], mysql: ['["Ben","Cyd"]'], madeUp: ['Ben|Cyd'] },
    rows: [{ id: 2 }, { id: 3 }],
  },
  {
    does: 'notIn takes a query',
    query: ids.where(Animal.keeperId.notIn(bens)),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" NOT IN (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."name" IN (SELECT value FROM json_each(?)))',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."keeper_id" NOT IN (SELECT "keepers"."id" AS "id" FROM "keepers" WHERE "keepers"."name" = ANY ($1))',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` NOT IN (SELECT `keepers`.`id` AS `id` FROM `keepers` WHERE `keepers`.`name` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`))",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`keeper_id` NOT IN (SELECT `keepers`.`id` AS `id` FROM `keepers` WHERE `keepers`.`name` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`))",
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[keeper_id] NOT IN (SELECT [keepers].[id] AS [id] FROM [keepers] WHERE [keepers].[name] IN (UNPACK text :1))',
    },
    params: { sqlite: ['["Ben","Cyd"]'], postgres: ['{Ben,Cyd}'], mysql: ['["Ben","Cyd"]'], madeUp: ['Ben|Cyd'] },
    rows: [{ id: 1 }, { id: 5 }],
  },
  {
    does: 'takes a query of decimals that have more digits',
    query: ids.where(Animal.price.in(from(Animal).select({ fifteen: Animal.tax.minus(Animal.tax).plus('15.25') }))),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" * 10 IN (SELECT (("animals"."tax" - "animals"."tax") + CAST(? AS INTEGER)) AS "fifteen" FROM "animals")',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."price" IN (SELECT (("animals"."tax" - "animals"."tax") + $1::numeric) AS "fifteen" FROM "animals")',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`price` IN (SELECT ((`animals`.`tax` - `animals`.`tax`) + CAST(? AS DECIMAL(65, 3))) AS `fifteen` FROM `animals`)',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[price] TO decimal IN (SELECT (([animals].[tax] MINUS [animals].[tax]) PLUS <:1>) AS A decimal AS [fifteen] FROM [animals])',
    },
    params: { sqlite: [15250], postgres: ['15.250'], mysql: ['15.250'], madeUp: ['dec 15.25'] },
    rows: [{ id: 2 }, { id: 3 }],
  },
  {
    does: 'looks up results of expressions',
    query: ids.where(Animal.age.plus(1).in([8])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age" + CAST(? AS INTEGER)) IN (SELECT value FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE ("animals"."age"::bigint + $1::bigint) = ANY ($2)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`age` + CAST(? AS SIGNED)) IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item BIGINT PATH '$')) AS `~items`)",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE ([animals].[age] PLUS <:1>) IN (UNPACK integer :2)',
    },
    params: { sqlite: [1, '[8]'], postgres: [1, '{8}'], mysql: [1, '[8]'], madeUp: [1, '8'] },
    rows: [{ id: 1 }, { id: 4 }],
  },
  {
    does: 'is a value',
    query: ids.select({ found: Animal.age.in([7, 2]) }),
    sql: {
      sqlite: 'SELECT "animals"."age" IN (SELECT value FROM json_each(?)) AS "found" FROM "animals"',
      postgres: 'SELECT "animals"."age" = ANY ($1) AS "found" FROM "animals"',
      mysql:
        "SELECT `animals`.`age` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`) AS `found` FROM `animals`",
      madeUp: 'SELECT [animals].[age] IN (UNPACK integer :1) AS [found] FROM [animals]',
    },
    params: { sqlite: ['[7,2]'], postgres: ['{7,2}'], mysql: ['[7,2]'], madeUp: ['7|2'] },
    rows: [{ found: true }, { found: true }, { found: null }, { found: true }, { found: false }],
  },
  {
    does: 'notIn takes texts, also long ones',
    query: ids.where(Animal.name.notIn(['Rex', 'x'.repeat(600)])),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."name" NOT IN (SELECT value FROM json_each(?))',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."name" <> ALL ($1)',
      mysql:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`name` NOT IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item VARCHAR(512) COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`) AND `animals`.`name` NOT IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_0900_bin PATH '$')) AS `~items`))",
      mariadb:
        "SELECT `animals`.`id` AS `id` FROM `animals` WHERE (`animals`.`name` NOT IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item VARCHAR(512) COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`) AND `animals`.`name` NOT IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$')) AS `~items`))",
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[name] NOT IN (UNPACK text :1)',
    },
    params: {
      sqlite: [
        '["Rex","xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]',
      ],
      postgres: [
        '{Rex,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}',
      ],
      mysql: [
        '["Rex"]',
        '["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]',
      ],
      madeUp: [
        'Rex|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      ],
    },
    rows: [{ id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }],
  },
])
