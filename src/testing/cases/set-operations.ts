// DESIGN 2: set operations: one meaning whatever the forms of their parts.
import { Hero, HeroMission, seedHeroes, Team } from '../heroes.ts'
import {
  createTables,
  decimal,
  defineSchema,
  equal,
  except,
  exceptAll,
  fails,
  from,
  insertInto,
  integer,
  intersect,
  intersectAll,
  NotFoundError,
  prepare,
  scalar,
  table,
  timestamp,
  type Topic,
  union,
  unionAll,
  values,
} from '../kit.ts'

const schema = defineSchema({
  Bill: table('bills', {
    id: integer().primaryKey(),
    net: decimal(8, 2),
    exact: decimal(10, 4, { storage: 'text' }).nullable(),
    at: timestamp(),
  }),
})
const { Bill } = schema
const heroes = from(Hero).select({ name: Hero.name, age: Hero.age })
const teams = from(Team).select({ name: Team.headquarters, age: Team.id })
const onMissions = from(HeroMission).select({ id: HeroMission.heroId })
const inTeams = from(Hero).where(Hero.teamId.isNotNull()).select({ id: Hero.id })
const numbers = values('numbers', { n: integer() }, [{ n: 1 }, { n: 2 }, { n: 2 }])

export const setOperations: Topic = {
  name: 'set operations',
  cases: [
    {
      name: 'union() answers each row once, unionAll() as often as it is there',
      run: async ({ db }) => {
        await seedHeroes(db)
        const all = unionAll(onMissions, inTeams).orderBy(row => row.id.asc())
        equal(await all.all(db), [{ id: 1 }, { id: 2 }, { id: 2 }, { id: 3 }, { id: 3 }, { id: 3 }])
        const once = union(onMissions, inTeams).orderBy(row => row.id.desc())
        equal(await once.all(db), [{ id: 3 }, { id: 2 }, { id: 1 }])
        equal(await once.limit(1).offset(1).all(db), [{ id: 2 }])
        equal(await once.first(db), { id: 3 })
        equal(await once.count(db), 3)
        equal(await once.exists(db), true)
        await fails(once.offset(3).one(db), NotFoundError)
        const rows: unknown[] = []
        for await (const row of all.stream(db)) rows.push(row)
        equal(rows.length, 6)
      },
    },
    {
      name: 'intersect() and except() compare rows, null being a value like any other',
      run: async ({ db }) => {
        await seedHeroes(db)
        const ages = from(Hero).select({ age: Hero.age })
        const old = from(Hero).where(Hero.age.gt(40)).select({ age: Hero.age })
        equal(
          await except(ages, old)
            .orderBy(row => row.age.asc())
            .all(db),
          [{ age: null }, { age: 17 }, { age: 32 }],
        )
        equal(await intersect(ages, ages, except(ages, old)).count(db), 3)
        equal(
          await intersect(onMissions, inTeams)
            .orderBy(row => row.id.asc())
            .all(db),
          [{ id: 2 }, { id: 3 }],
        )
      },
    },
    {
      name: 'intersectAll() and exceptAll() count rows',
      needs: ['keepsDuplicates'],
      run: async ({ db }) => {
        const twos = from(numbers).where(numbers.n.eq(2)).select({ n: numbers.n })
        const all = from(numbers).select({ n: numbers.n })
        equal(await intersectAll(all, twos).all(db), [{ n: 2 }, { n: 2 }])
        equal(
          await exceptAll(unionAll(all, twos), twos)
            .orderBy(row => row.n.asc())
            .all(db),
          [{ n: 1 }, { n: 2 }, { n: 2 }],
        )
      },
    },
    {
      name: 'a set operation has the names of its columns, whatever their order, and null lowest',
      run: async ({ db }) => {
        await seedHeroes(db)
        const swapped = from(Team).select({ age: Team.id, name: Team.headquarters })
        const rows = await union(heroes, swapped)
          .orderBy(
            row => row.age.asc(),
            row => row.name.asc(),
          )
          .limit(3)
          .all(db)
        equal(rows, [
          { name: 'Deadpond', age: null },
          { name: 'Sharp Tower', age: 1 },
          { name: 'Sister Margaret', age: 2 },
        ])
      },
    },
    {
      name: 'decimals of several scales and storages meet in one column',
      run: async ({ db }) => {
        await createTables(db, schema)
        const at = new Date('2024-02-29T10:00:00.123Z')
        await insertInto(Bill)
          .values([
            { net: '1.50', exact: '1.5000', at },
            { net: '-2.00', exact: null, at },
          ])
          .run(db)
        const net = from(Bill).select({ amount: Bill.net, at: Bill.at })
        const exact = from(Bill).select({ amount: Bill.exact, at: Bill.at })
        equal(
          await union(net, exact)
            .orderBy(row => row.amount.asc())
            .all(db),
          [
            { amount: null, at },
            { amount: '-2.0000', at },
            { amount: '1.5000', at },
          ],
        )
        equal(await intersect(exact, net).all(db), [{ amount: '1.5000', at }])
      },
    },
    {
      name: 'parts of a set operation may be ordered and cut off, and be set operations',
      run: async ({ db }) => {
        await seedHeroes(db)
        const oldest = heroes.orderBy(Hero.age.desc()).limit(1)
        const last = teams.orderBy(Team.id.desc()).limit(1)
        equal(
          await unionAll(oldest, unionAll(last, last))
            .orderBy(row => row.age.asc())
            .all(db),
          [
            { name: 'Nowhere', age: 3 },
            { name: 'Nowhere', age: 3 },
            { name: 'Captain North', age: 93 },
          ],
        )
      },
    },
    {
      name: 'set operations stand in other queries and are prepared',
      run: async ({ db }) => {
        await seedHeroes(db)
        const ids = union(onMissions, inTeams)
        const all = ids.as('all')
        equal(await from(Hero).where(Hero.id.notIn(ids)).count(db), 2)
        const named = from(all).innerJoin(Hero, Hero.id.eq(all.id)).select({ name: Hero.name }).orderBy(Hero.id.asc())
        equal(await named.first(db), { name: 'Deadpond' })
        const highest = scalar(ids.orderBy(row => row.id.desc()).limit(1))
        equal(await from(Team).where(Team.id.eq(highest)).select({ id: Team.id }).all(db), [{ id: 3 }])
        const older = prepare({ age: integer() }, p =>
          union(heroes.where(Hero.age.gt(p.age)), teams.where(Team.id.gt(p.age))).orderBy(row => row.name.asc()),
        )
        equal((await older.all(db, { age: 2 })).length, 5)
        equal(await older.all(db, { age: 90 }), [{ name: 'Captain North', age: 93 }])
      },
    },
  ],
}
