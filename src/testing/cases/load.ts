// DESIGN 1, load(): relations of rows that are in hand, to any depth, one statement for each relation at each level.
import { Hero, HeroMission, Mission, seedHeroes, Team } from '../heroes.ts'
import {
  AbortedError,
  type Case,
  DefinitionError,
  deleteFrom,
  equal,
  exists,
  fails,
  from,
  holds,
  load,
  not,
  type QueryEvent,
  type Topic,
  upper,
  ValidationError,
} from '../kit.ts'

const teams = from(Team).orderBy(Team.id.asc())
const members = from(Hero).orderBy(Hero.id.asc())
const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name)

const cases: Case[] = [
  {
    name: 'to many is a list, to one a row or null, over a link table a list',
    run: async ({ db }) => {
      await seedHeroes(db)
      const loaded = await load(db, Team, await teams.all(db), { heroes: true })
      equal(
        loaded.map(team => [team.headquarters, names(team.heroes)]),
        [
          ['Sharp Tower', ['Spider-Boy', 'Rusty-Man']],
          ['Sister Margaret', ['Deadpond']],
          ['Nowhere', []],
        ],
      )
      equal(loaded[1]?.heroes, await from(Hero).where(Hero.id.eq(1)).all(db))
      const found = await load(db, Hero, await members.all(db), { team: true, missions: true })
      equal(
        found.map(hero => [hero.team?.name ?? null, hero.missions.map(({ title }) => title)]),
        [
          ['Z-Force', []],
          ['Preventers', ['Rescue']],
          ['Preventers', ['Rescue', 'Recon']],
          [null, []],
          [null, []],
        ],
      )
    },
  },
  {
    name: 'rows stay as they are, and the answer is in their order',
    run: async ({ db }) => {
      await seedHeroes(db)
      const rows = [{ id: 2 }, { id: 1 }, { id: 2 }, { id: 77 }]
      const loaded = await load(db, Team, rows, { heroes: { select: { name: Hero.name } } })
      equal(rows, [{ id: 2 }, { id: 1 }, { id: 2 }, { id: 77 }])
      equal(loaded, [
        { id: 2, heroes: [{ name: 'Deadpond' }] },
        { id: 1, heroes: [{ name: 'Spider-Boy' }, { name: 'Rusty-Man' }] },
        { id: 2, heroes: [{ name: 'Deadpond' }] },
        { id: 77, heroes: [] },
      ])
      holds(loaded[0]?.heroes !== loaded[2]?.heroes, 'each row has a list of its own')
      equal(await load(db, Team, [] as { id: number }[], { heroes: true }), [])
    },
  },
  {
    name: 'conditions, orders and selections are those of any query',
    run: async ({ db }) => {
      await seedHeroes(db)
      const loaded = await load(db, Team, await teams.all(db), {
        heroes: {
          where: [Hero.age.isNotNull(), Hero.name.contains('-'), undefined],
          orderBy: [Hero.age.desc(), Hero.name.asc()],
          select: { shout: upper(Hero.name), more: { age: Hero.age } },
        },
      })
      equal(
        loaded.map(team => team.heroes),
        [
          [
            { shout: 'RUSTY-MAN', more: { age: 48 } },
            { shout: 'SPIDER-BOY', more: { age: 17 } },
          ],
          [],
          [],
        ],
      )
      const idle = not(exists(from(HeroMission).outer(Hero).where(HeroMission.heroId.eq(Hero.id))))
      for (const limit of [1, 2]) {
        const free = await load(db, Team, await teams.all(db), { heroes: { where: idle, limit } })
        equal(
          free.map(team => names(team.heroes)),
          [[], ['Deadpond'], []],
        )
      }
      const young = await load(db, Hero, await members.all(db), { team: { where: Team.name.startsWith('Z') } })
      equal(
        young.map(({ team }) => team?.id ?? null),
        [2, null, null, null, null],
      )
    },
  },
  {
    name: 'limit and offset count for each parent',
    run: async ({ db }) => {
      await seedHeroes(db)
      const first = await load(db, Team, await teams.all(db), { heroes: { orderBy: Hero.age.desc(), limit: 1 } })
      equal(
        first.map(team => names(team.heroes)),
        [['Rusty-Man'], ['Deadpond'], []],
      )
      const second = await load(db, Team, await teams.all(db), { heroes: { orderBy: Hero.age.desc(), offset: 1 } })
      equal(
        second.map(team => names(team.heroes)),
        [['Spider-Boy'], [], []],
      )
      const linked = { missions: { orderBy: Mission.title.asc(), limit: 1 } } as const
      const hero = (id: number) => from(Hero).where(Hero.id.gte(id), Hero.id.lte(3)).orderBy(Hero.id.asc()).all(db)
      equal(
        (await load(db, Hero, await hero(1), linked)).map(({ missions }) => missions),
        [[], [{ id: 1, title: 'Rescue' }], [{ id: 2, title: 'Recon' }]],
      )
      equal(
        (await load(db, Hero, await hero(3), linked)).map(({ missions }) => missions),
        [[{ id: 2, title: 'Recon' }]],
      )
      const none = await load(db, Hero, await members.all(db), { missions: { limit: 0 } })
      equal(
        none.flatMap(({ missions }) => missions),
        [],
      )
      const rest = Number.MAX_SAFE_INTEGER
      equal((await load(db, Hero, await hero(2), { missions: { limit: rest, offset: 1 } }))[1]?.missions.length, 1)
    },
  },
  {
    name: 'the row of the link table comes as link, and can be filtered and sorted by',
    run: async ({ db }) => {
      await seedHeroes(db)
      const loaded = await load(db, Mission, await from(Mission).orderBy(Mission.id.asc()).all(db), {
        heroes: { link: true, select: { name: Hero.name }, orderBy: HeroMission.role.desc() },
      })
      equal(loaded, [
        {
          id: 1,
          title: 'Rescue',
          heroes: [
            { name: 'Spider-Boy', link: { heroId: 2, missionId: 1, role: 'lead' } },
            { name: 'Rusty-Man', link: { heroId: 3, missionId: 1, role: null } },
          ],
        },
        {
          id: 2,
          title: 'Recon',
          heroes: [{ name: 'Rusty-Man', link: { heroId: 3, missionId: 2, role: 'scout' } }],
        },
      ])
      const leads = await load(db, Mission, loaded, {
        heroes: { where: HeroMission.role.eq('lead'), select: { id: Hero.id } },
      })
      equal(
        leads.map(({ heroes }) => heroes),
        [[{ id: 2 }], []],
      )
    },
  },
  {
    name: 'relations of relations, to any depth and in circles, without the keys being selected',
    run: async ({ db }) => {
      await seedHeroes(db)
      const [team] = await load(db, Team, [{ id: 1 }], {
        heroes: {
          select: { name: Hero.name },
          limit: 2,
          include: {
            team: { select: { name: Team.name }, include: { heroes: { select: { id: Hero.id } } } },
            missions: { select: { title: Mission.title }, include: { heroes: { where: Hero.age.lt(20) } } },
          },
        },
      })
      const back = { name: 'Preventers', heroes: [{ id: 2 }, { id: 3 }] }
      const boy = { id: 2, name: 'Spider-Boy', secretName: 'Pedro', age: 17, teamId: 1 }
      const rescue = { title: 'Rescue', heroes: [boy] }
      equal(team, {
        id: 1,
        heroes: [
          { name: 'Spider-Boy', team: back, missions: [rescue] },
          { name: 'Rusty-Man', team: back, missions: [rescue, { title: 'Recon', heroes: [] }] },
        ],
      })
    },
  },
  {
    name: 'rows to one that are met twice are the same object',
    run: async ({ db }) => {
      await seedHeroes(db)
      const [, a, b, none] = await load(db, Hero, await members.all(db), { team: { include: { heroes: true } } })
      holds(a?.team !== null && a?.team === b?.team, 'two heroes of one team have the same object')
      equal(none?.team, null)
      const [one] = await load(db, Team, [{ id: 1 }], { heroes: { include: { team: true } } })
      holds(one?.heroes[0]?.team === one?.heroes[1]?.team, 'the same below')
    },
  },
  {
    name: 'each relation is one statement at each level, and none where no key is left',
    run: async ({ connect }) => {
      const events: QueryEvent[] = []
      const db = await connect({ onQuery: event => void events.push(event) })
      await seedHeroes(db)
      const rows = await members.all(db)
      events.length = 0
      await load(db, Hero, rows, {
        team: { include: { heroes: { limit: 1 } } },
        missions: { include: { heroes: true } },
      })
      equal(events.length, 4)
      events.length = 0
      const free = rows.filter(({ teamId }) => teamId === null)
      const loaded = await load(db, Hero, free, { team: { include: { heroes: true } } })
      equal(
        loaded.map(({ team }) => team),
        [null, null],
      )
      equal(events.length, 0)
    },
  },
  {
    name: 'a transaction loads what it sees itself, and a signal ends the call',
    needs: ['transaction'],
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        await deleteFrom(Hero).where(Hero.id.eq(2)).run(tx)
        const [team] = await load(tx, Team, [{ id: 1 }], { heroes: { include: { missions: true } } })
        equal(names(team?.heroes ?? []), ['Rusty-Man'])
      })
      const over = db.with({ signal: AbortSignal.abort() })
      await fails(load(over, Team, [{ id: 1 }], { heroes: true }), AbortedError)
      equal((await load(db, Team, [{ id: 1 }], { heroes: true }))[0]?.heroes.length, 1)
    },
  },
  {
    name: 'mistakes are told before anything is sent',
    run: async ({ connect }) => {
      const events: QueryEvent[] = []
      const db = await connect({ onQuery: event => void events.push(event) })
      await seedHeroes(db)
      events.length = 0
      const rows = [{ id: 1 }]
      await fails(load(db, Team, rows, { heros: true } as never), DefinitionError)
      await fails(load(db, Team, rows, { heroes: { were: true } } as never), DefinitionError)
      await fails(load(db, Team, rows, { heroes: { include: { team: { limit: 1 } } } } as never), DefinitionError)
      await fails(
        load(db, Team, rows, { heroes: { include: { team: { where: Hero.id.eq(1) } } } } as never),
        DefinitionError,
      )
      await fails(load(db, Team, rows, { heroes: { limit: -1 } }), ValidationError)
      await fails(load(db, Team, [{ id: 'one' }] as never, { heroes: true }), ValidationError)
      const error = await fails(load(db, Hero, [{ id: 1 }], { missions: true, team: true }), ValidationError)
      equal(error.message, 'Hero.team is found by Hero.teamId, which row 0 lacks')
      equal(events.length, 0)
    },
  },
]

export const loading: Topic = { name: 'load', cases }
