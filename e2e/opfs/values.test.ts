// Values of every kind and size, in the two forms in which rows cross from the worker to the page.
import { expect, servePage, test, visit } from './fixture.ts'

const address = servePage('values')
/** Printed with every failure; ISOMODEL_SEED repeats it. */
const seed = Number(process.env['ISOMODEL_SEED'] ?? Math.floor(Math.random() * 1e9))

test.beforeEach(({ page }) => visit(page, address()))

test('any value is read from OPFS as from memory', async ({ page }) => {
  const differences = await page.evaluate(seed => lab.differences(seed), seed)
  expect(differences, `seed ${seed}`).toEqual([])
})

test('texts and blobs of a megabyte come whole', async ({ page }) => {
  const found = await page.evaluate(async () => {
    const db = lab.open('large')
    await lab.sql`create table large (text text, blob blob)`.run(db)
    const text = '\uFEFF' + 'ä😀x'.repeat(125_000)
    const blob = Uint8Array.from({ length: 1_000_000 }, (_, at) => at % 251)
    for (let at = 0; at < 12; at++) await lab.sql`insert into large values (${text}, ${blob})`.run(db)
    const rows = await lab.sql<{ text: string; blob: Uint8Array }>`select * from large`.all(db)
    const same = rows.filter(row => row.text === text && row.blob.every((byte, at) => byte === at % 251))
    const [first] = await lab.sql<{ text: string }>`select text from large limit 1`.all(db)
    return { rows: rows.length, same: same.length, first: first?.text === text }
  })
  expect(found).toEqual({ rows: 12, same: 12, first: true })
})
