// DESIGN 1: groupBy, having, aggregates with filter and distinct, by columns and by expressions.
import { Hero, seedHeroes } from '../heroes.ts'
import {
  avg,
  caseWhen,
  coalesce,
  count,
  equal,
  from,
  integer,
  max,
  min,
  prepare,
  sql,
  sum,
  type Topic,
  upper,
} from '../kit.ts'

export const groups: Topic = {
  name: 'groups',
  cases: [
    {
      name: 'groupBy answers one row for each group, null being a group',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .select({ team: Hero.teamId, n: count(), ages: sum(Hero.age), oldest: max(Hero.age), first: min(Hero.name) })
          .groupBy(Hero.teamId)
          .orderBy(Hero.teamId.asc())
          .all(db)
        equal(rows, [
          { team: null, n: 2, ages: 125, oldest: 93, first: 'Captain North' },
          { team: 1, n: 2, ages: 65, oldest: 48, first: 'Rusty-Man' },
          { team: 2, n: 1, ages: null, oldest: null, first: 'Deadpond' },
        ])
      },
    },
    {
      name: 'having keeps groups for which all conditions are true',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).select({ team: Hero.teamId }).groupBy(Hero.teamId)
        equal(await query.having(count().gt(1)).orderBy(Hero.teamId.asc()).all(db), [{ team: null }, { team: 1 }])
        equal(await query.having(count().gt(1), sum(Hero.age).lt(100)).all(db), [{ team: 1 }])
        equal(await query.having(max(Hero.age).isNull()).all(db), [{ team: 2 }])
        equal(await query.having(sum(Hero.age).in([125])).all(db), [{ team: null }])
      },
    },
    {
      name: 'count of a column leaves null out, and distinct counts different values',
      run: async ({ db }) => {
        await seedHeroes(db)
        const row = await from(Hero)
          .select({
            all: count(),
            ages: count(Hero.age),
            teams: count(Hero.teamId),
            different: count(Hero.teamId).distinct(),
          })
          .one(db)
        equal(row, { all: 5, ages: 4, teams: 3, different: 2 })
      },
    },
    {
      name: 'aggregates look only at the rows of their filter',
      needs: ['aggregateFilter'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const row = await from(Hero)
          .select({
            young: count().filter(Hero.age.lt(40)),
            ages: sum(Hero.age).filter(Hero.teamId.isNotNull(), Hero.age.gt(20)),
            none: max(Hero.age).filter(Hero.age.gt(100)),
          })
          .one(db)
        equal(row, { young: 2, ages: 48, none: null })
      },
    },
    {
      name: 'groups can be made by an expression and ordered by an aggregate',
      run: async ({ db }) => {
        await seedHeroes(db)
        const kind = caseWhen(coalesce(Hero.age, 0).gt(40), 'old').else('young')
        const rows = await from(Hero).select({ kind, n: count() }).groupBy(kind).orderBy(count().desc()).all(db)
        equal(rows, [
          { kind: 'young', n: 3 },
          { kind: 'old', n: 2 },
        ])
      },
    },
    {
      name: 'groups can be made by several columns',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero)
          .select({ team: Hero.teamId, name: upper(Hero.name) })
          .groupBy(Hero.teamId, Hero.name)
        equal(await query.count(db), 5)
        equal(await query.where(Hero.teamId.eq(1)).orderBy(Hero.name.asc()).first(db), { team: 1, name: 'RUSTY-MAN' })
      },
    },
    {
      name: 'an aggregate without groupBy answers one row, also over no rows',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).select({ n: count(), mean: avg(Hero.age) })
        equal(await query.all(db), [{ n: 5, mean: 47.5 }])
        equal(await query.where(Hero.id.gt(99)).all(db), [{ n: 0, mean: null }])
        equal([await query.count(db), await query.where(Hero.id.gt(99)).exists(db)], [1, true])
      },
    },
    {
      name: 'aggregates can be computed with',
      run: async ({ db }) => {
        await seedHeroes(db)
        const row = await from(Hero)
          .select({ a: sum(Hero.age).plus(count()), b: coalesce(max(Hero.age), 0).minus(1), c: count().dividedBy(2) })
          .one(db)
        equal(row, { a: 195, b: 92, c: 2.5 })
      },
    },
    {
      name: 'having can take a parameter and raw SQL',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = prepare({ n: integer() }, p =>
          from(Hero)
            .select({ team: Hero.teamId })
            .groupBy(Hero.teamId)
            .having(count().gte(p.n))
            .orderBy(Hero.teamId.asc()),
        )
        equal(await query.all(db, { n: 2 }), [{ team: null }, { team: 1 }])
        const raw = from(Hero).select({ team: Hero.teamId }).groupBy(Hero.teamId)
        equal(await raw.having(sql<boolean>`count(*) = ${1}`).all(db), [{ team: 2 }])
      },
    },
  ],
}
