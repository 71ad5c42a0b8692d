// Whether a database has the tables that its migrations make.
import type { BatchDatabase } from '../../database/types.ts'
import { MigrationError } from '../../error/migration.ts'
import { compareTables, type Difference } from '../compare/compare.ts'
import type { Migration } from './migration.ts'
import { find, foldAll, type Found, type Planned } from './plan-of.ts'

/**
 * What of the tables that the applied migrations make is otherwise in the database: one line for each difference, none where all
 * is as it should be. Tables that no migration made are not looked at. Nothing is changed.
 *
 * @throws MigrationError where the history of the database is not that of the migrations
 */
export async function verify(db: BatchDatabase, migrations: readonly Migration[]): Promise<Difference[]> {
  const found = await find(db, migrations, {})
  const expected = foldAll(found.history.applied.map(({ migration }) => migration))
  return compareTables(found.db, found.dialect, expected, 'compared')
}

/** Fails where the tables after a run are not those that its last migration should leave. */
export async function checkEnd({ db, dialect }: Found, { migration, after }: Planned): Promise<void> {
  const [first, ...others] = await compareTables(db, dialect, after)
  if (!first) return
  const more = others.length > 0 ? `, and ${others.length} more` : ''
  throw new MigrationError(
    `after the migration ${migration.name} the database is not as the migrations say: ${first.text}${more}`,
    undefined,
    'MIGRATION_DRIFT',
  )
}
