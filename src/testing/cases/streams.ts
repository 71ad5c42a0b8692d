// DESIGN 2, Streams: other statements run between batches; leaving the loop frees everything; a stream answers the rows
// that all() would, decoded alike.
import { heroes, Hero, seedHeroes } from '../heroes.ts'
import {
  collected,
  createTables,
  defineSchema,
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
  table,
  text,
  timestamp,
  type Topic,
  TransactionAborted,
  type TransactionDatabase,
  TransactionClosed,
  update,
} from '../kit.ts'

const schema = defineSchema({
  Line: table('lines', { id: integer().primaryKey(), n: integer(), at: timestamp(), note: text().nullable() }),
})
const { Line } = schema
const SIZE = 2000
const AT = new Date('2024-02-29T10:00:00.000Z')
const lines = from(Line).orderBy(Line.id.asc())

async function seed(db: TransactionDatabase, size: number = SIZE): Promise<void> {
  await createTables(db, schema)
  await insertInto(Line)
    .values(Array.from({ length: size }, (_, at) => ({ id: at + 1, n: at, at: AT })))
    .run(db)
}

export const streams: Topic = {
  name: 'streams',
  cases: [
    {
      name: 'answer every row once and in order, whatever their number',
      run: async ({ db }) => {
        await seed(db, 1030)
        for (const size of [0, 1, 255, 256, 257, 512, 1030]) {
          const rows = await collected(lines.limit(size).stream(db))
          equal(
            rows.map(row => row.id),
            Array.from({ length: size }, (_, at) => at + 1),
          )
        }
      },
    },
    {
      name: 'decode as all() does',
      run: async ({ db }) => {
        await seed(db, 300)
        const query = lines.select({ whole: Line, deep: { at: Line.at }, twice: Line.n.times(2) })
        equal(await collected(query.stream(db)), await query.all(db))
      },
    },
    {
      name: 'send nothing before the first row is asked for',
      run: async ({ db }) => {
        const stream = lines.stream(db)
        await seed(db, 3)
        equal((await collected(stream)).length, 3)
      },
    },
    {
      name: 'let reads run between their rows',
      run: async ({ db }) => {
        await seed(db)
        let sum = 0
        for await (const line of lines.stream(db)) {
          if (line.id % 500 === 0) sum += await from(Line).where(Line.id.lte(line.id)).count(db)
        }
        equal(sum, 500 + 1000 + 1500 + 2000)
      },
    },
    {
      name: 'let writes run between their rows, and answer the rows that were there when they began',
      run: async ({ db }) => {
        await seed(db)
        const seen: number[] = []
        for await (const line of lines.stream(db)) {
          seen.push(line.n)
          if (line.id === 10) await deleteFrom(Line).where(Line.id.gt(1000)).run(db)
          if (line.id === 20) await insertInto(Line).values({ id: 9999, n: -1, at: AT }).run(db)
          if (line.id === 600) await update(Line).set({ n: 0 }).everyRow().run(db)
        }
        equal([seen.length, seen.at(-1)], [SIZE, SIZE - 1])
        equal(await from(Line).count(db), 1001)
      },
    },
    {
      name: 'let a whole transaction run between their rows',
      needs: ['transaction'],
      run: async ({ db }) => {
        await seed(db)
        let count = 0
        for await (const line of lines.stream(db)) {
          count++
          if (line.id === 100) {
            await db.transaction(async tx => {
              await update(Line).set({ note: 'x' }).where(Line.id.eq(1)).run(tx)
            })
          }
        }
        equal([count, (await db.get(Line, 1))?.note], [SIZE, 'x'])
      },
    },
    {
      name: 'run beside each other, each with its own place',
      run: async ({ db }) => {
        await seed(db)
        const [up, down] = [lines.stream(db), from(Line).orderBy(Line.id.desc()).stream(db)]
        const sums = new Set<number>()
        for await (const low of up) {
          const high = await down.next()
          sums.add(low.id + (high.value?.id ?? 0))
        }
        equal([...sums], [SIZE + 1])
        equal(await down.next(), { value: undefined, done: true })
      },
    },
    {
      name: 'of one query run beside each other',
      run: async ({ db }) => {
        await seed(db)
        const [a, b] = await Promise.all([collected(lines.stream(db)), collected(lines.stream(db))])
        equal([a.length, b.length], [SIZE, SIZE])
      },
    },
    {
      name: 'answer calls that do not wait for each other in order',
      run: async ({ db }) => {
        await seed(db, 700)
        const stream = lines.stream(db)
        const all = await Promise.all(Array.from({ length: 702 }, () => stream.next()))
        equal(
          all.map(({ done, value }) => (done ? undefined : value.id)),
          [...Array.from({ length: 700 }, (_, at) => at + 1), undefined, undefined],
        )
        const other = lines.stream(db)
        const [first, end, after] = await Promise.all([other.next(), other.return?.(), other.next()])
        equal([first.value?.id, end, after], [1, { value: undefined, done: true }, { value: undefined, done: true }])
      },
    },
    {
      name: 'begin between transactions, never inside one',
      needs: ['transaction'],
      run: async ({ db }) => {
        await seed(db, 600)
        const add = (id: number): Promise<void> =>
          db.transaction(async tx => {
            for (let step = 0; step < 10; step++)
              await insertInto(Line)
                .values({ id: id + step, n: -1, at: AT })
                .run(tx)
          })
        const read = async (): Promise<void> => {
          const rows = await collected(lines.stream(db))
          equal(rows.length % 10, 0)
        }
        await Promise.all([
          add(1000),
          read(),
          read(),
          add(1010),
          read(),
          add(1020),
          read(),
          add(1030),
          add(1040),
          read(),
        ])
      },
    },
    {
      name: 'free everything when the loop is left',
      run: async ({ db }) => {
        await seed(db)
        for (let time = 0; time < 20; time++) {
          for await (const line of lines.stream(db)) if (line.id > time) break
        }
        await sql`drop table ${sql.name('lines')}`.run(db)
        await createTables(db, schema)
        equal(await from(Line).count(db), 0)
      },
    },
    {
      name: 'free everything when the loop throws, and can be returned twice',
      run: async ({ db }) => {
        await seed(db)
        const stop = new Error('stop')
        const loop = async (): Promise<void> => {
          for await (const line of lines.stream(db)) if (line.id === 300) throw stop
        }
        equal(await loop().catch((error: unknown) => error), stop)
        const stream = lines.stream(db)
        await stream.next()
        equal(await stream.return?.(), { value: undefined, done: true })
        equal(await stream.return?.(), { value: undefined, done: true })
        equal(await stream.next(), { value: undefined, done: true })
        await sql`drop table ${sql.name('lines')}`.run(db)
      },
    },
    {
      name: 'end with the error of their statement',
      run: async ({ db }) => {
        await createTables(db, heroes)
        await fails(collected(lines.stream(db)), QueryError)
        equal(await from(Hero).count(db), 0)
      },
    },
    {
      name: 'answer the rows before a row that fails, and then the error',
      run: async ({ db }) => {
        await seed(db, 900)
        // The lowest integer of 64 bits has no absolute value.
        const failing = sql<number>`abs(-9223372036854775807 - (case when ${Line.id} = 700 then 1 else 0 end))`
        const query = lines.select({ id: Line.id, n: failing })
        let seen = 0
        const read = async (): Promise<void> => {
          for await (const row of query.stream(db)) seen = row.id
        }
        await fails(read(), QueryError)
        holds(seen >= 256 && seen < 700, `${seen} rows came before the error`)
        equal(await from(Line).count(db), 900)
      },
    },
    {
      name: 'take parameters',
      run: async ({ db }) => {
        await seed(db)
        const query = prepare({ least: integer() }, p => lines.where(Line.n.gte(p.least)))
        const rows = await collected(query.stream(db, { least: 1990 }))
        equal([rows.length, rows[0]?.n], [10, 1990])
      },
    },
    {
      name: 'run in a transaction and see its rows',
      needs: ['transaction'],
      run: async ({ db }) => {
        await seed(db, 5)
        await db.transaction(async tx => {
          await insertInto(Line).values({ id: 6, n: 6, at: AT }).run(tx)
          equal((await collected(lines.stream(tx))).length, 6)
        })
      },
    },
    {
      name: 'of a transaction end with it',
      needs: ['transaction'],
      run: async ({ db }) => {
        await seed(db)
        const left: AsyncIterableIterator<unknown>[] = []
        await db.transaction(async tx => {
          left.push(lines.stream(tx), lines.stream(tx))
          await left[0]?.next()
        })
        await fails(collected({ [Symbol.asyncIterator]: () => left[0] as AsyncIterator<unknown> }), TransactionClosed)
        await fails(collected({ [Symbol.asyncIterator]: () => left[1] as AsyncIterator<unknown> }), TransactionClosed)
        equal(await update(Line).set({ n: 1 }).everyRow().run(db), SIZE)
      },
    },
    {
      name: 'that fail doom their transaction',
      needs: ['transaction'],
      run: async ({ db }) => {
        await seedHeroes(db)
        await fails(
          db.transaction(async tx => {
            await fails(collected(lines.stream(tx)), QueryError)
            await from(Hero).count(tx)
          }),
          TransactionAborted,
        )
        holds((await from(Hero).count(db)) === 5, 'the database works on')
      },
    },
  ],
}
