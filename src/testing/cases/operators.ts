// DESIGN 1, Queries are values: conditions and how they bind, comparisons of columns, and the functions that choose a value.
import { Hero, seedHeroes } from '../heroes.ts'
import {
  and,
  caseWhen,
  cast,
  coalesce,
  concat,
  equal,
  from,
  not,
  nullIf,
  or,
  real,
  text,
  type Topic,
  upper,
} from '../kit.ts'

const ids = from(Hero).select({ id: Hero.id }).orderBy(Hero.id.asc())
const only = (...all: number[]) => all.map(id => ({ id }))

export const operators: Topic = {
  name: 'operators',
  cases: [
    {
      name: 'and, or and not bind as they are written',
      run: async ({ db }) => {
        await seedHeroes(db)
        const [one, two, three] = [Hero.id.eq(1), Hero.id.eq(2), Hero.id.eq(3)]
        equal(await ids.where(or(one, two), not(two)).all(db), only(1))
        equal(await ids.where(or(and(one, two), three)).all(db), only(3))
        equal(await ids.where(and(or(one, three), or(two, three))).all(db), only(3))
        equal(await ids.where(not(or(one, two))).all(db), only(3, 4, 5))
        equal(await ids.where(not(and(Hero.id.gt(1), Hero.id.lt(5)))).all(db), only(1, 5))
        equal(await ids.where(or(not(Hero.id.gt(1)), Hero.id.between(5, 9))).all(db), only(1, 5))
        equal(await ids.where(and()).all(db), only(1, 2, 3, 4, 5))
        equal(await ids.where(or()).all(db), [])
      },
    },
    {
      name: 'comparisons work between columns and between values',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await ids.where(Hero.teamId.eq(Hero.id)).all(db), [])
        equal(await ids.where(Hero.teamId.lt(Hero.id)).all(db), only(2, 3))
        equal(await ids.where(Hero.age.between(Hero.id, Hero.id.plus(40))).all(db), only(2, 4))
        equal(await ids.where(Hero.age.gte(17), Hero.age.lte(32)).all(db), only(2, 4))
        equal(await ids.where(Hero.age.ne(17)).all(db), only(3, 4, 5))
      },
    },
    {
      name: 'caseWhen answers the first branch that holds',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .select({
            id: Hero.id,
            how: caseWhen(Hero.age.lt(20), 'young').when(Hero.age.lt(60), 'grown').else('old'),
            team: caseWhen(Hero.teamId.isNotNull(), Hero.teamId).end(),
          })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(rows, [
          { id: 1, how: 'old', team: 2 },
          { id: 2, how: 'young', team: 1 },
          { id: 3, how: 'grown', team: 1 },
          { id: 4, how: 'grown', team: null },
          { id: 5, how: 'old', team: null },
        ])
      },
    },
    {
      name: 'coalesce, nullIf, concat and cast',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .select({
            a: coalesce(Hero.age, 0),
            b: nullIf(Hero.age, 17),
            c: concat(Hero.name, ' ', Hero.id),
            d: concat(Hero.name, Hero.age),
            e: cast(Hero.id, text()),
            f: cast(Hero.age, real()),
            g: upper(Hero.name),
          })
          .where(Hero.id.in([1, 2]))
          .orderBy(Hero.id.asc())
          .all(db)
        equal(rows, [
          { a: 0, b: null, c: 'Deadpond 1', d: null as never, e: '1', f: null, g: 'DEADPOND' },
          { a: 17, b: null, c: 'Spider-Boy 2', d: 'Spider-Boy17', e: '2', f: 17, g: 'SPIDER-BOY' },
        ])
      },
    },
  ],
}
