import type { Step, Together, Words } from '../../src/adapter/adapter.ts'
import type { PooledConnection } from '../../src/adapter/pool/source.ts'
import { lostConnection } from '../../src/adapter/postgres/errors.ts'
import { beginFailure, mayHaveLasted } from '../../src/adapter/postgres/outcome.ts'
import { requireKept, type SessionHabits } from '../../src/adapter/postgres/session.ts'
import { answerOf } from '../../src/adapter/postgres/statement.ts'
import type { IsomodelError } from '../../src/error/base.ts'
import { OutcomeUnknown } from '../../src/error/transaction.ts'
import type { Instance, Pending, Result, Results } from './driver.ts'
import { failureOf, isConnectionLost, translate } from './errors.ts'
import type { Sockets } from './sockets.ts'
import { PostgresJsStatement, type Sender } from './statement.ts'
import { TransactionState } from './transaction-state.ts'

/** So many statements may be prepared on a connection, which keeps all of them; then another one takes its place. */
const PREPARED = 2000

/** Seconds in which a connection says goodbye. */
const PATIENCE = 5

const WORDS = { simple: true }
const KEPT = { prepare: true, simple: false }
const PASSING = { prepare: false, simple: false }

/** What a connection knows of its surroundings. */
export interface Place {
  readonly habits: SessionHabits
  readonly sockets: Sockets
  /** When it is too old, on the clock of performance.now(). */
  readonly ends: number
}

/** An instance of postgres.js with one connection, which is never opened a second time. */
export class PostgresJsConnection implements PooledConnection, Sender {
  readonly shared = false
  readonly holding = new Set<() => Promise<void>>()
  settled: (() => void) | undefined
  ended: (() => void) | undefined
  lost = false
  /** What ends it while nobody uses it. */
  timer: ReturnType<typeof setTimeout> | undefined
  private readonly sql: Instance
  private readonly place: Place
  private readonly state = new TransactionState()
  private readonly statements = new Map<string, PostgresJsStatement>()
  private readonly exactStatements = new Map<string, PostgresJsStatement>()
  /** How often the statement of each text was forgotten. */
  private readonly forgotten = new Map<string, number>()
  private count = 0
  /** Queries that are not answered yet. */
  private readonly running = new Set<Pending>()
  /** Queries that were not sent when the connection was closed. */
  private readonly unsent = new Set<Pending>()
  /** The end of a BEGIN behind which statements are sent already: were it stopped, they would last one by one. */
  private beginning: Promise<unknown> | undefined
  /** A cancel request that has not come to its end: it must not meet a statement that it does not mean. */
  private cancelling: Promise<void> | undefined
  private leaving = false
  private over = false

  constructor(sql: Instance, place: Place) {
    this.sql = sql
    this.place = place
  }

  /** Connects. Throws errors of postgres.js. */
  async open(): Promise<void> {
    try {
      await this.sql.unsafe('', [], WORDS)
    } catch (error) {
      this.cut()
      void this.end()
      throw error
    }
  }

  get inTransaction(): boolean {
    return this.state.open
  }

  get failed(): boolean {
    return this.state.failed
  }

  /** Whether it is too old, or has prepared too much. */
  get worn(): boolean {
    return this.count > PREPARED || performance.now() > this.place.ends
  }

  prepare(sql: string, _arrays: boolean, exact = false): PostgresJsStatement {
    const known = exact ? this.exactStatements : this.statements
    let statement = known.get(sql)
    if (!statement) {
      this.count++
      // Spaces make a text that postgres.js does not know.
      const text = sql + ' '.repeat(this.forgotten.get(sql) ?? 0)
      known.set(sql, (statement = new PostgresJsStatement(this, sql, text, exact)))
    }
    return statement
  }

  forget(statement: PostgresJsStatement): void {
    const { sql } = statement
    for (const known of [this.statements, this.exactStatements]) if (known.get(sql) === statement) known.delete(sql)
    this.forgotten.set(sql, (this.forgotten.get(sql) ?? 0) + 1)
  }

  query(text: string, parameters: unknown[], keep: boolean): Pending {
    return this.sql.unsafe(text, parameters, keep ? KEPT : PASSING).values()
  }

  async send(query: Pending, sql: string): Promise<Result> {
    if (this.cancelling) await this.cancelling
    return (await this.answer(query, sql)) as Result
  }

  async exec(statements: readonly string[]): Promise<void> {
    if (this.cancelling) await this.cancelling
    await this.say(statements)
  }

  private async say(statements: readonly string[]): Promise<void> {
    const answer = await this.answer(this.sql.unsafe(statements.join('; '), [], WORDS), ...statements)
    requireKept(statements, resultsOf(answer).at(-1)?.command)
  }

