import type { Connection, Prepared } from '../../src/adapter/adapter.ts'
import { OpenCursors } from '../../src/adapter/cursors.ts'
import type { IsomodelError } from '../../src/error/base.ts'
import type { NodeSqliteDatabase } from './driver.ts'
import { translate } from './errors.ts'
import { NodeSqlitePrepared } from './statement.ts'

export class NodeSqliteConnection implements Connection {
  readonly #database: NodeSqliteDatabase
  readonly #cursors = new OpenCursors()

  constructor(database: NodeSqliteDatabase) {
    this.#database = database
  }

  prepare(sql: string): Prepared {
    this.#cursors.reading()
    return new NodeSqlitePrepared(this.#database, this.#cursors, sql)
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
