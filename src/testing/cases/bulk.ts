// DESIGN 1 and 2, Bulk inserts: any size works, split at the limit of parameters, stays one transaction and one count;
// rows are grouped by the columns they give; a column missing in one group takes its default expression; returned rows
// keep the order of the input. Defaults: functions run once per row per execution, never when the query is built.
import {
  bigint,
  createTables,
  defineSchema,
  equal,
  fails,
  from,
  holds,
  insertInto,
  integer,
  json,
  insertSchema,
  max,
  now,
  plainDate,
  scalar,
  sql,
  sum,
  table,
  text,
  timestamp,
  type Topic,
  type TransactionDatabase,
  UniqueViolation,
  update,
  ValidationError,
} from '../kit.ts'

const { Setting } = defineSchema({ Setting: table('settings', { id: integer().primaryKey(), level: integer() }) })

/** Models whose defaults count how often they are asked. */
function counted() {
  const calls = { made: 0, touched: 0 }
  const schema = defineSchema({
    Item: table('items', {
      id: integer().primaryKey(),
      code: text().unique(),
      serial: integer().default(() => ++calls.made),
      note: text().default('none'),
      place: text().defaultSql(sql`'here'`),
      extra: text().nullable(),
      touched: integer()
        .nullable()
        .onUpdate(() => ++calls.touched),
      options: json(insertSchema(Setting)).default({ level: 1 }),
    }),
  })
  return { schema, Item: schema.Item, calls }
}

const wide = defineSchema({
  Wide: table('wide', {
    id: integer().primaryKey(),
    a: integer(),
    b: integer(),
    c: integer(),
    d: bigint().nullable(),
    e: text().nullable(),
    day: plainDate().default('2024-01-01'),
    at: timestamp().defaultSql(now()),
  }),
})
const { Wide } = wide

async function items(db: TransactionDatabase) {
  const made = counted()
  await createTables(db, made.schema)
  return made
}

