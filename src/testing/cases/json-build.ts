// Documents that the database makes: their parts come back as values of their kind, whole and exact.
import { EMPTY, FULL, Kind, seedKinds } from '../kinds.ts'
import {
  alias,
  count,
  createTables,
  defineSchema,
  equal,
  from,
  insertInto,
  integer,
  jsonAgg,
  jsonArray,
  jsonObject,
  lower,
  max,
  real,
  scalar,
  table,
  text,
  type Topic,
  type TransactionDatabase,
} from '../kit.ts'

const schema = defineSchema({
  Club: table('clubs', { id: integer().primaryKey(), name: text() }),
  Fan: table('fans', {
    id: integer().primaryKey(),
    name: text(),
    age: integer().nullable(),
    weight: real().nullable(),
    clubId: integer().references('Club.id'),
  }),
})
const { Club, Fan } = schema

async function fans(db: TransactionDatabase): Promise<void> {
  await createTables(db, schema)
  await insertInto(Club)
    .values([{ name: 'A' }, { name: 'B' }, { name: `C's "q" \\` }])
    .run(db)
  await insertInto(Fan)
    .values([
      { name: 'Ann', age: 30, weight: 0.1, clubId: 1 },
      { name: 'Bob', age: null, weight: null, clubId: 1 },
      { name: `it's "x", \\ 😀`, age: 20, weight: 1e300, clubId: 2 },
    ])
    .run(db)
}

const { id, text: words, integer: whole, bigint, real: double, decimal, boolean, timestamp, ...others } = Kind
const { plainDate, plainTime, plainDateTime, interval, uuid, json, blob, enum: one, array } = others
const NUMBERS = { id, whole, bigint, double, decimal, boolean }
const PARTS = {
  ...NUMBERS,
  words,
  timestamp,
  plainDate,
  plainTime,
  plainDateTime,
  interval,
  uuid,
  json,
  blob,
  one,
  array,
}
const ROWS = [FULL, EMPTY].map(row => {
  const named: Record<string, unknown> = {
    ...row,
    words: row.text,
    whole: row.integer,
    double: row.real,
    one: row.enum,
  }
  return Object.fromEntries(Object.keys(PARTS).map(key => [key, named[key]]))
})

