// DESIGN 1 and the contract of connect(): onQuery sees every statement with SQL, number of parameters, duration, rows
// and tag, never a value; with({ tag }) names calls; statements are kept, so that a known shape is prepared once.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  collected,
  equal,
  fails,
  from,
  holds,
  insertInto,
  type QueryEvent,
  sql,
  type Topic,
  type TransactionDatabase,
  UniqueViolation,
  update,
  ValidationError,
} from '../kit.ts'
import type { Context } from '../case.ts'

const team = (name: string) => insertInto(Team).values({ name, headquarters: '' })

interface Watched {
  readonly db: TransactionDatabase
  readonly events: QueryEvent[]
}
/** A database with heroes, and the events since they were there. */
async function watched({ connect }: Context): Promise<Watched> {
  const events: QueryEvent[] = []
  const db = await connect({ onQuery: event => void events.push(event) })
  await seedHeroes(db)
  events.length = 0
  return { db, events }
}

export const eventsTopic: Topic = {
  name: 'events',
  cases: [
    {
      name: 'tell the SQL, the number of parameters, the rows and the time of every statement',
      run: async context => {
        const { db, events } = await watched(context)
        await from(Hero).where(Hero.age.gt(20), Hero.name.ne('x')).all(db)
        await from(Hero).where(Hero.id.eq(1)).first(db)
        await from(Hero).where(Hero.id.eq(99)).first(db)
        await from(Hero).count(db)
        await update(Hero).set({ age: 5 }).where(Hero.id.lt(3)).run(db)
        await sql`select 1 as n`.all(db)
        equal(
          events.map(({ parameters, rows }) => [parameters, rows]),
          [
            [2, 3],
            [1, 1],
            [1, 0],
            [0, 1],
            [2, 2],
            [0, 1],
          ],
        )
        for (const event of events) {
          holds(event.sql.length > 0 && event.duration >= 0, 'it has SQL and a duration')
          equal([event.tag, event.error], [undefined, undefined])
        }
        holds(
          events[0]?.sql === from(Hero).where(Hero.age.gt(1), Hero.name.ne('')).toSQL(db).sql,
          'the SQL is that of toSQL()',
        )
      },
    },
    {
      name: 'never hold a value',
      run: async context => {
        const { db, events } = await watched(context)
        await from(Hero).where(Hero.name.eq('secret value')).all(db)
        await sql`select ${'secret value'} as v`.all(db)
        await team('secret value').run(db)
        await fails(team('secret value').run(db), UniqueViolation)
        holds(events.length === 4, 'there are four events')
        holds(!JSON.stringify(events).includes('secret value'), 'no event shows the value')
      },
    },
    {
      name: 'show the tag of with(), and of transactions',
      needs: ['transaction'],
      run: async context => {
        const { db, events } = await watched(context)
        await from(Team).count(db.with({ tag: 'checkout' }))
        await from(Team).count(db)
        await db.with({ tag: 'outer' }).transaction(async tx => {
          await from(Team).count(tx)
          await tx.transaction(async inner => from(Team).count(inner), { tag: 'inner' })
          await from(Hero).count(tx)
        })
        await db.with({ tag: 'batch' }).batch([from(Team)])
        const reads = events.filter(event => /^select/i.test(event.sql)).map(event => event.tag)
        equal(reads, ['checkout', undefined, 'outer', 'inner', 'outer', 'batch'])
      },
    },
    {
      name: 'tell the error of a statement that failed, with no rows',
      run: async context => {
        const { db, events } = await watched(context)
        const error = await fails(team('Preventers').run(db), UniqueViolation)
        const [event] = events
        holds(event?.error === error, 'the event has the very error')
        equal([events.length, event?.rows], [1, undefined])
      },
    },
    {
      name: 'tell of nothing that was refused before it was sent',
      run: async context => {
        const { db, events } = await watched(context)
        await fails(
          insertInto(Team)
            .values({ name: 1 } as never)
            .run(db),
          ValidationError,
        )
        equal(events, [])
      },
    },
    {
      name: 'tell of streams, batches and the statements of bulk inserts',
      run: async context => {
        const { db, events } = await watched(context)
        await collected(from(Hero).stream(db))
        equal(events.filter(event => /^select/i.test(event.sql)).length, 1)
        events.length = 0
        const rows = Array.from({ length: 100 }, (_, at) => ({ name: `t${at}`, headquarters: '' }))
        await insertInto(Team).values(rows).run(db)
        const inserts = events.filter(event => /^insert/i.test(event.sql))
        equal(
          inserts.reduce((sum, event) => sum + (event.rows ?? 0), 0),
          100,
        )
      },
    },
    {
      name: 'what onQuery throws comes out of the call',
      run: async ({ connect }) => {
        let armed = false
        const db = await connect({
          onQuery: () => {
            if (armed) throw new RangeError('from onQuery')
          },
        })
        await seedHeroes(db)
        armed = true
        await fails(from(Hero).all(db), RangeError)
        armed = false
        equal(await from(Hero).count(db), 5)
      },
    },
    {
      name: 'a small cache of statements changes no answer',
      run: async ({ connect }) => {
        const db = await connect({ statements: 2 })
        await seedHeroes(db)
        const queries = [
          from(Hero).select({ v: Hero.id }),
          from(Hero).select({ v: Hero.age }),
          from(Team).select({ v: Team.id }),
          from(Hero).select({ v: Hero.id.plus(1) }),
        ]
        for (let round = 0; round < 3; round++) {
          for (const query of queries) equal((await query.all(db)).length, query === queries[2] ? 3 : 5)
        }
        const stream = from(Hero).orderBy(Hero.id.asc()).stream(db)
        await stream.next()
        for (const query of queries) await query.all(db)
        equal((await collected({ [Symbol.asyncIterator]: () => stream })).length, 4)
      },
    },
  ],
}
