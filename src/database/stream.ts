// Rows one after another. A hand-written iterator: an async generator costs more than the rows.
import type { Cursor, RawRow } from '../adapter/adapter.ts'
import { ALL, type Executable, type Parameters } from '../ast/executor.ts'
import { UnsupportedError } from '../error/definition.ts'
import type { Shape } from '../compile/shape.ts'
import { bind, decodeRows, preparedFor, report, type Session, translate } from './run.ts'

/** Rows that one fetch brings. */
const BATCH = 256

/** Gives the session to stream on, and is told when the stream needs it no more. */
export interface Lease {
  readonly take: () => Promise<Session>
  /** Before each later batch: throws where the call is over. */
  readonly check: () => void
}

export class RowStream implements AsyncIterableIterator<unknown> {
  private rows: readonly unknown[] = []
  private at = 0
  private opened: Promise<void> | undefined
  private cursor: Cursor | undefined
  private session: Session | undefined
  private shape: Shape | undefined
  private bound: unknown[] = []
  private ended = false
  private readonly lease: Lease
  private readonly statement: Executable
  private readonly parameters: Parameters | undefined

  constructor(lease: Lease, statement: Executable, parameters: Parameters | undefined) {
    this.lease = lease
    this.statement = statement
    this.parameters = parameters
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    if (this.at < this.rows.length) return Promise.resolve({ value: this.rows[this.at++], done: false })
    return this.fetch()
  }

  async return(): Promise<IteratorResult<unknown, undefined>> {
    await this.end()
    return { value: undefined, done: true }
  }

  private async fetch(): Promise<IteratorResult<unknown, undefined>> {
    if (this.ended) return { value: undefined, done: true }
    const started = performance.now()
    try {
      const first = !this.opened
      this.opened ??= this.open()
      await this.opened
      if (!first) this.lease.check()
      const raw = await (this.cursor as Cursor).next()
      this.rows = await decodeRows(this.session as Session, this.shape as Shape, raw as RawRow[])
      if (first) report(this.session as Session, (this.shape as Shape).sql, this.bound.length, started, raw.length)
    } catch (error) {
      await this.end()
      throw this.session && this.shape ? translate(this.session, error, this.shape.sql, this.bound) : error
    }
    this.at = 0
    if (this.rows.length === 0) return this.return()
    return { value: this.rows[this.at++], done: false }
  }

  private async open(): Promise<void> {
    this.session = await this.lease.take()
    const plan = this.statement['~plan'](this.session.adapter.dialect.maxParameters)
    if ('parts' in plan) throw new UnsupportedError('stream of a bulk insert', this.session.adapter.name)
    const { shape, bound } = bind(this.session.cache, plan, ALL, this.parameters)
    this.shape = shape
    this.bound = bound
    this.cursor = preparedFor(this.session, shape).cursor(bound, BATCH)
  }

  private async end(): Promise<void> {
    this.ended = true
    this.rows = []
    await this.cursor?.close()
    this.cursor = undefined
  }
}
