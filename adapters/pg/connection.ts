import type { Step, Together, Words } from '../../src/adapter/adapter.ts'
import type { PooledConnection } from '../../src/adapter/pool/source.ts'
import { beginFailure, mayHaveLasted } from '../../src/adapter/postgres/outcome.ts'
import { requireKept } from '../../src/adapter/postgres/session.ts'
import { answerOf } from '../../src/adapter/postgres/statement.ts'
import type { IsomodelError } from '../../src/error/base.ts'
import { OutcomeUnknown } from '../../src/error/transaction.ts'
import { cancel } from './cancel.ts'
import type { PgClient, PgQuery, PgResult, PgSession } from './driver.ts'
import { connectionLost, failureOf, isUnsent, translate } from './errors.ts'
import { type Habits, nameProblem, tellUnnamed } from './names.ts'
import type { Sender } from './sender.ts'
import { ask, TEXTS } from './query.ts'
import { PgStatement } from './statement.ts'

/** Statements that a connection keeps, of those with known columns and of others each. */
const STATEMENTS = 1000
const plain = (text: string): PgQuery => ({ text, rowMode: 'array', types: TEXTS })
const joined = (statements: readonly string[]): PgQuery => plain(statements.join('; '))

/** One client of pg, and what it has prepared. */
export class PgConnection implements PooledConnection, Sender {
  readonly client: PgClient
  readonly shared: boolean
  readonly holding = new Set<() => Promise<void>>()
  /** Called when the last of them is closed. */
  settled: (() => void) | undefined
  ended: (() => void) | undefined
  lost = false
  private readonly statements = new Map<string, PgStatement>()
  private readonly exactStatements = new Map<string, PgStatement>()
  /** Names of statements that nobody needs any more, which go out before the next one; several queries may share one. */
  private readonly forgotten = new Set<string>()
  private names = 0
  private nameless = false
  private readonly habits: Habits
  private running: Promise<unknown> | undefined
  /** The end of a BEGIN behind which statements are sent already: were it stopped, they would last one by one. */
  private beginning: Promise<unknown> | undefined
  /** A cancel request that has not come to its end: it must not meet a statement that it does not mean. */
  private cancelling: Promise<unknown> | undefined

  constructor(client: PgClient, shared: boolean, habits: Habits) {
    this.client = client
    this.shared = shared
    this.habits = habits
    client.on('error', () => (this.lost = true))
    client.on('end', () => {
      this.ended?.()
      this.lost = true
    })
  }

  private get session(): PgSession {
    return this.client as unknown as PgSession
  }

  private get status(): string | null | undefined {
    return this.session.getTransactionStatus?.() ?? this.session._txStatus
  }

  get inTransaction(): boolean {
    return this.status === 'T' || this.status === 'E'
  }

  get failed(): boolean {
    return this.status === 'E'
  }

  prepare(sql: string, _arrays: boolean, exact = false): PgStatement {
    const known = exact ? this.exactStatements : this.statements
    let statement = known.get(sql)
    if (!statement) {
      if (known.size >= STATEMENTS) this.forgetOldest(known)
      known.set(sql, (statement = new PgStatement(this, this.unusedName(), sql, exact)))
    }
    return statement
  }

  /** The cache of the database forgets a statement on the connection that ran it last; others learn nothing of it. */
  private forgetOldest(known: Map<string, PgStatement>): void {
    for (const statement of known.values()) {
      this.forget(statement)
      return
    }
  }

  forget(statement: { readonly name: string; readonly sql: string }): void {
    for (const known of [this.statements, this.exactStatements]) {
      if (known.get(statement.sql) === statement) known.delete(statement.sql)
    }
    this.drop(statement.name)
  }

  renamed(name: string): string {
    this.drop(name)
    return this.unusedName()
  }

  private drop(name: string): void {
    const parsed = this.named ? this.session.connection.parsedStatements : undefined
    if (parsed && Object.hasOwn(parsed, name)) this.forgotten.add(name)
  }

  get named(): boolean {
    return this.habits.named && !this.nameless
  }

  forgetNames(error: unknown, name: string): boolean {
    const problem = nameProblem(error, name)
    if (!problem) return false
    this.nameless = true
    this.forgotten.clear()
    if (problem === 'taken') this.habits.named = false
    tellUnnamed(this.habits)
    return true
  }

  private unusedName(): string {
    return `isomodel_${++this.names}`
  }

  /** Runs one statement. */
  async send(query: PgQuery): Promise<PgResult> {
    if (this.cancelling || this.forgotten.size) await this.tidy()
    return (await this.ask(query)) as PgResult
  }

  private async ask(query: PgQuery): Promise<PgResult | PgResult[]> {
    const answer = ask(this.client, query)
    this.running = answer
    try {
      return await answer
    } catch (error) {
      if (connectionLost(error)) this.lost = true
      throw error
    } finally {
      if (this.running === answer) this.running = undefined
    }
  }

