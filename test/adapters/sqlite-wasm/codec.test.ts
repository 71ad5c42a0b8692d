import initialize from '@sqlite.org/sqlite-wasm'
import { expect, test } from 'vitest'
import { Database } from '../../../adapters/sqlite-wasm/engine/database.ts'
import { disable, startSqlite } from '../../../adapters/sqlite-wasm/engine/load.ts'
import { SqliteWasmPrepared } from '../../../adapters/sqlite-wasm/engine/statement.ts'
import { arrayRow, decodeRows, objectRow, type RowMaker } from '../../../adapters/sqlite-wasm/page/decode.ts'
import { ALL, INSERT, type Operation, type RowsPart } from '../../../adapters/sqlite-wasm/wire/messages.ts'
import { Service } from '../../../adapters/sqlite-wasm/worker/serve.ts'
import { OpenCursors } from '../../../src/adapter/cursors.ts'
import { randomRows, told } from './random.ts'

// The worker's statements and the page's decoder, without the worker between them.

const sqlite = await startSqlite(initialize, { disable })
const seed = Number(process.env['ISOMODEL_SEED'] ?? Math.floor(Math.random() * 1e9))

function open(rows: readonly unknown[][], columns: number) {
  const database = new Database(sqlite, ':memory:')
  const names = Array.from({ length: columns }, (_, at) => `c${at}`)
  database.exec(`create table v (${names.join()})`)
  const service = new Service(database)
  let numbers = 0
  const run = (operation: Omit<Operation, 'statement'>, send: (part: RowsPart) => void) => {
    const operations = [{ ...operation, statement: ++numbers }]
    service.learn(operations)
    return service.run(operations[0]!, send)
  }
  const insert = `insert into v values (${names.map(() => '?').join()})`
  for (const parameters of rows) run({ call: INSERT, sql: insert, parameters }, () => {})
  return { database, run }
}

/** Rows as the page receives them, and the sizes of the parts in which they came. */
function received({ run }: ReturnType<typeof open>, sql: string, objects: boolean) {
  const rows: unknown[] = []
  const parts: (number | 'buffer')[] = []
  let make: RowMaker = arrayRow
  const take = ({ names, rows: part }: RowsPart) => {
    if (names && objects) make = objectRow(names)
    parts.push(part instanceof ArrayBuffer ? 'buffer' : part.length)
    if (part instanceof ArrayBuffer) decodeRows(part, make, rows as never)
    else for (const cells of part) rows.push(make(cellsOf(cells), cells.length))
  }
  take(run({ call: ALL, sql, parameters: [] }, take) as RowsPart)
  return { rows, parts }
}

function cellsOf(row: readonly unknown[]) {
  let column = 0
  return { next: () => row[column++] }
}

const words = (rows: readonly unknown[]) =>
  rows.map(row => Object.entries(row as object).map(([name, value]) => `${name}: ${told(value)}`))

test.each([0, 1, 7, 8, 9, 16, 1032, 1033, 2060])('%i random rows come as from the engine', count => {
  const opened = open(randomRows(seed + count, count, 4), 4)
  for (const sql of ['select * from v', 'select cast(c0 as text), cast(c1 as blob), c2, c3 from v']) {
    for (const objects of [false, true]) {
      const expected = new SqliteWasmPrepared(opened.database, new OpenCursors(), sql, !objects).all([])
      const { rows, parts } = received(opened, sql, objects)
      expect(words(rows), `seed ${seed}`).toEqual(words(expected))
      expect(parts.slice(0, -1).filter(part => part !== 'buffer')).toEqual(count > 8 ? [8] : [])
    }
  }
  opened.database.close()
})

test('texts that are no UTF-8 are read one by one, also where together they would be', () => {
  const opened = open(
    Array.from({ length: 20 }, () => [null]),
    1,
  )
  const sql = `select cast(x'c3' as text), cast(x'a4' as text), cast(x'80' as text), cast(x'f0' as text), 'ä', '' from v`
  const { rows } = received(opened, sql, false)
  const bad = '\uFFFD'
  expect(rows).toEqual(Array.from({ length: 20 }, () => [bad, bad, bad, bad, 'ä', '']))
  opened.database.close()
})

test('long texts and blobs are sent in parts of some megabytes', () => {
  const text = 'ü'.repeat(500_000)
  const blob = new Uint8Array(500_000).fill(7)
  const opened = open(
    Array.from({ length: 30 }, () => [text, blob]),
    2,
  )
  const { rows, parts } = received(opened, 'select * from v', false)
  expect(rows.every(row => (row as unknown[])[0] === text)).toBe(true)
  expect(rows).toHaveLength(30)
  expect(parts.length).toBeGreaterThan(5)
  opened.database.close()
})
