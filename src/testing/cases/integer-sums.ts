// DESIGN 2, Numbers: sum keeps the kind, integer to a checked number and bigint to bigint, null over no rows; arithmetic
// with bigints is exact; what no number holds exactly is an error.
import {
  bigint,
  count,
  createTables,
  DecodeError,
  defineSchema,
  equal,
  fails,
  from,
  holds,
  insertInto,
  integer,
  IsomodelError,
  max,
  min,
  round,
  sum,
  table,
  type Topic,
  type TransactionDatabase,
  update,
} from '../kit.ts'

const schema = defineSchema({
  Whole: table('wholes', {
    id: integer().primaryKey(),
    middle: integer().nullable(),
    safe: integer({ bits: 53 }).nullable(),
    large: bigint().nullable(),
  }),
})
const { Whole } = schema
const HIGHEST = 9_223_372_036_854_775_807n
const LOWEST = -9_223_372_036_854_775_808n
const SAFE = Number.MAX_SAFE_INTEGER

const column = (db: TransactionDatabase, large: (bigint | null)[]): Promise<number> =>
  insertInto(Whole)
    .values(large.map(value => ({ large: value })))
    .run(db)

export const integerSums: Topic = {
  name: 'integer sums',
  cases: [
    {
      name: 'the sum of integers is a number, also beyond 32 bits',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Whole)
          .values([{ middle: 2_147_483_647 }, { middle: 2_147_483_647 }, { middle: null }])
          .run(db)
        equal(
          await from(Whole)
            .select({ n: sum(Whole.middle) })
            .one(db),
          { n: 4_294_967_294 },
        )
      },
    },
    {
      name: 'a sum that no number holds exactly is a DecodeError',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Whole)
          .values([{ safe: SAFE }, { safe: 2 }])
          .run(db)
        await fails(
          from(Whole)
            .select({ n: sum(Whole.safe) })
            .one(db),
          DecodeError,
        )
      },
    },
    {
      name: 'the sum of bigints is an exact bigint',
      run: async ({ db }) => {
        await createTables(db, schema)
        await column(db, [2n ** 62n, 2n ** 61n, 1n])
        equal(
          await from(Whole)
            .select({ n: sum(Whole.large) })
            .one(db),
          { n: 2n ** 62n + 2n ** 61n + 1n },
        )
      },
    },
    {
      name: 'a sum of bigints beyond 64 bits is an error, never a rounded value',
      run: async ({ db }) => {
        await createTables(db, schema)
        await column(db, [HIGHEST, 1n])
        const error = await from(Whole)
          .select({ n: sum(Whole.large) })
          .one(db)
          .then(
            () => undefined,
            (thrown: unknown) => thrown,
          )
        holds(error instanceof IsomodelError, 'the sum fails with an error of this library')
      },
    },
    {
      name: 'sums, extremes and counts over no rows are null, null and 0',
      run: async ({ db }) => {
        await createTables(db, schema)
        const query = from(Whole).select({
          a: sum(Whole.middle),
          b: sum(Whole.large),
          c: min(Whole.large),
          d: max(Whole.middle),
          e: count(),
          f: count(Whole.large),
        })
        equal(await query.one(db), { a: null, b: null, c: null, d: null, e: 0, f: 0 })
      },
    },
    {
      name: 'min and max of bigints are exact',
      run: async ({ db }) => {
        await createTables(db, schema)
        await column(db, [HIGHEST, HIGHEST - 1n, LOWEST, LOWEST + 1n])
        equal(
          await from(Whole)
            .select({ a: min(Whole.large), b: max(Whole.large) })
            .one(db),
          { a: LOWEST, b: HIGHEST },
        )
      },
    },
    {
      name: 'arithmetic of bigints is exact',
      run: async ({ db }) => {
        await createTables(db, schema)
        await column(db, [2n ** 60n])
        const row = await from(Whole)
          .select({
            a: Whole.large.plus(1n),
            b: Whole.large.minus(3n),
            c: Whole.large.times(3n),
            d: Whole.large.mod(7n),
          })
          .one(db)
        equal(row, { a: 2n ** 60n + 1n, b: 2n ** 60n - 3n, c: 3n * 2n ** 60n, d: 2n ** 60n % 7n })
      },
    },
    {
      name: 'rounding an integer or a bigint leaves it as it is',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Whole)
          .values({ middle: 15, large: 2n ** 62n + 1n })
          .run(db)
        const row = await from(Whole)
          .select({ a: round(Whole.middle), b: round(Whole.large), c: round(Whole.large, 3) })
          .one(db)
        equal(row, { a: 15, b: 2n ** 62n + 1n, c: 2n ** 62n + 1n })
      },
    },
    {
      name: 'arithmetic beyond 64 bits is an error, never a rounded value',
      run: async ({ db }) => {
        await createTables(db, schema)
        await column(db, [HIGHEST])
        const ask = [
          from(Whole)
            .select({ n: Whole.large.plus(1n) })
            .all(db),
          from(Whole)
            .select({ n: Whole.large.times(2n) })
            .all(db),
          update(Whole)
            .set({ large: Whole.large.plus(1n) })
            .everyRow()
            .run(db),
        ]
        for (const end of await Promise.allSettled(ask)) {
          holds(end.status === 'rejected' && end.reason instanceof IsomodelError, 'it fails with an error of ours')
        }
        equal(await from(Whole).select({ n: Whole.large }).all(db), [{ n: HIGHEST }])
      },
    },
    {
      name: 'an update by an expression is exact',
      run: async ({ db }) => {
        await createTables(db, schema)
        await column(db, [2n ** 53n])
        await update(Whole)
          .set({ large: Whole.large.plus(1n) })
          .everyRow()
          .run(db)
        equal(await from(Whole).select({ n: Whole.large }).one(db), { n: 2n ** 53n + 1n })
      },
    },
  ],
}
