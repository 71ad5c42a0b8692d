// A database handle of SQLite with its statements, and the calls that may fail.
import { isBlank } from '../../../src/dialect/sqlite/statement-text.ts'
import { DONE, OK, type Pointer, ROW } from './driver.ts'
import { SqliteWasmError } from './errors.ts'
import type { Sqlite } from './load.ts'

/** READWRITE, CREATE and EXRESCODE: https://sqlite.org/c3ref/c_open_autoproxy.html */
const OPEN = 0x2 | 0x4 | 0x2000000
/** The statement will be used many times: https://sqlite.org/c3ref/c_prepare_dont_log.html */
const PERSISTENT = 1

export class Database {
  readonly sqlite: Sqlite
  readonly pointer: Pointer
  readonly #statements = new Set<Pointer>()
  /** Where C stores its answers. */
  readonly #answers: Pointer

  /** `system`: the name of the file system; the usual one unless given. */
  constructor(sqlite: Sqlite, file: string, system?: string) {
    this.sqlite = sqlite
    this.#answers = sqlite.heap.allocate(8)
    const code = sqlite.heap.withText(file, name => this.#open(name, system))
    this.pointer = sqlite.heap.pointer(this.#answers)
    if (code === OK) return
    const failure = this.failure(code)
    this.close()
    throw failure
  }

  #open(file: Pointer, system: string | undefined): number {
    const { functions, heap } = this.sqlite
    if (system === undefined) return functions.sqlite3_open_v2(file, this.#answers, OPEN, 0)
    return heap.withText(system, name => functions.sqlite3_open_v2(file, this.#answers, OPEN, name))
  }

  exec(sql: string): void {
    const { functions, heap } = this.sqlite
    const code = heap.withText(sql, text => functions.sqlite3_exec(this.pointer, text, 0, 0, 0))
    if (code !== OK) throw this.failure(code)
  }

  prepare(sql: string): Pointer {
    return this.sqlite.heap.withText(sql, (text, length) => this.#prepare(text, length))
  }

  /** Whether there is a row. */
  step(statement: Pointer): boolean {
    const code = this.sqlite.functions.sqlite3_step(statement)
    if (code === ROW) return true
    if (code === DONE) return false
    throw this.failure(code)
  }

  finalize(statement: Pointer): void {
    if (this.#statements.delete(statement)) this.sqlite.functions.sqlite3_finalize(statement)
  }

  /** Rows changed by what `write` runs; 0 where it writes none, for which SQLite keeps the count of the write before. */
  countChanges(write: () => void): number {
    const { functions } = this.sqlite
    const before = functions.sqlite3_total_changes(this.pointer)
    write()
    const changed = functions.sqlite3_total_changes(this.pointer) !== before
    return changed ? functions.sqlite3_changes(this.pointer) : 0
  }

  lastInsertRowid(): bigint {
    return this.sqlite.functions.sqlite3_last_insert_rowid(this.pointer)
  }

  /** The first cell of the first row as text, for pragmas. */
  ask(sql: string): string | undefined {
    const { functions, heap } = this.sqlite
    const statement = this.prepare(sql)
    try {
      if (!this.step(statement)) return undefined
      return heap.readTerminated(functions.sqlite3_column_text(statement, 0) >>> 0)
    } finally {
      this.finalize(statement)
    }
  }

  /** Whether a transaction is open. */
  get inTransaction(): boolean {
    return this.sqlite.functions.sqlite3_get_autocommit(this.pointer) === 0
  }

  close(): void {
    for (const statement of this.#statements) this.finalize(statement)
    this.sqlite.functions.sqlite3_close_v2(this.pointer)
    this.sqlite.heap.free(this.#answers)
  }

  failure(code: number): SqliteWasmError {
    const { functions, heap } = this.sqlite
    return new SqliteWasmError(code, heap.readTerminated(functions.sqlite3_errmsg(this.pointer) >>> 0))
  }

  #prepare(text: Pointer, length: number): Pointer {
    const { functions, heap } = this.sqlite
    const rest = this.#answers + 4
    const code = functions.sqlite3_prepare_v3(this.pointer, text, length, PERSISTENT, this.#answers, rest)
    if (code !== OK) throw this.failure(code)
    const statement = heap.pointer(this.#answers)
    if (statement === 0) throw new RangeError('the SQL holds no statement')
    this.#statements.add(statement)
    const tail = heap.pointer(rest)
    if (isBlank(heap.read(tail, text + length - 1 - tail), 0)) return statement
    this.finalize(statement)
    throw new RangeError('the SQL holds more than one statement')
  }
}
