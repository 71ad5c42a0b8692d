import { readFileSync } from 'node:fs'
import { expect, openFilledShop, openPlayground, openView, type Page, reload, test } from './fixture.ts'
import { test as loudTest } from '@playwright/test'

const tables = (page: Page) => page.getByRole('navigation', { name: 'Tables' }).getByRole('link')
const failure = (page: Page) => page.locator('#failure')

test('the shop is on the disk, and there after a reload', async ({ page }) => {
  await openFilledShop(page)
  await expect(tables(page)).not.toHaveCount(0)
  const before = await tables(page).allTextContents()
  await openPlayground(page, '/#data')
  await reload(page)
  await expect(page.locator('#status')).toHaveText(/is ready$/)
  await expect(tables(page)).toHaveText(before)
  await expect(page.locator('#empty')).toBeHidden()
  await openView(page, 'Storage')
  await expect(page.locator('#storage-place')).toHaveText('On the disk of this device')
  await expect(page.locator('#storage-size')).toHaveText(/^[\d.]+ MB$/)
  await expect(page.locator('#storage-usage')).toHaveText(/^[\d.]+ MB of [\d.]+ GB$/)
})

test('what a query wrote is there after a reload', async ({ page }) => {
  await openFilledShop(page)
  await page.goto('/#queries/insert')
  await page.getByRole('button', { name: 'Run Insert' }).click()
  await expect(page.getByRole('article').getByRole('status')).toHaveText(/^1 row in/)
  await reload(page)
  await page.getByRole('button', { name: 'Run Insert' }).click()
  await expect(page.getByRole('article').getByRole('alert')).toHaveText(/customers\.email exists already/)
})

test('the time of a run is split into build, worker and decode', async ({ page }) => {
  await openFilledShop(page)
  await page.goto('/#queries/thousands-of-rows')
  await page.getByRole('button', { name: 'Run Thousands of rows' }).click()
  await page.getByRole('tab', { name: 'Timing' }).click()
  const panel = page.getByRole('tabpanel')
  await expect(panel.locator('dt')).toHaveText(['Build', 'Worker', 'Decode', 'Rest', 'Total'])
  const figures = (await panel.locator('dd:nth-of-type(1)').allTextContents()).map(text =>
    text.startsWith('less') ? 0.05 : Number.parseFloat(text),
  )
  const [build = 0, worker = 0, decode = 0, rest = 0, total = 0] = figures
  expect(worker).toBeGreaterThan(1)
  expect(decode).toBeGreaterThan(1)
  expect(Math.abs(build + worker + decode + rest - total)).toBeLessThan(0.5)
})

test('a second tab says where the database is, and takes it over when the first is closed', async ({
  page,
  context,
}) => {
  await openFilledShop(page)
  await expect(tables(page)).not.toHaveCount(0)
  const before = await tables(page).allTextContents()
  const second = await context.newPage()
  await second.goto('/#data')
  await expect(failure(second).locator('.problem')).toHaveText(
    'StorageUnavailable: record-shop is open in another tab: close it there, or go on there.',
  )
  await expect(failure(second).getByRole('button')).toHaveText(['Try again', 'Work in memory'])
  await page.close()
  await failure(second).getByRole('button', { name: 'Try again' }).click()
  await expect(second.locator('#status')).toHaveText(/is ready$/)
  await expect(failure(second)).toBeHidden()
  await expect(tables(second)).toHaveText(before)
})

test('a second tab can work in memory, which it says, and harms nothing', async ({ page, context }) => {
  await openFilledShop(page)
  await expect(tables(page)).not.toHaveCount(0)
  const before = await tables(page).allTextContents()
  const second = await context.newPage()
  await second.goto('/#storage')
  await failure(second).getByRole('button', { name: 'Work in memory' }).click()
  await expect(second.locator('#storage-place')).toHaveText('In memory')
  await expect(second.locator('#storage-persisted')).toHaveText('No')
  await openView(second, 'Data')
  await second.locator('#fill').click()
  await expect(second.locator('#data-message')).toHaveText(/^The shop is filled/, { timeout: 30_000 })
  await openView(page, 'Storage')
  await openView(page, 'Data')
  await expect(tables(page)).toHaveText(before)
})

/** What private windows of some browsers are like: the worker finds no private file system. */
async function withoutFiles(page: Page): Promise<void> {
  await page.route(/\.js$/, async route => {
    const response = await route.fetch()
    const hide = `if (typeof window === 'undefined') delete StorageManager.prototype.getDirectory;\n`
    await route.fulfill({ response, body: hide + (await response.text()) })
  })
}

loudTest('a window without a file system says so, and keeps a snapshot when asked', async ({ page }) => {
  await withoutFiles(page)
  await page.goto('/#data')
  await expect(failure(page).locator('.problem')).toHaveText(
    /^StorageUnavailable: record-shop cannot be kept by this browser \(.+\): private windows/,
  )
  await expect(failure(page).getByRole('button')).toHaveText(['Try again', 'Save it as a snapshot', 'Work in memory'])
  await failure(page).getByRole('button', { name: 'Save it as a snapshot' }).click()
  await page.locator('#fill').click()
  await expect(page.locator('#data-message')).toHaveText(/^The shop is filled/, { timeout: 30_000 })
  await openView(page, 'Storage')
  await expect(page.locator('#storage-place')).toHaveText('In memory, saved whole in this browser')
})

test('a full disk is told in words, and nothing is lost', async ({ page, context }) => {
  await openFilledShop(page)
  await expect(tables(page)).not.toHaveCount(0)
  const before = await tables(page).allTextContents()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const file = readFileSync(await (await download).path())
  const devtools = await context.newCDPSession(page)
  const origin = new URL(page.url()).origin
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000 })
  await page.getByLabel('Seed').fill('2')
  await page.locator('#fill').click()
  await page.locator('#data-question').getByRole('button', { name: 'Replace them' }).click()
  await expect(page.locator('#data-message')).toHaveText(
    /^QuotaExceeded: there is no space left for the database\.Nothing was changed\. Free some space/,
    { timeout: 30_000 },
  )
  await page.locator('#import-file').setInputFiles({ name: 'again.sqlite', mimeType: '', buffer: file })
  await page.locator('#data-question').getByRole('button', { name: 'Replace' }).click()
  await expect(page.locator('#data-message')).toHaveText(
    /^QuotaExceeded: there is no space left for the database\.Nothing was changed\./,
    { timeout: 30_000 },
  )
  await devtools.send('Storage.overrideQuotaForOrigin', { origin })
  await reload(page)
  await expect(tables(page)).toHaveText(before)
})

test('the browser is asked to keep the database, and its answer is told', async ({ page }) => {
  await openPlayground(page, '/#storage')
  await expect(page.locator('#storage-persisted')).toHaveText('Not promised')
  await page.getByRole('button', { name: 'Ask the browser to keep it' }).click()
  await expect(page.locator('#storage-message')).toHaveText(
    /^The browser (promises to keep the database|did not promise it)\./,
  )
})
