// The names of columns go to the page once, unless the answer that held them was lost.
import initialize from '@sqlite.org/sqlite-wasm'
import { expect, test } from 'vitest'
import { Database } from '../../../adapters/sqlite-wasm/engine/database.ts'
import type { SqliteModule } from '../../../adapters/sqlite-wasm/engine/driver.ts'
import { disable, startSqlite } from '../../../adapters/sqlite-wasm/engine/load.ts'
import { ALL, type Operation } from '../../../adapters/sqlite-wasm/wire/messages.ts'
import { Service } from '../../../adapters/sqlite-wasm/worker/serve.ts'

const settings = { disable, warn: () => {}, error: () => {} }
const sqlite = await startSqlite(initialize as unknown as () => Promise<SqliteModule>, settings)
const service = new Service(new Database(sqlite, ':memory:'))
const sql = "select json(value) as document from (select '1' as value union all select ?)"
function read(text: string | undefined, value: string) {
  const operation: Operation = { call: ALL, statement: 1, sql: text, parameters: [value] }
  service.learn([operation])
  return service.run(operation, () => {})
}

test('a statement whose first run fails after its first row tells its columns the next time', () => {
  expect(() => read(sql, 'no JSON')).toThrow(/malformed JSON/)
  service.untold([{ call: ALL, statement: 1 }])
  expect(read(undefined, '2')).toEqual({ names: ['document'], rows: [['1'], ['2']] })
})

test('a page that knows the columns is not told again', () => {
  expect(read(undefined, '3')).toEqual({ names: undefined, rows: [['1'], ['3']] })
})
