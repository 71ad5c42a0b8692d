// DESIGN 1: conditions are expressions like any other: they nest, are selected, compared, sorted and written; a piece of
// raw SQL keeps its own brackets wherever it stands.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  and,
  boolean,
  caseWhen,
  count,
  createTables,
  defineSchema,
  equal,
  exists,
  from,
  insertInto,
  integer,
  not,
  or,
  sql,
  table,
  type Topic,
  update,
} from '../kit.ts'

const schema = defineSchema({
  Flag: table('flags', { id: integer().primaryKey(), on: boolean().nullable(), n: integer().nullable() }),
})
const { Flag } = schema
const ids = from(Hero).select({ id: Hero.id }).orderBy(Hero.id.asc())
const only = (...all: number[]): { id: number }[] => all.map(id => ({ id }))

export const conditions: Topic = {
  name: 'conditions',
  cases: [
    {
      name: 'raw SQL keeps its brackets in where, and, or, not and operators',
      run: async ({ db }) => {
        await seedHeroes(db)
        const either = sql<boolean>`${Hero.id} = 1 or ${Hero.id} = 2`
        const both = sql<boolean>`${Hero.id} = 1 and ${Hero.age} = 5`
        equal(await ids.where(either, Hero.id.gt(1)).all(db), only(2))
        equal(await ids.where(Hero.id.gt(1), either).all(db), only(2))
        equal(await ids.where(and(either, Hero.id.gt(1))).all(db), only(2))
        equal(await ids.where(not(either)).all(db), only(3, 4, 5))
        equal(await ids.where(or(both, Hero.id.eq(3))).all(db), only(3))
        equal(await ids.where(either.eq(false)).all(db), only(3, 4, 5))
        const three = sql<number>`1 + 2`
        equal(await ids.where(Hero.id.eq(three.times(2).minus(3))).all(db), only(3))
        equal(await ids.where(three.plus(Hero.id).gt(7)).all(db), only(5))
      },
    },
    {
      name: 'raw SQL keeps its brackets in joins, having and branches',
      run: async ({ db }) => {
        await seedHeroes(db)
        const on = sql<boolean>`${Team.id} = 1 or ${Team.id} = 2`
        equal(await from(Hero).innerJoin(Team, on).where(Hero.id.eq(1)).count(db), 2)
        const some = from(Hero).select({ team: Hero.teamId }).groupBy(Hero.teamId).orderBy(Hero.teamId.asc())
        equal(await some.having(sql<boolean>`count(*) = 1 or count(*) = 2`, count().gt(1)).all(db), [
          { team: null },
          { team: 1 },
        ])
        const branch = caseWhen(sql<boolean>`${Hero.id} = 1 or ${Hero.id} = 2`, 'low').else('high')
        equal(await from(Hero).where(branch.eq('low')).count(db), 2)
      },
    },
    {
      name: 'conditions can be selected, compared with each other, and sorted by',
      run: async ({ db }) => {
        await seedHeroes(db)
        const old = Hero.age.gt(40)
        const rows = await from(Hero)
          .select({ id: Hero.id, old, not: not(old), both: and(old, Hero.teamId.eq(1)), null: Hero.age.isNull() })
          .orderBy(old.desc(), Hero.id.asc())
          .all(db)
        equal(rows, [
          { id: 3, old: true, not: false, both: true, null: false },
          { id: 5, old: true, not: false, both: null, null: false },
          { id: 2, old: false, not: true, both: false, null: false },
          { id: 4, old: false, not: true, both: false, null: false },
          { id: 1, old: null, not: null, both: false, null: true },
        ])
        equal(await ids.where(old.eq(true)).all(db), only(3, 5))
        equal(await ids.where(old.eq(false)).all(db), only(2, 4))
        equal(await ids.where(old.isNull()).all(db), only(1))
        equal(await ids.where(old.eq(Hero.teamId.isNull())).all(db), only(2, 5))
        equal(await ids.where(old.in([true])).all(db), only(3, 5))
        equal(await ids.where(old.isDistinctFrom(true)).all(db), only(1, 2, 4))
      },
    },
    {
      name: 'exists() and in() can be selected and negated',
      run: async ({ db }) => {
        await seedHeroes(db)
        const Other = alias(Hero, 'other')
        const older = exists(from(Other).outer(Hero).where(Other.age.gt(Hero.age)))
        const rows = await from(Hero)
          .select({ id: Hero.id, older, none: not(older), listed: Hero.id.in([1, 2]) })
          .where(Hero.id.in([2, 5]))
          .orderBy(Hero.id.asc())
          .all(db)
        equal(rows, [
          { id: 2, older: true, none: false, listed: true },
          { id: 5, older: false, none: true, listed: false },
        ])
      },
    },
    {
      name: 'a boolean column is a condition, and takes one as its value',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Flag)
          .values([
            { n: 1, on: true },
            { n: 5, on: false },
            { n: null, on: null },
          ])
          .run(db)
        const on = from(Flag).select({ id: Flag.id }).orderBy(Flag.id.asc())
        equal(await on.where(Flag.on).all(db), only(1))
        equal(await on.where(not(Flag.on)).all(db), only(2))
        equal(await on.where(or(Flag.on, Flag.n.isNull())).all(db), only(1, 3))
        await update(Flag)
          .set({ on: Flag.n.gt(2) })
          .everyRow()
          .run(db)
        equal(await from(Flag).select({ on: Flag.on }).orderBy(Flag.id.asc()).all(db), [
          { on: false },
          { on: true },
          { on: null },
        ])
        const groups = from(Flag).select({ on: Flag.on, n: count() }).groupBy(Flag.on).orderBy(Flag.on.asc())
        equal(await groups.all(db), [
          { on: null, n: 1 },
          { on: false, n: 1 },
          { on: true, n: 1 },
        ])
      },
    },
    {
      name: 'conditions nest as deep as one likes',
      run: async ({ db }) => {
        await seedHeroes(db)
        let deep = Hero.id.eq(1)
        for (let level = 0; level < 30; level++)
          deep = level % 2 ? or(deep, Hero.id.eq(-level)) : and(deep, Hero.id.gt(-level))
        equal(await ids.where(deep).all(db), only(1))
        equal(await ids.where(not(not(not(deep)))).all(db), only(2, 3, 4, 5))
        const wide = or(...Array.from({ length: 300 }, (_, at) => Hero.id.eq(at + 4)))
        equal(await ids.where(wide).all(db), only(4, 5))
      },
    },
  ],
}
