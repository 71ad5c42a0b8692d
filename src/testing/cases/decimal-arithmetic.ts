// DESIGN 2, Numbers, decimals in arithmetic: plus and minus at the larger scale; times adds scales; dividedBy takes one;
// sum keeps the scale; avg has four digits more; all halves away from zero, all exact or an error.
import { Price, prices } from '../prices.ts'
import {
  abs,
  avg,
  cast,
  DecodeError,
  DefinitionError,
  equal,
  from,
  round,
  sum,
  text,
  throws,
  type Topic,
  update,
} from '../kit.ts'

export const decimalArithmetic: Topic = {
  name: 'decimal arithmetic',
  cases: [
    {
      name: 'that no exact form holds are a DecodeError, never rounded',
      run: async ({ db }) => {
        await prices(db, { whole: '999999999999999999', wide: '999999999999.999999' })
        const exact: [unknown, string][] = [
          [Price.whole.plus(Price.wide), '1000000999999999998.999999'],
          [Price.whole.times(Price.wide), '999999999999999998000000000000.000001'],
        ]
        for (const [n, value] of exact) {
          const query = from(Price).select({ n: n as typeof Price.wide })
          const answer = await query.one(db).catch((error: unknown) => error)
          // Databases that reckon with more digits answer all of them.
          if (answer instanceof DecodeError) continue
          equal(answer, { n: value })
        }
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
