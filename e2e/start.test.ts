import { test as loudTest } from '@playwright/test'
import { startCommand } from './command.ts'
import { expect, openHeroes, openPlayground, openView, type Page, test } from './fixture.ts'

const wasm = /\.wasm(\?|$)/

test('the page loads in silence', async ({ page }) => {
  await openPlayground(page)
  await expect(page).toHaveTitle('Queries, isomodel playground')
  await openHeroes(page)
  await expect(page).toHaveTitle('Heroes, isomodel playground')
  await expect(page.getByRole('article')).toHaveCount(5)
})

/** Keeps SQLite from being loaded until the answer is called. */
async function holdSqlite(page: Page): Promise<() => void> {
  const release = Promise.withResolvers<void>()
  await page.route(wasm, async route => {
    await release.promise
    await route.continue()
  })
  return release.resolve
}

test('the page says that SQLite is loading, and can be used meanwhile', async ({ page }) => {
  const release = await holdSqlite(page)
  await page.goto('/')
  await expect(page.locator('#status')).toHaveText('Loading SQLite…')
  const run = page.getByRole('button', { name: /^Run / })
  await expect(run).toBeDisabled()
  await expect(page.locator('pre.sql').filter({ visible: true })).toHaveText(/^SELECT/)
  await openView(page, 'Data')
  for (const name of ['Fill the shop', 'Import a file…', 'Export']) {
    await expect(page.getByRole('button', { name })).toBeDisabled()
  }
  await openView(page, 'Queries')
  release()
  await expect(page.locator('#status')).toHaveText(/is ready/)
  await expect(run).toBeEnabled()
})

test('the heroes can be read while SQLite is loading', async ({ page }) => {
  const release = await holdSqlite(page)
  await page.goto('/#heroes')
  await expect(page.getByRole('button', { name: 'Run all' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Insert hero' })).toBeDisabled()
  await expect(page.locator('.card pre.sql')).toHaveCount(5)
  await page.locator('#hero-models').getByText('Imports').click()
  await expect(page.locator('#hero-models details')).toHaveAttribute('open')
  release()
  await expect(page.getByRole('button', { name: 'Run all' })).toBeEnabled()
})

loudTest('npm start prints the address of the page, on this machine only', async ({ page }) => {
  const server = startCommand('npm', ['start'])
  try {
    const address = await server.address
    expect(new URL(address).hostname).toBe('127.0.0.1')
    await openPlayground(page, address)
  } finally {
    server.stop()
  }
})

loudTest('the page tells in words that SQLite did not start, and tries again when told', async ({ page }) => {
  await page.route(wasm, route => route.abort())
  await page.goto('/')
  await expect(page.locator('#status')).toHaveText('SQLite did not start')
  const alert = page.getByRole('alert').filter({ visible: true })
  await expect(alert).toHaveText(/^StorageUnavailable: .*the WebAssembly module of SQLite does not start: .+Try again/)
  await expect(page.getByRole('button', { name: /^Run / })).toBeDisabled()
  await page.unroute(wasm)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('#status')).toHaveText(/is ready/)
  await expect(alert).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Run / })).toBeEnabled()
})

loudTest('the heroes say in words that SQLite did not start', async ({ page }) => {
  await page.route(wasm, route => route.abort())
  await page.goto('/#heroes')
  await expect(page.locator('#heroes-failure')).toHaveText(
    /^StorageUnavailable: the WebAssembly module of SQLite cannot be started: .+ Reload the page to try again\.$/,
  )
  await expect(page.getByRole('button', { name: 'Run all' })).toBeDisabled()
})
