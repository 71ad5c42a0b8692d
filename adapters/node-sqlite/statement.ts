import type { RawRow } from '../../src/adapter/adapter.ts'
import { bufferedRows, iteratedRows, type OpenCursors } from '../../src/adapter/cursors.ts'
import type { SyncCursor, SyncPrepared } from '../../src/adapter/exact.ts'
import { isBlank, type StatementKind, statementKind } from '../../src/dialect/sqlite/statement-text.ts'
import type { NodeSqliteDatabase, NodeSqliteStatement } from './driver.ts'

/** Rows are always arrays: the driver's objects have no prototype. */
export class NodeSqlitePrepared implements SyncPrepared {
  readonly #statement: NodeSqliteStatement
  readonly #cursors: OpenCursors
  /** The driver does not tell what a statement does. */
  readonly #kind: StatementKind
  /** A second statement of the same SQL: the shared one can run again while a cursor is open. */
  readonly #another: () => NodeSqliteStatement

  constructor(cursors: OpenCursors, sql: string, make: () => NodeSqliteStatement) {
    this.#another = make
    this.#statement = this.#another()
    this.#cursors = cursors
    this.#kind = statementKind(sql)
  }

  columns(): string[] {
    this.#cursors.reading()
    return this.#statement.columns().map(({ name }) => name)
  }

  all(parameters: readonly unknown[]): RawRow[] {
    this.#begin()
    return this.#statement.all(...(parameters as never[])) as RawRow[]
  }

  first(parameters: readonly unknown[]): RawRow | undefined {
    // Of a write all rows are read: get() hides an error that only the end of the statement shows.
    if (this.#kind !== 'read') return this.all(parameters)[0]
    this.#begin()
    return this.#statement.get(...(parameters as never[])) as RawRow | undefined
  }

  run(parameters: readonly unknown[]): number {
    this.#cursors.writing()
    const { changes } = this.#statement.run(...(parameters as never[]))
    // For statements without a count of their own the driver answers the count of the write before.
    return this.#kind === 'write' ? Number(changes) : 0
  }

  insert(parameters: readonly unknown[]): number | bigint | undefined {
    this.#cursors.writing()
    const { changes, lastInsertRowid } = this.#statement.run(...(parameters as never[]))
    return Number(changes) === 0 ? undefined : lastInsertRowid
  }

  cursor(parameters: readonly unknown[], size: number): SyncCursor {
    if (this.#kind !== 'read') return this.#cursors.open(bufferedRows(this.all(parameters)), size)
    this.#begin()
    return this.#cursors.open(iteratedRows(this.#another().iterate(...(parameters as never[]))), size)
  }

  /** Nothing to do: node:sqlite frees a statement when it is collected. */
  finalize(): void {}

  #begin(): void {
    if (this.#kind === 'read') this.#cursors.reading()
    else this.#cursors.writing()
  }
}

/** @param bigints - reads all integers as bigints */
export function prepareStatement(database: NodeSqliteDatabase, sql: string, bigints: boolean): NodeSqliteStatement {
  const statement = database.prepare(sql)
  if (!isBlank(sql, statement.sourceSQL.length)) throw new RangeError('the SQL holds more than one statement')
  statement.setReturnArrays(true)
  statement.setReadBigInts(bigints)
  return statement
}