  /** What comes before the next statement. A name that cannot be freed would be the end of a transaction. */
  private async tidy(): Promise<void> {
    await this.cancelling
    if (!this.forgotten.size || this.inTransaction) return
    const names = [...this.forgotten]
    this.forgotten.clear()
    const parsed = this.session.connection.parsedStatements
    for (const name of names) if (parsed) delete parsed[name]
    try {
      await this.ask(plain(names.map(name => `DEALLOCATE ${name}`).join('; ')))
    } catch (error) {
      if (!names.some(name => this.forgetNames(error, name))) throw error
    }
  }

  async exec(statements: readonly string[]): Promise<void> {
    if (this.cancelling || this.forgotten.size) await this.tidy()
    const answer = await this.ask(joined(statements))
    requireKept(statements, (Array.isArray(answer) ? answer.at(-1) : answer)?.command)
  }

  /** With `pipeline` pg sends everything at once; a failure makes the rest of the transaction fail. */
  async together(steps: readonly Step[], words: Words | undefined): Promise<Together> {
    if (this.cancelling || this.forgotten.size) await this.tidy()
    const queries = steps.map(({ prepared, parameters }) => (prepared as PgStatement).bound(parameters))
    const all = words ? [joined(words.begin), ...queries, joined(words.commit)] : queries
    const { named } = this
    const ends = this.session.pipeline ? await this.atOnce(all, words) : await this.inTurn(all)
    const failed = ends.findIndex(end => end.status === 'rejected')
    const first = words ? 1 : 0
    if (failed >= 0) {
      const { reason } = ends[failed] as PromiseRejectedResult
      if (words) await this.exec(words.rollback).catch(() => {})
      const { name } = all[failed] as PgQuery
      if (named && name !== undefined && this.forgetNames(reason, name) && words) return this.together(steps, words)
      // The end was sent with the rest. What the server itself says of a statement came before the end.
      const open = words && this.session.pipeline && this.lost && !isAnswer(reason)
      const error = words && failed === 0 ? beginFailure(reason, ends.slice(1, -1)) : (reason as unknown)
      return { failure: { at: open ? steps.length : failed - first, error } }
    }
    const results = ends.slice(first, first + steps.length) as PromiseFulfilledResult<PgResult>[]
    return { answers: results.map(({ value }, at) => answered(steps[at] as Step, value)) }
  }

  private atOnce(queries: readonly PgQuery[], words: Words | undefined): Promise<PromiseSettledResult<unknown>[]> {
    const asked = queries.map(query => this.ask(query))
    if (words) this.beginning = Promise.allSettled(asked.slice(0, 1))
    return Promise.allSettled(asked)
  }

  private async inTurn(queries: readonly PgQuery[]): Promise<PromiseSettledResult<unknown>[]> {
    const ends: PromiseSettledResult<unknown>[] = []
    for (const query of queries) {
      const [end] = await Promise.allSettled([this.ask(query)])
      ends.push(end)
      if (end.status === 'rejected') break
    }
    return ends
  }

  interrupt(): void {
    const { running } = this
    if (!running || this.cancelling) return
    const { cancelTimeout, tell } = this.habits
    // A server that does not hear it does not answer either.
    const timer = setTimeout(() => this.cut(), cancelTimeout)
    const ended = running.catch(() => {})
    const stopped = Promise.resolve(this.beginning).then(() => cancel(this.client, cancelTimeout))
    const both = Promise.all([stopped, ended]).then(() => {
      clearTimeout(timer)
      if (this.cancelling === both) this.cancelling = undefined
    })
    this.cancelling = both
    tell({ type: 'cancel-sent' })
  }

  ping(): Promise<void> {
    return this.exec([''])
  }

  cut(): void {
    this.lost = true
    this.session.connection.stream.destroy()
  }

  translate(error: unknown, sql: string, parameters: number): IsomodelError {
    const known = translate(error, { sql, parameters }, this.habits.statementTimeout)
    const open =
      known.connectionLost && !isUnsent(error) && mayHaveLasted(failureOf(error).code, sql, this.inTransaction)
    return open ? new OutcomeUnknown(error) : known
  }

  /** Waits for what was cancelled; then nothing runs. */
  quiet(): Promise<void> | undefined {
    const { cancelling, running } = this
    if (!cancelling && !running) return undefined
    return Promise.allSettled([cancelling, running]).then(() => {})
  }

  settle(): void {
    if (this.holding.size === 0) this.settled?.()
  }
}

/** Whether the server said so itself. */
const isAnswer = (error: unknown): boolean => error instanceof Error && 'severity' in error

const answered = (step: Step, result: PgResult): unknown =>
  answerOf(step, (step.prepared as PgStatement).answered(result))
