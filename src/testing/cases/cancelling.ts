// DESIGN 1: every call takes an AbortSignal and a timeout. A cancelled call never leaves a connection busy, a
// transaction open or a lock held, and nothing half done; synchronous drivers check between statements.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  AbortedError,
  type Case,
  collected,
  equal,
  fails,
  from,
  holds,
  insertInto,
  TimeoutError,
  type Topic,
  type Transaction,
  type TransactionDatabase,
  TransactionClosed,
} from '../kit.ts'

const team = (name: string) => insertInto(Team).values({ name, headquarters: '' })
const needs = ['transaction'] as const
const forever = (): Promise<never> => new Promise(() => {})

/** The database works as if the cancelled call had never been made. */
async function untouched(db: TransactionDatabase): Promise<void> {
  equal(await from(Team).count(db), 3)
  equal(await from(Hero).count(db), 5)
  equal(await db.transaction(tx => team('after').run(tx)), 1)
  equal(await from(Team).count(db), 4)
}

const cases: Case[] = [
  {
    name: 'a call whose signal is aborted already sends nothing',
    run: async ({ db }) => {
      await seedHeroes(db)
      const reason = new Error('enough')
      const over = db.with({ signal: AbortSignal.abort(reason) })
      const error = await fails(team('a').run(over), AbortedError)
      holds(error.cause === reason, 'the cause is the reason')
      await fails(from(Team).all(over), AbortedError)
      await fails(over.get(Team, 1), AbortedError)
      await fails(over.batch([team('a')]), AbortedError)
      await fails(
        over.transaction(async tx => team('a').run(tx)),
        AbortedError,
      )
      await fails(collected(from(Team).stream(over)), AbortedError)
      await fails(from(Team).explain(over), AbortedError)
      await untouched(db)
    },
  },
  {
    name: 'a call with no time sends nothing',
    run: async ({ db }) => {
      await seedHeroes(db)
      const over = db.with({ timeout: 0 })
      const error = await fails(team('a').run(over), TimeoutError)
      equal(error.code, 'TIMEOUT')
      await fails(over.batch([team('a')]), TimeoutError)
      await fails(
        over.transaction(async tx => team('a').run(tx)),
        TimeoutError,
      )
      await fails(collected(from(Team).stream(over)), TimeoutError)
      await untouched(db)
    },
  },
  {
    name: 'a call with time enough is as any other',
    run: async ({ db }) => {
      await seedHeroes(db)
      const short = db.with({ timeout: 60_000, signal: new AbortController().signal })
      equal(await team('a').run(short), 1)
      equal(await short.transaction(async tx => from(Team).count(tx)), 4)
      equal((await collected(from(Hero).stream(short))).length, 5)
      equal((await short.get(Team, 1))?.name, 'Preventers')
    },
  },
  {
    name: 'a call that is aborted while it waits never runs',
    needs: ['single'],
    run: async ({ db }) => {
      await seedHeroes(db)
      const controller = new AbortController()
      const bound = db.with({ signal: controller.signal })
      await db.transaction(async tx => {
        const waiting = [
          team('a').run(bound),
          bound.batch([team('b')]),
          bound.transaction(inner => team('c').run(inner)),
          collected(from(Team).stream(bound)),
        ]
        equal(await from(Team).count(tx), 3)
        const ends = Promise.allSettled(waiting)
        controller.abort()
        for (const end of await ends) {
          holds(end.status === 'rejected' && end.reason instanceof AbortedError, 'the waiting call is aborted')
        }
      })
      await untouched(db)
    },
  },
  {
    name: 'a call whose time ends while it waits never runs',
    needs: ['single'],
    run: async ({ db }) => {
      await seedHeroes(db)
      const bound = db.with({ timeout: 15 })
      await db.transaction(async () => {
        const waiting = [team('a').run(bound), bound.transaction(inner => team('c').run(inner))]
        await Promise.all(waiting.map(call => fails(call, TimeoutError)))
      })
      await untouched(db)
    },
  },
  {
    name: 'calls behind one that is aborted keep their turn',
    needs: ['single'],
    run: async ({ db }) => {
      await seedHeroes(db)
      const controller = new AbortController()
      let after: Promise<unknown> | undefined
      await db.transaction(async () => {
        const aborted = team('a').run(db.with({ signal: controller.signal }))
        after = team('b').run(db)
        const failed = fails(aborted, AbortedError)
        controller.abort()
        await failed
      })
      equal(await after, 1)
      equal(await from(Team).count(db), 4)
    },
  },
  {
    name: 'a callback that hangs ends with its timeout, and its transaction is undone',
    run: async ({ db }) => {
      await seedHeroes(db)
      const failed = db.transaction(
        async tx => {
          await team('a').run(tx)
          await forever()
        },
        { timeout: 15 },
      )
      await fails(failed, TimeoutError)
      await untouched(db)
    },
  },
  {
    name: 'a callback that hangs ends with its signal, and calls made later are TransactionClosed',
    run: async ({ db }) => {
      await seedHeroes(db)
      const controller = new AbortController()
      let late: Promise<unknown> | undefined
      const failed = db.transaction(
        async tx => {
          await team('a').run(tx)
          late = new Promise(resolve => {
            controller.signal.addEventListener('abort', () => {
              setTimeout(() => resolve(fails(team('late').run(tx), TransactionClosed)), 0)
            })
          })
          controller.abort()
          await forever()
        },
        { signal: controller.signal },
      )
      await fails(failed, AbortedError)
      await late
      await untouched(db)
    },
  },
  {
    name: 'a statement of a transaction whose signal is aborted does not run',
    run: async ({ db }) => {
      await seedHeroes(db)
      const controller = new AbortController()
      const failed = db.with({ signal: controller.signal }).transaction(async tx => {
        await team('a').run(tx)
        controller.abort()
        await team('b').run(tx)
      })
      await fails(failed, AbortedError)
      await untouched(db)
    },
  },
  {
    name: 'a nested transaction ends alone with its own timeout or signal',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        await team('a').run(tx)
        const slow = tx.transaction(
          async inner => {
            await team('b').run(inner)
            await forever()
          },
          { timeout: 15 },
        )
        await fails(slow, TimeoutError)
        const controller = new AbortController()
        const aborted = tx.transaction(
          async inner => {
            await team('c').run(inner)
            controller.abort()
            await forever()
          },
          { signal: controller.signal },
        )
        await fails(aborted, AbortedError)
        equal(await team('d').run(tx), 1)
      })
      equal(await from(Team).count(db), 5)
    },
  },
  {
    name: 'a nested transaction that hangs ends with the outer one',
    run: async ({ db }) => {
      await seedHeroes(db)
      let kept: Transaction | undefined
      const failed = db.transaction(
        async tx => {
          await team('a').run(tx)
          await tx.transaction(async inner => {
            kept = inner
            await team('b').run(inner)
            await forever()
          })
        },
        // Time enough to come there on a slow network.
        { timeout: 250 },
      )
      await fails(failed, TimeoutError)
      await fails(team('late').run(kept as Transaction), TransactionClosed)
      await untouched(db)
    },
  },
  {
    name: 'with() keeps what it was told, and the inner word counts',
    run: async ({ db }) => {
      await seedHeroes(db)
      const short = db.with({ timeout: 0 })
      await fails(from(Team).count(short.with({ tag: 'x' })), TimeoutError)
      equal(await from(Team).count(short.with({ timeout: 60_000 })), 3)
      const over = db.with({ signal: AbortSignal.abort() })
      await fails(from(Team).count(over.with({ timeout: 60_000 })), AbortedError)
      equal(await from(Team).count(over.with({ signal: undefined })), 3)
    },
  },
  {
    name: 'a database connected with a timeout gives it to every call, with() may change it',
    run: async ({ connect }) => {
      const db = await connect({ timeout: 60_000 })
      await seedHeroes(db)
      equal(await from(Team).count(db), 3)
      await fails(from(Team).count(db.with({ timeout: 0 })), TimeoutError)
    },
  },
]

export const cancelling: Topic = {
  name: 'cancelling',
  cases: cases.map(one => ({ ...one, needs: [...needs, ...(one.needs ?? [])] })),
}
