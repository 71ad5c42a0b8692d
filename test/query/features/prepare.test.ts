// prepare(): parameters by name, given when the query runs.
import {
  bigint,
  boolean,
  deleteFrom,
  enumOf,
  type Executor,
  from,
  insertInto,
  integer,
  or,
  prepare,
  type SqlStatement,
  sql,
  text,
  timestamp,
  update,
} from '../../../src/index.ts'
import type { Target } from '../../../src/compile/to-sql.ts'
import { Animal, Food } from '../zoo.ts'
import { feature, type Shown } from './feature.ts'

interface Read<P> {
  toSQL(target: Target, parameters: P): SqlStatement
  all(db: Executor, parameters: P): Promise<unknown>
}
interface Write<P> {
  toSQL(target: Target, parameters: P): SqlStatement
  run(db: Executor, parameters: P): Promise<unknown>
}

/** A prepared query with its parameters, as the cases take it. */
const given = <P>(prepared: Read<P>, parameters: P): Shown => ({
  toSQL: target => prepared.toSQL(target, parameters),
  all: db => prepared.all(db, parameters),
})
const written = <P>(prepared: Write<P>, parameters: P): Shown => ({
  toSQL: target => prepared.toSQL(target, parameters),
  run: db => prepared.run(db, parameters),
})

const ids = from(Animal).select({ id: Animal.id })
const byAge = prepare({ age: integer().nullable() }, p => ids.where(Animal.age.eq(p.age)))
const notAge = prepare({ age: integer().nullable() }, p => ids.where(Animal.age.ne(p.age)))
const maybe = prepare({ age: integer().nullable() }, p => ids.where(or(p.age.isNull(), Animal.age.gt(p.age))))
const page = prepare({ size: integer(), skip: integer() }, p =>
  ids.orderBy(Animal.id.asc()).limit(p.size).offset(p.skip),
)
const many = prepare(
  { chip: bigint(), tame: boolean(), at: timestamp(), part: text(), kind: enumOf('bird', 'fish') },
  p =>
    ids.where(
      or(
        Animal.chip.eq(p.chip),
        Animal.tame.eq(p.tame),
        Animal.bornAt.gt(p.at),
        Animal.name.contains(p.part),
        Animal.kind.eq(p.kind),
      ),
    ),
)
const rename = prepare({ id: integer(), name: text() }, p => update(Food).set({ name: p.name }).where(Food.id.eq(p.id)))
const add = prepare({ name: text() }, p => insertInto(Food).values({ name: p.name }).returning())
const remove = prepare({ name: text() }, p => deleteFrom(Food).where(Food.name.eq(p.name)))
const shown = prepare({ a: integer(), b: text() }, p =>
  from(Food)
    .limit(1)
    .select({ a: p.a, b: p.b, twice: sql<number>`${p.a} + ${p.a}` }),
)

