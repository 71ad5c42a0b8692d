// Kills a migrator at a part, for good, and lets another take over.
import { spawn } from 'node:child_process'
import { setTimeout as passed } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { sql, type TransactionDatabase } from 'isomodel'
import { migrate, status, verify } from 'isomodel/migrate'
import { ROWS, slow } from './slow.ts'

const program = fileURLToPath(new URL('./slow-process.ts', import.meta.url))

/** Kills the process so many milliseconds after it began the part. Answers the signal that ended it. */
function killed(driver: string, place: string, label: string, delay: number): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, driver, place], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes(label)) void passed(delay).then(() => child.kill('SIGKILL'))
    })
    child.on('error', reject)
    child.on('exit', (_, signal) => resolve(signal))
  })
}

/** In the middle of code, of SQL on rows, and of changes of tables. */
export const moments = [
  ['rows', 5],
  ['SQL', 10],
  ['addColumn counts', 1],
  ['changeColumn counts', 10],
] as const

export async function killedThere(
  driver: string,
  place: string,
  db: TransactionDatabase,
  [label, delay]: (typeof moments)[number],
): Promise<void> {
  const signal = await killed(driver, place, label, delay)
  const done = await migrate(db, slow, { lease: 1000 })
  // A fast machine may have been done before.
  expect(done.at(-1)).toBe(signal === 'SIGKILL' ? '0003_more' : undefined)
  const [row] = await sql`SELECT count(*) AS rows_, sum(n) AS n, sum(filled) AS f, sum(t) AS t FROM counts`.all(db)
  const total = (ROWS * (ROWS - 1)) / 2
  const all = { rows_: ROWS * 61, n: total * 61, f: total * 61, t: ROWS * 61 * 12 }
  const found = Object.entries(row as object).map(([key, value]) => [key, Number(value)])
  expect(Object.fromEntries(found)).toEqual(all)
  expect((await status(db, slow)).every(({ state }) => state === 'applied')).toBe(true)
  expect(await verify(db, slow)).toEqual([])
}