  ping(): Promise<void> {
    return this.exec([''])
  }

  private async answer(query: Pending, ...statements: readonly string[]): Promise<Results> {
    // A second connection would know nothing of this one's transaction.
    if (this.lost || this.over) throw lostConnection(undefined)
    this.running.add(query)
    try {
      const answer = await query
      resultsOf(answer).forEach(({ command }, at) => this.state.answered(statements[at] ?? '', command))
      return answer
    } catch (error) {
      this.state.refused()
      if (isConnectionLost(error)) this.lost = true
      throw this.unsent.has(query) ? lostConnection(error) : error
    } finally {
      this.running.delete(query)
    }
  }

  /** The end of the connection. Queries that wait for their turn would be sent on another one, without what came before. */
  closed(): void {
    if (this.over) return
    this.over = true
    if (!this.leaving) this.lost = true
    for (const query of this.running) {
      if (query.state) continue
      this.unsent.add(query)
      query.cancel()
    }
    this.ended?.()
  }

  cut(): void {
    this.lost = true
    this.place.sockets.destroy()
    this.closed()
  }

  /**
   * postgres.js sends statements that it has prepared without waiting for the answers before. COMMIT waits: a statement
   * that the server no longer knows is sent again, which must find the transaction.
   */
  async together(steps: readonly Step[], words: Words | undefined): Promise<Together> {
    if (this.cancelling) await this.cancelling
    const begun = words && this.say(words.begin)
    this.beginning = begun && Promise.allSettled([begun])
    const sent = steps.map(async ({ prepared, parameters }) => {
      const statement = prepared as PostgresJsStatement
      return this.answer(statement.bound(parameters), statement.sql)
    })
    const ends = await Promise.allSettled([begun, ...sent])
    if (words && ends.every(isDone)) ends.push(...(await Promise.allSettled([this.say(words.commit)])))
    const failed = ends.findIndex(end => !isDone(end))
    if (failed >= 0) {
      if (words) await this.say(words.rollback).catch(() => {})
      const { reason } = ends[failed] as PromiseRejectedResult
      const error = words && failed === 0 ? beginFailure(reason, ends.slice(1)) : (reason as unknown)
      return { failure: { at: failed - 1, error } }
    }
    return { answers: steps.map((step, at) => answered(step, ends[at + 1] as PromiseFulfilledResult<Result>)) }
  }

  interrupt(): void {
    if (this.cancelling || this.running.size === 0) return
    const { cancelTimeout, tell } = this.place.habits
    // A server that does not hear it does not answer either.
    const timer = setTimeout(() => this.cut(), cancelTimeout)
    const both = Promise.all([this.stop(), Promise.allSettled(this.running)]).then(() => {
      clearTimeout(timer)
      if (this.cancelling === both) this.cancelling = undefined
    })
    this.cancelling = both
    tell({ type: 'cancel-sent' })
  }

  /** Tells the server to stop what runs, as soon as something does. */
  private async stop(): Promise<void> {
    await this.beginning
    while (this.running.size > 0 && !this.over) {
      const [active] = Array.from(this.running).filter(query => query.active)
      // A server that cannot be told does not stop, and the statement comes to its end.
      if (active) return active.canceller?.(active).catch(() => {})
      await new Promise(resolve => void setTimeout(resolve, 0))
    }
  }

  quiet(): Promise<void> | undefined {
    const { cancelling, running } = this
    if (!cancelling && running.size === 0) return undefined
    return Promise.allSettled([cancelling, ...running]).then(() => {})
  }

  settle(): void {
    if (this.holding.size === 0) this.settled?.()
  }

  /** Takes leave of the server. */
  async end(): Promise<void> {
    this.leaving = true
    await this.sql.end({ timeout: this.lost ? 0 : PATIENCE })
  }

  translate(error: unknown, sql: string, parameters: number): IsomodelError {
    const known = translate(error, { sql, parameters }, this.place.habits.statementTimeout)
    // What is ours already was never sent.
    const open = known !== error && known.connectionLost
    return open && mayHaveLasted(failureOf(error).code, sql, this.inTransaction) ? new OutcomeUnknown(error) : known
  }
}

const resultsOf = (answer: Results): Result[] => ('command' in answer ? [answer] : answer)

const isDone = ({ status }: PromiseSettledResult<unknown>): boolean => status === 'fulfilled'

const answered = (step: Step, { value }: PromiseFulfilledResult<Result>): unknown =>
  answerOf(step, (step.prepared as PostgresJsStatement).answered(value))
