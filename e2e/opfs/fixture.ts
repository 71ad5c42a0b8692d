// Pages of this folder, built once for each file of tests, and what SQLite itself says of their files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Page, test } from '@playwright/test'
import { serve, type Served } from '../serve.ts'

export { expect, type Page, test } from '@playwright/test'

/** With these headers a page has memory to share with its worker. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const

/** Serves the page for all tests of a file; `name` is the file's own. */
export function servePage(name: string, headers: Readonly<Record<string, string>> = {}): () => string {
  let served: Served | undefined
  test.beforeAll(async () => {
    served = await serve('e2e/opfs', `opfs-${name}-${process.env['TEST_PARALLEL_INDEX'] ?? 0}`, {
      library: 'sources',
      headers,
    })
  })
  test.afterAll(() => served?.close())
  return () => served?.address ?? ''
}

/** Opens the page and waits for what the tests call. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await ready(page)
}

export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => 'lab' in globalThis, undefined, { timeout: 10_000 })
}

/** Opens the bytes of a file in the SQLite of Node. */
export function inspect<T>(bytes: Uint8Array, look: (database: Database.Database) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'isomodel-opfs-'))
  const file = join(folder, 'file.sqlite')
  writeFileSync(file, bytes)
  const database = new Database(file)
  try {
    return look(database)
  } finally {
    database.close()
    rmSync(folder, { recursive: true })
  }
}
