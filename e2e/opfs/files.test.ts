// Whole files in and out, and storage that is full.
import { expect, inspect, type Page, ready, servePage, test, visit } from './fixture.ts'

const address = servePage('files')

test.beforeEach(({ page }) => visit(page, address()))

/** What an import of these files says, and what the database holds after each. */
const importing = (page: Page, kinds: readonly string[], fallback?: 'memory') =>
  page.evaluate(
    async ({ kinds, fallback }) => {
      const worker = (): Worker => lab.withoutOpfs()
      const db = await lab.notes('app', fallback ? { fallback, worker } : {})
      await lab.add(db, ...Array.from({ length: 3000 }, (_, at) => `note ${at}`))
      const whole = new Uint8Array(await (await lab.exportFile(db)).arrayBuffer())
      const damaged = whole.slice()
      damaged.fill(0x5a, damaged.length - 20_000, damaged.length - 4000)
      const files: Record<string, Uint8Array<ArrayBuffer>> = {
        'no database': new TextEncoder().encode('id,text\n1,one\n'.repeat(100)),
        truncated: whole.slice(0, 20_000),
        'truncated to whole pages': whole.slice(0, 16_384),
        'cut in its header': whole.slice(0, 50),
        'header alone': whole.slice(0, 100),
        damaged,
        empty: new Uint8Array(),
      }
      const found: Record<string, unknown> = {}
      for (const kind of kinds) {
        const { code, message } = await lab.failure(lab.importFile(db, files[kind]!))
        found[kind] = `${code}: ${message}`
        if ((await lab.texts(db)).length !== 3000) throw new Error('the old database is not as before')
      }
      await lab.add(db, 'goes on')
      return { found, storage: db.storage, sound: await lab.integrity(db) }
    },
    { kinds, fallback },
  )

const sentences = {
  'no database': 'STORAGE_UNAVAILABLE: the file is no SQLite database',
  truncated: 'STORAGE_UNAVAILABLE: the file is not complete: its end is missing',
  'truncated to whole pages': 'STORAGE_UNAVAILABLE: the file is not complete: its end is missing',
  'cut in its header': 'STORAGE_UNAVAILABLE: the file is not complete: its end is missing',
  'header alone': 'STORAGE_UNAVAILABLE: the file is not complete: its end is missing',
  damaged: expect.stringMatching(/^STORAGE_UNAVAILABLE: the file is damaged: [^\n]+$/) as unknown,
  empty: 'STORAGE_UNAVAILABLE: the file is empty',
}

test('files that are no database, or not a whole one, are told by their own sentences', async ({ page }) => {
  const { found, storage, sound } = await importing(page, Object.keys(sentences))
  expect(found).toEqual(sentences)
  expect([storage, sound]).toEqual(['opfs', 'ok'])
})

test('the same sentences where the database is in memory', async ({ page }) => {
  const { found, storage } = await importing(page, Object.keys(sentences), 'memory')
  expect(found).toEqual(sentences)
  expect(storage).toBe('memory')
})

test('a file in WAL mode is imported, from bytes, a file and a stream, and exported without its log', async ({
  page,
}) => {
  const bytes = await page.evaluate(async () => {
    const db = await lab.notes('app')
    await lab.add(db, 'one', 'two')
    const file = new Uint8Array(await (await lab.exportFile(db)).arrayBuffer())
    file.set([2, 2], 18)
    await lab.add(db, 'gone')
    await lab.importFile(db, file)
    await lab.add(db, 'three')
    await lab.importFile(db, await lab.exportFile(db))
    await lab.add(db, 'four')
    await lab.importFile(db, (await lab.exportFile(db)).stream())
    await lab.add(db, 'five')
    return [...new Uint8Array(await (await lab.exportFile(db)).arrayBuffer())]
  })
  const found = inspect(Uint8Array.from(bytes), database => ({
    check: database.pragma('integrity_check', { simple: true }),
    mode: database.pragma('journal_mode', { simple: true }),
    texts: database.prepare('select text from note order by id').pluck().all(),
  }))
  expect(found).toEqual({ check: 'ok', mode: 'delete', texts: ['one', 'two', 'three', 'four', 'five'] })
})

for (const wait of [0, 20, 60, 120]) {
  test(`a page that goes away ${wait} ms into an import finds a whole database`, async ({ page }) => {
    const before = await page.evaluate(async wait => {
      const db = await lab.notes('app')
      await lab.sql`insert into note (text) values (hex(randomblob(4000000)))`.run(db)
      const file = await lab.exportFile(db)
      await lab.sql`delete from note`.run(db)
      await lab.add(db, 'old')
      void lab.importFile(db, file).catch(() => {})
      await new Promise(resolve => setTimeout(resolve, wait))
      return 'old'
    }, wait)
    await page.reload()
    await ready(page)
    const { texts, sound } = await page.evaluate(async () => {
      const db = lab.open('app')
      const texts = (await lab.texts(db)).map(text => (text.length < 9 ? text : 'new'))
      await lab.add(db, 'goes on')
      return { texts, sound: await lab.integrity(db) }
    })
    expect(sound).toBe('ok')
    expect([[before], ['new']]).toContainEqual(texts)
  })
}

