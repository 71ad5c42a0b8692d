import { gzipSync } from 'node:zlib'
import { expect, type Page, test } from './fixture.ts'

const seconds = 2
const bytes = 1_000_000

/** Milliseconds from asking for the page until its database is ready, as the page sees it. */
async function loadTime(page: Page): Promise<number> {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('#status[data-state="ready"]')) performance.mark('ready')
      else requestAnimationFrame(look)
    }
    look()
  })
  await page.goto('/')
  await expect(page.locator('#status')).toHaveText(/is ready$/)
  await page.waitForFunction(() => performance.getEntriesByName('ready').length > 0)
  return page.evaluate(() => performance.getEntriesByName('ready')[0]?.startTime ?? Number.NaN)
}

test(`the first load takes less than ${bytes / 1e6} MB compressed`, async ({ page }) => {
  const bodies: Promise<Buffer>[] = []
  page.on('response', response => bodies.push(response.body().catch(() => Buffer.alloc(0))))
  await loadTime(page)
  // The server of the tests does not compress; any other would.
  const sizes = (await Promise.all(bodies)).map(body => gzipSync(body).length)
  const size = sizes.reduce((sum, one) => sum + one, 0)
  test.info().annotations.push({ type: 'first load', description: `${size} bytes compressed` })
  expect(size).toBeGreaterThan(100_000)
  expect(size).toBeLessThan(bytes)
})

test(`the first load takes less than ${seconds} seconds`, async ({ browser }) => {
  const times: number[] = []
  // Each context has a cache of its own, so that each load is a first one; the median leaves out what else is busy.
  for (let load = 0; load < 3; load++) {
    const page = await browser.newPage({ baseURL: test.info().project.use.baseURL ?? '' })
    times.push(await loadTime(page))
    await page.close()
  }
  const median = times.toSorted((a, b) => a - b)[1]
  test.info().annotations.push({ type: 'first load', description: `${times.map(Math.round).join(', ')} ms` })
  expect(median).toBeLessThan(seconds * 1_000)
})
