// update() and deleteFrom().
import { alias, caseWhen, concat, deleteFrom, exists, from, max, scalar, update } from '../../../src/index.ts'
import { Animal, Food, Keeper, Meal, Odd, Visit } from '../zoo.ts'
import { feature } from './feature.ts'

const one = alias(Animal, 'one')
const meal = alias(Meal, 'meal')
const ages = from(Animal).orderBy(Animal.id.asc()).select({ age: Animal.age, tame: Animal.tame })
const left = from(Meal).select({ animal: Meal.animalId, food: Meal.foodId })

feature('update', [
  {
    does: 'answers how many rows it matched',
    query: update(Animal).set({ tame: true }).where(Animal.age.gt(5)),
    sql: {
      sqlite: 'UPDATE "animals" SET "tame" = ? WHERE "animals"."age" > +?',
      postgres: 'UPDATE "animals" SET "tame" = $1 WHERE "animals"."age" > $2',
      mysql: 'UPDATE `animals` SET `tame` = ? WHERE `animals`.`age` > ?',
      madeUp: 'UPDATE [animals] SET [tame] = STORED :1 WHERE [animals].[age] ABOVE :2 OF integer',
    },
    params: { sqlite: [1, 5], postgres: [true, 5], mysql: [1, 5], madeUp: ['yes', 5] },
    rows: 2,
    after: [
      ages,
      [
        { age: 7, tame: true },
        { age: 2, tame: false },
        { age: null, tame: false },
        { age: 7, tame: true },
        { age: 0, tame: true },
      ],
    ],
  },
  {
    does: 'counts rows that it leaves as they are',
    query: update(Animal).set({ age: 7 }).where(Animal.age.eq(7)),
    sql: {
      sqlite: 'UPDATE "animals" SET "age" = ? WHERE "animals"."age" = +?',
      postgres: 'UPDATE "animals" SET "age" = $1 WHERE "animals"."age" = $2',
      mysql: 'UPDATE `animals` SET `age` = ? WHERE `animals`.`age` = ?',
      madeUp: 'UPDATE [animals] SET [age] = STORED :1 WHERE [animals].[age] == :2 OF integer',
    },
    params: [7, 7],
    rows: 2,
  },
  {
    does: 'every row',
    query: update(Animal)
      .set({ age: Animal.age.plus(1) })
      .everyRow(),
    sql: {
      sqlite: 'UPDATE "animals" SET "age" = "animals"."age" + CAST(? AS INTEGER)',
      postgres: 'UPDATE "animals" SET "age" = "animals"."age"::bigint + $1::bigint',
      mysql: 'UPDATE `animals` SET `age` = `animals`.`age` + CAST(? AS SIGNED)',
      madeUp: 'UPDATE [animals] SET [age] = [animals].[age] PLUS <:1> TO integer',
    },
    params: [1],
    rows: 5,
    after: [
      ages,
      [
        { age: 8, tame: true },
        { age: 3, tame: false },
        { age: null, tame: false },
        { age: 8, tame: false },
        { age: 1, tame: true },
      ],
    ],
  },
  {
    does: 'null and undefined',
    query: update(Animal)
      .set({ age: null, name: undefined })
      .where(Animal.id.eq(1))
      .returning({ age: Animal.age, name: Animal.name }),
    sql: {
      sqlite: 'UPDATE "animals" SET "age" = ? WHERE "animals"."id" = +? RETURNING "age" AS "age", "name" AS "name"',
      postgres: 'UPDATE "animals" SET "age" = $1 WHERE "animals"."id" = $2 RETURNING "age" AS "age", "name" AS "name"',
      mysql: null,
      madeUp:
        'UPDATE [animals] SET [age] = STORED :1 WHERE [animals].[id] == :2 OF integer RETURNING [age] AS [age], [name] AS [name]',
    },
    params: [null, 1],
    rows: [{ age: null, name: 'Rex' }],
  },
  {
    does: 'several columns at once see the old row',
    query: update(Meal).set({ foodId: Meal.grams, grams: Meal.foodId }).where(Meal.animalId.eq(99)).returning(),
    sql: {
      sqlite:
        'UPDATE "meals" SET "food_id" = "meals"."grams", "grams" = "meals"."food_id" WHERE "meals"."animal_id" = +? RETURNING "animal_id" AS "animalId", "food_id" AS "foodId", "grams" AS "grams"',
      postgres:
        'UPDATE "meals" SET "food_id" = "meals"."grams", "grams" = "meals"."food_id" WHERE "meals"."animal_id" = $1 RETURNING "animal_id" AS "animalId", "food_id" AS "foodId", "grams" AS "grams"',
      mysql: null,
      madeUp:
        'UPDATE [meals] SET [food_id] = [meals].[grams], [grams] = [meals].[food_id] WHERE [meals].[animal_id] == :1 OF integer RETURNING [animal_id] AS [animalId], [food_id] AS [foodId], [grams] AS [grams]',
    },
    params: [99],
    elsewhere: { mysql: 'rows are found again by their keys, which change' },
    rows: [],
  },
  {
    does: 'decimals take the scale of their column',
    query: update(Animal)
      .set({ price: Animal.price.times('1.085'), tax: Animal.price })
      .where(Animal.id.eq(2))
      .returning({ price: Animal.price, tax: Animal.tax }),
    sql: {
      sqlite:
        'UPDATE "animals" SET "price" = ((2 * abs("animals"."price" * CAST(? AS INTEGER)) + abs(1000)) / (2 * abs(1000)) * sign("animals"."price" * CAST(? AS INTEGER)) * sign(1000)), "tax" = "animals"."price" * 10 WHERE "animals"."id" = +? RETURNING "price" AS "price", "tax" AS "tax"',
      postgres:
        'UPDATE "animals" SET "price" = round("animals"."price" * $1::numeric, 2), "tax" = "animals"."price" WHERE "animals"."id" = $2 RETURNING "price" AS "price", "tax" AS "tax"',
      mysql: null,
      madeUp:
        'UPDATE [animals] SET [price] = [animals].[price] TIMES <:1> TO decimal, [tax] = [animals].[price] TO decimal WHERE [animals].[id] == :2 OF integer RETURNING [price] AS [price], [tax] AS [tax]',
    },
    params: { sqlite: [1085, 1085, 2], postgres: ['1.085', 2], mysql: [], madeUp: ['dec 1.085', 2] },
    rows: [{ price: '16.55', tax: '15.250' }],
  },
  {
    does: 'documents and lists',
    query: update(Animal)
      .set({ tags: ['x'], facts: null })
      .where(Animal.id.eq(4))
      .returning({ tags: Animal.tags, facts: Animal.facts }),
    sql: {
      sqlite:
        'UPDATE "animals" SET "tags" = ?, "facts" = ? WHERE "animals"."id" = +? RETURNING "tags" AS "tags", "facts" AS "facts"',
      postgres:
        'UPDATE "animals" SET "tags" = $1, "facts" = $2 WHERE "animals"."id" = $3 RETURNING "tags" AS "tags", "facts" AS "facts"',
      mysql: null,
      madeUp:
        'UPDATE [animals] SET [tags] = STORED :1, [facts] = STORED :2 WHERE [animals].[id] == :3 OF integer RETURNING [tags] AS [tags], [facts] AS [facts]',
    },
    params: {
      sqlite: ['["x"]', null, 4],
      postgres: ['{x}', null, 4],
      mysql: [],
      madeUp: [{ document: ['x'] }, null, 4],
    },
    rows: [{ tags: ['x'], facts: null }],
  },
  {
    does: 'subqueries as values and conditions',
    query: update(Keeper)
      .set({ name: concat('Chief ', Keeper.name) })
      .where(exists(from(Animal).outer(Keeper).where(Animal.keeperId.eq(Keeper.id), Animal.age.gt(5))))
      .returning({ name: Keeper.name }),
    sql: {
      sqlite:
        'UPDATE "keepers" SET "name" = ? || "keepers"."name" WHERE EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > +?) RETURNING "name" AS "name"',
      postgres:
        'UPDATE "keepers" SET "name" = $1::text || "keepers"."name" WHERE EXISTS (SELECT 1 FROM "animals" WHERE "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > $2) RETURNING "name" AS "name"',
      mysql: null,
      madeUp:
        'UPDATE [keepers] SET [name] = <:1> & [keepers].[name] WHERE EXISTS (SELECT 1 FROM [animals] WHERE [animals].[keeper_id] == [keepers].[id] AND [animals].[age] ABOVE :2 OF integer) RETURNING [name] AS [name]',
    },
    params: ['Chief ', 5],
    rows: [{ name: 'Chief Ada' }],
  },
  {
    does: 'a value from a query',
    query: update(Animal)
      .set({ age: scalar(from(Food).select({ n: Food.id }).where(Food.name.eq('corn'))) })
      .where(Animal.id.eq(3))
      .returning({ age: Animal.age }),
    sql: {
      sqlite:
        'UPDATE "animals" SET "age" = (SELECT "foods"."id" AS "n" FROM "foods" WHERE "foods"."name" = +?) WHERE "animals"."id" = +? RETURNING "age" AS "age"',
      postgres:
        'UPDATE "animals" SET "age" = (SELECT "foods"."id" AS "n" FROM "foods" WHERE "foods"."name" = $1) WHERE "animals"."id" = $2 RETURNING "age" AS "age"',
      mysql: null,
      madeUp:
        'UPDATE [animals] SET [age] = (SELECT [foods].[id] AS [n] FROM [foods] WHERE [foods].[name] == :1 OF text) WHERE [animals].[id] == :2 OF integer RETURNING [age] AS [age]',
    },
    params: ['corn', 3],
    rows: [{ age: 2 }],
  },
  {
    does: 'cases',
    query: update(Animal)
      .set({ name: caseWhen(Animal.tame, 'tame').else(Animal.name) })
      .where(Animal.id.lt(3))
      .returning({ name: Animal.name }),
    sql: {
      sqlite:
        'UPDATE "animals" SET "name" = CASE WHEN "animals"."tame" THEN ? ELSE "animals"."name" END WHERE "animals"."id" < +? RETURNING "name" AS "name"',
      postgres:
        'UPDATE "animals" SET "name" = CASE WHEN "animals"."tame" THEN $1::text ELSE "animals"."name" END WHERE "animals"."id" < $2 RETURNING "name" AS "name"',
      mysql: null,
      madeUp:
        'UPDATE [animals] SET [name] = CASE WHEN [animals].[tame] THEN <:1> ELSE [animals].[name] END WHERE [animals].[id] BELOW :2 OF integer RETURNING [name] AS [name]',
    },
    params: ['tame', 3],
    rows: [{ name: 'tame' }, { name: 'Kiwi' }],
  },
  {
    does: 'conditions are left out as in reads',
    query: update(Visit).set({ note: 'x' }).where(undefined, Visit.id.eq(1), false).returning(),
    sql: {
      sqlite:
        'UPDATE "log_visits" SET "note" = ? WHERE "log_visits"."id" = +? RETURNING "id" AS "id", "note" AS "note"',
      postgres:
        'UPDATE "log"."visits" AS "log_visits" SET "note" = $1 WHERE "log_visits"."id" = $2 RETURNING "id" AS "id", "note" AS "note"',
      mysql: null,
      madeUp:
        'UPDATE [log].[visits] AS [log_visits] SET [note] = STORED :1 WHERE [log_visits].[id] == :2 OF integer RETURNING [id] AS [id], [note] AS [note]',
    },
    params: ['x', 1],
    rows: [{ id: 1, note: 'x' }],
  },
  {
    does: 'names that need quotes',
    query: update(Odd).set({ quoted: 'new' }).where(Odd.asked.startsWith('w')).returning({ q: Odd.quoted }),
    sql: {
      sqlite:
        'UPDATE "order ""by"" [x]" SET "a ""b"" [c] `d`" = ? WHERE ("order ""by"" [x]"."what?" COLLATE BINARY >= +? AND "order ""by"" [x]"."what?" COLLATE BINARY < +?) RETURNING "a ""b"" [c] `d`" AS "q"',
      postgres:
        'UPDATE "order ""by"" [x]" SET "a ""b"" [c] `d`" = $1 WHERE "order ""by"" [x]"."what?" LIKE $2 RETURNING "a ""b"" [c] `d`" AS "q"',
      mysql: null,
      madeUp:
        'UPDATE [order "by" [x]]] SET [a "b" [c]] `d`] = STORED :1 WHERE [order "by" [x]]].[what?] BEGINS BETWEEN :2 AND :3 RETURNING [a "b" [c]] `d`] AS [q]',
    },
    params: { sqlite: ['new', 'w', 'x'], postgres: ['new', 'w%'], mysql: [], madeUp: ['new', 'w', 'w~'] },
    rows: [{ q: 'new' }],
  },
  {
    does: 'columns that take the values of each other',
    query: update(Animal).set({ age: Animal.keeperId, keeperId: Animal.age }).where(Animal.id.eq(2)),
    sql: {
      sqlite:
        'UPDATE "animals" SET "age" = "animals"."keeper_id", "keeper_id" = "animals"."age" WHERE "animals"."id" = +?',
      postgres:
        'UPDATE "animals" SET "age" = "animals"."keeper_id", "keeper_id" = "animals"."age" WHERE "animals"."id" = $1',
      mysql:
        'UPDATE `animals` AS `~new` JOIN `animals` ON `animals`.`id` = `~new`.`id` SET `~new`.`age` = `animals`.`keeper_id`, `~new`.`keeper_id` = `animals`.`age` WHERE `animals`.`id` = ?',
      madeUp:
        'UPDATE [animals] SET [age] = [animals].[keeper_id], [keeper_id] = [animals].[age] WHERE [animals].[id] == :1 OF integer',
    },
    params: [2],
    rows: 1,
    after: [
      from(Animal).select({ age: Animal.age, keeper: Animal.keeperId }).where(Animal.id.eq(2)),
      [{ age: 2, keeper: 2 }],
    ],
  },
  {
    does: 'a column that takes the old value of one before it',
    query: update(Animal).set({ age: Animal.id, weight: Animal.age }).where(Animal.id.eq(1)),
    sql: {
      sqlite: 'UPDATE "animals" SET "age" = "animals"."id", "weight" = "animals"."age" WHERE "animals"."id" = +?',
      postgres: 'UPDATE "animals" SET "age" = "animals"."id", "weight" = "animals"."age" WHERE "animals"."id" = $1',
      mysql: 'UPDATE `animals` SET `weight` = `animals`.`age`, `age` = `animals`.`id` WHERE `animals`.`id` = ?',
      madeUp:
        'UPDATE [animals] SET [age] = [animals].[id], [weight] = [animals].[age] TO real WHERE [animals].[id] == :1 OF integer',
    },
    params: [1],
    rows: 1,
    after: [
      from(Animal).select({ age: Animal.age, weight: Animal.weight }).where(Animal.id.eq(1)),
      [{ age: 1, weight: 7 }],
    ],
  },
  {
    does: 'a column of an alias that takes the old value of one before it',
    query: update(one).set({ age: one.id, weight: one.age }).where(one.id.eq(1)),
    sql: {
      sqlite: 'UPDATE "animals" AS "one" SET "age" = "one"."id", "weight" = "one"."age" WHERE "one"."id" = +?',
      postgres: 'UPDATE "animals" AS "one" SET "age" = "one"."id", "weight" = "one"."age" WHERE "one"."id" = $1',
      mysql: 'UPDATE `animals` AS `one` SET `weight` = `one`.`age`, `age` = `one`.`id` WHERE `one`.`id` = ?',
      madeUp:
        'UPDATE [animals] AS [one] SET [age] = [one].[id], [weight] = [one].[age] TO real WHERE [one].[id] == :1 OF integer',
    },
    params: [1],
    rows: 1,
    after: [
      from(Animal).select({ age: Animal.age, weight: Animal.weight }).where(Animal.id.eq(1)),
      [{ age: 1, weight: 7 }],
    ],
  },
  {
    does: 'columns of an alias that take the values of each other',
    query: update(one).set({ age: one.keeperId, keeperId: one.age }).where(one.id.eq(2)),
    sql: {
      sqlite:
        'UPDATE "animals" AS "one" SET "age" = "one"."keeper_id", "keeper_id" = "one"."age" WHERE "one"."id" = +?',
      postgres:
        'UPDATE "animals" AS "one" SET "age" = "one"."keeper_id", "keeper_id" = "one"."age" WHERE "one"."id" = $1',
      mysql: null,
      madeUp:
        'UPDATE [animals] AS [one] SET [age] = [one].[keeper_id], [keeper_id] = [one].[age] WHERE [one].[id] == :1 OF integer',
    },
    params: [2],
    rows: 1,
    elsewhere: { mysql: 'an alias has no row as it was beside it' },
    after: [
      from(Animal).select({ age: Animal.age, keeper: Animal.keeperId }).where(Animal.id.eq(2)),
      [{ age: 2, keeper: 2 }],
    ],
  },
  {
    does: 'by a list',
    query: update(Animal)
      .set({ age: 1 })
      .where(Animal.id.in([1, 2])),
    sql: {
      sqlite: 'UPDATE "animals" SET "age" = ? WHERE "animals"."id" IN (SELECT value FROM json_each(?))',
      postgres: 'UPDATE "animals" SET "age" = $1 WHERE "animals"."id" = ANY ($2)',
      mysql:
        "UPDATE `animals` SET `age` = ? WHERE `animals`.`id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)",
      mariadb:
        "UPDATE `animals` JOIN (SELECT 1) AS `~one` SET `age` = ? WHERE `animals`.`id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)",
      madeUp: 'UPDATE [animals] SET [age] = STORED :1 WHERE [animals].[id] IN (UNPACK integer :2)',
    },
    params: {
      sqlite: [1, '[1,2]'],
      postgres: [1, '{1,2}'],
      mysql: [1, '[1,2]'],
      madeUp: [1, '1|2'],
    },
    rows: 2,
  },
  {
    does: 'by queries on the table itself',
    query: update(Animal)
      .set({ age: scalar(from(Animal).select({ most: max(Animal.age) })) })
      .where(Animal.id.in(from(Animal).select({ id: Animal.id }).where(Animal.age.lt(7)))),
    sql: {
      sqlite:
        'UPDATE "animals" SET "age" = (SELECT max("animals"."age") AS "most" FROM "animals") WHERE "animals"."id" IN (SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" < +?)',
      postgres:
        'UPDATE "animals" SET "age" = (SELECT max("animals"."age") AS "most" FROM "animals") WHERE "animals"."id" IN (SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" < $1)',
      mysql:
        'UPDATE `animals` SET `age` = (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT max(`animals`.`age`) AS `most` FROM `animals`) AS `~apart`) WHERE `animals`.`id` IN (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` < ?) AS `~apart`)',
      mariadb:
        'UPDATE `animals` SET `age` = (SELECT max(`animals`.`age`) AS `most` FROM `animals`) WHERE `animals`.`id` IN (SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` < ?)',
      madeUp:
        'UPDATE [animals] SET [age] = (SELECT HIGHEST([animals].[age]) AS [most] FROM [animals]) WHERE [animals].[id] IN (SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] BELOW :1 OF integer)',
    },
    params: [7],
    rows: 2,
    after: [
      ages,
      [
        { age: 7, tame: true },
        { age: 7, tame: false },
        { age: null, tame: false },
        { age: 7, tame: false },
        { age: 7, tame: true },
      ],
    ],
  },
])

