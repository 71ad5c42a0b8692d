// DESIGN 2, Numbers: dividedBy is real division, null for a zero divisor; avg of numbers is a number, null over no rows;
// real refuses NaN and infinities; -0 is 0; round is halves away from zero.
import {
  abs,
  avg,
  bigint,
  createTables,
  defineSchema,
  equal,
  fails,
  from,
  insertInto,
  integer,
  max,
  min,
  prepare,
  real,
  round,
  sql,
  sum,
  table,
  type Topic,
  type TransactionDatabase,
  update,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Measure: table('measures', {
    id: integer().primaryKey(),
    x: real().nullable(),
    n: integer().nullable(),
    b: bigint().nullable(),
  }),
})
const { Measure } = schema

async function measures(db: TransactionDatabase, ...rows: { x?: number; n?: number; b?: bigint }[]): Promise<void> {
  await createTables(db, schema)
  await insertInto(Measure).values(rows).run(db)
}

export const numbers: Topic = {
  name: 'numbers',
  cases: [
    {
      name: 'reals come back bit for bit',
      run: async ({ db }) => {
        const all = [0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -1e-7, 123456789.12345679, 2 ** 53, 1, -2]
        await measures(db, ...all.map(x => ({ x })))
        const rows = await from(Measure).select({ x: Measure.x }).orderBy(Measure.id.asc()).all(db)
        equal(
          rows.map(row => row.x),
          all,
        )
      },
    },
    {
      name: 'a real column refuses NaN and infinities, in rows and in parameters',
      run: async ({ db }) => {
        await measures(db, { x: 1 })
        for (const x of [NaN, Infinity, -Infinity]) {
          await fails(insertInto(Measure).values({ x }).run(db), ValidationError)
          await fails(update(Measure).set({ x }).everyRow().run(db), ValidationError)
          const query = prepare({ x: real() }, p => from(Measure).where(Measure.x.eq(p.x)))
          await fails((async () => query.all(db, { x }))(), ValidationError)
        }
        equal(await from(Measure).count(db), 1)
      },
    },
    {
      name: 'NaN and infinities are refused as operands',
      run: async ({ db }) => {
        await measures(db, { x: 1 })
        for (const x of [NaN, Infinity, -Infinity]) {
          await fails((async () => from(Measure).where(Measure.x.gt(x)).all(db))(), ValidationError)
          await fails(
            (async () =>
              from(Measure)
                .where(Measure.x.in([1, x]))
                .all(db))(),
            ValidationError,
          )
        }
      },
    },
    {
      name: '-0 is stored as 0',
      run: async ({ db }) => {
        await measures(db, { x: -0, n: -0 })
        equal(await from(Measure).one(db), { id: 1, x: 0, n: 0, b: null })
        equal(await from(Measure).where(Measure.x.eq(-0)).count(db), 1)
      },
    },
    {
      name: 'dividedBy is real division',
      run: async ({ db }) => {
        await measures(db, { n: 7, x: 1, b: 9n })
        const row = await from(Measure)
          .select({
            a: Measure.n.dividedBy(2),
            b: Measure.n.dividedBy(Measure.n),
            c: Measure.x.dividedBy(4),
            d: Measure.b.dividedBy(2n),
            e: Measure.n.dividedBy(-2),
          })
          .one(db)
        equal(row, { a: 3.5, b: 1, c: 0.25, d: 4.5, e: -3.5 })
      },
    },
    {
      name: 'dividedBy and mod of a zero divisor are null',
      run: async ({ db }) => {
        await measures(db, { n: 0, x: 0, b: 0n })
        const row = await from(Measure)
          .select({
            a: Measure.n.dividedBy(0),
            b: Measure.x.dividedBy(Measure.x),
            c: Measure.b.dividedBy(Measure.b),
            d: Measure.n.mod(0),
            e: Measure.x.mod(0),
          })
          .one(db)
        equal(row, { a: null, b: null, c: null, d: null, e: null })
      },
    },
    {
      name: 'mod has the sign of the dividend',
      run: async ({ db }) => {
        await measures(db, { n: 7, x: 7.5, b: 7n }, { n: -7, x: -7.5, b: -7n })
        const rows = await from(Measure)
          .select({ a: Measure.n.mod(3), b: Measure.n.mod(-3), c: Measure.b.mod(4n), d: Measure.x.mod(2) })
          .orderBy(Measure.id.asc())
          .all(db)
        equal(rows, [
          { a: 1, b: 1, c: 3n, d: 1.5 },
          { a: -1, b: -1, c: -3n, d: -1.5 },
        ])
      },
    },
    {
      name: 'plus, minus and times work with values and columns, and nest with their brackets',
      run: async ({ db }) => {
        await measures(db, { n: 5, x: 0.5 })
        const row = await from(Measure)
          .select({
            a: Measure.n.plus(1).times(2),
            b: Measure.n.minus(Measure.n.minus(2)),
            c: Measure.x.times(Measure.x).plus(1),
            d: Measure.n.times(Measure.n.plus(1)).minus(1),
          })
          .one(db)
        equal(row, { a: 12, b: 2, c: 1.25, d: 29 })
      },
    },
    {
      name: 'integers with a fraction or a real beside them become reals',
      run: async ({ db }) => {
        await measures(db, { n: 5, x: 0.25 })
        const row = await from(Measure)
          .select({ a: Measure.n.plus(0.5), b: Measure.n.times(Measure.x) })
          .one(db)
        equal(row, { a: 5.5, b: 1.25 })
      },
    },
    {
      name: 'integers compare with fractions as numbers',
      run: async ({ db }) => {
        await measures(db, { n: 1 }, { n: 2 })
        equal(
          await from(Measure)
            .where(Measure.n.gt(sql<number>`${1.5}`))
            .count(db),
          1,
        )
        equal(await from(Measure).where(Measure.n.dividedBy(2).eq(0.5)).count(db), 1)
      },
    },
    {
      name: 'avg of integers, bigints and reals is a number',
      run: async ({ db }) => {
        await measures(db, { n: 1, x: 0.5, b: 1n }, { n: 2, x: 1, b: 2n }, {})
        const row = await from(Measure)
          .select({ n: avg(Measure.n), x: avg(Measure.x), b: avg(Measure.b) })
          .one(db)
        equal(row, { n: 1.5, x: 0.75, b: 1.5 })
      },
    },
    {
      name: 'avg, sum, min and max over no rows are null',
      run: async ({ db }) => {
        await measures(db, {})
        const row = await from(Measure)
          .select({ a: avg(Measure.n), b: avg(Measure.x), c: sum(Measure.x), d: min(Measure.x), e: max(Measure.n) })
          .one(db)
        equal(row, { a: null, b: null, c: null, d: null, e: null })
      },
    },
    {
      name: 'round takes halves away from zero',
      run: async ({ db }) => {
        const all = [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 2.4, -2.6, 0.49]
        await measures(db, ...all.map(x => ({ x })))
        const rows = await from(Measure)
          .select({ r: round(Measure.x) })
          .orderBy(Measure.id.asc())
          .all(db)
        equal(
          rows.map(row => row.r),
          [1, 2, 3, -1, -2, -3, 2, -3, 0],
        )
      },
    },
    {
      name: 'round keeps the digits that it is told',
      run: async ({ db }) => {
        await measures(db, { x: 1.125 }, { x: -1.375 }, { x: 1234.5678 })
        const rows = await from(Measure)
          .select({ r: round(Measure.x, 2) })
          .orderBy(Measure.id.asc())
          .all(db)
        equal(
          rows.map(row => row.r),
          [1.13, -1.38, 1234.57],
        )
      },
    },
    {
      name: 'abs is the distance from zero',
      run: async ({ db }) => {
        await measures(db, { x: -1.5, n: -3, b: -(2n ** 60n) })
        const row = await from(Measure)
          .select({ a: abs(Measure.x), b: abs(Measure.n), c: abs(Measure.b) })
          .one(db)
        equal(row, { a: 1.5, b: 3, c: 2n ** 60n })
      },
    },
    {
      name: 'numbers in a prepared statement and as plain values mean the same',
      run: async ({ db }) => {
        await measures(db, { n: 3, x: 3 })
        const query = prepare({ n: integer(), x: real() }, p =>
          from(Measure).select({
            a: Measure.n.dividedBy(p.n),
            b: Measure.n.plus(p.n),
            c: Measure.x.times(p.x),
            d: Measure.n.mod(p.n),
          }),
        )
        equal(await query.one(db, { n: 2, x: 1.5 }), { a: 1.5, b: 5, c: 4.5, d: 1 })
      },
    },
  ],
}
