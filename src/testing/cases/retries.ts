// DESIGN 1, transactions: `retry` runs the callback again, in a transaction of its own, where others came between; it
// ends with the call's signal and time, and tries nothing again that would fail in the same way.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import { meeting } from '../meeting.ts'
import {
  AbortedError,
  type Case,
  equal,
  fails,
  from,
  holds,
  insertInto,
  LockTimeout,
  TimeoutError,
  type Topic,
  type Transaction,
  type TransactionDatabase,
  TransactionAborted,
  type TransactionOptions,
  UniqueViolation,
  update,
} from '../kit.ts'

const needs = ['transaction'] as const
const beside = ['transaction', 'pool', 'rowLocks'] as const
const team = (name: string) => insertInto(Team).values({ name, headquarters: '' })
const first = from(Team).where(Team.id.eq(1))

/** How often the callback ran that tries in vain to lock a row, and the promise of its end. */
function inVain(db: TransactionDatabase, options: TransactionOptions, then = (): void => {}) {
  const seen = { runs: 0 }
  const body = (tx: Transaction): Promise<unknown> => {
    if (++seen.runs === 3) then()
    return first.forUpdate({ noWait: true }).one(tx)
  }
  return { seen, end: db.transaction(body, options) }
}

/** Runs the callback while another transaction holds the row. */
const held = (db: TransactionDatabase, work: () => Promise<unknown>): Promise<void> =>
  db.transaction(async tx => {
    await first.forUpdate().one(tx)
    await work()
  })

const cases: Case[] = [
  {
    name: 'what succeeds runs once',
    run: async ({ db }) => {
      await seedHeroes(db)
      let runs = 0
      const made = await db.transaction(
        async tx => {
          runs++
          return team('a').run(tx)
        },
        { retry: 5 },
      )
      equal([made, runs, await from(Team).count(db)], [1, 1, 4])
    },
  },
  {
    name: 'what would fail again is not tried again',
    run: async ({ db }) => {
      await seedHeroes(db)
      const own = new Error('own')
      const failures: [(tx: Transaction) => Promise<unknown>, (error: unknown) => boolean][] = [
        [tx => team('Preventers').run(tx), error => error instanceof UniqueViolation],
        [() => Promise.reject(own), error => error === own],
        [
          async tx => {
            await team('Preventers')
              .run(tx)
              .catch(() => {})
            return team('b').run(tx)
          },
          error => error instanceof TransactionAborted,
        ],
      ]
      for (const [work, expected] of failures) {
        let runs = 0
        const tried = db.transaction(
          tx => {
            runs++
            return work(tx)
          },
          { retry: 5 },
        )
        holds(expected(await tried.catch((error: unknown) => error)), 'the error comes out as it is')
        equal(runs, 1)
      }
      equal(await from(Team).count(db), 3)
    },
  },
  {
    name: 'transactions that meet all succeed in the end, and lose nothing',
    needs: ['transaction', 'pool'],
    run: async ({ db }) => {
      await seedHeroes(db)
      const birthday = async (tx: Transaction): Promise<void> => {
        const { age } = await from(Hero).where(Hero.id.eq(2)).one(tx)
        await update(Hero)
          .set({ age: (age ?? 0) + 1 })
          .where(Hero.id.eq(2))
          .run(tx)
      }
      const all = Array.from({ length: 24 }, () => db.transaction(birthday, { isolation: 'serializable', retry: 100 }))
      await Promise.all(all)
      equal((await db.get(Hero, 2))?.age, 17 + 24)
    },
  },
  {
    name: 'run as often as they were told, and then fail with the last error',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      await held(db, async () => {
        for (const retry of [0, 1, 3]) {
          const { seen, end } = inVain(db, { retry })
          await fails(end, LockTimeout)
          equal(seen.runs, 1 + retry)
        }
        const { seen, end } = inVain(db, {})
        await fails(end, LockTimeout)
        equal(seen.runs, 1)
      })
    },
  },
  {
    name: 'a caught failure that may be tried again dooms the transaction, which is',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      let runs = 0
      await held(db, async () => {
        const tried = db.transaction(
          async tx => {
            runs++
            await first
              .forUpdate({ noWait: true })
              .one(tx)
              .catch(() => {})
          },
          { retry: 1 },
        )
        equal((await fails(tried, TransactionAborted)).retryable, true)
      })
      equal(runs, 2)
    },
  },
  {
    name: 'start with nothing of the run before',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      const [locked, over] = [meeting(2), meeting(2)]
      const holder = held(db, async () => {
        await locked()
        await over()
      })
      await locked()
      let runs = 0
      await db.transaction(
        async tx => {
          if (++runs === 2) {
            await over()
            await holder
          }
          await team(`run ${runs}`).run(tx)
          await first.forUpdate({ noWait: true }).one(tx)
        },
        { retry: 50 },
      )
      holds(runs > 1, 'it ran again')
      const made = await from(Team).where(Team.id.gt(3)).all(db)
      equal(
        made.map(({ name }) => name),
        [`run ${runs}`],
      )
    },
  },
  {
    name: 'end with the time of the call, which counts all runs',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      await held(db, async () => {
        const { seen, end } = inVain(db, { retry: 1000, timeout: 250 })
        await fails(end, TimeoutError)
        holds(seen.runs > 1 && seen.runs < 100, 'it ran several times, with pauses')
        await fails(inVain(db.with({ timeout: 50 }), { retry: 1000 }).end, TimeoutError)
      })
    },
  },
  {
    name: 'end with the signal of the call',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      const stop = new AbortController()
      await held(db, async () => {
        const { seen, end } = inVain(db, { retry: 1000, signal: stop.signal }, () => stop.abort())
        await fails(end, AbortedError)
        equal(seen.runs, 3)
      })
    },
  },
]

export const retries: Topic = { name: 'retries', cases: cases.map(one => ({ needs, ...one })) }
