// Rows out of statements, cell by cell.
import type { RawRow } from '../../../src/adapter/adapter.ts'
import type { Pointer } from './driver.ts'
import type { Sqlite } from './load.ts'

/** https://sqlite.org/c3ref/c_blob.html */
export const INTEGER = 1
export const FLOAT = 2
export const TEXT = 3
export const BLOB = 4

/** Counts how often SQLite prepared the statement again. https://sqlite.org/c3ref/c_stmtstatus_counter.html */
export const REPREPARED = 5

/** Reads the rows of one statement. */
export class RowReader {
  readonly #sqlite: Sqlite
  readonly #statement: Pointer
  readonly #arrays: boolean
  #names: readonly string[] = []
  /** A row of nulls: a copy of it has every property already, in order. */
  #template: Readonly<Record<string, unknown>> = {}
  #prepared = -1

  constructor(sqlite: Sqlite, statement: Pointer, arrays: boolean) {
    this.#sqlite = sqlite
    this.#statement = statement
    this.#arrays = arrays
  }

  /** To be called on the first row of each run: the tables, and with them the columns, may have changed. */
  begin(): void {
    const prepared = this.#sqlite.functions.sqlite3_stmt_status(this.#statement, REPREPARED, 0)
    if (prepared === this.#prepared) return
    this.#prepared = prepared
    this.#names = columnNames(this.#sqlite, this.#statement)
    if (this.#names.includes('__proto__')) throw new RangeError('no column of a result may be called __proto__')
    this.#template = Object.fromEntries(this.#names.map(name => [name, null]))
  }

  /** The row that the statement stands on. */
  row(): RawRow {
    return this.#arrays ? this.#array() : this.#object()
  }

  #object(): Record<string, unknown> {
    const names = this.#names
    const row = { ...this.#template }
    for (let index = 0; index < names.length; index++) row[names[index]!] = cell(this.#sqlite, this.#statement, index)
    return row
  }

  #array(): unknown[] {
    const row: unknown[] = []
    for (let index = 0; index < this.#names.length; index++) row.push(cell(this.#sqlite, this.#statement, index))
    return row
  }
}

export function columnNames({ functions, heap }: Sqlite, statement: Pointer): string[] {
  const count = functions.sqlite3_column_count(statement)
  return Array.from({ length: count }, (_, index) =>
    heap.readTerminated(functions.sqlite3_column_name(statement, index) >>> 0),
  )
}

export function cell(sqlite: Sqlite, statement: Pointer, index: number): unknown {
  const { functions } = sqlite
  switch (functions.sqlite3_column_type(statement, index)) {
    case INTEGER:
      return integer(functions, statement, index)
    case FLOAT:
      return functions.sqlite3_column_double(statement, index)
    case TEXT: {
      const start = functions.sqlite3_column_text(statement, index) >>> 0
      return sqlite.heap.read(start, functions.sqlite3_column_bytes(statement, index))
    }
    case BLOB: {
      const start = functions.sqlite3_column_blob(statement, index) >>> 0
      return sqlite.heap.bytes.slice(start, start + functions.sqlite3_column_bytes(statement, index))
    }
    default:
      return null
  }
}

/** A number where it is exact, otherwise a bigint. */
function integer(functions: Sqlite['functions'], statement: Pointer, index: number): number | bigint {
  const value = functions.sqlite3_column_double(statement, index)
  return Number.isSafeInteger(value) ? value : functions.sqlite3_column_int64(statement, index)
}
