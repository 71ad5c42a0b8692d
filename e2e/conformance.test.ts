import type { Outcome } from 'isomodel/testing'
import { test as loudTest } from '@playwright/test'
import { expect } from './fixture.ts'
import { serve, type Served } from './serve.ts'

let served: Served

loudTest.beforeAll(async () => {
  served = await serve('e2e/conformance', 'conformance', { library: 'sources' })
})
loudTest.afterAll(() => served?.close())

// Statements that are meant to fail make SQLite write to the console.
loudTest('sqlite-wasm conforms in a page', async ({ page }) => {
  await page.goto(served.address)
  const output = page.locator('#outcomes')
  await expect(output).not.toBeEmpty({ timeout: 60_000 })
  const outcomes = JSON.parse((await output.textContent()) ?? '[]') as Outcome[]
  expect(outcomes.filter(({ result }) => result === 'failed')).toEqual([])
  expect(outcomes.filter(({ result }) => result === 'passed').length).toBeGreaterThan(50)
})
