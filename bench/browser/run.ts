// `npm run bench:browser`: the figures of the browser, in Chromium, of a built page. Needs a build of the library.
// --only=<pattern> --rounds=15 --runs=3
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { findChromium } from '../../e2e/chromium.ts'
import { median } from './race.ts'
import type { Measured } from './page.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '15' },
    runs: { type: 'string', default: '3' },
  },
})

/** The whole of one run ends after so many milliseconds. */
const LONGEST = 300_000

const settings = {
  configFile: false,
  root: resolve('bench/browser'),
  logLevel: 'error',
  // SQLocal splits its worker.
  worker: { format: 'es' },
  build: { outDir: resolve('.cache/bench-browser'), emptyOutDir: true, target: 'es2023' },
  preview: {
    host: '127.0.0.1',
    port: 0,
    headers: {
      // SQLocal needs them for its files.
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
} as const

async function measure(address: string): Promise<Measured[]> {
  const executablePath = findChromium()
  const args = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  // A profile on the disk: files of a private window are not where those of users are.
  const profile = mkdtempSync(join(tmpdir(), 'isomodel-bench-'))
  const browser = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args,
  })
  const end = setTimeout(() => void browser.close(), LONGEST)
  try {
    const page = await browser.newPage()
    page.on('pageerror', error => console.error(error.message))
    await page.goto(address)
    return await page.evaluate(({ rounds, only }) => globalThis.measure(rounds, only), {
      rounds: Number(values.rounds),
      only: values.only,
    })
  } finally {
    clearTimeout(end)
    await browser.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

const words = { most: 'at most ', least: 'at least', time: 'at most ' }
const units = { most: '', least: '', time: ' ms' }

/** One figure of all runs: its bound is kept while the median keeps it. */
function print(runs: readonly Measured[]): boolean {
  const [{ name, kind, bound, ours, theirs }] = runs as [Measured]
  const all = runs.map(({ value }) => value)
  const met = bound === undefined || (kind === 'least' ? median(all) >= bound : median(all) <= bound)
  const rule = bound === undefined ? '' : `${words[kind]} ${bound}${units[kind]}`
  const shown = all.map(value => value.toFixed(2).padStart(7)).join(' ') + units[kind]
  const state = bound === undefined ? '' : met ? 'met' : 'MISSED'
  const times = theirs === undefined ? '' : `(${ours.toPrecision(3)} ms, ${theirs.toPrecision(3)} ms)`
  console.log(`${name.padEnd(76)} ${rule.padEnd(14)} ${shown}  ${state.padEnd(6)} ${times}`)
  return met
}

await build(settings)
const server = await preview(settings)
try {
  const address = server.resolvedUrls?.local[0] as string
  const runs: Measured[][] = []
  for (let run = 0; run < Number(values.runs); run++) runs.push(await measure(address))
  const met = (runs[0] as Measured[]).map((_, at) => print(runs.map(run => run[at] as Measured)))
  process.exitCode = met.every(Boolean) ? 0 : 1
} finally {
  await server.close()
}
