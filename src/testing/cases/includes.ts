// DESIGN 1, include(): rows of a query come with what they are related to, in every way that a query is read.
import { Hero, HeroMission, Mission, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  type Case,
  collected,
  count,
  equal,
  exists,
  fails,
  from,
  holds,
  load,
  MultipleRowsError,
  not,
  NotFoundError,
  scalar,
  type Topic,
  upper,
} from '../kit.ts'

const teams = from(Team).orderBy(Team.id.asc())
const members = from(Hero).orderBy(Hero.id.asc())
const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name)

const cases: Case[] = [
  {
    name: 'to many is a list, to one a row or null, over a link table a list',
    run: async ({ db }) => {
      await seedHeroes(db)
      const plain = await members.all(db)
      const found = await teams.include({ heroes: true }).all(db)
      equal(
        found.map(({ heroes }) => heroes),
        [plain.slice(1, 3), plain.slice(0, 1), []],
      )
      const missions = await from(Mission).orderBy(Mission.id.asc()).all(db)
      const [first, second, third] = await members.include({ team: true, missions: { link: true } }).all(db)
      equal([first?.team?.name, second?.team?.name], ['Z-Force', 'Preventers'])
      equal(first?.missions, [])
      equal(second?.missions, [{ ...missions[0], link: { heroId: 2, missionId: 1, role: 'lead' } } as never])
      equal(third, {
        ...(plain[2] as (typeof plain)[number]),
        team: { id: 1, name: 'Preventers', headquarters: 'Sharp Tower' },
        missions: [
          { id: 1, title: 'Rescue', link: { heroId: 3, missionId: 1, role: null } },
          { id: 2, title: 'Recon', link: { heroId: 3, missionId: 2, role: 'scout' } },
        ],
      })
    },
  },
  {
    name: 'options say which rows and what of them, and pages count for each row',
    run: async ({ db }) => {
      await seedHeroes(db)
      const name = { name: Hero.name }
      const eldest = { orderBy: Hero.age.desc({ nulls: 'last' }), select: name } as const
      const [second, none] = await teams.include({ heroes: { ...eldest, limit: 1, offset: 1 } }).all(db)
      equal([second?.heroes, none?.heroes], [[{ name: 'Spider-Boy' }], []])
      const first = await teams.include({ heroes: { ...eldest, limit: 1 } }).all(db)
      equal(
        first.map(({ heroes }) => names(heroes)),
        [['Rusty-Man'], ['Deadpond'], []],
      )
      const adults = await teams.include({ heroes: { where: [Hero.age.gte(18), undefined, false] } }).all(db)
      equal(
        adults.map(({ heroes }) => names(heroes)),
        [['Rusty-Man'], [], []],
      )
      const idle = not(exists(from(HeroMission).outer(Hero).where(HeroMission.heroId.eq(Hero.id))))
      equal(names((await teams.include({ heroes: { where: idle, ...eldest } }).all(db))[1]?.heroes ?? []), ['Deadpond'])
      const led = { where: HeroMission.role.isNotNull(), orderBy: HeroMission.role.desc(), select: name } as const
      const crews = await from(Mission).orderBy(Mission.id.asc()).include({ heroes: led }).all(db)
      equal(
        crews.map(({ heroes }) => names(heroes)),
        [['Spider-Boy'], ['Rusty-Man']],
      )
      const sharp = { where: Team.headquarters.like('Sharp%'), select: { at: Team.headquarters } } as const
      equal(
        (await members.include({ team: sharp }).all(db)).map(({ team }) => team?.at ?? null),
        [null, 'Sharp Tower', 'Sharp Tower', null, null],
      )
    },
  },
  {
    name: 'expressions stand beside rows, at every level',
    run: async ({ db }) => {
      await seedHeroes(db)
      const loud = await members.include({ team: true, shout: upper(Hero.name) }).all(db)
      equal(
        loud.map(({ shout, team }) => [shout, team?.id ?? null]),
        [
          ['DEADPOND', 2],
          ['SPIDER-BOY', 1],
          ['RUSTY-MAN', 1],
          ['TARANTULA', null],
          ['CAPTAIN NORTH', null],
        ],
      )
      const [team] = await teams
        .include({
          size: scalar(from(Hero).outer(Team).where(Hero.teamId.eq(Team.id)).select({ n: count() })),
          heroes: {
            select: { id: Hero.id },
            include: {
              shout: upper(Hero.name),
              missions: { select: { id: Mission.id }, include: { title: upper(Mission.title) } },
            },
          },
        })
        .all(db)
      equal(team, {
        id: 1,
        name: 'Preventers',
        headquarters: 'Sharp Tower',
        size: 2,
        heroes: [
          { id: 2, shout: 'SPIDER-BOY', missions: [{ id: 1, title: 'RESCUE' }] },
          {
            id: 3,
            shout: 'RUSTY-MAN',
            missions: [
              { id: 1, title: 'RESCUE' },
              { id: 2, title: 'RECON' },
            ],
          },
        ],
      })
      equal(
        await from(Hero)
          .where(Hero.id.eq(4))
          .include({ older: Hero.age.plus(1) })
          .all(db),
        [{ id: 4, name: 'Tarantula', secretName: 'Natalia', age: 32, teamId: null, older: 33 }],
      )
    },
  },
  {
    name: 'all, first, one and stream answer what load() does; count and exists do not load',
    run: async ({ db }) => {
      await seedHeroes(db)
      const asked = {
        heroes: {
          orderBy: Hero.name.desc(),
          include: { missions: { link: true }, team: { include: { heroes: true } } },
        },
      } as const
      const query = from(Team).orderBy(Team.name.desc()).include(asked)
      const wanted = await load(db, Team, await from(Team).orderBy(Team.name.desc()).all(db), asked)
      const [first] = wanted
      equal(names(wanted), ['Z-Force', 'Preventers', 'Nobody'])
      equal(await query.all(db), wanted)
      equal(await query.first(db), first)
      equal(await query.limit(1).one(db), first as NonNullable<typeof first>)
      equal(await collected(query.stream(db)), wanted)
      equal([await query.count(db), await query.limit(2).count(db), await query.exists(db)], [3, 2, true])
      const nobody = query.where(Team.id.gt(9))
      equal(await nobody.all(db), [])
      equal(await nobody.first(db), undefined)
      equal(await collected(nobody.stream(db)), [])
      equal([await nobody.count(db), await nobody.exists(db)], [0, false])
      await fails(nobody.one(db), NotFoundError)
      await fails(query.one(db), MultipleRowsError)
    },
  },
  {
    name: 'what comes after include() holds for the rows of the query',
    run: async ({ db }) => {
      await seedHeroes(db)
      const query = from(Hero).include({ team: { select: { id: Team.id } } })
      const found = await query.where(Hero.age.isNotNull()).orderBy(Hero.age.desc()).limit(2).offset(1).all(db)
      equal(
        found.map(({ id, team }) => [id, team]),
        [
          [3, { id: 1 }],
          [4, null],
        ],
      )
      const twice = await query.include({ missions: true }).include({ team: true }).where(Hero.id.eq(2)).one(db)
      equal([twice.missions.length, twice.team?.headquarters], [1, 'Sharp Tower'])
    },
  },
  {
    name: 'an alias is a root as its model is',
    run: async ({ db }) => {
      await seedHeroes(db)
      const other = alias(Hero, 'other')
      const found = await from(other)
        .where(other.age.gt(40))
        .orderBy(other.age.asc())
        .include({ team: true, missions: { limit: 1 }, shout: upper(other.name) })
        .all(db)
      equal(
        found.map(({ shout, team, missions }) => [shout, team?.id ?? null, missions.length]),
        [
          ['RUSTY-MAN', 1, 1],
          ['CAPTAIN NORTH', null, 0],
        ],
      )
    },
  },
  {
    name: 'rows that joins have chosen are loaded for as others are, once for each time they come',
    run: async ({ db }) => {
      await seedHeroes(db)
      const staffed = await from(Team)
        .innerJoin(Team.heroes)
        .where(Hero.age.lt(40))
        .include({ heroes: { select: { id: Hero.id } } })
        .all(db)
      equal(staffed, [{ id: 1, name: 'Preventers', headquarters: 'Sharp Tower', heroes: [{ id: 2 }, { id: 3 }] }])
      const doubled = await from(Team)
        .innerJoin(Team.heroes)
        .where(Team.id.eq(1))
        .orderBy(Hero.id.asc())
        .include({ heroes: { select: { id: Hero.id } } })
        .all(db)
      equal(
        doubled.map(({ id, heroes }) => [id, heroes]),
        [
          [1, [{ id: 2 }, { id: 3 }]],
          [1, [{ id: 2 }, { id: 3 }]],
        ],
      )
      const [one, two] = doubled
      holds(one !== two && one?.heroes !== two?.heroes, 'each row has a list of its own')
      const free = await from(Hero)
        .leftJoin(Hero.team)
        .where(Team.id.isNull())
        .orderBy(Hero.id.asc())
        .include({ team: true })
        .all(db)
      equal(
        free.map(({ id, team }) => [id, team]),
        [
          [4, null],
          [5, null],
        ],
      )
    },
  },
  {
    name: 'rows to one that are met twice are the same object, and rows are plain',
    run: async ({ db }) => {
      await seedHeroes(db)
      const [, a, b, none] = await members
        .include({ team: { include: { heroes: { include: { team: true } } } } })
        .all(db)
      holds(a?.team !== null && a?.team === b?.team, 'two heroes of one team have the same object')
      const [c, d] = a?.team?.heroes ?? []
      holds(c?.team !== null && c?.team === d?.team, 'the same below')
      equal(none?.team, null)
      const rows = await teams.include({ heroes: { include: { missions: { link: true } } } }).all(db)
      equal(structuredClone(rows), rows)
      rows[0]?.heroes.pop()
      equal((await teams.include({ heroes: true }).all(db))[0]?.heroes.length, 2)
    },
  },
]

export const including: Topic = { name: 'include', cases }
