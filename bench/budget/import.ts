// Processor time of importing the core and one adapter in a fresh process, above importing the driver alone.
import { spawnSync } from 'node:child_process'

const rounds = 15
const root = new URL('../../', import.meta.url)

function processorTime(specifiers: string[]): number {
  const imports = specifiers.map(specifier => `await import(${JSON.stringify(specifier)})`).join('\n')
  const script = `const start = process.cpuUsage()\n${imports}\nconst used = process.cpuUsage(start)\nconsole.log((used.user + used.system) / 1000)`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return Number(run.stdout)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
}

const files = ['index', 'better-sqlite3'].map(name => new URL(`dist/${name}.js`, root).href)
const differences: number[] = []
for (let round = 0; round < rounds; round++) {
  const driver = processorTime(['better-sqlite3'])
  differences.push(processorTime(['better-sqlite3', ...files]) - driver)
}
console.log(`import of core and adapter: ${median(differences).toFixed(1)} ms of processor time above the driver`)
