import { avg, connect, decimal, defineSchema, from, insertInto, integer, sum, table, update } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { sqlite } from 'isomodel/dialects'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const { Price } = defineSchema({
  Price: table('prices', {
    id: integer().primaryKey(),
    plain: decimal(10, 2),
    scaled: decimal(10, 2, { storage: 'scaled' }),
    large: decimal(18, 2, { storage: 'scaled' }),
    long: decimal(30, 2).nullable(),
  }),
})

describe('a decimal that is told to be a scaled integer is as good as one that is so anyway', () => {
  const db = connect(nodeSqlite({ file: ':memory:' }))
  beforeAll(async () => {
    await createTables(db, { Price })
    await insertInto(Price)
      .values([
        { plain: '1.50', scaled: '1.50', large: '1234567890123456.78' },
        { plain: '2.00', scaled: '10.00', large: '1.00' },
      ])
      .run(db)
  })
  afterAll(() => db.close())

  test('in arithmetic, comparisons and aggregates', async () => {
    const { scaled, plain } = Price
    const rows = from(Price).select({
      sum: scaled.plus('1.25'),
      product: scaled.times('2.5'),
      both: scaled.plus(plain),
    })
    expect(await rows.all(db)).toEqual([
      { sum: '2.75', product: '3.750', both: '3.00' },
      { sum: '11.25', product: '25.000', both: '12.00' },
    ])
    expect(await from(Price).where(scaled.eq(plain)).count(db)).toBe(1)
    expect(
      await from(Price)
        .select({ sum: sum(scaled), mean: avg(scaled) })
        .one(db),
    ).toEqual({
      sum: '11.50',
      mean: '5.750000',
    })
  })

  test('in lists of large ones, and when it is set from another column', async () => {
    expect(
      await from(Price)
        .where(Price.large.in(['1234567890123456.78']))
        .count(db),
    ).toBe(1)
    await update(Price).set({ scaled: Price.plain }).where(Price.id.eq(2)).run(db)
    expect((await db.get(Price, 2))?.scaled).toBe('2.00')
  })
})

test('a value beside a decimal that is too long for an integer is bound as text', () => {
  const { long, plain, scaled } = Price.$.columns
  expect([long, plain, scaled].map(({ type }) => sqlite.parameter(type, 'expression'))).toEqual([
    '?',
    'CAST(? AS INTEGER)',
    'CAST(? AS INTEGER)',
  ])
})
