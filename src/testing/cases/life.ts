// DESIGN 1: connect() does no I/O; open() opens, as the first call does; close() and await using end it, waiting for
// what runs; later calls are ConnectionLost. Adapters declare where they are and what they can do.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  AbortedError,
  collected,
  connect,
  ConnectionLost,
  equal,
  fails,
  from,
  holds,
  insertInto,
  sql,
  StorageUnavailable,
  TimeoutError,
  type Topic,
  type TransactionDatabase,
  UnsupportedError,
} from '../kit.ts'

const team = (name: string) => insertInto(Team).values({ name, headquarters: '' })

/** Every way to call a database. */
const calls = (db: TransactionDatabase): (() => Promise<unknown>)[] => [
  () => from(Team).all(db),
  () => team('late').run(db),
  () => db.get(Team, 1),
  () => db.batch([from(Team)]),
  () => collected(from(Team).stream(db)),
  () => from(Team).explain(db),
  () => sql`select 1`.all(db),
  () => db.open(),
]

export const life: Topic = {
  name: 'opening and closing',
  cases: [
    {
      name: 'connect() does no I/O, and the first call opens',
      run: async ({ adapter }) => {
        let opened = 0
        const made = adapter()
        const counting = { ...made, open: () => (opened++, made.open()) }
        const db = connect(counting)
        db.with({ tag: 'x' })
        from(Hero).toSQL(db)
        equal(opened, 0)
        equal(await sql`select 1 as one`.one(db), { one: 1 })
        await db.open()
        equal(opened, 1)
        await db.close()
      },
    },
    {
      name: 'calls at once open once',
      run: async ({ adapter }) => {
        let opened = 0
        const made = adapter()
        const db = connect({ ...made, open: () => (opened++, made.open()) })
        const answers = await Promise.all([
          db.open(),
          sql`select 1 as n`.one(db),
          sql`select 2 as n`.one(db.with({ tag: 'x' })),
        ])
        equal(answers, [undefined, { n: 1 }, { n: 2 }] as never)
        equal(opened, 1)
        await db.close()
      },
    },
    {
      name: 'an opening that failed can be tried again',
      run: async ({ adapter }) => {
        const made = adapter()
        const failing = [new StorageUnavailable('not yet'), new StorageUnavailable('not yet')]
        const db = connect({
          ...made,
          open: async () => {
            const error = failing.pop()
            if (error) throw error
            return made.open()
          },
        })
        await fails(db.open(), StorageUnavailable)
        await fails(sql`select 1 as n`.one(db), StorageUnavailable)
        equal(await sql`select 1 as n`.one(db), { n: 1 })
        await db.close()
      },
    },
    {
      name: 'an opening that hangs ends with the timeout or the signal of the call',
      run: async ({ adapter }) => {
        const made = adapter()
        let finish = (): void => {}
        const gate = new Promise<void>(resolve => (finish = resolve))
        const db = connect({ ...made, open: () => gate.then(() => made.open()) })
        await fails(db.with({ timeout: 10 }).open(), TimeoutError)
        const controller = new AbortController()
        const aborted = fails(sql`select 1`.all(db.with({ signal: controller.signal })), AbortedError)
        controller.abort()
        await aborted
        finish()
        equal(await sql`select 1 as n`.one(db), { n: 1 })
        await db.close()
      },
    },
    {
      name: 'a closed database answers every call with ConnectionLost',
      run: async ({ adapter }) => {
        const db = connect(adapter())
        await seedHeroes(db)
        const bound = db.with({ tag: 'x' })
        await db.close()
        for (const call of [...calls(db), ...calls(bound)]) {
          equal((await fails(call(), ConnectionLost)).code, 'CONNECTION_LOST')
        }
      },
    },
    {
      name: 'a closed database starts no transaction',
      needs: ['transaction'],
      run: async ({ adapter }) => {
        const db = connect(adapter())
        await db.close()
        let ran = false
        await fails(
          db.transaction(async () => void (ran = true)),
          ConnectionLost,
        )
        equal(ran, false)
      },
    },
    {
      name: 'closing twice, or before anything was opened, is no error',
      run: async ({ adapter }) => {
        const [used, unused] = [connect(adapter()), connect(adapter())]
        await used.open()
        await Promise.all([used.close(), used.close(), unused.close()])
        await used.close()
        await fails(unused.open(), ConnectionLost)
      },
    },
    {
      name: 'close() waits for an open transaction, and for calls before it',
      needs: ['transaction'],
      run: async ({ adapter }) => {
        const db = connect(adapter())
        await seedHeroes(db)
        const order: string[] = []
        let closing: Promise<unknown> | undefined
        await db.transaction(async tx => {
          closing = db.close().then(() => order.push('closed'))
          await team('a').run(tx)
          await Promise.resolve()
          equal(await from(Team).count(tx), 4)
          order.push('done')
        })
        await closing
        equal(order, ['done', 'closed'])
      },
    },
    {
      name: 'a stream that is open when the database closes ends, and hangs nowhere',
      run: async ({ adapter }) => {
        const db = connect(adapter())
        await seedHeroes(db)
        const stream = from(Hero).stream(db)
        await stream.next()
        await db.close()
        const rest = await collected({ [Symbol.asyncIterator]: () => stream }).catch((error: unknown) => error)
        holds(rest instanceof ConnectionLost || (rest as unknown[]).length === 4, 'the rest, or ConnectionLost')
      },
    },
    {
      name: 'await using closes at the end of the block, also when it throws',
      run: async ({ adapter }) => {
        const kept: TransactionDatabase[] = []
        const use = async (): Promise<void> => {
          await using db = connect(adapter())
          kept.push(db)
          await db.open()
          throw new RangeError('stop')
        }
        await fails(use(), RangeError)
        await fails(sql`select 1`.all(kept[0] as TransactionDatabase), ConnectionLost)
      },
    },
    {
      name: 'an adapter without interactive transactions has batches, and says so where one is begun',
      run: async ({ adapter }) => {
        const db = connect({ ...adapter(), ability: 'batch' as const })
        await seedHeroes(db as TransactionDatabase)
        equal(await db.batch([team('a'), from(Team).select({ id: Team.id }).orderBy(Team.id.asc()).limit(1)]), [
          1,
          [{ id: 1 }],
        ])
        const error = await fails(
          (db as TransactionDatabase).transaction(async () => {}),
          UnsupportedError,
        )
        holds(error.message.includes('batch'), 'the message names the alternative')
        await db.close()
      },
    },
    {
      name: 'an adapter says what it is, and every database of it is a new one',
      run: async ({ db, connect: another, adapter }) => {
        const { name, ability, place, dialect } = adapter()
        holds(name.length > 0, 'it has a name')
        holds(['batch', 'transaction'].includes(ability), 'it has an ability')
        holds(['process', 'near', 'far'].includes(place), 'it has a place')
        holds(dialect.maxParameters > 0, 'its dialect takes parameters')
        equal(db.storage, adapter().storage)
        await seedHeroes(db)
        const other = await another({})
        await seedHeroes(other)
        await team('a').run(other)
        equal([await from(Team).count(db), await from(Team).count(other)], [3, 4])
      },
    },
  ],
}
