import { readFileSync } from 'node:fs'
import { expect, openFilledShop, openPlayground, openView, type Page, test } from './fixture.ts'

const view = (page: Page) => page.locator('#queries-view')
const list = (page: Page) => page.getByRole('navigation', { name: 'Queries of the shop' })
const shown = (page: Page) => view(page).getByRole('article')

async function runChosen(page: Page): Promise<void> {
  await shown(page).getByRole('button', { name: /^Run / }).click()
}

test('every query of the list runs on a filled shop, and tells its SQL, its plan and its times', async ({ page }) => {
  await openFilledShop(page)
  await openView(page, 'Queries')
  const titles = await list(page).getByRole('link').allTextContents()
  expect(titles.length).toBeGreaterThanOrEqual(12)
  for (const title of titles) {
    await list(page).getByRole('link', { name: title, exact: true }).click()
    const query = view(page).getByRole('article', { name: title, exact: true })
    await expect(query.locator('pre.sql')).toHaveText(/^(SELECT|INSERT|UPDATE|DELETE)/)
    await expect(query.getByRole('status')).toHaveText('Not run yet.')
    await runChosen(page)
    await expect(query.getByRole('status')).toHaveText(/^[\d,]+ rows? (written )?in [\d.]+ m?s$/)
    await query.getByRole('tab', { name: 'Plan' }).click()
    await expect(query.getByRole('tabpanel')).toHaveText(/SCAN|SEARCH|needs no plan/)
    await query.getByRole('tab', { name: 'Timing' }).click()
    await expect(query.getByRole('tabpanel')).toContainText('Build')
    await expect(query.getByRole('tabpanel')).toContainText('Total')
  }
})

test('what is shown is the source that runs', async ({ page }) => {
  await openPlayground(page)
  const file = readFileSync('playground/queries/cheap-vinyl.ts', 'utf8')
  const code = await shown(page).getByRole('region', { name: 'TypeScript of Filter' }).textContent()
  expect(`${code}\n`).toBe(file.slice(file.indexOf('\n') + 1))
  await expect(shown(page)).toContainText(file.slice(3, file.indexOf('\n')))
})

test('an answer is still there when another query was looked at', async ({ page }) => {
  await openFilledShop(page)
  await page.goto('/#queries/thousands-of-rows')
  await runChosen(page)
  const grid = shown(page).getByRole('grid')
  await grid.focus()
  await page.keyboard.press('Control+End')
  const last = grid.getByRole('row').last()
  await expect(last).toHaveAttribute('aria-rowindex', /^15\d{3}$/)
  await list(page).getByRole('link', { name: 'Join', exact: true }).click()
  await expect(shown(page).getByRole('status')).toHaveText('Not run yet.')
  await page.goBack()
  await expect(shown(page).getByRole('status')).toHaveText(/^15,\d{3} rows in/)
  await expect(grid.getByRole('gridcell').first()).toBeInViewport()
})

test('a query is taken over into the free query, and runs there', async ({ page }) => {
  await openFilledShop(page)
  await page.goto('/#queries/group')
  await shown(page)
    .getByRole('button', { name: /^Edit / })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Free query' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Free query in TypeScript' })).toContainText('groupBy')
  await page.getByRole('button', { name: 'Run the free query' }).click()
  await expect(page.locator('#free-view').getByRole('status')).toHaveText(/rows? in/)
})

test('a query without its tables says what to do', async ({ page }) => {
  await openPlayground(page)
  await runChosen(page)
  await expect(shown(page).getByRole('alert')).toHaveText(
    /^QueryError: .*no such table: albums.*The database that is open is not the record shop, or it is still empty: fill it under Data\.$/,
  )
  await expect(shown(page).getByRole('status')).toHaveText('Failed.')
})

test('an insert that is run twice is refused in words', async ({ page }) => {
  await openFilledShop(page)
  await page.goto('/#queries/insert')
  await runChosen(page)
  await expect(shown(page).getByRole('status')).toHaveText(/^1 row in/)
  await runChosen(page)
  await expect(shown(page).getByRole('alert')).toHaveText(
    'UniqueViolation: a row with the same value in customers.email exists already.Nothing was changed.',
  )
})
