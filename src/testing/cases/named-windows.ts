// Issue 5: window functions with frames and named windows.
import { Hero, seedHeroes } from '../heroes.ts'
import {
  count,
  DefinitionError,
  equal,
  fails,
  from,
  integer,
  lag,
  namedWindow,
  prepare,
  rank,
  rowNumber,
  sql,
  stringAgg,
  sum,
  throws,
  type Topic,
  ValidationError,
} from '../kit.ts'

/** Names are quoted, whatever they hold. */
const NAMES = ['w', 'order', 'a b', `it's "q" \`b\` ]`, '?', ':x $1', '-- x', '☃']

export const namedWindows: Topic = {
  name: 'named windows',
  cases: [
    {
      name: 'functions share a window, and have others beside it',
      run: async ({ db }) => {
        await seedHeroes(db)
        const byAge = namedWindow('by age', { partitionBy: Hero.teamId, orderBy: Hero.age.asc() })
        const total = namedWindow('total', { orderBy: Hero.id.asc(), frame: { rows: ['unbounded', 0] } })
        const rows = await from(Hero)
          .select({
            n: rowNumber().over(byAge),
            rank: rank().over(total),
            before: lag(Hero.age).over(byAge),
            sum: sum(Hero.id).over(total),
            other: sum(Hero.id).over({ ...total, frame: { rows: [0, 'unbounded'] } }),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(
          rows.map(row => Object.values(row)),
          [
            [1, 1, null, 1, 15],
            [1, 2, null, 3, 14],
            [2, 3, 17, 6, 12],
            [1, 4, null, 10, 9],
            [2, 5, 32, 15, 5],
          ],
        )
      },
    },
    {
      name: 'a window holds values and parameters, in every place, and is known again with others',
      run: async ({ db }) => {
        await seedHeroes(db)
        const prepared = prepare({ n: integer() }, p => {
          const w = namedWindow('w', { partitionBy: Hero.id.mod(p.n), orderBy: Hero.id.plus(1).desc() })
          return from(Hero)
            .select({ id: Hero.id, n: rowNumber().over(w), sum: sum(Hero.id).over(w) })
            .where(Hero.id.lt(5))
            .orderBy(rowNumber().over(w).asc(), Hero.id.asc())
        })
        for (const [n, expected] of [
          [2, ['3,1,3', '4,1,4', '1,2,4', '2,2,6']],
          [1, ['4,1,4', '3,2,7', '2,3,9', '1,4,10']],
          [2, ['3,1,3', '4,1,4', '1,2,4', '2,2,6']],
        ] as const) {
          const rows = await prepared.all(db, { n })
          equal(
            rows.map(row => Object.values(row).join()),
            [...expected],
          )
        }
      },
    },
    {
      name: 'a window is a matter of its query: groups, derived tables, subqueries and SQL by hand',
      run: async ({ db }) => {
        await seedHeroes(db)
        const w = namedWindow('w', { orderBy: count().desc() })
        const teams = from(Hero)
          .select({ team: Hero.teamId, n: rank().over(w), all: sum(count()).over(w) })
          .groupBy(Hero.teamId)
          .having(Hero.teamId.isNotNull())
          .as('teams')
        const outer = namedWindow('w', { orderBy: teams.n.desc() })
        equal(
          await from(teams)
            .select({ team: teams.team, all: teams.all, n: rank().over(outer) })
            .orderBy(teams.team.asc())
            .all(db),
          [
            { team: 1, all: 2, n: 2 },
            { team: 2, all: 3, n: 1 },
          ],
        )
        const byId = namedWindow('w', { orderBy: Hero.id.asc() })
        const twice = sql<number>`2 * ${sum(Hero.id).over(byId)}`.returns(integer())
        equal(await from(Hero).select({ twice }).orderBy(Hero.id.asc()).limit(3).all(db), [
          { twice: 2 },
          { twice: 6 },
          { twice: 12 },
        ])
      },
    },
    {
      name: 'any name works, and two windows of one name do not',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const name of NAMES) {
          const w = namedWindow(name, { orderBy: Hero.id.asc() })
          const last = from(Hero)
            .select({ n: sum(Hero.id).over(w) })
            .orderBy(Hero.id.desc())
          equal(await last.first(db), { n: 15 }, name)
        }
        const [a, b] = [1, 2].map(n => namedWindow('w', { orderBy: Hero.id.plus(n).asc() }))
        const both = from(Hero).select({ a: count().over(a), b: count().over(b) })
        await fails(both.all(db), DefinitionError)
        const upper = namedWindow('W', { orderBy: Hero.id.plus(1).asc() })
        await fails(
          from(Hero)
            .select({ a: count().over(a), b: count().over(upper) })
            .all(db),
          DefinitionError,
        )
        equal(
          (
            await from(Hero)
              .select({ a: count().over(a), b: sum(Hero.id).over(a) })
              .all(db)
          ).length,
          5,
        )
        for (const name of ['', undefined, 1, null]) throws(() => namedWindow(name as never, {}), DefinitionError)
        for (const wrong of [null, [], 'w', { orderby: 1 }])
          throws(() => namedWindow('w', wrong as never), ValidationError)
      },
    },
    {
      name: 'texts are joined over a window with a name',
      needs: ['joinedOver'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const w = namedWindow('w', { partitionBy: Hero.teamId })
        const rows = from(Hero)
          .where(Hero.teamId.eq(1))
          .select({ all: stringAgg(Hero.name, ', ').over(w), n: count().over(w) })
        equal(await rows.first(db), { all: 'Rusty-Man, Spider-Boy', n: 2 })
      },
    },
  ],
}
