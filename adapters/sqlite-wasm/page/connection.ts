import type { Connection, Prepared, RawRow, Step, Together, Words } from '../../../src/adapter/adapter.ts'
import type { IsomodelError } from '../../../src/error/base.ts'
import { OutcomeUnknown } from '../../../src/error/transaction.ts'
import { type Answer, EXEC, type Exported, type Operation, type RowsPart } from '../wire/messages.ts'
import { type Clock, NO_CLOCK, type OnAnswer, startClock } from './clock.ts'
import { isLost, translate, WorkerError } from './errors.ts'
import type { Link } from './link.ts'
import { isOpenAfter, mayHaveLasted } from './outcome.ts'
import { calls, type Host, WorkerStatement } from './statement.ts'

export class WorkerConnection implements Connection, Host {
  readonly link: Link
  readonly #onAnswer: OnAnswer | undefined
  #inTransaction = false
  #numbers = 0
  /** What is sent at the end of this turn, and answers nothing. */
  #later: Operation[] = []

  constructor(link: Link, onAnswer: OnAnswer | undefined) {
    this.link = link
    this.#onAnswer = onAnswer
  }

  /** Integers beyond the safe ones are bigints always, so that there is nothing to ask for. */
  prepare(sql: string, arrays: boolean): Prepared {
    return new WorkerStatement(this, sql, arrays, this.nextNumber())
  }

  async exec(statements: readonly string[]): Promise<void> {
    const open = isOpenAfter(statements, this.#inTransaction)
    // A rollback that fails finds that there is none any more.
    this.#inTransaction &&= open
    await this.link.run(statements.map(say))
    this.#inTransaction = open
  }

  async together(steps: readonly Step[], words: Words | undefined): Promise<Together> {
    const statements = steps.map(step => step.prepared as WorkerStatement)
    const operations = steps.map(({ call, parameters }, at) =>
      (statements[at] as WorkerStatement).operation(calls[call], parameters),
    )
    const rows: RawRow[][] = steps.map(() => [])
    const clock = this.clock()
    const first = words ? words.begin.length : 0
    const take = (at: number, part: RowsPart): void => statements[at]?.take(part, rows[at] as RawRow[])
    const finish = (answers: readonly Answer[]): unknown[] =>
      operations.map(({ call }, at) =>
        (statements[at] as WorkerStatement).answer(call, answers[at + first], rows[at] as RawRow[]),
      )
    try {
      const all = words ? [...words.begin.map(say), ...operations, ...words.commit.map(say)] : operations
      const { answers, took } = await this.link.run(
        all,
        part => clock.decode(() => take(part.at - first, part)),
        words?.rollback,
      )
      const result = clock.decode(() => finish(answers))
      clock.end(
        took,
        rows.reduce((sum, { length }) => sum + length, 0),
      )
      return { answers: result }
    } catch (error) {
      for (const statement of statements) statement.failed(error)
      // All of it was sent, so that the end may have been reached.
      if (words && isLost(error)) return { failure: { at: steps.length, error } }
      return { failure: { at: error instanceof WorkerError ? error.at - first : 0, error } }
    }
  }

  interrupt(): void {
    this.link.interrupt()
  }

  translate(error: unknown, sql: string, parameters: number): IsomodelError {
    if (isLost(error) && mayHaveLasted(sql, this.#inTransaction)) return new OutcomeUnknown(error)
    return translate(error, { sql, parameters })
  }

  async exportFile(): Promise<Blob> {
    const { file } = await this.link.ask<Exported>({ export: true })
    return new Blob([file], { type: 'application/vnd.sqlite3' })
  }

  async importFile(file: Blob): Promise<void> {
    await this.link.ask({ import: file })
  }

  nextNumber(): number {
    return ++this.#numbers
  }

  clock(): Clock {
    return this.#onAnswer ? startClock(this.#onAnswer) : NO_CLOCK
  }

  /** Does something for which nobody waits, together with others of this turn. */
  later(operation: Operation): void {
    if (this.#later.length === 0) queueMicrotask(() => this.#sendLater())
    this.#later.push(operation)
  }

  #sendLater(): void {
    const operations = this.#later
    this.#later = []
    // A worker that is gone has forgotten everything already.
    this.link.run(operations).catch(() => {})
  }
}

const say = (sql: string): Operation => ({ call: EXEC, statement: 0, sql })
