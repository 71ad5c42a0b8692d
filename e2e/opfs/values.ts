// The same values through the worker and through SQLite in the page's own memory.
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { randomRows, told } from '../../test/adapters/sqlite-wasm/random.ts'

const COLUMNS = 5
const ROWS = 1100
/** Around the sizes at which rows are sent in another way. */
const sizes = [0, 1, 7, 8, 9, 10, 17, 1023, 1024, 1025, 1031, 1032, 1033, 1040, ROWS]

const queries = [
  'select * from v order by id limit ?',
  'select id, cast(a as text) as a, cast(b as text) as b, cast(c as blob) as c from v order by id limit ?',
  `select id, cast(x'80' as text) as a, cast(x'f0' as text) as b, cast(x'c3' as text) as c, cast(x'a4' as text) as d
     from v order by id limit ?`,
]

/** What differs between the rows of both; nothing, if all is well. */
export async function differences(seed: number): Promise<string[]> {
  const rows = randomRows(seed, ROWS, COLUMNS)
  const kept = await filled(sqliteWasm({ storage: 'opfs', name: `values-${seed}` }), rows)
  const memory = await filled(sqliteWasm({ storage: 'memory' }), rows)
  const found: string[] = []
  for (const sql of queries) {
    for (const arrays of [true, false]) {
      const statements = [kept, memory].map(({ connection }) => connection.prepare(sql, arrays))
      for (const size of sizes) {
        const [given, expected] = [await statements[0]?.all([size]), await statements[1]?.all([size])]
        found.push(...compare(`${sql}, ${size} rows`, given as object[], expected as object[]))
      }
    }
  }
  await kept.driver.close()
  await memory.driver.close()
  return found
}

async function filled(adapter: ReturnType<typeof sqliteWasm>, rows: readonly unknown[][]) {
  const driver = await adapter.open()
  const connection = await driver.acquire()
  await connection.exec(['create table v (id integer primary key, a, b, c, d, e)', 'begin'])
  const insert = connection.prepare('insert into v (a, b, c, d, e) values (?, ?, ?, ?, ?)', true)
  for (const row of rows) await insert.run(row)
  await connection.exec(['commit'])
  return { driver, connection }
}

function compare(what: string, given: readonly object[], expected: readonly object[]): string[] {
  if (given.length !== expected.length) return [`${what}: ${given.length} rows, not ${expected.length}`]
  for (const [at, row] of expected.entries()) {
    const [one, other] = [given[at], row].map(cells =>
      Object.entries(cells as object).map(([n, v]) => `${n}: ${told(v)}`),
    )
    if (one?.join('\n') !== other?.join('\n')) return [`${what}, row ${at}: ${one?.join()} is not ${other?.join()}`]
  }
  return []
}
