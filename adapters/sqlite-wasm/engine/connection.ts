import type { Connection, Prepared } from '../../../src/adapter/adapter.ts'
import { OpenCursors } from '../../../src/adapter/cursors.ts'
import type { IsomodelError } from '../../../src/error/base.ts'
import type { Database } from './database.ts'
import { translate } from './errors.ts'
import { SqliteWasmPrepared } from './statement.ts'

export class SqliteWasmConnection implements Connection {
  readonly #database: Database
  readonly #cursors = new OpenCursors()

  constructor(database: Database) {
    this.#database = database
  }

  /** Integers beyond the safe ones are bigints always, so that there is nothing to ask for. */
  prepare(sql: string, arrays: boolean): Prepared {
    this.#cursors.reading()
    return new SqliteWasmPrepared(this.#database, this.#cursors, sql, arrays)
  }

  exec(statements: readonly string[]): void {
    this.#cursors.writing()
    this.#database.exec(statements.join(';'))
  }

  translate(error: unknown, sql: string, parameters: number): IsomodelError {
    return translate(error, { sql, parameters })
  }

  close(): void {
    this.#cursors.close()
  }
}
