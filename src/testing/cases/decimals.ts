// DESIGN 1 and 2, decimals: strings, exact, compared, ordered and summed as numbers; different scales are brought to
// the larger for plus, minus and comparison; times adds scales; dividedBy takes one; sum keeps the scale; avg has four
// digits more, halves away from zero.
import {
  abs,
  avg,
  cast,
  count,
  createTables,
  decimal,
  DecodeError,
  defineSchema,
  DefinitionError,
  equal,
  fails,
  from,
  insertInto,
  integer,
  max,
  min,
  prepare,
  round,
  sum,
  table,
  text,
  throws,
  type Topic,
  type TransactionDatabase,
  update,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Price: table('prices', {
    id: integer().primaryKey(),
    amount: decimal(10, 2).nullable(),
    rate: decimal(10, 4).nullable(),
    whole: decimal(18, 0).nullable(),
    wide: decimal(18, 6).nullable(),
    huge: decimal(30, 10).nullable(),
  }),
})
const { Price } = schema

interface PriceInput {
  amount?: string
  rate?: string
  whole?: string
  wide?: string
  huge?: string
}
async function prices(db: TransactionDatabase, ...rows: PriceInput[]): Promise<void> {
  await createTables(db, schema)
  await insertInto(Price).values(rows).run(db)
}

