// DESIGN 1 and 2, decimals: strings, exact, compared, ordered and summed as numbers; different scales are brought to
// the larger for plus, minus and comparison; times adds scales; dividedBy takes one; sum keeps the scale; avg has four
// digits more, halves away from zero.
import { Price, prices } from '../prices.ts'
import {
  count,
  decimal,
  equal,
  fails,
  from,
  insertInto,
  max,
  min,
  prepare,
  type Topic,
  type TransactionDatabase,
  ValidationError,
} from '../kit.ts'

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
      name: 'of different scale are compared at the larger',
      run: async ({ db }) => {
        await prices(db, { amount: '1.50', rate: '1.5000' }, { amount: '1.50', rate: '1.5001' })
        equal(await from(Price).where(Price.amount.eq(Price.rate)).count(db), 1)
        equal(await from(Price).where(Price.rate.gt(Price.amount)).count(db), 1)
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
  ],
}
