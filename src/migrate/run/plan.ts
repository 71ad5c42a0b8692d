// What a run would send.
import type { BatchDatabase } from '../../database/types.ts'
import { writeChange } from '../../compile/change/write.ts'
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
}

export interface PlanOptions {
  readonly to?: string | undefined
  readonly outOfOrder?: boolean | undefined
  /** The way back instead. */
  readonly back?: RollbackOptions | undefined
}

/**
 * What migrate() would send to this database, or rollback() with `back`. Nothing is changed. The statements that make a table of
 * SQLite anew are those for the tables, triggers and views as they are now.
 */
export async function plan(
  db: BatchDatabase,
  migrations: readonly Migration[],
  options: PlanOptions = {},
): Promise<MigrationPlan[]> {
  const found = await find(db, migrations, options)
  const plans = options.back ? plannedBack(found, options.back) : planned(found, options.to)
  return Promise.all(plans.map(one => shown(found, one)))
}

async function shown(found: Found, plan: Planned): Promise<MigrationPlan> {
  const { groups } = plan
  const steps: PlannedStep[] = []
  for (const part of plan.parts) steps.push({ label: part.label, statements: await statementsOf(found, plan, part) })
  return { name: plan.migration.name, atomic: groups.length <= 1 && (groups[0]?.atomic ?? true), steps }
}

async function statementsOf({ db, dialect, means }: Found, { parts }: Planned, part: Part): Promise<readonly string[]> {
  if (part.kind === 'run') return []
  if (part.kind === 'statements') return part.statements
  const made = rebuildStatements(
    await liveSchema(db),
    [part.rebuild],
    part.after,
    wayOf(db, means, parts),
    dialect,
    writeChange,
  )
  return made.map(({ sql }) => sql)
}
