// DESIGN 1, joins: inner, left, right, full and cross; left joins make the right side nullable, as single columns, whole
// models and objects; a name that is there already is refused.
import { Hero, Mission, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  and,
  count,
  DefinitionError,
  equal,
  from,
  integer,
  prepare,
  throws,
  type Topic,
  ValidationError,
} from '../kit.ts'

const PREVENTERS = { id: 1, name: 'Preventers', headquarters: 'Sharp Tower' }
const Z_FORCE = { id: 2, name: 'Z-Force', headquarters: 'Sister Margaret' }

export const joins: Topic = {
  name: 'joins',
  cases: [
    {
      name: 'an inner join answers rows with a partner',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .innerJoin(Team, Team.id.eq(Hero.teamId))
          .select({ hero: Hero.name, team: Team.name })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(rows, [
          { hero: 'Deadpond', team: 'Z-Force' },
          { hero: 'Spider-Boy', team: 'Preventers' },
          { hero: 'Rusty-Man', team: 'Preventers' },
        ])
      },
    },
    {
      name: 'a left join keeps rows without a partner, with null for the right side',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .leftJoin(Team, Team.id.eq(Hero.teamId))
          .select({ hero: Hero.name, team: Team.name, whole: Team, deep: { whole: Team, id: Team.id } })
          .where(Hero.id.in([1, 4]))
          .orderBy(Hero.id.asc())
          .all(db)
        equal(rows, [
          { hero: 'Deadpond', team: 'Z-Force', whole: Z_FORCE, deep: { whole: Z_FORCE, id: 2 } },
          { hero: 'Tarantula', team: null, whole: null, deep: { whole: null, id: null } },
        ])
      },
    },
    {
      name: 'a joined row whose nullable columns are all null is a row, not null',
      run: async ({ db }) => {
        await seedHeroes(db)
        const Other = alias(Hero, 'other')
        const row = await from(Team)
          .leftJoin(Other, Other.teamId.eq(Team.id))
          .select({ other: Other })
          .where(Team.id.eq(2))
          .one(db)
        equal(row, { other: { id: 1, name: 'Deadpond', secretName: 'Dive Wilson', age: null, teamId: 2 } })
      },
    },
    {
      name: 'a join without a selection answers rows of the first model',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Team).innerJoin(Hero, Hero.teamId.eq(Team.id)).orderBy(Hero.id.asc()).all(db)
        equal(rows, [Z_FORCE, PREVENTERS, PREVENTERS])
      },
    },
    {
      name: 'a right join keeps rows of the right side',
      needs: ['rightJoin'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .rightJoin(Team, Team.id.eq(Hero.teamId))
          .select({ hero: Hero.name, whole: Hero, team: Team.name })
          .where(Team.id.gte(2))
          .orderBy(Team.id.asc())
          .all(db)
        equal(rows, [
          {
            hero: 'Deadpond',
            whole: { id: 1, name: 'Deadpond', secretName: 'Dive Wilson', age: null, teamId: 2 },
            team: 'Z-Force',
          },
          { hero: null, whole: null, team: 'Nobody' },
        ])
      },
    },
    {
      name: 'a right join without a selection answers null for a missing first row',
      needs: ['rightJoin'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero).rightJoin(Team, Team.id.eq(Hero.teamId)).where(Team.id.eq(3)).all(db)
        equal(rows, [null])
      },
    },
    {
      name: 'a full join keeps rows of both sides',
      needs: ['fullJoin'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .fullJoin(Team, Team.id.eq(Hero.teamId))
          .select({ hero: Hero.id, team: Team.id, both: { hero: Hero, team: Team } })
          .orderBy(Hero.id.asc(), Team.id.asc())
          .all(db)
        equal(
          rows.map(row => [row.hero, row.team, row.both.hero?.id ?? null, row.both.team?.id ?? null]),
          [
            [null, 3, null, 3],
            [1, 2, 1, 2],
            [2, 1, 2, 1],
            [3, 1, 3, 1],
            [4, null, 4, null],
            [5, null, 5, null],
          ],
        )
      },
    },
    {
      name: 'a cross join pairs every row with every row',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await from(Team).crossJoin(Mission).count(db), 6)
        const rows = await from(Team)
          .crossJoin(Mission)
          .select({ t: Team.id, m: Mission.id })
          .orderBy(Team.id.desc(), Mission.id.asc())
          .limit(3)
          .all(db)
        equal(rows, [
          { t: 3, m: 1 },
          { t: 3, m: 2 },
          { t: 2, m: 1 },
        ])
      },
    },
    {
      name: 'a condition of a left join is no condition of the rows',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .leftJoin(Team, and(Team.id.eq(Hero.teamId), Team.id.eq(1)))
          .select({ hero: Hero.id, team: Team.id })
          .orderBy(Hero.id.asc())
          .limit(2)
          .all(db)
        equal(rows, [
          { hero: 1, team: null },
          { hero: 2, team: 1 },
        ])
      },
    },
    {
      name: 'joins are counted, grouped and prepared like any query',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Team)
          .leftJoin(Hero, Hero.teamId.eq(Team.id))
          .select({ team: Team.name, heroes: count(Hero.id) })
          .groupBy(Team.id, Team.name)
          .orderBy(Team.id.asc())
          .all(db)
        equal(rows, [
          { team: 'Preventers', heroes: 2 },
          { team: 'Z-Force', heroes: 1 },
          { team: 'Nobody', heroes: 0 },
        ])
        const query = prepare({ id: integer() }, p =>
          from(Hero).innerJoin(Hero.team).select({ team: Team.name }).where(Hero.id.eq(p.id)),
        )
        equal(await query.first(db, { id: 2 }), { team: 'Preventers' })
        equal(await query.first(db, { id: 5 }), undefined)
      },
    },
    {
      name: 'a name that is in the query already is refused',
      run: async () => {
        throws(() => from(Hero).innerJoin(Hero as never, Hero.id.eq(1) as never), DefinitionError)
        throws(
          () =>
            from(Hero)
              .leftJoin(Hero.team)
              .leftJoin(Hero.team as never),
          DefinitionError,
        )
        throws(() => from(Hero).crossJoin(alias(Team, 'Hero') as never), DefinitionError)
      },
    },
    {
      name: 'a join needs a condition, and a table that is not in the query is refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        throws(() => from(Hero).innerJoin(Team, undefined as never), ValidationError)
        const wrong = from(Hero).where(Team.id.eq(1) as never)
        const code = await wrong.all(db).then(
          () => 'ran',
          (error: { code?: string }) => error.code,
        )
        equal(code, 'DEFINITION')
      },
    },
  ],
}
