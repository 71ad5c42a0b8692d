// The Chinook music shop, imported from its file.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { expect, inspect, servePage, test, visit } from './fixture.ts'

const folder = process.env['ISOMODEL_CHINOOK'] ?? '../shared/data/chinook'
const file = join(folder, 'Chinook_Sqlite.sqlite')
const address = servePage('chinook')

test.skip(!existsSync(file) && !process.env['CI'], `no ${file}: name its folder by ISOMODEL_CHINOOK`)

/** All rows of all tables. */
function rowsOf(database: Database.Database): Record<string, unknown[]> {
  const names = database.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all()
  return Object.fromEntries(
    (names as string[]).map(name => [name, database.prepare(`select * from "${name}"`).raw().all()]),
  )
}

test('Chinook answers all questions from OPFS, and comes out of it as it was', async ({ page }) => {
  await page.route('**/chinook.sqlite', route => route.fulfill({ path: file }))
  await visit(page, address())
  const { answers, counts, exported, storage } = await page.evaluate(async () => {
    const db = lab.open('chinook')
    await lab.importFile(db, await lab.load('/chinook.sqlite'))
    const models = lab.chinook('preserve')
    const answers = []
    for (const { title, ask, answer } of lab.questions(models)) answers.push({ title, given: await ask(db), answer })
    const counts: Record<string, number> = {}
    for (const [name, model] of Object.entries(models)) counts[name] = (await lab.from(model as never).all(db)).length
    const bytes = new Uint8Array(await (await lab.exportFile(db)).arrayBuffer())
    return { answers, counts, exported: Array.from(bytes), storage: db.storage, sizes: lab.sizes }
  })
  expect(storage).toBe('opfs')
  expect(answers.length).toBeGreaterThan(25)
  for (const { title, given, answer } of answers) expect(given, title).toEqual(answer)
  expect(counts).toMatchObject({ Track: 3503, InvoiceLine: 2240, PlaylistTrack: 8715 })
  const [check, after] = inspect(Uint8Array.from(exported), database => [
    database.pragma('integrity_check', { simple: true }),
    rowsOf(database),
  ])
  expect(check).toBe('ok')
  expect(after).toEqual(inspect(readFileSync(file), rowsOf))
})
