// DESIGN 1, nested transactions: they are savepoints; what fails inside is undone and the outer one goes on; nested ones
// on one transaction queue, and its own calls wait for them.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  type Case,
  equal,
  fails,
  from,
  holds,
  insertInto,
  sql,
  type Topic,
  type Transaction,
  TransactionAborted,
  TransactionClosed,
  UniqueViolation,
  update,
} from '../kit.ts'

const team = (name: string) => insertInto(Team).values({ name, headquarters: '' })
const teams = from(Team).select({ name: Team.name }).where(Team.id.gt(3)).orderBy(Team.id.asc())
const names = (...all: string[]): { name: string }[] => all.map(name => ({ name }))
const needs = ['transaction'] as const

const cases: Case[] = [
  {
    name: 'keep what they wrote when they return',
    run: async ({ db }) => {
      await seedHeroes(db)
      const answer = await db.transaction(async tx => {
        await team('a').run(tx)
        const inner = await tx.transaction(async inner => {
          await team('b').run(inner)
          return teams.count(inner)
        })
        await team('c').run(tx)
        return inner
      })
      equal(answer, 2)
      equal(await teams.all(db), names('a', 'b', 'c'))
    },
  },
  {
    name: 'undo only their own writes when they throw',
    run: async ({ db }) => {
      await seedHeroes(db)
      const stop = new Error('stop')
      await db.transaction(async tx => {
        await team('a').run(tx)
        const failed = tx.transaction(async inner => {
          await team('b').run(inner)
          await update(Hero).set({ age: 0 }).everyRow().run(inner)
          throw stop
        })
        holds((await failed.catch((error: unknown) => error)) === stop, 'the very error comes out')
        await team('c').run(tx)
      })
      equal(await teams.all(db), names('a', 'c'))
      equal(await from(Hero).where(Hero.age.eq(0)).count(db), 0)
    },
  },
  {
    name: 'are the way to try something that may fail',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        for (const name of ['a', 'b', 'a', 'c', 'b']) {
          await tx
            .transaction(inner => team(name).run(inner))
            .catch(error => {
              if (!(error instanceof UniqueViolation)) throw error
            })
        }
      })
      equal(await teams.all(db), names('a', 'b', 'c'))
    },
  },
  {
    name: 'are doomed alone: the outer transaction goes on',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        await team('a').run(tx)
        const failed = tx.transaction(async inner => {
          await team('b').run(inner)
          await fails(team('a').run(inner), UniqueViolation)
          await fails(teams.all(inner), TransactionAborted)
        })
        await fails(failed, TransactionAborted)
        equal(await teams.all(tx), names('a'))
      })
      equal(await teams.all(db), names('a'))
    },
  },
  {
    name: 'go as deep as one likes',
    run: async ({ db }) => {
      await seedHeroes(db)
      const dive = (tx: Transaction, depth: number): Promise<void> =>
        tx.transaction(async inner => {
          await team(`level ${depth}`).run(inner)
          if (depth < 5) await dive(inner, depth + 1).catch(() => {})
          if (depth === 3) throw new Error('stop')
        })
      await db.transaction(tx => dive(tx, 1))
      equal(await teams.all(db), names('level 1', 'level 2'))
    },
  },
  {
    name: 'that were kept are undone with the outer one',
    run: async ({ db }) => {
      await seedHeroes(db)
      const failed = db.transaction(async tx => {
        await tx.transaction(inner => team('a').run(inner))
        throw new Error('stop')
      })
      await failed.catch(() => {})
      equal(await teams.count(db), 0)
    },
  },
  {
    name: 'on one transaction take turns',
    run: async ({ db }) => {
      await seedHeroes(db)
      const order: string[] = []
      await db.transaction(async tx => {
        const nested = (name: string): Promise<void> =>
          tx.transaction(async inner => {
            order.push(`${name} begins`)
            await team(name).run(inner)
            await Promise.resolve()
            if (name === 'b') throw new Error('stop')
            order.push(`${name} ends`)
          })
        const ends = await Promise.allSettled([nested('a'), nested('b'), nested('c')])
        equal(
          ends.map(end => end.status),
          ['fulfilled', 'rejected', 'fulfilled'],
        )
      })
      equal(order, ['a begins', 'a ends', 'b begins', 'c begins', 'c ends'])
      equal(await teams.all(db), names('a', 'c'))
    },
  },
  {
    name: 'make calls of the outer transaction wait',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        const nested = tx.transaction(async inner => {
          await team('a').run(inner)
          await Promise.resolve()
          await Promise.resolve()
          throw new Error('stop')
        })
        const outer = team('b').run(tx)
        await nested.catch(() => {})
        equal(await outer, 1)
      })
      equal(await teams.all(db), names('b'))
    },
  },
  {
    name: 'that were not awaited end before the commit of the outer one',
    run: async ({ db }) => {
      await seedHeroes(db)
      const ends: string[] = []
      await db.transaction(async tx => {
        void tx
          .transaction(async inner => {
            await team('a').run(inner)
            await Promise.resolve()
            await team('b').run(inner)
          })
          .then(
            () => ends.push('kept'),
            () => ends.push('undone'),
          )
      })
      const kept = await teams.all(db)
      holds(kept.length === 0 || kept.length === 2, 'all or nothing of the nested one lasts')
      equal(kept.length, ends[0] === 'kept' ? 2 : 0)
    },
  },
  {
    name: 'that go on after the outer one failed touch no later transaction',
    run: async ({ db }) => {
      await seedHeroes(db)
      let release = (): void => {}
      const gate = new Promise<void>(resolve => (release = resolve))
      const late: unknown[] = []
      const failed = db.transaction(async tx => {
        const left = tx.transaction(async inner => {
          await team('a').run(inner)
          await gate
          await team('b').run(inner)
        })
        left.catch((error: unknown) => late.push(error))
        await Promise.resolve()
        throw new Error('stop')
      })
      await failed.catch(() => {})
      await db.transaction(async tx => {
        await tx.transaction(async inner => {
          await team('c').run(inner)
          release()
          while (late.length === 0) await from(Hero).count(inner)
          await team('d').run(inner)
        })
      })
      holds(late[0] instanceof TransactionClosed, 'the one that was left is closed')
      equal(await teams.all(db), names('c', 'd'))
    },
  },
  {
    name: 'are closed once they are over, while the outer one is open',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        let kept: Transaction | undefined
        await tx.transaction(async inner => void (kept = inner))
        await fails(team('late').run(kept as Transaction), TransactionClosed)
        equal(await team('a').run(tx), 1)
      })
      equal(await teams.all(db), names('a'))
    },
  },
  {
    name: 'undo definitions with the rest',
    needs: ['transactionalDefinitions'],
    run: async ({ db }) => {
      await db.transaction(async tx => {
        const failed = tx.transaction(async inner => {
          await sql`create table made (id integer)`.run(inner)
          throw new Error('stop')
        })
        await failed.catch(() => {})
        await sql`create table made (other integer)`.run(tx)
      })
      equal(await sql`select * from made`.all(db), [])
    },
  },
]

export const savepoints: Topic = {
  name: 'nested transactions',
  cases: cases.map(one => ({ ...one, needs: [...needs, ...(one.needs ?? [])] })),
}
