// DESIGN 1, Queries: explain(). How a statement would run, as a tree that reads alike on every database.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  count,
  cte,
  deleteFrom,
  equal,
  explain,
  fails,
  from,
  holds,
  insertInto,
  integer,
  type PlanNode,
  prepare,
  sql,
  type Topic,
  union,
  update,
  ValidationError,
} from '../kit.ts'

/** The models that are read, in alphabetical order. */
const read = (nodes: readonly PlanNode[]): string[] =>
  nodes
    .filter(({ operation }) => operation === 'scan' || operation === 'search')
    .flatMap(({ model }) => model ?? [])
    .toSorted()

export const plansTopic: Topic = {
  name: 'plans',
  cases: [
    {
      name: 'every step that reads a table names its model',
      run: async ({ db }) => {
        await seedHeroes(db)
        const other = alias(Hero, 'other')
        const old = cte('old', from(Hero).where(Hero.age.gt(40)).select({ id: Hero.id, teamId: Hero.teamId }))
        const queries = [
          [from(Hero).where(Hero.age.gt(40)), ['Hero']],
          [from(Hero).innerJoin(Team, Team.id.eq(Hero.teamId)), ['Hero', 'Team']],
          [from(Hero).innerJoin(other, other.secretName.eq(Hero.name)), ['Hero', 'Hero']],
          [from(old).innerJoin(Team, Team.id.eq(old.teamId)), ['Hero', 'Team']],
          [union(from(Hero).select({ name: Hero.name }), from(Team).select({ name: Team.name })), ['Hero', 'Team']],
        ] as const
        for (const [query, models] of queries) equal(read((await explain(db, query)).nodes), [...models])
      },
    },
    {
      name: 'nodes are the tree in one list, and text has a line for each',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).select({ age: Hero.age, n: count() }).groupBy(Hero.age).orderBy(count().desc())
        const { roots, nodes, text } = await explain(db, query)
        const flat = (list: readonly PlanNode[]): readonly PlanNode[] =>
          list.flatMap(node => [node, ...flat(node.children)])
        equal(nodes, flat(roots))
        equal(text.split('\n').length, nodes.length)
        holds(
          nodes.some(({ operation }) => operation === 'sort'),
          'there is a step that sorts',
        )
      },
    },
    {
      name: 'statements that write run as little as others',
      run: async ({ db }) => {
        await seedHeroes(db)
        await explain(db, deleteFrom(Hero).everyRow())
        await explain(db, update(Hero).set({ age: 1 }).everyRow())
        await explain(db, insertInto(Team).values({ name: 'Explained', headquarters: 'Nowhere' }))
        equal([await from(Hero).where(Hero.age.eq(1)).count(db), await from(Hero).count(db)], [0, 5])
        equal(await from(Team).count(db), 3)
      },
    },
    {
      name: 'prepared queries and SQL by hand have plans, in transactions too',
      needs: ['transaction'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const byAge = prepare({ age: integer() }, p => from(Hero).where(Hero.age.eq(p.age)))
        equal(read((await explain(db, byAge.bind({ age: 3 }))).nodes), ['Hero'])
        await db.transaction(async tx => {
          const { nodes } = await explain(tx, sql`select name from heroes`)
          equal(
            nodes.map(({ table }) => table),
            ['heroes'],
          )
          equal(read((await explain(tx, sql`select name from ${Hero}`)).nodes), ['Hero'])
        })
      },
    },
    {
      name: 'analyze runs no statement that writes or is written by hand',
      run: async ({ db }) => {
        await seedHeroes(db)
        const refused = [
          deleteFrom(Hero).everyRow(),
          update(Hero).set({ age: 1 }).everyRow(),
          insertInto(Team).values({ name: 'Explained', headquarters: 'Nowhere' }),
          sql`delete from heroes`,
        ]
        for (const statement of refused) await fails(explain(db, statement, { analyze: true }), ValidationError)
        equal([await from(Hero).where(Hero.age.eq(1)).count(db), await from(Hero).count(db)], [0, 5])
      },
    },
    {
      name: 'analyze runs no query that locks',
      needs: ['transaction', 'rowLocks'],
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const query of [from(Hero).forUpdate(), from(Hero).forShare()])
          await fails(explain(db, query, { analyze: true }), ValidationError)
      },
    },
    {
      name: 'what is no statement has no plan',
      run: async ({ db }) => {
        for (const wrong of [undefined, null, {}, 'select 1', Hero]) {
          await fails(explain(db, wrong as never), ValidationError)
        }
      },
    },
    {
      name: 'values and names of any kind leave a plan readable',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const value of ['"', "'", '\\', '\\"', '\n', '",\n  "key": "x', '\u2028', '{', '/*', '--']) {
          const { nodes } = await explain(db, from(Hero).where(Hero.secretName.eq(value)))
          equal(read(nodes), ['Hero'], JSON.stringify(value))
        }
      },
    },
  ],
}
