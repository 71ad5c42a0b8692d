// Joins of every kind, with values on both sides of the condition.
import { and, count, from } from '../../../src/index.ts'
import { Animal, boss, Food, Keeper, Meal } from '../zoo.ts'
import { feature } from './feature.ts'

const theirs = Animal.keeperId.eq(Keeper.id)
const pair = { keeper: Keeper.name, animal: Animal.name }

feature('joins', [
  {
    does: 'inner join',
    query: from(Keeper).innerJoin(Animal, theirs).select(pair),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id"',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id"',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `keepers` JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id`',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] JOIN [animals] ON [animals].[keeper_id] == [keepers].[id]',
    },
    params: [],
    rows: [
      { keeper: 'Ada', animal: 'Rex' },
      { keeper: 'Ben', animal: 'Kiwi' },
      { keeper: 'Ben', animal: 'Nemo' },
      { keeper: 'Ada', animal: 'Żabka_%' },
    ],
  },
  {
    does: 'left join keeps the left side',
    query: from(Keeper).leftJoin(Animal, theirs).where(Keeper.id.gt(1)).select(pair),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" LEFT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE "keepers"."id" > +?',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" LEFT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE "keepers"."id" > $1',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `keepers` LEFT JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` WHERE `keepers`.`id` > ?',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] LEFT JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] WHERE [keepers].[id] ABOVE :1 OF integer',
    },
    params: [1],
    rows: [
      { keeper: 'Ben', animal: 'Kiwi' },
      { keeper: 'Ben', animal: 'Nemo' },
      { keeper: 'Cyd', animal: null },
    ],
  },
  {
    does: 'left join with more in its condition',
    query: from(Keeper)
      .leftJoin(Animal, and(theirs, Animal.age.gt(5)))
      .select(pair),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" LEFT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > +?',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" LEFT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" AND "animals"."age" > $1',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `keepers` LEFT JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` AND `animals`.`age` > ?',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] LEFT JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] AND [animals].[age] ABOVE :1 OF integer',
    },
    params: [5],
    rows: [
      { keeper: 'Ada', animal: 'Rex' },
      { keeper: 'Ben', animal: null },
      { keeper: 'Cyd', animal: null },
    ],
  },
  {
    does: 'right join keeps the right side',
    query: from(Keeper).rightJoin(Animal, theirs).where(Animal.id.gt(3)).select(pair),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" RIGHT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE "animals"."id" > +?',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" RIGHT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE "animals"."id" > $1',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `keepers` RIGHT JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` WHERE `animals`.`id` > ?',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] RIGHT JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] WHERE [animals].[id] ABOVE :1 OF integer',
    },
    params: [3],
    rows: [
      { keeper: 'Ada', animal: 'Żabka_%' },
      { keeper: null, animal: 'Bessie' },
    ],
  },
  {
    does: 'full join keeps both',
    query: from(Keeper).fullJoin(Animal, theirs).where(Keeper.id.isNull()).select(pair),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" FULL JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE "keepers"."id" IS NULL',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" FULL JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE "keepers"."id" IS NULL',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM (SELECT `keepers`.`id` AS `k0_0`, `animals`.`id` AS `k1_0` FROM `keepers` LEFT JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` UNION ALL SELECT NULL AS `k0_0`, `animals`.`id` AS `k1_0` FROM `animals` WHERE NOT EXISTS (SELECT 1 FROM `keepers` WHERE `animals`.`keeper_id` = `keepers`.`id`)) AS `~pairs` LEFT JOIN `keepers` ON `keepers`.`id` = `~pairs`.`k0_0` LEFT JOIN `animals` ON `animals`.`id` = `~pairs`.`k1_0` WHERE `keepers`.`id` IS NULL',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] FULL JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] WHERE [keepers].[id] IS NULL',
    },
    params: [],
    rows: [{ keeper: null, animal: 'Bessie' }],
  },
  {
    does: 'cross join',
    query: from(Keeper).crossJoin(Food).where(Keeper.id.lt(3)).select({ keeper: Keeper.name, food: Food.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "foods"."name" AS "food" FROM "keepers" CROSS JOIN "foods" WHERE "keepers"."id" < +?',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "foods"."name" AS "food" FROM "keepers" CROSS JOIN "foods" WHERE "keepers"."id" < $1',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `foods`.`name` AS `food` FROM `keepers` CROSS JOIN `foods` WHERE `keepers`.`id` < ?',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [foods].[name] AS [food] FROM [keepers] CROSS JOIN [foods] WHERE [keepers].[id] BELOW :1 OF integer',
    },
    params: [3],
    rows: [
      { keeper: 'Ada', food: 'hay' },
      { keeper: 'Ada', food: 'corn' },
      { keeper: 'Ben', food: 'hay' },
      { keeper: 'Ben', food: 'corn' },
    ],
  },
  {
    does: 'several joins',
    query: from(Meal)
      .innerJoin(Animal, Animal.id.eq(Meal.animalId))
      .innerJoin(Food, Food.id.eq(Meal.foodId))
      .leftJoin(Keeper, Keeper.id.eq(Animal.keeperId))
      .select({ ...pair, food: Food.name, grams: Meal.grams }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal", "foods"."name" AS "food", "meals"."grams" AS "grams" FROM "meals" JOIN "animals" ON "animals"."id" = "meals"."animal_id" JOIN "foods" ON "foods"."id" = "meals"."food_id" LEFT JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id"',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal", "foods"."name" AS "food", "meals"."grams" AS "grams" FROM "meals" JOIN "animals" ON "animals"."id" = "meals"."animal_id" JOIN "foods" ON "foods"."id" = "meals"."food_id" LEFT JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id"',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal`, `foods`.`name` AS `food`, `meals`.`grams` AS `grams` FROM `meals` JOIN `animals` ON `animals`.`id` = `meals`.`animal_id` JOIN `foods` ON `foods`.`id` = `meals`.`food_id` LEFT JOIN `keepers` ON `keepers`.`id` = `animals`.`keeper_id`',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal], [foods].[name] AS [food], [meals].[grams] AS [grams] FROM [meals] JOIN [animals] ON [animals].[id] == [meals].[animal_id] JOIN [foods] ON [foods].[id] == [meals].[food_id] LEFT JOIN [keepers] ON [keepers].[id] == [animals].[keeper_id]',
    },
    params: [],
    rows: [
      { keeper: 'Ada', animal: 'Rex', food: 'corn', grams: 200 },
      { keeper: null, animal: 'Bessie', food: 'hay', grams: 9000 },
      { keeper: null, animal: 'Bessie', food: 'corn', grams: 1500 },
    ],
  },
  {
    does: 'an alias joins a table with itself',
    query: from(Keeper).leftJoin(boss, boss.id.eq(Keeper.bossId)).select({ name: Keeper.name, boss: boss.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "name", "boss"."name" AS "boss" FROM "keepers" LEFT JOIN "keepers" AS "boss" ON "boss"."id" = "keepers"."boss_id"',
      postgres:
        'SELECT "keepers"."name" AS "name", "boss"."name" AS "boss" FROM "keepers" LEFT JOIN "keepers" AS "boss" ON "boss"."id" = "keepers"."boss_id"',
      mysql:
        'SELECT `keepers`.`name` AS `name`, `boss`.`name` AS `boss` FROM `keepers` LEFT JOIN `keepers` AS `boss` ON `boss`.`id` = `keepers`.`boss_id`',
      madeUp:
        'SELECT [keepers].[name] AS [name], [boss].[name] AS [boss] FROM [keepers] LEFT JOIN [keepers] AS [boss] ON [boss].[id] == [keepers].[boss_id]',
    },
    params: [],
    rows: [
      { name: 'Ada', boss: null },
      { name: 'Ben', boss: 'Ada' },
      { name: 'Cyd', boss: 'Ada' },
    ],
  },
  {
    does: 'an alias stands alone',
    query: from(boss).where(boss.bossId.isNull()).select({ all: boss, name: boss.name }),
    sql: {
      sqlite:
        'SELECT "boss"."id" AS "c0", "boss"."name" AS "c1", "boss"."boss_id" AS "c2", "boss"."name" AS "c3" FROM "keepers" AS "boss" WHERE "boss"."boss_id" IS NULL',
      postgres:
        'SELECT "boss"."id" AS "c0", "boss"."name" AS "c1", "boss"."boss_id" AS "c2", "boss"."name" AS "c3" FROM "keepers" AS "boss" WHERE "boss"."boss_id" IS NULL',
      mysql:
        'SELECT `boss`.`id` AS `c0`, `boss`.`name` AS `c1`, `boss`.`boss_id` AS `c2`, `boss`.`name` AS `c3` FROM `keepers` AS `boss` WHERE `boss`.`boss_id` IS NULL',
      madeUp:
        'SELECT [boss].[id] AS [c0], [boss].[name] AS [c1], [boss].[boss_id] AS [c2], [boss].[name] AS [c3] FROM [keepers] AS [boss] WHERE [boss].[boss_id] IS NULL',
    },
    params: [],
    rows: [{ all: { id: 1, name: 'Ada', bossId: null }, name: 'Ada' }],
  },
  {
    does: 'no selection reads the first table',
    query: from(Keeper).innerJoin(Animal, theirs).where(Animal.tame),
    sql: {
      sqlite:
        'SELECT "keepers"."id" AS "id", "keepers"."name" AS "name", "keepers"."boss_id" AS "bossId" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE "animals"."tame"',
      postgres:
        'SELECT "keepers"."id" AS "id", "keepers"."name" AS "name", "keepers"."boss_id" AS "bossId" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" WHERE "animals"."tame"',
      mysql:
        'SELECT `keepers`.`id` AS `id`, `keepers`.`name` AS `name`, `keepers`.`boss_id` AS `bossId` FROM `keepers` JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` WHERE `animals`.`tame`',
      madeUp:
        'SELECT [keepers].[id] AS [id], [keepers].[name] AS [name], [keepers].[boss_id] AS [bossId] FROM [keepers] JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] WHERE [animals].[tame]',
    },
    params: [],
    rows: [
      { id: 1, name: 'Ada', bossId: null },
      { id: 1, name: 'Ada', bossId: null },
    ],
  },
  {
    does: 'a whole row that was missed is null',
    query: from(Food)
      .leftJoin(Meal, and(Meal.foodId.eq(Food.id), Meal.grams.gt(2000)))
      .select({ food: Food.name, meal: Meal }),
    sql: {
      sqlite:
        'SELECT "foods"."name" AS "c0", "meals"."animal_id" AS "c1", "meals"."food_id" AS "c2", "meals"."grams" AS "c3", "meals"."animal_id" AS "c4" FROM "foods" LEFT JOIN "meals" ON "meals"."food_id" = "foods"."id" AND "meals"."grams" > +?',
      postgres:
        'SELECT "foods"."name" AS "c0", "meals"."animal_id" AS "c1", "meals"."food_id" AS "c2", "meals"."grams" AS "c3", "meals"."animal_id" AS "c4" FROM "foods" LEFT JOIN "meals" ON "meals"."food_id" = "foods"."id" AND "meals"."grams" > $1',
      mysql:
        'SELECT `foods`.`name` AS `c0`, `meals`.`animal_id` AS `c1`, `meals`.`food_id` AS `c2`, `meals`.`grams` AS `c3`, `meals`.`animal_id` AS `c4` FROM `foods` LEFT JOIN `meals` ON `meals`.`food_id` = `foods`.`id` AND `meals`.`grams` > ?',
      madeUp:
        'SELECT [foods].[name] AS [c0], [meals].[animal_id] AS [c1], [meals].[food_id] AS [c2], [meals].[grams] AS [c3], [meals].[animal_id] AS [c4] FROM [foods] LEFT JOIN [meals] ON [meals].[food_id] == [foods].[id] AND [meals].[grams] ABOVE :1 OF integer',
    },
    params: [2000],
    rows: [
      { food: 'hay', meal: { animalId: 4, foodId: 1, grams: 9000 } },
      { food: 'corn', meal: null },
    ],
  },
  {
    does: 'a whole row by an alias',
    query: from(Keeper).leftJoin(boss, boss.id.eq(1)).where(Keeper.id.eq(2)).select({ boss }),
    sql: {
      sqlite:
        'SELECT "boss"."id" AS "c0", "boss"."name" AS "c1", "boss"."boss_id" AS "c2", "boss"."id" AS "c3" FROM "keepers" LEFT JOIN "keepers" AS "boss" ON "boss"."id" = +? WHERE "keepers"."id" = +?',
      postgres:
        'SELECT "boss"."id" AS "c0", "boss"."name" AS "c1", "boss"."boss_id" AS "c2", "boss"."id" AS "c3" FROM "keepers" LEFT JOIN "keepers" AS "boss" ON "boss"."id" = $1 WHERE "keepers"."id" = $2',
      mysql:
        'SELECT `boss`.`id` AS `c0`, `boss`.`name` AS `c1`, `boss`.`boss_id` AS `c2`, `boss`.`id` AS `c3` FROM `keepers` LEFT JOIN `keepers` AS `boss` ON `boss`.`id` = ? WHERE `keepers`.`id` = ?',
      madeUp:
        'SELECT [boss].[id] AS [c0], [boss].[name] AS [c1], [boss].[boss_id] AS [c2], [boss].[id] AS [c3] FROM [keepers] LEFT JOIN [keepers] AS [boss] ON [boss].[id] == :1 OF integer WHERE [keepers].[id] == :2 OF integer',
    },
    params: [1, 2],
    rows: [{ boss: { id: 1, name: 'Ada', bossId: null } }],
  },
  {
    does: 'no selection after a right join answers null for rows that were missed',
    query: from(Meal).rightJoin(Food, and(Meal.foodId.eq(Food.id), Meal.grams.gt(2000))),
    sql: {
      sqlite:
        'SELECT "meals"."animal_id" AS "c0", "meals"."food_id" AS "c1", "meals"."grams" AS "c2", "meals"."animal_id" AS "c3" FROM "meals" RIGHT JOIN "foods" ON "meals"."food_id" = "foods"."id" AND "meals"."grams" > +?',
      postgres:
        'SELECT "meals"."animal_id" AS "c0", "meals"."food_id" AS "c1", "meals"."grams" AS "c2", "meals"."animal_id" AS "c3" FROM "meals" RIGHT JOIN "foods" ON "meals"."food_id" = "foods"."id" AND "meals"."grams" > $1',
      mysql:
        'SELECT `meals`.`animal_id` AS `c0`, `meals`.`food_id` AS `c1`, `meals`.`grams` AS `c2`, `meals`.`animal_id` AS `c3` FROM `meals` RIGHT JOIN `foods` ON `meals`.`food_id` = `foods`.`id` AND `meals`.`grams` > ?',
      madeUp:
        'SELECT [meals].[animal_id] AS [c0], [meals].[food_id] AS [c1], [meals].[grams] AS [c2], [meals].[animal_id] AS [c3] FROM [meals] RIGHT JOIN [foods] ON [meals].[food_id] == [foods].[id] AND [meals].[grams] ABOVE :1 OF integer',
    },
    params: [2000],
    rows: [{ animalId: 4, foodId: 1, grams: 9000 }, null],
  },
  {
    does: 'counts what was found',
    query: from(Keeper)
      .leftJoin(Animal, theirs)
      .groupBy(Keeper.id)
      .orderBy(Keeper.id.asc())
      .select({ id: Keeper.id, n: count(Animal.id) }),
    sql: {
      sqlite:
        'SELECT "keepers"."id" AS "id", count("animals"."id") AS "n" FROM "keepers" LEFT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" GROUP BY "keepers"."id" ORDER BY "keepers"."id"',
      postgres:
        'SELECT "keepers"."id" AS "id", count("animals"."id") AS "n" FROM "keepers" LEFT JOIN "animals" ON "animals"."keeper_id" = "keepers"."id" GROUP BY "keepers"."id" ORDER BY "keepers"."id"',
      mysql:
        'SELECT `keepers`.`id` AS `id`, count(`animals`.`id`) AS `n` FROM `keepers` LEFT JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id` GROUP BY `keepers`.`id` ORDER BY `keepers`.`id`',
      madeUp:
        'SELECT [keepers].[id] AS [id], HOW_MANY([animals].[id]) AS [n] FROM [keepers] LEFT JOIN [animals] ON [animals].[keeper_id] == [keepers].[id] GROUP BY [keepers].[id] ORDER BY [keepers].[id] NULLS FIRST',
    },
    params: [],
    rows: [
      { id: 1, n: 2 },
      { id: 2, n: 2 },
      { id: 3, n: 0 },
    ],
  },
  {
    does: 'full join with values and more joins',
    query: from(Keeper)
      .leftJoin(boss, boss.id.eq(Keeper.bossId))
      .fullJoin(Animal, and(Animal.keeperId.eq(boss.id), Animal.age.gt(5)))
      .innerJoin(Food, Food.id.eq(2))
      .orderBy(Keeper.id.asc(), Animal.id.asc())
      .select({ keeper: Keeper.name, boss: boss.name, animal: Animal.name, food: Food.name }),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "boss"."name" AS "boss", "animals"."name" AS "animal", "foods"."name" AS "food" FROM "keepers" LEFT JOIN "keepers" AS "boss" ON "boss"."id" = "keepers"."boss_id" FULL JOIN "animals" ON "animals"."keeper_id" = "boss"."id" AND "animals"."age" > +? JOIN "foods" ON "foods"."id" = +? ORDER BY "keepers"."id", "animals"."id"',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "boss"."name" AS "boss", "animals"."name" AS "animal", "foods"."name" AS "food" FROM "keepers" LEFT JOIN "keepers" AS "boss" ON "boss"."id" = "keepers"."boss_id" FULL JOIN "animals" ON "animals"."keeper_id" = "boss"."id" AND "animals"."age" > $1 JOIN "foods" ON "foods"."id" = $2 ORDER BY "keepers"."id" NULLS FIRST, "animals"."id" NULLS FIRST',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `boss`.`name` AS `boss`, `animals`.`name` AS `animal`, `foods`.`name` AS `food` FROM (SELECT `keepers`.`id` AS `k0_0`, `boss`.`id` AS `k1_0`, `animals`.`id` AS `k2_0` FROM `keepers` LEFT JOIN `keepers` AS `boss` ON `boss`.`id` = `keepers`.`boss_id` LEFT JOIN `animals` ON `animals`.`keeper_id` = `boss`.`id` AND `animals`.`age` > ? UNION ALL SELECT NULL AS `k0_0`, NULL AS `k1_0`, `animals`.`id` AS `k2_0` FROM `animals` WHERE NOT EXISTS (SELECT 1 FROM `keepers` LEFT JOIN `keepers` AS `boss` ON `boss`.`id` = `keepers`.`boss_id` WHERE `animals`.`keeper_id` = `boss`.`id` AND `animals`.`age` > ?)) AS `~pairs` LEFT JOIN `keepers` ON `keepers`.`id` = `~pairs`.`k0_0` LEFT JOIN `keepers` AS `boss` ON `boss`.`id` = `~pairs`.`k1_0` LEFT JOIN `animals` ON `animals`.`id` = `~pairs`.`k2_0` JOIN `foods` ON `foods`.`id` = ? ORDER BY `keepers`.`id`, `animals`.`id`',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [boss].[name] AS [boss], [animals].[name] AS [animal], [foods].[name] AS [food] FROM [keepers] LEFT JOIN [keepers] AS [boss] ON [boss].[id] == [keepers].[boss_id] FULL JOIN [animals] ON [animals].[keeper_id] == [boss].[id] AND [animals].[age] ABOVE :1 OF integer JOIN [foods] ON [foods].[id] == :2 OF integer ORDER BY [keepers].[id] NULLS FIRST, [animals].[id] NULLS FIRST',
    },
    params: {
      sqlite: [5, 2],
      postgres: [5, 2],
      mysql: [5, 5, 2],
      madeUp: [5, 2],
    },
    rows: [
      { keeper: null, boss: null, animal: 'Kiwi', food: 'corn' },
      { keeper: null, boss: null, animal: 'Nemo', food: 'corn' },
      { keeper: null, boss: null, animal: 'Bessie', food: 'corn' },
      { keeper: null, boss: null, animal: 'Żabka_%', food: 'corn' },
      { keeper: 'Ada', boss: null, animal: null, food: 'corn' },
      { keeper: 'Ben', boss: 'Ada', animal: 'Rex', food: 'corn' },
      { keeper: 'Cyd', boss: 'Ada', animal: 'Rex', food: 'corn' },
    ],
  },
])

