// DESIGN 3, a query is a shape and values: a shape is known by its key, and equal keys always mean equal SQL; what is kept
// from one query never changes the answer of another that looks like it.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  type Condition,
  count,
  createTables,
  defineSchema,
  equal,
  from,
  insertInto,
  integer,
  json,
  insertSchema,
  max,
  min,
  or,
  round,
  real,
  sql,
  table,
  text,
  type Topic,
  type TransactionDatabase,
  update,
} from '../kit.ts'

const { Meta } = defineSchema({
  Meta: table('metas', { a: text().nullable(), b: text().nullable(), id: integer().primaryKey() }),
})
const schema = defineSchema({
  Doc: table('docs', { id: integer().primaryKey(), meta: json(insertSchema(Meta)), x: real() }),
})
const { Doc } = schema
const WIDTH = 100
const names = Array.from({ length: WIDTH }, (_, at) => `c${at}`)
const wide = defineSchema({
  Wide: table('wide', {
    id: integer().primaryKey(),
    ...Object.fromEntries(names.map(name => [name, integer().nullable()])),
  }),
})
const { Wide } = wide

type Ask = (db: TransactionDatabase) => Promise<unknown>

/** Asks everything twice, forwards and backwards, so that each answer comes both first and from what is kept. */
async function askAll(db: TransactionDatabase, all: readonly (readonly [Ask, unknown])[]): Promise<void> {
  for (const [ask, answer] of [...all, ...all.toReversed()]) equal(await ask(db), answer)
}

