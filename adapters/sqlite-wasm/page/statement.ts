// A statement on the page: what it is asked goes to the worker, and rows come back as objects.
import type { Cursor, Prepared, RawRow, Step } from '../../../src/adapter/adapter.ts'
import {
  ALL,
  type Answer,
  type Call,
  COLUMNS,
  END,
  FINALIZE,
  FIRST,
  INSERT,
  NEXT,
  OPEN,
  type Operation,
  type Reply,
  RUN,
  type RowsPart,
} from '../wire/messages.ts'
import type { Clock } from './clock.ts'
import { arrayRow, decodeRows, objectRow, type RowMaker } from './decode.ts'
import { WorkerError } from './errors.ts'
import type { Link } from './link.ts'

export const calls: Readonly<Record<Step['call'], Call>> = { all: ALL, first: FIRST, run: RUN, insert: INSERT }

/** What statements need of their connection. */
export interface Host {
  readonly link: Link
  nextNumber(): number
  clock(): Clock
  /** Does something for which nobody waits. */
  later(operation: Operation): void
}

/** What makes rows of cells, as soon as the columns are known. */
interface Maker {
  make: RowMaker
}

export class WorkerStatement implements Prepared {
  readonly #host: Host
  readonly #sql: string
  readonly #arrays: boolean
  readonly #number: number
  /** The worker was told of it, and knows its text. */
  #used = false
  #known = false
  readonly #maker: Maker = { make: arrayRow }

  constructor(host: Host, sql: string, arrays: boolean, number: number) {
    this.#host = host
    this.#sql = sql
    this.#arrays = arrays
    this.#number = number
  }

  columns(): Promise<readonly string[]> {
    return this.#ask(COLUMNS, []) as Promise<readonly string[]>
  }

  all(parameters: readonly unknown[]): Promise<RawRow[]> {
    return this.#ask(ALL, parameters) as Promise<RawRow[]>
  }

  first(parameters: readonly unknown[]): Promise<RawRow | undefined> {
    return this.#ask(FIRST, parameters) as Promise<RawRow | undefined>
  }

  run(parameters: readonly unknown[]): Promise<number> {
    return this.#ask(RUN, parameters) as Promise<number>
  }

  insert(parameters: readonly unknown[]): Promise<number | undefined> {
    return this.#ask(INSERT, parameters) as Promise<number | undefined>
  }

  cursor(parameters: readonly unknown[], size: number): Cursor {
    const host = this.#host
    const cursor = host.nextNumber()
    // Its own: the columns of the statement may change while the cursor is open.
    const maker: Maker = { make: arrayRow }
    let state: 'new' | 'open' | 'ended' = 'new'
    const read = async (): Promise<RawRow[]> => {
      if (state === 'ended') return []
      const operation: Operation =
        state === 'new' ? { ...this.operation(OPEN, parameters), cursor, size } : { call: NEXT, statement: cursor }
      state = 'open'
      const rows = (await this.#send(operation, maker)) as RawRow[]
      if (rows.length === 0) state = 'ended'
      return rows
    }
    return {
      next: read,
      close() {
        if (state === 'open') host.later({ call: END, statement: cursor })
        state = 'ended'
      },
    }
  }

  finalize(): void {
    if (this.#used) this.#host.later({ call: FINALIZE, statement: this.#number })
    this.#used = this.#known = false
  }

  /** What the worker is to do. It is told the text once. */
  operation(call: Call, parameters: readonly unknown[]): Operation {
    const sql = this.#known ? undefined : this.#sql
    this.#used = this.#known = true
    return { call, statement: this.#number, sql, parameters }
  }

  /** What did not come from the worker may not have arrived there either: the text goes out again. */
  failed(error: unknown): void {
    if (!(error instanceof WorkerError)) this.#known = false
  }

  /** Adds rows to those of the same answer that came before. */
  take({ names, rows }: RowsPart, target: RawRow[], maker: Maker = this.#maker): void {
    if (names && !this.#arrays) maker.make = objectRow(names)
    if (rows instanceof ArrayBuffer) decodeRows(rows, maker.make, target)
    else if (this.#arrays) target.push(...rows)
    else for (const row of rows) target.push(maker.make({ next: cellsOf(row) }, row.length))
  }

  /** The answer of a call, with the rows that came before its end. */
  answer(call: Call, answer: Answer, rows: RawRow[], maker?: Maker): unknown {
    if (call === RUN || call === INSERT || call === COLUMNS) return answer
    this.take(answer as RowsPart, rows, maker)
    return call === FIRST ? rows[0] : rows
  }

  #ask(call: Call, parameters: readonly unknown[]): Promise<unknown> {
    return this.#send(this.operation(call, parameters))
  }

  #send(operation: Operation, maker?: Maker): Promise<unknown> {
    const rows: RawRow[] = []
    const clock = this.#host.clock()
    const done = ({ answers, took }: Reply): unknown => {
      const answer = clock.decode(() => this.answer(operation.call, answers[0], rows, maker))
      clock.end(took, rows.length)
      return answer
    }
    const failed = (error: unknown): never => {
      this.failed(error)
      throw error
    }
    return this.#host.link.run([operation], part => clock.decode(() => this.take(part, rows, maker))).then(done, failed)
  }
}

/** The cells of a row that came as an array. */
function cellsOf(row: readonly unknown[]): () => unknown {
  let column = 0
  return () => row[column++]
}
