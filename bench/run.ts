// `npm run bench`: every figure three times, each time in a fresh process, and whether the median keeps its bound.
// --only=<pattern> --rounds=15 --slice=60 (milliseconds) --runs=3
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { heapRatio } from './heap.ts'
import { median, type Result } from './race.ts'
import { workloads } from './workloads.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    slice: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '3' },
  },
})
const only = new RegExp(values.only)
const runs = Number(values.runs)
/** Ratios of a shared machine waver: a bound is kept while the median is at most this many times it. */
const tolerance = 1.1
/** How much more anything may cost beside a thousand other shapes. */
const besideShapes = 1.25
const shapes = 1000

function measured(shapes: number): Record<string, Result> {
  const args = [`--rounds=${values.rounds}`, `--slice=${values.slice}`, `--only=${values.only}`, `--shapes=${shapes}`]
  const script = fileURLToPath(new URL('measure.ts', import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', script, ...args])
  if (status !== 0) throw new Error(stderr.toString())
  return JSON.parse(stdout.toString()) as Record<string, Result>
}

let missed = 0

function line(name: string, bound: number, ratios: readonly number[], times = ''): void {
  const met = median(ratios) <= bound * tolerance
  if (!met) missed++
  const shown = ratios.map(ratio => ratio.toFixed(2)).join('  ')
  console.log(`${name.padEnd(42)} at most ${bound.toFixed(2)}   ${shown}   ${met ? 'met' : 'MISSED'}${times}`)
}

const microseconds = (time: number): string =>
  time < 1000 ? `${time.toFixed(2)} us` : `${(time / 1000).toFixed(2)} ms`

const alone = Array.from({ length: runs }, () => measured(0))
const crowded = Array.from({ length: runs }, () => measured(shapes))

for (const { name, bound } of workloads) {
  if (!only.test(name)) continue
  const results = alone.map(run => run[name] as Result)
  const [first] = results as [Result]
  const times = `   (${microseconds(first.baseline)} by hand, ${microseconds(first.library)})`
  line(
    name,
    bound,
    results.map(({ ratio }) => ratio),
    times,
  )
}
if (only.test('heap'))
  line(
    'heap held by 100,000 rows',
    1.05,
    Array.from({ length: runs }, () => heapRatio(1)),
  )
console.log(`\nThe same beside ${shapes} other shapes, as multiples of the above`)
for (const { name } of workloads) {
  if (!only.test(name)) continue
  const before = median(alone.map(run => (run[name] as Result).ratio))
  line(
    name,
    besideShapes,
    crowded.map(run => (run[name] as Result).ratio / before),
  )
}
console.log(missed === 0 ? '\nAll bounds are kept.' : `\n${missed} bounds are missed.`)
process.exitCode = missed === 0 ? 0 : 1