feature('delete', [
  {
    does: 'answers how many rows it deleted',
    query: deleteFrom(Meal).where(Meal.grams.gt(1000)),
    sql: {
      sqlite: 'DELETE FROM "meals" WHERE "meals"."grams" > +?',
      postgres: 'DELETE FROM "meals" WHERE "meals"."grams" > $1',
      mysql: 'DELETE FROM `meals` WHERE `meals`.`grams` > ?',
      madeUp: 'DELETE FROM [meals] WHERE [meals].[grams] ABOVE :1 OF integer',
    },
    params: [1000],
    rows: 2,
    after: [left, [{ animal: 1, food: 2 }]],
  },
  {
    does: 'every row',
    query: deleteFrom(Meal).everyRow(),
    sql: {
      sqlite: 'DELETE FROM "meals"',
      postgres: 'DELETE FROM "meals"',
      mysql: 'DELETE FROM `meals`',
      madeUp: 'DELETE FROM [meals]',
    },
    params: [],
    rows: 3,
    after: [left, []],
  },
  {
    does: 'returning',
    query: deleteFrom(Food)
      .where(Food.name.in(['corn']))
      .returning(),
    sql: {
      sqlite:
        'DELETE FROM "foods" WHERE "foods"."name" IN (SELECT value FROM json_each(?)) RETURNING "id" AS "id", "name" AS "name"',
      postgres: 'DELETE FROM "foods" WHERE "foods"."name" = ANY ($1) RETURNING "id" AS "id", "name" AS "name"',
      mysql: null,
      madeUp: 'DELETE FROM [foods] WHERE [foods].[name] IN (UNPACK text :1) RETURNING [id] AS [id], [name] AS [name]',
    },
    params: { sqlite: ['["corn"]'], postgres: ['{corn}'], mysql: [], madeUp: ['corn'] },
    rows: [{ id: 2, name: 'corn' }],
    after: [left, [{ animal: 4, food: 1 }]],
  },
  {
    does: 'by a subquery',
    query: deleteFrom(Animal)
      .where(Animal.id.notIn(from(Meal).select({ id: Meal.animalId })))
      .returning({ id: Animal.id, chip: Animal.chip }),
    sql: {
      sqlite:
        'DELETE FROM "animals" WHERE "animals"."id" NOT IN (SELECT "meals"."animal_id" AS "id" FROM "meals") RETURNING "id" AS "id", CAST("chip" AS TEXT) AS "chip"',
      postgres:
        'DELETE FROM "animals" WHERE "animals"."id" NOT IN (SELECT "meals"."animal_id" AS "id" FROM "meals") RETURNING "id" AS "id", "chip" AS "chip"',
      mysql: null,
      madeUp:
        'DELETE FROM [animals] WHERE [animals].[id] NOT IN (SELECT [meals].[animal_id] AS [id] FROM [meals]) RETURNING [id] AS [id], [chip] AS [chip]',
    },
    params: [],
    rows: [
      { id: 2, chip: null },
      { id: 3, chip: -1n },
      { id: 5, chip: null },
    ],
  },
  {
    does: 'of an alias',
    query: deleteFrom(meal).where(meal.grams.gt(1000)),
    sql: {
      sqlite: 'DELETE FROM "meals" AS "meal" WHERE "meal"."grams" > +?',
      postgres: 'DELETE FROM "meals" AS "meal" WHERE "meal"."grams" > $1',
      mysql: 'DELETE FROM `meal` USING `meals` AS `meal` WHERE `meal`.`grams` > ?',
      madeUp: 'DELETE FROM [meals] AS [meal] WHERE [meal].[grams] ABOVE :1 OF integer',
    },
    params: [1000],
    rows: 2,
    after: [left, [{ animal: 1, food: 2 }]],
  },
  {
    does: 'by a list',
    query: deleteFrom(Meal).where(Meal.animalId.in([1, 99]), Meal.grams.notIn([5])),
    sql: {
      sqlite:
        'DELETE FROM "meals" WHERE "meals"."animal_id" IN (SELECT value FROM json_each(?)) AND "meals"."grams" NOT IN (SELECT value FROM json_each(?))',
      postgres: 'DELETE FROM "meals" WHERE "meals"."animal_id" = ANY ($1) AND "meals"."grams" <> ALL ($2)',
      mysql:
        "DELETE FROM `meals` WHERE `meals`.`animal_id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`) AND `meals`.`grams` NOT IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)",
      mariadb:
        "DELETE FROM `meals` USING `meals` WHERE `meals`.`animal_id` IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`) AND `meals`.`grams` NOT IN (SELECT item FROM JSON_TABLE(?, '$[*]' COLUMNS (item INT PATH '$')) AS `~items`)",
      madeUp:
        'DELETE FROM [meals] WHERE [meals].[animal_id] IN (UNPACK integer :1) AND [meals].[grams] NOT IN (UNPACK integer :2)',
    },
    params: {
      sqlite: ['[1,99]', '[5]'],
      postgres: ['{1,99}', '{5}'],
      mysql: ['[1,99]', '[5]'],
      madeUp: ['1|99', '5'],
    },
    rows: 1,
    after: [
      left,
      [
        { animal: 4, food: 1 },
        { animal: 4, food: 2 },
      ],
    ],
  },
  {
    does: 'by the first rows of the table itself',
    query: deleteFrom(Meal).where(
      Meal.grams.in(from(Meal).orderBy(Meal.grams.desc()).limit(1).select({ grams: Meal.grams })),
    ),
    sql: {
      sqlite:
        'DELETE FROM "meals" WHERE "meals"."grams" IN (SELECT "meals"."grams" AS "grams" FROM "meals" ORDER BY "meals"."grams" DESC LIMIT +?)',
      postgres:
        'DELETE FROM "meals" WHERE "meals"."grams" IN (SELECT "meals"."grams" AS "grams" FROM "meals" ORDER BY "meals"."grams" DESC LIMIT $1)',
      mysql:
        'DELETE FROM `meals` WHERE `meals`.`grams` IN (SELECT /*+ NO_MERGE(`~apart`) */ * FROM (SELECT `meals`.`grams` AS `grams` FROM `meals` ORDER BY `meals`.`grams` DESC LIMIT ?) AS `~apart`)',
      mariadb:
        'DELETE FROM `meals` WHERE `meals`.`grams` IN (SELECT * FROM (SELECT `meals`.`grams` AS `grams` FROM `meals` ORDER BY `meals`.`grams` DESC LIMIT ?) AS `~apart`)',
      madeUp:
        'DELETE FROM [meals] WHERE [meals].[grams] IN (SELECT [meals].[grams] AS [grams] FROM [meals] ORDER BY [meals].[grams] DESC NULLS LAST TAKE :1 OF integer)',
    },
    params: [1],
    rows: 1,
    after: [
      left,
      [
        { animal: 1, food: 2 },
        { animal: 4, food: 2 },
      ],
    ],
  },
])
