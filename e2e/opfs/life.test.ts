// Opening, closing and leaving: what stays, and who may have it next.
import { expect, type Page, ready, servePage, test, visit } from './fixture.ts'

const address = servePage('life')

test.beforeEach(({ page }) => visit(page, address()))

const written = (page: Page) =>
  page.evaluate(async () => {
    const db = await lab.notes('app')
    lab.opened['app'] = db
    return { storage: db.storage, texts: await lab.texts(db) }
  })

test('what was written is there after a reload', async ({ page }) => {
  await page.evaluate(async () => {
    const db = await lab.notes('app')
    await lab.add(db, 'one')
    await db.transaction(async tx => {
      await lab.add(tx, 'two')
    })
    await db.batch([lab.sql`insert into note (text) values ('three')`])
  })
  await page.reload()
  await ready(page)
  expect(await written(page)).toEqual({ storage: 'opfs', texts: ['one', 'two', 'three'] })
})

/** Leaves a transaction open that has written. */
async function leaveOpen(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const db = await lab.notes('app')
    await lab.add(db, 'committed')
    await new Promise<void>(resolve => {
      void db.transaction(async tx => {
        await lab.add(tx, 'never committed')
        resolve()
        await new Promise(() => {})
      })
    })
  })
}

const opensAtOnce = async (page: Page) => {
  const started = Date.now()
  expect(await written(page)).toEqual({ storage: 'opfs', texts: ['committed'] })
  expect(Date.now() - started).toBeLessThan(1500)
}

test('a reload rolls back the open transaction, and the database opens at once', async ({ page }) => {
  await leaveOpen(page)
  await page.reload()
  await ready(page)
  await opensAtOnce(page)
})

test('a closed tab does the same', async ({ page, context }) => {
  await leaveOpen(page)
  const next = await context.newPage()
  await visit(next, address())
  await page.close()
  await opensAtOnce(next)
})

test('a crashed tab does the same', async ({ page, context }) => {
  await leaveOpen(page)
  const next = await context.newPage()
  await visit(next, address())
  const crashed = page.waitForEvent('crash')
  page.goto('chrome://crash').catch(() => {})
  await crashed
  await opensAtOnce(next)
})

test('a second tab is told that the first holds the database, which goes on, and opens it afterwards', async ({
  page,
  context,
}) => {
  await written(page)
  const second = await context.newPage()
  await visit(second, address())
  const refused = await second.evaluate(() => lab.failure(lab.open('app').open()))
  expect(refused).toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    message: 'app is open in another tab: close it there, or go on there',
  })
  expect(refused.took).toBeLessThan(5000)
  const went = await page.evaluate(async () => {
    const db = lab.opened['app']!
    await lab.add(db, 'goes on')
    return lab.texts(db)
  })
  expect(went).toEqual(['goes on'])
  await page.evaluate(() => lab.opened['app']!.close())
  expect(await written(second)).toEqual({ storage: 'opfs', texts: ['goes on'] })
})

test('databases of different names live beside each other, whatever they are called', async ({ page }) => {
  const names = ['one', 'two', 'ä/ö?*', '..', '.', 'x'.repeat(60), ' ', 'con', 'nul\0nul', 'nul\0']
  const found = await page.evaluate(async names => {
    const all = await Promise.all(names.map(name => lab.notes(name)))
    await Promise.all(all.map((db, at) => lab.add(db, `note ${at}`)))
    await Promise.all(all.map(db => db.close()))
    const again = names.map(name => lab.open(name))
    return Promise.all(again.map(db => lab.texts(db)))
  }, names)
  expect(found).toEqual(names.map((_, at) => [`note ${at}`]))
})

test('a database is closed and opened again by the same page, many times', async ({ page }) => {
  const took = await page.evaluate(async () => {
    const started = performance.now()
    for (let round = 0; round < 8; round++) {
      const db = await lab.notes('app')
      await lab.add(db, `round ${round}`)
      await db.close()
    }
    return performance.now() - started
  })
  expect(took).toBeLessThan(8000)
  expect((await written(page)).texts).toHaveLength(8)
})

test('after close(), calls fail as lost', async ({ page }) => {
  const outcome = await page.evaluate(async () => {
    const db = await lab.notes('app')
    await db.close()
    return lab.failure(lab.texts(db))
  })
  expect(outcome).toMatchObject({ code: 'CONNECTION_LOST' })
})

test('the page is told what the site stores, and may ask to keep it', async ({ page }) => {
  const told = await page.evaluate(async () => {
    await lab.notes('app')
    return { ...(await lab.estimate()), answer: await lab.persist() }
  })
  expect(told.usage).toBeGreaterThan(0)
  expect(told.quota).toBeGreaterThan(told.usage)
  expect(typeof told.persisted).toBe('boolean')
  expect(typeof told.answer).toBe('boolean')
})

test('a worker whose script does not load is told in a sentence', async ({ page }) => {
  const found = await page.evaluate(async () => {
    const missing = () => new Worker('/there-is-no-such-script.js', { type: 'module' })
    const broken = () =>
      new Worker(URL.createObjectURL(new Blob(['throw new Error("no luck")'], { type: 'text/javascript' })))
    const elsewhere = () => new Worker('https://elsewhere.test/worker.js')
    const outcomes = []
    for (const worker of [missing, broken, elsewhere]) {
      outcomes.push(await lab.failure(lab.open('app', { worker, fallback: 'memory' }).open()))
    }
    return outcomes
  })
  for (const { code, message } of found) {
    expect(code).toBe('STORAGE_UNAVAILABLE')
    expect(message).toMatch(/^the worker of isomodel\/sqlite-wasm cannot be started: /)
  }
  expect(found[1]?.message).toContain('no luck')
})
