// The browser is killed while it commits: what it had answered is there afterwards. ISOMODEL_KILLS says how often for
// each durability; 10 unless given.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { expect, type Page, servePage, test, visit } from './fixture.ts'

const kills = Number(process.env['ISOMODEL_KILLS'] ?? 10)
const address = servePage('kill')

test.skip(process.platform !== 'linux', 'finds the processes of the browser in /proc')
test.describe.configure({ mode: 'parallel', timeout: 30_000 + kills * 10_000 })

/** The processes that name the profile, and all that they have started. */
function processesOf(profile: string): number[] {
  const known = new Set<number>()
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]
      parents.set(Number(name), Number(parent))
      if (readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(profile)) known.add(Number(name))
    } catch {
      // It has ended meanwhile.
    }
  }
  for (const [process, parent] of [...parents].toSorted(([a], [b]) => a - b)) if (known.has(parent)) known.add(process)
  return [...known]
}

async function kill(profile: string, context: BrowserContext): Promise<void> {
  const closed = new Promise(resolve => context.once('close', resolve))
  for (const id of processesOf(profile)) {
    try {
      process.kill(id, 'SIGKILL')
    } catch {
      // It went with its parent.
    }
  }
  await closed
}

/** The rows that are there, and whether the file is sound. */
const look = (page: Page) =>
  page.evaluate(async () => {
    const db = lab.open('app')
    await lab.sql`create table if not exists acknowledged (n integer primary key)`.run(db)
    const [rows] = await lab.sql<{ count: number; last: number }>`
      select count(*) as count, coalesce(max(n), 0) as last from acknowledged`.all(db)
    const sound = await lab.integrity(db)
    await db.close()
    return { ...rows!, sound }
  })

for (const durability of ['strict', 'relaxed'] as const) {
  test(`${kills} kills of the browser lose nothing that was answered (${durability})`, async ({ launchOptions }) => {
    const profile = mkdtempSync(join(tmpdir(), 'isomodel-kill-'))
    let acknowledged = 0
    try {
      for (let round = 0; round <= kills; round++) {
        const context = await chromium.launchPersistentContext(profile, launchOptions)
        const page = context.pages()[0] ?? (await context.newPage())
        await visit(page, address())
        const { count, last, sound } = await look(page)
        expect(sound).toBe('ok')
        expect(last).toBeGreaterThanOrEqual(acknowledged)
        expect(count).toBe(last)
        if (round === kills) {
          await context.close()
          break
        }
        const from = last
        await page.exposeBinding('acknowledge', (_, n: number) => void (acknowledged = n))
        const enough = expect.poll(() => acknowledged - from, { timeout: 15_000, intervals: [1] })
        const reached = enough.toBeGreaterThan(20 + round * 17)
        const writing = page.evaluate(
          async ({ from, durability }) => {
            const { acknowledge } = globalThis as unknown as { acknowledge: (n: number) => void }
            const db = lab.open('app', { durability })
            for (let n = from + 1; ; n++) {
              await lab.sql`insert into acknowledged values (${n})`.run(db)
              acknowledge(n)
            }
          },
          { from, durability },
        )
        writing.catch(() => {})
        await reached
        await kill(profile, context)
      }
      expect(acknowledged).toBeGreaterThan(kills * 20)
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  })
}
