// One run over the workloads in this process, as JSON: `run.ts` starts three of them.
import { deepStrictEqual } from 'node:assert/strict'
import { parseArgs } from 'node:util'
import { byHand } from './by-hand.ts'
import { type Pace, race, type Runner } from './race.ts'
import { seeded } from './seed.ts'
import { runShapes } from './shapes.ts'
import type { Side } from './side.ts'
import { open, withLibrary } from './with-library.ts'
import { type Workload, workloads } from './workloads.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    slice: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    shapes: { type: 'string', default: '0' },
  },
})

const runner = (side: Side, { run, adds }: Workload): Runner => ({
  run: turn => run(side, turn),
  clean: adds ? () => side.reset() : undefined,
})

async function compare(workload: Workload, baseline: Side, library: Side): Promise<void> {
  for (const turn of [0, 1, 77]) {
    deepStrictEqual(await workload.run(library, turn), await workload.run(baseline, turn), workload.name)
  }
}

async function measure(pace: Pace, only: RegExp, shapes: number): Promise<Record<string, unknown>> {
  const handDriver = seeded()
  const libraryDriver = seeded()
  const db = open(libraryDriver, shapes ? shapes + 100 : undefined)
  await db.open()
  await runShapes(db, shapes)
  const baseline = byHand(handDriver)
  const library = withLibrary(libraryDriver, db)
  const results: Record<string, unknown> = {}
  for (const workload of workloads) {
    if (!only.test(workload.name)) continue
    if (workload.compared) await compare(workload, baseline, library)
    results[workload.name] = await race(runner(baseline, workload), runner(library, workload), pace)
  }
  return results
}

const pace = { rounds: Number(values.rounds), slice: Number(values.slice) }
process.stdout.write(JSON.stringify(await measure(pace, new RegExp(values.only), Number(values.shapes))))