export const jsonBuild: Topic = {
  name: 'documents made of expressions',
  cases: [
    {
      name: 'jsonObject() keeps values of every kind, and null',
      run: async ({ db }) => {
        await seedKinds(db)
        const found = await from(Kind)
          .select({ all: jsonObject(PARTS) })
          .orderBy(Kind.id.asc())
          .all(db)
        equal(found as unknown, [{ all: ROWS[0] }, { all: ROWS[1] }])
      },
    },
    {
      name: 'jsonArray() keeps values of every kind, and null',
      run: async ({ db }) => {
        await seedKinds(db)
        const found = await from(Kind)
          .select({ all: jsonArray(...Object.values(PARTS)) })
          .orderBy(Kind.id.asc())
          .all(db)
        equal(
          found as unknown,
          ROWS.map(row => ({ all: Object.values(row) })),
        )
      },
    },
    {
      name: 'jsonAgg() keeps values of every kind, and leaves out null',
      run: async ({ db }) => {
        await seedKinds(db)
        for (const [name, part] of Object.entries(PARTS)) {
          const found = await from(Kind)
            .select({ all: jsonAgg(part as typeof words, { orderBy: Kind.id.asc() }) })
            .one(db)
          const given = ROWS.map(row => row[name]).filter(value => value !== null)
          equal(found.all as unknown, given, name)
        }
        const objects = await from(Kind)
          .select({ all: jsonAgg(jsonObject(PARTS), { orderBy: Kind.id.desc() }) })
          .one(db)
        equal(objects.all as unknown, ROWS.toReversed())
      },
    },
    {
      name: 'plain values are parts too',
      run: async ({ db }) => {
        await fans(db)
        const at = new Date('2024-02-29T12:00:00.250Z')
        const parts = { n: 1, x: 0.5, t: `it's "q" \\ 😀`, yes: true, no: false, big: 2n ** 62n, at, none: null }
        const row = await from(Club)
          .where(Club.id.eq(1))
          .select({ all: jsonObject({ ...parts, id: Club.id }), list: jsonArray(1, 'a', null, Club.name) })
          .one(db)
        equal(row as unknown, { all: { ...parts, id: 1 }, list: [1, 'a', null, 'A'] })
      },
    },
    {
      name: 'keys may be any text, in the order that they were given',
      run: async ({ db }) => {
        await fans(db)
        const keys = [
          'z',
          "x'y",
          'a"b',
          'a.b',
          '$',
          '[0]',
          '\\',
          '😀',
          'a\nb',
          '?',
          '$1',
          '--',
          ' ',
          'constructor',
          'b',
        ]
        const entries = Object.fromEntries(keys.map((key, at) => [key, at]))
        const row = await from(Club)
          .where(Club.id.eq(1))
          .select({ all: jsonObject({ ...entries, id: Club.id }) })
          .one(db)
        equal(Object.keys(row.all), [...keys, 'id'])
        equal(row.all as unknown, { ...entries, id: 1 })
      },
    },
    {
      name: 'documents inside documents and lists keep their parts',
      run: async ({ db }) => {
        await fans(db)
        const fan = jsonObject({
          name: Fan.name,
          sizes: jsonArray(Fan.age, Fan.weight),
          club: jsonObject({ id: Fan.clubId }),
        })
        const rows = await from(Club)
          .innerJoin(Fan, Fan.clubId.eq(Club.id))
          .groupBy(Club.id, Club.name)
          .orderBy(Club.id.asc())
          .select({
            all: jsonObject({ club: Club.name, fans: jsonAgg(fan, { orderBy: Fan.name.desc() }), n: count() }),
          })
          .all(db)
        equal(rows, [
          {
            all: {
              club: 'A',
              fans: [
                { name: 'Bob', sizes: [null, null], club: { id: 1 } },
                { name: 'Ann', sizes: [30, 0.1], club: { id: 1 } },
              ],
              n: 2,
            },
          },
          { all: { club: 'B', fans: [{ name: `it's "x", \\ 😀`, sizes: [20, 1e300], club: { id: 2 } }], n: 1 } },
        ])
      },
    },
    {
      name: 'jsonAgg() is null over no rows, also of a group, and takes an order and a filter',
      run: async ({ db }) => {
        await fans(db)
        const none = await from(Fan)
          .where(Fan.id.gt(99))
          .select({ all: jsonAgg(Fan.name) })
          .one(db)
        equal(none, { all: null })
        const row = await from(Fan)
          .select({
            up: jsonAgg(Fan.id, { orderBy: [Fan.age.asc(), Fan.id.asc()] }),
            last: jsonAgg(Fan.id, { orderBy: Fan.age.asc({ nulls: 'last' }) }),
            down: jsonAgg(Fan.id, { orderBy: Fan.age.desc() }),
            old: jsonAgg(Fan.name, { filter: Fan.age.gt(25) }),
            nobody: jsonAgg(Fan.name, { filter: Fan.age.gt(99) }),
            ages: jsonAgg(Fan.age, { orderBy: Fan.id.asc() }),
          })
          .one(db)
        equal(row, { up: [2, 3, 1], last: [3, 1, 2], down: [1, 3, 2], old: ['Ann'], nobody: null, ages: [30, 20] })
      },
    },
    {
      name: 'a document is null where a left join found no row, and no list has it',
      run: async ({ db }) => {
        await fans(db)
        const rows = await from(Club)
          .leftJoin(Fan, Fan.clubId.eq(Club.id))
          .orderBy(Club.id.asc(), Fan.id.asc())
          .select({ club: Club.name, fan: jsonObject({ name: Fan.name, age: Fan.age }) })
          .all(db)
        equal(
          rows.map(({ fan }) => fan),
          [{ name: 'Ann', age: 30 }, { name: 'Bob', age: null }, { name: `it's "x", \\ 😀`, age: 20 }, null],
        )
        const lists = await from(Club)
          .leftJoin(Fan, Fan.clubId.eq(Club.id))
          .groupBy(Club.id)
          .orderBy(Club.id.asc())
          .select({ id: Club.id, fans: jsonAgg(jsonObject({ age: Fan.age, id: Fan.id }), { orderBy: Fan.id.asc() }) })
          .all(db)
        equal(lists, [
          {
            id: 1,
            fans: [
              { age: 30, id: 1 },
              { age: null, id: 2 },
            ],
          },
          { id: 2, fans: [{ age: 20, id: 3 }] },
          { id: 3, fans: null },
        ])
      },
    },
    {
      name: 'lists of related rows come by a subquery, and by a query in the place of a table',
      run: async ({ db }) => {
        await fans(db)
        const other = alias(Fan, 'other')
        const list = from(other)
          .outer(Club)
          .where(other.clubId.eq(Club.id))
          .select({ all: jsonAgg(jsonObject({ id: other.id, name: lower(other.name) }), { orderBy: other.id.asc() }) })
        const rows = await from(Club)
          .where(Club.id.in([1, 3]))
          .orderBy(Club.id.asc())
          .select({ name: Club.name, fans: scalar(list) })
          .all(db)
        equal(rows as unknown, [
          {
            name: 'A',
            fans: [
              { id: 1, name: 'ann' },
              { id: 2, name: 'bob' },
            ],
          },
          { name: `C's "q" \\`, fans: null },
        ])
        const derived = from(Fan)
          .groupBy(Fan.clubId)
          .select({ clubId: Fan.clubId, oldest: max(Fan.age), all: jsonAgg(Fan.weight, { orderBy: Fan.id.asc() }) })
          .as('derived')
        const found = await from(derived)
          .orderBy(derived.clubId.asc())
          .select({ both: jsonArray(derived.oldest, derived.all) })
          .all(db)
        equal(found as unknown, [{ both: [30, [0.1]] }, { both: [20, [1e300]] }])
      },
    },
  ],
}
