import Database from 'better-sqlite3'
import { connect, defineSchema, from, insertInto, integer, prepare, table, text, update } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { describe, expect, test } from 'vitest'

const { Hut } = defineSchema(
  { Hut: table('huts', { id: integer().primaryKey(), name: text(), beds: integer().nullable() }) },
  {},
)

/** What reaches the driver: statements prepared, statements run, and texts executed. */
interface Counts {
  prepares: number
  runs: number
  execs: number
}

const calls = ['all', 'get', 'run', 'iterate'] as const

/** A real database of the driver that counts what it is asked to do. */
function counted(): { driver: Database.Database; counts: Counts } {
  const driver = new Database(':memory:')
  const counts: Counts = { prepares: 0, runs: 0, execs: 0 }
  driver.exec('create table huts (id integer primary key, name text not null, beds integer)')
  const prepareStatement = driver.prepare.bind(driver)
  const exec = driver.exec.bind(driver)
  driver.prepare = ((sql: string) => {
    counts.prepares++
    const statement = prepareStatement(sql) as unknown as Record<string, (...values: unknown[]) => unknown>
    for (const name of calls) {
      const call = (statement[name] as (...values: unknown[]) => unknown).bind(statement)
      statement[name] = (...values) => {
        counts.runs++
        return call(...values)
      }
    }
    return statement
  }) as unknown as typeof driver.prepare
  driver.exec = sql => {
    counts.execs++
    return exec(sql)
  }
  return { driver, counts }
}

type Db = ReturnType<typeof open>
const open = (driver: Database.Database, statements?: number) => connect(betterSqlite3(driver), { statements })

async function times(count: number, run: (turn: number) => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < count; turn++) await run(turn)
}

const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `hut ${at}`, beds: at % 7 }))
const byId = prepare({ id: integer() }, p => from(Hut).where(Hut.id.eq(p.id)))
const kept = from(Hut).where(Hut.beds.gt(3)).limit(2)
const perStream = 1

const workloads: { name: string; run: (db: Db) => Promise<unknown>; expected: Counts }[] = [
  {
    name: '100 selects by key',
    run: db => times(100, id => from(Hut).where(Hut.id.eq(id)).first(db)),
    expected: { prepares: 1, runs: 100, execs: 0 },
  },
  {
    name: '100 runs of a prepared query',
    run: db => times(100, id => byId.first(db, { id })),
    expected: { prepares: 1, runs: 100, execs: 0 },
  },
  {
    name: '100 runs of a kept query',
    run: db => times(100, () => kept.all(db)),
    expected: { prepares: 1, runs: 100, execs: 0 },
  },
  {
    name: 'db.get and the query that it stands for',
    run: async db => [await db.get(Hut, 1), await from(Hut).where(Hut.id.eq(2)).first(db)],
    expected: { prepares: 1, runs: 2, execs: 0 },
  },
  {
    name: 'lists of 10 lengths',
    run: db =>
      times(10, length =>
        from(Hut)
          .where(Hut.id.in([1, ...rows(length).map((_, at) => at + 2)]))
          .all(db),
      ),
    expected: { prepares: 1, runs: 10, execs: 0 },
  },
  {
    name: 'limits of 10 sizes',
    run: db => times(10, size => from(Hut).limit(size).all(db)),
    expected: { prepares: 1, runs: 10, execs: 0 },
  },
  {
    name: 'one query asked five ways',
    run: async db => {
      await kept.all(db)
      await kept.first(db)
      await kept.one(db).catch(() => {})
      await kept.count(db)
      await kept.exists(db)
    },
    expected: { prepares: 5, runs: 5, execs: 0 },
  },
  {
    name: '1,000 single inserts in a transaction',
    run: db =>
      db.transaction(tx =>
        times(1000, at =>
          insertInto(Hut)
            .values({ name: `hut ${at}` })
            .run(tx),
        ),
      ),
    expected: { prepares: 1, runs: 1000, execs: 2 },
  },
  {
    name: 'single inserts with and without one column',
    run: async db => {
      await times(10, () => insertInto(Hut).values({ name: 'a' }).run(db))
      await times(10, beds => insertInto(Hut).values({ name: 'a', beds }).run(db))
    },
    expected: { prepares: 2, runs: 20, execs: 0 },
  },
  {
    name: '1,000 updates by key in a transaction',
    run: db => db.transaction(tx => times(1000, id => update(Hut).set({ beds: id }).where(Hut.id.eq(id)).run(tx))),
    expected: { prepares: 1, runs: 1000, execs: 2 },
  },
  {
    // 312 statements of 32 rows and one of 16.
    name: 'a bulk insert of 10,000 rows',
    run: db => insertInto(Hut).values(rows(10_000)).run(db),
    expected: { prepares: 2, runs: 313, execs: 2 },
  },
  {
    name: 'a bulk insert of 63 rows, which needs every size',
    run: db => insertInto(Hut).values(rows(63)).run(db),
    expected: { prepares: 6, runs: 6, execs: 2 },
  },
  {
    name: 'an insert of 32 rows, which is one statement and needs no transaction',
    run: db => insertInto(Hut).values(rows(32)).run(db),
    expected: { prepares: 1, runs: 1, execs: 0 },
  },
  {
    name: 'ten bulk inserts of 10,000 and 63 rows',
    run: db =>
      times(10, turn =>
        insertInto(Hut)
          .values(rows(turn % 2 ? 63 : 10_000))
          .run(db),
      ),
    expected: { prepares: 6, runs: 5 * 313 + 5 * 6, execs: 20 },
  },
  {
    name: 'three streams, each with a statement of its own beside the shared one',
    run: db =>
      times(3, async () => {
        for await (const hut of kept.stream(db)) expect(hut.beds).toBeGreaterThan(3)
      }),
    expected: { prepares: 1 + 3 * perStream, runs: 3, execs: 0 },
  },
  {
    name: 'a savepoint in a transaction',
    run: db => db.transaction(tx => tx.transaction(inner => insertInto(Hut).values({ name: 'a' }).run(inner))),
    expected: { prepares: 1, runs: 1, execs: 4 },
  },
  {
    name: 'a batch of three statements',
    run: db => db.batch([from(Hut), kept, insertInto(Hut).values({ name: 'a' })]),
    expected: { prepares: 3, runs: 3, execs: 2 },
  },
]

describe('what reaches the driver', () => {
  test.for(workloads)('$name', async ({ run, expected }) => {
    const { driver, counts } = counted()
    await using db = open(driver)
    await db.open()
    Object.assign(counts, { prepares: 0, runs: 0, execs: 0 })
    await run(db)
    expect(counts).toEqual(expected)
  })

  test('a shape that had to make room is prepared again', async () => {
    const { driver, counts } = counted()
    await using db = open(driver, 2)
    await db.open()
    const [byBeds, byName] = [from(Hut).where(Hut.beds.eq(1)), from(Hut).where(Hut.name.eq('a'))]
    await times(3, async () => {
      await byBeds.all(db)
      await byName.all(db)
      await kept.all(db)
    })
    expect(counts.prepares).toBe(9)
  })
})
