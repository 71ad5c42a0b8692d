// Rows one after another. A hand-written iterator: an async generator costs more than the rows.
import type { Cursor, MaybePromise, RawRow } from '../adapter/adapter.ts'
import { ALL, type Executable, type Parameters } from '../ast/executor.ts'
import { UnsupportedError } from '../error/definition.ts'
import type { Shape } from '../compile/shape.ts'
import { bind } from '../adapter/calls.ts'
import { cursorOf, decodeRows, report, type Session, translate } from './run.ts'

/** Rows that one fetch brings. */
const BATCH = 256

/** How a stream reaches its session. */
export interface Lease {
  /** Runs the opening when its turn has come. */
  readonly take: (open: (session: Session) => void) => Promise<void>
  /** Before each later batch: throws where the call is over. */
  readonly check: () => void
  /** Is told of the error that ended the stream. */
  readonly failed: (error: unknown) => void
}

export class RowStream implements AsyncIterableIterator<unknown> {
  #rows: readonly unknown[] = []
  #at = 0
  #opened: Promise<void> | undefined
  #cursor: Cursor | undefined
  #session: Session | undefined
  #shape: Shape | undefined
  #bound: unknown[] = []
  #ended = false
  /** Calls of next() and return() that are not answered yet, and the last of them. */
  #waiting = 0
  #last: Promise<void> = Promise.resolve()
  readonly #lease: Lease
  readonly #statement: Executable
  readonly #parameters: Parameters | undefined

  constructor(lease: Lease, statement: Executable, parameters: Parameters | undefined) {
    this.#lease = lease
    this.#statement = statement
    this.#parameters = parameters
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    if (this.#waiting === 0 && this.#at < this.#rows.length) return Promise.resolve(this.#row())
    return this.#inTurn(() => (this.#at < this.#rows.length ? this.#row() : this.#fetch()))
  }

  return(): Promise<IteratorResult<unknown, undefined>> {
    return this.#inTurn(() => this.#finish())
  }

  #row(): IteratorResult<unknown, undefined> {
    return { value: this.#rows[this.#at++], done: false }
  }

  /** Calls that came without waiting for the one before take turns. */
  #inTurn<T>(step: () => MaybePromise<T>): Promise<T> {
    this.#waiting++
    const answer = this.#last.then(step)
    const done = (): void => void this.#waiting--
    this.#last = answer.then(done, done)
    return answer
  }

  async #fetch(): Promise<IteratorResult<unknown, undefined>> {
    if (this.#ended) return this.#finish()
    const started = performance.now()
    try {
      const first = !this.#opened
      this.#opened ??= this.#lease.take(session => this.#open(session))
      await this.#opened
      if (!first) this.#lease.check()
      const raw = await (this.#cursor as Cursor).next()
      this.#rows = await decodeRows(this.#session as Session, this.#shape as Shape, raw as RawRow[])
      if (first) report(this.#session as Session, (this.#shape as Shape).sql, this.#bound.length, started, raw.length)
    } catch (error) {
      await this.#end()
      const known = this.#session && this.#shape ? translate(this.#session, error, this.#shape.sql, this.#bound) : error
      this.#lease.failed(known)
      throw known
    }
    this.#at = 0
    return this.#rows.length === 0 ? this.#finish() : this.#row()
  }

  #open(session: Session): void {
    this.#session = session
    const plan = this.#statement['~plan'](session.adapter.dialect.maxParameters)
    if ('parts' in plan) throw new UnsupportedError('stream of a bulk insert', session.adapter.name)
    const { shape, bound } = bind(session.cache, plan, ALL, this.#parameters)
    this.#shape = shape
    this.#bound = bound
    this.#cursor = cursorOf(session, shape, bound, BATCH)
  }

  async #finish(): Promise<IteratorResult<unknown, undefined>> {
    await this.#end()
    return { value: undefined, done: true }
  }

  async #end(): Promise<void> {
    this.#ended = true
    this.#rows = []
    await this.#cursor?.close()
    this.#cursor = undefined
  }
}
