import type { Outcome } from 'isomodel/testing'
import { test as loudTest } from '@playwright/test'
import { expect } from './fixture.ts'
import { serve, type Served } from './serve.ts'

let served: Served

loudTest.beforeAll(async () => {
  served = await serve('e2e/conformance', 'conformance', { library: 'sources' })
})
loudTest.afterAll(() => served?.close())

/** The one that asks for statements in the process of the page. */
const betweenStatements =
  'cancelling between statements: ' +
  'a batch whose time ends or whose signal is aborted between its statements leaves nothing'

// Statements that are meant to fail make SQLite write to the console.
for (const { storage, skipped } of [
  { storage: 'memory', skipped: [] },
  { storage: 'opfs', skipped: [betweenStatements] },
]) {
  loudTest(`sqlite-wasm conforms in a page, with storage ${storage}`, async ({ page }) => {
    loudTest.setTimeout(180_000)
    const errors: Error[] = []
    page.on('pageerror', error => errors.push(error))
    await page.goto(`${served.address}?storage=${storage}`)
    const output = page.locator('#outcomes')
    await expect(output).not.toBeEmpty({ timeout: 170_000 })
    const outcomes = JSON.parse((await output.textContent()) ?? '[]') as Outcome[]
    const named = (result: Outcome['result']) => outcomes.filter(outcome => outcome.result === result)
    expect(named('failed')).toEqual([])
    expect(named('skipped').map(({ name }) => name)).toEqual(skipped)
    expect(named('passed').length).toBeGreaterThan(400)
    expect(errors).toEqual([])
  })
}
