import { existsSync } from 'node:fs'
import { expect, openHeroes, openPlayground, type Page, shownRows, test } from './fixture.ts'
import { serve, type Served } from './serve.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
].join('; ')

let served: Served

// `npm test` builds first; only a run of this file alone may lack the library, and never in CI.
test.skip(!existsSync('dist/index.js') && !process.env['CI'], 'needs the built library: npm run build')
test.beforeAll(async () => {
  served = await serve('playground', 'content-policy', {
    library: 'dist',
    headers: { 'Content-Security-Policy': policy },
  })
})
test.afterAll(() => served?.close())

const violations = (page: Page) =>
  page.evaluate(() => (globalThis as { violations?: string[] }).violations ?? ['not listening'])

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    const found: string[] = ((globalThis as { violations?: string[] }).violations = [])
    document.addEventListener('securitypolicyviolation', event => found.push(event.effectiveDirective))
  }),
)

test('the built library runs where a policy forbids to make code', async ({ page }) => {
  await openHeroes(page, served.address)
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.locator('#run-all-summary')).toHaveText(/^21 rows/)
  expect(await shownRows(page, 'Group')).toEqual([
    ['Night Shift', '3', '52', '38.3'],
    ['Cloud Watch', '2', '41', '29'],
  ])
  await page.getByLabel('Name', { exact: true }).fill('Fog')
  await page.getByLabel('Secret name').fill('Sam')
  await page.getByRole('button', { name: 'Insert hero' }).click()
  await expect(page.locator('#insert-summary')).toHaveText(/^Fog is hero 9/)
  expect(await violations(page)).toEqual([])
})

test('that policy is in force', async ({ page }) => {
  const body = 'try { document.title = String(eval("1 + 1")) } catch (error) { document.title = error.name }'
  await page.route('**/eval.js', route => route.fulfill({ contentType: 'text/javascript', body }))
  await openPlayground(page, served.address)
  await page.addScriptTag({ url: `${served.address}eval.js` })
  await expect(page).toHaveTitle('EvalError')
  expect(await violations(page)).toEqual(['script-src'])
})
