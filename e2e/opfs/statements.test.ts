// Statements that share a worker: streams, failures, and calls that end before their answers.
import { expect, isolation, type Page, ready, servePage, test, visit } from './fixture.ts'

for (const [place, headers] of [
  ['a page without shared memory', {}],
  ['an isolated page', isolation],
] as const) {
  test.describe(`on ${place}`, () => {
    const shared = headers === isolation
    const address = servePage(`statements-${shared ? 'isolated' : 'plain'}`, headers)
    test.beforeEach(({ page }) => visit(page, address()))

    test('is isolated or not', async ({ page }) => {
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(shared)
    })

    test('a call that ends early ends at once, and the next statement runs', async ({ page }) => {
      const { aborted, timed, next, took } = await page.evaluate(async () => {
        const db = await lab.notes('app')
        await lab.add(db, 'one')
        // Long, but not for ever: without shared memory it runs to its end.
        const long = lab.counting(3_000_000)
        const controller = new AbortController()
        setTimeout(() => controller.abort(), 100)
        const aborted = await lab.failure(long.all(db.with({ signal: controller.signal })))
        const timed = await lab.failure(long.all(db.with({ timeout: 100 })))
        const started = performance.now()
        const next = await lab.sql`select 1 as one`.all(db)
        return { aborted, timed, next, took: performance.now() - started }
      })
      expect(aborted).toMatchObject({ code: 'ABORTED' })
      expect(timed).toMatchObject({ code: 'TIMEOUT' })
      expect(aborted.took).toBeLessThan(700)
      expect(timed.took).toBeLessThan(700)
      expect(next).toEqual([{ one: 1 }])
      if (shared) expect(took).toBeLessThan(200)
    })

    test('of many calls that end early none is left, and the same statement answers afterwards', async ({ page }) => {
      const found = await page.evaluate(async () => {
        const db = await lab.notes('app')
        await lab.add(db, 'a', 'b')
        const controllers: AbortController[] = []
        const call = (find: (db: ReturnType<typeof lab.open>) => Promise<unknown>) => {
          const controller = new AbortController()
          controllers.push(controller)
          return lab.failure(find(db.with({ signal: controller.signal })))
        }
        const running = call(db => lab.counting(600_000).first(db))
        await new Promise(resolve => setTimeout(resolve, 50))
        controllers[0]?.abort()
        // Each of these waits in the worker for the one before, and ends before it is looked at.
        const codes = [(await running).code]
        for (let letter = 0; letter < 4; letter++) {
          const typed = call(db => lab.sql`select text from note where text = ${'abcd'[letter]}`.all(db))
          await Promise.resolve()
          controllers.at(-1)?.abort()
          codes.push((await typed).code)
        }
        const rows = await lab.sql`select text from note where text = ${'b'}`.all(db)
        return { codes, rows }
      })
      expect(found.codes).toEqual(Array.from({ length: 5 }, () => 'ABORTED'))
      expect(found.rows).toEqual([{ text: 'b' }])
    })

    test('a write that ends early leaves nothing, alone and in a transaction', async ({ page }) => {
      const found = await page.evaluate(async () => {
        const db = await lab.notes('app')
        const rows = 600_000
        const alone = await lab.failure(lab.long(rows).run(db.with({ timeout: 80 })))
        const after = await lab.texts(db)
        const within = await lab.failure(
          db.transaction(
            async tx => {
              await lab.add(tx, 'first')
              await lab.long(rows).run(tx)
            },
            { timeout: 80 },
          ),
        )
        await lab.add(db, 'next')
        return {
          alone,
          after: after.length,
          within,
          texts: (await lab.texts(db)).length,
          sound: await lab.integrity(db),
        }
      })
      expect(found.sound).toBe('ok')
      expect(found.within).toMatchObject({ code: 'TIMEOUT' })
      expect(found.texts - found.after).toBe(1)
      if (shared) {
        expect(found.alone).toMatchObject({ code: 'TIMEOUT' })
        expect(found.alone.took).toBeLessThan(350)
        expect(found.within.took).toBeLessThan(450)
      }
      // Without shared memory the write may end first; then its caller is told that it did.
      expect(found.after).toBe(found.alone.code === 'none' ? 600_000 : 0)
    })

    test('a write in a nested transaction that ends early does not let the outer one go on by halves', async ({
      page,
    }) => {
      const found = await page.evaluate(async () => {
        const db = await lab.notes('app')
        let inner = ''
        const outer = await lab.failure(
          db.transaction(async tx => {
            await lab.add(tx, 'outer')
            const failed = tx.transaction(nested => lab.long(600_000).run(nested), { timeout: 100 })
            inner = (await lab.failure(failed)).code
            await lab.add(tx, 'after')
          }),
        )
        return { inner, outer: outer.code, texts: (await lab.texts(db)).filter(text => !text.startsWith('long')) }
      })
      expect(found.texts).toEqual(found.outer === 'none' ? ['outer', 'after'] : [])
      if (shared) expect(found).toMatchObject({ inner: 'TIMEOUT', outer: 'TRANSACTION_ABORTED' })
    })

    test('a batch and a bulk insert end between their statements, and leave nothing', async ({ page }) => {
      const found = await page.evaluate(async () => {
        const db = await lab.notes('app')
        const slow = () =>
          lab.sql`insert into note (text) values ((
            with recursive c(n) as (select 1 union all select n + 1 from c where n < 100000) select 'n' || count(*) from c))`
        const controller = new AbortController()
        setTimeout(() => controller.abort(), 150)
        const bounded = db.with({ signal: controller.signal })
        const batch = await lab.failure(bounded.batch(Array.from({ length: 100 }, slow)))
        const bulk = await lab.failure(lab.bulk(db.with({ timeout: 40 }), 200_000))
        return { batch, bulk, texts: await lab.texts(db) }
      })
      expect(found.batch).toMatchObject({ code: 'ABORTED' })
      expect(found.batch.took).toBeLessThan(700)
      expect(found.bulk).toMatchObject({ code: 'TIMEOUT' })
      expect(found.texts).toEqual([])
    })

    test('a stream goes on while another call ends early', async ({ page }) => {
      const count = await page.evaluate(async () => {
        const db = await lab.notes('app')
        await lab.add(db, ...Array.from({ length: 2000 }, (_, at) => `${at}`))
        let count = 0
        for await (const _ of lab.all.stream(db)) {
          if (count++ % 400 === 0) await lab.failure(lab.counting(500_000).first(db.with({ timeout: 20 })))
        }
        return count
      })
      expect(count).toBe(2000)
    })

    if (shared) {
      test('after an import, statements are still interrupted', async ({ page }) => {
        const took = await page.evaluate(async () => {
          const db = await lab.notes('app')
          await lab.add(db, 'one')
          await lab.importFile(db, await lab.exportFile(db))
          await lab.failure(lab.counting(10_000_000).first(db.with({ timeout: 50 })))
          const started = performance.now()
          await lab.texts(db)
          return performance.now() - started
        })
        expect(took).toBeLessThan(200)
      })
    }
  })
}

