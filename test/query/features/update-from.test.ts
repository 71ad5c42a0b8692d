// update().from() and deleteFrom().using().
import { alias, and, concat, count, deleteFrom, from, integer, text, update, values } from '../../../src/index.ts'
import { Animal, boss, Food, Keeper, Meal, Visit } from '../zoo.ts'
import { feature } from './feature.ts'

const other = alias(Animal, 'other')
const visit = alias(Visit, 'visit')
const list = values('list', { id: integer(), note: text() }, [
  { id: 2, note: 'loud' },
  { id: 4, note: `it's "big" ?` },
])
const sizes = from(Meal).select({ id: Meal.animalId, n: count() }).groupBy(Meal.animalId).as('sizes')
const names = from(Animal).orderBy(Animal.id.asc()).select({ name: Animal.name, age: Animal.age })

feature('updates beside other tables', [
  {
    does: 'take values of another table',
    query: update(Animal)
      .from(Keeper)
      .set({ name: concat(Animal.name, ' of ', Keeper.name), age: 3 })
      .where(Keeper.id.eq(Animal.keeperId), Keeper.name.ne('Ben')),
    sql: {
      sqlite:
        'UPDATE "animals" SET "name" = "animals"."name" || ? || "keepers"."name", "age" = ? FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."name" <> +?',
      postgres:
        'UPDATE "animals" SET "name" = "animals"."name" || $1::text || "keepers"."name", "age" = $2 FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."name" <> $3',
      mysql:
        'UPDATE `animals` CROSS JOIN `keepers` SET `animals`.`name` = concat(`animals`.`name`, ?, `keepers`.`name`), `animals`.`age` = ? WHERE `keepers`.`id` = `animals`.`keeper_id` AND `keepers`.`name` <> ?',
      madeUp:
        'UPDATE [animals] SET [name] = [animals].[name] & <:1> & [keepers].[name], [age] = STORED :2 FROM [keepers] WHERE [keepers].[id] == [animals].[keeper_id] AND [keepers].[name] != :3 OF text',
    },
    params: [' of ', 3, 'Ben'],
    rows: 2,
    after: [
      names,
      [
        { name: 'Rex of Ada', age: 3 },
        { name: 'Kiwi', age: 2 },
        { name: 'Nemo', age: null },
        { name: 'Bessie', age: 7 },
        { name: 'Żabka_% of Ada', age: 3 },
      ],
    ],
  },
  {
    does: 'read several tables, and values are numbered as they stand',
    query: update(Animal)
      .from(Keeper)
      .from(boss)
      .from(list)
      .set({ name: concat(list.note, '!'), age: boss.id.plus(1) })
      .where(Keeper.id.eq(Animal.keeperId), boss.id.eq(Keeper.bossId), list.id.eq(Animal.id), Animal.age.lt(5)),
    sql: {
      sqlite:
        'UPDATE "animals" SET "name" = "list"."note" || ?, "age" = "boss"."id" + CAST(? AS INTEGER) FROM "keepers", "keepers" AS "boss", (SELECT value ->> 0 AS "id", value ->> 1 AS "note" FROM json_each(?)) AS "list" WHERE "keepers"."id" = "animals"."keeper_id" AND "boss"."id" = "keepers"."boss_id" AND "list"."id" = "animals"."id" AND "animals"."age" < +?',
      postgres:
        'UPDATE "animals" SET "name" = "list"."note" || $1::text, "age" = "boss"."id"::bigint + $2::bigint FROM "keepers", "keepers" AS "boss", (SELECT c0 AS "id", c1 COLLATE "C" AS "note" FROM unnest($3::bigint[], $4::text[]) AS rows (c0, c1)) AS "list" WHERE "keepers"."id" = "animals"."keeper_id" AND "boss"."id" = "keepers"."boss_id" AND "list"."id" = "animals"."id" AND "animals"."age" < $5',
      mysql:
        "UPDATE `animals` CROSS JOIN `keepers` CROSS JOIN `keepers` AS `boss` CROSS JOIN (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]')) AS `~rows`) AS `list` SET `animals`.`name` = concat(`list`.`note`, ?), `animals`.`age` = `boss`.`id` + CAST(? AS SIGNED) WHERE `keepers`.`id` = `animals`.`keeper_id` AND `boss`.`id` = `keepers`.`boss_id` AND `list`.`id` = `animals`.`id` AND `animals`.`age` < ?",
      mariadb:
        "UPDATE `animals` CROSS JOIN `keepers` CROSS JOIN `keepers` AS `boss` CROSS JOIN (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]')) AS `~rows`) AS `list` SET `animals`.`name` = concat(`list`.`note`, ?), `animals`.`age` = `boss`.`id` + CAST(? AS SIGNED) WHERE `keepers`.`id` = `animals`.`keeper_id` AND `boss`.`id` = `keepers`.`boss_id` AND `list`.`id` = `animals`.`id` AND `animals`.`age` < ?",
      madeUp:
        'UPDATE [animals] SET [name] = [list].[note] & <:1>, [age] = [boss].[id] PLUS <:2> TO integer FROM [keepers], [keepers] AS [boss], (UNPACK integer [id]+text [note] ROWS :3) AS [list] WHERE [keepers].[id] == [animals].[keeper_id] AND [boss].[id] == [keepers].[boss_id] AND [list].[id] == [animals].[id] AND [animals].[age] BELOW :4 OF integer',
    },
    params: {
      sqlite: ['!', 1, String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`, 5],
      postgres: ['!', 1, '{2,4}', String.raw`{loud,"it's \"big\" ?"}`, 5],
      mysql: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`, '!', 1, 5],
      madeUp: ['!', 1, `2|loud/4|it's "big" ?`, 5],
    },
    rows: 1,
    after: [
      names,
      [
        { name: 'Rex', age: 7 },
        { name: 'loud!', age: 2 },
        { name: 'Nemo', age: null },
        { name: 'Bessie', age: 7 },
        { name: 'Żabka_%', age: 0 },
      ],
    ],
  },
  {
    does: 'write a row once that several rows match',
    query: update(Animal)
      .from(Meal)
      .set({ name: concat(Animal.name, '?') })
      .where(Meal.animalId.eq(Animal.id)),
    sql: {
      sqlite:
        'UPDATE "animals" SET "name" = "animals"."name" || ? FROM "meals" WHERE "meals"."animal_id" = "animals"."id"',
      postgres:
        'UPDATE "animals" SET "name" = "animals"."name" || $1::text FROM "meals" WHERE "meals"."animal_id" = "animals"."id"',
      mysql:
        'UPDATE `animals` CROSS JOIN `meals` SET `animals`.`name` = concat(`animals`.`name`, ?) WHERE `meals`.`animal_id` = `animals`.`id`',
      madeUp:
        'UPDATE [animals] SET [name] = [animals].[name] & <:1> FROM [meals] WHERE [meals].[animal_id] == [animals].[id]',
    },
    params: ['?'],
    rows: 2,
    after: [
      names,
      [
        { name: 'Rex?', age: 7 },
        { name: 'Kiwi', age: 2 },
        { name: 'Nemo', age: null },
        { name: 'Bessie?', age: 7 },
        { name: 'Żabka_%', age: 0 },
      ],
    ],
  },
  {
    does: 'answer columns of their own table',
    query: update(Animal)
      .from(Keeper)
      .set({ name: Keeper.name })
      .where(Keeper.id.eq(Animal.keeperId), Keeper.id.eq(2))
      .returning({ id: Animal.id, name: Animal.name }),
    sql: {
      sqlite:
        'UPDATE "animals" SET "name" = "keepers"."name" FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."id" = +? RETURNING "animals"."id" AS "id", "animals"."name" AS "name"',
      postgres:
        'UPDATE "animals" SET "name" = "keepers"."name" FROM "keepers" WHERE "keepers"."id" = "animals"."keeper_id" AND "keepers"."id" = $1 RETURNING "animals"."id" AS "id", "animals"."name" AS "name"',
      mysql: null,
      madeUp:
        'UPDATE [animals] SET [name] = [keepers].[name] FROM [keepers] WHERE [keepers].[id] == [animals].[keeper_id] AND [keepers].[id] == :1 OF integer RETURNING [animals].[id] AS [id], [animals].[name] AS [name]',
    },
    params: [2],
    rows: [
      { id: 2, name: 'Ben' },
      { id: 3, name: 'Ben' },
    ],
  },
  {
    does: 'read their own table under another name, and convert what it has',
    query: update(Animal)
      .from(other)
      .set({ tax: other.price, age: other.age })
      .where(other.id.eq(Animal.id.plus(1)), Animal.id.eq(1))
      .returning({ tax: Animal.tax, age: Animal.age }),
    sql: {
      sqlite:
        'UPDATE "animals" SET "age" = "other"."age", "tax" = "other"."price" * 10 FROM "animals" AS "other" WHERE "other"."id" = ("animals"."id" + CAST(? AS INTEGER)) AND "animals"."id" = +? RETURNING "animals"."tax" AS "tax", "animals"."age" AS "age"',
      postgres:
        'UPDATE "animals" SET "age" = "other"."age", "tax" = "other"."price" FROM "animals" AS "other" WHERE "other"."id" = ("animals"."id"::bigint + $1::bigint) AND "animals"."id" = $2 RETURNING "animals"."tax" AS "tax", "animals"."age" AS "age"',
      mysql: null,
      madeUp:
        'UPDATE [animals] SET [age] = [other].[age], [tax] = [other].[price] TO decimal FROM [animals] AS [other] WHERE [other].[id] == ([animals].[id] PLUS <:1>) AND [animals].[id] == :2 OF integer RETURNING [animals].[tax] AS [tax], [animals].[age] AS [age]',
    },
    params: [1, 1],
    rows: [{ tax: '15.250', age: 2 }],
  },
  {
    does: 'assign columns that take the values of each other',
    query: update(Meal)
      .from(Food)
      .set({ grams: Meal.animalId, animalId: Meal.grams })
      .where(Food.id.eq(Meal.foodId), Food.name.eq('sand')),
    sql: {
      sqlite:
        'UPDATE "meals" SET "animal_id" = "meals"."grams", "grams" = "meals"."animal_id" FROM "foods" WHERE "foods"."id" = "meals"."food_id" AND "foods"."name" = +?',
      postgres:
        'UPDATE "meals" SET "animal_id" = "meals"."grams", "grams" = "meals"."animal_id" FROM "foods" WHERE "foods"."id" = "meals"."food_id" AND "foods"."name" = $1',
      mysql:
        'UPDATE `meals` AS `~new` JOIN `meals` ON `meals`.`animal_id` = `~new`.`animal_id` AND `meals`.`food_id` = `~new`.`food_id` CROSS JOIN `foods` SET `~new`.`animal_id` = `meals`.`grams`, `~new`.`grams` = `meals`.`animal_id` WHERE `foods`.`id` = `meals`.`food_id` AND `foods`.`name` = ?',
      madeUp:
        'UPDATE [meals] SET [animal_id] = [meals].[grams], [grams] = [meals].[animal_id] FROM [foods] WHERE [foods].[id] == [meals].[food_id] AND [foods].[name] == :1 OF text',
    },
    params: ['sand'],
    rows: 0,
  },
  {
    does: 'read a query',
    query: update(Animal).from(sizes).set({ age: sizes.n }).where(sizes.id.eq(Animal.id), sizes.n.gt(1)),
    sql: {
      sqlite:
        'UPDATE "animals" SET "age" = "sizes"."n" FROM (SELECT "meals"."animal_id" AS "id", count(*) AS "n" FROM "meals" GROUP BY "meals"."animal_id") AS "sizes" WHERE "sizes"."id" = "animals"."id" AND "sizes"."n" > +?',
      postgres:
        'UPDATE "animals" SET "age" = "sizes"."n" FROM (SELECT "meals"."animal_id" AS "id", count(*) AS "n" FROM "meals" GROUP BY "meals"."animal_id") AS "sizes" WHERE "sizes"."id" = "animals"."id" AND "sizes"."n" > $1',
      mysql:
        'UPDATE `animals` CROSS JOIN (SELECT `meals`.`animal_id` AS `id`, count(*) AS `n` FROM `meals` GROUP BY `meals`.`animal_id`) AS `sizes` SET `animals`.`age` = `sizes`.`n` WHERE `sizes`.`id` = `animals`.`id` AND `sizes`.`n` > ?',
      madeUp:
        'UPDATE [animals] SET [age] = [sizes].[n] TO integer FROM (SELECT [meals].[animal_id] AS [id], HOW_MANY(ROWS) AS [n] FROM [meals] GROUP BY [meals].[animal_id]) AS [sizes] WHERE [sizes].[id] == [animals].[id] AND [sizes].[n] ABOVE :1 OF integer',
    },
    params: [1],
    rows: 1,
    after: [
      names,
      [
        { name: 'Rex', age: 7 },
        { name: 'Kiwi', age: 2 },
        { name: 'Nemo', age: null },
        { name: 'Bessie', age: 2 },
        { name: 'Żabka_%', age: 0 },
      ],
    ],
  },
  {
    does: 'reach every row that has one beside it',
    query: update(Food)
      .from(Visit)
      .set({ name: concat(Food.name, '!') })
      .where(and(Visit.id.eq(1), Food.id.eq(1))),
    sql: {
      sqlite:
        'UPDATE "foods" SET "name" = "foods"."name" || ? FROM "log_visits" WHERE "log_visits"."id" = +? AND "foods"."id" = +?',
      postgres:
        'UPDATE "foods" SET "name" = "foods"."name" || $1::text FROM "log"."visits" AS "log_visits" WHERE "log_visits"."id" = $2 AND "foods"."id" = $3',
      mysql:
        'UPDATE `foods` CROSS JOIN `log_visits` SET `foods`.`name` = concat(`foods`.`name`, ?) WHERE `log_visits`.`id` = ? AND `foods`.`id` = ?',
      madeUp:
        'UPDATE [foods] SET [name] = [foods].[name] & <:1> FROM [log].[visits] AS [log_visits] WHERE [log_visits].[id] == :2 OF integer AND [foods].[id] == :3 OF integer',
    },
    params: ['!', 1, 1],
    rows: 1,
    after: [from(Food).select({ name: Food.name }).orderBy(Food.id.asc()), [{ name: 'hay!' }, { name: 'corn' }]],
  },
  {
    does: 'change tables of other schemas',
    query: update(Visit)
      .from(Food)
      .set({ note: Food.name })
      .where(Food.id.eq(Visit.id))
      .returning({ note: Visit.note }),
    sql: {
      sqlite:
        'UPDATE "log_visits" SET "note" = "foods"."name" FROM "foods" WHERE "foods"."id" = "log_visits"."id" RETURNING "log_visits"."note" AS "note"',
      postgres:
        'UPDATE "log"."visits" AS "log_visits" SET "note" = "foods"."name" FROM "foods" WHERE "foods"."id" = "log_visits"."id" RETURNING "log_visits"."note" AS "note"',
      mysql: null,
      madeUp:
        'UPDATE [log].[visits] AS [log_visits] SET [note] = [foods].[name] FROM [foods] WHERE [foods].[id] == [log_visits].[id] RETURNING [log_visits].[note] AS [note]',
    },
    params: [],
    rows: [{ note: 'hay' }],
  },
  {
    does: 'change an alias',
    query: update(visit).from(Food).set({ note: Food.name }).where(Food.id.eq(visit.id)),
    sql: {
      sqlite:
        'UPDATE "log_visits" AS "visit" SET "note" = "foods"."name" FROM "foods" WHERE "foods"."id" = "visit"."id"',
      postgres:
        'UPDATE "log"."visits" AS "visit" SET "note" = "foods"."name" FROM "foods" WHERE "foods"."id" = "visit"."id"',
      mysql:
        'UPDATE `log_visits` AS `visit` CROSS JOIN `foods` SET `visit`.`note` = `foods`.`name` WHERE `foods`.`id` = `visit`.`id`',
      madeUp:
        'UPDATE [log].[visits] AS [visit] SET [note] = [foods].[name] FROM [foods] WHERE [foods].[id] == [visit].[id]',
    },
    params: [],
    rows: 1,
    after: [from(Visit).select({ note: Visit.note }), [{ note: 'hay' }]],
  },
  {
    does: 'change every row',
    query: update(Meal).from(Visit).set({ grams: Visit.id }).everyRow(),
    sql: {
      sqlite: 'UPDATE "meals" SET "grams" = "log_visits"."id" FROM "log_visits"',
      postgres: 'UPDATE "meals" SET "grams" = "log_visits"."id" FROM "log"."visits" AS "log_visits"',
      mysql: 'UPDATE `meals` CROSS JOIN `log_visits` SET `meals`.`grams` = `log_visits`.`id`',
      madeUp: 'UPDATE [meals] SET [grams] = [log_visits].[id] FROM [log].[visits] AS [log_visits]',
    },
    params: [],
    rows: 3,
    after: [from(Meal).select({ grams: Meal.grams }), [{ grams: 1 }, { grams: 1 }, { grams: 1 }]],
  },
])

