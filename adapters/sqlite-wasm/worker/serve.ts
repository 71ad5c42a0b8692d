// Operations on an open database, by the numbers that the page gave to statements and cursors.
import { OpenCursors } from '../../../src/adapter/cursors.ts'
import type { Database } from '../engine/database.ts'
import {
  ALL,
  type Answer,
  COLUMNS,
  END,
  EXEC,
  FINALIZE,
  FIRST,
  INSERT,
  NEXT,
  OPEN,
  type Operation,
  RUN,
} from '../wire/messages.ts'
import { RowEncoder } from './encode.ts'
import { type Batch, type Send, ServedStatement, type Shared } from './statement.ts'

const NONE: Batch = { length: 0, rows: [] }

type Cursor = ReturnType<OpenCursors<Batch>['open']>

/** A statement's text, and the statement itself once it was used. */
interface Known {
  readonly sql: string
  made: ServedStatement | undefined
}

export class Service {
  #shared: Shared
  readonly #statements = new Map<number, Known>()
  readonly #open = new OpenCursors<Batch>(NONE)
  readonly #cursors = new Map<number, Cursor>()
  /** Counts what may have written. */
  writes = 0

  constructor(database: Database) {
    this.#shared = { database, encoder: new RowEncoder(database.sqlite) }
  }

  /** Goes on with another database. Open reads keep their rows, statements their texts. */
  move(database: Database): void {
    this.#shared = { ...this.#shared, database }
  }

  get database(): Database {
    return this.#shared.database
  }

  run(operation: Operation, send: Send): Answer {
    const { parameters = [] } = operation
    switch (operation.call) {
      case ALL:
        return this.#ready(operation).all(parameters, send)
      case FIRST:
        return this.#ready(operation).first(parameters)
      case RUN:
        return this.#writing(operation).run(parameters)
      case INSERT:
        return this.#writing(operation).insert(parameters)
      case COLUMNS:
        return this.#statement(operation).columns()
      case EXEC:
        this.#write()
        this.database.exec(operation.sql as string)
        return undefined
      case OPEN:
        return this.#openCursor(operation)
      case NEXT:
        return this.#cursors.get(operation.statement)?.next() ?? NONE
      case END:
        return this.#end(operation.statement)
      case FINALIZE:
        this.#statements.get(operation.statement)?.made?.finalize()
        this.#statements.delete(operation.statement)
        return undefined
    }
  }

  /** Keeps the texts of a request, also of one that will not run: the page says each once. */
  learn(operations: readonly Operation[]): void {
    for (const { call, statement, sql } of operations) {
      if (call === EXEC || sql === undefined || this.#statements.has(statement)) continue
      this.#statements.set(statement, { sql, made: undefined })
    }
  }

  /** The answers of a request were lost, and with them the names of columns. */
  untold(operations: readonly Operation[]): void {
    for (const { statement } of operations) this.#statements.get(statement)?.made?.untold()
  }

  /** Frees the database of open reads, whose rest is read now. */
  settle(): void {
    this.#open.writing()
  }

  /** Frees the database of everything. */
  leave(): void {
    this.settle()
    for (const known of this.#statements.values()) {
      known.made?.finalize()
      known.made = undefined
    }
  }

  #statement({ statement }: Operation): ServedStatement {
    const known = this.#statements.get(statement)
    if (!known) throw new RangeError('the statement was finalized')
    known.made ??= new ServedStatement(this.#shared, known.sql)
    return known.made
  }

  /** Frees the database of open reads where the statement writes. */
  #ready(operation: Operation): ServedStatement {
    const statement = this.#statement(operation)
    if (statement.pure) this.#open.reading()
    else this.#write()
    return statement
  }

  #writing(operation: Operation): ServedStatement {
    this.#write()
    return this.#statement(operation)
  }

  #write(): void {
    this.writes++
    this.#open.writing()
  }

  #openCursor(operation: Operation): Answer {
    const statement = this.#ready(operation)
    const { cursor = 0, size = 1, parameters = [] } = operation
    const source = statement.pure ? statement.open(parameters) : once(statement.buffered(parameters))
    const opened = this.#open.open(source, size)
    this.#cursors.set(cursor, opened)
    return opened.next()
  }

  #end(cursor: number): undefined {
    this.#cursors.get(cursor)?.close()
    this.#cursors.delete(cursor)
  }
}

/** Rows that were read already, as an open read. */
function once(batch: Batch): { read(): Batch; end(): void } {
  let rest = batch
  return {
    read() {
      const read = rest
      rest = NONE
      return read
    },
    end: () => {},
  }
}
