// What a statement of the page tells its worker after one of its calls failed.
import { expect, test } from 'vitest'
import type { Link } from '../../../adapters/sqlite-wasm/page/link.ts'
import { NO_CLOCK } from '../../../adapters/sqlite-wasm/page/clock.ts'
import { type Host, WorkerStatement } from '../../../adapters/sqlite-wasm/page/statement.ts'
import { FINALIZE, type Operation, RUN } from '../../../adapters/sqlite-wasm/wire/messages.ts'

const sent: Operation[] = []
const link = {
  run([operation]: [Operation]) {
    sent.push(operation)
    return Promise.reject(new Error('refused'))
  },
} as unknown as Link
const host: Host = {
  link,
  nextNumber: () => 2,
  clock: () => NO_CLOCK,
  later: operation => void sent.push(operation),
}

test('a failed statement is told again, and freed all the same', async () => {
  const statement = new WorkerStatement(host, 'delete from heroes', false, 1)
  await expect(statement.run([])).rejects.toThrow('refused')
  await expect(statement.run([])).rejects.toThrow('refused')
  statement.finalize()
  expect(sent).toEqual([
    { call: RUN, statement: 1, sql: 'delete from heroes', parameters: [] },
    { call: RUN, statement: 1, sql: 'delete from heroes', parameters: [] },
    { call: FINALIZE, statement: 1 },
  ])
})
