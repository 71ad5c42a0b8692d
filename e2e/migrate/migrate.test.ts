// Migrations in a page, at the opening of its database.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { migrationsIn } from 'isomodel/migrate'
import { expect, type Page, test } from '@playwright/test'
import { rows, wholeRun } from '../../test/migrate/folder-end.ts'
import { serve, type Served } from '../serve.ts'

let served: Served

test.beforeAll(async () => {
  served = await serve('e2e/migrate', `migrate-${process.env['TEST_PARALLEL_INDEX'] ?? 0}`, { library: 'sources' })
})
test.afterAll(() => served?.close())
test.beforeEach(({ page }) => visit(page))

async function visit(page: Page): Promise<void> {
  await page.goto(served.address)
  await page.waitForFunction(() => 'runner' in globalThis, undefined, { timeout: 10_000 })
}

/** The same folder in Node, from its sources. */
async function inNode() {
  const folder = join(import.meta.dirname, '../../test/migrate/folder')
  const modules: Record<string, unknown> = {}
  for (const file of readdirSync(folder)) modules[file] = await import(join(folder, file))
  await using db = connect(betterSqlite3({ file: ':memory:' }))
  return await wholeRun(db, migrationsIn(modules))
}

const places = ['opfs', 'snapshot', 'memory in the worker', 'memory'] as const

for (const place of places) {
  test(`the folder builds the same tables as in Node, with the same hashes: ${place}`, async ({ page }) => {
    const end = await page.evaluate(async place => {
      await using db = runner.open(place)
      return await runner.wholeRun(db, runner.migrations)
    }, place)
    const there = await inNode()
    expect(end.rows).toEqual(rows)
    expect(end.journal).toHaveLength(6)
    expect(end).toEqual(there)
  })

  test(`all in one transaction keep all rows of tables with cascade: ${place}`, async ({ page }) => {
    const end = await page.evaluate(async place => {
      await using db = runner.open(place)
      await runner.begun(db)
      const ran = await runner.migrate(db, runner.migrations, { together: true })
      return { ran, rows: await runner.rowsOf(db) }
    }, place)
    expect(end.ran).toHaveLength(5)
    expect(end.rows).toEqual(rows)
  })

  test(`where one of them fails, none of them remains: ${place}`, async ({ page }) => {
    const end = await page.evaluate(async place => {
      await using db = runner.open(place)
      const before = [await runner.begun(db), await runner.inspect(db)]
      const failure = await runner.failure(db, [...runner.migrations, runner.failing], { together: true })
      const after = [await runner.oldRows(db), await runner.inspect(db)]
      return { before, after, failure, journal: await runner.journalOf(db) }
    }, place)
    expect(end.failure.code).toBe('MIGRATION')
    expect(end.failure.message).toContain('nothing of them remains')
    expect(end.after).toEqual(end.before)
    expect(end.journal).toHaveLength(1)
  })
}

for (const place of ['opfs', 'snapshot'] as const) {
  test(`what was migrated is there for the next page: ${place}`, async ({ page }) => {
    const ran = await page.evaluate(async place => {
      await using db = runner.open(place)
      return (await runner.wholeRun(db, runner.migrations)).ran
    }, place)
    await visit(page)
    const next = await page.evaluate(async place => {
      await using db = runner.open(place)
      return { ran: await runner.migrate(db, runner.migrations), rows: await runner.rowsOf(db), at: db.storage }
    }, place)
    expect(ran).toHaveLength(6)
    expect(next).toEqual({ ran: [], rows, at: place })
  })

  test(`a database that is newer than the code is heard of, and stays as it is: ${place}`, async ({ page }) => {
    await page.evaluate(async place => {
      await using db = runner.open(place)
      await runner.wholeRun(db, runner.migrations)
    }, place)
    await visit(page)
    const end = await page.evaluate(async place => {
      await using db = runner.open(place)
      const before = await runner.file(db)
      const failures = []
      for (const options of [{}, { together: true }, { backup: true }])
        failures.push(await runner.failure(db, runner.migrations.slice(0, 4), options))
      return { failures, same: before === (await runner.file(db)), rows: await runner.rowsOf(db) }
    }, place)
    const heard = ['0005_shouting', '0006_words']
    const message = `the database is newer than this code, which lacks the migration ${heard.join(', ')}`
    const outdated = { code: 'SCHEMA_OUTDATED', message, heard, outdated: true }
    expect(end).toEqual({ failures: [outdated, outdated, outdated], same: true, rows })
  })
}

