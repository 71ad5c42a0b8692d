import { expect, openPlayground, openView, reload, test } from './fixture.ts'

const names = ['Queries', 'Free query', 'Data', 'Storage', 'Heroes']

test('one view is shown at a time, and the address names it', async ({ page }) => {
  await openPlayground(page)
  const links = page.getByRole('navigation', { name: 'Views' }).getByRole('link')
  await expect(links).toHaveText(names)
  for (const name of names) {
    await links.filter({ hasText: new RegExp(`^${name}$`) }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page).toHaveTitle(`${name}, isomodel playground`)
    await expect(links.filter({ hasText: name })).toHaveAttribute('aria-current', 'page')
  }
  await page.goBack()
  await expect(page).toHaveTitle('Storage, isomodel playground')
  await reload(page)
  await expect(page).toHaveTitle('Storage, isomodel playground')
  await page.goto('/#nothing-of-this-name')
  await expect(page).toHaveTitle('Queries, isomodel playground')
})

test('the focus moves to the view that was opened', async ({ page }) => {
  await openPlayground(page)
  await openView(page, 'Data')
  await expect(page.getByRole('heading', { level: 1, name: 'Data' })).toBeFocused()
})

test('the switch of colours overrules the system, and lasts', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await openPlayground(page)
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await background()
  const button = page.getByRole('button', { name: /^Colours/ })
  await expect(button).toHaveAccessibleName('Colours: system')
  await button.click()
  await expect(button).toHaveAccessibleName('Colours: light')
  await button.click()
  await expect(button).toHaveAccessibleName('Colours: dark')
  const dark = await background()
  expect(dark).not.toBe(light)
  await reload(page)
  await expect(button).toHaveAccessibleName('Colours: dark')
  expect(await background()).toBe(dark)
  await button.click()
  await expect(button).toHaveAccessibleName('Colours: system')
  expect(await background()).toBe(light)
})

test('tabs are moved through by arrow keys', async ({ page }) => {
  await openPlayground(page)
  const tab = (name: string) => page.getByRole('tab', { name, exact: true })
  await tab('SQL').focus()
  await page.keyboard.press('ArrowRight')
  await expect(tab('Plan')).toBeFocused()
  await expect(tab('Plan')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tabpanel')).toHaveText('The plan appears with the first run.')
  await page.keyboard.press('End')
  await expect(tab('Timing')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(tab('SQL')).toBeFocused()
})

test('the storage view says where the database is and how large', async ({ page }) => {
  await openPlayground(page, '/#storage')
  await expect(page.locator('#storage-place')).toHaveText(/^(On the disk of this device|In memory)$/)
  await expect(page.locator('#storage-size')).toHaveText(/^[\d.]+ (bytes|kB|MB)$/)
  await expect(page.locator('#storage-usage')).toHaveText(/^[\d.]+ (bytes|kB|MB) of [\d.]+ (MB|GB)$/)
  await expect(page.locator('#storage-persisted')).toHaveText(/^(Yes|No|Not promised)$/)
})
