// DESIGN 1, transactions: committed when the callback returns and rolled back when it throws; a failed statement dooms
// its transaction on every database (TransactionAborted); a call on a finished one is TransactionClosed; commit waits
// for statements already started.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  type Case,
  DefinitionError,
  deleteFrom,
  equal,
  fails,
  from,
  holds,
  insertInto,
  integer,
  prepare,
  QueryError,
  sql,
  type Topic,
  type Transaction,
  TransactionAborted,
  TransactionClosed,
  type TransactionDatabase,
  UniqueViolation,
  update,
  ValidationError,
} from '../kit.ts'

const team = (name: string) => insertInto(Team).values({ name, headquarters: '' })
const teams = from(Team).select({ name: Team.name }).where(Team.id.gt(3)).orderBy(Team.id.asc())
const needs = ['transaction'] as const

/** Each adds two teams, and answers how many it then sees. */
const threeTransactions = (db: TransactionDatabase): Promise<number[]> =>
  Promise.all(
    ['a', 'b', 'c'].map(name =>
      db.transaction(async tx => {
        await team(`${name}1`).run(tx)
        await Promise.resolve()
        await team(`${name}2`).run(tx)
        return teams.count(tx)
      }),
    ),
  )

const cases: Case[] = [
  {
    name: 'commit when the callback returns, and answer what it returns',
    run: async ({ db }) => {
      await seedHeroes(db)
      const answer = await db.transaction(async tx => {
        equal(await team('a').run(tx), 1)
        equal(await teams.all(tx), [{ name: 'a' }])
        return { done: true }
      })
      equal(answer, { done: true })
      equal(await teams.all(db), [{ name: 'a' }])
    },
  },
  {
    name: 'roll back when the callback throws, and pass its error on as it is',
    run: async ({ db }) => {
      await seedHeroes(db)
      const stop = new Error('stop')
      const failed = db.transaction(async tx => {
        await team('a').run(tx)
        await deleteFrom(Hero).everyRow().run(tx)
        throw stop
      })
      holds((await failed.catch((error: unknown) => error)) === stop, 'the very error comes out')
      equal([await teams.count(db), await from(Hero).count(db)], [0, 5])
    },
  },
  {
    name: 'roll back when the callback throws at once, or what is no error',
    run: async ({ db }) => {
      await seedHeroes(db)
      const thrown = await db
        .transaction(() => {
          throw new TypeError('at once')
        })
        .catch((error: unknown) => error)
      holds(thrown instanceof TypeError, 'the error comes out')
      equal(await db.transaction(() => Promise.reject(undefined as never)).catch((error: unknown) => error), undefined)
      equal(await team('a').run(db), 1)
    },
  },
  {
    name: 'offer every call that a database offers',
    run: async ({ db }) => {
      await seedHeroes(db)
      const byId = prepare({ id: integer() }, p => from(Hero).select({ id: Hero.id }).where(Hero.id.eq(p.id)))
      await db.transaction(async tx => {
        equal((await tx.get(Hero, 1))?.name, 'Deadpond')
        equal([await from(Hero).count(tx), await from(Hero).exists(tx)], [5, true])
        equal(await byId.one(tx, { id: 2 }), { id: 2 })
        equal(await sql`select 1 as one`.one(tx), { one: 1 })
        equal(typeof (await from(Hero).explain(tx)), 'string')
        equal(from(Hero).toSQL(tx), from(Hero).toSQL(db))
        equal((await from(Hero).first(tx))?.id, 1)
      })
    },
  },
  {
    name: 'are doomed by a failed statement: later calls are TransactionAborted, and nothing lasts',
    run: async ({ db }) => {
      await seedHeroes(db)
      const failed = db.transaction(async tx => {
        await team('a').run(tx)
        await fails(team('a').run(tx), UniqueViolation)
        const error = await fails(teams.all(tx), TransactionAborted)
        holds(error.cause instanceof UniqueViolation, 'the cause is the first failure')
        await fails(team('b').run(tx), TransactionAborted)
        await fails(tx.batch([teams]), TransactionAborted)
        await fails(
          tx.transaction(async () => {}),
          TransactionAborted,
        )
      })
      await fails(failed, TransactionAborted)
      equal(await teams.count(db), 0)
    },
  },
  {
    name: 'are doomed by wrong SQL as well',
    run: async ({ db }) => {
      await seedHeroes(db)
      const failed = db.transaction(async tx => {
        await team('a').run(tx)
        await sql`select nope`.all(tx).catch(() => {})
      })
      await fails(failed, TransactionAborted)
      equal(await teams.count(db), 0)
    },
  },
  {
    name: 'are not doomed by what was refused before it was sent',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        await fails(
          insertInto(Team)
            .values({ name: 'x' } as never)
            .run(tx),
          ValidationError,
        )
        await fails(update(Team).set({}).everyRow().run(tx), ValidationError)
        await fails(
          from(Hero)
            .where(Team.id.eq(1) as never)
            .all(tx),
          DefinitionError,
        )
        await team('a').run(tx)
      })
      equal(await teams.all(db), [{ name: 'a' }])
    },
  },
  {
    name: 'are closed for calls that come too late',
    run: async ({ db }) => {
      await seedHeroes(db)
      const kept: Transaction[] = []
      await db.transaction(async tx => void kept.push(tx))
      await db.transaction(async tx => kept.push(tx) && Promise.reject(new Error('x'))).catch(() => {})
      for (const tx of kept) {
        await fails(team('late').run(tx), TransactionClosed)
        await fails(tx.batch([]), TransactionClosed)
        await fails(
          tx.transaction(async () => {}),
          TransactionClosed,
        )
        await fails(tx.get(Hero, 1), TransactionClosed)
      }
      equal(await teams.count(db), 0)
    },
  },
  {
    name: 'wait with the commit for statements that were started and not awaited',
    run: async ({ db }) => {
      await seedHeroes(db)
      const started: Promise<unknown>[] = []
      await db.transaction(async tx => {
        started.push(team('a').run(tx), team('b').run(tx), tx.batch([team('c'), team('d')]))
      })
      equal(await teams.count(db), 4)
      equal(await Promise.all(started), [1, 1, [1, 1]])
    },
  },
  {
    name: 'fail where a statement that was not awaited failed',
    run: async ({ db }) => {
      await seedHeroes(db)
      const failed = db.transaction(async tx => {
        team('a')
          .run(tx)
          .catch(() => {})
        team('a')
          .run(tx)
          .catch(() => {})
      })
      await fails(failed, TransactionAborted)
      equal(await teams.count(db), 0)
    },
  },
  {
    name: 'run statements in the order in which they were called',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        const names = ['a', 'b', 'c', 'd']
        const counts = await Promise.all(names.flatMap(name => [team(name).run(tx), teams.count(tx)]))
        equal(counts, [1, 1, 1, 2, 1, 3, 1, 4])
      })
    },
  },
  {
    name: 'beside each other do not see half of one',
    run: async ({ db }) => {
      await seedHeroes(db)
      for (const count of await threeTransactions(db)) equal(count % 2, 0)
      equal(await teams.count(db), 6)
    },
  },
  {
    name: 'on one connection follow each other in the order in which they were called',
    needs: ['single'],
    run: async ({ db }) => {
      await seedHeroes(db)
      equal(await threeTransactions(db), [2, 4, 6])
    },
  },
  {
    name: 'can hold a constraint back until rows agree again',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        await update(Hero).set({ name: 'swap' }).where(Hero.id.eq(1)).run(tx)
        await update(Hero).set({ name: 'Deadpond' }).where(Hero.id.eq(2)).run(tx)
        await update(Hero).set({ name: 'Spider-Boy' }).where(Hero.id.eq(1)).run(tx)
      })
      equal((await db.get(Hero, 1))?.name, 'Spider-Boy')
    },
  },
  {
    name: 'without a statement commit and roll back too',
    run: async ({ db }) => {
      equal(await db.transaction(async () => 5), 5)
      const failed = db.transaction(() => Promise.reject(new RangeError('none')))
      holds((await failed.catch((error: unknown) => error)) instanceof RangeError, 'the error comes out')
    },
  },
  {
    name: 'undo definitions of tables where the database can',
    needs: ['transactionalDefinitions'],
    run: async ({ db }) => {
      const failed = db.transaction(async tx => {
        await sql`create table made (id integer)`.run(tx)
        await sql`insert into made values (1)`.run(tx)
        throw new Error('stop')
      })
      await failed.catch(() => {})
      await fails(sql`select * from made`.all(db), QueryError)
    },
  },
]

export const transactions: Topic = {
  name: 'transactions',
  cases: cases.map(one => ({ ...one, needs: [...needs, ...(one.needs ?? [])] })),
}
