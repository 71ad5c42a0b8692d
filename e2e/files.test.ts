import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, openFilledShop, openPlayground, openView, type Page, reload, test } from './fixture.ts'

const message = (page: Page) => page.locator('#data-message')
const question = (page: Page) => page.locator('#data-question')
const tables = (page: Page) => page.getByRole('navigation', { name: 'Tables' }).getByRole('link')

/** A database of one table, as a file. */
function notes(): Buffer {
  const db = new Sqlite(':memory:')
  db.exec(`create table "my notes" (id integer primary key, note text, data blob);
    insert into "my notes" values (1, 'first', x'0102'), (2, null, null), (9007199254740993, 'far', null)`)
  const file = db.serialize()
  db.close()
  return file
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('#import-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

async function importFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await choose(page, name, buffer)
  await question(page).getByRole('button', { name: 'Replace' }).click()
}

async function exported(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('record-shop.sqlite')
  return readFileSync(await file.path())
}

test('the export is a database for every tool of SQLite, with all rows', async ({ page }) => {
  await openFilledShop(page)
  const file = await exported(page)
  await expect(message(page)).toHaveText(/^Exported as record-shop\.sqlite, [\d.]+ MB\.$/)
  const db = new Sqlite(file)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  const names = db.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
  const counts = names.map(name => db.prepare(`select count(*) from "${name}"`).pluck().get() as number)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(50_000)
  db.close()
})

test('any database is imported, shown, and asked', async ({ page }) => {
  await openPlayground(page, '/#data')
  await importFile(page, 'notes.sqlite', notes())
  await expect(message(page)).toHaveText('notes.sqlite is the database now.')
  await expect(tables(page)).toHaveText(['my notes 3'])
  await expect(page.getByRole('grid').getByRole('columnheader')).toHaveText(['id', 'note', 'data'])
  const rows = [
    ['1', 'first', '2 bytes'],
    ['2', 'null', 'null'],
    ['9007199254740993n', 'far', 'null'],
  ]
  await expect(page.getByRole('grid').getByRole('gridcell')).toHaveText(rows.flat())
  await reload(page)
  await expect(tables(page)).toHaveText(['my notes 3'])
})

test('a file that is dropped on the view is imported', async ({ page }) => {
  await openPlayground(page, '/#data')
  const transfer = await page.evaluateHandle(
    bytes => {
      const given = new DataTransfer()
      given.items.add(new File([new Uint8Array(bytes)], 'dropped.db'))
      return given
    },
    [...notes()],
  )
  await page.locator('#data-view').dispatchEvent('dragover', { dataTransfer: transfer })
  await expect(page.locator('#data-view')).toHaveClass(/drop-target/)
  await page.locator('#data-view').dispatchEvent('drop', { dataTransfer: transfer })
  await expect(question(page)).toHaveText(/^dropped\.db \([\d.]+ kB\) will replace everything/)
  await question(page).getByRole('button', { name: 'Replace' }).click()
  await expect(tables(page)).toHaveText(['my notes 3'])
})

test('an export that is imported again is the same shop', async ({ page }) => {
  await openFilledShop(page)
  await expect(tables(page)).not.toHaveCount(0)
  const before = await tables(page).allTextContents()
  const file = await exported(page)
  await importFile(page, 'notes.sqlite', notes())
  await expect(tables(page)).toHaveCount(1)
  await importFile(page, 'record-shop.sqlite', file)
  await expect(tables(page)).toHaveText(before)
  await page.goto('/#queries/group')
  await page.getByRole('button', { name: 'Run Group' }).click()
  await expect(page.getByRole('article').getByRole('status')).toHaveText(/^\d+ rows in/)
})

test('what is no database, cut off or damaged is refused in words, and nothing is lost', async ({ page }) => {
  await openFilledShop(page)
  await expect(tables(page)).not.toHaveCount(0)
  const before = await tables(page).allTextContents()
  const file = await exported(page)
  const damaged = Buffer.from(file)
  damaged.fill(0xff, 4096, 40_960)
  const wrong: [name: string, content: Buffer, says: RegExp][] = [
    ['letter.txt', Buffer.from('Dear reader, this is no database.'), /the file is no SQLite database\.$/],
    ['nothing.sqlite', Buffer.alloc(0), /the file is empty\.$/],
    ['cut.sqlite', file.subarray(0, file.length / 2), /the file is not complete: its end is missing\.$/],
    ['damaged.sqlite', damaged, /the file is damaged: .+\.$/],
  ]
  for (const [name, content, says] of wrong) {
    await importFile(page, name, content)
    await expect(message(page)).toHaveText(says)
    await expect(message(page)).toHaveText(/^StorageUnavailable: /)
    await openView(page, 'Storage')
    await openView(page, 'Data')
    await expect(tables(page)).toHaveText(before)
  }
  await reload(page)
  await expect(tables(page)).toHaveText(before)
})

test('nothing is replaced without a yes', async ({ page }) => {
  await openFilledShop(page)
  await expect(tables(page)).not.toHaveCount(0)
  const before = await tables(page).allTextContents()
  await choose(page, 'notes.sqlite', notes())
  await expect(question(page).getByRole('button', { name: 'Replace' })).toBeFocused()
  await question(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(question(page)).toBeHidden()
  await openView(page, 'Storage')
  await openView(page, 'Data')
  await expect(tables(page)).toHaveText(before)
})
