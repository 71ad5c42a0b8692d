// DESIGN 1: functions over the rows around one, with over({ partitionBy, orderBy }).
import { Hero, seedHeroes, Team } from '../heroes.ts'
import { FULL, Kind, seedKinds } from '../kinds.ts'
import {
  count,
  cumeDist,
  DefinitionError,
  denseRank,
  equal,
  fails,
  firstValue,
  from,
  integer,
  lag,
  lead,
  nthValue,
  ntile,
  percentRank,
  prepare,
  rank,
  rowNumber,
  sum,
  throws,
  type Topic,
  ValidationError,
} from '../kit.ts'

const byId = { orderBy: Hero.id.asc() }

export const windows: Topic = {
  name: 'windows',
  cases: [
    {
      name: 'rowNumber() counts the rows of each partition in their order, null being the lowest',
      run: async ({ db }) => {
        await seedHeroes(db)
        const n = rowNumber().over({ partitionBy: Hero.teamId, orderBy: Hero.age.asc() })
        const down = rowNumber().over({ orderBy: Hero.age.desc() })
        equal(await from(Hero).select({ team: Hero.teamId, age: Hero.age, n, down }).orderBy(Hero.id.asc()).all(db), [
          { team: 2, age: null, n: 1, down: 5 },
          { team: 1, age: 17, n: 1, down: 4 },
          { team: 1, age: 48, n: 2, down: 2 },
          { team: null, age: 32, n: 1, down: 3 },
          { team: null, age: 93, n: 2, down: 1 },
        ])
      },
    },
    {
      name: 'the order of a window takes null at the end that is asked for, and several terms',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .select({
            id: Hero.id,
            last: rowNumber().over({ orderBy: Hero.age.asc({ nulls: 'last' }) }),
            first: rowNumber().over({ orderBy: [Hero.age.desc({ nulls: 'first' })] }),
            two: rowNumber().over({ orderBy: [Hero.teamId.desc(), Hero.age.desc()] }),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(
          rows.map(row => [row.last, row.first, row.two]),
          [
            [5, 1, 1],
            [1, 5, 3],
            [3, 3, 2],
            [2, 4, 5],
            [4, 2, 4],
          ],
        )
      },
    },
    {
      name: 'ranks of rows that are equal in the order are equal',
      run: async ({ db }) => {
        await seedHeroes(db)
        const window = { orderBy: Hero.teamId.asc() }
        const rows = await from(Hero)
          .select({
            rank: rank().over(window),
            dense: denseRank().over(window),
            percent: percentRank().over(window),
            dist: cumeDist().over(window),
            half: ntile(2).over({ orderBy: [Hero.teamId.asc(), Hero.id.asc()] }),
          })
          .orderBy(Hero.teamId.asc(), Hero.id.asc())
          .all(db)
        equal(rows, [
          { rank: 1, dense: 1, percent: 0, dist: 0.4, half: 1 },
          { rank: 1, dense: 1, percent: 0, dist: 0.4, half: 1 },
          { rank: 3, dense: 2, percent: 0.5, dist: 0.8, half: 1 },
          { rank: 3, dense: 2, percent: 0.5, dist: 0.8, half: 2 },
          { rank: 5, dense: 3, percent: 1, dist: 1, half: 2 },
        ])
      },
    },
    {
      name: 'shares of rows have all the digits of a number',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).where(Hero.id.lte(4))
        const rows = await query
          .select({ percent: percentRank().over(byId), dist: cumeDist().over({ orderBy: Hero.teamId.asc() }) })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(rows, [
          { percent: 0, dist: 1 },
          { percent: 1 / 3, dist: 0.75 },
          { percent: 2 / 3, dist: 0.75 },
          { percent: 1, dist: 0.25 },
        ])
      },
    },
    {
      name: 'over() alone looks at all rows, which are all equal',
      run: async ({ db }) => {
        await seedHeroes(db)
        const one = await from(Hero)
          .select({
            n: count().over(),
            ages: sum(Hero.age).over({}),
            rank: rank().over(),
            dense: denseRank().over({ partitionBy: Hero.teamId }),
            percent: percentRank().over(),
            dist: cumeDist().over(),
            third: ntile(1).over(),
            before: lag(Hero.id, { offset: 5, default: 7 }).over(),
          })
          .limit(1)
          .one(db)
        equal(one, { n: 5, ages: 190, rank: 1, dense: 1, percent: 0, dist: 1, third: 1, before: 7 })
      },
    },
    {
      name: 'lag() and lead() answer other rows, and a default only where there is no such row',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .select({
            before: lag(Hero.name).over(byId),
            behind: lead(Hero.id).over(byId),
            far: lag(Hero.id, { offset: 2 }).over(byId),
            self: lead(Hero.id, { offset: 0 }).over(byId),
            age: lag(Hero.age, { default: -1 }).over(byId),
            other: lead(Hero.age, { offset: 4, default: Hero.id }).over(byId),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(
          rows.map(row => Object.values(row)),
          [
            [null, 2, null, 1, -1, 93],
            ['Deadpond', 3, null, 2, null, 2],
            ['Spider-Boy', 4, 1, 3, 17, 3],
            ['Rusty-Man', 5, 2, 4, 48, 4],
            ['Tarantula', null, 3, 5, 32, 5],
          ],
        )
      },
    },
    {
      name: 'every kind of value comes back as it is',
      run: async ({ db }) => {
        await seedKinds(db)
        for (const key of Object.keys(FULL) as (keyof typeof FULL)[]) {
          const window = { orderBy: Kind.id.asc(), frame: { rows: ['unbounded', 'unbounded'] } } as const
          const column = Kind[key] as typeof Kind.text
          const query = from(Kind).select({
            id: Kind.id,
            before: lag(column).over(window),
            behind: lead(column, { default: Kind[key] as typeof Kind.text }).over(window),
            first: firstValue(column).over(window),
            nth: nthValue(column, 1).over(window),
          })
          const value = FULL[key] as string
          const empty = key === 'id' ? (2 as never) : null
          equal(await query.orderBy(Kind.id.asc()).all(db), [
            { id: 1, before: null, behind: empty, first: value, nth: value },
            { id: 2, before: value, behind: empty, first: value, nth: value },
          ])
        }
      },
    },
    {
      name: 'a window stands over groups, in an order, and in expressions',
      run: async ({ db }) => {
        await seedHeroes(db)
        const place = rank().over({ orderBy: [count().desc(), Hero.teamId.asc()] })
        const rows = await from(Hero)
          .select({ team: Hero.teamId, place, all: sum(count()).over(), next: place.plus(1) })
          .groupBy(Hero.teamId)
          .orderBy(place.desc())
          .all(db)
        equal(rows, [
          { team: 2, place: 3, all: 5, next: 4 },
          { team: 1, place: 2, all: 5, next: 3 },
          { team: null, place: 1, all: 5, next: 2 },
        ])
      },
    },
    {
      name: 'the first of each group is found by a number in a derived table',
      run: async ({ db }) => {
        await seedHeroes(db)
        const n = rowNumber().over({ partitionBy: [Hero.teamId], orderBy: [Hero.age.desc(), Hero.id.asc()] })
        const ranked = from(Hero).select({ name: Hero.name, n }).as('ranked')
        const rows = await from(ranked).where(ranked.n.eq(1)).orderBy(ranked.name.asc()).all(db)
        equal(rows, [
          { name: 'Captain North', n: 1 },
          { name: 'Deadpond', n: 1 },
          { name: 'Rusty-Man', n: 1 },
        ])
      },
    },
    {
      name: 'windows reach over joins, where rows may be missing',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .leftJoin(Hero.team)
          .select({
            n: rowNumber().over({ orderBy: [Team.name.asc(), Hero.id.asc()] }),
            team: firstValue(Team.name).over({ partitionBy: Team.id }),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(
          rows.map(row => [row.n, row.team]),
          [
            [5, 'Z-Force'],
            [3, 'Preventers'],
            [4, 'Preventers'],
            [1, null],
            [2, null],
          ],
        )
      },
    },
    {
      name: 'parameters stand in windows and their functions',
      needs: ['aggregateFilter'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = prepare({ age: integer(), id: integer() }, p =>
          from(Hero)
            .select({
              before: lag(Hero.age, { default: p.age }).over({ orderBy: Hero.id.asc() }),
              n: count()
                .filter(Hero.id.gt(p.id))
                .over({ partitionBy: Hero.age.gt(p.age) }),
            })
            .orderBy(Hero.id.asc())
            .limit(2),
        )
        const values = async (age: number, id: number): Promise<unknown> =>
          (await query.all(db, { age, id })).map(row => Object.values(row))
        equal(await values(40, 3), [
          [40, 0],
          [null, 1],
        ])
        equal(await values(10, 0), [
          [10, 1],
          [null, 4],
        ])
      },
    },
    {
      name: 'a function of windows without one is refused before anything is sent',
      run: async ({ db }) => {
        await seedHeroes(db)
        await fails(
          from(Hero)
            .select({ n: rowNumber() as never })
            .all(db),
          DefinitionError,
        )
        throws(() => ntile(0), ValidationError)
        throws(() => lag(Hero.id, { offset: -1 }), ValidationError)
      },
    },
  ],
}
