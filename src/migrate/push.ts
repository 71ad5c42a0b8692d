// Brings a database to its models at once, for prototypes.
import type { DatabaseSchema, SchemaOperation } from '../ast/schema.ts'
import type { BatchDatabase } from '../database/types.ts'
import { defining } from '../dialect/defining.ts'
import { IsomodelError } from '../error/base.ts'
import { MigrationError } from '../error/migration.ts'
import { diff } from '../schema/diff/diff.ts'
import type { DiffOptions, DiffResult } from '../schema/diff/types.ts'
import type { Models } from '../schema/describe.ts'
import { aligned } from './compare/aligned.ts'
import { describe } from './describe.ts'
import { inspect } from './inspect/inspect.ts'
import { renamesOf } from './renames.ts'
import { runGroup } from './run/execute.ts'
import { groupsOf } from './run/groups.ts'
import { locked, type RunOptions, runOf } from './run/migrate.ts'
import { partsOf } from './run/parts.ts'
import { meansOf } from './run/plan-of.ts'

export interface PushOptions extends RunOptions, DiffOptions {
  /** Works out the steps, and takes none. */
  readonly dryRun?: boolean | undefined
  /** The questions that are open, before anything is changed: their answers, or null to leave it at that. */
  readonly ask?: ((before: DatabaseSchema, after: DatabaseSchema) => Promise<DiffResult>) | undefined
}

/**
 * Changes the tables of the models in the database to what the models mean, without migrations: for prototypes, and never for
 * data that matters. Tables and views that no model describes are left alone. Answers the steps that were taken; or questions,
 * and then nothing was changed.
 */
export async function push(db: BatchDatabase, models: Models, options: PushOptions = {}): Promise<DiffResult> {
  await db.open()
  const dialect = defining(db['~dialect'])
  const wanted = describe(models)
  const schemas = [...new Set(wanted.tables.flatMap(({ schema }) => schema ?? []))]
  const live = await inspect(db, dialect.abilities.schemas ? { schemas } : {})
  const renames = [...(options.renames ?? []), ...renamesOf(models)]
  const known = new Set([
    ...[...wanted.tables, ...wanted.views].map(({ name }) => name),
    ...renames.filter(({ column }) => column === undefined).map(({ from }) => from),
  ])
  const isKnown = ({ name }: { readonly name: string }): boolean => known.has(name)
  const before = { tables: live.tables.filter(isKnown), views: live.views.filter(isKnown) }
  const after = aligned(wanted, before, dialect)
  const result = options.ask ? await options.ask(before, after) : diff(before, after, { ...options, renames })
  if (result.questions.length > 0 || result.operations.length === 0 || options.dryRun) return result
  await take(
    db,
    before,
    result.operations.map(({ operation }) => operation),
    options,
  )
  return result
}

async function take(
  given: BatchDatabase,
  before: DatabaseSchema,
  operations: readonly SchemaOperation[],
  options: RunOptions,
): Promise<void> {
  await locked(given, options, async (db, held) => {
    const dialect = defining(db['~dialect'])
    const means = meansOf(db, dialect)
    const { parts } = partsOf(operations, before, dialect)
    const run = runOf({ db, dialect, means }, parts, held, part => {
      options.signal?.throwIfAborted()
      const place = parts.indexOf(part) + 1
      options.onProgress?.({ migration: 'push', at: 1, of: 1, part: place, parts: parts.length, label: part.label })
    })
    const groups = groupsOf(parts, means)
    for (const [at, group] of groups.entries()) {
      try {
        await runGroup(run, group, [])
      } catch (error) {
        const told = error instanceof IsomodelError ? error.message : 'its code failed'
        const remains = at === 0 ? 'nothing was changed' : `${at} of ${groups.length} parts are done`
        throw new MigrationError(`push() failed at ${run.last()?.label ?? 'its end'} (${remains}): ${told}`, error)
      }
    }
  })
}