feature('deletes that ask other tables', [
  {
    does: 'take each row once',
    query: deleteFrom(Animal).using(Meal).where(Meal.animalId.eq(Animal.id)),
    sql: {
      sqlite: 'DELETE FROM "animals" WHERE EXISTS (SELECT 1 FROM "meals" WHERE "meals"."animal_id" = "animals"."id")',
      postgres: 'DELETE FROM "animals" WHERE EXISTS (SELECT 1 FROM "meals" WHERE "meals"."animal_id" = "animals"."id")',
      mysql: 'DELETE FROM `animals` USING `animals` CROSS JOIN `meals` WHERE `meals`.`animal_id` = `animals`.`id`',
      madeUp: 'DELETE FROM [animals] WHERE EXISTS (SELECT 1 FROM [meals] WHERE [meals].[animal_id] == [animals].[id])',
    },
    params: [],
    rows: 2,
    after: [
      names,
      [
        { name: 'Kiwi', age: 2 },
        { name: 'Nemo', age: null },
        { name: 'Żabka_%', age: 0 },
      ],
    ],
  },
  {
    does: 'ask several',
    query: deleteFrom(Animal)
      .using(Keeper)
      .using(boss)
      .where(Keeper.id.eq(Animal.keeperId), boss.id.eq(Keeper.bossId), boss.name.eq('Ada')),
    sql: {
      sqlite:
        'DELETE FROM "animals" WHERE EXISTS (SELECT 1 FROM "keepers", "keepers" AS "boss" WHERE "keepers"."id" = "animals"."keeper_id" AND "boss"."id" = "keepers"."boss_id" AND "boss"."name" = +?)',
      postgres:
        'DELETE FROM "animals" WHERE EXISTS (SELECT 1 FROM "keepers", "keepers" AS "boss" WHERE "keepers"."id" = "animals"."keeper_id" AND "boss"."id" = "keepers"."boss_id" AND "boss"."name" = $1)',
      mysql:
        'DELETE FROM `animals` USING `animals` CROSS JOIN `keepers` CROSS JOIN `keepers` AS `boss` WHERE `keepers`.`id` = `animals`.`keeper_id` AND `boss`.`id` = `keepers`.`boss_id` AND `boss`.`name` = ?',
      madeUp:
        'DELETE FROM [animals] WHERE EXISTS (SELECT 1 FROM [keepers], [keepers] AS [boss] WHERE [keepers].[id] == [animals].[keeper_id] AND [boss].[id] == [keepers].[boss_id] AND [boss].[name] == :1 OF text)',
    },
    params: ['Ada'],
    rows: 2,
    after: [
      names,
      [
        { name: 'Rex', age: 7 },
        { name: 'Bessie', age: 7 },
        { name: 'Żabka_%', age: 0 },
      ],
    ],
  },
  {
    does: 'answer the rows',
    query: deleteFrom(Meal).using(Food).where(Food.id.eq(Meal.foodId), Food.name.eq('hay')).returning(),
    sql: {
      sqlite:
        'DELETE FROM "meals" WHERE EXISTS (SELECT 1 FROM "foods" WHERE "foods"."id" = "meals"."food_id" AND "foods"."name" = +?) RETURNING "meals"."animal_id" AS "animalId", "meals"."food_id" AS "foodId", "meals"."grams" AS "grams"',
      postgres:
        'DELETE FROM "meals" WHERE EXISTS (SELECT 1 FROM "foods" WHERE "foods"."id" = "meals"."food_id" AND "foods"."name" = $1) RETURNING "meals"."animal_id" AS "animalId", "meals"."food_id" AS "foodId", "meals"."grams" AS "grams"',
      mysql: null,
      madeUp:
        'DELETE FROM [meals] WHERE EXISTS (SELECT 1 FROM [foods] WHERE [foods].[id] == [meals].[food_id] AND [foods].[name] == :1 OF text) RETURNING [meals].[animal_id] AS [animalId], [meals].[food_id] AS [foodId], [meals].[grams] AS [grams]',
    },
    params: ['hay'],
    rows: [{ animalId: 4, foodId: 1, grams: 9000 }],
  },
  {
    does: 'ask the same table',
    query: deleteFrom(Animal).using(other).where(other.kind.eq(Animal.kind), other.id.lt(Animal.id)),
    sql: {
      sqlite:
        'DELETE FROM "animals" WHERE EXISTS (SELECT 1 FROM "animals" AS "other" WHERE "other"."kind" = "animals"."kind" AND "other"."id" < "animals"."id")',
      postgres:
        'DELETE FROM "animals" WHERE EXISTS (SELECT 1 FROM "animals" AS "other" WHERE "other"."kind" = "animals"."kind" AND "other"."id" < "animals"."id")',
      mysql:
        'DELETE FROM `animals` USING `animals` CROSS JOIN `animals` AS `other` WHERE `other`.`kind` = `animals`.`kind` AND `other`.`id` < `animals`.`id`',
      madeUp:
        'DELETE FROM [animals] WHERE EXISTS (SELECT 1 FROM [animals] AS [other] WHERE [other].[kind] == [animals].[kind] AND [other].[id] BELOW [animals].[id])',
    },
    params: [],
    rows: 2,
    after: [
      names,
      [
        { name: 'Rex', age: 7 },
        { name: 'Kiwi', age: 2 },
        { name: 'Nemo', age: null },
      ],
    ],
  },
  {
    does: 'take every row where there is one beside it',
    query: deleteFrom(Meal).using(list).everyRow(),
    sql: {
      sqlite:
        'DELETE FROM "meals" WHERE EXISTS (SELECT 1 FROM (SELECT value ->> 0 AS "id", value ->> 1 AS "note" FROM json_each(?)) AS "list")',
      postgres:
        'DELETE FROM "meals" WHERE EXISTS (SELECT 1 FROM (SELECT c0 AS "id", c1 COLLATE "C" AS "note" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "list")',
      mysql:
        "DELETE FROM `meals` USING `meals` CROSS JOIN (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]')) AS `~rows`) AS `list`",
      mariadb:
        "DELETE FROM `meals` USING `meals` CROSS JOIN (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]')) AS `~rows`) AS `list`",
      madeUp: 'DELETE FROM [meals] WHERE EXISTS (SELECT 1 FROM (UNPACK integer [id]+text [note] ROWS :1) AS [list])',
    },
    params: {
      sqlite: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`],
      postgres: ['{2,4}', String.raw`{loud,"it's \"big\" ?"}`],
      mysql: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`],
      madeUp: [`2|loud/4|it's "big" ?`],
    },
    rows: 3,
    after: [from(Meal).select({ n: count() }), [{ n: 0 }]],
  },
  {
    does: 'reach an alias',
    query: deleteFrom(visit)
      .using(list)
      .where(list.id.eq(visit.id.plus(1))),
    sql: {
      sqlite:
        'DELETE FROM "log_visits" AS "visit" WHERE EXISTS (SELECT 1 FROM (SELECT value ->> 0 AS "id", value ->> 1 AS "note" FROM json_each(?)) AS "list" WHERE "list"."id" = ("visit"."id" + CAST(? AS INTEGER)))',
      postgres:
        'DELETE FROM "log"."visits" AS "visit" WHERE EXISTS (SELECT 1 FROM (SELECT c0 AS "id", c1 COLLATE "C" AS "note" FROM unnest($1::bigint[], $2::text[]) AS rows (c0, c1)) AS "list" WHERE "list"."id" = ("visit"."id"::bigint + $3::bigint))',
      mysql:
        "DELETE FROM `visit` USING `log_visits` AS `visit` CROSS JOIN (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_0900_bin PATH '$[1]')) AS `~rows`) AS `list` WHERE `list`.`id` = (`visit`.`id` + CAST(? AS SIGNED))",
      mariadb:
        "DELETE FROM `visit` USING `log_visits` AS `visit` CROSS JOIN (SELECT c0 AS `id`, c1 AS `note` FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 INT PATH '$[0]', c1 LONGTEXT COLLATE utf8mb4_nopad_bin PATH '$[1]')) AS `~rows`) AS `list` WHERE `list`.`id` = (`visit`.`id` + CAST(? AS SIGNED))",
      madeUp:
        'DELETE FROM [log].[visits] AS [visit] WHERE EXISTS (SELECT 1 FROM (UNPACK integer [id]+text [note] ROWS :1) AS [list] WHERE [list].[id] == ([visit].[id] PLUS <:2>))',
    },
    params: {
      sqlite: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`, 1],
      postgres: ['{2,4}', String.raw`{loud,"it's \"big\" ?"}`, 1],
      mysql: [String.raw`[[2,"loud"],[4,"it's \"big\" ?"]]`, 1],
      madeUp: [`2|loud/4|it's "big" ?`, 1],
    },
    rows: 1,
    after: [from(Visit).select({ n: count() }), [{ n: 0 }]],
  },
])
