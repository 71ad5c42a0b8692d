// Issue 5: grouping sets and rollup where they exist.
import { Hero, seedHeroes } from '../heroes.ts'
import {
  coalesce,
  count,
  createTables,
  cube,
  decimal,
  defineSchema,
  equal,
  from,
  grouping,
  groupingSets,
  insertInto,
  integer,
  max,
  rollup,
  sum,
  table,
  throws,
  type Topic,
  type TransactionDatabase,
  UnsupportedError,
  ValidationError,
} from '../kit.ts'

const { Sale } = defineSchema({
  Sale: table('sales', {
    id: integer().primaryKey(),
    year: integer(),
    shop: integer().nullable(),
    amount: decimal(10, 2),
  }),
})

async function sales(db: TransactionDatabase): Promise<void> {
  await createTables(db, { Sale })
  await insertInto(Sale)
    .values([
      { year: 1, shop: 1, amount: '1.50' },
      { year: 1, shop: 1, amount: '2.50' },
      { year: 1, shop: null, amount: '8.00' },
      { year: 2, shop: 2, amount: '-4.25' },
    ])
    .run(db)
}

const totals = from(Sale).select({ year: Sale.year, shop: Sale.shop, n: count(), sum: sum(Sale.amount) })

/** In one order, whatever the order of the groups. */
const sorted = (rows: readonly object[]): string[] => rows.map(row => Object.values(row).join()).toSorted()

export const groupingTopic: Topic = {
  name: 'groups of several sizes',
  cases: [
    {
      name: 'rollup() adds subtotals and the total, beside groups of null',
      needs: ['rollup'],
      run: async ({ db }) => {
        await sales(db)
        const rows = await totals.groupBy(rollup(Sale.year, Sale.shop)).all(db)
        equal(sorted(rows), [',,4,7.75', '1,,1,8.00', '1,,3,12.00', '1,1,2,4.00', '2,,1,-4.25', '2,2,1,-4.25'])
        equal(await totals.groupBy(rollup(Sale.year, Sale.shop)).count(db), 6)
      },
    },
    {
      name: 'subtotals are asked for by having(), computed with, and read by name',
      needs: ['rollup'],
      run: async ({ db }) => {
        await sales(db)
        const large = totals.groupBy(rollup(Sale.year, Sale.shop)).having(count().gt(1))
        equal(sorted(await large.all(db)), [',,4,7.75', '1,,3,12.00', '1,1,2,4.00'])
        const years = from(Sale)
          .where(Sale.shop.isNotNull())
          .select({ year: coalesce(Sale.year, 0), top: max(Sale.amount) })
          .groupBy(rollup(Sale.year))
          .as('years')
        equal(await from(years).orderBy(years.year.desc()).all(db), [
          { year: 2, top: '-4.25' },
          { year: 1, top: '2.50' },
          { year: 0, top: '2.50' },
        ])
      },
    },
    {
      name: 'grouping() tells which columns a group leaves out, and null is the lowest',
      needs: ['groupingSets'],
      run: async ({ db }) => {
        await sales(db)
        const rows = from(Sale)
          .select({ year: Sale.year, shop: Sale.shop, out: grouping(Sale.year, Sale.shop), sum: sum(Sale.amount) })
          .groupBy(rollup(Sale.year, Sale.shop))
          .orderBy(Sale.year.asc(), grouping(Sale.shop).desc(), Sale.shop.asc())
        equal(
          (await rows.all(db)).map(row => Object.values(row)),
          [
            [null, null, 3, '7.75'],
            [1, null, 1, '12.00'],
            [1, null, 0, '8.00'],
            [1, 1, 0, '4.00'],
            [2, null, 1, '-4.25'],
            [2, 2, 0, '-4.25'],
          ],
        )
        equal(await rows.having(grouping(Sale.shop).eq(0)).count(db), 3)
      },
    },
    {
      name: 'cube() and groupingSets() choose the groups, also beside other keys',
      needs: ['groupingSets'],
      run: async ({ db }) => {
        await sales(db)
        const list = async (query: typeof totals) =>
          sorted(await query.select({ y: Sale.year, s: Sale.shop, n: count() }).all(db))
        const none = '1,,1'
        equal(await list(totals.groupBy(cube(Sale.year, Sale.shop))), [
          ',,1',
          ',,4',
          ',1,2',
          ',2,1',
          none,
          '1,,3',
          '1,1,2',
          '2,,1',
          '2,2,1',
        ])
        const shops = from(Sale).select({ shop: Sale.shop, n: count() })
        equal(sorted(await shops.groupBy(groupingSets([Sale.shop], [])).all(db)), [',1', ',4', '1,2', '2,1'])
        equal(await list(totals.groupBy(Sale.year, rollup(Sale.shop))), [none, '1,,3', '1,1,2', '2,,1', '2,2,1'])
      },
    },
    {
      name: 'no rows have no subtotals, and one total',
      needs: ['groupingSets'],
      run: async ({ db }) => {
        await createTables(db, { Sale })
        const rows = await totals
          .groupBy(rollup(Sale.year))
          .select({ n: count(), sum: sum(Sale.amount) })
          .all(db)
        equal(rows, [{ n: 0, sum: null }])
      },
    },
    {
      name: 'what a database lacks is refused before anything is sent, and so is what makes no sense',
      run: async ({ db }) => {
        await seedHeroes(db)
        const teams = from(Hero).select({ n: count() })
        const all = [rollup(Hero.teamId), cube(Hero.teamId), groupingSets([Hero.teamId], [])]
        for (const groups of all) {
          const found = await teams
            .groupBy(groups)
            .all(db)
            .catch((error: unknown) => error)
          if (!(found instanceof UnsupportedError)) equal((found as unknown[]).length, 4)
        }
        const loose = [rollup, cube, groupingSets, grouping] as unknown as ((...args: unknown[]) => unknown)[]
        for (const make of loose) {
          throws(() => make(), ValidationError)
          throws(() => make("team_id') --"), ValidationError)
        }
        throws(() => cube(...Array.from({ length: 13 }, () => Hero.id)), ValidationError)
      },
    },
  ],
}
