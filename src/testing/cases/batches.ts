// DESIGN 1: batch runs statements as one, in order, atomic; a tuple: rows of reads, counts of writes.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  deleteFrom,
  equal,
  fails,
  from,
  insertInto,
  integer,
  prepare,
  sql,
  type Topic,
  UniqueViolation,
  update,
  ValidationError,
} from '../kit.ts'

const teams = from(Team).select({ id: Team.id }).orderBy(Team.id.asc())
const team = (id: number, name: string) => insertInto(Team).values({ id, name, headquarters: '' })

export const batches: Topic = {
  name: 'batches',
  cases: [
    {
      name: 'answer rows of reads and counts of writes, in order',
      run: async ({ db }) => {
        await seedHeroes(db)
        const byAge = prepare({ age: integer() }, p => from(Hero).select({ id: Hero.id }).where(Hero.age.eq(p.age)))
        const setAge = prepare({ age: integer() }, p => update(Hero).set({ age: p.age }).where(Hero.id.eq(2)))
        const answers = await db.batch([
          teams,
          update(Hero).set({ age: 1 }).where(Hero.id.eq(3)),
          byAge.bind({ age: 1 }),
          setAge.bind({ age: 2 }),
          deleteFrom(Hero).where(Hero.id.gt(3)),
          sql<{ n: number }>`select count(*) as n from heroes`,
        ])
        equal(answers, [[{ id: 1 }, { id: 2 }, { id: 3 }], 1, [{ id: 3 }], 1, 2, [{ n: 3 }]])
      },
    },
    {
      name: 'answer rows of writes with returning()',
      needs: ['returning'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const answers = await db.batch([team(7, 'a').returning({ id: Team.id }), team(8, 'b')])
        equal(answers, [[{ id: 7 }], 1])
      },
    },
    {
      name: 'without statements answer nothing',
      run: async ({ db }) => equal(await db.batch([]), []),
    },
    {
      name: 'are all or nothing',
      run: async ({ db }) => {
        await seedHeroes(db)
        await fails(db.batch([team(7, 'a'), team(8, 'b'), team(9, 'a'), team(10, 'c')]), UniqueViolation)
        equal(await from(Team).count(db), 3)
        equal(await db.batch([team(7, 'a')]), [1])
      },
    },
    {
      name: 'undo what was written before a value is refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        await fails(db.batch([team(7, 'a'), insertInto(Team).values({ id: 8 } as never)]), ValidationError)
        equal(await from(Team).count(db), 3)
      },
    },
    {
      name: 'see what their earlier statements wrote',
      run: async ({ db }) => {
        await seedHeroes(db)
        const [, rows] = await db.batch([team(7, 'a'), teams])
        equal(rows, [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 7 }])
      },
    },
    {
      name: 'take bulk inserts among other statements',
      run: async ({ db }) => {
        await seedHeroes(db)
        const many = insertInto(Team).values(
          Array.from({ length: 500 }, (_, at) => ({ name: `t${at}`, headquarters: '' })),
        )
        equal(await db.batch([many, update(Team).set({ headquarters: 'x' }).everyRow()]), [500, 503])
      },
    },
    {
      name: 'refuse what is no statement',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const wrong of [null, undefined, {}, 'select 1', Team, { '~plan': 1 }, { '~bound': {} }]) {
          await fails(db.batch([team(7, 'a'), wrong as never]), ValidationError)
        }
        equal(await from(Team).count(db), 3)
      },
    },
    {
      name: 'in a transaction are savepoints of their own',
      needs: ['transaction'],
      run: async ({ db }) => {
        await seedHeroes(db)
        await db.transaction(async tx => {
          equal(await tx.batch([team(7, 'a'), teams.limit(1)]), [1, [{ id: 1 }]])
        })
        equal(await from(Team).count(db), 4)
      },
    },
    {
      name: 'run beside other calls without mixing',
      run: async ({ db }) => {
        await seedHeroes(db)
        const add = (n: number) => db.batch([team(100 + n, `a${n}`), team(200 + n, `b${n}`), teams])
        const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => add(n)))
        for (const [n, [, , rows]] of answers.entries()) {
          const ids = rows.map(row => row.id)
          // Of other batches it sees both rows or none.
          for (let other = 0; other < 10; other++) equal(ids.includes(100 + other), ids.includes(200 + other))
          equal([ids.includes(100 + n), rows.length <= 23], [true, true])
        }
      },
    },
    {
      name: 'that share one connection run in the order in which they were called',
      needs: ['single'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const add = (n: number) => db.batch([team(100 + n, `a${n}`), team(200 + n, `b${n}`), teams])
        const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => add(n)))
        equal(
          answers.map(([, , rows]) => rows.length),
          Array.from({ length: 10 }, (_, n) => 3 + 2 * (n + 1)),
        )
      },
    },
  ],
}
