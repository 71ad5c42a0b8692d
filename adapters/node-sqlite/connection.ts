import type { Connection } from '../../src/adapter/adapter.ts'
import { OpenCursors } from '../../src/adapter/cursors.ts'
import { narrowed, type SyncPrepared } from '../../src/adapter/exact.ts'
import type { IsomodelError } from '../../src/error/base.ts'
import type { NodeSqliteDatabase } from './driver.ts'
import { translate } from './errors.ts'
import { NodeSqlitePrepared, prepareStatement } from './statement.ts'

export class NodeSqliteConnection implements Connection {
  readonly #database: NodeSqliteDatabase
  readonly #cursors = new OpenCursors()

  constructor(database: NodeSqliteDatabase) {
    this.#database = database
  }

  /** Rows are arrays, asked for or not. */
  prepare(sql: string, _arrays: boolean, exact = false): SyncPrepared {
    this.#cursors.reading()
    const make = () => prepareStatement(this.#database, sql, exact)
    const statement = new NodeSqlitePrepared(this.#cursors, sql, make)
    return exact ? narrowed(statement) : statement
  }

  exec(sql: string): void {
    this.#cursors.writing()
    this.#database.exec(sql)
  }

  translate(error: unknown, sql: string, parameters: number): IsomodelError {
    return translate(error, { sql, parameters }, this.#database.isOpen)
  }

  close(): void {
    this.#cursors.close()
  }
}
