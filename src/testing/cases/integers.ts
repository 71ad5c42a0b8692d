// DESIGN 1 and 2: integers of 16, 32 and 53 bits, checked on every write and read; bigints exact; every 64-bit cell is
// exact or a DecodeError, never rounded. sum keeps the kind: integer to a checked number, bigint to bigint.
import {
  bigint,
  collected,
  createTables,
  DecodeError,
  defineSchema,
  deleteFrom,
  equal,
  fails,
  from,
  holds,
  insertInto,
  QueryError,
  integer,
  prepare,
  sql,
  table,
  type Topic,
  type TransactionDatabase,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Whole: table('wholes', {
    id: integer().primaryKey(),
    small: integer({ bits: 16 }).nullable(),
    middle: integer().nullable(),
    safe: integer({ bits: 53 }).nullable(),
    large: bigint().nullable(),
  }),
  BigKey: table('big_keys', { id: bigint().primaryKey(), n: integer() }),
})
const { Whole, BigKey } = schema
const HIGHEST = 9_223_372_036_854_775_807n
const LOWEST = -9_223_372_036_854_775_808n
const SAFE = Number.MAX_SAFE_INTEGER

const raw = (db: TransactionDatabase, column: string, digits: string): Promise<number> =>
  sql`insert into wholes (id, ${sql.name(column)}) values (1, ${sql.unsafe(digits)})`.run(db)

const column = (db: TransactionDatabase, large: (bigint | null)[]): Promise<number> =>
  insertInto(Whole)
    .values(large.map(value => ({ large: value })))
    .run(db)

export const integers: Topic = {
  name: 'integers',
  cases: [
    {
      name: 'keep their limits exactly',
      run: async ({ db }) => {
        await createTables(db, schema)
        const rows = [
          { id: 1, small: 32_767, middle: 2_147_483_647, safe: SAFE, large: HIGHEST },
          { id: 2, small: -32_768, middle: -2_147_483_648, safe: -SAFE, large: LOWEST },
          { id: 3, small: 0, middle: 0, safe: 0, large: 0n },
        ]
        equal(await insertInto(Whole).values(rows).run(db), 3)
        equal(await from(Whole).orderBy(Whole.id.asc()).all(db), rows)
      },
    },
    {
      name: 'beyond their limits are refused before anything is sent',
      run: async ({ db }) => {
        await createTables(db, schema)
        const wrong = [
          { small: 32_768 },
          { small: -32_769 },
          { middle: 2_147_483_648 },
          { middle: -2_147_483_649 },
          { safe: SAFE + 1 },
          { large: HIGHEST + 1n },
          { large: LOWEST - 1n },
          { middle: 1.5 },
          { middle: NaN },
          { middle: Infinity },
          { middle: 1n as never },
          { middle: '1' as never },
          { large: 1 as never },
        ]
        for (const row of wrong) await fails(insertInto(Whole).values(row).run(db), ValidationError)
        equal(await from(Whole).count(db), 0)
      },
    },
    {
      name: 'bigints around 2^53 are not rounded',
      run: async ({ db }) => {
        await createTables(db, schema)
        const all = [-(2n ** 53n) - 1n, -(2n ** 53n), 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 60n + 1n]
        await column(db, all)
        const rows = await from(Whole).select({ large: Whole.large }).orderBy(Whole.large.asc()).all(db)
        equal(
          rows.map(row => row.large),
          all,
        )
        for (const large of all) equal(await from(Whole).where(Whole.large.eq(large)).count(db), 1)
        equal(await from(Whole).where(Whole.large.in(all)).count(db), 6)
        equal(
          await from(Whole)
            .where(Whole.large.gt(2n ** 53n))
            .count(db),
          2,
        )
      },
    },
    {
      name: 'bigints travel through prepared parameters and sql templates exactly',
      run: async ({ db }) => {
        await createTables(db, schema)
        await column(db, [HIGHEST, LOWEST, 1n])
        const query = prepare({ n: bigint() }, p => from(Whole).select({ n: Whole.large }).where(Whole.large.eq(p.n)))
        equal(await query.all(db, { n: LOWEST }), [{ n: LOWEST }])
        equal(
          await from(Whole)
            .where(sql<boolean>`${Whole.large} = ${HIGHEST}`)
            .count(db),
          1,
        )
      },
    },
    ...(['small', 'middle'] as const).map(name => ({
      name: `a stored value beyond the range of a column of ${name} width is a DecodeError`,
      run: async ({ db }: { db: TransactionDatabase }) => {
        await createTables(db, schema)
        const stored = raw(db, name, { small: '32768', middle: '2147483648' }[name])
        // A database that checks the width keeps it out.
        if ((await stored.catch((error: unknown) => error)) instanceof QueryError) return
        const error = await fails(from(Whole).all(db), DecodeError)
        holds(error.message.includes(`Whole.${name}`), 'the message names model and column')
        holds(!/\d{5}/.test(error.message), 'the message holds no value')
        equal(await from(Whole).select({ id: Whole.id }).all(db), [{ id: 1 }])
      },
    })),
    {
      name: 'a stored value of 64 bits is never rounded into a column of 53',
      run: async ({ db }) => {
        await createTables(db, schema)
        for (const digits of ['9223372036854775807', '9007199254740993', '9007199254740992', '-9007199254740993']) {
          await raw(db, 'safe', digits)
          await fails(from(Whole).all(db), DecodeError)
          await fails(from(Whole).first(db), DecodeError)
          await fails(collected(from(Whole).stream(db)), DecodeError)
          await deleteFrom(Whole).everyRow().run(db)
        }
      },
    },
    {
      name: 'raw SQL answers integers as numbers where they are exact, else as bigints',
      run: async ({ db }) => {
        const row =
          await sql`select 1 as a, 9007199254740991 as b, 9007199254740993 as c, -9223372036854775807 as d`.one(db)
        equal(row, { a: 1, b: SAFE, c: 9_007_199_254_740_993n, d: -9_223_372_036_854_775_807n })
      },
    },
    {
      name: 'an sql expression of no kind decodes exactly inside a query',
      run: async ({ db }) => {
        await createTables(db, schema)
        await column(db, [2n ** 53n + 1n, 5n])
        const query = from(Whole).select({ id: Whole.id, n: sql<number | bigint>`${Whole.large}` })
        equal(await query.orderBy(Whole.id.asc()).all(db), [
          { id: 1, n: 9_007_199_254_740_993n },
          { id: 2, n: 5 },
        ])
      },
    },
    {
      name: 'returns() decodes an sql expression as the kind that it names',
      run: async ({ db }) => {
        await createTables(db, schema)
        await column(db, [5n])
        const plain = sql`${Whole.large} + 1`
        const row = await from(Whole)
          .select({ a: plain.returns(integer()), b: plain.returns(bigint()) })
          .one(db)
        equal(row, { a: 6, b: 6n })
      },
    },
    {
      name: 'a bigint key beyond 2^53 is found again',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(BigKey)
          .values([
            { id: 2n ** 60n, n: 1 },
            { id: 2n ** 60n + 1n, n: 2 },
          ])
          .run(db)
        equal(await db.get(BigKey, 2n ** 60n + 1n), { id: 2n ** 60n + 1n, n: 2 })
        equal(await db.get(BigKey, 2n ** 60n + 2n), undefined)
      },
    },
  ],
}
