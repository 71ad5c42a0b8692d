// updateEach().
import { from, updateEach } from '../../../src/index.ts'
import { Animal, Keeper, Meal, Odd, Visit } from '../zoo.ts'
import { feature } from './feature.ts'

const names = from(Animal).orderBy(Animal.id.asc()).select({ name: Animal.name, age: Animal.age })

feature('updateEach', [
  {
    does: 'changes every row by its key',
    query: updateEach(
      Animal,
      [
        { id: 4, name: 'Bess', age: 8 },
        { id: 1, name: `it's "Rex" ?`, age: null },
        { id: 77, name: '', age: 0 },
      ],
      { by: Animal.id },
    ),
    sql: {
      sqlite:
        'UPDATE "animals" SET "name" = "~given"."name", "age" = "~given"."age" FROM (SELECT value ->> 0 AS "id", value ->> 1 AS "name", value ->> 2 AS "age" FROM json_each(?)) AS "~given" WHERE "animals"."id" = "~given"."id"',
      postgres:
        'UPDATE "animals" SET "name" = "~given"."name", "age" = "~given"."age" FROM (SELECT c0 AS "id", c1 COLLATE "C" AS "name", c2 AS "age" FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS rows (c0, c1, c2)) AS "~given" WHERE "animals"."id" = "~given"."id"',
      mysql:
        "UPDATE `animals` CROSS JOIN (SELECT c0 AS `id`, c1 AS `name`, c2 AS `age` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]', c2 INT PATH '$[2]')) AS `~rows`) AS `~given` SET `animals`.`name` = `~given`.`name`, `animals`.`age` = `~given`.`age` WHERE `animals`.`id` = `~given`.`id`",
      mariadb:
        "UPDATE `animals` CROSS JOIN (SELECT c0 AS `id`, c1 AS `name`, c2 AS `age` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]', c2 INT PATH '$[2]')) AS `~rows`) AS `~given` SET `animals`.`name` = `~given`.`name`, `animals`.`age` = `~given`.`age` WHERE `animals`.`id` = `~given`.`id`",
      madeUp:
        'UPDATE [animals] SET [name] = [~given].[name], [age] = [~given].[age] FROM (UNPACK integer [id]+text [name]+integer [age] ROWS :1) AS [~given] WHERE [animals].[id] == [~given].[id]',
    },
    params: {
      sqlite: [String.raw`[[4,"Bess",8],[1,"it's \"Rex\" ?",null],[77,"",0]]`],
      postgres: ['{4,1,77}', String.raw`{Bess,"it's \"Rex\" ?",""}`, '{8,NULL,0}'],
      mysql: [String.raw`[[4,"Bess",8],[1,"it's \"Rex\" ?",null],[77,"",0]]`],
      madeUp: [`4|Bess|8/1|it's "Rex" ?|/77||0`],
    },
    rows: 2,
    after: [
      names,
      [
        { name: `it's "Rex" ?`, age: null },
        { name: 'Kiwi', age: 2 },
        { name: 'Nemo', age: null },
        { name: 'Bess', age: 8 },
        { name: 'Żabka_%', age: 0 },
      ],
    ],
  },
  {
    does: 'writes every kind',
    query: updateEach(
      Animal,
      [
        {
          id: 2,
          kind: 'fish',
          weight: 1,
          price: '1.5',
          tax: null,
          tame: true,
          chip: 9007199254740993n,
          tags: ['a', 'b,"'],
          facts: { food: 'x', legs: 1, places: [] },
          arrived: '2024-03-01',
          photo: new Uint8Array([0, 255]),
        },
      ],
      { by: Animal.id },
    ).returning({
      kind: Animal.kind,
      weight: Animal.weight,
      price: Animal.price,
      tax: Animal.tax,
      tame: Animal.tame,
      chip: Animal.chip,
      tags: Animal.tags,
      facts: Animal.facts,
      arrived: Animal.arrived,
      photo: Animal.photo,
    }),
    sql: {
      sqlite:
        'UPDATE "animals" SET "kind" = "~given"."kind", "weight" = "~given"."weight", "price" = "~given"."price", "tax" = "~given"."tax", "tame" = "~given"."tame", "chip" = "~given"."chip", "tags" = "~given"."tags", "facts" = "~given"."facts", "arrived" = "~given"."arrived", "photo" = "~given"."photo" FROM (SELECT value ->> 0 AS "id", value ->> 1 AS "kind", CAST(value ->> 2 AS REAL) AS "weight", value ->> 3 AS "price", value ->> 4 AS "tax", value ->> 5 AS "tame", CAST(value ->> 6 AS INTEGER) AS "chip", value ->> 7 AS "tags", value ->> 8 AS "facts", value ->> 9 AS "arrived", unhex(value ->> 10) AS "photo" FROM json_each(?)) AS "~given" WHERE "animals"."id" = "~given"."id" RETURNING "animals"."kind" AS "kind", "animals"."weight" AS "weight", "animals"."price" AS "price", "animals"."tax" AS "tax", "animals"."tame" AS "tame", CAST("animals"."chip" AS TEXT) AS "chip", "animals"."tags" AS "tags", "animals"."facts" AS "facts", "animals"."arrived" AS "arrived", "animals"."photo" AS "photo"',
      postgres:
        'UPDATE "animals" SET "kind" = "~given"."kind", "weight" = "~given"."weight", "price" = "~given"."price", "tax" = "~given"."tax", "tame" = "~given"."tame", "chip" = "~given"."chip", "tags" = "~given"."tags", "facts" = "~given"."facts", "arrived" = "~given"."arrived", "photo" = "~given"."photo" FROM (SELECT c0 AS "id", c1 COLLATE "C" AS "kind", c2 AS "weight", c3 AS "price", c4 AS "tax", c5 AS "tame", c6 AS "chip", c7::text[] COLLATE "C" AS "tags", c8 AS "facts", c9 AS "arrived", c10 AS "photo" FROM unnest($1::bigint[], $2::text[], $3::double precision[], $4::numeric[], $5::numeric[], $6::boolean[], $7::bigint[], $8::text[], $9::jsonb[], $10::date[], $11::bytea[]) AS rows (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10)) AS "~given" WHERE "animals"."id" = "~given"."id" RETURNING "animals"."kind" AS "kind", "animals"."weight" AS "weight", "animals"."price" AS "price", "animals"."tax" AS "tax", "animals"."tame" AS "tame", "animals"."chip" AS "chip", "animals"."tags" AS "tags", "animals"."facts" AS "facts", "animals"."arrived" AS "arrived", "animals"."photo" AS "photo"',
      mysql: null,
      madeUp:
        'UPDATE [animals] SET [kind] = [~given].[kind], [weight] = [~given].[weight], [price] = [~given].[price], [tax] = [~given].[tax], [tame] = [~given].[tame], [chip] = [~given].[chip], [tags] = [~given].[tags], [facts] = [~given].[facts], [arrived] = [~given].[arrived], [photo] = [~given].[photo] FROM (UNPACK integer [id]+enum [kind]+real [weight]+decimal [price]+decimal [tax]+boolean [tame]+bigint [chip]+array [tags]+json [facts]+plainDate [arrived]+blob [photo] ROWS :1) AS [~given] WHERE [animals].[id] == [~given].[id] RETURNING [animals].[kind] AS [kind], [animals].[weight] AS [weight], [animals].[price] AS [price], [animals].[tax] AS [tax], [animals].[tame] AS [tame], [animals].[chip] AS [chip], [animals].[tags] AS [tags], [animals].[facts] AS [facts], [animals].[arrived] AS [arrived], [animals].[photo] AS [photo]',
    },
    params: {
      sqlite: [
        String.raw`[[2,"fish",1,150,null,1,"9007199254740993","[\"a\",\"b,\\\"\"]","{\"food\":\"x\",\"legs\":1,\"places\":[]}","2024-03-01","00ff"]]`,
      ],
      postgres: [
        '{2}',
        '{fish}',
        '{1}',
        '{1.50}',
        '{NULL}',
        '{true}',
        '{9007199254740993}',
        String.raw`{"{a,\"b,\\\"\"}"}`,
        String.raw`{"{\"food\":\"x\",\"legs\":1,\"places\":[]}"}`,
        '{2024-03-01}',
        String.raw`{"\\x00ff"}`,
      ],
      mysql: [],
      madeUp: ['2|fish|1|1.5||true|9007199254740993|a,b,"|[object Object]|2024-03-01|0,255'],
    },
    rows: [
      {
        kind: 'fish',
        weight: 1,
        price: '1.50',
        tax: null,
        tame: true,
        chip: 9007199254740993n,
        tags: ['a', 'b,"'],
        facts: { food: 'x', legs: 1, places: [] },
        arrived: '2024-03-01',
        photo: new Uint8Array([0, 255]),
      },
    ],
  },
  {
    does: 'finds rows by several columns',
    query: updateEach(
      Meal,
      [
        { animalId: 4, foodId: 1, grams: 1 },
        { animalId: 1, foodId: 1, grams: 2 },
      ],
      { by: [Meal.animalId, Meal.foodId] },
    ),
    sql: {
      sqlite:
        'UPDATE "meals" SET "grams" = "~given"."grams" FROM (SELECT value ->> 0 AS "animal_id", value ->> 1 AS "food_id", value ->> 2 AS "grams" FROM json_each(?)) AS "~given" WHERE "meals"."animal_id" = "~given"."animal_id" AND "meals"."food_id" = "~given"."food_id"',
      postgres:
        'UPDATE "meals" SET "grams" = "~given"."grams" FROM (SELECT c0 AS "animal_id", c1 AS "food_id", c2 AS "grams" FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS rows (c0, c1, c2)) AS "~given" WHERE "meals"."animal_id" = "~given"."animal_id" AND "meals"."food_id" = "~given"."food_id"',
      mysql:
        "UPDATE `meals` CROSS JOIN (SELECT c0 AS `animal_id`, c1 AS `food_id`, c2 AS `grams` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 INT PATH '$[1]', c2 INT PATH '$[2]')) AS `~rows`) AS `~given` SET `meals`.`grams` = `~given`.`grams` WHERE `meals`.`animal_id` = `~given`.`animal_id` AND `meals`.`food_id` = `~given`.`food_id`",
      madeUp:
        'UPDATE [meals] SET [grams] = [~given].[grams] FROM (UNPACK integer [animal_id]+integer [food_id]+integer [grams] ROWS :1) AS [~given] WHERE [meals].[animal_id] == [~given].[animal_id] AND [meals].[food_id] == [~given].[food_id]',
    },
    params: {
      sqlite: ['[[4,1,1],[1,1,2]]'],
      postgres: ['{4,1}', '{1,1}', '{1,2}'],
      mysql: ['[[4,1,1],[1,1,2]]'],
      madeUp: ['4|1|1/1|1|2'],
    },
    rows: 1,
    after: [
      from(Meal).select({ grams: Meal.grams }).orderBy(Meal.animalId.asc(), Meal.foodId.asc()),
      [{ grams: 200 }, { grams: 1 }, { grams: 1500 }],
    ],
  },
  {
    does: 'finds rows by texts, and by columns that are no key',
    query: updateEach(Keeper, [{ name: 'Ben', bossId: 3 }], { by: Keeper.name }),
    sql: {
      sqlite:
        'UPDATE "keepers" SET "boss_id" = "~given"."boss_id" FROM (SELECT value ->> 0 AS "name", value ->> 1 AS "boss_id" FROM json_each(?)) AS "~given" WHERE "keepers"."name" = "~given"."name"',
      postgres:
        'UPDATE "keepers" SET "boss_id" = "~given"."boss_id" FROM (SELECT c0 COLLATE "C" AS "name", c1 AS "boss_id" FROM unnest($1::text[], $2::bigint[]) AS rows (c0, c1)) AS "~given" WHERE "keepers"."name" = "~given"."name"',
      mysql:
        "UPDATE `keepers` CROSS JOIN (SELECT c0 AS `name`, c1 AS `boss_id` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 VARCHAR(255) COLLATE utf8mb4_0900_bin PATH '$[0]', c1 INT PATH '$[1]')) AS `~rows`) AS `~given` SET `keepers`.`boss_id` = `~given`.`boss_id` WHERE `keepers`.`name` = `~given`.`name`",
      mariadb:
        "UPDATE `keepers` CROSS JOIN (SELECT c0 AS `name`, c1 AS `boss_id` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 VARCHAR(255) COLLATE utf8mb4_nopad_bin PATH '$[0]', c1 INT PATH '$[1]')) AS `~rows`) AS `~given` SET `keepers`.`boss_id` = `~given`.`boss_id` WHERE `keepers`.`name` = `~given`.`name`",
      madeUp:
        'UPDATE [keepers] SET [boss_id] = [~given].[boss_id] FROM (UNPACK text [name]+integer [boss_id] ROWS :1) AS [~given] WHERE [keepers].[name] == [~given].[name]',
    },
    params: { sqlite: ['[["Ben",3]]'], postgres: ['{Ben}', '{3}'], mysql: ['[["Ben",3]]'], madeUp: ['Ben|3'] },
    rows: 1,
    after: [
      from(Keeper).select({ boss: Keeper.bossId }).orderBy(Keeper.id.asc()),
      [{ boss: null }, { boss: 3 }, { boss: 1 }],
    ],
  },
  {
    does: 'changes tables of other schemas',
    query: updateEach(Visit, [{ id: 1, note: 'second' }], { by: Visit.id }).returning(),
    sql: {
      sqlite:
        'UPDATE "log_visits" SET "note" = "~given"."note" FROM (SELECT value ->> 0 AS "id", value ->> 1 AS "note" FROM json_each(?)) AS "~given" WHERE "log_visits"."id" = "~given"."id" RETURNING "log_visits"."id" AS "id", "log_visits"."note" AS "note"',
      postgres:
        'UPDATE "log"."visits" AS "log_visits" SET "note" = "~given"."note" FROM (SELECT c0 AS "id", c1 COLLATE "C" AS "note" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "~given" WHERE "log_visits"."id" = "~given"."id" RETURNING "log_visits"."id" AS "id", "log_visits"."note" AS "note"',
      mysql: null,
      madeUp:
        'UPDATE [log].[visits] AS [log_visits] SET [note] = [~given].[note] FROM (UNPACK integer [id]+text [note] ROWS :1) AS [~given] WHERE [log_visits].[id] == [~given].[id] RETURNING [log_visits].[id] AS [id], [log_visits].[note] AS [note]',
    },
    params: { sqlite: ['[[1,"second"]]'], postgres: ['{1}', '{second}'], mysql: [], madeUp: ['1|second'] },
    rows: [{ id: 1, note: 'second' }],
  },
  {
    does: 'takes names of any letters',
    query: updateEach(Odd, [{ id: 1, select: 'into', asked: 'how' }], { by: Odd.id }),
    sql: {
      sqlite:
        'UPDATE "order ""by"" [x]" SET "select" = "~given"."select", "what?" = "~given"."what?" FROM (SELECT value ->> 0 AS "id", value ->> 1 AS "select", value ->> 2 AS "what?" FROM json_each(?)) AS "~given" WHERE "order ""by"" [x]"."id" = "~given"."id"',
      postgres:
        'UPDATE "order ""by"" [x]" SET "select" = "~given"."select", "what?" = "~given"."what?" FROM (SELECT c0 AS "id", c1 COLLATE "C" AS "select", c2 COLLATE "C" AS "what?" FROM unnest($1::bigint[], $2::text[], $3::text[]) AS rows (c0, c1, c2)) AS "~given" WHERE "order ""by"" [x]"."id" = "~given"."id"',
      mysql:
        'UPDATE `order "by" [x]` CROSS JOIN (SELECT c0 AS `id`, c1 AS `select`, c2 AS `what?` FROM JSON_TABLE(?, \'$[*]\' COLUMNS (c0 INT PATH \'$[0]\', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH \'$[1]\', c2 LONGTEXT COLLATE utf8mb4_0900_bin PATH \'$[2]\')) AS `~rows`) AS `~given` SET `order "by" [x]`.`select` = `~given`.`select`, `order "by" [x]`.`what?` = `~given`.`what?` WHERE `order "by" [x]`.`id` = `~given`.`id`',
      mariadb:
        'UPDATE `order "by" [x]` CROSS JOIN (SELECT c0 AS `id`, c1 AS `select`, c2 AS `what?` FROM JSON_TABLE(?, \'$[*]\' COLUMNS (c0 INT PATH \'$[0]\', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH \'$[1]\', c2 LONGTEXT COLLATE utf8mb4_nopad_bin PATH \'$[2]\')) AS `~rows`) AS `~given` SET `order "by" [x]`.`select` = `~given`.`select`, `order "by" [x]`.`what?` = `~given`.`what?` WHERE `order "by" [x]`.`id` = `~given`.`id`',
      madeUp:
        'UPDATE [order "by" [x]]] SET [select] = [~given].[select], [what?] = [~given].[what?] FROM (UNPACK integer [id]+text [select]+text [what?] ROWS :1) AS [~given] WHERE [order "by" [x]]].[id] == [~given].[id]',
    },
    params: {
      sqlite: ['[[1,"into","how"]]'],
      postgres: ['{1}', '{into}', '{how}'],
      mysql: ['[[1,"into","how"]]'],
      madeUp: ['1|into|how'],
    },
    rows: 1,
    after: [from(Odd), [{ id: 1, select: 'into', quoted: 'q', asked: 'how' }]],
  },
])
