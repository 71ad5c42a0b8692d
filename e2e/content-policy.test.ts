import { existsSync } from 'node:fs'
import { expect, openFilledShop, openHeroes, openPlayground, openView, type Page, shownRows, test } from './fixture.ts'
import { serve, type Served } from './serve.ts'

const policyOf = (scripts: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${scripts}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
  ].join('; ')

const policy = policyOf("'wasm-unsafe-eval'")
/** What a free query is made of has an address of the page's own. */
const policyOfFreeQueries = policyOf("blob: 'wasm-unsafe-eval'")

let served: Served
let servedForFreeQueries: Served

// `npm test` builds first; only a run of this file alone may lack the library, and never in CI.
test.skip(!existsSync('dist/index.js') && !process.env['CI'], 'needs the built library: npm run build')
test.beforeAll(async () => {
  served = await serve('playground', 'content-policy', {
    library: 'dist',
    headers: { 'Content-Security-Policy': policy },
  })
  servedForFreeQueries = await serve('playground', 'content-policy-free', {
    library: 'dist',
    headers: { 'Content-Security-Policy': policyOfFreeQueries },
  })
})
test.afterAll(async () => {
  await served?.close()
  await servedForFreeQueries?.close()
})

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

test('the shop is filled and asked where a policy forbids to make code and styles', async ({ page }) => {
  await openFilledShop(page, served.address)
  await page.goto(`${served.address}#queries/group`)
  await page.getByRole('button', { name: 'Run Group' }).click()
  await expect(page.getByRole('grid').getByRole('gridcell').first()).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('a free query runs where a policy forbids eval, and allows blob: scripts', async ({ page }) => {
  await openFilledShop(page, servedForFreeQueries.address)
  await openView(page, 'Free query')
  await expect(page.getByRole('textbox', { name: 'Free query in TypeScript' })).toHaveCSS('font-family', /mono/i)
  await page.getByRole('button', { name: 'Run the free query' }).click()
  await expect(page.locator('#free-view').getByRole('status')).toHaveText(/rows in/)
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
