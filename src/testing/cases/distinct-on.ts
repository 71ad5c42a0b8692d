// DESIGN 1: distinctOn(): one row for each different value, the first in the order.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  coalesce,
  count,
  DefinitionError,
  distinctOn,
  equal,
  fails,
  from,
  lower,
  sql,
  sum,
  throws,
  type Topic,
} from '../kit.ts'
import { Price, prices } from '../prices.ts'

const eldest = distinctOn(from(Hero), Hero.teamId).orderBy(Hero.teamId.asc(), Hero.age.desc())

export const distinctRows: Topic = {
  name: 'distinctOn',
  cases: [
    {
      name: 'the first row of each value, null being one',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await eldest.all(db)
        equal(
          rows.map(({ id, name }) => [id, name]),
          [
            [5, 'Captain North'],
            [3, 'Rusty-Man'],
            [1, 'Deadpond'],
          ],
        )
        equal(Object.keys(rows[0] ?? {}), ['id', 'name', 'secretName', 'age', 'teamId'])
        equal(await eldest.count(db), 3)
        equal(await eldest.exists(db), true)
        equal(await eldest.first(db), rows[0])
        equal(await eldest.offset(1).limit(1).all(db), rows.slice(1, 2))
      },
    },
    {
      name: 'the choice comes after where() and before limit(), in any direction',
      run: async ({ db }) => {
        await seedHeroes(db)
        const young = distinctOn(from(Hero).where(Hero.id.lt(5)), Hero.teamId)
          .select({ team: Hero.teamId, name: lower(Hero.name) })
          .orderBy(Hero.teamId.desc({ nulls: 'first' }), Hero.age.asc({ nulls: 'last' }))
        equal(await young.all(db), [
          { team: null, name: 'tarantula' },
          { team: 2, name: 'deadpond' },
          { team: 1, name: 'spider-boy' },
        ])
        equal(await young.where(Hero.teamId.isNotNull()).limit(1).all(db), [{ team: 2, name: 'deadpond' }])
      },
    },
    {
      name: 'several keys, in the order that the query has',
      run: async ({ db }) => {
        await seedHeroes(db)
        const grown = sql<boolean>`(${Hero.age} > ${40})`
        const rows = distinctOn(from(Hero).where(Hero.age.isNotNull()), Hero.teamId, grown)
          .select({ id: Hero.id })
          .orderBy(grown.desc(), Hero.teamId.asc(), Hero.id.asc())
        equal(await rows.all(db), [{ id: 5 }, { id: 3 }, { id: 4 }, { id: 2 }])
      },
    },
    {
      name: 'a key that is written once more, or named twice, is the same key',
      run: async ({ db }) => {
        await seedHeroes(db)
        const grown = () => coalesce(Hero.age, 0).gt(40)
        const rows = distinctOn(from(Hero), grown(), Hero.teamId.isNull(), grown())
          .select({ id: Hero.id, grown: grown() })
          .orderBy(grown().desc(), Hero.teamId.isNull().asc(), Hero.id.desc())
        equal(await rows.all(db), [
          { id: 3, grown: true },
          { id: 5, grown: true },
          { id: 2, grown: false },
          { id: 4, grown: false },
        ])
      },
    },
    {
      name: 'rows of joins, with objects that a join missed, and groups',
      run: async ({ db }) => {
        await seedHeroes(db)
        const joined = distinctOn(from(Hero).leftJoin(Hero.team), Team.id)
          .select({ hero: Hero.name, team: Team })
          .orderBy(Team.id.asc(), Hero.id.asc())
        equal(
          (await joined.all(db)).map(({ hero, team }) => [hero, team?.name ?? team]),
          [
            ['Tarantula', null],
            ['Spider-Boy', 'Preventers'],
            ['Deadpond', 'Z-Force'],
          ],
        )
        const groups = distinctOn(from(Hero), count())
          .select({ n: count(), ages: sum(Hero.age) })
          .groupBy(Hero.teamId)
          .orderBy(count().asc(), sum(Hero.age).desc())
        equal(await groups.all(db), [
          { n: 1, ages: null },
          { n: 2, ages: 125 },
        ])
      },
    },
    {
      name: 'decimals are told apart and put in order as numbers, in every form',
      run: async ({ db }) => {
        const amounts = ['10.00', '-2.50', '9.00', '10.00', '-2.50', '100.00']
        await prices(db, ...amounts.map(amount => ({ amount, huge: amount })))
        const ids: number[][] = []
        for (const column of [Price.amount, Price.huge]) {
          const rows = await distinctOn(from(Price), column)
            .select({ id: Price.id })
            .orderBy(column.asc(), Price.id.desc())
            .all(db)
          ids.push(rows.map(({ id }) => id))
        }
        const first = [5, 3, 4, 6]
        equal(ids, [first, first])
      },
    },
    {
      name: 'it stands in other queries, and refuses an order that begins otherwise',
      run: async ({ db }) => {
        await seedHeroes(db)
        const top = eldest.select({ id: Hero.id, age: Hero.age })
        equal(
          await from(Team)
            .where(Team.id.in(top.select({ id: Hero.teamId })))
            .count(db),
          2,
        )
        const source = top.as('top')
        equal(
          await from(source)
            .select({ ages: sum(source.age) })
            .one(db),
          { ages: 141 },
        )
        for (const query of [
          distinctOn(from(Hero), Hero.teamId),
          distinctOn(from(Hero), Hero.teamId).orderBy(Hero.age.asc(), Hero.teamId.asc()),
          distinctOn(from(Hero), Hero.teamId, Hero.age).orderBy(Hero.teamId.asc()),
          distinctOn(from(Hero), Hero.age).orderBy(Hero.teamId.asc(), Hero.age.desc()),
        ]) {
          await fails(query.all(db), DefinitionError)
          await fails(query.count(db), DefinitionError)
        }
        throws(() => distinctOn(from(Hero).distinct(), Hero.teamId), DefinitionError)
      },
    },
  ],
}
