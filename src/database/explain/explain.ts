// explain(): how the database would run a statement, or how it ran, as a tree.
import type { MaybePromise } from '../../adapter/adapter.ts'
import type { Executable, Look, Parameters, Statement } from '../../ast/executor.ts'
import { SELECT } from '../../ast/op.ts'
import type { Plan } from '../../ast/query.ts'
import type { PlanWords } from '../../dialect/plan.ts'
import { plans as sqlite } from '../../dialect/sqlite/plan-steps.ts'
import { UnsupportedError } from '../../error/definition.ts'
import { ValidationError } from '../../error/validation.ts'
import { bounded, type Session, settle, translate, isPromise } from '../run.ts'
import { sqlOf, unbound } from '../statement.ts'
import type { BatchDatabase, Transaction } from '../types.ts'
import { named, type Names, namesIn } from './named.ts'
import type { ExplainOptions, PlanNode, QueryPlan } from './plan-types.ts'
import { planText } from './text.ts'

/**
 * How the database would run a statement: `explain(db, query)`. Nothing runs, writes included. With `{ analyze: true }` the
 * query does run, and its steps have `actual` rows and times.
 *
 * SQLite tells neither rows nor costs; Postgres tells all; MySQL and MariaDB tell rows, and MySQL costs. `analyze` is for
 * Postgres and MariaDB: UnsupportedError elsewhere. It takes queries that neither write nor lock: ValidationError for others,
 * and for SQL written by hand, of which nothing is known. `query.explain(db)` answers the database's own words.
 * https://sqlite.org/eqp.html, https://www.postgresql.org/docs/current/sql-explain.html,
 * https://dev.mysql.com/doc/refman/8.4/en/explain.html, https://mariadb.com/kb/en/analyze-format-json/
 */
export async function explain(
  db: BatchDatabase | Transaction,
  statement: Statement<unknown>,
  { analyze = false }: ExplainOptions = {},
): Promise<QueryPlan> {
  const { statement: given, parameters } = unbound(statement, 'explain() takes a database and a statement')
  const look: Look<FoundPlan> = (session: Session, one, all) => planIn(session, one, all, analyze)
  return (await db['~explain'](given, parameters, look)).plan
}

/** A plan, and what the names in it stand for. */
export interface FoundPlan {
  readonly plan: QueryPlan
  readonly names: Names
}

function wordsOf({ cache: { dialect } }: Session): PlanWords {
  const words = dialect.plans ?? (dialect.name === 'sqlite' ? sqlite : undefined)
  if (!words) throw new UnsupportedError('explain()', dialect.name)
  return words
}

/** What writes or locks, in a text whose names are quoted and whose values are parameters. */
const CHANGES = /\b(?:INSERT|UPDATE|DELETE|MERGE|SHARE)\b/i
const QUOTED = /"(?:[^"]|"")*"|`(?:[^`]|``)*`|'(?:[^']|'')*'/g

function analyzing({ analyze }: PlanWords, { adapter }: Session, plan: Plan, sql: string): string {
  if (plan.op !== SELECT || CHANGES.test(sql.replace(QUOTED, '')))
    throw new ValidationError(
      'explain() with analyze runs the statement: it takes a query that neither writes nor locks',
    )
  if (analyze === null) throw new UnsupportedError('explain() with analyze', adapter.dialect.name)
  return analyze
}

/** The plan of a statement on a connection. */
export function planIn(
  session: Session,
  statement: Executable,
  parameters: Parameters | undefined,
  analyze: boolean,
): MaybePromise<FoundPlan> {
  const words = wordsOf(session)
  const { dialect } = session.cache
  // Made once: defaults may be other values each time.
  const plan = statement['~plan'](dialect.maxParameters, true, session.adapter)
  const { sql, params } = sqlOf(session, { '~mode': statement['~mode'], '~plan': () => plan }, parameters)
  const prefix = analyze ? analyzing(words, session, plan as Plan, sql) : words.prefix
  const read = (rows: unknown): FoundPlan => {
    const names = namesIn(dialect, plan)
    return { plan: treeOf(named(dialect, words.read(rows as unknown[][]), names)), names }
  }
  return settle(
    () => answerOf(session, prefix + sql, params),
    read,
    error => {
      throw translate(session, error, sql, params)
    },
  )
}

/** The rows of a statement that is sent once. */
export function answerOf(session: Session, sql: string, params: readonly unknown[]): MaybePromise<unknown> {
  const prepared = session.connection.prepare(sql, true)
  const answer = prepared.all(params)
  const free = (): void => prepared.finalize()
  if (isPromise(answer)) return bounded(session, (answer as Promise<unknown>).finally(free), false)
  free()
  return answer
}

function treeOf(roots: readonly PlanNode[]): QueryPlan {
  const all = (nodes: readonly PlanNode[]): PlanNode[] => nodes.flatMap(node => [node, ...all(node.children)])
  return { roots, nodes: all(roots), text: planText(roots) }
}
