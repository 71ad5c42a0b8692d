// Issue 5, language: read-only views as models. Their rows are those of the query, of every kind and with every value in it.
import { Hero, heroes, seedHeroes, Team } from '../heroes.ts'
import { EMPTY, FULL, Kind, kindModels, seedKinds } from '../kinds.ts'
import {
  alias,
  coalesce,
  count,
  createTables,
  cte,
  DefinitionError,
  defineSchema,
  deleteFrom,
  dropTables,
  equal,
  exists,
  fails,
  filter,
  from,
  insertInto,
  integer,
  mergeInto,
  not,
  prepare,
  QueryError,
  sum,
  table,
  text,
  throws,
  type Topic,
  type TransactionDatabase,
  union,
  update,
  updateEach,
  values,
  view,
} from '../kit.ts'

const Roster = view(
  'roster',
  from(Hero).innerJoin(Hero.team).select({ id: Hero.id, hero: Hero.name, age: Hero.age, teamName: Team.name }),
)
const Sizes = view(
  'sizes of "teams" `x` [y]; --',
  from(Roster)
    .select({ team: Roster.teamName, heroes: count(), years: sum(Roster.age) })
    .groupBy(Roster.teamName),
)
const seeded = async (db: TransactionDatabase): Promise<void> => {
  await seedHeroes(db)
  await createTables(db, { Sizes, Roster })
}

const HOSTILE = `it's "a" \\ \`b\` ?, $1 :x; -- /* ${'\u{1F600}'} é`

/** The rows of a query as those of a view. */
async function viewed<R>(
  db: TransactionDatabase,
  query: { all(on: TransactionDatabase): Promise<R[]> },
): Promise<readonly [R[], R[]]> {
  const One = view('viewed', query as never) as unknown as typeof Roster
  await createTables(db, { One })
  const rows = (await from(One).all(db)) as unknown as R[]
  await dropTables(db, { One })
  return [rows, await query.all(db)]
}