export const bulk: Topic = {
  name: 'bulk inserts and defaults',
  cases: [
    {
      name: 'a default is a value, a function or an expression of the database',
      needs: ['returning'],
      run: async ({ db }) => {
        const { Item } = await items(db)
        equal(await insertInto(Item).values({ code: 'a' }).returning().one(db), {
          id: 1,
          code: 'a',
          serial: 1,
          note: 'none',
          place: 'here',
          extra: null,
          touched: null,
          options: { level: 1 },
        })
      },
    },
    {
      name: 'undefined takes the default, null does not',
      run: async ({ db }) => {
        const { Item } = await items(db)
        const row = { code: 'a', serial: undefined, note: undefined, place: undefined, extra: null, options: undefined }
        await insertInto(Item).values(row).run(db)
        const query = from(Item).select({
          serial: Item.serial,
          note: Item.note,
          place: Item.place,
          options: Item.options,
        })
        equal(await query.one(db), { serial: 1, note: 'none', place: 'here', options: { level: 1 } })
        await fails(
          insertInto(Item)
            .values({ code: 'b', note: null as never })
            .run(db),
          ValidationError,
        )
      },
    },
    {
      name: 'a default function is called once per row and execution, never when the query is built',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        const { Item, calls } = await items(db)
        const write = insertInto(Item).values([{ code: 'a' }, { code: 'b', serial: 50 }, { code: 'c' }])
        write.onConflict(Item.code).ignore()
        equal(calls.made, 0)
        await write.run(db)
        equal(calls.made, 2)
        await write.onConflict(Item.code).ignore().run(db)
        equal(calls.made, 4)
        const rows = await from(Item).select({ serial: Item.serial }).orderBy(Item.id.asc()).all(db)
        equal(rows, [{ serial: 1 }, { serial: 50 }, { serial: 2 }])
      },
    },
    {
      name: 'an onUpdate function is called once per execution, and not where the column is given',
      run: async ({ db }) => {
        const { Item, calls } = await items(db)
        await insertInto(Item)
          .values([{ code: 'a' }, { code: 'b' }])
          .run(db)
        const write = update(Item).set({ note: 'x' }).everyRow()
        equal(calls.touched, 0)
        await write.run(db)
        await write.run(db)
        equal(calls.touched, 2)
        await update(Item).set({ touched: 99 }).where(Item.code.eq('a')).run(db)
        equal(calls.touched, 2)
        const rows = await from(Item).select({ touched: Item.touched }).orderBy(Item.id.asc()).all(db)
        equal(rows, [{ touched: 99 }, { touched: 2 }])
      },
    },
    {
      name: 'a default object is copied for every row',
      run: async ({ db }) => {
        const { Item } = await items(db)
        await insertInto(Item)
          .values([{ code: 'a' }, { code: 'b' }])
          .run(db)
        const rows = await from(Item).all(db)
        holds(rows[0]?.options !== rows[1]?.options, 'two rows share no object')
        if (rows[0]) rows[0].options.level = 9
        await insertInto(Item).values({ code: 'c' }).run(db)
        equal(await from(Item).select({ options: Item.options }).where(Item.code.eq('c')).one(db), {
          options: { level: 1 },
        })
      },
    },
    {
      name: 'rows that give different columns keep their order and their defaults',
      needs: ['returning'],
      run: async ({ db }) => {
        const { Item } = await items(db)
        const rows = await insertInto(Item)
          .values([
            { code: 'a' },
            { code: 'b', extra: 'e' },
            { code: 'c', place: 'there' },
            { code: 'd' },
            { code: 'e', extra: 'f', place: 'away' },
            { code: 'f', extra: 'g' },
          ])
          .returning({ code: Item.code, extra: Item.extra, place: Item.place })
          .all(db)
        equal(rows, [
          { code: 'a', extra: null, place: 'here' },
          { code: 'b', extra: 'e', place: 'here' },
          { code: 'c', extra: null, place: 'there' },
          { code: 'd', extra: null, place: 'here' },
          { code: 'e', extra: 'f', place: 'away' },
          { code: 'f', extra: 'g', place: 'here' },
        ])
      },
    },
    {
      name: 'any number of rows can be inserted, with one count and their order',
      needs: ['returning'],
      run: async ({ db }) => {
        await createTables(db, wide)
        const rows = Array.from({ length: 10_007 }, (_, at) => ({
          a: at,
          b: -at,
          c: 0,
          d: BigInt(at),
          e: at % 3 ? 'x' : null,
        }))
        equal(await insertInto(Wide).values(rows).run(db), 10_007)
        equal(
          await from(Wide)
            .select({ a: sum(Wide.a), b: sum(Wide.b) })
            .one(db),
          { a: 50_065_021, b: -50_065_021 },
        )
        const back = await insertInto(Wide).values(rows).returning({ a: Wide.a, d: Wide.d }).all(db)
        equal(
          back,
          rows.map(({ a, d }) => ({ a, d })),
        )
      },
    },
    {
      name: 'a large insert is all or nothing',
      run: async ({ db }) => {
        const { Item } = await items(db)
        const rows = Array.from({ length: 3000 }, (_, at) => ({ code: `c${at === 2999 ? 0 : at}` }))
        await fails(insertInto(Item).values(rows).run(db), UniqueViolation)
        equal(await from(Item).count(db), 0)
      },
    },
    {
      name: 'a large insert inside a transaction is part of it',
      needs: ['transaction'],
      run: async ({ db }) => {
        await createTables(db, wide)
        const rows = Array.from({ length: 2000 }, (_, at) => ({ a: at, b: 0, c: 0 }))
        const stop = new Error('stop')
        const failed = db.transaction(async tx => {
          equal(await insertInto(Wide).values(rows).run(tx), 2000)
          equal(await from(Wide).count(tx), 2000)
          throw stop
        })
        equal(await failed.catch((error: unknown) => error), stop)
        equal(await from(Wide).count(db), 0)
      },
    },
    {
      name: 'every row is checked before the first is sent',
      run: async ({ db }) => {
        await createTables(db, wide)
        const rows: { a: number; b: number; c: number }[] = Array.from({ length: 2000 }, (_, at) => ({
          a: at,
          b: 0,
          c: 0,
        }))
        rows[1999] = { a: 0.5, b: 0, c: 0 }
        const error = await fails(insertInto(Wide).values(rows).run(db), ValidationError)
        equal(error.issues[0]?.row, 1999)
        equal(await from(Wide).count(db), 0)
      },
    },
    {
      name: 'rows may hold expressions beside values',
      run: async ({ db }) => {
        await createTables(db, wide)
        const highest = scalar(from(Wide).select({ n: max(Wide.a) }))
        await insertInto(Wide).values({ a: 10, b: 0, c: 0 }).run(db)
        await insertInto(Wide)
          .values([
            { a: highest as never, b: 1, c: 1 },
            { a: 3, b: sql<number>`1 + 1`, c: 1 },
          ])
          .run(db)
        const rows = await from(Wide).select({ a: Wide.a, b: Wide.b }).orderBy(Wide.id.asc()).all(db)
        equal(rows, [
          { a: 10, b: 0 },
          { a: 10, b: 1 },
          { a: 3, b: 2 },
        ])
      },
    },
    {
      name: 'a query that is inserted takes the defaults of columns that it leaves out',
      run: async ({ db }) => {
        const { Item, schema } = await items(db)
        await insertInto(Item).values({ code: 'a', note: 'b' }).run(db)
        await insertInto(schema.Item)
          .from(from(Item).select({ code: Item.note }))
          .run(db)
        const row = await from(Item).select({ note: Item.note, place: Item.place }).where(Item.code.eq('b')).one(db)
        equal(row, { note: 'none', place: 'here' })
      },
    },
  ],
}
