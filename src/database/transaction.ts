// An open transaction or savepoint. Statements run in it one after another; nested ones take turns.
import type { MaybePromise, Words } from '../adapter/adapter.ts'
import type { Executable, Mode, Parameters } from '../ast/executor.ts'
import { DefinitionError, UnsupportedError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { TransactionAborted, TransactionClosed } from '../error/transaction.ts'
import { type Bounds, boundsOf, checkBounds, within } from './bounds.ts'
import type { Core } from './core.ts'
import { Calls } from './executor.ts'
import { Lock } from './lock.ts'
import { isPromise, type Session } from './run.ts'
import { runStatement } from './statement.ts'
import { checkOptions } from './options.ts'
import type { CallOptions } from './types.ts'
import { atomically, run, savepointWords, say, undo } from './words.ts'

/** What all levels share: when the connection last did something for this transaction. */
interface Activity {
  running: number
  last: number
  /** Milliseconds for which no statement has run. */
  readonly idle: () => number
}

export function startActivity(): Activity {
  const activity = {
    running: 0,
    last: performance.now(),
    idle: () => (activity.running > 0 ? 0 : performance.now() - activity.last),
  }
  return activity
}

export class OpenTransaction extends Calls {
  readonly #session: Session
  readonly #bounds: Bounds
  readonly #words: Words
  readonly #depth: number
  readonly #activity: Activity
  readonly #lock: Lock
  #state: 'open' | 'closed' = 'open'
  /** The error that doomed this level. */
  #failure: unknown
  /** Statements that were sent and are not answered yet. */
  readonly #running = new Set<Promise<unknown>>()
  /** Calls that are not over: those that wait and nested transactions are among them. */
  readonly #calls = new Set<Promise<unknown>>()
  readonly #parent: OpenTransaction | undefined
  /** The level that is open inside this one. */
  #inner: OpenTransaction | undefined

  constructor(
    core: Core,
    session: Session,
    bounds: Bounds,
    activity: Activity,
    words: Words,
    parent?: OpenTransaction,
  ) {
    super(core)
    this.#session = { ...session, bounds, check: () => this.check() }
    this.#bounds = bounds
    this.#activity = activity
    this.#words = words
    this.#parent = parent
    this.#depth = parent ? parent.#depth + 1 : 0
    this.#lock = new Lock(core.options.idleTransaction ?? 2000)
  }

  /** A level ends with every level around it. */
  get #over(): boolean {
    return this.#state === 'closed' || (this.#parent !== undefined && this.#parent.#over)
  }

  protected check(): void {
    if (this.#over) throw new TransactionClosed()
    if (this.#failure !== undefined) throw new TransactionAborted(this.#failure)
    checkBounds(this.#bounds)
  }

  async '~run'(statement: Executable, mode: Mode, parameters?: Parameters): Promise<unknown> {
    this.check()
    if (this.#lock.held)
      return this['~use'](session => runStatement(session, statement, mode, undefined, parameters), false)
    const answer = this.#track(() => runStatement(this.#session, statement, mode, undefined, parameters))
    if (!isPromise(answer)) return answer
    this.#lock.tryTake(this.#activity.idle)
    try {
      return await answer
    } finally {
      this.#lock.free()
    }
  }

  /** Counts a statement in, and dooms the level where it fails. Synchronous statements answer at once. */
  #track<T>(work: () => MaybePromise<T>): MaybePromise<T> {
    const activity = this.#activity
    activity.running++
    try {
      const answer = work()
      if (isPromise(answer)) return this.#later(answer)
      this.#rest()
      return answer
    } catch (error) {
      this.#rest()
      this.#doom(error)
      throw error
    }
  }

  #rest(): void {
    this.#activity.running--
    this.#activity.last = performance.now()
  }

  #later<T>(answer: Promise<T>): Promise<T> {
    const counted = answer.then(
      value => {
        this.#rest()
        return value
      },
      (error: unknown) => {
        this.#rest()
        this.#doom(error)
        throw error
      },
    )
    return remember(this.#running, counted)
  }

  protected levelWords(): Words {
    return savepointWords(this.#depth + 1)
  }

  protected override reading(): void {
    this.check()
    this.#activity.last = performance.now()
  }

  protected failed(error: unknown): void {
    this.#doom(error)
  }

  /** What was sent and failed dooms; what was refused before changes nothing. */
  #doom(error: unknown): void {
    const refused = [ValidationError, DefinitionError, UnsupportedError].some(type => error instanceof type)
    if (!refused) this.#failure ??= error
  }

  async '~use'<T>(work: (session: Session) => MaybePromise<T>, atomic: boolean): Promise<T> {
    return remember(this.#calls, this.#inTurn(work, atomic))
  }

  async #inTurn<T>(work: (session: Session) => MaybePromise<T>, atomic: boolean): Promise<T> {
    this.check()
    await this.#lock.take(this.#bounds, this.#activity.idle)
    try {
      this.check()
      return await this.#track(() =>
        atomic ? atomically(this.#session, () => work(this.#session), this.levelWords()) : work(this.#session),
      )
    } finally {
      this.#lock.free()
    }
  }

  async transaction<T>(body: (tx: OpenTransaction) => Promise<T>, options: CallOptions = {}): Promise<T> {
    return remember(this.#calls, this.#nest(body, options))
  }

  async #nest<T>(body: (tx: OpenTransaction) => Promise<T>, options: CallOptions): Promise<T> {
    requireFunction(body)
    checkOptions(options, true)
    this.check()
    const bounds = boundsOf(options, this.#bounds)
    await this.#lock.take(bounds, this.#activity.idle)
    try {
      this.check()
      const session = options.tag === undefined ? this.#session : { ...this.#session, tag: options.tag }
      this.#inner = new OpenTransaction(this.core, session, bounds, this.#activity, this.levelWords(), this)
      return await runLevel(this.#inner, body)
    } finally {
      this.#inner = undefined
      this.#lock.free()
    }
  }

  /** Answers how onQuery is told: what it throws is undone with the rest. */
  async begin(): Promise<() => void> {
    return this.#track(() => run(this.#session, this.#words.begin))
  }

  /** Waits for calls that were made without being awaited, and makes the level's work last. */
  async commit(): Promise<void> {
    while (this.#calls.size || this.#running.size) await Promise.allSettled([...this.#calls, ...this.#running])
    this.check()
    this.#state = 'closed'
    await say(this.#session, this.#words.commit)
  }

  /** Ends the level and those inside, whose callbacks may go on, and undoes all of them at once. */
  async rollback(): Promise<void> {
    this.#state = 'closed'
    await this.#quiet()
    const parent = this.#parent
    if (parent && parent.#over) return
    const undone = await undo(this.#session, this.#words.rollback)
    // The database has undone all levels already: what came next would be written outside of any.
    if (!undone && parent) parent.#doom(this.#failure ?? new TransactionClosed())
  }

  /** Waits until nothing runs, here or inside. */
  async #quiet(): Promise<void> {
    while (this.#running.size) await Promise.allSettled(this.#running)
    if (this.#inner) await this.#inner.#quiet()
  }

  /** The callback, or the end of the call if that comes first. */
  body<T>(run: (tx: OpenTransaction) => Promise<T>): Promise<T> {
    this.check()
    return within(this.#bounds, Promise.resolve(run(this)), () => (this.#state = 'closed'))
  }
}

/** Keeps a promise in a set for as long as it is open. */
function remember<T>(set: Set<Promise<unknown>>, promise: Promise<T>): Promise<T> {
  set.add(promise)
  const forget = (): void => void set.delete(promise)
  promise.then(forget, forget)
  return promise
}

/** What transaction() takes, for those who come without types. */
export function requireFunction(body: unknown): void {
  if (typeof body !== 'function') throw new ValidationError('transaction() takes a function')
}

/** Begins a level, runs its callback, and ends it, whatever happens. The connection is its caller's. */
export async function runLevel<T>(level: OpenTransaction, body: (tx: OpenTransaction) => Promise<T>): Promise<T> {
  const tell = await level.begin()
  try {
    tell()
    const answer = await level.body(body)
    await level.commit()
    return answer
  } catch (error) {
    await level.rollback()
    throw error
  }
}
