import { expect, openFilledShop, openPlayground, openView, type Page, test } from './fixture.ts'

const message = (page: Page) => page.locator('#data-message')
const tables = (page: Page) => page.getByRole('navigation', { name: 'Tables' }).getByRole('link')
const fillButton = (page: Page) => page.locator('#fill')

async function countedRows(page: Page): Promise<number> {
  const counts = await page.locator('#table-list .count').allTextContents()
  return counts.reduce((sum, count) => sum + Number(count.replaceAll(',', '')), 0)
}

/** Keeps what a table shows, to see whether it changes. */
const firstRows = (page: Page) => page.getByRole('grid').getByRole('gridcell').allTextContents()

test('an empty shop says so, and is filled with at least 50,000 rows', async ({ page }) => {
  await openFilledShop(page)
  await expect(page.locator('#empty')).toBeHidden()
  await expect(message(page)).toHaveText(/^The shop is filled: [\d,]+ rows in [\d.]+ m?s\.$/)
  await expect(tables(page)).toHaveCount(10)
  expect(await countedRows(page)).toBeGreaterThanOrEqual(50_000)
})

test('a bar shows how far the filling is, and the page stays alive meanwhile', async ({ page }) => {
  await openPlayground(page)
  await openView(page, 'Data')
  await page.evaluate(() => {
    const bar = document.querySelector<HTMLProgressElement>('#fill-progress')
    const seen: number[] = ((globalThis as { seen?: number[] }).seen = [])
    const look = () => {
      if (bar?.checkVisibility() && seen.at(-1) !== bar.value) seen.push(bar.value)
      requestAnimationFrame(look)
    }
    look()
  })
  await fillButton(page).click()
  await expect(message(page)).toHaveText(/^The shop is filled: /, { timeout: 30_000 })
  const seen = await page.evaluate(() => (globalThis as { seen?: number[] }).seen ?? [])
  expect(seen.length).toBeGreaterThan(3)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  await expect(page.locator('#data-progress')).toBeHidden()
})

test('cancelling leaves nothing behind', async ({ page }) => {
  await openPlayground(page)
  await openView(page, 'Data')
  await fillButton(page).click()
  await page.locator('#fill-cancel').click()
  await expect(message(page)).toHaveText('Cancelled: the database is as it was before.')
  await expect(tables(page)).toHaveCount(0)
  await openView(page, 'Queries')
  await expect(page.locator('#empty')).toBeVisible()
})

test('filling again asks first; cancelled or refused, the rows are those of before', async ({ page }) => {
  await openFilledShop(page)
  await expect(page.getByRole('grid')).toBeVisible()
  const before = await firstRows(page)
  await page.getByLabel('Seed').fill('2')
  await fillButton(page).click()
  const question = page.locator('#data-question')
  await expect(question).toHaveText(/^Filling replaces all rows of the shop; other tables stay\./)
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(fillButton(page)).toBeEnabled()
  await fillButton(page).click()
  await question.getByRole('button', { name: 'Replace them' }).click()
  await page.locator('#fill-cancel').click()
  await expect(message(page)).toHaveText('Cancelled: the database is as it was before.')
  await openView(page, 'Storage')
  await openView(page, 'Data')
  await expect.poll(() => firstRows(page)).toEqual(before)
  await fillButton(page).click()
  await question.getByRole('button', { name: 'Replace them' }).click()
  await expect(message(page)).toHaveText(/^The shop is filled: /, { timeout: 30_000 })
  await expect.poll(() => firstRows(page)).not.toEqual(before)
})