export const decimals: Topic = {
  name: 'decimals',
  cases: [
    {
      name: 'are strings with all digits of their scale',
      run: async ({ db }) => {
        await prices(db, { amount: '1', rate: '1.5', whole: '-7', wide: '0.000001', huge: '12345678901234567890.1' })
        equal(await from(Price).one(db), {
          id: 1,
          amount: '1.00',
          rate: '1.5000',
          whole: '-7',
          wide: '0.000001',
          huge: '12345678901234567890.1000000000',
        })
      },
    },
    {
      name: 'are exact up to their last digit',
      run: async ({ db }) => {
        const rows = [
          { amount: '99999999.99', whole: '999999999999999999', wide: '999999999999.999999' },
          { amount: '-99999999.99', whole: '-999999999999999999', wide: '-999999999999.999999' },
        ]
        await prices(db, ...rows)
        const query = from(Price).select({ amount: Price.amount, whole: Price.whole, wide: Price.wide })
        equal(await query.orderBy(Price.id.asc()).all(db), rows)
      },
    },
    {
      name: 'that do not fit are refused before anything is sent',
      run: async ({ db }) => {
        await prices(db, {})
        for (const amount of ['100000000', '0.001', '1e3', 'NaN', '', ' 1', '1,5', '0x10', '.', '--1', '１']) {
          await fails(insertInto(Price).values({ amount }).run(db), ValidationError)
        }
        await fails(
          insertInto(Price)
            .values({ amount: 1 as never })
            .run(db),
          ValidationError,
        )
        equal(await from(Price).count(db), 1)
      },
    },
    {
      name: 'zeros at either end do not count',
      run: async ({ db }) => {
        await prices(db, { amount: '000000000012.5000' }, { amount: '-0' }, { amount: '-0.00' })
        const rows = await from(Price).select({ amount: Price.amount }).orderBy(Price.id.asc()).all(db)
        equal(rows, [{ amount: '12.50' }, { amount: '0.00' }, { amount: '0.00' }])
      },
    },
    ...(['amount', 'huge'] as const).map(name => ({
      name: `sort and compare as numbers (${name === 'huge' ? 'more' : 'fewer'} digits than 18)`,
      run: async ({ db }: { db: TransactionDatabase }) => {
        await prices(db, ...['9', '10', '-1', '-10', '0', '9.5', '-0.5'].map(value => ({ [name]: value })))
        const column = Price[name]
        const rows = await from(Price).select({ value: column }).orderBy(column.asc()).all(db)
        equal(
          rows.map(row => Number(row.value)),
          [-10, -1, -0.5, 0, 9, 9.5, 10],
        )
        equal(await from(Price).where(column.gt('9')).count(db), 2)
        equal(await from(Price).where(column.lte('-0.5')).count(db), 3)
        equal(await from(Price).where(column.between('-1', '9')).count(db), 4)
        equal(await from(Price).where(column.eq('9.50')).count(db), 1)
        equal(
          await from(Price)
            .where(column.in(['10', '-10.0', '3']))
            .count(db),
          2,
        )
        const ends = await from(Price)
          .select({ low: min(column), high: max(column) })
          .one(db)
        equal([Number(ends.low), Number(ends.high)], [-10, 10])
      },
    })),
    {
      name: 'compare exactly with values of more digits than they have',
      run: async ({ db }) => {
        await prices(db, { amount: '1.00' }, { amount: '1.01' })
        equal(await from(Price).where(Price.amount.gt('1.005')).count(db), 1)
        equal(await from(Price).where(Price.amount.lt('1.005')).count(db), 1)
        equal(await from(Price).where(Price.amount.eq('1.001')).count(db), 0)
        equal(await from(Price).where(Price.amount.ne('1.001')).count(db), 2)
        equal(
          await from(Price)
            .where(Price.amount.in(['1.001', '1.01']))
            .count(db),
          1,
        )
        equal(await from(Price).where(Price.amount.between('0.999', '1.0001')).count(db), 1)
      },
    },
    {
      name: 'compare with values that are larger than they can be',
      run: async ({ db }) => {
        await prices(db, { amount: '1.00' })
        equal(await from(Price).where(Price.amount.lt('1000000000')).count(db), 1)
        equal(await from(Price).where(Price.amount.gt('-1000000000.001')).count(db), 1)
      },
    },
    {
      name: 'compared with a value of more digits than any exact form has are refused before anything is sent',
      run: async ({ db }) => {
        await prices(db, { amount: '1.00' })
        for (const value of ['1.0000000000000000000001', '123456789012345678901234', 'one', '']) {
          await fails((async () => from(Price).where(Price.amount.gt(value)).all(db))(), ValidationError)
          await fails(
            (async () =>
              from(Price)
                .select({ n: Price.amount.plus(value) })
                .all(db))(),
            ValidationError,
          )
        }
      },
    },
    {
      name: 'that no exact form holds are a DecodeError, never rounded',
      run: async ({ db }) => {
        await prices(db, { whole: '999999999999999999', wide: '999999999999.999999' })
        await fails(
          from(Price)
            .select({ n: Price.whole.plus(Price.wide) })
            .all(db),
          DecodeError,
        )
        await fails(
          from(Price)
            .select({ n: Price.whole.times(Price.wide) })
            .all(db),
          DecodeError,
        )
      },
    },
    {
      name: 'of different scale are compared at the larger',
      run: async ({ db }) => {
        await prices(db, { amount: '1.50', rate: '1.5000' }, { amount: '1.50', rate: '1.5001' })
        equal(await from(Price).where(Price.amount.eq(Price.rate)).count(db), 1)
        equal(await from(Price).where(Price.rate.gt(Price.amount)).count(db), 1)
      },
    },
    {
      name: 'plus and minus work at the larger scale',
      run: async ({ db }) => {
        await prices(db, { amount: '0.10', rate: '0.0001' })
        const row = await from(Price)
          .select({
            a: Price.amount.plus(Price.rate),
            b: Price.amount.minus(Price.rate),
            c: Price.amount.plus('0.2'),
            d: Price.amount.plus('0.005'),
            e: Price.amount.minus(1),
          })
          .one(db)
        equal(row, { a: '0.1001', b: '0.0999', c: '0.30', d: '0.105', e: '-0.90' })
      },
    },
    {
      name: 'times adds the scales and is exact',
      run: async ({ db }) => {
        await prices(db, { amount: '1.15', rate: '0.1900' })
        const row = await from(Price)
          .select({ a: Price.amount.times(Price.rate), b: Price.amount.times('1.1'), c: Price.amount.times(3) })
          .one(db)
        equal(row, { a: '0.218500', b: '1.265', c: '3.45' })
      },
    },
    {
      name: 'dividedBy takes a scale and rounds halves away from zero',
      run: async ({ db }) => {
        await prices(db, { amount: '1.00', rate: '8.0000' }, { amount: '-1.00', rate: '8.0000' })
        const rows = await from(Price)
          .select({
            a: Price.amount.dividedBy(3, 4),
            b: Price.amount.dividedBy(Price.rate, 2),
            c: Price.amount.dividedBy('0.03', 0),
            d: Price.amount.dividedBy('0', 2),
          })
          .orderBy(Price.id.asc())
          .all(db)
        equal(rows, [
          { a: '0.3333', b: '0.13', c: '33', d: null },
          { a: '-0.3333', b: '-0.13', c: '-33', d: null },
        ])
      },
    },
    {
      name: 'dividedBy without a scale is refused',
      run: async () => {
        throws(() => Price.amount.dividedBy('2', undefined as never), DefinitionError)
        throws(() => Price.amount.dividedBy('2', -1), DefinitionError)
      },
    },
    {
      name: 'sum is exact at the scale of its values',
      run: async ({ db }) => {
        await prices(db, ...Array.from({ length: 10 }, () => ({ amount: '0.10' })), {})
        equal(
          await from(Price)
            .select({ n: sum(Price.amount) })
            .one(db),
          { n: '1.00' },
        )
      },
    },
    {
      name: 'avg has four digits more, halves away from zero',
      run: async ({ db }) => {
        await prices(db, { amount: '1.00' }, { amount: '0.00' }, { amount: '0.00' }, {})
        equal(
          await from(Price)
            .select({ n: avg(Price.amount) })
            .one(db),
          { n: '0.333333' },
        )
        await update(Price)
          .set({ amount: Price.amount.times(2) })
          .everyRow()
          .run(db)
        equal(
          await from(Price)
            .select({ n: avg(Price.amount) })
            .one(db),
          { n: '0.666667' },
        )
        await update(Price)
          .set({ amount: Price.amount.times(-1) })
          .everyRow()
          .run(db)
        equal(
          await from(Price)
            .select({ n: avg(Price.amount) })
            .one(db),
          { n: '-0.666667' },
        )
      },
    },
    {
      name: 'avg takes a half in its last digit away from zero',
      run: async ({ db }) => {
        // 0.0001 / 32 is 0.000003125: a half where eight digits are kept.
        const rows = Array.from({ length: 32 }, (_, at) => ({ rate: at === 0 ? '0.0001' : '0' }))
        await prices(db, ...rows)
        equal(
          await from(Price)
            .select({ n: avg(Price.rate) })
            .one(db),
          { n: '0.00000313' },
        )
        await update(Price).set({ rate: '-0.0001' }).where(Price.id.eq(1)).run(db)
        equal(
          await from(Price)
            .select({ n: avg(Price.rate) })
            .one(db),
          { n: '-0.00000313' },
        )
      },
    },
    {
      name: 'sum and avg over no rows are null',
      run: async ({ db }) => {
        await prices(db, {})
        equal(
          await from(Price)
            .select({ a: sum(Price.amount), b: avg(Price.amount) })
            .one(db),
          { a: null, b: null },
        )
      },
    },
    {
      name: 'round takes halves away from zero and keeps the scale',
      run: async ({ db }) => {
        await prices(db, { amount: '2.50' }, { amount: '-2.50' }, { amount: '2.49' }, { amount: '1.05' })
        const rows = await from(Price)
          .select({ a: round(Price.amount), b: round(Price.amount, 1), c: round(Price.amount, 2) })
          .orderBy(Price.id.asc())
          .all(db)
        equal(rows, [
          { a: '3.00', b: '2.50', c: '2.50' },
          { a: '-3.00', b: '-2.50', c: '-2.50' },
          { a: '2.00', b: '2.50', c: '2.49' },
          { a: '1.00', b: '1.10', c: '1.05' },
        ])
      },
    },
    {
      name: 'abs and cast to text keep every digit',
      run: async ({ db }) => {
        await prices(db, { amount: '-0.05' }, { amount: '12.30' })
        const rows = await from(Price)
          .select({ a: abs(Price.amount), b: cast(Price.amount, text()) })
          .orderBy(Price.id.asc())
          .all(db)
        equal(rows, [
          { a: '0.05', b: '-0.05' },
          { a: '12.30', b: '12.30' },
        ])
      },
    },
    {
      name: 'group and count by value',
      run: async ({ db }) => {
        await prices(db, { amount: '1' }, { amount: '1.0' }, { amount: '1.00' }, { amount: '2' })
        const rows = await from(Price)
          .select({ amount: Price.amount, n: count() })
          .groupBy(Price.amount)
          .orderBy(Price.amount.asc())
          .all(db)
        equal(rows, [
          { amount: '1.00', n: 3 },
          { amount: '2.00', n: 1 },
        ])
      },
    },
    {
      name: 'are parameters of prepared queries',
      run: async ({ db }) => {
        await prices(db, { amount: '1.10' }, { amount: '2.20' })
        const query = prepare({ least: decimal(10, 2) }, p =>
          from(Price)
            .select({ n: Price.amount.plus(p.least) })
            .where(Price.amount.gte(p.least)),
        )
        equal(await query.all(db, { least: '2' }), [{ n: '4.20' }])
      },
    },
    {
      name: 'an update may compute them from a column of another scale',
      run: async ({ db }) => {
        await prices(db, { amount: '1.15', rate: '0.1999' })
        await update(Price).set({ amount: Price.rate, rate: Price.amount }).everyRow().run(db)
        equal(await from(Price).select({ amount: Price.amount, rate: Price.rate }).one(db), {
          amount: '0.20',
          rate: '1.1500',
        })
      },
    },
  ],
}
