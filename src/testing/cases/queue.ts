// DESIGN 1: a database with one connection queues: a call on it waits while a transaction is open. A call that waits
// while the open transaction has had no statement running for idleTransaction fails with TransactionBusy.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  type Case,
  collected,
  equal,
  fails,
  from,
  holds,
  insertInto,
  type Topic,
  TransactionBusy,
  update,
} from '../kit.ts'

const team = (name: string) => insertInto(Team).values({ name, headquarters: '' })
const needs = ['transaction', 'single'] as const
const IMPATIENT = { idleTransaction: 30 }
/** Longer than a busy machine stalls between two statements. */
const PATIENT = { idleTransaction: 300 }

const cases: Case[] = [
  {
    name: 'calls on the database wait while a transaction is open, and run after it',
    run: async ({ db }) => {
      await seedHeroes(db)
      const waiting: Promise<unknown>[] = []
      await db.transaction(async tx => {
        waiting.push(
          from(Team).count(db),
          team('b').run(db),
          db.batch([from(Hero).limit(0)]),
          collected(from(Team).stream(db)),
        )
        await team('a').run(tx)
        equal(await from(Team).count(tx), 4)
      })
      const [count, written, batch, rows] = await Promise.all(waiting)
      equal([count, written, batch, (rows as unknown[]).length], [4, 1, [[]], 5])
    },
  },
  {
    name: 'calls that wait run in the order in which they came',
    run: async ({ db }) => {
      await seedHeroes(db)
      const order: number[] = []
      const waiting: Promise<unknown>[] = []
      await db.transaction(async tx => {
        for (let at = 0; at < 5; at++)
          waiting.push(
            from(Team)
              .count(db)
              .then(() => order.push(at)),
          )
        await team('a').run(tx)
      })
      await Promise.all(waiting)
      equal(order, [0, 1, 2, 3, 4])
    },
  },
  {
    name: 'a call on the database inside a callback is TransactionBusy, and the transaction goes on',
    run: async ({ connect }) => {
      const db = await connect(IMPATIENT)
      await seedHeroes(db)
      await db.transaction(async tx => {
        await team('a').run(tx)
        const error = await fails(team('b').run(db), TransactionBusy)
        equal(error.code, 'TRANSACTION_BUSY')
        holds(/\btx\b/.test(error.message), 'the message says to use tx')
        await team('c').run(tx)
      })
      equal(await from(Team).count(db), 5)
    },
  },
  {
    name: 'a transaction on the database inside a callback is TransactionBusy',
    run: async ({ connect }) => {
      const db = await connect(IMPATIENT)
      await seedHeroes(db)
      await db.transaction(async tx => {
        await fails(
          db.transaction(async () => {}),
          TransactionBusy,
        )
        await fails(collected(from(Team).stream(db)), TransactionBusy)
        await fails(db.batch([from(Team)]), TransactionBusy)
        await team('a').run(tx)
      })
      equal(await from(Team).count(db), 4)
    },
  },
  {
    name: 'a call on the outer transaction inside a nested callback is TransactionBusy',
    run: async ({ connect }) => {
      const db = await connect(IMPATIENT)
      await seedHeroes(db)
      await db.transaction(async tx => {
        await tx.transaction(async inner => {
          await team('a').run(inner)
          await fails(team('b').run(tx), TransactionBusy)
          await team('c').run(inner)
        })
        await team('d').run(tx)
      })
      equal(await from(Team).count(db), 6)
    },
  },
  {
    name: 'calls wait longer than that for a transaction that works',
    run: async ({ connect }) => {
      const db = await connect(PATIENT)
      await seedHeroes(db)
      let waiting: Promise<unknown> | undefined
      await db.transaction(async tx => {
        await team('a').run(tx)
        waiting = from(Team)
          .count(db)
          .catch((error: unknown) => error)
        const end = performance.now() + 400
        while (performance.now() < end) {
          await update(Hero).set({ age: 1 }).where(Hero.id.eq(1)).run(tx)
          await new Promise(resolve => setTimeout(resolve, 1))
        }
      })
      equal(await waiting, 4)
    },
  },
  {
    name: 'calls wait longer than that for a transaction that streams',
    run: async ({ connect }) => {
      const db = await connect(PATIENT)
      await seedHeroes(db)
      await insertInto(Team)
        .values(Array.from({ length: 3000 }, (_, at) => ({ name: `t${at}`, headquarters: '' })))
        .run(db)
      let waiting: Promise<unknown> | undefined
      await db.transaction(async tx => {
        let rows = 0
        for await (const row of from(Team).stream(tx)) {
          waiting ??= from(Hero)
            .count(db)
            .catch((error: unknown) => error)
          if (++rows % 256 === 0 && row) await new Promise(resolve => setTimeout(resolve, 40))
        }
      })
      equal(await waiting, 5)
    },
  },
  {
    name: 'many calls at once are answered, each with its own rows',
    run: async ({ db }) => {
      await seedHeroes(db)
      const calls = Array.from({ length: 200 }, (_, at) =>
        from(Hero)
          .select({ id: Hero.id })
          .where(Hero.id.eq((at % 5) + 1))
          .one(db),
      )
      equal(
        (await Promise.all(calls)).map(row => row.id),
        Array.from({ length: 200 }, (_, at) => (at % 5) + 1),
      )
    },
  },
]

export const queue: Topic = { name: 'one connection', cases: cases.map(one => ({ ...one, needs })) }
