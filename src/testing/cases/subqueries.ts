// DESIGN 1: subqueries as values (scalar), as lists (in), as conditions (exists, with outer) and as sources (as).
import { Hero, HeroMission, Mission, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  and,
  count,
  createTables,
  decimal,
  DefinitionError,
  defineSchema,
  equal,
  exists,
  from,
  insertInto,
  integer,
  max,
  not,
  prepare,
  scalar,
  sql,
  sum,
  table,
  throws,
  timestamp,
  type Topic,
  update,
} from '../kit.ts'

const schema = defineSchema({
  Sale: table('sales', { id: integer().primaryKey(), amount: decimal(10, 2), at: timestamp() }),
})
const { Sale } = schema
const ids = from(Hero).select({ id: Hero.id }).orderBy(Hero.id.asc())

export const subqueries: Topic = {
  name: 'subqueries',
  cases: [
    {
      name: 'in() and notIn() take a query of one column',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rescued = from(HeroMission).select({ id: HeroMission.heroId }).where(HeroMission.missionId.eq(1))
        equal(await ids.where(Hero.id.in(rescued)).all(db), [{ id: 2 }, { id: 3 }])
        equal(await ids.where(Hero.id.notIn(rescued)).all(db), [{ id: 1 }, { id: 4 }, { id: 5 }])
      },
    },
    {
      name: 'exists() looks into rows of the query around it',
      run: async ({ db }) => {
        await seedHeroes(db)
        const missions = from(HeroMission).outer(Hero).where(HeroMission.heroId.eq(Hero.id))
        equal(await ids.where(exists(missions)).all(db), [{ id: 2 }, { id: 3 }])
        equal(await ids.where(not(exists(missions))).all(db), [{ id: 1 }, { id: 4 }, { id: 5 }])
        equal(await ids.where(exists(from(Mission).where(Mission.id.eq(9)))).all(db), [])
      },
    },
    {
      name: 'scalar() is a value, null where there is no row',
      run: async ({ db }) => {
        await seedHeroes(db)
        const missions = scalar(
          from(HeroMission).outer(Hero).select({ n: count() }).where(HeroMission.heroId.eq(Hero.id)),
        )
        const team = scalar(from(Team).outer(Hero).select({ name: Team.name }).where(Team.id.eq(Hero.teamId)))
        const rows = await from(Hero)
          .select({ id: Hero.id, missions, team })
          .where(missions.gte(0))
          .orderBy(missions.desc(), Hero.id.asc())
          .limit(4)
          .all(db)
        equal(rows, [
          { id: 3, missions: 2, team: 'Preventers' },
          { id: 2, missions: 1, team: 'Preventers' },
          { id: 1, missions: 0, team: 'Z-Force' },
          { id: 4, missions: 0, team: null },
        ])
      },
    },
    {
      name: 'a scalar of the same table uses an alias',
      run: async ({ db }) => {
        await seedHeroes(db)
        const Other = alias(Hero, 'other')
        const oldest = scalar(from(Other).select({ n: max(Other.age) }))
        equal(await ids.where(Hero.age.eq(oldest)).all(db), [{ id: 5 }])
      },
    },
    {
      name: 'a query can stand in the place of a table',
      run: async ({ db }) => {
        await seedHeroes(db)
        const sizes = from(Hero).select({ team: Hero.teamId, n: count() }).groupBy(Hero.teamId).as('sizes')
        equal(await from(sizes).where(sizes.n.gt(1)).orderBy(sizes.team.asc()).all(db), [
          { team: null, n: 2 },
          { team: 1, n: 2 },
        ])
        const rows = await from(Team)
          .leftJoin(sizes, sizes.team.eq(Team.id))
          .select({ team: Team.name, n: sizes.n, whole: sizes })
          .orderBy(Team.id.asc())
          .all(db)
        equal(rows, [
          { team: 'Preventers', n: 2, whole: { team: 1, n: 2 } },
          { team: 'Z-Force', n: 1, whole: { team: 2, n: 1 } },
          { team: 'Nobody', n: null, whole: null },
        ])
      },
    },
    {
      name: 'a derived table remembers the kinds of its columns',
      run: async ({ db }) => {
        await createTables(db, schema)
        const at = new Date('2024-02-29T10:00:00.000Z')
        await insertInto(Sale)
          .values([
            { amount: '1.10', at },
            { amount: '2.20', at },
          ])
          .run(db)
        const days = from(Sale)
          .select({ at: Sale.at, total: sum(Sale.amount), n: count() })
          .groupBy(Sale.at)
          .as('days')
        equal(await from(days).all(db), [{ at, total: '3.30', n: 2 }])
        equal(
          await from(days)
            .select({ at: max(days.at) })
            .one(db),
          { at },
        )
        equal(await from(days).where(days.at.eq(at)).count(db), 1)
      },
    },
    {
      name: 'a row of a derived table is null only where there is none, whatever its values are',
      run: async ({ db }) => {
        await seedHeroes(db)
        const ages = from(Hero).select({ age: Hero.age, team: Hero.teamId }).as('ages')
        const rows = await from(Team)
          .leftJoin(ages, and(ages.team.eq(Team.id), Team.id.ne(1)))
          .select({ team: Team.id, ages })
          .orderBy(Team.id.asc())
          .all(db)
        equal(rows, [
          { team: 1, ages: null },
          { team: 2, ages: { age: null, team: 2 } },
          { team: 3, ages: null },
        ])
      },
    },
    {
      name: 'derived tables nest, with limits and parameters inside',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = prepare({ age: integer() }, p => {
          const old = from(Hero).select({ id: Hero.id, age: Hero.age }).where(Hero.age.gt(p.age))
          const inner = old.orderBy(Hero.age.desc()).limit(2).as('inner')
          const outer = from(inner).select({ age: inner.age }).as('outer')
          return from(outer).select({ n: count(), sum: sum(outer.age) })
        })
        equal(await query.one(db, { age: 20 }), { n: 2, sum: 141 })
        equal(await query.one(db, { age: 50 }), { n: 1, sum: 93 })
      },
    },
    {
      name: 'parameters keep their order through every clause',
      run: async ({ db }) => {
        await seedHeroes(db)
        const Other = alias(Hero, 'other')
        const query = from(Hero)
          .leftJoin(Other, and(Other.id.eq(Hero.id.plus(1)), Other.id.lt(5)))
          .select({ a: sql<string>`${'first'}`, b: Hero.age.plus(1000), c: Other.id, d: sql<string>`${'last'}` })
          .where(Hero.age.gt(40), Hero.name.ne('x'))
          .orderBy(sql<number>`${Hero.age} * ${-1}`.asc(), Hero.id.asc())
          .limit(1)
          .offset(1)
        equal(await query.all(db), [{ a: 'first', b: 1048, c: 4, d: 'last' }])
      },
    },
    {
      name: 'subqueries work in updates and deletes',
      run: async ({ db }) => {
        await seedHeroes(db)
        const Other = alias(Hero, 'other')
        const oldest = scalar(from(Other).select({ n: max(Other.age) }))
        await update(Hero)
          .set({ age: oldest })
          .where(Hero.id.in(from(HeroMission).select({ id: HeroMission.heroId })))
          .run(db)
        equal(await from(Hero).where(Hero.age.eq(93)).count(db), 3)
      },
    },
    {
      name: 'a subquery as a value has exactly one column',
      run: async () => {
        throws(() => scalar(from(Hero) as never), DefinitionError)
        throws(() => scalar(from(Hero).select({ a: Hero.id, b: Hero.id }) as never), DefinitionError)
      },
    },
  ],
}
