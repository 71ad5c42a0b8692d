import type { ColumnPlan, RawRow } from '../../src/adapter/adapter.ts'
import type { PooledConnection } from '../../src/adapter/pool/source.ts'
import type { IsomodelError } from '../../src/error/base.ts'
import { ConnectionLost, OutcomeUnknown } from '../../src/error/transaction.ts'
import { kill } from './cancel.ts'
import { bound, queryOptions } from './cells.ts'
import type { CoreConnection, Done, MysqlColumn, MysqlCommand, MysqlHeader, MysqlModule, MysqlQuery } from './driver.ts'
import { connectionLost, translate } from './errors.ts'
import type { Habits } from './habits.ts'
import { mayHaveLasted } from './outcome.ts'
import type { Answer, Request, RowEvents, Sender } from './sender.ts'
import { columnsOf } from './session.ts'
import { MysqlStatement } from './statement.ts'

/** https://dev.mysql.com/doc/dev/mysql-server/latest/mysql__com_8h.html: SERVER_STATUS_IN_TRANS */
const IN_TRANSACTION = 1
/** ER_UNSUPPORTED_PS: the server runs the statement, but does not prepare it. */
const NOT_PREPARED = 1295

/**
 * Errors of statements that were prepared and must be again: tables changed, or MariaDB with ONLY_FULL_GROUP_BY meets a
 * sum over derived tables for the second time. The server has not begun to run them.
 */
const STALE = new Set([1140, 1615])

const errnoOf = (error: unknown): number => (error as { errno?: number } | null)?.errno ?? 0

const answerOf = (result: RawRow[] | MysqlHeader = [], columns: readonly MysqlColumn[] = []): Answer =>
  Array.isArray(result) ? { rows: result, columns, header: undefined } : { rows: [], columns, header: result }

/** How a connection is used. */
interface Use {
  readonly driver: MysqlModule
  /** Whether calls share it. */
  readonly shared: boolean
  readonly habits: Habits
}

/** One connection of mysql2, and what it has prepared. */
export class MysqlSession implements PooledConnection, Sender {
  readonly core: CoreConnection
  readonly shared: boolean
  readonly holding = new Set<() => Promise<void>>()
  /** Called when the last of them is closed. */
  settled: (() => void) | undefined
  ended: (() => void) | undefined
  lost = false
  inTransaction = false
  private readonly driver: MysqlModule
  private readonly habits: Habits
  private readonly options: Omit<MysqlQuery, 'sql'>
  private running: Promise<unknown> | undefined
  /** A kill that has not come to its end: it must not meet a statement that it does not mean. */
  private stopping: Promise<void> | undefined
  /** The columns of keys that errors tell by their names only. */
  private readonly keys = new WeakMap<object, string[]>()
  /** Told when the connection breaks while rows come one by one, which mysql2 does not tell their statements. */
  private readonly flowing = new Set<(error: unknown) => void>()

  constructor(core: CoreConnection, { driver, shared, habits }: Use) {
    this.core = core
    this.driver = driver
    this.shared = shared
    this.habits = habits
    this.options = queryOptions(core.config)
    const gone = (error: unknown): void => {
      this.lost = true
      for (const end of this.flowing) end(error)
    }
    core.on('error', gone)
    const over = (): void => {
      if (!core._closing) this.lost = true
      this.ended?.()
      this.ended = undefined
      gone(new ConnectionLost('the connection was closed'))
    }
    core.on('end', over)
    core.stream.on('close', over)
  }

  prepare(sql: string, arrays: boolean, exact = false, plans?: readonly ColumnPlan[]): MysqlStatement {
    return new MysqlStatement(this, { sql, arrays, exact, plans })
  }

  /** mysql2 keeps what it has prepared by its text. */
  forget({ sql, arrays }: MysqlStatement): void {
    if (!this.lost) this.core.unprepare(this.query({ sql, arrays, parameters: [] }))
  }

  private query({ sql, arrays, parameters }: Request): MysqlQuery {
    const values = parameters.map(parameter => bound(parameter, this.driver))
    return { ...this.options, rowsAsArray: arrays, sql, values }
  }

  async send(request: Request): Promise<Answer> {
    if (this.stopping) await this.stopping
    const query = this.query(request)
    try {
      return await this.ask(done => this.run(request, query, done))
    } catch (error) {
      return this.again(error, request, query)
    }
  }

