// Documents that the database makes, and lists of the values of all rows.
import { from, jsonAgg, jsonArray, jsonObject } from '../../../src/index.ts'
import { Animal, Keeper } from '../zoo.ts'
import { feature } from './feature.ts'

const rex = from(Animal).where(Animal.id.eq(1))

feature('documents made of expressions', [
  {
    does: 'an object of columns',
    query: rex.select({
      all: jsonObject({
        name: Animal.name,
        chip: Animal.chip,
        price: Animal.price,
        tame: Animal.tame,
        bornAt: Animal.bornAt,
        tags: Animal.tags,
        photo: Animal.photo,
      }),
    }),
    sql: {
      sqlite:
        'SELECT CASE WHEN "animals"."name" IS NOT NULL THEN json_object(?, "animals"."name", ?, CAST("animals"."chip" AS TEXT), ?, (CASE WHEN "animals"."price" < 0 THEN \'-\' ELSE \'\' END || (abs("animals"."price") / 100) || \'.\' || printf(\'%02d\', abs("animals"."price") % 100)), ?, json(CASE WHEN "animals"."tame" THEN \'true\' WHEN NOT "animals"."tame" THEN \'false\' END), ?, "animals"."born_at", ?, json("animals"."tags"), ?, CASE WHEN "animals"."photo" IS NOT NULL THEN hex("animals"."photo") END) END AS "all" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT CASE WHEN "animals"."name" IS NOT NULL THEN jsonb_build_object($1::text, "animals"."name", $2::text, "animals"."chip"::text, $3::text, round("animals"."price", 2)::text, $4::text, "animals"."tame", $5::text, to_char("animals"."born_at" AT TIME ZONE \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\'), $6::text, to_jsonb("animals"."tags"), $7::text, encode("animals"."photo", \'hex\')) END AS "all" FROM "animals" WHERE "animals"."id" = $8',
      mysql:
        "SELECT CASE WHEN `animals`.`name` IS NOT NULL THEN JSON_OBJECT(?, `animals`.`name`, ?, CAST(`animals`.`chip` AS CHAR), ?, CAST(CAST(`animals`.`price` AS DECIMAL(65, 2)) AS CHAR), ?, CAST(CASE WHEN `animals`.`tame` THEN 'true' WHEN NOT `animals`.`tame` THEN 'false' END AS JSON), ?, concat(left(date_format(`animals`.`born_at`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z'), ?, `animals`.`tags`, ?, hex(`animals`.`photo`)) END AS `all` FROM `animals` WHERE `animals`.`id` = ?",
      mariadb:
        "SELECT CASE WHEN `animals`.`name` IS NOT NULL THEN JSON_OBJECT(CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(`animals`.`name` USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(CAST(`animals`.`chip` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(CAST(CAST(`animals`.`price` AS DECIMAL(65, 2)) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, JSON_COMPACT(CASE WHEN `animals`.`tame` THEN 'true' WHEN NOT `animals`.`tame` THEN 'false' END), CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(concat(left(date_format(`animals`.`born_at`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z') USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, JSON_COMPACT(`animals`.`tags`), CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(hex(`animals`.`photo`) USING utf8mb4) COLLATE utf8mb4_bin) END AS `all` FROM `animals` WHERE `animals`.`id` = ?",
      madeUp:
        'SELECT BUNCH 1 OF([animals].[name]; <:1>; [animals].[name]; <:2>; [animals].[chip]; <:3>; [animals].[price]; <:4>; [animals].[tame]; <:5>; [animals].[born_at]; <:6>; [animals].[tags]; <:7>; [animals].[photo]) AS json AS [all] FROM [animals] WHERE [animals].[id] == :8 OF integer',
    },
    params: ['name', 'chip', 'price', 'tame', 'bornAt', 'tags', 'photo', 1],
    rows: [
      {
        all: {
          name: 'Rex',
          chip: 9007199254740993n,
          price: '120.00',
          tame: true,
          bornAt: new Date('2017-05-01T08:00:00.500Z'),
          tags: ['dog', 'old'],
          photo: null,
        },
      },
    ],
  },
  {
    does: 'a list of columns and values',
    query: rex.select({ all: jsonArray(Animal.age, 'x', Animal.facts) }),
    sql: {
      sqlite:
        'SELECT json_array("animals"."age", ?, json("animals"."facts")) AS "all" FROM "animals" WHERE "animals"."id" = +?',
      postgres:
        'SELECT jsonb_build_array("animals"."age", $1::text, "animals"."facts") AS "all" FROM "animals" WHERE "animals"."id" = $2',
      mysql:
        'SELECT JSON_ARRAY(`animals`.`age`, ?, `animals`.`facts`) AS `all` FROM `animals` WHERE `animals`.`id` = ?',
      mariadb:
        'SELECT JSON_ARRAY(`animals`.`age`, CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, JSON_COMPACT(`animals`.`facts`)) AS `all` FROM `animals` WHERE `animals`.`id` = ?',
      madeUp:
        'SELECT ROW 0 OF([animals].[age]; <:1>; [animals].[facts]) AS json AS [all] FROM [animals] WHERE [animals].[id] == :2 OF integer',
    },
    params: ['x', 1],
    rows: [{ all: [7, 'x', null] }],
  },
  {
    does: 'an object in an object, null where a join found nothing',
    query: from(Animal)
      .leftJoin(Keeper, Keeper.id.eq(Animal.keeperId))
      .where(Animal.id.gte(4))
      .orderBy(Animal.id.asc())
      .select({ pair: jsonObject({ animal: Animal.name, keeper: jsonObject({ name: Keeper.name }) }) }),
    sql: {
      sqlite:
        'SELECT CASE WHEN "animals"."name" IS NOT NULL AND "keepers"."name" IS NOT NULL THEN json_object(?, "animals"."name", ?, json(CASE WHEN "keepers"."name" IS NOT NULL THEN json_object(?, "keepers"."name") END)) END AS "pair" FROM "animals" LEFT JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "animals"."id" >= +? ORDER BY "animals"."id"',
      postgres:
        'SELECT CASE WHEN "animals"."name" IS NOT NULL AND "keepers"."name" IS NOT NULL THEN jsonb_build_object($1::text, "animals"."name", $2::text, CASE WHEN "keepers"."name" IS NOT NULL THEN jsonb_build_object($3::text, "keepers"."name") END) END AS "pair" FROM "animals" LEFT JOIN "keepers" ON "keepers"."id" = "animals"."keeper_id" WHERE "animals"."id" >= $4 ORDER BY "animals"."id"',
      mysql:
        'SELECT CASE WHEN `animals`.`name` IS NOT NULL AND `keepers`.`name` IS NOT NULL THEN JSON_OBJECT(?, `animals`.`name`, ?, CASE WHEN `keepers`.`name` IS NOT NULL THEN JSON_OBJECT(?, `keepers`.`name`) END) END AS `pair` FROM `animals` LEFT JOIN `keepers` ON `keepers`.`id` = `animals`.`keeper_id` WHERE `animals`.`id` >= ? ORDER BY `animals`.`id`',
      mariadb:
        'SELECT CASE WHEN `animals`.`name` IS NOT NULL AND `keepers`.`name` IS NOT NULL THEN JSON_OBJECT(CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(`animals`.`name` USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, JSON_COMPACT(CASE WHEN `keepers`.`name` IS NOT NULL THEN JSON_OBJECT(CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(`keepers`.`name` USING utf8mb4) COLLATE utf8mb4_bin) END)) END AS `pair` FROM `animals` LEFT JOIN `keepers` ON `keepers`.`id` = `animals`.`keeper_id` WHERE `animals`.`id` >= ? ORDER BY `animals`.`id`',
      madeUp:
        'SELECT BUNCH 2 OF([animals].[name]; [keepers].[name]; <:1>; [animals].[name]; <:2>; BUNCH 1 OF([keepers].[name]; <:3>; [keepers].[name]) AS json) AS json AS [pair] FROM [animals] LEFT JOIN [keepers] ON [keepers].[id] == [animals].[keeper_id] WHERE [animals].[id] FROM :4 OF integer ORDER BY [animals].[id] NULLS FIRST',
    },
    params: ['animal', 'keeper', 'name', 4],
    rows: [{ pair: null }, { pair: { animal: 'Żabka_%', keeper: { name: 'Ada' } } }],
  },
  {
    does: 'the values of all rows',
    query: from(Animal)
      .where(Animal.keeperId.isNotNull())
      .groupBy(Animal.keeperId)
      .orderBy(Animal.keeperId.asc())
      .select({ all: jsonAgg(jsonObject({ name: Animal.name }), { orderBy: Animal.name.desc() }) }),
    sql: {
      sqlite:
        'SELECT nullif(json_group_array(json(CASE WHEN "animals"."name" IS NOT NULL THEN json_object(?, "animals"."name") END) ORDER BY "animals"."name" DESC) FILTER (WHERE CASE WHEN "animals"."name" IS NOT NULL THEN json_object(?, "animals"."name") END IS NOT NULL), \'[]\') AS "all" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL GROUP BY "animals"."keeper_id" ORDER BY "animals"."keeper_id"',
      postgres:
        'SELECT jsonb_agg(CASE WHEN "animals"."name" IS NOT NULL THEN jsonb_build_object($1::text, "animals"."name") END ORDER BY "animals"."name" DESC NULLS LAST) FILTER (WHERE CASE WHEN "animals"."name" IS NOT NULL THEN jsonb_build_object($2::text, "animals"."name") END IS NOT NULL) AS "all" FROM "animals" WHERE "animals"."keeper_id" IS NOT NULL GROUP BY "animals"."keeper_id" ORDER BY "animals"."keeper_id" NULLS FIRST',
      mysql:
        "SELECT CAST(concat('[', group_concat(CASE WHEN CASE WHEN `animals`.`name` IS NOT NULL THEN JSON_OBJECT(?, `animals`.`name`) END IS NOT NULL THEN concat(JSON_EXTRACT(JSON_ARRAY(CASE WHEN `animals`.`name` IS NOT NULL THEN JSON_OBJECT(?, `animals`.`name`) END), '$[0]')) END ORDER BY `animals`.`name` DESC SEPARATOR ','), ']') AS JSON) AS `all` FROM `animals` WHERE `animals`.`keeper_id` IS NOT NULL GROUP BY `animals`.`keeper_id` ORDER BY `animals`.`keeper_id`",
      mariadb:
        "SELECT concat('[', group_concat(CASE WHEN CASE WHEN `animals`.`name` IS NOT NULL THEN JSON_OBJECT(CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(`animals`.`name` USING utf8mb4) COLLATE utf8mb4_bin) END IS NOT NULL THEN concat(JSON_EXTRACT(JSON_ARRAY(JSON_COMPACT(CASE WHEN `animals`.`name` IS NOT NULL THEN JSON_OBJECT(CONVERT(? USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(`animals`.`name` USING utf8mb4) COLLATE utf8mb4_bin) END)), '$[0]')) END ORDER BY `animals`.`name` DESC SEPARATOR ','), ']') AS `all` FROM `animals` WHERE `animals`.`keeper_id` IS NOT NULL GROUP BY `animals`.`keeper_id` ORDER BY `animals`.`keeper_id`",
      madeUp:
        'SELECT GATHERED d OF(BUNCH 1 OF([animals].[name]; <:1>; [animals].[name]) AS json; [animals].[name]) AS json AS [all] FROM [animals] WHERE [animals].[keeper_id] IS NOT NULL GROUP BY [animals].[keeper_id] ORDER BY [animals].[keeper_id] NULLS FIRST',
    },
    params: {
      sqlite: ['name', 'name'],
      postgres: ['name', 'name'],
      mysql: ['name', 'name'],
      madeUp: ['name'],
    },
    rows: [{ all: [{ name: 'Żabka_%' }, { name: 'Rex' }] }, { all: [{ name: 'Nemo' }, { name: 'Kiwi' }] }],
  },
  {
    does: 'the values of some rows',
    query: from(Animal).select({
      old: jsonAgg(Animal.price, { filter: Animal.age.gt(5), orderBy: [Animal.tax.asc(), Animal.id.asc()] }),
      none: jsonAgg(Animal.age, { filter: Animal.id.eq(99) }),
    }),
    sql: {
      sqlite:
        'SELECT nullif(json_group_array((CASE WHEN "animals"."price" < 0 THEN \'-\' ELSE \'\' END || (abs("animals"."price") / 100) || \'.\' || printf(\'%02d\', abs("animals"."price") % 100)) ORDER BY "animals"."tax", "animals"."id") FILTER (WHERE "animals"."price" IS NOT NULL AND ("animals"."age" > +?)), \'[]\') AS "old", nullif(json_group_array("animals"."age") FILTER (WHERE "animals"."age" IS NOT NULL AND ("animals"."id" = +?)), \'[]\') AS "none" FROM "animals"',
      postgres:
        'SELECT jsonb_agg(round("animals"."price", 2)::text ORDER BY "animals"."tax" NULLS FIRST, "animals"."id" NULLS FIRST) FILTER (WHERE "animals"."price" IS NOT NULL AND ("animals"."age" > $1)) AS "old", jsonb_agg("animals"."age") FILTER (WHERE "animals"."age" IS NOT NULL AND ("animals"."id" = $2)) AS "none" FROM "animals"',
      mysql:
        "SELECT CAST(concat('[', group_concat(CASE WHEN `animals`.`price` IS NOT NULL AND (`animals`.`age` > ?) THEN concat(JSON_EXTRACT(JSON_ARRAY(CAST(CAST(`animals`.`price` AS DECIMAL(65, 2)) AS CHAR)), '$[0]')) END ORDER BY `animals`.`tax`, `animals`.`id` SEPARATOR ','), ']') AS JSON) AS `old`, CAST(concat('[', group_concat(CASE WHEN `animals`.`age` IS NOT NULL AND (`animals`.`id` = ?) THEN concat(JSON_EXTRACT(JSON_ARRAY(`animals`.`age`), '$[0]')) END SEPARATOR ','), ']') AS JSON) AS `none` FROM `animals`",
      mariadb:
        "SELECT concat('[', group_concat(CASE WHEN `animals`.`price` IS NOT NULL AND (`animals`.`age` > ?) THEN concat(JSON_EXTRACT(JSON_ARRAY(CONVERT(CAST(CAST(`animals`.`price` AS DECIMAL(65, 2)) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin), '$[0]')) END ORDER BY `animals`.`tax`, `animals`.`id` SEPARATOR ','), ']') AS `old`, concat('[', group_concat(CASE WHEN `animals`.`age` IS NOT NULL AND (`animals`.`id` = ?) THEN concat(JSON_EXTRACT(JSON_ARRAY(`animals`.`age`), '$[0]')) END SEPARATOR ','), ']') AS `none` FROM `animals`",
      madeUp:
        'SELECT GATHERED a,a OF([animals].[price]; [animals].[tax]; [animals].[id]; ([animals].[age] ABOVE :1 OF integer)) AS json AS [old], GATHERED none OF([animals].[age]; ([animals].[id] == :2 OF integer)) AS json AS [none] FROM [animals]',
    },
    params: [5, 99],
    rows: [{ old: ['990.10', '120.00'], none: null }],
  },
])
