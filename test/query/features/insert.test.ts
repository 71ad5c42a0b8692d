// insertInto(): rows, defaults, conflicts, rows of a query, and what is answered.
import { coalesce, concat, count, excluded, from, insertInto, lower, sql } from '../../../src/index.ts'
import { Animal, Food, Keeper, Meal, Odd, Visit } from '../zoo.ts'
import { feature } from './feature.ts'

const foods = from(Food).orderBy(Food.id.asc()).select({ id: Food.id, name: Food.name })
const oats = { id: 2, name: 'oats' }

feature('insert', [
  {
    does: 'one row answers one',
    query: insertInto(Food).values({ name: 'oats' }),
    sql: {
      sqlite: 'INSERT INTO "foods" ("name") VALUES (?)',
      postgres: 'INSERT INTO "foods" ("name") VALUES ($1)',
      mysql: 'INSERT INTO `foods` (`name`) VALUES (?)',
      madeUp: 'INSERT INTO [foods] ([name]) VALUES (STORED :1)',
    },
    params: ['oats'],
    rows: 1,
    after: [
      foods,
      [
        { id: 1, name: 'hay' },
        { id: 2, name: 'corn' },
        { id: 3, name: 'oats' },
      ],
    ],
  },
  {
    does: 'several rows in one statement',
    query: insertInto(Food)
      .values([{ name: 'a' }, { name: 'b' }])
      .returning({ id: Food.id }),
    sql: {
      sqlite: 'INSERT INTO "foods" ("name") VALUES (?), (?) RETURNING "id" AS "id"',
      postgres: 'INSERT INTO "foods" ("name") VALUES ($1), ($2) RETURNING "id" AS "id"',
      mysql: null,
      madeUp: 'INSERT INTO [foods] ([name]) VALUES (STORED :1), (STORED :2) RETURNING [id] AS [id]',
    },
    params: ['a', 'b'],
    rows: [{ id: 3 }, { id: 4 }],
  },
  {
    does: 'defaults of the model are written',
    query: insertInto(Animal)
      .values({ name: 'Tux', kind: 'bird', price: '5', chip: 2n ** 60n })
      .returning({ tame: Animal.tame, price: Animal.price, chip: Animal.chip, age: Animal.age }),
    sql: {
      sqlite:
        'INSERT INTO "animals" ("name", "kind", "price", "tame", "chip") VALUES (?, ?, ?, ?, ?) RETURNING "tame" AS "tame", "price" AS "price", CAST("chip" AS TEXT) AS "chip", "age" AS "age"',
      postgres:
        'INSERT INTO "animals" ("name", "kind", "price", "tame", "chip") VALUES ($1, $2, $3, $4, $5) RETURNING "tame" AS "tame", "price" AS "price", "chip" AS "chip", "age" AS "age"',
      mysql: null,
      madeUp:
        'INSERT INTO [animals] ([name], [kind], [price], [tame], [chip]) VALUES (STORED :1, STORED :2, STORED :3, STORED :4, STORED :5) RETURNING [tame] AS [tame], [price] AS [price], [chip] AS [chip], [age] AS [age]',
    },
    params: {
      sqlite: ['Tux', 'bird', 500, 0, 1152921504606846976n],
      postgres: ['Tux', 'bird', '5.00', false, 1152921504606846976n],
      mysql: [],
      madeUp: ['Tux', 'bird', 'dec 5', 'no', 1152921504606846976n],
    },
    rows: [{ tame: false, price: '5.00', chip: 1152921504606846976n, age: null }],
  },
  {
    does: 'every kind of value',
    query: insertInto(Animal)
      .values({
        id: 9,
        name: '😀',
        kind: 'fish',
        age: -1,
        weight: -0.5,
        price: '1.5',
        tax: '-0.005',
        tame: true,
        tags: ['a,"b"'],
        facts: { food: 'x', legs: 0, places: [] },
        bornAt: new Date('1999-12-31T23:59:59.999Z'),
        arrived: '1999-12-31',
        passport: 'ABCDEF00-0000-4000-8000-000000000000',
        photo: new Uint8Array([1]),
      })
      .returning(),
    sql: {
      sqlite:
        'INSERT INTO "animals" ("id", "name", "kind", "age", "weight", "price", "tax", "tame", "tags", "facts", "born_at", "arrived", "passport", "photo") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING "id" AS "id", "name" AS "name", "kind" AS "kind", "age" AS "age", "weight" AS "weight", "price" AS "price", "tax" AS "tax", "tame" AS "tame", CAST("chip" AS TEXT) AS "chip", "tags" AS "tags", "facts" AS "facts", "born_at" AS "bornAt", "arrived" AS "arrived", "photo" AS "photo", "keeper_id" AS "keeperId"',
      postgres:
        'INSERT INTO "animals" ("id", "name", "kind", "age", "weight", "price", "tax", "tame", "tags", "facts", "born_at", "arrived", "passport", "photo") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING "id" AS "id", "name" AS "name", "kind" AS "kind", "age" AS "age", "weight" AS "weight", "price" AS "price", "tax" AS "tax", "tame" AS "tame", "chip" AS "chip", "tags" AS "tags", "facts" AS "facts", "born_at" AS "bornAt", "arrived" AS "arrived", "photo" AS "photo", "keeper_id" AS "keeperId"',
      mysql: null,
      madeUp:
        'INSERT INTO [animals] ([id], [name], [kind], [age], [weight], [price], [tax], [tame], [tags], [facts], [born_at], [arrived], [passport], [photo]) VALUES (STORED :1, STORED :2, STORED :3, STORED :4, STORED :5, STORED :6, STORED :7, STORED :8, STORED :9, STORED :10, STORED :11, STORED :12, STORED :13, STORED :14) RETURNING [id] AS [id], [name] AS [name], [kind] AS [kind], [age] AS [age], [weight] AS [weight], [price] AS [price], [tax] AS [tax], [tame] AS [tame], [chip] AS [chip], [tags] AS [tags], [facts] AS [facts], MILLISECONDS([born_at]) AS [bornAt], [arrived] AS [arrived], [photo] AS [photo], [keeper_id] AS [keeperId]',
    },
    params: {
      sqlite: [
        9,
        '😀',
        'fish',
        -1,
        -0.5,
        150,
        -5,
        1,
        '["a,\\"b\\""]',
        '{"food":"x","legs":0,"places":[]}',
        '1999-12-31T23:59:59.999Z',
        '1999-12-31',
        'abcdef00-0000-4000-8000-000000000000',
        new Uint8Array([1]),
      ],
      postgres: [
        9,
        '😀',
        'fish',
        -1,
        -0.5,
        '1.50',
        '-0.005',
        true,
        '{"a,\\"b\\""}',
        '{"food":"x","legs":0,"places":[]}',
        '1999-12-31T23:59:59.999Z',
        '1999-12-31',
        'abcdef00-0000-4000-8000-000000000000',
        new Uint8Array([1]),
      ],
      mysql: [],
      madeUp: [
        9,
        '😀',
        'fish',
        -1,
        -0.5,
        'dec 1.5',
        'dec -0.005',
        'yes',
        { document: ['a,"b"'] },
        { document: { food: 'x', legs: 0, places: [] } },
        946684799999,
        '1999-12-31',
        'ABCDEF00-0000-4000-8000-000000000000',
        new Uint8Array([1]),
      ],
    },
    rows: [
      {
        id: 9,
        name: '😀',
        kind: 'fish',
        age: -1,
        weight: -0.5,
        price: '1.50',
        tax: '-0.005',
        tame: true,
        chip: null,
        tags: ['a,"b"'],
        facts: { food: 'x', legs: 0, places: [] },
        bornAt: new Date('1999-12-31T23:59:59.999Z'),
        arrived: '1999-12-31',
        photo: new Uint8Array([1]),
        keeperId: null,
      },
    ],
  },
  {
    does: 'undefined is not given, null is NULL',
    query: insertInto(Animal)
      .values({ name: 'Tux', kind: 'bird', price: '5', tame: undefined, tags: null })
      .returning({ tame: Animal.tame, tags: Animal.tags }),
    sql: {
      sqlite:
        'INSERT INTO "animals" ("name", "kind", "price", "tame", "tags") VALUES (?, ?, ?, ?, ?) RETURNING "tame" AS "tame", "tags" AS "tags"',
      postgres:
        'INSERT INTO "animals" ("name", "kind", "price", "tame", "tags") VALUES ($1, $2, $3, $4, $5) RETURNING "tame" AS "tame", "tags" AS "tags"',
      mysql: null,
      madeUp:
        'INSERT INTO [animals] ([name], [kind], [price], [tame], [tags]) VALUES (STORED :1, STORED :2, STORED :3, STORED :4, STORED :5) RETURNING [tame] AS [tame], [tags] AS [tags]',
    },
    params: {
      sqlite: ['Tux', 'bird', 500, 0, null],
      postgres: ['Tux', 'bird', '5.00', false, null],
      mysql: [],
      madeUp: ['Tux', 'bird', 'dec 5', 'no', null],
    },
    rows: [{ tame: false, tags: null }],
  },
  {
    does: 'nothing given',
    query: insertInto(Visit).values({}).returning(),
    sql: {
      sqlite: 'INSERT INTO "log_visits" DEFAULT VALUES RETURNING "id" AS "id", "note" AS "note"',
      postgres: 'INSERT INTO "log"."visits" AS "log_visits" DEFAULT VALUES RETURNING "id" AS "id", "note" AS "note"',
      mysql: null,
      madeUp: 'INSERT INTO [log].[visits] AS [log_visits] NOTHING GIVEN RETURNING [id] AS [id], [note] AS [note]',
    },
    params: [],
    rows: [{ id: 2, note: null }],
  },
  {
    does: 'expressions as values',
    query: insertInto(Food)
      .values({ name: lower(sql<string>`${'OATS'}`) })
      .returning({ name: Food.name }),
    sql: {
      sqlite: 'INSERT INTO "foods" ("name") VALUES (lower((?))) RETURNING "name" AS "name"',
      postgres: 'INSERT INTO "foods" ("name") VALUES (lower(($1::text) COLLATE "C")) RETURNING "name" AS "name"',
      mysql: null,
      madeUp: 'INSERT INTO [foods] ([name]) VALUES (SMALL((<:1>))) RETURNING [name] AS [name]',
    },
    params: ['OATS'],
    rows: [{ name: 'oats' }],
  },
  {
    does: 'names that need quotes',
    query: insertInto(Odd).values({ select: 's', asked: '?' }).returning(),
    sql: {
      sqlite:
        'INSERT INTO "order ""by"" [x]" ("select", "what?") VALUES (?, ?) RETURNING "id" AS "id", "select" AS "select", "a ""b"" [c] `d`" AS "quoted", "what?" AS "asked"',
      postgres:
        'INSERT INTO "order ""by"" [x]" ("select", "what?") VALUES ($1, $2) RETURNING "id" AS "id", "select" AS "select", "a ""b"" [c] `d`" AS "quoted", "what?" AS "asked"',
      mysql: null,
      madeUp:
        'INSERT INTO [order "by" [x]]] ([select], [what?]) VALUES (STORED :1, STORED :2) RETURNING [id] AS [id], [select] AS [select], [a "b" [c]] `d`] AS [quoted], [what?] AS [asked]',
    },
    params: ['s', '?'],
    rows: [{ id: 2, select: 's', quoted: null, asked: '?' }],
  },
  {
    does: 'returning nested and computed values',
    query: insertInto(Food)
      .values(oats)
      .onConflict(Food.id)
      .update({ name: 'x' })
      .returning({ food: Food, more: { twice: Food.id.times(2), text: concat(Food.name, '!') } }),
    sql: {
      sqlite:
        'INSERT INTO "foods" ("id", "name") VALUES (?, ?) ON CONFLICT ("id") DO UPDATE SET "name" = ? RETURNING "id" AS "c0", "name" AS "c1", "id" * CAST(? AS INTEGER) AS "c2", "name" || ? AS "c3"',
      postgres:
        'INSERT INTO "foods" ("id", "name") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "name" = $3 RETURNING "id" AS "c0", "name" AS "c1", "id"::bigint * $4::bigint AS "c2", "name" || $5::text AS "c3"',
      mysql: null,
      madeUp:
        'INSERT INTO [foods] ([id], [name]) VALUES (STORED :1, STORED :2) COLLIDING [id] CHANGE [name] = STORED :3 RETURNING [id] AS [c0], [name] AS [c1], [id] TIMES <:4> AS [c2], [name] & <:5> AS [c3]',
    },
    params: [2, 'oats', 'x', 2, '!'],
    rows: [{ food: { id: 2, name: 'x' }, more: { twice: 4, text: 'x!' } }],
  },
])

