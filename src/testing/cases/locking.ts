// DESIGN 1, locking reads: forUpdate() and forShare() hold rows until the end of the transaction; skipLocked leaves out
// what others hold, and noWait fails. A database whose transactions hold everything needs no words for it.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import { meeting } from '../meeting.ts'
import {
  type Case,
  collected,
  count,
  equal,
  fails,
  from,
  holds,
  LockTimeout,
  type Topic,
  type Transaction,
  type TransactionDatabase,
  update,
} from '../kit.ts'

const needs = ['transaction'] as const
const beside = ['transaction', 'pool', 'rowLocks'] as const
const teams = from(Team).orderBy(Team.id.asc())
const ids = teams.select({ id: Team.id })
const team = (id: number) => ids.where(Team.id.eq(id))
const rows = (...all: number[]): { id: number }[] => all.map(id => ({ id }))

/** Runs the callback while a transaction holds the first team. */
async function held(
  db: TransactionDatabase,
  work: () => Promise<unknown>,
  strength: 'forUpdate' | 'forShare' = 'forUpdate',
): Promise<void> {
  await db.transaction(async tx => {
    equal(await team(1)[strength]().all(tx), rows(1))
    await work()
  })
}

const cases: Case[] = [
  {
    name: 'answer the rows that they would answer without a lock',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        for (const query of [ids.forUpdate(), ids.forShare(), ids.forUpdate({ skipLocked: true })]) {
          equal(await query.all(tx), rows(1, 2, 3))
          equal(await query.limit(1).offset(1).all(tx), rows(2))
          equal(await query.first(tx), { id: 1 })
          equal([await query.count(tx), await query.exists(tx)], [3, true])
          equal(await collected(query.stream(tx)), rows(1, 2, 3))
        }
        equal(await team(2).forUpdate({ noWait: true }).one(tx), { id: 2 })
        equal((await teams.forUpdate().first(tx))?.name, 'Preventers')
        equal(await from(Team).forUpdate().count(tx), 3)
      })
    },
  },
  {
    name: 'lock what a join answers',
    run: async ({ db }) => {
      await seedHeroes(db)
      const joined = from(Hero).innerJoin(Hero.team).select({ hero: Hero.id, team: Team.id }).orderBy(Hero.id.asc())
      await db.transaction(async tx => {
        equal((await joined.forUpdate().all(tx)).length, 3)
        equal((await joined.forShare().all(tx)).length, 3)
      })
    },
  },
  {
    name: 'let the transaction change what it locked',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        const { id, age } = await from(Hero).where(Hero.id.eq(2)).forUpdate().one(tx)
        await update(Hero)
          .set({ age: (age ?? 0) + 1 })
          .where(Hero.id.eq(id))
          .run(tx)
      })
      equal((await db.get(Hero, 2))?.age, 18)
    },
  },
  {
    name: 'can stand in a subquery',
    run: async ({ db }) => {
      await seedHeroes(db)
      const chosen = from(Team).select({ id: Team.id }).where(Team.id.gt(1)).forUpdate()
      await db.transaction(async tx => {
        equal(await from(Hero).where(Hero.teamId.in(chosen)).count(tx), 1)
        const derived = chosen.as('chosen')
        equal(await from(derived).select({ n: count() }).all(tx), [{ n: 2 }])
      })
    },
  },
  {
    name: 'outside of a transaction hold for the moment of their statement',
    run: async ({ db }) => {
      await seedHeroes(db)
      equal(await ids.forUpdate().all(db), rows(1, 2, 3))
      equal(await ids.forUpdate({ noWait: true }).all(db), rows(1, 2, 3))
    },
  },
  {
    name: 'with skipLocked leave out what another transaction holds',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      await held(db, async () => {
        equal(await ids.forUpdate({ skipLocked: true }).all(db), rows(2, 3))
        equal(await ids.forShare({ skipLocked: true }).all(db), rows(2, 3))
        equal(await ids.all(db), rows(1, 2, 3))
      })
      equal(await ids.forUpdate({ skipLocked: true }).all(db), rows(1, 2, 3))
    },
  },
  {
    name: 'with skipLocked hand out the work of a queue, each piece once',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      const met = meeting(3)
      const next = teams.limit(1).forUpdate({ skipLocked: true })
      const take = async (tx: Transaction): Promise<number | undefined> => {
        const found = await next.first(tx)
        await met()
        return found?.id
      }
      // The lock is taken with the row, so that they may come at the same time.
      const taken = await Promise.all([1, 2, 3].map(() => db.transaction(take)))
      equal(
        [1, 2, 3].filter(id => taken.includes(id)),
        [1, 2, 3],
      )
    },
  },
  {
    name: 'with noWait are LockTimeout where another transaction holds a row',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      await held(db, async () => {
        const error = await fails(ids.forUpdate({ noWait: true }).all(db), LockTimeout)
        equal([error.code, error.retryable, error.connectionLost], ['LOCK_TIMEOUT', true, false])
        equal(await team(2).forUpdate({ noWait: true }).all(db), rows(2))
      })
      equal(await ids.forUpdate({ noWait: true }).all(db), rows(1, 2, 3))
    },
  },
  {
    name: 'share rows with each other, and not with a writer',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      const shared = async (): Promise<void> => {
        equal(await team(1).forShare({ noWait: true }).all(db), rows(1))
        await fails(team(1).forUpdate({ noWait: true }).all(db), LockTimeout)
      }
      await held(db, shared, 'forShare')
    },
  },
  {
    name: 'wait for the transaction that holds a row, and see what it wrote',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      const order: string[] = []
      let waiting: Promise<unknown> | undefined
      await db.transaction(async tx => {
        await from(Hero).where(Hero.id.eq(2)).forUpdate().one(tx)
        waiting = db.transaction(async other => {
          const { age } = await from(Hero).where(Hero.id.eq(2)).forUpdate().one(other)
          order.push(`the other read ${age}`)
        })
        await update(Hero).set({ age: 18 }).where(Hero.id.eq(2)).run(tx)
        // Time enough to be wrong in.
        await team(3).forUpdate().all(tx)
        order.push('the first ends')
      })
      await waiting
      equal(order, ['the first ends', 'the other read 18'])
    },
  },
  {
    name: 'are freed by a rollback, not by the end of a savepoint',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      const noWait = { noWait: true } as const
      await db
        .transaction(async tx => {
          await tx.transaction(inner => team(1).forUpdate().all(inner))
          await fails(team(1).forUpdate(noWait).all(db), LockTimeout)
          throw new Error('stop')
        })
        .catch((error: unknown) => holds((error as Error).message === 'stop', 'it was held'))
      equal(await team(1).forUpdate(noWait).all(db), rows(1))
    },
  },
]

export const locking: Topic = { name: 'locking reads', cases: cases.map(one => ({ needs, ...one })) }
