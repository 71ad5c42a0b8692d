import type { RawRow } from '../../src/adapter/adapter.ts'
import { bufferedRows, iteratedRows, type OpenCursors } from '../../src/adapter/cursors.ts'
import type { SyncPrepared } from '../../src/adapter/exact.ts'
import type { BetterSqlite3Database, BetterSqlite3Statement } from './driver.ts'

/**
 * The driver takes values one by one faster than in a list.
 *
 * @param make - of the same SQL each time: the shared statement can run again while a cursor is open
 */
export function prepared(cursors: OpenCursors, make: () => BetterSqlite3Statement): SyncPrepared {
  const statement = make()
  const { reader } = statement
  /** It returns rows and writes nothing, so that it disturbs no open cursor. */
  const pure = reader && statement.readonly
  const all = (parameters: readonly unknown[]): RawRow[] => {
    if (pure) cursors.reading()
    else cursors.writing()
    if (reader) return statement.all(...parameters) as RawRow[]
    statement.run(...parameters)
    return []
  }
  return {
    columns() {
      cursors.reading()
      return reader ? columnNames(statement) : []
    },
    all,
    first(parameters) {
      // Of a write all rows are read: get() hides an error that only the end of the statement shows.
      if (!pure) return all(parameters)[0]
      cursors.reading()
      return statement.get(...parameters) as RawRow | undefined
    },
    run(parameters) {
      cursors.writing()
      return statement.run(...parameters).changes
    },
    insert(parameters) {
      cursors.writing()
      const { changes, lastInsertRowid } = statement.run(...parameters)
      return changes === 0 ? undefined : lastInsertRowid
    },
    cursor(parameters, size) {
      if (!pure) return cursors.open(bufferedRows(all(parameters)), size)
      cursors.reading()
      return cursors.open(iteratedRows(make().iterate(parameters)), size)
    },
    /** Nothing to do: better-sqlite3 frees a statement when it is collected. */
    finalize() {},
  }
}

/**
 * @param arrays - gives rows as arrays
 * @param bigints - reads all integers as bigints
 */
export function prepareStatement(
  database: BetterSqlite3Database,
  sql: string,
  arrays: boolean,
  bigints: boolean,
): BetterSqlite3Statement {
  const statement = database.prepare(sql)
  statement.safeIntegers(bigints)
  if (!statement.reader) return statement
  if (arrays) statement.raw(true)
  // The driver would set the row's prototype instead of a property.
  else if (sql.includes('__proto__') && columnNames(statement).includes('__proto__')) {
    throw new RangeError('no column of a result may be called __proto__')
  }
  return statement
}

const columnNames = (statement: BetterSqlite3Statement): string[] => statement.columns().map(({ name }) => name)
