import type { RawRow } from '../../../src/adapter/adapter.ts'
import { bufferedRows, type OpenCursors, type RowSource } from '../../../src/adapter/cursors.ts'
import type { SyncCursor, SyncPrepared } from '../../../src/adapter/exact.ts'
import { COPIED, type Lifetime, UNTIL_RUN } from './bind.ts'
import type { Database } from './database.ts'
import type { Pointer } from './driver.ts'
import { columnNames, RowReader } from './read.ts'

export class SqliteWasmPrepared implements SyncPrepared {
  readonly #database: Database
  readonly #cursors: OpenCursors
  readonly #sql: string
  readonly #arrays: boolean
  /** 0 once it is finalized: SQLite may give the address to another. */
  #statement: Pointer
  readonly #reader: RowReader
  readonly #parameters: number
  /** It writes nothing, so that it disturbs no open cursor. */
  readonly #pure: boolean

  constructor(database: Database, cursors: OpenCursors, sql: string, arrays: boolean) {
    const { functions } = database.sqlite
    this.#database = database
    this.#cursors = cursors
    this.#sql = sql
    this.#arrays = arrays
    this.#statement = database.prepare(sql)
    this.#reader = new RowReader(database.sqlite, this.#statement, arrays)
    this.#parameters = functions.sqlite3_bind_parameter_count(this.#statement)
    const returnsRows = functions.sqlite3_column_count(this.#statement) > 0
    this.#pure = returnsRows && functions.sqlite3_stmt_readonly(this.#statement) !== 0
  }

  columns(): string[] {
    this.#cursors.reading()
    return columnNames(this.#database.sqlite, this.#statement)
  }

  all(parameters: readonly unknown[]): RawRow[] {
    this.#begin()
    return this.#read(parameters, Number.POSITIVE_INFINITY)
  }

  first(parameters: readonly unknown[]): RawRow | undefined {
    this.#begin()
    // Of a write all rows are read: only then it has ended, and an error of its end is seen.
    return this.#read(parameters, this.#pure ? 1 : Number.POSITIVE_INFINITY)[0]
  }

  run(parameters: readonly unknown[]): number {
    this.#cursors.writing()
    return this.#database.countChanges(() => this.#write(parameters))
  }

  insert(parameters: readonly unknown[]): number | bigint | undefined {
    return this.run(parameters) === 0 ? undefined : Number(this.#database.lastInsertRowid())
  }

  cursor(parameters: readonly unknown[], size: number): SyncCursor {
    this.#begin()
    return this.#cursors.open(this.#pure ? this.#another(parameters) : bufferedRows(this.all(parameters)), size)
  }

  finalize(): void {
    this.#database.finalize(this.#statement)
    this.#statement = 0
  }

  #begin(): void {
    if (this.#pure) this.#cursors.reading()
    else this.#cursors.writing()
  }

  #read(parameters: readonly unknown[], limit: number): RawRow[] {
    try {
      this.#bind(this.#statement, parameters, UNTIL_RUN)
      return readRows(this.#database, this.#statement, this.#reader, limit)
    } finally {
      this.#end()
    }
  }

  #write(parameters: readonly unknown[]): void {
    try {
      this.#bind(this.#statement, parameters, UNTIL_RUN)
      while (this.#database.step(this.#statement));
    } finally {
      this.#end()
    }
  }

  #bind(statement: Pointer, parameters: readonly unknown[], lifetime: Lifetime): void {
    if (statement === 0) throw new RangeError('the statement was finalized')
    if (parameters.length !== this.#parameters) {
      throw new RangeError(`the statement has ${this.#parameters} parameters and was given ${parameters.length}`)
    }
    this.#database.sqlite.binder.bind(statement, parameters, lifetime)
  }

  #end(): void {
    this.#database.sqlite.functions.sqlite3_reset(this.#statement)
    this.#database.sqlite.binder.release()
  }

  /** A second statement of the same SQL: this one can run again while the cursor is open. */
  #another(parameters: readonly unknown[]): RowSource {
    const database = this.#database
    const statement = database.prepare(this.#sql)
    try {
      this.#bind(statement, parameters, COPIED)
    } catch (error) {
      database.finalize(statement)
      throw error
    } finally {
      database.sqlite.binder.release()
    }
    const reader = new RowReader(database.sqlite, statement, this.#arrays)
    return {
      read: size => readRows(database, statement, reader, size),
      end: () => database.finalize(statement),
    }
  }
}

/** The next rows, up to `limit`. */
function readRows(database: Database, statement: Pointer, reader: RowReader, limit: number): RawRow[] {
  const rows: RawRow[] = []
  if (!database.step(statement)) return rows
  reader.begin()
  do rows.push(reader.row())
  while (rows.length < limit && database.step(statement))
  return rows
}