feature('prepared queries', [
  {
    does: 'take values by name',
    query: given(byAge, { age: 7 }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NOT DISTINCT FROM $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` <=> ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] SAME :1 OF integer',
    },
    params: [7],
    rows: [{ id: 1 }, { id: 4 }],
  },
  {
    does: 'compare with null as with a value',
    query: given(byAge, { age: null }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NOT DISTINCT FROM $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`age` <=> ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] SAME :1 OF integer',
    },
    params: [null],
    rows: [{ id: 3 }],
  },
  {
    does: 'ne counts null as a value',
    query: given(notAge, { age: 7 }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NOT +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS DISTINCT FROM $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT (`animals`.`age` <=> ?)',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] DIFFERS :1 OF integer',
    },
    params: [7],
    rows: [{ id: 2 }, { id: 3 }, { id: 5 }],
  },
  {
    does: 'ne null',
    query: given(notAge, { age: null }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS NOT +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."age" IS DISTINCT FROM $1',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE NOT (`animals`.`age` <=> ?)',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[age] DIFFERS :1 OF integer',
    },
    params: [null],
    rows: [{ id: 1 }, { id: 2 }, { id: 4 }, { id: 5 }],
  },
  {
    does: 'parameters may be null in conditions of their own',
    query: given(maybe, { age: null }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE CAST(? AS INTEGER) IS NULL OR "animals"."age" > +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" WHERE $1::bigint IS NULL OR "animals"."age" > $2',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` WHERE CAST(? AS SIGNED) IS NULL OR `animals`.`age` > ?',
      madeUp: 'SELECT [animals].[id] AS [id] FROM [animals] WHERE <:1> IS NULL OR [animals].[age] ABOVE :2 OF integer',
    },
    params: [null, null],
    rows: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }],
  },
  {
    does: 'limits',
    query: given(page, { size: 2, skip: 1 }),
    sql: {
      sqlite: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."id" LIMIT +? OFFSET +?',
      postgres: 'SELECT "animals"."id" AS "id" FROM "animals" ORDER BY "animals"."id" LIMIT $1 OFFSET $2',
      mysql: 'SELECT `animals`.`id` AS `id` FROM `animals` ORDER BY `animals`.`id` LIMIT ? OFFSET ?',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] ORDER BY [animals].[id] NULLS FIRST SKIP :1 OF integer TAKE :2 OF integer',
    },
    params: { sqlite: [2, 1], postgres: [2, 1], mysql: [2, 1], madeUp: [1, 2] },
    rows: [{ id: 2 }, { id: 3 }],
  },
  {
    does: 'values of every kind are encoded',
    query: given(many, { chip: -1n, tame: true, at: new Date('2020-01-01T00:00:00Z'), part: 'ess', kind: 'bird' }),
    sql: {
      sqlite:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" = +? OR "animals"."tame" = +? OR "animals"."born_at" > +? OR instr("animals"."name", +?) > 0 OR "animals"."kind" = +?',
      postgres:
        'SELECT "animals"."id" AS "id" FROM "animals" WHERE "animals"."chip" = $1 OR "animals"."tame" = $2 OR "animals"."born_at" > $3::timestamptz OR "animals"."name" LIKE $4 OR "animals"."kind" = $5',
      mysql:
        'SELECT `animals`.`id` AS `id` FROM `animals` WHERE `animals`.`chip` = CAST(? AS SIGNED) OR `animals`.`tame` = ? OR `animals`.`born_at` > CAST(? AS DATETIME(3)) OR `animals`.`name` LIKE ? OR `animals`.`kind` = ?',
      madeUp:
        'SELECT [animals].[id] AS [id] FROM [animals] WHERE [animals].[chip] == :1 OF bigint OR [animals].[tame] == :2 OF boolean OR [animals].[born_at] ABOVE :3 OF timestamp OR [animals].[name] HOLDS :4 OR [animals].[kind] == :5 OF enum',
    },
    params: {
      sqlite: [-1n, 1, '2020-01-01T00:00:00.000Z', 'ess', 'bird'],
      postgres: [-1n, true, '2020-01-01T00:00:00.000Z', '%ess%', 'bird'],
      mysql: [-1n, 1, '2020-01-01 00:00:00.000', '%ess%', 'bird'],
      madeUp: [-1n, 'yes', 1577836800000, '/ess/', 'bird'],
    },
    rows: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }],
  },
  {
    does: 'update',
    query: written(rename, { id: 1, name: 'straw' }),
    sql: {
      sqlite: 'UPDATE "foods" SET "name" = ? WHERE "foods"."id" = +?',
      postgres: 'UPDATE "foods" SET "name" = $1 WHERE "foods"."id" = $2',
      mysql: 'UPDATE `foods` SET `name` = ? WHERE `foods`.`id` = ?',
      madeUp: 'UPDATE [foods] SET [name] = STORED :1 WHERE [foods].[id] == :2 OF integer',
    },
    params: ['straw', 1],
    rows: 1,
    after: [from(Food).where(Food.id.eq(1)), [{ id: 1, name: 'straw' }]],
  },
  {
    does: 'insert',
    query: given(add, { name: 'oats' }),
    sql: {
      sqlite: 'INSERT INTO "foods" ("name") VALUES (?) RETURNING "id" AS "id", "name" AS "name"',
      postgres: 'INSERT INTO "foods" ("name") VALUES ($1) RETURNING "id" AS "id", "name" AS "name"',
      mysql: null,
      madeUp: 'INSERT INTO [foods] ([name]) VALUES (STORED :1) RETURNING [id] AS [id], [name] AS [name]',
    },
    params: ['oats'],
    rows: [{ id: 3, name: 'oats' }],
  },
  {
    does: 'delete',
    query: written(remove, { name: 'hay' }),
    sql: {
      sqlite: 'DELETE FROM "foods" WHERE "foods"."name" = +?',
      postgres: 'DELETE FROM "foods" WHERE "foods"."name" = $1',
      mysql: 'DELETE FROM `foods` WHERE `foods`.`name` = ?',
      madeUp: 'DELETE FROM [foods] WHERE [foods].[name] == :1 OF text',
    },
    params: ['hay'],
    rows: 1,
  },
  {
    does: 'parameters are values',
    query: given(shown, { a: 2, b: "it's" }),
    sql: {
      sqlite:
        'SELECT CAST(? AS INTEGER) AS "a", ? AS "b", CAST(? AS INTEGER) + CAST(? AS INTEGER) AS "twice" FROM "foods" LIMIT +?',
      postgres: 'SELECT $1::bigint AS "a", $2::text AS "b", $3::bigint + $4::bigint AS "twice" FROM "foods" LIMIT $5',
      mysql:
        'SELECT CAST(? AS SIGNED) AS `a`, ? AS `b`, CAST(? AS SIGNED) + CAST(? AS SIGNED) AS `twice` FROM `foods` LIMIT ?',
      madeUp: 'SELECT <:1> AS [a], <:2> AS [b], <:3> + <:4> AS [twice] FROM [foods] TAKE :5 OF integer',
    },
    params: [2, "it's", 2, 2, 1],
    rows: [{ a: 2, b: "it's", twice: 4 }],
  },
])
