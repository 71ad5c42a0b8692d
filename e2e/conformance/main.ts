// Runs the conformance suite in the page and leaves what became of it as JSON.
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { runConformance } from 'isomodel/testing'

const outcomes = await runConformance({ adapter: () => sqliteWasm({ storage: 'memory' }) })
const told = outcomes.map(({ error, ...outcome }) => ({
  ...outcome,
  error: error instanceof Error ? error.message : error,
}))
const output = document.getElementById('outcomes')
if (output) output.textContent = JSON.stringify(told)
