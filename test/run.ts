// Runs every check in order, stops at the first that fails, and ends with one line of counts.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'

interface Counts {
  passed: number
  failed: number
}

interface Step {
  name: string
  /** Part of the quick loop. */
  quick?: true
  commands: string[][]
  /** Where the last command leaves its own counts; other steps count as one. */
  counts?: () => Counts
}

const reports = '.cache/reports'

const steps: Step[] = [
  { name: 'chromium', commands: [['node', 'e2e/chromium.ts']] },
  { name: 'mariadb', commands: [['node', 'test/services/install.ts']] },
  { name: 'format', quick: true, commands: [['oxfmt', '--check']] },
  { name: 'lint', quick: true, commands: [['oxlint']] },
  { name: 'types', quick: true, commands: [['tsc'], ['tsc', '-p', 'tsconfig.src.json']] },
  {
    name: 'unit',
    quick: true,
    commands: [[...vitest('unit', 'shared', 'apart'), '--maxWorkers=100%']],
    counts: () => vitestCounts('unit'),
  },
  { name: 'servers', commands: [vitest('servers', 'servers')], counts: () => vitestCounts('servers') },
  { name: 'build', commands: [['npm', 'run', '--silent', 'build']] },
  { name: 'package', commands: [['npm', 'run', '--silent', 'package']] },
  {
    name: 'size-budget',
    commands: [
      ['node', 'bench/budget/size.ts'],
      ['node', 'bench/budget/wasm-size.ts'],
    ],
  },
  { name: 'type-budget', commands: [['node', 'bench/budget/types.ts']] },
  { name: 'browser', commands: [['playwright', 'test', '--reporter=list,json']], counts: playwrightCounts },
]

/** The tests of these projects, with a report under a name. */
function vitest(name: string, ...projects: string[]): string[] {
  const report = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reports}/${name}.json`]
  return ['vitest', 'run', ...projects.map(project => `--project=${project}`), ...report]
}

function vitestCounts(name: string): Counts {
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(name)
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

function playwrightCounts(): Counts {
  const { stats } = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>('browser')
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}

function readReport<Report>(name: string): Report {
  return JSON.parse(readFileSync(`${reports}/${name}.json`, 'utf8')) as Report
}

const env = {
  ...process.env,
  PATH: [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter),
  PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/browser.json`,
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
}

function run(step: Step): Counts {
  console.log(`\n▶ ${step.name}`)
  const start = performance.now()
  const ok = step.commands.every(([program = '', ...args]) => {
    return spawnSync(program, args, { stdio: 'inherit', env }).status === 0
  })
  console.log(`${ok ? '✔' : '✘'} ${step.name}, ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return count(step, ok)
}

/** A report can be missing, and a run can fail without a failed test: a file that does not load, say. */
function count(step: Step, ok: boolean): Counts {
  const fallback = { passed: Number(ok), failed: Number(!ok) }
  try {
    const counts = step.counts?.() ?? fallback
    return ok ? counts : { ...counts, failed: Math.max(1, counts.failed) }
  } catch {
    return fallback
  }
}

function select(args: string[]): Step[] {
  if (args.length === 0) return steps
  if (args[0] === '--quick') return steps.filter(step => step.quick)
  const unknown = args.filter(name => !steps.some(step => step.name === name))
  if (unknown.length)
    throw new Error(`No step ${unknown.join(', ')}; there are ${steps.map(step => step.name).join(', ')}`)
  return steps.filter(step => args.includes(step.name))
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const total: Counts = { passed: 0, failed: 0 }
for (const step of select(process.argv.slice(2))) {
  const { passed, failed } = run(step)
  total.passed += passed
  total.failed += failed
  if (failed > 0) break
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
