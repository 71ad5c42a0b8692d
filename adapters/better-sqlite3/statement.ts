import type { RawRow } from '../../src/adapter/adapter.ts'
import { bufferedRows, iteratedRows, type OpenCursors } from '../../src/adapter/cursors.ts'
import type { SyncCursor, SyncPrepared } from '../../src/adapter/exact.ts'
import type { BetterSqlite3Database, BetterSqlite3Statement } from './driver.ts'

/** The driver takes values one by one faster than in a list. */
export class BetterSqlite3Prepared implements SyncPrepared {
  readonly #statement: BetterSqlite3Statement
  readonly #cursors: OpenCursors
  /** It returns rows and writes nothing, so that it disturbs no open cursor. */
  readonly #pure: boolean
  /** A second statement of the same SQL: the shared one can run again while a cursor is open. */
  readonly #another: () => BetterSqlite3Statement

  constructor(cursors: OpenCursors, make: () => BetterSqlite3Statement) {
    this.#another = make
    this.#statement = this.#another()
    this.#cursors = cursors
    this.#pure = this.#statement.reader && this.#statement.readonly
  }

  columns(): string[] {
    this.#cursors.reading()
    return this.#statement.reader ? columnNames(this.#statement) : []
  }

  all(parameters: readonly unknown[]): RawRow[] {
    if (!this.#pure) return this.#write(parameters)
    this.#cursors.reading()
    return this.#statement.all(...parameters) as RawRow[]
  }

  first(parameters: readonly unknown[]): RawRow | undefined {
    // Of a write all rows are read: get() hides an error that only the end of the statement shows.
    if (!this.#pure) return this.#write(parameters)[0]
    this.#cursors.reading()
    return this.#statement.get(...parameters) as RawRow | undefined
  }

  run(parameters: readonly unknown[]): number {
    this.#cursors.writing()
    return this.#statement.run(...parameters).changes
  }

  insert(parameters: readonly unknown[]): number | bigint | undefined {
    this.#cursors.writing()
    const { changes, lastInsertRowid } = this.#statement.run(...parameters)
    return changes === 0 ? undefined : lastInsertRowid
  }

  cursor(parameters: readonly unknown[], size: number): SyncCursor {
    if (!this.#pure) return this.#cursors.open(bufferedRows(this.#write(parameters)), size)
    this.#cursors.reading()
    return this.#cursors.open(iteratedRows(this.#another().iterate(parameters)), size)
  }

  /** Nothing to do: better-sqlite3 frees a statement when it is collected. */
  finalize(): void {}

  #write(parameters: readonly unknown[]): RawRow[] {
    this.#cursors.writing()
    if (this.#statement.reader) return this.#statement.all(...parameters) as RawRow[]
    this.#statement.run(...parameters)
    return []
  }
}

/** How a statement gives its rows. */
export interface Reading {
  readonly arrays: boolean
  /** All integers as bigints. */
  readonly bigints: boolean
}

export function prepareStatement(
  database: BetterSqlite3Database,
  sql: string,
  { arrays, bigints }: Reading,
): BetterSqlite3Statement {
  const statement = database.prepare(sql)
  statement.safeIntegers(bigints)
  if (arrays && statement.reader) statement.raw(true)
  else if (sql.includes('__proto__')) refuseProto(statement)
  return statement
}

/** The driver would set the row's prototype instead of a property. */
function refuseProto(statement: BetterSqlite3Statement): void {
  if (statement.reader && columnNames(statement).includes('__proto__')) {
    throw new RangeError('no column of a result may be called __proto__')
  }
}

const columnNames = (statement: BetterSqlite3Statement): string[] => statement.columns().map(({ name }) => name)
