// DESIGN 1, include(): prepared, in transactions and in batches; as one statement or in few; and what is refused.
import { Hero, HeroMission, Mission, seedHeroes, Team } from '../heroes.ts'
import {
  AbortedError,
  type Case,
  collected,
  count,
  DefinitionError,
  deleteFrom,
  equal,
  explain,
  fails,
  from,
  holds,
  insertInto,
  integer,
  prepare,
  type QueryEvent,
  sql,
  text,
  throws,
  type Topic,
  toDepth,
  union,
  UnsupportedError,
  update,
  upper,
  ValidationError,
} from '../kit.ts'

const name = { name: Hero.name }
const staffed = from(Team)
  .orderBy(Team.id.asc())
  .include({ heroes: { select: name } })
const teams = [
  ['Preventers', ['Spider-Boy', 'Rusty-Man']],
  ['Z-Force', ['Deadpond']],
  ['Nobody', []],
]
type Staffed = readonly { name: string; heroes: readonly { name: string }[] }[]
const shown = (rows: Staffed): unknown[] => rows.map(team => [team.name, team.heroes.map(hero => hero.name)])

const cases: Case[] = [
  {
    name: 'prepared queries take parameters in the root, in relations, and at every level',
    run: async ({ db }) => {
      await seedHeroes(db)
      const query = prepare({ team: integer(), age: integer(), role: text(), greeting: text() }, p =>
        from(Team)
          .where(Team.id.lte(p.team))
          .orderBy(Team.id.asc())
          .include({
            heroes: {
              where: Hero.age.gt(p.age),
              select: name,
              include: {
                hello: Hero.name.eq(p.greeting),
                missions: { where: HeroMission.role.eq(p.role), select: { title: Mission.title } },
              },
            },
          }),
      )
      const asked = { team: 2, age: 18, role: 'scout', greeting: 'Rusty-Man' }
      const recon = { name: 'Rusty-Man', hello: true, missions: [{ title: 'Recon' }] }
      equal(
        (await query.all(db, asked)).map(({ heroes }) => heroes),
        [[recon], []],
      )
      const all = await query.all(db, { team: 3, age: 0, role: 'lead', greeting: '' })
      equal(
        all.map(({ heroes }) => heroes.map(hero => [hero.name, hero.hello, hero.missions.length])),
        [
          [
            ['Spider-Boy', false, 1],
            ['Rusty-Man', false, 0],
          ],
          [],
          [],
        ],
      )
      equal((await query.first(db, asked))?.heroes, [recon])
      equal((await query.one(db, { ...asked, team: 1 })).heroes, [recon])
      equal((await collected(query.stream(db, asked)))[0]?.heroes, [recon])
      equal(await query.all(db, { ...asked, team: 0 }), [])
      await fails(query.all(db, { ...asked, age: 'old' } as never), ValidationError)
    },
  },
  {
    name: 'a transaction loads what it sees itself, and a signal ends the call',
    needs: ['transaction'],
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        await deleteFrom(Hero).where(Hero.id.eq(2)).run(tx)
        equal(shown(await staffed.all(tx)), [['Preventers', ['Rusty-Man']], ...teams.slice(1)])
        equal(shown(await collected(staffed.stream(tx)))[0], ['Preventers', ['Rusty-Man']])
      })
      await fails(staffed.all(db.with({ signal: AbortSignal.abort() })), AbortedError)
      equal((await staffed.first(db))?.heroes.length, 1)
    },
  },
  {
    name: 'a batch loads between its other statements, in their order',
    run: async ({ db }) => {
      await seedHeroes(db)
      const byAge = prepare({ age: integer() }, p =>
        from(Hero)
          .where(Hero.age.gte(p.age))
          .orderBy(Hero.id.asc())
          .include({ team: { select: { at: Team.headquarters } } }),
      )
      const [before, changed, after, old, counted] = await db.batch([
        staffed,
        update(Hero)
          .set({ teamId: 3 })
          .where(Hero.id.in([2, 4])),
        staffed,
        byAge.bind({ age: 30 }),
        from(Hero).select({ n: count() }),
      ])
      equal(shown(before), teams)
      equal(changed, 2)
      equal(shown(after), [
        ['Preventers', ['Rusty-Man']],
        ['Z-Force', ['Deadpond']],
        ['Nobody', ['Spider-Boy', 'Tarantula']],
      ])
      equal(
        old.map(({ id, team }) => [id, team?.at ?? null]),
        [
          [3, 'Sharp Tower'],
          [4, 'Nowhere'],
          [5, null],
        ],
      )
      equal(counted, [{ n: 5 }])
      equal((await db.batch([staffed.where(Team.id.gt(9)), staffed]))[1].length, 3)
    },
  },
  {
    name: 'a tree is one statement, or one for each relation at each level',
    run: async ({ connect }) => {
      const events: QueryEvent[] = []
      const db = await connect({ onQuery: event => void events.push(event) })
      await seedHeroes(db)
      events.length = 0
      await from(Team)
        .include({ heroes: { include: { missions: { include: { heroes: { limit: 1 } } }, team: true } } })
        .all(db)
      holds([1, 5].includes(events.length), `${events.length} statements`)
      events.length = 0
      await from(Hero).include({ team: true }).count(db)
      await from(Hero).include({ team: true }).exists(db)
      equal(events.length, 2)
    },
  },
  {
    name: 'toSQL() and explain() show the one statement, and refuse where there are several',
    run: async ({ connect }) => {
      const events: QueryEvent[] = []
      const db = await connect({ onQuery: event => void events.push(event) })
      await seedHeroes(db)
      events.length = 0
      await staffed.all(db)
      const [first, ...others] = events
      if (others.length === 0) {
        equal(staffed.toSQL(db).sql, first?.sql as string)
        holds((await staffed.explain(db)).length > 0, 'explain() answers text')
        const models = new Set((await explain(db, staffed)).nodes.flatMap(({ model }) => model ?? []))
        equal([...models].toSorted(), ['Hero', 'Team'])
        return
      }
      throws(() => staffed.toSQL(db), UnsupportedError)
      await fails(staffed.explain(db), UnsupportedError)
      await fails(explain(db, staffed), UnsupportedError)
    },
  },
  {
    name: 'distinct rows, locked rows and SQL without a type come with their relations too',
    needs: ['transaction'],
    run: async ({ db }) => {
      await seedHeroes(db)
      const staff = from(Team)
        .innerJoin(Team.heroes)
        .distinct()
        .include({ heroes: { select: name } })
      equal(shown((await staff.all(db)).toSorted((a, b) => a.id - b.id)), teams.slice(0, 2))
      equal(await staff.count(db), 2)
      await db.transaction(async tx => equal(shown(await staffed.forUpdate().all(tx)), teams))
      const raw = await staffed.include({ raw: sql<number>`${Team.id} + 1` }).first(db)
      equal(Number(raw?.raw), 2)
    },
  },
  {
    name: 'streams load for more rows than they fetch at once',
    run: async ({ db }) => {
      await seedHeroes(db)
      const many = Array.from({ length: 600 }, (_, at) => ({ name: `h${at}`, secretName: '', teamId: 1 + (at % 3) }))
      await insertInto(Hero).values(many).run(db)
      const query = from(Hero)
        .where(Hero.secretName.eq(''))
        .orderBy(Hero.id.asc())
        .include({ team: true, missions: true })
      const rows = await collected(query.stream(db))
      equal(rows, await query.all(db))
      equal([rows.length, rows[599]?.team?.id], [600, 3])
      let seen = 0
      for await (const row of query.stream(db)) if (row.missions.length === 0 && ++seen === 3) break
      equal([seen, await query.count(db)], [3, 600])
    },
  },
  {
    name: 'mistakes are told before anything is sent',
    run: async ({ connect }) => {
      const events: QueryEvent[] = []
      const db = await connect({ onQuery: event => void events.push(event) })
      await seedHeroes(db)
      events.length = 0
      const query = from(Team)
      const loose = (asked: unknown) => () => query.include(asked as never)
      const error = throws(loose({ heros: true }), DefinitionError)
      equal(error.message, "Team has no relation 'heros'")
      for (const wrong of [
        { heroes: { were: true } },
        { heroes: { link: true } },
        { heroes: { include: { team: { limit: 1 } } } },
        { heroes: { include: { team: { orderBy: Team.id.asc() } } } },
        { heroes: { include: { nobody: true } } },
        { heroes: { select: { missions: Hero.id }, include: { missions: true } } },
        { heroes: toDepth(2) },
        { name: upper(Team.name) },
        Object.fromEntries([['__proto__', upper(Team.name)]]),
      ])
        throws(loose(wrong), DefinitionError)
      for (const wrong of [
        null,
        [],
        {},
        true,
        'heroes',
        { heroes: false },
        { heroes: 'all' },
        { heroes: { limit: -1 } },
        { heroes: { offset: 0.5 } },
        { heroes: { where: true } },
        { heroes: { orderBy: 'name' } },
        { heroes: { select: {} } },
        { heroes: { include: [] } },
      ])
        throws(loose(wrong), ValidationError)
      for (const depth of [0, -1, 1.5, 1001, '2', null]) throws(() => toDepth(depth as never), ValidationError)
      const included = query.include({ heroes: true })
      throws(() => included.select({ id: Team.id } as never), DefinitionError)
      throws(() => included.as('t' as never), DefinitionError)
      throws(() => union(included as never, included as never), DefinitionError)
      throws(
        () => (query.select({ id: Team.id }) as unknown as typeof query).include({ heroes: true }),
        DefinitionError,
      )
      throws(
        () => (query.rightJoin(Hero, Hero.teamId.eq(Team.id)) as unknown as typeof query).include({ heroes: true }),
        DefinitionError,
      )
      await fails(query.include({ heroes: { include: { other: Team.name } } } as never).all(db), DefinitionError)
      await fails(query.include({ other: Hero.name } as never).all(db), DefinitionError)
      await fails(
        query
          .where(Hero.id.eq(1) as never)
          .include({ heroes: true })
          .all(db),
        DefinitionError,
      )
      const wrong = query.include({ heroes: { where: Mission.id.eq(1) } } as never)
      await fails(collected(wrong.stream(db)), DefinitionError)
      await fails(wrong.first(db), DefinitionError)
      await fails(wrong.all(db), DefinitionError)
      equal(events.length, 0)
    },
  },
]

export const includingCalls: Topic = { name: 'include calls', cases }
