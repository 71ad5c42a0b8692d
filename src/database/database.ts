// A database as its users hold it: the shared core, and the bounds that with() gives.
import type { Connection, MaybePromise, Words } from '../adapter/adapter.ts'
import type { PoolStats } from '../adapter/pool/stats.ts'
import type { Executable, Mode, Parameters } from '../ast/executor.ts'
import { UnsupportedError } from '../error/definition.ts'
import { type Bounds, boundsOf, checkBounds, UNBOUND } from './bounds.ts'
import type { Core } from './core.ts'
import { Calls } from './executor.ts'
import { isPromise, type Session } from './run.ts'
import { runStatement } from './statement.ts'
import { checkOptions } from './options.ts'
import { isRetryable, pause } from './retry.ts'
import { OpenTransaction, requireFunction, runLevel, startActivity } from './transaction.ts'
import type { HandleOptions, TransactionOptions } from './types.ts'
import { atomically } from './words.ts'

/** What with() was told, on top of what the handles before were told. */
interface Call extends HandleOptions {
  readonly outer?: Call
}

export class OpenDatabase extends Calls {
  readonly #call: Call
  #session: Session | undefined

  constructor(core: Core, call: Call) {
    super(core)
    this.#call = call
  }

  get storage(): string {
    return this.core.storage
  }

  with(options: HandleOptions): OpenDatabase {
    return new OpenDatabase(this.core, { ...this.#call, ...options, outer: this.#call })
  }

  stats(): PoolStats | undefined {
    return this.core.driver?.stats?.()
  }

  #bounds(): Bounds {
    return boundsOf(this.#call)
  }

  protected check(): void {
    if (this.#call.signal?.aborted) checkBounds(this.#bounds())
  }

  protected failed(): void {}

  #on(connection: Connection): Session {
    if (this.#session?.connection !== connection) this.#session = this.core.session(connection, this.#call.tag)
    return this.#session
  }

  /** The path of nearly all statements: open, nobody before us, no bounds to watch. */
  async '~run'(statement: Executable, mode: Mode, parameters?: Parameters): Promise<unknown> {
    const { connection, lock } = this.core
    if (lock.held || !connection || this.#call.signal || this.#call.timeout !== undefined) {
      return this['~use'](session => runStatement(session, statement, mode, this.core.words, parameters), false)
    }
    const answer = runStatement(this.#on(connection), statement, mode, this.core.words, parameters)
    if (!isPromise(answer)) return answer
    lock.tryTake()
    try {
      return await answer
    } finally {
      lock.free()
    }
  }

  async '~use'<T>(work: (session: Session) => MaybePromise<T>, atomic: boolean): Promise<T> {
    const bounds = this.#bounds()
    const connection = await this.core.take(bounds, this.#call)
    const plain = this.#on(connection)
    const session = bounds === UNBOUND ? plain : { ...plain, bounds, check: () => checkBounds(bounds) }
    try {
      checkBounds(bounds)
      return await (atomic ? atomically(session, () => work(session), this.levelWords()) : work(session))
    } finally {
      this.core.give(connection)
    }
  }

  protected levelWords(): Words {
    return this.core.words
  }

  async transaction<T>(body: (tx: OpenTransaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    requireFunction(body)
    if (this.core.adapter.ability !== 'transaction') {
      throw new UnsupportedError('interactive transactions', this.core.adapter.name, 'use batch()')
    }
    checkOptions(options, false)
    const core = this.core
    const call = this.#call
    const words = core.adapter.dialect.transaction(options)
    // What with() was told bounds the transaction; what connect() was told stands in where nothing else is said.
    const bounds = boundsOf({ ...call, ...options }, call.outer && this.#bounds())
    const activity = startActivity()
    for (let runs = 1; ; runs++) {
      const connection = await core.take(bounds, call, activity.idle)
      try {
        checkBounds(bounds)
        activity.last = performance.now()
        const session = core.session(connection, options.tag ?? call.tag)
        return await runLevel(new OpenTransaction(core, session, bounds, activity, words), body)
      } catch (error) {
        if (runs > (options.retry ?? 0) || !isRetryable(error)) throw error
      } finally {
        core.give(connection)
      }
      await pause(runs, bounds)
    }
  }

  async open(): Promise<void> {
    await this.core.ready(this.#bounds())
  }

  close(): Promise<void> {
    return this.core.close(this.#bounds())
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
