// The conformance suite: the cases for one adapter, ready to be run by any test framework, or by none.
import type { Adapter } from '../adapter/adapter.ts'
import { connect } from '../database/connect.ts'
import type { ConnectOptions, TransactionDatabase } from '../database/types.ts'
import type { Case, Context, Topic } from './case.ts'
import { topics } from './cases/topics.ts'
import { unmet } from './needs.ts'

export interface ConformanceOptions {
  /** Makes an adapter for a new, empty database. Called for every case, and once to ask for abilities. */
  readonly adapter: () => Adapter
  /** A collation of the database in which the case of ASCII letters makes no difference; `NOCASE` unless given. */
  readonly caseless?: string
  /** Called with what became of each case: at once for those skipped, after the run for others. */
  readonly record?: (outcome: Outcome) => void
}

/** A case for one adapter. */
export interface ConformanceCase {
  /** Topic and sentence: `text: sorts by code point`. */
  readonly name: string
  /** Why the case does not run here; undefined where it does. */
  readonly skipped: string | undefined
  /** Runs the case on an empty database. Fails where the adapter behaves otherwise; a skipped case does nothing. */
  run(): Promise<void>
}

/** What became of a case. */
export interface Outcome {
  readonly name: string
  readonly result: 'passed' | 'failed' | 'skipped'
  /** Why it was skipped. */
  readonly reason?: string
  /** Why it failed. */
  readonly error?: unknown
}

/**
 * The cases that prove an adapter, to be handed to a test framework:
 * `for (const one of conformanceCases({ adapter })) test(one.name, () => one.run())`.
 */
export function conformanceCases(options: ConformanceOptions): ConformanceCase[] {
  const adapter = options.adapter()
  return topics.flatMap(topic => topic.cases.map(one => conformanceCase(topic, one, adapter, options)))
}

/** Runs all cases, one after another, and answers what became of them: for programs without a test framework. */
export async function runConformance(options: ConformanceOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const record = (outcome: Outcome): void => {
    outcomes.push(outcome)
    options.record?.(outcome)
  }
  for (const one of conformanceCases({ ...options, record })) await one.run().catch(() => {})
  return outcomes
}

function conformanceCase(topic: Topic, one: Case, adapter: Adapter, options: ConformanceOptions): ConformanceCase {
  const name = `${topic.name}: ${one.name}`
  const skipped = unmet(one.needs ?? [], adapter)
  if (skipped !== undefined) {
    options.record?.({ name, result: 'skipped', reason: skipped })
    return { name, skipped, run: async () => {} }
  }
  const run = async (): Promise<void> => {
    try {
      await runCase(one, options)
    } catch (error) {
      options.record?.({ name, result: 'failed', error })
      throw error
    }
    options.record?.({ name, result: 'passed' })
  }
  return { name, skipped, run }
}

async function runCase(one: Case, { adapter: make, caseless = 'NOCASE' }: ConformanceOptions): Promise<void> {
  const opened: TransactionDatabase[] = []
  // Cases say by their needs that they use transactions, so that all may be written for databases that have them.
  const adapter = make as () => Adapter<'transaction'>
  const connected = (options: ConnectOptions): TransactionDatabase => {
    const db = connect(adapter(), options)
    opened.push(db)
    return db
  }
  let first: TransactionDatabase | undefined
  const context: Context = {
    get db() {
      return (first ??= connected({}))
    },
    async connect(options) {
      const db = connected(options)
      await db.open()
      return db
    },
    caseless,
    adapter,
  }
  try {
    await one.run(context)
  } finally {
    for (const db of opened) await db.close()
  }
}
