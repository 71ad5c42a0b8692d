import { expect, test } from 'vitest'
import { printedBy, promised } from './prints.ts'

// Those that need a browser run in one, those that need a server on one, and one is a file of tests itself:
// e2e/guide.test.ts, *.server.test.ts, adapter.test.ts.
const examples = import.meta.glob([
  '../../docs/examples/*.ts',
  '!**/browser.ts',
  '!**/sqlite-worker.ts',
  '!**/conformance.ts',
  '!**/pools.ts',
  '!**/postgres.ts',
  '!**/mysql.ts',
])

test.each(Object.entries(examples))('%s prints what it says', async (path, run) => {
  expect(await printedBy(run)).toEqual(promised(path))
})
