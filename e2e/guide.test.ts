import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from './fixture.ts'
import { serve, type Served } from './serve.ts'

let served: Served

// `npm test` builds first; only a run of this file alone may lack the library, and never in CI.
test.skip(!existsSync('dist/index.js') && !process.env['CI'], 'needs the built library: npm run build')

test.beforeAll(async () => {
  served = await serve('e2e/guide', 'guide', { library: 'dist' })
})
test.afterAll(() => served?.close())

test("the guide's example for the browser prints what it says", async ({ page }) => {
  const file = readFileSync('docs/examples/browser.ts', 'utf8')
  const promised = [...file.matchAll(/^\s*\/\/=> (.*)$/gm)].map(([, line]) => line)
  const printed: string[] = []
  page.on('console', message => printed.push(message.text()))
  await page.goto(served.address)
  await expect.poll(() => printed.at(-1), { timeout: 20_000 }).toBe('the end')
  expect(printed).toEqual(promised)
})
