import { expect, openFilledShop, openPlayground, openView, type Page, reload, test } from './fixture.ts'

const editor = (page: Page) => page.getByRole('textbox', { name: 'Free query in TypeScript' })
const summary = (page: Page) => page.locator('#free-view').getByRole('status')
const alert = (page: Page) => page.locator('#free-view').getByRole('alert')

async function write(page: Page, text: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

async function run(page: Page, text: string): Promise<void> {
  await write(page, text)
  await page.keyboard.press('ControlOrMeta+Enter')
}

async function openEditor(page: Page): Promise<void> {
  await openPlayground(page, '/#free')
  await expect(editor(page)).toBeVisible()
}

async function openEditorWithRows(page: Page): Promise<void> {
  await openFilledShop(page)
  await openView(page, 'Free query')
}

test('a query in TypeScript runs as it is written, with everything in scope', async ({ page }) => {
  await openEditorWithRows(page)
  await run(
    page,
    `const long: number = 400
from(Track).innerJoin(Track.album).where(Track.seconds.gt(long))
  .groupBy(Album.id).select({ album: Album.title, tracks: count() }).orderBy(Album.title.asc()).limit(2)`,
  )
  await expect(summary(page)).toHaveText(/^2 rows in /)
  await expect(page.locator('#free-view').getByRole('columnheader')).toHaveText(['album', 'tracks'])
  await expect(page.locator('#free-view pre.sql')).toContainText('GROUP BY "albums"."id"')
  await expect(page.locator('#free-view .parameters li')).toHaveText(['400', '2'])
})

test('the Run button runs it, and a file of the page runs as it stands', async ({ page }) => {
  await openEditor(page)
  await write(page, `import { sql } from 'isomodel'\n\nexport const one = sql\`select 1 as one\``)
  await page.getByRole('button', { name: 'Run the free query' }).click()
  await expect(summary(page)).toHaveText(/^1 row in /)
  await expect(page.locator('#free-view').getByRole('gridcell')).toHaveText(['1'])
})

const wrong: { what: string; text: string; says: RegExp }[] = [
  {
    what: 'text that does not compile',
    text: 'from(Track)\n  .limit(3',
    says: /^It does not compile: .+ \(line 2, column \d+\)\.$/,
  },
  {
    what: 'code that throws',
    text: 'const nothing = undefined\nfrom(nothing.table)',
    says: /^It throws: .+ \(line 2, column \d+\)\.$/,
  },
  { what: 'text that ends in no query', text: '1 + 1', says: /^No query: The last expression is no query: end with / },
  {
    what: 'a column that is not there',
    text: 'sql`select nowhere from sqlite_schema`',
    says: /^QueryError: .*no such column: nowhere.*\.$/,
  },
  {
    what: 'a table that is not there',
    text: 'from(Track)',
    says: /^QueryError: .*no such table: tracks.*\.$/,
  },
]

for (const { what, text, says } of wrong) {
  test(`${what} is answered by a sentence`, async ({ page }) => {
    await openEditor(page)
    await run(page, text)
    await expect(alert(page).locator('.problem')).toHaveText(says)
    await expect(summary(page)).toHaveText('Failed.')
  })
}

test('the place of a problem is underlined until the text changes', async ({ page }) => {
  await openEditor(page)
  await run(page, 'from(Track)\n  .where(Track.nothing.eq(1))')
  await expect(alert(page)).toHaveText(/^It throws: .+\(line 2, column \d+\)/)
  await expect(editor(page).locator('.problem-place')).toHaveCount(1)
  await editor(page).press('End')
  await page.keyboard.type(' ')
  await expect(editor(page).locator('.problem-place')).toHaveCount(0)
})

test('a row that breaks a rule is refused in words, and nothing is changed', async ({ page }) => {
  await openEditorWithRows(page)
  await run(page, 'from(Genre).select({ genres: count() })')
  const genres = page.locator('#free-view').getByRole('gridcell')
  const before = await genres.textContent()
  await run(page, `insertInto(Genre).values([{ name: 'Quite new' }, { name: 'Quite new' }])`)
  await expect(alert(page)).toHaveText(
    'UniqueViolation: a row with the same value in genres.name exists already.Nothing was changed.',
  )
  await run(page, `insertInto(Genre).values({ name: '' })`)
  await expect(alert(page)).toHaveText(/^ValidationError: .*Genre.*Nothing was sent to the database\.$/)
  await run(
    page,
    `insertInto(Album).values({ artistId: -1, genreId: 1, title: 'x', releasedOn: '2020-01-01', medium: 'cd', price: '1.00', stock: 1, tags: [] })`,
  )
  await expect(alert(page)).toHaveText(/^ForeignKeyViolation: .+Nothing was changed\.$/)
  await run(page, 'from(Genre).select({ genres: count() })')
  await expect(genres).toHaveText(before ?? '')
})

test('writes tell how many rows they wrote', async ({ page }) => {
  await openEditorWithRows(page)
  await run(page, `update(Album).set({ stock: Album.stock.plus(1) }).where(Album.id.lte(3))`)
  await expect(summary(page)).toHaveText(/^3 rows written in /)
})

test('names are completed, and the columns of a model too', async ({ page }) => {
  await openEditor(page)
  await write(page, '')
  await page.keyboard.type('Track.sec')
  await expect(page.getByRole('option', { name: 'seconds' })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('what was written is there after a reload', async ({ page }) => {
  await openEditor(page)
  await write(page, 'from(Artist).limit(7)')
  await reload(page)
  await expect(editor(page)).toHaveText('from(Artist).limit(7)')
})

test('Tab leads out of the editor', async ({ page }) => {
  await openEditor(page)
  await editor(page).click()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tab', { name: 'SQL' }).filter({ visible: true })).toBeFocused()
})
