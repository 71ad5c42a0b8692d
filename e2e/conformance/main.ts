// Runs the conformance suite in the page and leaves what became of it as JSON. `?storage=` chooses where.
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { runConformance } from 'isomodel/testing'

const durable = new URLSearchParams(location.search).get('storage') === 'opfs'
let databases = 0

/** Each a database of its own. */
const adapter = () =>
  durable ? sqliteWasm({ storage: 'opfs', name: `case-${databases++}` }) : sqliteWasm({ storage: 'memory' })

const outcomes = await runConformance({ adapter })
const told = outcomes.map(({ error, ...outcome }) => ({
  ...outcome,
  error: error instanceof Error ? error.message : error,
}))
const output = document.getElementById('outcomes')
if (output) output.textContent = JSON.stringify(told)