feature('upsert', [
  {
    does: 'updates the row that is there',
    query: insertInto(Food)
      .values(oats)
      .onConflict(Food.id)
      .update({ name: excluded(Food.name) }),
    sql: {
      sqlite:
        'INSERT INTO "foods" ("id", "name") VALUES (?, ?) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"',
      postgres:
        'INSERT INTO "foods" ("id", "name") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"',
      mysql: null,
      madeUp:
        'INSERT INTO [foods] ([id], [name]) VALUES (STORED :1, STORED :2) COLLIDING [id] CHANGE [name] = INCOMING [name]',
    },
    params: [2, 'oats'],
    rows: 1,
    after: [
      foods,
      [
        { id: 1, name: 'hay' },
        { id: 2, name: 'oats' },
      ],
    ],
  },
  {
    does: 'sees both rows',
    query: insertInto(Food)
      .values(oats)
      .onConflict(Food.id)
      .update({ name: concat(Food.name, ' and ', excluded(Food.name)) })
      .returning(),
    sql: {
      sqlite:
        'INSERT INTO "foods" ("id", "name") VALUES (?, ?) ON CONFLICT ("id") DO UPDATE SET "name" = "foods"."name" || ? || excluded."name" RETURNING "id" AS "id", "name" AS "name"',
      postgres:
        'INSERT INTO "foods" ("id", "name") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "name" = "foods"."name" || $3::text || excluded."name" RETURNING "id" AS "id", "name" AS "name"',
      mysql: null,
      madeUp:
        'INSERT INTO [foods] ([id], [name]) VALUES (STORED :1, STORED :2) COLLIDING [id] CHANGE [name] = [foods].[name] & <:3> & INCOMING [name] RETURNING [id] AS [id], [name] AS [name]',
    },
    params: [2, 'oats', ' and '],
    rows: [{ id: 2, name: 'corn and oats' }],
  },
  {
    does: 'counts the rows given',
    query: insertInto(Food)
      .values([oats, { id: 7, name: 'new' }])
      .onConflict(Food.id)
      .update({ name: excluded(Food.name) }),
    sql: {
      sqlite:
        'INSERT INTO "foods" ("id", "name") VALUES (?, ?), (?, ?) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"',
      postgres:
        'INSERT INTO "foods" ("id", "name") VALUES ($1, $2), ($3, $4) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"',
      mysql: null,
      madeUp:
        'INSERT INTO [foods] ([id], [name]) VALUES (STORED :1, STORED :2), (STORED :3, STORED :4) COLLIDING [id] CHANGE [name] = INCOMING [name]',
    },
    params: [2, 'oats', 7, 'new'],
    rows: 2,
  },
  {
    does: 'ignores the conflict',
    query: insertInto(Food)
      .values([oats, { id: 7, name: 'new' }])
      .onConflict(Food.id)
      .ignore(),
    sql: {
      sqlite: 'INSERT INTO "foods" ("id", "name") VALUES (?, ?), (?, ?) ON CONFLICT ("id") DO NOTHING',
      postgres: 'INSERT INTO "foods" ("id", "name") VALUES ($1, $2), ($3, $4) ON CONFLICT ("id") DO NOTHING',
      mysql: null,
      madeUp:
        'INSERT INTO [foods] ([id], [name]) VALUES (STORED :1, STORED :2), (STORED :3, STORED :4) COLLIDING [id] SKIP',
    },
    params: [2, 'oats', 7, 'new'],
    rows: 1,
    after: [
      foods,
      [
        { id: 1, name: 'hay' },
        { id: 2, name: 'corn' },
        { id: 7, name: 'new' },
      ],
    ],
  },
  {
    does: 'of a key of two columns',
    query: insertInto(Meal)
      .values({ animalId: 1, foodId: 2, grams: 5 })
      .onConflict(Meal.animalId, Meal.foodId)
      .update({ grams: Meal.grams.plus(excluded(Meal.grams)) })
      .returning({ grams: Meal.grams }),
    sql: {
      sqlite:
        'INSERT INTO "meals" ("animal_id", "food_id", "grams") VALUES (?, ?, ?) ON CONFLICT ("animal_id", "food_id") DO UPDATE SET "grams" = "meals"."grams" + excluded."grams" RETURNING "grams" AS "grams"',
      postgres:
        'INSERT INTO "meals" ("animal_id", "food_id", "grams") VALUES ($1, $2, $3) ON CONFLICT ("animal_id", "food_id") DO UPDATE SET "grams" = "meals"."grams"::bigint + excluded."grams" RETURNING "grams" AS "grams"',
      mysql: null,
      madeUp:
        'INSERT INTO [meals] ([animal_id], [food_id], [grams]) VALUES (STORED :1, STORED :2, STORED :3) COLLIDING [animal_id]+[food_id] CHANGE [grams] = [meals].[grams] PLUS INCOMING [grams] TO integer RETURNING [grams] AS [grams]',
    },
    params: [1, 2, 5],
    rows: [{ grams: 205 }],
  },
  {
    does: 'updates the only row that can be met',
    query: insertInto(Food)
      .values({ name: 'corn' })
      .onConflict(Food.name)
      .update({ name: concat(excluded(Food.name), '!') }),
    sql: {
      sqlite:
        'INSERT INTO "foods" ("name") VALUES (?) ON CONFLICT ("name") DO UPDATE SET "name" = excluded."name" || ?',
      postgres:
        'INSERT INTO "foods" ("name") VALUES ($1) ON CONFLICT ("name") DO UPDATE SET "name" = excluded."name" || $2::text',
      mysql: 'INSERT INTO `foods` (`name`) VALUES (?) ON DUPLICATE KEY UPDATE `name` = concat(values(`name`), ?)',
      madeUp: 'INSERT INTO [foods] ([name]) VALUES (STORED :1) COLLIDING [name] CHANGE [name] = INCOMING [name] & <:2>',
    },
    params: ['corn', '!'],
    rows: 1,
    after: [
      foods,
      [
        { id: 1, name: 'hay' },
        { id: 2, name: 'corn!' },
      ],
    ],
  },
  {
    does: 'ignores the only row that can be met',
    query: insertInto(Food).values({ name: 'corn' }).onConflict(Food.name).ignore(),
    sql: {
      sqlite: 'INSERT INTO "foods" ("name") VALUES (?) ON CONFLICT ("name") DO NOTHING',
      postgres: 'INSERT INTO "foods" ("name") VALUES ($1) ON CONFLICT ("name") DO NOTHING',
      mysql: 'INSERT INTO `foods` (`name`) VALUES (?) ON DUPLICATE KEY UPDATE `name` = `foods`.`name`',
      madeUp: 'INSERT INTO [foods] ([name]) VALUES (STORED :1) COLLIDING [name] SKIP',
    },
    params: ['corn'],
    rows: 0,
    after: [
      foods,
      [
        { id: 1, name: 'hay' },
        { id: 2, name: 'corn' },
      ],
    ],
  },
  {
    does: 'a column that takes the old value of one before it',
    query: insertInto(Meal)
      .values({ animalId: 1, foodId: 2, grams: 5 })
      .onConflict(Meal.animalId, Meal.foodId)
      .update({ foodId: Meal.animalId, grams: Meal.foodId }),
    sql: {
      sqlite:
        'INSERT INTO "meals" ("animal_id", "food_id", "grams") VALUES (?, ?, ?) ON CONFLICT ("animal_id", "food_id") DO UPDATE SET "food_id" = "meals"."animal_id", "grams" = "meals"."food_id"',
      postgres:
        'INSERT INTO "meals" ("animal_id", "food_id", "grams") VALUES ($1, $2, $3) ON CONFLICT ("animal_id", "food_id") DO UPDATE SET "food_id" = "meals"."animal_id", "grams" = "meals"."food_id"',
      mysql:
        'INSERT INTO `meals` (`animal_id`, `food_id`, `grams`) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE `grams` = `meals`.`food_id`, `food_id` = `meals`.`animal_id`',
      madeUp:
        'INSERT INTO [meals] ([animal_id], [food_id], [grams]) VALUES (STORED :1, STORED :2, STORED :3) COLLIDING [animal_id]+[food_id] CHANGE [food_id] = [meals].[animal_id], [grams] = [meals].[food_id]',
    },
    params: [1, 2, 5],
    rows: 1,
    after: [from(Meal).where(Meal.animalId.eq(1)), [{ animalId: 1, foodId: 1, grams: 2 }]],
  },
])

