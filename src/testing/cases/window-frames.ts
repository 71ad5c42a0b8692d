// DESIGN 1: aggregates and values over frames: rows, ranges and groups around the current row.
import { Hero, seedHeroes } from '../heroes.ts'
import {
  avg,
  count,
  equal,
  fails,
  firstValue,
  from,
  lag,
  lastValue,
  max,
  min,
  nthValue,
  stringAgg,
  sum,
  type Topic,
  UnsupportedError,
} from '../kit.ts'
import { Price, prices } from '../prices.ts'

const byAge = { orderBy: Hero.age.asc() }
const byId = { orderBy: Hero.id.asc() }

export const windowFrames: Topic = {
  name: 'frames of windows',
  cases: [
    {
      name: 'firstValue(), lastValue() and nthValue() look at the frame',
      run: async ({ db }) => {
        await seedHeroes(db)
        const around = { ...byId, frame: { rows: [-1, 1] } } as const
        const rows = await from(Hero)
          .select({
            first: firstValue(Hero.id).over(around),
            last: lastValue(Hero.id).over(around),
            third: nthValue(Hero.id, 3).over(around),
            all: lastValue(Hero.name).over({ ...byId, frame: { rows: ['unbounded', 'unbounded'] } }),
            behind: firstValue(Hero.id).over({ ...byId, frame: { rows: [1, 2] } }),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(rows, [
          { first: 1, last: 2, third: null, all: 'Captain North', behind: 2 },
          { first: 1, last: 3, third: 3, all: 'Captain North', behind: 3 },
          { first: 2, last: 4, third: 4, all: 'Captain North', behind: 4 },
          { first: 3, last: 5, third: 5, all: 'Captain North', behind: 5 },
          { first: 4, last: 5, third: null, all: 'Captain North', behind: null },
        ])
      },
    },
    {
      name: 'aggregates look at a frame of rows, or at all that are equal in the order',
      run: async ({ db }) => {
        await seedHeroes(db)
        const byTeam = { orderBy: Hero.teamId.asc() }
        const rows = await from(Hero)
          .select({
            running: sum(Hero.id).over(byTeam),
            rows: sum(Hero.id).over({ ...byId, frame: { rows: ['unbounded', 0] } }),
            before: sum(Hero.id).over({ ...byId, frame: { rows: [-2, -1] } }),
            behind: count().over({ ...byId, frame: { rows: [1, 'unbounded'] } }),
            low: min(Hero.age).over({ ...byId, frame: { rows: [0, 1] } }),
            name: max(Hero.name).over({ ...byId, frame: { rows: [-1, 0] } }),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(
          rows.map(row => Object.values(row)),
          [
            [15, 1, null, 4, 17, 'Deadpond'],
            [14, 3, 1, 3, 17, 'Spider-Boy'],
            [14, 6, 3, 2, 32, 'Spider-Boy'],
            [9, 10, 5, 1, 32, 'Tarantula'],
            [9, 15, 7, 0, 93, 'Tarantula'],
          ],
        )
      },
    },
    {
      name: 'a range is as far as the value of its order says',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .where(Hero.age.isNotNull())
          .select({
            near: count().over({ ...byAge, frame: { range: [-20, 15] } }),
            down: count().over({ orderBy: Hero.age.desc(), frame: { range: [0, 16] } }),
            peers: count().over({ ...byAge, frame: { range: ['unbounded', 0] } }),
          })
          .orderBy(Hero.age.asc())
          .all(db)
        equal(rows, [
          { near: 2, down: 1, peers: 1 },
          { near: 2, down: 2, peers: 2 },
          { near: 2, down: 2, peers: 3 },
          { near: 1, down: 1, peers: 4 },
        ])
      },
    },
    {
      name: 'frames count groups of equal rows, and leave rows out',
      needs: ['wideFrames'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const byTeam = { orderBy: Hero.teamId.asc() }
        const rows = await from(Hero)
          .select({
            groups: count().over({ ...byTeam, frame: { groups: [-1, 0] } }),
            others: sum(Hero.id).over({ ...byId, frame: { rows: ['unbounded', 'unbounded'], exclude: 'current row' } }),
            strangers: count().over({ ...byTeam, frame: { range: ['unbounded', 'unbounded'], exclude: 'group' } }),
            ties: count().over({ ...byTeam, frame: { groups: [0, 'unbounded'], exclude: 'ties' } }),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(
          rows.map(row => Object.values(row)),
          [
            [3, 14, 4, 1],
            [4, 13, 3, 2],
            [4, 12, 3, 2],
            [2, 11, 3, 4],
            [2, 10, 3, 4],
          ],
        )
      },
    },
    {
      name: 'a database without frames of groups, and of fewer rows, refuses them',
      run: async ({ db }) => {
        if (!db['~dialect'].windows?.plainFrames) return
        await seedHeroes(db)
        const groups = count().over({ ...byId, frame: { groups: [-1, 0] } })
        const fewer = count().over({ ...byId, frame: { rows: [-1, 0], exclude: 'ties' } })
        for (const n of [groups, fewer]) await fails(from(Hero).select({ n }).all(db), UnsupportedError)
      },
    },
    {
      name: 'sums and means of decimals over windows are exact, at their scales',
      run: async ({ db }) => {
        await prices(
          db,
          { amount: '0.10', rate: '0.0001', wide: '1.000001' },
          { amount: '0.20', rate: '-0.0002', wide: '0' },
          { amount: '-5.05', rate: '1.0000', wide: '2.5' },
        )
        const running = { orderBy: Price.id.asc() }
        const rows = await from(Price)
          .select({
            amount: sum(Price.amount).over(running),
            mean: avg(Price.amount).over(running),
            rate: sum(Price.rate).over({ ...running, frame: { rows: [-1, 0] } }),
            low: min(Price.amount).over(running),
            before: lag(Price.amount, { default: '9.9' }).over(running),
            wide: sum(Price.wide).over(running),
            both: sum(Price.amount).over(running).plus(Price.rate),
          })
          .orderBy(Price.id.asc())
          .all(db)
        equal(
          rows.map(row => Object.values(row)),
          [
            ['0.10', '0.100000', '0.0001', '0.10', '9.90', '1.000001', '0.1001'],
            ['0.30', '0.150000', '-0.0001', '0.10', '0.10', '1.000001', '0.2998'],
            ['-4.75', '-1.583333', '0.9998', '-5.05', '0.20', '3.500001', '-3.7500'],
          ],
        )
      },
    },
    {
      name: 'a range of decimals is measured in whole numbers',
      run: async ({ db }) => {
        await prices(db, { amount: '1.00' }, { amount: '2.50' }, { amount: '3.00' }, { amount: '9.00' })
        const near = count().over({ orderBy: Price.amount.asc(), frame: { range: [-2, 0] } })
        const rows = await from(Price).select({ near }).orderBy(Price.id.asc()).all(db)
        equal(
          rows.map(row => row.near),
          [1, 2, 3, 1],
        )
      },
    },
    {
      name: 'aggregates look only at the rows of their filter, in a window too',
      needs: ['aggregateFilter'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .select({
            grown: count().filter(Hero.age.gt(20)).over(byId),
            ages: sum(Hero.age)
              .filter(Hero.id.gt(2), Hero.age.lt(90))
              .over({ orderBy: Hero.id.plus(1).asc() }),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(
          rows.map(row => [row.grown, row.ages]),
          [
            [0, null],
            [0, null],
            [1, 48],
            [2, 80],
            [3, 80],
          ],
        )
      },
    },
    {
      name: 'texts are joined over a partition in an order, and over frames of rows',
      needs: ['joinedOver'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .select({
            team: stringAgg(Hero.name, ', ').over({ partitionBy: Hero.teamId }),
            down: stringAgg(Hero.name, '-', { orderBy: Hero.age.desc(), filter: Hero.id.gt(2) }).over(),
            last: stringAgg(Hero.name, ' ').over({ ...byId, frame: { rows: [-1, 0] } }),
            same: stringAgg(Hero.name, ' ').over({ orderBy: Hero.teamId.desc(), frame: { rows: [-1, 0] } }),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        const down = 'Captain North-Rusty-Man-Tarantula'
        equal(rows, [
          { team: 'Deadpond', down, last: 'Deadpond', same: 'Deadpond' },
          { team: 'Rusty-Man, Spider-Boy', down, last: 'Deadpond Spider-Boy', same: 'Rusty-Man Spider-Boy' },
          { team: 'Rusty-Man, Spider-Boy', down, last: 'Spider-Boy Rusty-Man', same: 'Deadpond Rusty-Man' },
          { team: 'Captain North, Tarantula', down, last: 'Rusty-Man Tarantula', same: 'Captain North Tarantula' },
          { team: 'Captain North, Tarantula', down, last: 'Tarantula Captain North', same: 'Spider-Boy Captain North' },
        ])
      },
    },
  ],
}
