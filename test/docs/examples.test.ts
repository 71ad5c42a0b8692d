import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'

// Those that need a browser run in one: e2e/guide.test.ts.
const examples = import.meta.glob(['../../docs/examples/*.ts', '!**/browser.ts', '!**/sqlite-worker.ts'])

afterEach(() => vi.restoreAllMocks())

/** What the file says that it prints: its comments that begin with an arrow. */
const promised = (path: string): string[] =>
  [...readFileSync(new URL(path, import.meta.url), 'utf8').matchAll(/^\s*\/\/=> (.*)$/gm)].map(([, line]) => line ?? '')

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : inspect(value, { breakLength: 110, depth: 6 })

test.each(Object.entries(examples))('%s prints what it says', async (path, run) => {
  const printed: string[] = []
  vi.spyOn(console, 'log').mockImplementation((...values) => {
    printed.push(...values.map(shown).join(' ').split('\n'))
  })
  await run()
  expect(printed).toEqual(promised(path))
})
