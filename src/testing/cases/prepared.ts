// DESIGN 1, prepare(): a query built once and run with other values; parameters are checked like columns; writes too.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  and,
  coalesce,
  collected,
  deleteFrom,
  equal,
  fails,
  from,
  insertInto,
  integer,
  MultipleRowsError,
  NotFoundError,
  or,
  prepare,
  sql,
  text,
  type Topic,
  update,
} from '../kit.ts'

const older = prepare({ age: integer() }, p =>
  from(Hero).select({ id: Hero.id }).where(Hero.age.gt(p.age)).orderBy(Hero.id.asc()),
)

export const prepared: Topic = {
  name: 'prepared queries',
  cases: [
    {
      name: 'answer as the query would: all, first, one, stream and toSQL',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await older.all(db, { age: 40 }), [{ id: 3 }, { id: 5 }])
        equal(await older.first(db, { age: 20 }), { id: 3 })
        equal(await older.first(db, { age: 100 }), undefined)
        equal(await older.one(db, { age: 50 }), { id: 5 })
        equal(await collected(older.stream(db, { age: 40 })), [{ id: 3 }, { id: 5 }])
        equal(older.toSQL(db, { age: 40 }).params, [40])
        await fails(older.one(db, { age: 100 }), NotFoundError)
        await fails(older.one(db, { age: 1 }), MultipleRowsError)
      },
    },
    {
      name: 'run on databases and in transactions alike',
      needs: ['transaction'],
      run: async ({ db, connect }) => {
        const other = await connect({})
        for (const one of [db, other]) await seedHeroes(one)
        await update(Hero).set({ age: 1 }).everyRow().run(other)
        equal([(await older.all(db, { age: 40 })).length, (await older.all(other, { age: 40 })).length], [2, 0])
        await db.transaction(async tx => equal(await older.all(tx, { age: 50 }), [{ id: 5 }]))
      },
    },
    {
      name: 'use a parameter in more than one place and beside plain values',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = prepare({ n: integer(), name: text() }, p =>
          from(Hero)
            .select({ id: Hero.id, sum: Hero.id.plus(p.n), raw: sql<number>`${p.n} * 2`.returns(integer()) })
            .where(or(Hero.id.eq(p.n), and(Hero.name.eq(p.name), Hero.id.ne(p.n)), Hero.id.eq(5)))
            .orderBy(Hero.id.asc()),
        )
        equal(await query.all(db, { n: 2, name: 'Deadpond' }), [
          { id: 1, sum: 3, raw: 4 },
          { id: 2, sum: 4, raw: 4 },
          { id: 5, sum: 7, raw: 4 },
        ])
        equal((await query.all(db, { name: 'x', n: 9 })).length, 1)
      },
    },
    {
      name: 'work in calls, subqueries and joins',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = prepare({ n: integer().nullable(), team: text() }, p =>
          from(Hero)
            .leftJoin(Team, and(Team.id.eq(Hero.teamId), Team.name.eq(p.team)))
            .select({ id: Hero.id, team: Team.name, n: coalesce(p.n, 7) })
            .where(Hero.id.in(from(Hero).select({ id: Hero.id }).where(Hero.teamId.isNotNull())))
            .orderBy(Hero.id.asc())
            .limit(2),
        )
        equal(await query.all(db, { n: null, team: 'Z-Force' }), [
          { id: 1, team: 'Z-Force', n: 7 },
          { id: 2, team: null, n: 7 },
        ])
      },
    },
    {
      name: 'write too: inserts, updates and deletes',
      run: async ({ db }) => {
        await seedHeroes(db)
        const add = prepare({ name: text() }, p => insertInto(Team).values({ name: p.name, headquarters: 'x' }))
        const move = prepare({ id: integer(), to: text() }, p =>
          update(Team).set({ headquarters: p.to }).where(Team.id.eq(p.id)),
        )
        const drop = prepare({ id: integer() }, p => deleteFrom(Team).where(Team.id.gte(p.id)))
        equal([await add.run(db, { name: 'a' }), await add.run(db, { name: 'b' })], [1, 1])
        equal(await move.run(db, { id: 4, to: 'moved' }), 1)
        equal(await db.get(Team, 4), { id: 4, name: 'a', headquarters: 'moved' })
        equal(await drop.run(db, { id: 4 }), 2)
      },
    },
    {
      name: 'mean the same as the query with the values in it',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const age of [0, 17, 32, 93, 100]) {
          const plain = from(Hero).select({ id: Hero.id }).where(Hero.age.gt(age)).orderBy(Hero.id.asc())
          equal(await older.all(db, { age }), await plain.all(db))
        }
      },
    },
    {
      name: 'run many times at once, each with its own values',
      run: async ({ db }) => {
        await seedHeroes(db)
        const byId = prepare({ id: integer() }, p => from(Hero).select({ id: Hero.id }).where(Hero.id.eq(p.id)))
        const ids = Array.from({ length: 100 }, (_, at) => (at % 5) + 1)
        const rows = await Promise.all(ids.map(id => byId.one(db, { id })))
        equal(
          rows.map(row => row.id),
          ids,
        )
      },
    },
  ],
}
