// DESIGN 1, Queries are values: all, first, one, count and exists (of what all would answer), where, orderBy, limit,
// offset, distinct, select with nested objects and whole models; builders are immutable and can be shared.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  collected,
  equal,
  fails,
  from,
  integer,
  IsomodelError,
  length,
  MultipleRowsError,
  NotFoundError,
  prepare,
  sql,
  throws,
  type Topic,
  ValidationError,
} from '../kit.ts'

const ids = from(Hero).select({ id: Hero.id }).orderBy(Hero.id.asc())
const only = (...all: number[]): { id: number }[] => all.map(id => ({ id }))

export const select: Topic = {
  name: 'queries',
  cases: [
    {
      name: 'first() answers the first row or undefined, and one() exactly one',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await ids.first(db), { id: 1 })
        equal(await ids.where(Hero.id.gt(9)).first(db), undefined)
        equal(await ids.where(Hero.id.eq(3)).one(db), { id: 3 })
        const none = await fails(ids.where(Hero.id.gt(9)).one(db), NotFoundError)
        const many = await fails(ids.one(db), MultipleRowsError)
        equal([none.code, many.code], ['NOT_FOUND', 'MULTIPLE_ROWS'])
        equal(await ids.limit(1).one(db), { id: 1 })
      },
    },
    {
      name: 'count() and exists() speak of what all() would answer',
      run: async ({ db }) => {
        await seedHeroes(db)
        const queries = [
          ids,
          ids.limit(2),
          ids.limit(0),
          ids.offset(4),
          ids.offset(9),
          ids.limit(2).offset(4),
          ids.where(Hero.age.gt(40)),
          ids.where(Hero.age.gt(99)),
        ]
        for (const query of queries) {
          const { length: rows } = await query.all(db)
          equal([await query.count(db), await query.exists(db)], [rows, rows > 0])
        }
        const teams = from(Hero).select({ team: Hero.teamId }).distinct()
        equal([await teams.count(db), await teams.exists(db), (await teams.all(db)).length], [3, true, 3])
        const groups = from(Hero).select({ team: Hero.teamId }).groupBy(Hero.teamId)
        equal([await groups.count(db), await groups.limit(1).count(db)], [3, 1])
        equal(await from(Hero).count(db), 5)
        equal(await from(Hero).where(Hero.id.gt(9)).exists(db), false)
      },
    },
    {
      name: 'limit and offset cut the ordered rows',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await ids.limit(2).all(db), only(1, 2))
        equal(await ids.limit(2).offset(3).all(db), only(4, 5))
        equal(await ids.offset(3).all(db), only(4, 5))
        equal(await ids.limit(0).all(db), [])
        equal(await ids.limit(0).first(db), undefined)
        equal(await ids.offset(2).first(db), { id: 3 })
        equal(await ids.limit(1000).offset(1000).all(db), [])
      },
    },
    {
      name: 'limit and offset take whole numbers that are not negative',
      run: async () => {
        for (const wrong of [-1, 1.5, NaN, Infinity, '1', null, undefined, 2 ** 53]) {
          throws(() => ids.limit(wrong as never), ValidationError)
          throws(() => ids.offset(wrong as never), ValidationError)
        }
      },
    },
    {
      name: 'limit and offset can be parameters, with the same rule',
      run: async ({ db }) => {
        await seedHeroes(db)
        const page = prepare({ size: integer(), skip: integer() }, p => ids.limit(p.size).offset(p.skip))
        equal(await page.all(db, { size: 2, skip: 1 }), only(2, 3))
        equal(await page.all(db, { size: 0, skip: 0 }), [])
        await fails((async () => page.all(db, { size: 1.5, skip: 0 }))(), ValidationError)
        await fails((async () => page.all(db, { size: -1, skip: 0 }))(), ValidationError)
        await fails((async () => page.all(db, { size: 1, skip: -1 }))(), ValidationError)
      },
    },
    {
      name: 'a prefix of a query can be shared: every call answers a new one',
      run: async ({ db }) => {
        await seedHeroes(db)
        const base = from(Hero).where(Hero.age.gt(10))
        const young = base.where(Hero.age.lt(40)).orderBy(Hero.id.asc())
        const old = base.where(Hero.age.gte(40)).orderBy(Hero.id.desc()).limit(1)
        equal(await base.count(db), 4)
        equal(
          (await young.all(db)).map(row => row.id),
          [2, 4],
        )
        equal(
          (await old.all(db)).map(row => row.id),
          [5],
        )
        equal(await base.count(db), 4)
      },
    },
    {
      name: 'a query is data: it runs on any database, any number of times',
      run: async ({ db, connect }) => {
        const other = await connect({})
        for (const one of [db, other]) await seedHeroes(one)
        await Promise.all([db, other, db, other].map(async one => equal(await ids.all(one), only(1, 2, 3, 4, 5))))
      },
    },
    {
      name: 'orderBy sorts by several terms, by expressions, and adds to earlier terms',
      run: async ({ db }) => {
        await seedHeroes(db)
        const by = from(Hero).select({ id: Hero.id }).orderBy(Hero.teamId.desc())
        equal(await by.orderBy(Hero.id.desc()).all(db), only(1, 3, 2, 5, 4))
        equal(
          await from(Hero).select({ id: Hero.id }).orderBy(length(Hero.name).asc(), Hero.id.asc()).all(db),
          only(1, 3, 4, 2, 5),
        )
      },
    },
    {
      name: 'a selection names columns, expressions, whole models and objects of these',
      run: async ({ db }) => {
        await seedHeroes(db)
        const row = await from(Hero)
          .innerJoin(Team, Team.id.eq(Hero.teamId))
          .select({ n: Hero.name, team: Team, about: { older: Hero.age.plus(1), who: { name: Hero.secretName } } })
          .where(Hero.id.eq(2))
          .one(db)
        equal(row, {
          n: 'Spider-Boy',
          team: { id: 1, name: 'Preventers', headquarters: 'Sharp Tower' },
          about: { older: 18, who: { name: 'Pedro' } },
        })
      },
    },
    {
      name: 'one column can be selected twice, under other names',
      run: async ({ db }) => {
        await seedHeroes(db)
        const row = await from(Hero).select({ a: Hero.id, b: Hero.id, id: Hero.name }).where(Hero.id.eq(1)).one(db)
        equal(row, { a: 1, b: 1, id: 'Deadpond' })
      },
    },
    {
      name: 'distinct answers each different row once',
      run: async ({ db }) => {
        await seedHeroes(db)
        const teams = from(Hero).select({ team: Hero.teamId }).distinct().orderBy(Hero.teamId.asc())
        equal(await teams.all(db), [{ team: null }, { team: 1 }, { team: 2 }])
        equal(await teams.limit(1).offset(1).all(db), [{ team: 1 }])
      },
    },
    {
      name: 'stream() answers the same rows as all()',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const query of [from(Hero).orderBy(Hero.id.asc()), from(Hero).orderBy(Hero.id.asc()).limit(2)]) {
          equal(await collected(query.stream(db)), await query.all(db))
        }
      },
    },
    {
      name: 'explain() tells how the database would run it, and runs nothing',
      run: async ({ db }) => {
        await seedHeroes(db)
        const told = await from(Hero).where(Hero.id.eq(1)).explain(db)
        equal([typeof told, told.length > 0], ['string', true])
      },
    },
    {
      name: 'toSQL() answers text and parameters for a database that is not even open',
      run: async ({ db }) => {
        const query = from(Hero).where(Hero.name.eq('x'), Hero.age.gt(3))
        const mine = query.toSQL(db)
        equal(mine.params, ['x', 3])
        equal(query.toSQL(db), mine)
      },
    },
    {
      name: 'an unknown table or column of the database is an error with the SQL',
      run: async ({ db }) => {
        const error = await from(Hero)
          .all(db)
          .then(
            () => undefined,
            (thrown: unknown) => thrown,
          )
        equal([error instanceof IsomodelError, (error as { sql?: string }).sql?.includes('heroes')], [true, true])
        const text = sql`select nope from heroes`
        await seedHeroes(db)
        equal(
          await text.all(db).then(
            () => 'ran',
            (thrown: { code: string }) => thrown.code,
          ),
          'QUERY',
        )
      },
    },
  ],
}
