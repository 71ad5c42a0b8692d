import { expect, test } from '@playwright/test'
import { expectConformance, storages } from './conformance/outcomes.ts'
import { type Browser, endFirefox, findFirefox, outcomesOf, startFirefox } from './firefox.ts'
import { serve, type Served } from './serve.ts'

const program = findFirefox()
const missing = 'No Firefox found: install firefox-esr, or name its program in ISOMODEL_FIREFOX'

// Said once: the workers of the test runner load this file again.
if (!program && process.env['TEST_WORKER_INDEX'] === undefined) console.warn(`SKIPPED: ${missing}`)
test.skip(!program, missing)
test.setTimeout(180_000)

/** A browser and a page for the tests of a group; answers what the page says. */
function inFirefox(folder: string, hidden: boolean): (query?: string) => Promise<string> {
  let browser: Browser | undefined
  let served: Served | undefined
  test.beforeAll(async () => {
    served = await serve(`e2e/${folder}`, `firefox-${folder}`, { library: 'sources' })
    browser = await startFirefox(program ?? '', hidden)
  })
  test.afterAll(async () => {
    await endFirefox(browser)
    await served?.close()
  })
  return (query = '') => outcomesOf(browser as Browser, `${served?.address}${query}`, 170_000)
}

test.describe('Firefox', () => {
  const outcomes = inFirefox('conformance', false)
  for (const storage of storages) {
    test(`sqlite-wasm conforms with storage ${storage}`, async () => {
      expectConformance(await outcomes(`?storage=${storage}`), storage)
    })
  }
})

test.describe('a private window of Firefox', () => {
  const outcomes = inFirefox('no-files', true)
  test('OPFS is refused in words, and a fallback goes on where one is named', async () => {
    const { without, snapshot, memory } = JSON.parse(await outcomes()) as Record<string, unknown>
    expect(without).toMatch(
      /^StorageUnavailable: visits cannot be kept by this browser \(.+\): private windows .+; fallback: 'snapshot' or/,
    )
    expect(snapshot).toEqual(['snapshot 1', 'snapshot 2'])
    expect(memory).toEqual(['memory 1', 'memory 1'])
  })
})