export const shapes: Topic = {
  name: 'shapes',
  cases: [
    {
      name: 'operands of another kind make another statement',
      run: async ({ db }) => {
        await seedHeroes(db)
        const where = (...all: (Condition<'Hero'> | undefined)[]): Ask => {
          const query = from(Hero).where(...all)
          return one => query.count(one)
        }
        await askAll(db, [
          [where(Hero.age.eq(17)), 1],
          [where(Hero.age.eq(null)), 1],
          [where(Hero.age.ne(17)), 3],
          [where(Hero.age.ne(null)), 4],
          [where(Hero.age.in([])), 0],
          [where(Hero.age.in([17])), 1],
          [where(Hero.age.in([17, 48])), 2],
          [where(Hero.age.notIn([])), 5],
          [where(Hero.age.plus(1).eq(18)), 1],
          [where(Hero.age.plus(0.5).eq(17.5 as never)), 1],
          [where(Hero.age.between(17, 32)), 2],
          [where(Hero.age.gt(17), Hero.age.lt(48)), 1],
          [where(or(Hero.age.gt(17), Hero.age.lt(48))), 4],
          [where(undefined), 5],
          [where(), 5],
        ])
      },
    },
    {
      name: 'names of results, aliases and options are part of a statement',
      run: async ({ db }) => {
        await seedHeroes(db)
        await createTables(db, schema)
        await insertInto(Doc)
          .values({ meta: { a: 'A', b: 'B' }, x: 1.2345 })
          .run(db)
        const [A, B] = [alias(Hero, 'a'), alias(Hero, 'b')]
        await askAll(db, [
          [
            one =>
              from(Hero)
                .select({ x: max(Hero.age) })
                .one(one),
            { x: 93 },
          ],
          [
            one =>
              from(Hero)
                .select({ y: max(Hero.age) })
                .one(one),
            { y: 93 },
          ],
          [
            one =>
              from(Hero)
                .select({ x: min(Hero.age) })
                .one(one),
            { x: 17 },
          ],
          [one => from(Hero).select({ x: count() }).one(one), { x: 5 }],
          [
            one =>
              from(Hero)
                .select({ x: count(Hero.age) })
                .one(one),
            { x: 4 },
          ],
          [
            one =>
              from(Hero)
                .select({ x: count(Hero.teamId).distinct() })
                .one(one),
            { x: 2 },
          ],
          [one => from(A).select({ x: A.id }).where(A.id.eq(1)).all(one), [{ x: 1 }]],
          [one => from(B).select({ x: B.id }).where(B.id.eq(1)).all(one), [{ x: 1 }]],
          [
            one =>
              from(Hero)
                .select({ x: { y: Hero.id } })
                .where(Hero.id.eq(1))
                .all(one),
            [{ x: { y: 1 } }],
          ],
          [one => from(Hero).select({ x: Hero.id }).orderBy(Hero.id.asc()).limit(1).all(one), [{ x: 1 }]],
          [
            one =>
              from(Doc)
                .select({ v: Doc.meta.at('a') })
                .all(one),
            [{ v: 'A' }],
          ],
          [
            one =>
              from(Doc)
                .select({ v: Doc.meta.at('b') })
                .all(one),
            [{ v: 'B' }],
          ],
          [
            one =>
              from(Doc)
                .select({ v: round(Doc.x, 1) })
                .all(one),
            [{ v: 1.2 }],
          ],
          [
            one =>
              from(Doc)
                .select({ v: round(Doc.x, 2) })
                .all(one),
            [{ v: 1.23 }],
          ],
          [one => sql`select ${1} as v`.all(one), [{ v: 1 }]],
          [one => sql`select ${1} as w`.all(one), [{ w: 1 }]],
        ])
      },
    },
    {
      name: 'the ways of reading one query do not mix',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).select({ id: Hero.id }).orderBy(Hero.id.desc())
        await askAll(db, [
          [one => query.all(one), [5, 4, 3, 2, 1].map(id => ({ id }))],
          [one => query.first(one), { id: 5 }],
          [one => query.count(one), 5],
          [one => query.exists(one), true],
          [one => query.limit(1).one(one), { id: 5 }],
          [one => query.limit(2).all(one), [{ id: 5 }, { id: 4 }]],
          [one => query.limit(2).count(one), 2],
          [one => query.offset(4).all(one), [{ id: 1 }]],
          [one => query.where(Hero.id.gt(9)).first(one), undefined],
          [one => query.where(Hero.id.gt(9)).exists(one), false],
        ])
      },
    },
    {
      name: 'models of other schemas with the same names are other tables',
      run: async ({ db }) => {
        await seedHeroes(db)
        const { Team: Other } = defineSchema({
          Team: table('other_teams', { id: integer().primaryKey(), name: text() }),
        })
        await createTables(db, { Team: Other })
        await insertInto(Other).values({ id: 1, name: 'other' }).run(db)
        await askAll(db, [
          [async one => (await from(Team).where(Team.id.eq(1)).one(one)).name, 'Preventers'],
          [async one => (await from(Other).where(Other.id.eq(1)).one(one)).name, 'other'],
          [one => from(Team).count(one), 3],
          [one => from(Other).count(one), 1],
        ])
      },
    },
    {
      name: 'one query on databases with different tables is prepared for each',
      run: async ({ db, connect }) => {
        const other = await connect({})
        await seedHeroes(db)
        await sql`create table teams (headquarters text, extra integer, name text, id integer)`.run(other)
        await sql`insert into teams values ('h', 5, 'n', 9)`.run(other)
        for (let time = 0; time < 2; time++) {
          equal((await from(Team).orderBy(Team.id.asc()).first(db))?.id, 1)
          equal(await from(Team).first(other), { id: 9, name: 'n', headquarters: 'h' })
        }
      },
    },
    {
      name: 'a table of many columns takes any part of them in inserts and updates',
      run: async ({ db }) => {
        await createTables(db, wide)
        const some = (seed: number): string[] => names.filter((_, at) => (at * 31 + seed * 17) % 7 < 3)
        const rows = Array.from({ length: 40 }, (_, seed) => ({
          id: seed + 1,
          ...Object.fromEntries(some(seed).map((name, at) => [name, at])),
        }))
        equal(await insertInto(Wide).values(rows).run(db), 40)
        const empty = Object.fromEntries(names.map(name => [name, null]))
        for (const row of rows) equal(await db.get(Wide, row.id), { ...empty, ...row } as never)
        const last = { c29: 29, c30: 30, c31: 31, c32: 32, c61: 61, c62: 62, c99: 99 }
        await update(Wide)
          .set(last as object)
          .where(Wide.id.eq(1))
          .run(db)
        equal(await db.get(Wide, 1), { ...empty, ...rows[0], ...last } as never)
      },
    },
    {
      name: 'a thousand different statements change no answer of the first',
      run: async ({ db }) => {
        await seedHeroes(db)
        const first = from(Hero).select({ id: Hero.id }).where(Hero.id.eq(1))
        equal(await first.all(db), [{ id: 1 }])
        for (let at = 0; at < 1000; at++)
          equal(await sql`select ${at} as ${sql.name(`n${at}`)}`.one(db), { [`n${at}`]: at })
        equal(await first.all(db), [{ id: 1 }])
      },
    },
  ],
}
