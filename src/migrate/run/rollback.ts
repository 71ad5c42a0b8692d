// The way back.
import type { DatabaseSchema } from '../../ast/schema.ts'
import type { BatchDatabase } from '../../database/types.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { MigrationError } from '../../error/migration.ts'
import { applyAll } from '../../schema/change/apply.ts'
import { sameSchema } from '../../schema/change/canonical.ts'
import { invert } from '../../schema/change/invert.ts'
import { groupsOf } from './groups.ts'
import type { Hashed } from './history.ts'
import { locked, refuseCode, type RunOptions, tellOf, undoPlanned } from './migrate.ts'
import { effectOf, isOperation, type Migration, type Step } from './migration.ts'
import { partsOf } from './parts.ts'
import { find, foldAll, type Found, type Planned, within } from './plan-of.ts'
import { checkEnd } from './verify.ts'

export interface RollbackOptions extends RunOptions {
  /** The last migration that stays; null: none. */
  readonly to?: string | null | undefined
  /** How many migrations are undone where `to` is not given; 1 unless given. */
  readonly steps?: number | undefined
}

/**
 * The steps back of a migration that met these tables: those that it has, or those that follow from its operations.
 *
 * @throws MigrationError where there are none, and says why
 */
export function downOf({ name, up, down }: Migration, before: DatabaseSchema): readonly Step[] {
  if (down === null) throw new MigrationError(`the migration ${name} cannot be undone: it says so`)
  if (down) {
    const after = applyAll(before, up.flatMap(effectOf))
    if (!sameSchema(applyAll(after, down.flatMap(effectOf)), before))
      throw new MigrationError(`the way back of the migration ${name} does not lead to the tables before it`)
    return down
  }
  let schema = before
  const back: Step[][] = []
  for (const step of up) {
    if (!isOperation(step))
      throw new MigrationError(
        `the migration ${name} cannot be undone: nothing says how to undo ${step.kind === 'run' ? `'${step.label}'` : 'its SQL'}`,
      )
    const inverse = invert(step, schema)
    if (!inverse) throw new MigrationError(`the migration ${name} cannot be undone: nothing undoes its ${step.kind}`)
    back.unshift([...inverse])
    schema = applyAll(schema, [step])
  }
  return back.flat()
}

/** Those to undo, the last first. */
export function undoing(applied: readonly Hashed[], { to, steps = 1 }: RollbackOptions): Hashed[] {
  if (!Number.isSafeInteger(steps) || steps < 1) throw new MigrationError('rollback() takes steps as a number from 1')
  if (to === null) return applied.toReversed()
  if (to === undefined) return applied.slice(Math.max(0, applied.length - steps)).toReversed()
  const last = applied.findIndex(({ migration }) => migration.name === to)
  if (last < 0) throw new MigrationError(`the migration ${to} is not applied`)
  return applied.slice(last + 1).toReversed()
}

export function plannedBack({ history, dialect, means }: Found, options: RollbackOptions): Planned[] {
  if (history.begun?.state === 'running')
    throw new MigrationError(
      `the migration ${history.begun.name} was begun and not finished: run migrate() before going back`,
    )
  return undoing(history.applied, options).map(one => planBack(one, history.applied, dialect, means))
}

function planBack(one: Hashed, applied: readonly Hashed[], dialect: DefiningDialect, means: Found['means']): Planned {
  const { migration } = one
  const before = foldAll(applied.slice(0, applied.indexOf(one)).map(({ migration: earlier }) => earlier))
  const after = applyAll(before, migration.up.flatMap(effectOf))
  return within(migration.name, () => {
    const { parts } = partsOf(downOf(migration, before), after, dialect)
    return { ...one, parts, groups: groupsOf(parts, means), before: after, after: before }
  })
}

/**
 * Undoes the last migration, the last `steps`, or all behind `to` (null: all of them), the last one first. Rows of what is
 * dropped are gone. Answers the names of those that were undone.
 *
 * @throws MigrationError, with nothing changed, where one of them has no way back
 */
export async function rollback(
  db: BatchDatabase,
  migrations: readonly Migration[],
  options: RollbackOptions = {},
): Promise<string[]> {
  return locked(db, options, async (open, held) => {
    const found = await find(open, migrations, {})
    const plans = plannedBack(found, options)
    refuseCode(found, plans)
    for (const [at, plan] of plans.entries())
      await undoPlanned(found, plan, held, tellOf(options, plan.migration.name, at, plans))
    if (plans.length > 0) await checkEnd(found, plans.at(-1) as Planned)
    return plans.map(({ migration }) => migration.name)
  })
}