test('an import into a page that is killed early leaves the old database', async ({ page, context }) => {
  await page.evaluate(async () => {
    const db = await lab.notes('app')
    await lab.add(db, 'old')
    // A stream that never ends: what was read is written, the rest is waited for.
    const stuck = new ReadableStream<Uint8Array<ArrayBuffer>>({
      async start(controller) {
        controller.enqueue(new Uint8Array(await (await lab.exportFile(db)).arrayBuffer()))
      },
    })
    void lab.importFile(db, stuck).catch(() => {})
    await new Promise(resolve => setTimeout(resolve, 200))
  })
  const next = await context.newPage()
  await visit(next, address())
  const crashed = page.waitForEvent('crash')
  page.goto('chrome://crash').catch(() => {})
  await crashed
  expect(await next.evaluate(() => lab.texts(lab.open('app')))).toEqual(['old'])
})

test('a full quota is QuotaExceeded, keeps what was answered, and is over when there is space', async ({ page }) => {
  const client = await page.context().newCDPSession(page)
  const origin = new URL(address()).origin
  const limit = (quotaSize?: number) =>
    client.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize === undefined ? {} : { quotaSize }) })
  await page.evaluate(async () => {
    const db = (lab.opened['app'] = await lab.notes('app'))
    await lab.add(db, 'before')
    // The log is as long as it will be, and must not serve as a reserve.
    await lab.sql`pragma wal_checkpoint(truncate)`.run(db)
  })
  const { usage } = await page.evaluate(() => lab.estimate())
  await limit(usage + 300_000)
  const full = await page.evaluate(async () => {
    const db = lab.opened['app']!
    const bulk = await lab.failure(lab.bulk(db, 100_000))
    const commit = await lab.failure(
      db.transaction(async tx => {
        await lab.sql`insert into note (text) values (hex(randomblob(2000000)))`.run(tx)
      }),
    )
    const acknowledged: string[] = []
    let single = ''
    while (single === '' && acknowledged.length < 500) {
      const text = `row ${acknowledged.length} ${'x'.repeat(8000)}`
      const { code } = await lab.failure(lab.add(db, text))
      if (code === 'none') acknowledged.push(text)
      else single = code
    }
    lab.opened['acknowledged'] = acknowledged as never
    const texts = await lab.texts(db)
    return {
      bulk,
      commit,
      single,
      acknowledged: acknowledged.length,
      kept: JSON.stringify(texts) === JSON.stringify(['before', ...acknowledged]),
      sound: await lab.integrity(db),
    }
  })
  expect(full).toMatchObject({
    bulk: { code: 'QUOTA' },
    commit: { code: 'QUOTA' },
    single: 'QUOTA',
    kept: true,
    sound: 'ok',
  })
  expect(full.acknowledged).toBeGreaterThan(0)
  const imported = await page.evaluate(async () => {
    const db = lab.opened['app']!
    const file = new Uint8Array(await (await lab.exportFile(db)).arrayBuffer())
    return lab.failure(lab.importFile(db, file))
  })
  expect(imported).toMatchObject({ code: 'QUOTA' })
  await limit()
  const lifted = await page.evaluate(async () => {
    const db = lab.opened['app']!
    const before = (await lab.texts(db)).length
    await lab.bulk(db, 5000)
    await lab.importFile(db, await lab.exportFile(db))
    return { before, after: (await lab.texts(db)).length, sound: await lab.integrity(db) }
  })
  expect(lifted).toEqual({ before: full.acknowledged + 1, after: full.acknowledged + 5001, sound: 'ok' })
  await page.reload()
  await ready(page)
  expect(await page.evaluate(async () => (await lab.texts(lab.open('app'))).length)).toBe(lifted.after)
})

test('a full pool of files is told by its sentence, and the database goes on', async ({ page }) => {
  const found = await page.evaluate(async () => {
    const db = await lab.notes('app')
    await lab.add(db, 'before')
    const outcomes = []
    for (let at = 0; at < 9; at++) {
      const attach = lab.sql`attach database ${`/more-${at}`} as ${lab.sql.unsafe(`more_${at}`)}`
      outcomes.push(await lab.failure(attach.run(db)))
      if (outcomes.at(-1)?.code !== 'none') break
      outcomes.push(await lab.failure(lab.sql`create table ${lab.sql.unsafe(`more_${at}`)}.t (a)`.run(db)))
      if (outcomes.at(-1)?.code !== 'none') break
    }
    await lab.add(db, 'after')
    return { last: outcomes.at(-1), count: outcomes.length, texts: await lab.texts(db), sound: await lab.integrity(db) }
  })
  expect(found.last).toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    message: 'all files that SQLite may use are taken: detach databases that are not needed',
  })
  expect(found.count).toBeGreaterThan(4)
  expect(found).toMatchObject({ texts: ['before', 'after'], sound: 'ok' })
})
