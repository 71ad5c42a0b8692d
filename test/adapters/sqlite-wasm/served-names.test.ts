// The names of columns go to the page once. A page that did not get them asks again, with the text of the statement.
import initialize from '@sqlite.org/sqlite-wasm'
import { expect, test } from 'vitest'
import { Database } from '../../../adapters/sqlite-wasm/engine/database.ts'
import type { SqliteModule } from '../../../adapters/sqlite-wasm/engine/driver.ts'
import { disable, startSqlite } from '../../../adapters/sqlite-wasm/engine/load.ts'
import { ALL } from '../../../adapters/sqlite-wasm/wire/messages.ts'
import { Service } from '../../../adapters/sqlite-wasm/worker/serve.ts'

const settings = { disable, warn: () => {}, error: () => {} }
const sqlite = await startSqlite(initialize as unknown as () => Promise<SqliteModule>, settings)
const service = new Service(new Database(sqlite, ':memory:'))
const sql = "select json(value) as document from (select '1' as value union all select ?)"
const read = (text: string | undefined, value: string) =>
  service.run({ call: ALL, statement: 1, sql: text, parameters: [value] }, () => {})

test('a statement whose first run fails after its first row tells its columns the next time', () => {
  expect(() => read(sql, 'no JSON')).toThrow(/malformed JSON/)
  expect(read(sql, '2')).toEqual({ names: ['document'], rows: [['1'], ['2']] })
})

test('a page that knows the columns is not told again', () => {
  expect(read(undefined, '3')).toEqual({ names: undefined, rows: [['1'], ['3']] })
})
