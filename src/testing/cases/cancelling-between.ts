// DESIGN 1: a call of many statements that is cancelled between them leaves nothing half done, on synchronous drivers too.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  AbortedError,
  type Case,
  equal,
  fails,
  from,
  insertInto,
  sql,
  TimeoutError,
  type Topic,
  type TransactionDatabase,
} from '../kit.ts'

const team = (name: string) => insertInto(Team).values({ name, headquarters: '' })
/** More than goes out in one round trip, where several statements do. */
const many = insertInto(Team).values(Array.from({ length: 6000 }, (_, at) => ({ name: `t${at}`, headquarters: '' })))

/** The database works as if the cancelled call had never been made. */
async function untouched(db: TransactionDatabase): Promise<void> {
  equal(await from(Team).count(db), 3)
  equal(await from(Hero).count(db), 5)
  equal(await db.transaction(tx => team('after').run(tx)), 1)
  equal(await from(Team).count(db), 4)
}

/** Keeps a processor busy, as a long statement would. */
function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

const cases: Case[] = [
  {
    name: 'a bulk insert whose signal is aborted between its statements leaves nothing',
    needs: ['parts'],
    run: async ({ connect }) => {
      const controller = new AbortController()
      let watching = false
      const db = await connect({ onQuery: () => void (watching && controller.abort()) })
      await seedHeroes(db)
      const bound = db.with({ signal: controller.signal })
      watching = true
      const failed = fails(many.run(bound), AbortedError)
      await failed
      watching = false
      await untouched(db)
    },
  },
  {
    name: 'a bulk insert whose time ends between its statements leaves nothing',
    needs: ['parts'],
    run: async ({ connect }) => {
      let slow = false
      const db = await connect({ onQuery: () => void (slow && spin(1)) })
      await seedHeroes(db)
      slow = true
      await fails(many.run(db.with({ timeout: 20 })), TimeoutError)
      slow = false
      await untouched(db)
    },
  },
  {
    name: 'a batch whose time ends or whose signal is aborted between its statements leaves nothing',
    needs: ['process'],
    run: async ({ connect }) => {
      let each = (): void => {}
      const db = await connect({ onQuery: () => each() })
      await seedHeroes(db)
      const controller = new AbortController()
      each = () => controller.abort()
      await fails(db.with({ signal: controller.signal }).batch([team('a'), team('b'), team('c')]), AbortedError)
      each = () => spin(10)
      await fails(db.with({ timeout: 15 }).batch([team('a'), team('b'), team('c'), team('d')]), TimeoutError)
      each = () => {}
      await untouched(db)
    },
  },
  {
    name: 'a batch whose signal is aborted while it runs is done whole or not at all, and its answer says which',
    run: async ({ db }) => {
      await seedHeroes(db)
      const before = await from(Team).count(db)
      const controller = new AbortController()
      const running = db.with({ signal: controller.signal }).batch([team('a'), team('b'), team('c')])
      queueMicrotask(() => controller.abort())
      const outcome = await running.then(
        () => 'done',
        (error: unknown) => error,
      )
      const written = (await from(Team).count(db)) - before
      if (outcome === 'done') equal(written, 3)
      else {
        equal(written, 0)
        equal(outcome instanceof AbortedError, true)
      }
    },
  },
  {
    name: 'a bulk insert in a transaction whose signal is aborted between its statements undoes the transaction',
    run: async ({ connect }) => {
      let each = (): void => {}
      const db = await connect({ onQuery: () => each() })
      await seedHeroes(db)
      const controller = new AbortController()
      const failed = db.transaction(
        async tx => {
          await team('a').run(tx)
          each = () => controller.abort()
          await many.run(tx)
        },
        { signal: controller.signal },
      )
      await fails(failed, AbortedError)
      each = () => {}
      await untouched(db)
    },
  },
  {
    name: 'a stream whose signal is aborted ends between batches, and frees everything',
    run: async ({ db }) => {
      await seedHeroes(db)
      await many.run(db)
      const controller = new AbortController()
      const read = async (): Promise<void> => {
        for await (const row of from(Team)
          .orderBy(Team.id.asc())
          .stream(db.with({ signal: controller.signal }))) {
          if (row.id === 300) controller.abort()
        }
      }
      await fails(read(), AbortedError)
      await sql`drop table hero_missions`.run(db)
      await sql`drop table heroes`.run(db)
      await sql`drop table teams`.run(db)
    },
  },
]

export const cancellingBetween: Topic = {
  name: 'cancelling between statements',
  cases: cases.map(one => ({ ...one, needs: ['transaction', ...(one.needs ?? [])] })),
}
