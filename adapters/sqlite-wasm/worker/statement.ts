// A statement in the worker: the calls of the page, answered by rows that can be sent.
import type { RowSource } from '../../../src/adapter/cursors.ts'
import { COPIED, type Lifetime, UNTIL_RUN } from '../engine/bind.ts'
import type { Database } from '../engine/database.ts'
import type { Pointer } from '../engine/driver.ts'
import { cell, columnNames, REPREPARED } from '../engine/read.ts'
import type { RowsPart } from '../wire/messages.ts'
import type { RowEncoder } from './encode.ts'

/** So many rows are sent as arrays: a buffer for them would cost more than it saves. */
const FEW = 8
/** So many rows go into one buffer, for the page to decode while the next ones are read. */
const MANY = 1024
/** Or so many bytes of texts and blobs. */
const LARGE = 4_000_000

/** Sends rows before the last ones of an operation. */
export type Send = (part: RowsPart) => void

/** Rows of an open read. */
export interface Batch extends RowsPart {
  readonly length: number
}

/** What the statements of a database share. */
export interface Shared {
  readonly database: Database
  readonly encoder: RowEncoder
}

export class ServedStatement {
  readonly #shared: Shared
  readonly #sql: string
  readonly #statement: Pointer
  readonly #parameters: number
  /** It writes nothing, so that it disturbs no open cursor. */
  readonly pure: boolean
  #columns = 0
  /** How often SQLite had prepared it when the page was told its columns, which may have changed since. */
  #told = -1

  constructor(shared: Shared, sql: string) {
    const { database } = shared
    const { functions } = database.sqlite
    this.#shared = shared
    this.#sql = sql
    this.#statement = database.prepare(sql)
    this.#parameters = functions.sqlite3_bind_parameter_count(this.#statement)
    const returnsRows = functions.sqlite3_column_count(this.#statement) > 0
    this.pure = returnsRows && functions.sqlite3_stmt_readonly(this.#statement) !== 0
  }

  /** What the page was told of the columns did not arrive. */
  untold(): void {
    this.#told = -1
  }

  columns(): string[] {
    return columnNames(this.#shared.database.sqlite, this.#statement)
  }

  all(parameters: readonly unknown[], send: Send): RowsPart {
    return this.#run(parameters, () => this.#read(send))
  }

  first(parameters: readonly unknown[]): RowsPart {
    const { database } = this.#shared
    return this.#run(parameters, () => {
      if (!database.step(this.#statement)) return { rows: [] }
      const names = this.#news()
      const rows = [this.#row()]
      // Only when all rows of a write are read it has ended, and an error of its end is seen.
      if (!this.pure) while (database.step(this.#statement));
      return { names, rows }
    })
  }

  run(parameters: readonly unknown[]): number {
    const { database } = this.#shared
    return this.#run(parameters, () =>
      database.countChanges(() => {
        while (database.step(this.#statement));
      }),
    )
  }

  insert(parameters: readonly unknown[]): number | undefined {
    return this.run(parameters) === 0 ? undefined : Number(this.#shared.database.lastInsertRowid())
  }

  /** An open read on a second statement of the same SQL: this one can run again meanwhile. */
  open(parameters: readonly unknown[]): RowSource<Batch> {
    const twin = new ServedStatement(this.#shared, this.#sql)
    try {
      twin.#bind(parameters, COPIED)
    } catch (error) {
      twin.finalize()
      throw error
    } finally {
      this.#shared.database.sqlite.binder.release()
    }
    return { read: size => twin.#batch(size), end: () => twin.finalize() }
  }

  /** All rows at once, for reads that write too and must not stay open. */
  buffered(parameters: readonly unknown[]): Batch {
    return this.#run(parameters, () => this.#batch(Number.POSITIVE_INFINITY))
  }

  finalize(): void {
    this.#shared.database.finalize(this.#statement)
  }

  #run<T>(parameters: readonly unknown[], work: () => T): T {
    const { functions, binder } = this.#shared.database.sqlite
    try {
      this.#bind(parameters, UNTIL_RUN)
      return work()
    } finally {
      functions.sqlite3_reset(this.#statement)
      binder.release()
    }
  }

  #bind(parameters: readonly unknown[], lifetime: Lifetime): void {
    if (parameters.length !== this.#parameters) {
      throw new RangeError(`the statement has ${this.#parameters} parameters and was given ${parameters.length}`)
    }
    this.#shared.database.sqlite.binder.bind(this.#statement, parameters, lifetime)
  }

  /** A few rows as arrays; where there are more, the others in buffers. */
  #read(send: Send): RowsPart {
    const { database } = this.#shared
    const head: unknown[][] = []
    if (!database.step(this.#statement)) return { rows: head }
    const names = this.#news()
    for (;;) {
      head.push(this.#row())
      if (!database.step(this.#statement)) return { names, rows: head }
      if (head.length === FEW) break
    }
    send({ names, rows: head })
    return { rows: this.#rest(send) }
  }

  #rest(send: Send): ArrayBuffer {
    const { database, encoder } = this.#shared
    encoder.clear()
    for (let count = 1; ; count++) {
      encoder.add(this.#statement, this.#columns)
      if (!database.step(this.#statement)) return encoder.finish(this.#columns)
      if (count % MANY === 0 || encoder.size > LARGE) send({ rows: encoder.finish(this.#columns) })
    }
  }

  #batch(size: number): Batch {
    const { database, encoder } = this.#shared
    let length = 0
    let names: readonly string[] | undefined
    encoder.clear()
    while (length < size && database.step(this.#statement)) {
      if (length++ === 0) names = this.#news()
      encoder.add(this.#statement, this.#columns)
    }
    return { length, names, rows: length === 0 ? [] : encoder.finish(this.#columns) }
  }

  /** The names of the columns, unless the page knows them. */
  #news(): readonly string[] | undefined {
    const prepared = this.#shared.database.sqlite.functions.sqlite3_stmt_status(this.#statement, REPREPARED, 0)
    if (prepared === this.#told) return undefined
    this.#told = prepared
    const names = this.columns()
    this.#columns = names.length
    return names
  }

  #row(): unknown[] {
    const { sqlite } = this.#shared.database
    const row: unknown[] = []
    for (let column = 0; column < this.#columns; column++) row.push(cell(sqlite, this.#statement, column))
    return row
  }
}