feature('joins by relation', [
  {
    does: 'to one',
    query: from(Animal).leftJoin(Animal.keeper).where(Animal.id.gt(3)).select(pair),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "animals" LEFT JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "animals"."id" > +?',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "animals" LEFT JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "animals"."id" > $1',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `animals` LEFT JOIN `keepers` ON `keepers`.`id` = `animals`.`keeper_id` WHERE `animals`.`id` > ?',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [animals] LEFT JOIN [keepers] ON [keepers].[id] == [animals].[keeper_id] WHERE [animals].[id] ABOVE :1 OF integer',
    },
    params: [3],
    rows: [
      { keeper: null, animal: 'Bessie' },
      { keeper: 'Ada', animal: 'Żabka_%' },
    ],
  },
  {
    does: 'to many',
    query: from(Keeper).innerJoin(Keeper.animals).select(pair),
    sql: {
      sqlite:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id"',
      postgres:
        'SELECT "keepers"."name" AS "keeper", "animals"."name" AS "animal" FROM "keepers" JOIN "animals" ON "animals"."keeper_id" = "keepers"."id"',
      mysql:
        'SELECT `keepers`.`name` AS `keeper`, `animals`.`name` AS `animal` FROM `keepers` JOIN `animals` ON `animals`.`keeper_id` = `keepers`.`id`',
      madeUp:
        'SELECT [keepers].[name] AS [keeper], [animals].[name] AS [animal] FROM [keepers] JOIN [animals] ON [animals].[keeper_id] == [keepers].[id]',
    },
    params: [],
    rows: [
      { keeper: 'Ada', animal: 'Rex' },
      { keeper: 'Ben', animal: 'Kiwi' },
      { keeper: 'Ben', animal: 'Nemo' },
      { keeper: 'Ada', animal: 'Żabka_%' },
    ],
  },
  {
    does: 'through a table',
    query: from(Animal).innerJoin(Animal.foods).select({ animal: Animal.name, food: Food.name }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "animal", "foods"."name" AS "food" FROM "animals" JOIN "meals" ON "meals"."animal_id" = "animals"."id" JOIN "foods" ON "foods"."id" = "meals"."food_id"',
      postgres:
        'SELECT "animals"."name" AS "animal", "foods"."name" AS "food" FROM "animals" JOIN "meals" ON "meals"."animal_id" = "animals"."id" JOIN "foods" ON "foods"."id" = "meals"."food_id"',
      mysql:
        'SELECT `animals`.`name` AS `animal`, `foods`.`name` AS `food` FROM `animals` JOIN `meals` ON `meals`.`animal_id` = `animals`.`id` JOIN `foods` ON `foods`.`id` = `meals`.`food_id`',
      madeUp:
        'SELECT [animals].[name] AS [animal], [foods].[name] AS [food] FROM [animals] JOIN [meals] ON [meals].[animal_id] == [animals].[id] JOIN [foods] ON [foods].[id] == [meals].[food_id]',
    },
    params: [],
    rows: [
      { animal: 'Rex', food: 'corn' },
      { animal: 'Bessie', food: 'hay' },
      { animal: 'Bessie', food: 'corn' },
    ],
  },
  {
    does: 'through a table, left',
    query: from(Animal).leftJoin(Animal.foods).where(Animal.id.lt(3)).select({ animal: Animal.name, food: Food }),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "c0", "foods"."id" AS "c1", "foods"."name" AS "c2", "foods"."id" AS "c3" FROM "animals" LEFT JOIN "meals" ON "meals"."animal_id" = "animals"."id" LEFT JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "animals"."id" < +?',
      postgres:
        'SELECT "animals"."name" AS "c0", "foods"."id" AS "c1", "foods"."name" AS "c2", "foods"."id" AS "c3" FROM "animals" LEFT JOIN "meals" ON "meals"."animal_id" = "animals"."id" LEFT JOIN "foods" ON "foods"."id" = "meals"."food_id" WHERE "animals"."id" < $1',
      mysql:
        'SELECT `animals`.`name` AS `c0`, `foods`.`id` AS `c1`, `foods`.`name` AS `c2`, `foods`.`id` AS `c3` FROM `animals` LEFT JOIN `meals` ON `meals`.`animal_id` = `animals`.`id` LEFT JOIN `foods` ON `foods`.`id` = `meals`.`food_id` WHERE `animals`.`id` < ?',
      madeUp:
        'SELECT [animals].[name] AS [c0], [foods].[id] AS [c1], [foods].[name] AS [c2], [foods].[id] AS [c3] FROM [animals] LEFT JOIN [meals] ON [meals].[animal_id] == [animals].[id] LEFT JOIN [foods] ON [foods].[id] == [meals].[food_id] WHERE [animals].[id] BELOW :1 OF integer',
    },
    params: [3],
    rows: [
      { animal: 'Rex', food: { id: 2, name: 'corn' } },
      { animal: 'Kiwi', food: null },
    ],
  },
  {
    does: 'of an alias',
    query: from(boss).innerJoin(boss.animals).select({ boss: boss.name, animal: Animal.name }),
    sql: {
      sqlite:
        'SELECT "boss"."name" AS "boss", "animals"."name" AS "animal" FROM "keepers" AS "boss" JOIN "animals" ON "animals"."keeper_id" = "boss"."id"',
      postgres:
        'SELECT "boss"."name" AS "boss", "animals"."name" AS "animal" FROM "keepers" AS "boss" JOIN "animals" ON "animals"."keeper_id" = "boss"."id"',
      mysql:
        'SELECT `boss`.`name` AS `boss`, `animals`.`name` AS `animal` FROM `keepers` AS `boss` JOIN `animals` ON `animals`.`keeper_id` = `boss`.`id`',
      madeUp:
        'SELECT [boss].[name] AS [boss], [animals].[name] AS [animal] FROM [keepers] AS [boss] JOIN [animals] ON [animals].[keeper_id] == [boss].[id]',
    },
    params: [],
    rows: [
      { boss: 'Ada', animal: 'Rex' },
      { boss: 'Ben', animal: 'Kiwi' },
      { boss: 'Ben', animal: 'Nemo' },
      { boss: 'Ada', animal: 'Żabka_%' },
    ],
  },
])