feature('insert from a query', [
  {
    does: 'writes what the query answers',
    query: insertInto(Food).from(
      from(Keeper)
        .where(Keeper.id.gt(1))
        .select({ name: concat('for ', Keeper.name) }),
    ),
    sql: {
      sqlite:
        'INSERT INTO "foods" ("name") SELECT "given"."name" FROM (SELECT ? || "keepers"."name" AS "name" FROM "keepers" WHERE "keepers"."id" > +?) AS "given" WHERE 1 = 1',
      postgres:
        'INSERT INTO "foods" ("name") SELECT "given"."name" FROM (SELECT $1::text || "keepers"."name" AS "name" FROM "keepers" WHERE "keepers"."id" > $2) AS "given" WHERE 1 = 1',
      mysql:
        'INSERT INTO `foods` (`name`) SELECT `given`.`name` FROM (SELECT concat(?, `keepers`.`name`) AS `name` FROM `keepers` WHERE `keepers`.`id` > ?) AS `given` WHERE 1 = 1',
      madeUp:
        'INSERT INTO [foods] ([name]) SELECT [given].[name] FROM (SELECT <:1> & [keepers].[name] AS [name] FROM [keepers] WHERE [keepers].[id] ABOVE :2 OF integer) AS [given] WHERE 1 = 1',
    },
    params: ['for ', 1],
    rows: 2,
    after: [
      foods,
      [
        { id: 1, name: 'hay' },
        { id: 2, name: 'corn' },
        { id: 3, name: 'for Ben' },
        { id: 4, name: 'for Cyd' },
      ],
    ],
  },
  {
    does: 'columns that are left out take the defaults of the model',
    query: insertInto(Animal)
      .from(
        from(Keeper)
          .limit(1)
          .select({ name: Keeper.name, kind: sql<'bird'>`${'bird'}`, price: sql<string>`${100}` }),
      )
      .returning({ name: Animal.name, tame: Animal.tame }),
    sql: {
      sqlite:
        'INSERT INTO "animals" ("name", "kind", "price", "tame") SELECT "given"."name", "given"."kind", "given"."price", ? FROM (SELECT "keepers"."name" AS "name", ? AS "kind", CAST(? AS INTEGER) AS "price" FROM "keepers" LIMIT +?) AS "given" WHERE 1 = 1 RETURNING "name" AS "name", "tame" AS "tame"',
      postgres:
        'INSERT INTO "animals" ("name", "kind", "price", "tame") SELECT "given"."name", "given"."kind", "given"."price", $1 FROM (SELECT "keepers"."name" AS "name", $2::text AS "kind", $3::bigint AS "price" FROM "keepers" LIMIT $4) AS "given" WHERE 1 = 1 RETURNING "name" AS "name", "tame" AS "tame"',
      mysql: null,
      madeUp:
        'INSERT INTO [animals] ([name], [kind], [price], [tame]) SELECT [given].[name], [given].[kind], [given].[price], STORED :1 FROM (SELECT [keepers].[name] AS [name], <:2> AS [kind], <:3> AS [price] FROM [keepers] TAKE :4 OF integer) AS [given] WHERE 1 = 1 RETURNING [name] AS [name], [tame] AS [tame]',
    },
    params: {
      sqlite: [0, 'bird', 100, 1],
      postgres: [false, 'bird', 100, 1],
      mysql: [],
      madeUp: ['no', 'bird', 100, 1],
    },
    rows: [{ name: 'Ada', tame: false }],
  },
  {
    does: 'decimals take the scale of their column',
    query: insertInto(Animal)
      .from(
        from(Animal)
          .where(Animal.id.eq(1))
          .select({ name: Animal.name, kind: Animal.kind, price: coalesce(Animal.tax, '0'), tax: Animal.price }),
      )
      .returning({ price: Animal.price, tax: Animal.tax }),
    sql: {
      sqlite:
        'INSERT INTO "animals" ("name", "kind", "price", "tax", "tame") SELECT "given"."name", "given"."kind", ((2 * abs("given"."price") + abs(10)) / (2 * abs(10)) * sign("given"."price") * sign(10)), "given"."tax" * 10, ? FROM (SELECT "animals"."name" AS "name", "animals"."kind" AS "kind", coalesce("animals"."tax", CAST(? AS INTEGER)) AS "price", "animals"."price" AS "tax" FROM "animals" WHERE "animals"."id" = +?) AS "given" WHERE 1 = 1 RETURNING "price" AS "price", "tax" AS "tax"',
      postgres:
        'INSERT INTO "animals" ("name", "kind", "price", "tax", "tame") SELECT "given"."name", "given"."kind", round("given"."price", 2), "given"."tax", $1 FROM (SELECT "animals"."name" AS "name", "animals"."kind" AS "kind", coalesce("animals"."tax", $2::numeric) AS "price", "animals"."price" AS "tax" FROM "animals" WHERE "animals"."id" = $3) AS "given" WHERE 1 = 1 RETURNING "price" AS "price", "tax" AS "tax"',
      mysql: null,
      madeUp:
        'INSERT INTO [animals] ([name], [kind], [price], [tax], [tame]) SELECT [given].[name], [given].[kind], [given].[price] TO decimal, [given].[tax] TO decimal, STORED :1 FROM (SELECT [animals].[name] AS [name], [animals].[kind] AS [kind], FIRST_KNOWN([animals].[tax], <:2>) AS [price], [animals].[price] AS [tax] FROM [animals] WHERE [animals].[id] == :3 OF integer) AS [given] WHERE 1 = 1 RETURNING [price] AS [price], [tax] AS [tax]',
    },
    params: { sqlite: [0, 0, 1], postgres: [false, '0.000', 1], mysql: [], madeUp: ['no', 'dec 0', 1] },
    rows: [{ price: '0.08', tax: '120.000' }],
  },
  {
    does: 'with an upsert',
    query: insertInto(Food)
      .from(
        from(Food)
          .where(Food.id.eq(1))
          .select({ id: Food.id, name: concat(Food.name, '?') }),
      )
      .onConflict(Food.id)
      .update({ name: excluded(Food.name) }),
    sql: {
      sqlite:
        'INSERT INTO "foods" ("id", "name") SELECT "given"."id", "given"."name" FROM (SELECT "foods"."id" AS "id", "foods"."name" || ? AS "name" FROM "foods" WHERE "foods"."id" = +?) AS "given" WHERE 1 = 1 ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"',
      postgres:
        'INSERT INTO "foods" ("id", "name") SELECT "given"."id", "given"."name" FROM (SELECT "foods"."id" AS "id", "foods"."name" || $1::text AS "name" FROM "foods" WHERE "foods"."id" = $2) AS "given" WHERE 1 = 1 ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"',
      mysql: null,
      madeUp:
        'INSERT INTO [foods] ([id], [name]) SELECT [given].[id], [given].[name] FROM (SELECT [foods].[id] AS [id], [foods].[name] & <:1> AS [name] FROM [foods] WHERE [foods].[id] == :2 OF integer) AS [given] WHERE 1 = 1 COLLIDING [id] CHANGE [name] = INCOMING [name]',
    },
    params: ['?', 1],
    rows: 1,
    after: [
      foods,
      [
        { id: 1, name: 'hay?' },
        { id: 2, name: 'corn' },
      ],
    ],
  },
  {
    does: 'from groups',
    query: insertInto(Visit)
      .from(
        from(Animal)
          .groupBy(Animal.kind)
          .orderBy(Animal.kind.asc())
          .select({ id: count().plus(40), note: Animal.kind }),
      )
      .onConflict(Visit.id)
      .ignore(),
    sql: {
      sqlite:
        'INSERT INTO "log_visits" ("id", "note") SELECT "given"."id", "given"."note" FROM (SELECT count(*) + CAST(? AS INTEGER) AS "id", "animals"."kind" AS "note" FROM "animals" GROUP BY "animals"."kind" ORDER BY "animals"."kind") AS "given" WHERE 1 = 1 ON CONFLICT ("id") DO NOTHING',
      postgres:
        'INSERT INTO "log"."visits" AS "log_visits" ("id", "note") SELECT "given"."id", "given"."note" FROM (SELECT count(*) + $1::bigint AS "id", "animals"."kind" AS "note" FROM "animals" GROUP BY "animals"."kind" ORDER BY "animals"."kind") AS "given" WHERE 1 = 1 ON CONFLICT ("id") DO NOTHING',
      mysql:
        'INSERT INTO `log_visits` (`id`, `note`) SELECT `given`.`id`, `given`.`note` FROM (SELECT count(*) + CAST(? AS SIGNED) AS `id`, `animals`.`kind` AS `note` FROM `animals` GROUP BY `animals`.`kind` ORDER BY `animals`.`kind`) AS `given` WHERE 1 = 1 ON DUPLICATE KEY UPDATE `id` = `log_visits`.`id`',
      madeUp:
        'INSERT INTO [log].[visits] AS [log_visits] ([id], [note]) SELECT [given].[id] TO integer, [given].[note] TO text FROM (SELECT HOW_MANY(ROWS) PLUS <:1> AS [id], [animals].[kind] AS [note] FROM [animals] GROUP BY [animals].[kind] ORDER BY [animals].[kind] NULLS FIRST) AS [given] WHERE 1 = 1 COLLIDING [id] SKIP',
    },
    params: [40],
    rows: 2,
  },
])
