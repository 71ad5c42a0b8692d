// How much memory 100,000 rows hold: each side in a process of its own, because heaps do not shrink to where they were.
// Run with the name of a side, it is that process.
import { spawnSync } from 'node:child_process'
import { byHand } from './by-hand.ts'
import { median } from './race.ts'
import { seeded } from './seed.ts'
import { open, withLibrary } from './with-library.ts'

const rows = 100_000

function used(): number {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function held(name: string): Promise<number> {
  const driver = seeded()
  const db = open(driver)
  await db.open()
  const side = name === 'library' ? withLibrary(driver, db) : byHand(driver)
  await side.nights(10)
  const before = used()
  const kept = await side.nights(rows)
  const bytes = used() - before
  if (kept.length !== rows) throw new Error(`${kept.length} rows were read, not ${rows}`)
  return bytes
}

function inProcess(name: string): number {
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, name])
  const bytes = Number(stdout.toString())
  if (!bytes) throw new Error(`the heap of ${name} was not measured: ${stderr.toString()}`)
  return bytes
}

/** How many times the baseline's bytes the library's rows hold. */
export function heapRatio(samples: number): number {
  const ratios = Array.from({ length: samples }, () => inProcess('library') / inProcess('baseline'))
  return median(ratios)
}

if (process.argv[1] === import.meta.filename) process.stdout.write(String(await held(process.argv[2] ?? '')))