for (const place of places.slice(0, 3)) {
  test(`a copy takes the place of what a failure leaves: ${place}`, async ({ page }) => {
    const end = await page.evaluate(async place => {
      const db = runner.open(place)
      const before = [await runner.begun(db), await runner.inspect(db)]
      const list = [...runner.migrations, runner.failing]
      const failure = await runner.failure(db, list, { backup: true })
      const after = [await runner.oldRows(db), await runner.inspect(db)]
      const journal = await runner.journalOf(db)
      // Without it, those that succeeded stay.
      const without = await runner.failure(db, list)
      const rows = await runner.rowsOf(db)
      const last = await runner.migrate(db, runner.migrations, { backup: true })
      await db.close()
      return { before, after, journal, failure, without, rows, last }
    }, place)
    expect(end.failure.message).toBe(
      'the migration 0007_failing failed at empties tables and fails (nothing of it remains): its code failed',
    )
    expect(end.after).toEqual(end.before)
    expect(end.journal).toHaveLength(1)
    expect(end.without.message).toBe(end.failure.message)
    expect(end.rows).toEqual(rows)
    expect(end.last).toEqual([])
  })
}

test('the copy that was put back is there for the next page', async ({ page }) => {
  const before = await page.evaluate(async () => {
    await using db = runner.open()
    const rows = await runner.begun(db)
    await runner.failure(db, [...runner.migrations, runner.failing], { backup: true })
    return rows
  })
  await visit(page)
  const end = await page.evaluate(async () => {
    await using db = runner.open()
    const found = await runner.oldRows(db)
    const ran = await runner.migrate(db, runner.migrations, { backup: true })
    return { found, ran, rows: await runner.rowsOf(db) }
  })
  expect(end.found).toEqual(before)
  expect(end.ran).toHaveLength(5)
  expect(end.rows).toEqual(rows)
})

test('a database without files has no copy', async ({ page }) => {
  const failure = await page.evaluate(async () => {
    await using db = runner.open('memory')
    return await runner.failure(db, runner.migrations, { backup: true })
  })
  expect(failure).toMatchObject({ code: 'UNSUPPORTED' })
})

/** What the next page finds, and how long it took to bring it to the last migration. */
const goOn = (page: Page) =>
  page.evaluate(async () => {
    await using db = runner.open()
    const found = await runner.oldRows(db)
    const started = performance.now()
    const ran = await runner.migrate(db, runner.migrations)
    const took = performance.now() - started
    const [{ integrity_check: sound } = { integrity_check: '' }] = await runner.sql<{
      integrity_check: string
    }>`pragma integrity_check`.all(db)
    return { found, ran, took, sound, rows: await runner.rowsOf(db) }
  })

const ways = {
  'is loaded anew': async page => {
    await visit(page)
    return page
  },
  'is closed': async page => {
    const context = page.context()
    await page.close()
    const next = await context.newPage()
    await visit(next)
    return next
  },
  crashes: async page => {
    const context = page.context()
    const session = await context.newCDPSession(page)
    const crashed = page.waitForEvent('crash')
    session.send('Page.crash').catch(() => {})
    await crashed
    const next = await context.newPage()
    await visit(next)
    return next
  },
} satisfies Record<string, (page: Page) => Promise<Page>>

for (const [what, leave] of Object.entries(ways)) {
  for (const backup of [false, true]) {
    test(`a page that ${what} inside a migration${backup ? ', with a copy,' : ''} leaves the database as before`, async ({
      page,
    }) => {
      const before = await page.evaluate(async backup => {
        const db = runner.open()
        const rows = await runner.begun(db)
        await runner.stuck(db, { backup })
        return rows
      }, backup)
      const next = await leave(page)
      const end = await goOn(next)
      expect(before).toHaveLength(8)
      expect(end).toMatchObject({ found: before, sound: 'ok', rows })
      expect(end.ran).toHaveLength(5)
      // The lease of the page that is gone holds nobody up.
      expect(end.took).toBeLessThan(10_000)
    })
  }
}

test('a worker that ends inside a migration leaves the database as before', async ({ page }) => {
  const { before, failed } = await page.evaluate(async () => {
    const workers: Worker[] = []
    const NativeWorker = Worker
    globalThis.Worker = class extends NativeWorker {
      constructor(...given: ConstructorParameters<typeof NativeWorker>) {
        super(...given)
        workers.push(this)
      }
    }
    const db = runner.open()
    const before = await runner.begun(db)
    const { failed } = await runner.stuck(db)
    for (const worker of workers) {
      worker.terminate()
      worker.dispatchEvent(new ErrorEvent('error', { message: 'terminated' }))
    }
    return {
      before,
      failed: await Promise.race([failed, new Promise(resolve => setTimeout(resolve, 3000, 'silence'))]),
    }
  })
  expect(failed).toMatch(/0002_endless failed/)
  await visit(page)
  expect(await goOn(page)).toMatchObject({ found: before, rows, sound: 'ok' })
})

test('two runs of one page wait for each other', async ({ page }) => {
  const end = await page.evaluate(async () => {
    await using db = runner.open()
    const runs = await Promise.all([1, 2, 3].map(() => runner.migrate(db, runner.migrations)))
    return runs.map(({ length }) => length)
  })
  expect(end.toSorted((a, b) => a - b)).toEqual([0, 0, 6])
})
