// Mistakes in migrations, and databases that do not fit them.
import { IsomodelError } from './base.ts'

/**
 * A migration cannot be made, planned or run, or the history of a database is not that of the migrations. Nothing was
 * changed, unless the message says what was.
 */
export class MigrationError extends IsomodelError {
  override readonly name: string = 'MigrationError'
  constructor(message: string, cause?: unknown, code = 'MIGRATION') {
    super(code, message, cause)
  }
}

/** The database was changed by newer code: this code does not know its tables, and has not touched them. */
export class SchemaOutdated extends MigrationError {
  override readonly name = 'SchemaOutdated'
  /** The migrations that this code lacks. */
  readonly migrations: readonly string[]
  constructor(migrations: readonly string[]) {
    super(
      `the database is newer than this code, which lacks the migration ${migrations.join(', ')}`,
      undefined,
      'SCHEMA_OUTDATED',
    )
    this.migrations = migrations
  }
}
