import { expect, test as loudTest } from '@playwright/test'
import { expectConformance, storages } from './conformance/outcomes.ts'
import { serve, type Served } from './serve.ts'

let served: Served

loudTest.beforeAll(async () => {
  served = await serve('e2e/conformance', 'conformance', { library: 'sources' })
})
loudTest.afterAll(() => served?.close())

// Statements that are meant to fail make SQLite write to the console.
for (const storage of storages) {
  loudTest(`sqlite-wasm conforms in a page, with storage ${storage}`, async ({ page }) => {
    loudTest.setTimeout(180_000)
    const errors: Error[] = []
    page.on('pageerror', error => errors.push(error))
    await page.goto(`${served.address}?storage=${storage}`)
    const output = page.locator('#outcomes')
    await expect(output).not.toBeEmpty({ timeout: 170_000 })
    expectConformance(await output.textContent(), storage)
    expect(errors).toEqual([])
  })
}
