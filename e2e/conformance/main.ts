// Runs the conformance suite in the page and leaves what became of it as JSON. `?storage=` chooses where.
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { conformanceCases, type Outcome } from 'isomodel/testing'
import { reuse } from './reuse.ts'

const durable = new URLSearchParams(location.search).get('storage') === 'opfs'
let databases = 0

/** Each a database of its own. */
const fresh = () =>
  durable ? sqliteWasm({ storage: 'opfs', name: `case-${databases++}` }) : sqliteWasm({ storage: 'memory' })

const reused = reuse(() => sqliteWasm({ storage: 'opfs', name: `reused-${databases++}`, durability: 'relaxed' }))
let adapter = fresh
const outcomes: Outcome[] = []
const cases = conformanceCases({ adapter: () => adapter(), record: outcome => outcomes.push(outcome) })
for (const one of cases) {
  // Opening and closing are what these cases are about.
  adapter = durable && !one.name.startsWith('life:') ? reused.adapter : fresh
  await one.run().catch(() => {})
}
await reused.close()

const told = outcomes.map(({ error, ...outcome }) => ({
  ...outcome,
  error: error instanceof Error ? error.message : error,
}))
const output = document.getElementById('outcomes')
if (output) output.textContent = JSON.stringify(told)