test.describe('on any page', () => {
  const address = servePage('statements')
  test.beforeEach(({ page }) => visit(page, address()))

  const evaluate = <T>(page: Page, work: () => Promise<T>): Promise<T> => page.evaluate(work)

  test('streams may be nested, written beside, left early and begun again', async ({ page }) => {
    const found = await evaluate(page, async () => {
      const db = await lab.notes('app')
      await lab.add(db, ...Array.from({ length: 600 }, (_, at) => `${at}`))
      const { all } = lab
      let pairs = 0
      let outer = 0
      for await (const row of all.stream(db)) {
        if (outer++ % 200 !== 0) continue
        for await (const other of all.stream(db)) pairs += Number(other.text >= '' && row.text >= '')
      }
      let seen = 0
      for await (const _ of all.stream(db)) {
        if (seen++ % 100 === 0) await lab.add(db, `written at ${seen}`)
      }
      const first: string[] = []
      for await (const { text } of all.stream(db)) {
        first.push(text)
        if (first.length === 3) break
      }
      const together = await Promise.all(
        [1, 2, 3].map(async () => {
          let count = 0
          for await (const _ of all.stream(db)) count++
          return count
        }),
      )
      return { pairs, outer, seen, first, together, all: (await lab.texts(db)).length }
    })
    expect(found).toEqual({
      pairs: 1800,
      outer: 600,
      seen: 600,
      first: ['0', '1', '2'],
      together: [606, 606, 606],
      all: 606,
    })
  })

  test('a stream keeps its rows over an import, an export and a change of its table', async ({ page }) => {
    const found = await evaluate(page, async () => {
      const db = await lab.notes('app')
      await lab.add(db, 'imported')
      const file = await lab.exportFile(db)
      await lab.add(db, ...Array.from({ length: 999 }, (_, at) => `${at}`))
      const { all } = lab
      const counts: number[] = []
      const disturb = [
        () => lab.exportFile(db),
        async () => {
          await lab.sql`alter table note add column more integer`.run(db)
          await all.all(db)
        },
        () => lab.importFile(db, file),
      ]
      for (const work of disturb) {
        let count = 0
        for await (const _ of all.stream(db)) {
          if (count++ === 0) await work()
        }
        counts.push(count)
      }
      return { counts, texts: await lab.texts(db) }
    })
    expect(found).toEqual({
      counts: [1000, 1000, 1000],
      texts: ['imported'],
    })
  })

  test('rows keep their columns after a failure on the way to them', async ({ page }) => {
    const found = await evaluate(page, async () => {
      const db = await lab.notes('app')
      await lab.add(db, '{}', 'no json')
      const query = (text: string) =>
        lab.sql<{ kind: string }>`select json_type(text) as kind from note where text >= ${text} or 1 order by id`
      const alone = await lab.failure(query('').all(db))
      const reading = lab.sql<{ text: string }>`select text from note order by id`
      const failing = lab.sql`insert into note (id, text) values (1, 'twice')`
      const batch = await lab.failure(db.batch([reading, failing]))
      const rows = await reading.all(db)
      await lab.sql`update note set text = '[]' where id = 2`.run(db)
      return { alone: alone.code, batch: batch.code, rows, kinds: await query('').all(db) }
    })
    expect(found).toEqual({
      alone: 'QUERY',
      batch: 'UNIQUE',
      rows: [{ text: '{}' }, { text: 'no json' }],
      kinds: [{ kind: 'object' }, { kind: 'array' }],
    })
  })

  test('statements that failed are freed with the others', async ({ page }) => {
    const prepared = await evaluate(page, async () => {
      const db = await lab.notes('app')
      await lab.add(db, 'one')
      for (let at = 0; at < 40; at++) {
        await lab.failure(lab.sql`insert into note (id, text) values (1, ${lab.sql.unsafe(`'${at}'`)})`.run(db))
        await lab.failure(lab.sql`select json_type(text, ${lab.sql.unsafe(`'${at}'`)}) from note`.all(db))
      }
      await lab.importFile(db, new Blob(['no database'])).catch(() => {})
      const [row] = await lab.sql<{ n: number }>`select count(*) as n from sqlite_stmt`.all(db)
      return row?.n
    })
    expect(prepared).toBeLessThan(4)
  })

  test('a value that cannot be sent is an error, and the statement goes on', async ({ page }) => {
    const found = await evaluate(page, async () => {
      const db = await lab.notes('app')
      const find = (value: unknown) => lab.sql`select ${lab.sql.unsafe('?')} as v, ${value as string} as w`
      const broken = await lab.failure(find(() => {}).all(db))
      const plain = (value: unknown) => lab.sql<{ w: unknown }>`select ${value as string} as w`
      const first = await plain('a').all(db)
      const failed = await lab.failure(plain(Symbol('s')).all(db))
      return { broken: broken.code, first, failed: failed.code, next: await plain('b').all(db) }
    })
    expect(found).toMatchObject({ first: [{ w: 'a' }], next: [{ w: 'b' }] })
    expect(found.broken).not.toBe('none')
    expect(found.failed).not.toBe('none')
  })

  test('an export waits for the transaction that is open', async ({ page }) => {
    const found = await evaluate(page, async () => {
      const db = await lab.notes('app')
      const order: string[] = []
      let exported: Promise<Blob> | undefined
      await db.transaction(async tx => {
        exported = lab.exportFile(db).finally(() => order.push('exported'))
        await lab.add(tx, 'one')
        await new Promise(resolve => setTimeout(resolve, 200))
        await lab.add(tx, 'two')
        order.push('written')
      })
      await lab.importFile(db, (await exported) as Blob)
      return { order, texts: await lab.texts(db) }
    })
    expect(found).toEqual({ order: ['written', 'exported'], texts: ['one', 'two'] })
  })

  test('what one page does is seen by the next', async ({ page }) => {
    await evaluate(page, async () => {
      const db = await lab.notes('app')
      await lab.importFile(db, await lab.exportFile(db))
      await lab.add(db, 'after the import')
    })
    await page.reload()
    await ready(page)
    expect(await evaluate(page, async () => lab.texts(lab.open('app')))).toEqual(['after the import'])
  })
})
