// PARITY Q20: samples of tables, where databases take them.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  createTables,
  DefinitionError,
  defineSchema,
  equal,
  fails,
  from,
  holds,
  insertInto,
  integer,
  sample,
  sum,
  table,
  throws,
  type Topic,
  UnsupportedError,
  ValidationError,
} from '../kit.ts'

const { Many } = defineSchema({ Many: table('many', { id: integer().primaryKey() }) })

export const samplesTopic: Topic = {
  name: 'samples',
  cases: [
    {
      name: 'hold all rows or none, and some of many',
      needs: ['samples'],
      run: async ({ db }) => {
        await createTables(db, { Many })
        await insertInto(Many)
          .values(Array.from({ length: 2000 }, () => ({})))
          .run(db)
        equal(await sample(Many, { percent: 100 }).count(db), 2000)
        equal(await sample(Many, { percent: 0 }).all(db), [])
        const some = await sample(Many, { percent: 50 }).count(db)
        holds(some > 700 && some < 1300, 'half of the rows are about half of them')
        const seeded = (seed: number) => sample(Many, { percent: 10, seed }).orderBy(Many.id.desc()).all(db)
        const [one, same, other] = [await seeded(1), await seeded(1), await seeded(2.5)]
        equal(one, same)
        holds(JSON.stringify(one) !== JSON.stringify(other), 'another seed makes another sample')
      },
    },
    {
      name: 'are taken before conditions and joins, and go on as queries do',
      needs: ['samples'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const all = sample(Hero, { percent: 100, seed: 7 })
        const joined = all
          .leftJoin(Team, Team.id.eq(Hero.teamId))
          .where(Hero.age.gt(20), Team.id.isNotNull())
          .select({ hero: Hero.name, team: Team.name })
          .orderBy(Hero.age.desc())
          .limit(1)
        equal(await joined.all(db), [{ hero: 'Rusty-Man', team: 'Preventers' }])
        equal(
          await all
            .select({ team: Hero.teamId, ages: sum(Hero.age) })
            .groupBy(Hero.teamId)
            .having(sum(Hero.age).gt(100))
            .all(db),
          [{ team: null, ages: 125 }],
        )
        const elder = alias(Hero, 'elder')
        const ids = sample(elder, { percent: 100 }).where(elder.age.gt(40)).select({ id: elder.id })
        equal(await from(Hero).where(Hero.id.in(ids)).count(db), 2)
        equal((await all.orderBy(Hero.id.desc()).first(db))?.name, 'Captain North')
      },
    },
    {
      name: 'that are none are refused, and so are all where there are none',
      run: async ({ db }) => {
        await seedHeroes(db)
        const found = await sample(Hero, { percent: 100 })
          .count(db)
          .catch((error: unknown) => error)
        if (!(found instanceof UnsupportedError)) equal(found as number, 5)
        for (const percent of [-1, 100.5, Number.NaN, '10', null, undefined])
          throws(() => sample(Hero, { percent: percent as never }), ValidationError)
        for (const seed of [Number.NaN, Number.POSITIVE_INFINITY, '1); --', null])
          throws(() => sample(Hero, { percent: 1, seed: seed as never }), ValidationError)
        for (const source of [undefined, {}, from(Hero), from(Hero).as('h')])
          throws(() => sample(source as never, { percent: 1 }), ValidationError)
        throws(() => sample(Hero, { percent: 1 }).limit(2).distinct(), DefinitionError)
        await fails(
          sample(Hero, { percent: 1 })
            .where(Team.id.eq(1) as never)
            .all(db),
          DefinitionError,
        )
      },
    },
  ],
}
