import type { RawRow } from '../../src/adapter/adapter.ts'
import { bufferedRows, iteratedRows, type OpenCursors } from '../../src/adapter/cursors.ts'
import type { SyncPrepared } from '../../src/adapter/exact.ts'
import { isBlank, statementKind } from '../../src/dialect/sqlite/statement-text.ts'
import type { NodeSqliteDatabase, NodeSqliteStatement } from './driver.ts'

/**
 * Rows are always arrays: the driver's objects have no prototype.
 *
 * @param make - of the same SQL each time: the shared statement can run again while a cursor is open
 */
export function prepared(cursors: OpenCursors, sql: string, make: () => NodeSqliteStatement): SyncPrepared {
  const statement = make()
  /** The driver does not tell what a statement does. */
  const kind = statementKind(sql)
  const all = (parameters: readonly unknown[]): RawRow[] => {
    if (kind === 'read') cursors.reading()
    else cursors.writing()
    return statement.all(...(parameters as never[])) as RawRow[]
  }
  return {
    columns() {
      cursors.reading()
      return statement.columns().map(({ name }) => name)
    },
    all,
    first(parameters) {
      // Of a write all rows are read: get() hides an error that only the end of the statement shows.
      if (kind !== 'read') return all(parameters)[0]
      cursors.reading()
      return statement.get(...(parameters as never[])) as RawRow | undefined
    },
    run(parameters) {
      cursors.writing()
      const { changes } = statement.run(...(parameters as never[]))
      // For statements without a count of their own the driver answers the count of the write before.
      return kind === 'write' ? Number(changes) : 0
    },
    insert(parameters) {
      cursors.writing()
      const { changes, lastInsertRowid } = statement.run(...(parameters as never[]))
      return Number(changes) === 0 ? undefined : lastInsertRowid
    },
    cursor(parameters, size) {
      if (kind !== 'read') return cursors.open(bufferedRows(all(parameters)), size)
      cursors.reading()
      return cursors.open(iteratedRows(make().iterate(...(parameters as never[]))), size)
    },
    /** Nothing to do: node:sqlite frees a statement when it is collected. */
    finalize() {},
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
