// Runs a query and tells what was sent, what came back, how the database went about it, and where the time went.
import { type Database, explain, type PlanNode, type Statement, UnsupportedError } from 'isomodel'
import { type Answer, type AnyStatement, runnable } from './runnable.ts'

/** Milliseconds that answers took so far, summed up: in the worker of the database, and of decoding on the page. */
export interface Spent {
  readonly worker: number
  readonly decode: number
}

export interface MeasureOptions {
  /** Reads no more rows than this, and frees the rest. All rows unless given. */
  readonly maxRows?: number
  /** Milliseconds after which the run ends with TimeoutError. */
  readonly timeout?: number
  readonly signal?: AbortSignal
  /** The sums at this moment; read before and after the run. */
  readonly spent?: () => Spent
}

/** A run: `rows` of a read, `count` of a write. All times are milliseconds. */
export interface Measured extends Answer, Spent {
  readonly sql: string
  readonly parameters: readonly unknown[]
  /** The database's plan, which is empty where there is none. */
  readonly plan: readonly PlanNode[]
  /** From the query to SQL and parameters. */
  readonly build: number
  /** From the query to the finished rows, `build`, `worker` and `decode` included; the plan is not. */
  readonly total: number
}

/** Runs the query. What the library throws is passed on as it is. */
export async function measure(
  query: Statement<unknown>,
  db: Database,
  options: MeasureOptions = {},
): Promise<Measured> {
  const { maxRows, timeout, signal, spent = nothingSpent } = options
  const bounded = db.with({ timeout, signal })
  const { write, run } = runnable(query as AnyStatement)
  const before = spent()
  const start = performance.now()
  const { sql, params } = oneStatement(() => write(bounded))
  const build = performance.now() - start
  const answer = await run(bounded, sql, maxRows)
  const total = performance.now() - start
  const after = spent()
  // Not everything has a plan: the table may be gone by now.
  const plan = await explain(db, query).then(
    ({ roots }) => roots,
    () => [],
  )
  const worker = after.worker - before.worker
  return { sql, parameters: params, ...answer, plan, build, worker, decode: after.decode - before.decode, total }
}

const nothingSpent = (): Spent => ({ worker: 0, decode: 0 })

/** A bulk insert of more values than one statement takes has no text of its own, and runs all the same. */
function oneStatement(write: () => { sql: string; params: readonly unknown[] }) {
  try {
    return write()
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error
    return { sql: `-- ${error.message}`, params: [] }
  }
}
