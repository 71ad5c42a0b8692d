// Databases that were there before their migrations.
import type { BatchDatabase } from '../../database/types.ts'
import { MigrationError } from '../../error/migration.ts'
import { compareTables } from '../compare/compare.ts'
import { applied } from './journal.ts'
import { locked, type RunOptions } from './migrate.ts'
import type { Migration } from './migration.ts'
import { find, foldAll } from './plan-of.ts'

export interface BaselineOptions extends RunOptions {
  /** The last migration that the database has; all of them unless given. */
  readonly to?: string | undefined
}

/**
 * Notes migrations as applied without running them, for a database whose tables were made in another way. Answers their names.
 *
 * @throws MigrationError, with nothing noted, where the tables are not those that these migrations make
 */
export async function baseline(
  given: BatchDatabase,
  migrations: readonly Migration[],
  options: BaselineOptions = {},
): Promise<string[]> {
  return locked(given, options, async db => {
    const { list, history, dialect } = await find(db, migrations, {})
    if (history.begun) throw new MigrationError(`the migration ${history.begun.name} was begun and not finished`)
    const last = options.to === undefined ? list.length - 1 : list.findIndex(one => one.migration.name === options.to)
    if (last < 0 && options.to !== undefined) throw new MigrationError(`the migration ${options.to} is not among these`)
    const wanted = list.slice(0, last + 1)
    const missing = wanted.filter(one => history.pending.includes(one))
    if (missing.length === 0) return []
    const [first] = await compareTables(db, dialect, foldAll(wanted.map(({ migration }) => migration)))
    if (first)
      throw new MigrationError(
        `the database is not as these migrations make it: ${first.text}`,
        undefined,
        'MIGRATION_DRIFT',
      )
    await db.batch(
      missing.map(({ migration, hash }) =>
        applied(migration.name, hash, list.findIndex(one => one.migration === migration) + 1),
      ),
    )
    return missing.map(({ migration }) => migration.name)
  })
}
