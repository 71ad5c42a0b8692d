// Where there is no OPFS: never in silence, and only by what the page allows.
import { chromium } from '@playwright/test'
import { expect, type Page, ready, servePage, test, visit } from './fixture.ts'

const address = servePage('fallback')

/** An origin that is not secure, and is here. */
const insecure = 'something.test'

test.use({
  // Names its own browser, for the one switch more.
  browser: [
    async ({ launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${insecure} 127.0.0.1`]
      const browser = await chromium.launch({ ...launchOptions, args })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
})

const visitInsecure = (page: Page) => visit(page, address().replace('127.0.0.1', insecure))

test('an insecure page is told why, and what to do', async ({ page }) => {
  await visitInsecure(page)
  const { secure, refused } = await page.evaluate(async () => ({
    secure: isSecureContext,
    refused: await lab.failure(lab.open('app').open()),
  }))
  expect(secure).toBe(false)
  expect(refused).toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    message:
      'app cannot be kept by this browser (the page is not served securely, by https or from localhost): ' +
      "private windows and insecure pages have no OPFS; fallback: 'snapshot' or 'memory' goes on without",
  })
})

test("there, fallback: 'memory' opens a database that says what it is", async ({ page }) => {
  await visitInsecure(page)
  const open = () =>
    page.evaluate(async () => {
      const db = await lab.notes('app', { fallback: 'memory' })
      const before = await lab.texts(db)
      await lab.add(db, 'one')
      return { storage: db.storage, before, texts: await lab.texts(db) }
    })
  expect(await open()).toEqual({ storage: 'memory', before: [], texts: ['one'] })
  await page.reload()
  await ready(page)
  expect((await open()).before).toEqual([])
})

for (const place of ['an insecure page', 'a secure page without OPFS'] as const) {
  test(`on ${place}, fallback: 'snapshot' survives reloads, also right after a write`, async ({ page }) => {
    if (place === 'an insecure page') await visitInsecure(page)
    else await visit(page, address())
    const add = (text: string) =>
      page.evaluate(
        async ({ text, secure }) => {
          const db = await lab.notes('app', { fallback: 'snapshot', ...(secure ? { worker: lab.withoutOpfs } : {}) })
          const before = await lab.texts(db)
          for (let round = 0; round < 20; round++) await lab.add(db, `${text} ${round}`)
          await db.transaction(async tx => {
            await lab.add(tx, `${text} last`)
          })
          return { storage: db.storage, before: before.length, last: before.at(-1) }
        },
        { text, secure: place !== 'an insecure page' },
      )
    for (let round = 0; round < 4; round++) {
      const expected = { before: round * 21, last: round === 0 ? undefined : `${round - 1} last` }
      expect(await add(`${round}`)).toEqual({ storage: 'snapshot', ...expected })
      await page.reload()
      await ready(page)
    }
  })
}

test('a snapshot holds imports, whole transactions only, and is there after close()', async ({ page }) => {
  await visitInsecure(page)
  await page.evaluate(async () => {
    const db = await lab.notes('app', { fallback: 'snapshot' })
    await lab.add(db, 'one')
    await lab.importFile(db, await lab.exportFile(db))
    await lab.add(db, 'two')
    await db.close()
    const again = await lab.notes('app', { fallback: 'snapshot' })
    await lab.add(again, 'three')
    await new Promise<void>(resolve => {
      void again.transaction(async tx => {
        await lab.add(tx, 'never committed')
        setTimeout(resolve, 300)
        await new Promise(() => {})
      })
    })
  })
  await page.reload()
  await ready(page)
  const texts = await page.evaluate(async () => lab.texts(await lab.notes('app', { fallback: 'snapshot' })))
  expect(texts).toEqual(['one', 'two', 'three'])
})

test('a snapshot that cannot be kept is told', async ({ page }) => {
  await visit(page, address())
  const client = await page.context().newCDPSession(page)
  const origin = new URL(page.url()).origin
  // Before the first write: the browser remembers for a while how much space there was.
  await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 150_000 })
  await page.evaluate(async () => {
    const db = (lab.opened['app'] = await lab.notes('app', { fallback: 'snapshot', worker: lab.withoutOpfs }))
    await lab.add(db, 'before')
  })
  const full = await page.evaluate(async () => {
    const db = lab.opened['app']!
    return lab.failure(lab.sql`insert into note (text) values (hex(randomblob(400000)))`.run(db))
  })
  expect(full).toMatchObject({ code: 'QUOTA' })
  await client.send('Storage.overrideQuotaForOrigin', { origin })
  await page.evaluate(async () => {
    const db = lab.opened['app']!
    await lab.add(db, 'lifted')
    await db.close()
  })
  await page.reload()
  await ready(page)
  const texts = await page.evaluate(async () =>
    lab.texts(await lab.notes('app', { fallback: 'snapshot', worker: lab.withoutOpfs })),
  )
  expect(texts.at(-1)).toBe('lifted')
})

test('without IndexedDB there is no snapshot, and that is told', async ({ page }) => {
  await visit(page, address())
  const refused = await page.evaluate(() =>
    lab.failure(lab.open('app', { fallback: 'snapshot', worker: () => lab.withoutOpfs('indexedDB') }).open()),
  )
  expect(refused.code).toBe('STORAGE_UNAVAILABLE')
  expect(refused.message).toMatch(/^app cannot be kept by this browser \(IndexedDB does not open: /)
})
