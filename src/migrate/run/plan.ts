// What a run would send.
import { define } from '../../database/define.ts'
import type { BatchDatabase } from '../../database/types.ts'
import { sql } from '../../query/sql.ts'
import { liveSchema } from '../rebuild/live.ts'
import { rebuildStatements } from '../rebuild/statements.ts'
import { wayOf } from './execute.ts'
import type { Migration } from './migration.ts'
import type { Part } from './parts.ts'
import { find, type Found, type Planned, planned } from './plan-of.ts'
import { plannedBack, type RollbackOptions } from './rollback.ts'

/** One migration as it would run. */
export interface MigrationPlan {
  readonly name: string
  /** Whether all of it is done or nothing. */
  readonly atomic: boolean
  readonly steps: readonly PlannedStep[]
}

export interface PlannedStep {
  readonly label: string
  /** SQL as it is sent; none for code. */
  readonly statements: readonly string[]
  /** The statements follow from what the steps before leave. */
  readonly later?: true
}

export interface PlanOptions {
  readonly to?: string | undefined
  readonly outOfOrder?: boolean | undefined
  /** The way back instead. */
  readonly back?: RollbackOptions | undefined
  /** An empty database of the same dialect, in memory, on which the steps are rehearsed without rows. */
  readonly scratch?: BatchDatabase | undefined
}

/**
 * What migrate() would send to this database, or rollback() with `back`. Nothing is changed.
 *
 * The statements that make a table of SQLite anew follow from the tables, triggers and views before them. With a `scratch`
 * database they are those that will be sent; without one, those that follow from what the steps before leave are not told.
 */
export async function plan(
  db: BatchDatabase,
  migrations: readonly Migration[],
  options: PlanOptions = {},
): Promise<MigrationPlan[]> {
  const found = await find(db, migrations, options)
  const plans = options.back ? plannedBack(found, options.back) : planned(found, options.to)
  const scratch = plans.some(isRebuilt) ? options.scratch : undefined
  if (scratch) await copySchema(db, scratch)
  const shown: MigrationPlan[] = []
  for (const one of plans) shown.push(await shownPlan(found, one, scratch, shown.length === 0))
  return shown
}

const isRebuilt = ({ parts }: Planned): boolean => parts.some(({ kind }) => kind === 'rebuild')

/** What SQLite makes by itself, and the tables behind virtual ones. */
const OWN = `name LIKE 'sqlite\\_%' ESCAPE '\\' OR name IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`

/** Tables without their rows, and all that stands on them. */
async function copySchema(db: BatchDatabase, scratch: BatchDatabase): Promise<void> {
  const question = `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND NOT (${OWN}) ORDER BY rowid`
  const rows = await sql<{ sql: string }>`${sql.unsafe(question)}`.all(db)
  await scratch.open()
  await define(
    scratch,
    rows.map(row => row.sql),
  )
}

/** `first`: nothing comes before it. */
async function shownPlan(
  found: Found,
  plan: Planned,
  scratch: BatchDatabase | undefined,
  first: boolean,
): Promise<MigrationPlan> {
  const { groups, parts } = plan
  const steps: PlannedStep[] = []
  for (const [at, part] of parts.entries()) {
    const made = await statementsOf(found, plan, part, scratch ?? (first && at === 0 ? found.db : undefined))
    steps.push(made ? { label: part.label, statements: made } : { label: part.label, statements: [], later: true })
    if (scratch && made) await rehearse(scratch, made)
  }
  return { name: plan.migration.name, atomic: groups.length <= 1 && (groups[0]?.atomic ?? true), steps }
}

/** Brings the empty tables on. What would be inserted, and checked, finds no rows. */
async function rehearse(scratch: BatchDatabase, statements: readonly string[]): Promise<void> {
  const [keys] = await sql<{ foreign_keys: number }>`PRAGMA foreign_keys`.all(scratch)
  if (keys?.foreign_keys !== 0) await sql`PRAGMA foreign_keys = OFF`.all(scratch)
  await define(scratch, statements)
}

/** null: they follow from what is not there yet. */
async function statementsOf(
  { db, dialect, means }: Found,
  { parts }: Planned,
  part: Part,
  live: BatchDatabase | undefined,
): Promise<readonly string[] | null> {
  if (part.kind === 'run') return []
  if (part.kind === 'statements') return part.statements
  if (!live) return null
  const way = wayOf(db, means, parts)
  return rebuildStatements(await liveSchema(live), [part.rebuild], part.after, way, dialect).map(one => one.sql)
}
