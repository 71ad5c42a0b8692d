import { expect, test } from 'vitest'
import { printedBy, promised } from './prints.ts'

// Those that need a browser run in one, and those that need a server on one: e2e/guide.test.ts, pools.server.test.ts.
const examples = import.meta.glob([
  '../../docs/examples/*.ts',
  '!**/browser.ts',
  '!**/sqlite-worker.ts',
  '!**/pools.ts',
])

test.each(Object.entries(examples))('%s prints what it says', async (path, run) => {
  expect(await printedBy(run)).toEqual(promised(path))
})
