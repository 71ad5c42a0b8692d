import { spawn } from 'node:child_process'
import { test as loudTest } from '@playwright/test'
import { expect, openPlayground, test } from './fixture.ts'

const wasm = /\.wasm(\?|$)/

test('the page loads in silence', async ({ page }) => {
  await openPlayground(page)
  await expect(page).toHaveTitle('isomodel playground')
  await expect(page.getByRole('article')).toHaveCount(5)
})

test('the page says that SQLite is loading, and can be used meanwhile', async ({ page }) => {
  const release = Promise.withResolvers<void>()
  await page.route(wasm, async route => {
    await release.promise
    await route.continue()
  })
  await page.goto('/')
  await expect(page.locator('#status')).toHaveText('Loading SQLite…')
  await expect(page.getByRole('button', { name: 'Run all' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Insert hero' })).toBeDisabled()
  await expect(page.locator('.card pre.sql')).toHaveCount(5)
  await page.getByText('Imports').click()
  await expect(page.locator('details')).toHaveAttribute('open')
  release.resolve()
  await expect(page.locator('#status')).toHaveText(/is ready/)
  await expect(page.getByRole('button', { name: 'Run all' })).toBeEnabled()
})

/** Starts a command in a process group of its own; answers the first address that it prints. */
function start(program: string, ...args: string[]): { address: Promise<string>; stop(): void } {
  const env = { ...process.env, NO_COLOR: '1' }
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let told = ''
  const listen = (text: Buffer) => {
    told += text.toString()
    const [address] = /http:\/\/\S+/.exec(told) ?? []
    if (address) resolve(address)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  child.on('exit', () => reject(new Error(`${program} ended: ${told}`)))
  return { address: promise, stop: () => child.pid && process.kill(-child.pid) }
}

loudTest('npm start prints the address of the page, on this machine only', async ({ page }) => {
  const server = start('npm', 'start')
  try {
    const address = await server.address
    expect(new URL(address).hostname).toBe('127.0.0.1')
    await openPlayground(page, address)
  } finally {
    server.stop()
  }
})

loudTest('the page tells in words that SQLite did not start', async ({ page }) => {
  await page.route(wasm, route => route.abort())
  await page.goto('/')
  await expect(page.locator('#status')).toHaveText('SQLite did not start')
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveText(
    /^StorageUnavailable: the WebAssembly module of SQLite cannot be started: .+ Reload the page to try again\.$/,
  )
  await expect(page.getByRole('button', { name: 'Run all' })).toBeDisabled()
})
