import { expect, openFilledShop, type Page, test } from './fixture.ts'

const grid = (page: Page) => page.getByRole('grid', { name: 'Rows of tracks' })
const cells = (page: Page, row: number) =>
  grid(page)
    .locator(`[aria-rowindex="${row + 1}"]`)
    .getByRole('gridcell')
const selected = (page: Page) => grid(page).locator('[aria-selected="true"]')

test.beforeEach(async ({ page }) => {
  await openFilledShop(page)
  await page
    .getByRole('navigation', { name: 'Tables' })
    .getByRole('link', { name: /^tracks/ })
    .click()
  await expect(grid(page)).toBeVisible()
})

test('thousands of rows have elements only where they are seen', async ({ page }) => {
  const count = Number(await grid(page).getAttribute('aria-rowcount'))
  expect(count).toBeGreaterThan(10_000)
  expect(await grid(page).getByRole('row').count()).toBeLessThan(60)
  await expect(cells(page, 1).first()).toHaveText('1')
  await grid(page).evaluate(box => {
    box.scrollTop = box.scrollHeight / 2
  })
  await expect(cells(page, 1)).toHaveCount(0)
  expect(await grid(page).getByRole('row').count()).toBeLessThan(60)
})

test('the head stays on top', async ({ page }) => {
  const head = grid(page).getByRole('columnheader').first()
  const before = await head.boundingBox()
  await grid(page).evaluate(box => {
    box.scrollTop = 5_000
  })
  await expect(cells(page, 1)).toHaveCount(0)
  expect(await head.boundingBox()).toEqual(before)
})

test('keys move from cell to cell, and to rows that have no element yet', async ({ page }) => {
  const count = Number(await grid(page).getAttribute('aria-rowcount')) - 1
  await page.keyboard.press('Tab')
  await grid(page).focus()
  const outline = await grid(page).evaluate(box => getComputedStyle(box).outlineStyle)
  expect(outline).toBe('solid')
  await page.keyboard.press('ArrowDown')
  await expect(selected(page)).toHaveText('1')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(selected(page)).toHaveText('3')
  await page.keyboard.press('PageDown')
  await expect(selected(page)).toBeInViewport()
  await page.keyboard.press('Control+End')
  await expect(selected(page)).toBeInViewport()
  await expect(selected(page)).toHaveId(new RegExp(`-${count - 1}-5$`))
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', new RegExp(`-${count - 1}-5$`))
  await page.keyboard.press('Control+Home')
  await expect(selected(page)).toHaveText('1')
  await expect(selected(page)).toBeInViewport()
  await page.keyboard.press('ArrowUp')
  await expect(selected(page)).toHaveText('1')
})

test('the whole value of the chosen cell stands below', async ({ page }) => {
  await cells(page, 2).nth(3).click()
  const text = await cells(page, 2).nth(3).textContent()
  await expect(page.locator('#data-view .grid-value .note')).toHaveText('title, row 2')
  expect(await page.locator('#data-view .grid-value code').textContent()).toContain(text?.slice(0, 3))
})
