// DESIGN 1, transactions: isolation levels, of which a database may give a higher one than was asked for; read-only and
// deferrable ones; what a database lacks is refused before anything is sent.
import { meeting } from '../meeting.ts'
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  type Case,
  equal,
  fails,
  from,
  holds,
  insertInto,
  IsomodelError,
  QueryError,
  sql,
  sum,
  type Topic,
  type TransactionDatabase,
  update,
  ValidationError,
} from '../kit.ts'

const team = (name: string) => insertInto(Team).values({ name, headquarters: '' })
const levels = ['read uncommitted', 'read committed', 'repeatable read', 'serializable'] as const
const needs = ['transaction'] as const
const beside = ['transaction', 'pool'] as const
const ages = from(Hero)
  .select({ ages: sum(Hero.age) })
  .where(Hero.id.in([2, 3]))

/** Two transactions that read the same two rows and then change one each, by what they read. */
function skew(db: TransactionDatabase, isolation: (typeof levels)[number]): Promise<PromiseSettledResult<void>[]> {
  const met = meeting(2)
  const add = (id: number): Promise<void> =>
    db.transaction(
      async tx => {
        const { ages: all } = await ages.one(tx)
        await met()
        await update(Hero).set({ age: all }).where(Hero.id.eq(id)).run(tx)
      },
      { isolation },
    )
  return Promise.allSettled([add(2), add(3)])
}

const refused = [
  { isolation: 'snapshot' },
  { isolation: 'SERIALIZABLE' },
  { isolation: 'serializable; drop table heroes' },
  { isolation: 3 },
  { readOnly: 'yes' },
  { readOnly: 1 },
  { deferrable: null },
  { retry: -1 },
  { retry: 1.5 },
  { retry: '3' },
]

const cases: Case[] = [
  {
    name: 'every level commits and rolls back',
    run: async ({ db }) => {
      await seedHeroes(db)
      for (const isolation of levels) {
        await db.transaction(tx => team(isolation).run(tx), { isolation })
        const stopped = db.transaction(
          async tx => {
            await team(`not ${isolation}`).run(tx)
            throw new Error('stop')
          },
          { isolation },
        )
        await stopped.catch(() => {})
      }
      const made = await from(Team).where(Team.id.gt(3)).orderBy(Team.name.asc()).all(db)
      equal(
        made.map(({ name }) => name),
        levels.toSorted(),
      )
    },
  },
  {
    name: 'serializable transactions never skew what they write by what they read',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      const ends = await skew(db, 'serializable')
      const failed = ends.flatMap(end => (end.status === 'rejected' ? [end.reason as unknown] : []))
      equal(failed.length, 1)
      holds(failed[0] instanceof IsomodelError && failed[0].retryable, 'the one that failed may be tried again')
      // One of them counted 17 + 48 years, and is in the sum.
      equal(await ages.one(db), { ages: (await db.get(Hero, 2))?.age === 65 ? 113 : 82 })
    },
  },
  {
    name: 'repeatable reads stay what they were, while others commit',
    needs: beside,
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(
        async tx => {
          equal(await ages.one(tx), { ages: 65 })
          await update(Hero).set({ age: 1 }).where(Hero.id.eq(2)).run(db)
          await team('between').run(db)
          equal(await ages.one(tx), { ages: 65 })
          equal(await from(Team).count(tx), 3)
        },
        { isolation: 'repeatable read' },
      )
      equal(await ages.one(db), { ages: 49 })
    },
  },
  {
    name: 'read-only transactions read, and refuse every write',
    run: async ({ db }) => {
      await seedHeroes(db)
      const writes = [
        team('a'),
        update(Hero).set({ age: 1 }).everyRow(),
        sql`delete from hero_missions`,
        sql`create table made (id integer)`,
      ]
      for (const write of writes) {
        const tried = db.transaction(
          async tx => {
            equal(await from(Hero).count(tx), 5)
            await fails(write.run(tx), QueryError)
            throw new RangeError('refused')
          },
          { readOnly: true },
        )
        await fails(tried, RangeError)
      }
      equal(await from(Team).count(db), 3)
    },
  },
  {
    name: 'read-only transactions refuse the writes of batches and savepoints too',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(
        async tx => {
          equal(await tx.transaction(inner => from(Hero).count(inner)), 5)
          await fails(
            tx.transaction(inner => team('a').run(inner)),
            QueryError,
          )
          equal(await from(Hero).count(tx), 5)
          await tx.transaction(inner => inner.batch([team('b'), team('c')])).catch(() => {})
        },
        { readOnly: true },
      )
      equal(await from(Team).count(db), 3)
    },
  },
  {
    name: 'after a read-only transaction the connection writes again, however it ended',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(tx => from(Hero).count(tx), { readOnly: true })
      equal(await team('a').run(db), 1)
      await db.transaction(() => Promise.reject(new Error('stop')), { readOnly: true }).catch(() => {})
      equal(await team('b').run(db), 1)
      await db.transaction(tx => team('c').run(tx), { readOnly: true }).catch(() => {})
      equal(await team('c').run(db), 1)
      await db.transaction(() => new Promise(() => {}), { readOnly: true, timeout: 5 }).catch(() => {})
      equal(await db.transaction(tx => team('d').run(tx), { readOnly: false }), 1)
    },
  },
  {
    name: 'a serializable transaction that only reads can be deferrable, or says that it cannot',
    run: async ({ db }) => {
      await seedHeroes(db)
      const options = { isolation: 'serializable', readOnly: true, deferrable: true } as const
      const counted = await db
        .transaction(tx => from(Hero).count(tx), options)
        .catch((error: unknown) => (error instanceof IsomodelError ? error.code : error))
      holds(counted === 5 || counted === 'UNSUPPORTED', 'it read, or was refused')
    },
  },
  {
    name: 'unknown levels and wrong options are refused, and nothing is sent',
    run: async ({ connect }) => {
      const sent: string[] = []
      const db = await connect({ onQuery: event => void sent.push(event.sql) })
      for (const options of refused) {
        let called = false
        const tried = db.transaction(async () => void (called = true), options as never)
        await fails(tried, ValidationError)
        equal(called, false)
      }
      equal(sent, [])
    },
  },
  {
    name: 'nested transactions take none of it, and the outer one goes on',
    run: async ({ db }) => {
      await seedHeroes(db)
      await db.transaction(async tx => {
        for (const options of [
          { isolation: 'serializable' },
          { readOnly: false },
          { deferrable: true },
          { retry: 0 },
        ]) {
          await fails(
            tx.transaction(async () => {}, options as never),
            ValidationError,
          )
        }
        await team('a').run(tx)
      })
      equal(await from(Team).count(db), 4)
    },
  },
]

export const isolation: Topic = { name: 'isolation', cases: cases.map(one => ({ needs, ...one })) }
