// Migrations at the start of a program: most often there is nothing to do, and what does it is not even loaded.
import type { BatchDatabase } from '../../database/types.ts'
import { SchemaOutdated } from '../../error/migration.ts'
import { look } from './look.ts'
import type { MigrateOptions } from './migrate.ts'
import type { Migration } from './migration.ts'

/**
 * Brings a database to the last of the migrations, or to `to`: `await migrate(db, migrations)`. One migrator runs at a time;
 * others wait, and then find nothing left to do. Each migration runs in one transaction where the database takes changes of
 * tables back (SQLite, Postgres); where it does not (MySQL, and statements that run alone) each part is noted when it is done,
 * and the next run goes on after it. At the end the tables are compared with what the migrations say.
 *
 * Answers the names of the migrations that ran.
 *
 * @throws MigrationError, with nothing changed, where the history of the database is not that of the migrations: one was changed
 * after it was applied, is missing, comes before one that is applied, or they end in branches
 * @throws SchemaOutdated, with nothing changed, where the database has all of them and more
 * @throws MigrationError where a part fails; it says what of the migration remains
 */
export async function migrate(
  db: BatchDatabase,
  migrations: readonly Migration[],
  options: MigrateOptions = {},
): Promise<string[]> {
  const { signal, onOutdated } = options
  try {
    // A database that is newer, or has another history, is not even locked, and neither is one that lacks nothing.
    const { history } = await look(signal ? db.with({ signal }) : db, migrations, options)
    if (history.pending.length === 0 && !history.begun) return []
    const { brought } = await import('./brought.ts')
    return await brought(db, migrations, options)
  } catch (error) {
    if (error instanceof SchemaOutdated) onOutdated?.(error)
    throw error
  }
}