  /** Another way for what the server did not take as it was. */
  private async again(error: unknown, request: Request, query: MysqlQuery): Promise<Answer> {
    const errno = errnoOf(error)
    if (errno === NOT_PREPARED && request.parameters.length === 0) return this.ask(done => this.core.query(query, done))
    if (STALE.has(errno) && this.core.unprepare(query)) return this.ask(done => this.run(request, query, done))
    this.keys.set(error as object, await columnsOf(error, request.sql, key => this.send(key)).catch(() => []))
    throw error
  }

  private run({ columns }: Request, query: MysqlQuery, done?: Done): MysqlCommand {
    const command = this.core.execute(query, done)
    return columns ? command.on('fields', all => all && columns(all)) : command
  }

  async exec(statements: readonly string[]): Promise<void> {
    if (this.stopping) await this.stopping
    for (const one of statements) await this.say(one)
  }

  private async say(sql: string): Promise<void> {
    const query = this.query({ sql, arrays: true, parameters: [] })
    await this.ask(done => this.core.query(query, done))
  }

  private async ask(command: (done: Done) => void): Promise<Answer> {
    if (this.lost) throw new ConnectionLost('the connection to the database was lost')
    const answer = new Promise<Answer>((resolve, reject) => {
      command((error, result, columns) => {
        if (error) reject(error)
        else resolve(answerOf(result, columns))
      })
    })
    this.running = answer
    try {
      return this.noted(await answer)
    } catch (error) {
      if (connectionLost(error)) this.lost = true
      throw error
    } finally {
      if (this.running === answer) this.running = undefined
    }
  }

  /** The server tells with each answer without rows whether a transaction is open. */
  private noted(answer: Answer): Answer {
    if (answer.header) this.inTransaction = (answer.header.serverStatus & IN_TRANSACTION) !== 0
    return answer
  }

  /** mysql2 tells the end of a statement that failed as well. */
  async flow(request: Request, events: RowEvents): Promise<void> {
    if (this.stopping) await this.stopping
    const end = (error?: unknown): void => {
      if (this.flowing.delete(end)) events.end(error)
    }
    this.flowing.add(end)
    const query = this.query(request)
    // What might have to be prepared again could not be asked for its rows a second time.
    this.core.unprepare(query)
    this.run(request, query)
      .on('fields', columns => events.columns(columns ?? []))
      .on('result', events.row)
      .on('error', end)
      .on('end', end)
  }

  pause(): void {
    this.core.pause()
  }

  resume(): void {
    this.core.resume()
  }

  interrupt(): void {
    if (!this.running || this.stopping) return
    void this.stop()
    this.habits.tell({ type: 'cancel-sent' })
  }

  /** A kill may come too late, and then hits the next statement: one that does nothing takes it. */
  stop(): Promise<void> {
    if (this.stopping) return this.stopping
    // A server that does not hear it does not answer either.
    const timer = setTimeout(() => this.cut(), this.habits.cancelTimeout)
    const stopping = this.end(this.running?.catch(() => {})).finally(() => {
      clearTimeout(timer)
      if (this.stopping === stopping) this.stopping = undefined
    })
    return (this.stopping = stopping)
  }

  private async end(ended: Promise<unknown> | undefined): Promise<void> {
    // Without the kill nobody knows when the statement ends.
    if (!(await kill(this.core, this.driver, this.habits.cancelTimeout))) this.cut()
    await ended
    if (!this.lost) await this.say('DO 0').catch(() => {})
  }

  ping(): Promise<void> {
    return new Promise((resolve, reject) => this.core.ping(error => (error ? reject(error) : resolve())))
  }

  cut(): void {
    this.lost = true
    this.core.stream.destroy()
  }

  translate(error: unknown, sql: string, parameters: number): IsomodelError {
    const { statementTimeout } = this.habits
    const known = translate(error, { sql, parameters }, { columns: this.keys.get(error as object), statementTimeout })
    const open = known !== error && known.connectionLost && mayHaveLasted(error, sql, this.inTransaction)
    return open ? new OutcomeUnknown(error) : known
  }

  /** Waits for what was stopped; then nothing runs. */
  quiet(): Promise<void> | undefined {
    const { stopping, running } = this
    if (!stopping && !running) return undefined
    return Promise.allSettled([stopping, running]).then(() => {})
  }

  settle(): void {
    if (this.holding.size === 0) this.settled?.()
  }
}
