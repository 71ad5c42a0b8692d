import { expect, openFilledShop, openView, type Page, test } from './fixture.ts'

const folder = 'test-results/views'

async function shoot(page: Page, name: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width)
  await page.screenshot({ path: `${folder}/${name}.png` })
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, width, height] of [
    ['desk', 1280, 900],
    ['phone', 360, 740],
  ] as const) {
    test.describe(`in ${colorScheme} colours on a ${device}`, () => {
      test.use({ colorScheme, viewport: { width, height } })

      test('every view is photographed, and none scrolls sideways', async ({ page }) => {
        const name = (view: string) => `${view}-${colorScheme}-${device}`
        await openFilledShop(page)
        await expect(page.getByRole('grid')).toBeVisible()
        await shoot(page, name('data'))
        await page.goto('/#queries/group')
        await page.getByRole('button', { name: 'Run Group' }).click()
        await expect(page.getByRole('grid')).toBeVisible()
        await shoot(page, name('queries'))
        for (const tab of ['Plan', 'Timing']) {
          await page.getByRole('tab', { name: tab }).click()
          await shoot(page, name(`queries-${tab.toLowerCase()}`))
        }
        await openView(page, 'Free query')
        await expect(page.getByRole('textbox', { name: 'Free query in TypeScript' })).toBeVisible()
        await page.getByRole('button', { name: 'Run the free query' }).click()
        await expect(page.getByRole('grid')).toBeVisible()
        await shoot(page, name('free'))
        await openView(page, 'Storage')
        await shoot(page, name('storage'))
        await page.goto('/#heroes')
        await page.getByRole('button', { name: 'Run all' }).click()
        await shoot(page, name('heroes'))
        await page.goto('/#data')
        await page.locator('#fill').click()
        await expect(page.locator('#data-question')).toBeVisible()
        await shoot(page, name('data-question'))
      })
    })
  }
}
