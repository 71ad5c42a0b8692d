// Mistakes in migrations, and databases that do not fit them.
import { IsomodelError } from './base.ts'

/**
 * A migration cannot be made, planned or run, or the history of a database is not that of the migrations. Nothing was
 * changed, unless the message says what was.
 */
export class MigrationError extends IsomodelError {
  override readonly name = 'MigrationError'
  constructor(message: string, cause?: unknown, code = 'MIGRATION') {
    super(code, message, cause)
  }
}
