// The test function of this folder: a page that complains about anything fails its test.
import { expect, type Page, type Request, test as base } from '@playwright/test'

/** The requests of each page that are not over. */
const open = new WeakMap<Page, Set<Request>>()

const here = /^(https?:\/\/127\.0\.0\.1:|data:|blob:)/

export const test = base.extend<{ silence: void }>({
  silence: [
    async ({ page }, use) => {
      const complaints = complaintsOf(page)
      await use()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** Collects errors, warnings and requests to other hosts from now on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (['error', 'warning', 'assert'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`)
  })
  const requests = new Set<Request>()
  open.set(page, requests)
  page.on('requestfinished', request => requests.delete(request))
  page.on('requestfailed', request => {
    requests.delete(request)
    complaints.push(`failed: ${request.url()}`)
  })
  page.on('request', request => {
    requests.add(request)
    if (!here.test(request.url())) complaints.push(`elsewhere: ${request.url()}`)
  })
  return complaints
}

/** Opens the playground and waits for its database. */
export async function openPlayground(page: Page, address = '/'): Promise<void> {
  await page.goto(address)
  await expect(page.locator('#status')).toHaveText(/^SQLite 3\.\d+\.\d+ is ready$/)
}

/** Loads the page anew. What it fetches ends first: a request that is cut off counts as a complaint. */
export async function reload(page: Page): Promise<void> {
  await expect.poll(() => open.get(page)?.size).toBe(0)
  await page.reload()
}

/** Opens the view of the heroes and waits for their database. */
export async function openHeroes(page: Page, address = '/'): Promise<void> {
  await openPlayground(page, `${address}#heroes`)
  await expect(page.getByRole('button', { name: 'Run all' })).toBeEnabled()
}

/** Opens the view of this name, as a click on it does. */
export async function openView(page: Page, name: 'Queries' | 'Free query' | 'Data' | 'Storage'): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Opens the playground and fills the shop; ends in the view of the data. */
export async function openFilledShop(page: Page, address = '/'): Promise<void> {
  await openPlayground(page, address)
  await page.getByRole('button', { name: 'Fill the shop' }).filter({ visible: true }).click()
  await expect(page.locator('#data-message')).toHaveText(/^The shop is filled: /, { timeout: 30_000 })
}

export const card = (page: Page, title: string) => page.getByRole('article', { name: title, exact: true })

/** The rows that a table shows, without its head. */
export async function shownRows(page: Page, title: string): Promise<string[][]> {
  const rows = await card(page, title).locator('tbody tr').all()
  return Promise.all(rows.map(row => row.locator('td').allTextContents()))
}

export { expect, type Page } from '@playwright/test'
