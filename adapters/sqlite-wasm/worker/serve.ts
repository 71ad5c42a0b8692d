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

export class Service {
  readonly #shared: Shared
  readonly #statements = new Map<number, ServedStatement>()
  readonly #open = new OpenCursors<Batch>(NONE)
  readonly #cursors = new Map<number, Cursor>()
  /** Counts what may have written. */
  writes = 0

  constructor(database: Database) {
    this.#shared = { database, encoder: new RowEncoder(database.sqlite) }
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
        this.#statements.get(operation.statement)?.finalize()
        this.#statements.delete(operation.statement)
        return undefined
    }
  }

  /** Frees everything but the database. */
  close(): void {
    this.#open.close()
    this.#cursors.clear()
    this.#statements.clear()
  }

  #statement({ statement, sql }: Operation): ServedStatement {
    const known = this.#statements.get(statement)
    if (known) {
      // A page that tells the text once more has lost what it was told.
      if (sql !== undefined) known.tellNames()
      return known
    }
    if (sql === undefined) throw new RangeError('the statement was finalized')
    const made = new ServedStatement(this.#shared, sql)
    this.#statements.set(statement, made)
    return made
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
