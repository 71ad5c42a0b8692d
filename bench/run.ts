// `npm run bench`: every figure three times, each time in a fresh process, and whether the median keeps its bound.
// --only=<pattern> --on=<sqlite|postgres|mysql> --rounds=15 --slice=60 (milliseconds) --runs=3
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { heapRatio } from './heap.ts'
import { median, type Result } from './race.ts'
import { serverWorkloads } from './servers/workloads.ts'
import { workloads } from './workloads.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    slice: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    on: { type: 'string', default: '' },
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
/** The exit code of a process that finds no server. */
const MISSING = 3

/** The figures of one run in a process of its own; undefined where its server is missing. */
function measured(script: string, ...args: string[]): Record<string, Result> | undefined {
  const given = [`--rounds=${values.rounds}`, `--slice=${values.slice}`, `--only=${values.only}`, ...args]
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', path, ...given])
  if (status === MISSING) return undefined
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

/** The line of a workload, with the times of the first run. */
function workloadLine(name: string, bound: number, results: readonly Result[]): void {
  const [first] = results as [Result]
  const times = `   (${microseconds(first.baseline)} by hand, ${microseconds(first.library)})`
  line(
    name,
    bound,
    results.map(({ ratio }) => ratio),
    times,
  )
}

const repeated = <T>(run: () => T): T[] => Array.from({ length: runs }, run)

function onSqlite(): void {
  const measure = (shapes: number) => measured('measure.ts', `--shapes=${shapes}`) as Record<string, Result>
  const alone = repeated(() => measure(0))
  const crowded = repeated(() => measure(shapes))
  const resultsOf = (all: typeof alone, name: string) => all.map(run => run[name] as Result)
  console.log('SQLite, as multiples of better-sqlite3')
  const shown = workloads.filter(({ name }) => only.test(name))
  for (const { name, bound } of shown) workloadLine(name, bound, resultsOf(alone, name))
  if (only.test('heap')) {
    const ratios = repeated(() => heapRatio(1))
    line('heap held by 100,000 rows', 1.05, ratios)
  }
  console.log(`\nThe same beside ${shapes} other shapes, as multiples of the above`)
  for (const { name } of shown) {
    const before = median(resultsOf(alone, name).map(({ ratio }) => ratio))
    const ratios = resultsOf(crowded, name).map(({ ratio }) => ratio / before)
    line(name, besideShapes, ratios)
  }
}

function onServer(server: 'postgres' | 'mysql', title: string): void {
  const all = repeated(() => measured('servers/measure.ts', `--server=${server}`))
  console.log(`\n${title}`)
  for (const { name, bounds } of serverWorkloads) {
    const bound = bounds[server]
    if (bound === null || !only.test(name)) continue
    const results = all.flatMap(run => run?.[name] ?? [])
    if (results.length === runs) workloadLine(name, bound, results)
    else console.log(`${name.padEnd(42)} NOT MEASURED: there is no server`)
  }
}

const on = new RegExp(values.on)
if (on.test('sqlite')) onSqlite()
if (on.test('postgres')) onServer('postgres', 'Postgres, as multiples of pg')
if (on.test('mysql')) onServer('mysql', 'MariaDB, as multiples of mysql2')
console.log(missed === 0 ? '\nAll bounds are kept.' : `\n${missed} bounds are missed.`)
process.exitCode = missed === 0 ? 0 : 1