export const views: Topic = {
  name: 'views',
  cases: [
    {
      name: 'are read, filtered, joined, counted and streamed as models',
      run: async ({ db }) => {
        await seeded(db)
        const rows = await from(Roster).orderBy(Roster.id.asc()).all(db)
        equal(rows, [
          { id: 1, hero: 'Deadpond', age: null, teamName: 'Z-Force' },
          { id: 2, hero: 'Spider-Boy', age: 17, teamName: 'Preventers' },
          { id: 3, hero: 'Rusty-Man', age: 48, teamName: 'Preventers' },
        ])
        equal(await from(Roster).where(Roster.age.gt(20)).select({ hero: Roster.hero }).one(db), { hero: 'Rusty-Man' })
        equal(await from(Roster).count(db), 3)
        const missed = from(Hero)
          .leftJoin(Roster, Roster.id.eq(Hero.id))
          .where(Hero.id.in([1, 4]))
          .orderBy(Hero.id.asc())
        equal(await missed.select({ id: Hero.id, roster: Roster }).all(db), [
          { id: 1, roster: { id: 1, hero: 'Deadpond', age: null, teamName: 'Z-Force' } },
          { id: 4, roster: null },
        ])
        const same = from(Roster).outer(Hero).where(Roster.id.eq(Hero.id))
        equal(
          await from(Hero)
            .where(not(exists(same)))
            .count(db),
          2,
        )
        const other = from(Roster).as('other')
        equal(await from(Roster).innerJoin(other, other.teamName.eq(Roster.teamName)).count(db), 5)
      },
    },
    {
      name: 'read other views, and are made in the order in which they read each other',
      run: async ({ db }) => {
        await seeded(db)
        equal(await from(Sizes).orderBy(Sizes.team.asc()).all(db), [
          { team: 'Preventers', heroes: 2, years: 65 },
          { team: 'Z-Force', heroes: 1, years: null },
        ])
        await dropTables(db, { Roster, Sizes, ...heroes })
        await fails(from(Roster).all(db), QueryError)
        await seeded(db)
        await dropTables(db, { Roster, Sizes })
        equal(await from(Hero).count(db), 5)
        await dropTables(db, { Roster, Sizes })
        await createTables(db, { Roster, Sizes })
      },
    },
    {
      name: 'answer values of every kind as their columns do, null too',
      run: async ({ db }) => {
        await seedKinds(db)
        const All = view('all_kinds', from(Kind))
        await createTables(db, { All })
        equal(await from(All).orderBy(All.id.asc()).all(db), [FULL, EMPTY])
        equal(await from(All).where(All.timestamp.eq(FULL.timestamp), All.decimal.lt('0')).count(db), 1)
        await dropTables(db, { ...kindModels, All })
      },
    },
    {
      name: 'hold values of every kind in their text',
      run: async ({ db }) => {
        await seedKinds(db)
        const compared = Object.keys(FULL).filter(key => !['json', 'array', 'custom'].includes(key))
        for (const key of compared as 'text'[]) {
          const value = FULL[key] as never
          const listed = from(Kind).where(Kind[key].eq(value), Kind[key].in([value, value]))
          const [rows, expected] = await viewed(db, listed.select({ id: Kind.id, value: Kind[key] }))
          equal(rows, expected, key)
          equal(rows.length, 1, key)
        }
        const numbers = from(Kind).select({
          sum: Kind.integer.plus(-3),
          less: Kind.integer.minus(-3),
          decimal: Kind.decimal.times('-0.5'),
          big: Kind.bigint.minus(-1n),
          text: coalesce(Kind.text, HOSTILE),
          number: coalesce(Kind.real, -1.5),
          yes: coalesce(Kind.boolean, true),
        })
        const [made, wanted] = await viewed(db, numbers)
        equal(made, wanted)
      },
    },
    {
      name: 'hold hostile text as what it is',
      run: async ({ db }) => {
        await seedHeroes(db)
        await insertInto(Hero).values({ name: HOSTILE, secretName: '%_\\' }).run(db)
        for (const query of [
          from(Hero).where(Hero.name.eq(HOSTILE)).select({ name: Hero.name }),
          from(Hero)
            .where(Hero.name.in([HOSTILE, "'"]))
            .select({ name: Hero.name }),
          from(Hero).where(Hero.name.contains('\\ `b` ?')).select({ name: Hero.name }),
          from(Hero).where(Hero.name.like('it\'s "a" _ %')).select({ name: Hero.name }),
        ]) {
          const [rows, expected] = await viewed(db, query)
          equal(rows, expected)
          equal(rows, [{ name: HOSTILE }])
        }
      },
    },
    {
      name: 'are made of set operations, named queries, lists, and limits',
      run: async ({ db }) => {
        await seedHeroes(db)
        const names = union(from(Hero).select({ name: Hero.name }), from(Team).select({ name: Team.name }))
        equal((await viewed(db, names.orderBy(row => row.name.asc()).limit(3)))[0].length, 3)
        const old = cte('old_heroes', from(Hero).where(Hero.age.gt(20)).select({ id: Hero.id }))
        equal((await viewed(db, from(old)))[0].length, 3)
        const listed = values('v', { id: integer(), name: text() }, [{ id: 1, name: HOSTILE }])
        const joined = from(listed)
          .innerJoin(Hero, Hero.id.eq(listed.id))
          .select({ hero: Hero.name, name: listed.name })
        equal((await viewed(db, joined))[0], [{ hero: 'Deadpond', name: HOSTILE }])
      },
    },
    {
      name: 'stand in schemas',
      run: async ({ db }) => {
        await seedHeroes(db)
        const Names = view('names', from(Hero).select({ name: Hero.name }), { schema: 'audit' })
        await createTables(db, { Names })
        equal(await from(Names).count(db), 5)
        await dropTables(db, { Names })
        await fails(from(Names).count(db), QueryError)
      },
    },
    {
      name: 'are never written, which is refused before anything is sent',
      run: async ({ connect }) => {
        const sent: string[] = []
        const db = await connect({ onQuery: ({ sql }) => void sent.push(sql) })
        await seeded(db)
        sent.length = 0
        const Wrong = Roster as unknown as typeof Hero
        const row = { name: 'x', secretName: 'y' }
        await fails(insertInto(Wrong).values(row).run(db), DefinitionError)
        await fails(insertInto(Wrong).values([row, row]).run(db), DefinitionError)
        await fails(insertInto(Wrong).from(from(Hero)).run(db), DefinitionError)
        await fails(update(Wrong).set({ name: 'x' }).everyRow().run(db), DefinitionError)
        await fails(deleteFrom(Wrong).everyRow().run(db), DefinitionError)
        await fails(db.batch([from(Roster), deleteFrom(Wrong).where(Roster.id.eq(1) as never)]), DefinitionError)
        await fails(db.get(Wrong, 1), DefinitionError)
        await fails(update(Wrong).from(Team).set({ name: 'x' }).everyRow().run(db), DefinitionError)
        await fails(deleteFrom(Wrong).using(Team).everyRow().run(db), DefinitionError)
        throws(() => updateEach(Wrong, [{ id: 1, name: 'x' }], { by: Wrong.id }), DefinitionError)
        throws(() => mergeInto(Wrong), DefinitionError)
        throws(() => alias(Wrong, 'other'), DefinitionError)
        equal(sent, [])
      },
    },
    {
      name: 'refuse what only a statement has, and a name that a table or a query has too',
      run: async ({ db }) => {
        await seedHeroes(db)
        const open: unknown[] = []
        prepare({ id: integer() }, p => {
          open.push(view('open', from(Hero).where(Hero.id.eq(p.id))))
          return from(Hero)
        })
        await fails(createTables(db, { Open: open[0] as typeof Roster }), DefinitionError)
        const { Sold } = defineSchema({
          Sold: table(
            'sold',
            { id: integer().primaryKey() },
            {
              filters: [filter('one', integer(), (t, one) => t.id.eq(one))],
            },
          ),
        })
        await fails(createTables(db, { Sold, All: view('all_sold', from(Sold)) }), DefinitionError)
        await fails(createTables(db, { Roster, Other: view('ROSTER', from(Hero)) }), DefinitionError)
        await fails(createTables(db, { Team, Other: view('teams', from(Hero)) }), DefinitionError)
        await createTables(db, { Roster })
        const hiding = cte('roster', from(Hero).select({ id: Hero.id }))
        const inside = from(Roster).where(Roster.id.in(from(hiding)))
        await fails(inside.all(db), DefinitionError)
        const after = from(hiding).where(hiding.id.in(from(Roster).select({ id: Roster.id })))
        await fails(after.all(db), DefinitionError)
      },
    },
  ],
}
