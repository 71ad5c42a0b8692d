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
import type { Link } from './link.ts'

export const calls: Readonly<Record<Step['call'], Call>> = { all: ALL, first: FIRST, run: RUN, insert: INSERT }

/** What statements need of their connection. */
export interface Host {
  readonly link: Link
  /** Counts the databases that the worker has had: a new one knows no statements. */
  readonly generation: number
  nextNumber(): number
  clock(): Clock
  /** Does something for which nobody waits. */
  later(operation: Operation): void
}

export class WorkerStatement implements Prepared {
  readonly #host: Host
  readonly #sql: string
  readonly #arrays: boolean
  readonly #number: number
  /** The worker's generation that the text was sent to. */
  #sent = 0
  /** The text was not understood there, or what became of it is not known. */
  #lost = false
  #make: RowMaker = arrayRow

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
    let state: 'new' | 'open' | 'ended' = 'new'
    const read = async (): Promise<RawRow[]> => {
      if (state === 'ended') return []
      const operation: Operation =
        state === 'new' ? { ...this.operation(OPEN, parameters), cursor, size } : { call: NEXT, statement: cursor }
      state = 'open'
      const rows = (await this.#send(operation)) as RawRow[]
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
    if (this.#sent === this.#host.generation) this.#host.later({ call: FINALIZE, statement: this.#number })
    this.#sent = 0
  }

  /** What the worker is to do. It is told the text once. */
  operation(call: Call, parameters: readonly unknown[]): Operation {
    const { generation } = this.#host
    const sql = this.#sent === generation && !this.#lost ? undefined : this.#sql
    this.#sent = generation
    this.#lost = false
    return { call, statement: this.#number, sql, parameters }
  }

  /** The text goes out again: it was not understood, or never arrived. */
  failed(): void {
    this.#lost = true
  }

  /** Adds rows to those of the same answer that came before. */
  take({ names, rows }: RowsPart, target: RawRow[]): void {
    if (names && !this.#arrays) this.#make = objectRow(names)
    if (rows instanceof ArrayBuffer) decodeRows(rows, this.#make, target)
    else if (this.#arrays) target.push(...rows)
    else for (const row of rows) target.push(this.#make({ next: cellsOf(row) }, row.length))
  }

  /** The answer of a call, with the rows that came before its end. */
  answer(call: Call, answer: Answer, rows: RawRow[]): unknown {
    if (call === RUN || call === INSERT || call === COLUMNS) return answer
    this.take(answer as RowsPart, rows)
    return call === FIRST ? rows[0] : rows
  }

  #ask(call: Call, parameters: readonly unknown[]): Promise<unknown> {
    return this.#send(this.operation(call, parameters))
  }

  #send(operation: Operation): Promise<unknown> {
    const rows: RawRow[] = []
    const clock = this.#host.clock()
    const done = ({ answers, took }: Reply): unknown => {
      const answer = clock.decode(() => this.answer(operation.call, answers[0], rows))
      clock.end(took, rows.length)
      return answer
    }
    const failed = (error: unknown): never => {
      this.failed()
      throw error
    }
    return this.#host.link.run([operation], part => clock.decode(() => this.take(part, rows))).then(done, failed)
  }
}

/** The cells of a row that came as an array. */
function cellsOf(row: readonly unknown[]): () => unknown {
  let column = 0
  return () => row[column++]
}
