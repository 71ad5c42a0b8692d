import type { Connection } from '../../src/adapter/adapter.ts'
import { OpenCursors } from '../../src/adapter/cursors.ts'
import { narrowed, type SyncPrepared } from '../../src/adapter/exact.ts'
import type { IsomodelError } from '../../src/error/base.ts'
import type { BetterSqlite3Database } from './driver.ts'
import { translate } from './errors.ts'
import { BetterSqlite3Prepared, prepareStatement } from './statement.ts'

export class BetterSqlite3Connection implements Connection {
  readonly #database: BetterSqlite3Database
  readonly #cursors = new OpenCursors()

  constructor(database: BetterSqlite3Database) {
    this.#database = database
  }

  prepare(sql: string, arrays: boolean, exact = false): SyncPrepared {
    this.#cursors.reading()
    const reading = { arrays, bigints: exact }
    const statement = new BetterSqlite3Prepared(this.#cursors, () => prepareStatement(this.#database, sql, reading))
    return exact ? narrowed(statement) : statement
  }

  exec(sql: string): void {
    this.#cursors.writing()
    this.#database.exec(sql)
  }

  translate(error: unknown, sql: string, parameters: number): IsomodelError {
    return translate(error, { sql, parameters }, this.#database.open)
  }

  close(): void {
    this.#cursors.close()
  }
}
