// What a call of replicas is lent: a connection that becomes one of a reader or of the primary when it is known what runs.
import type { IsomodelError } from '../../error/base.ts'
import { AbortedError } from '../../error/transaction.ts'
import type { Connection, Driver, Step, Together, Words } from '../adapter.ts'
import type { Readers, Reading } from './readers.ts'
import { type Router, RoutedStatement } from './statement.ts'

/** What all leases of a database share. */
export interface Ground {
  readonly primary: Driver
  readonly readers: Readers
  readonly isRead: (sql: string) => boolean
}

/** What handles that want to read their own writes remember. */
export interface Scope {
  wrote: boolean
}

/** Nobody looks at it: whoever ended the call says why. */
const over = (): AbortedError => new AbortedError(undefined)

export class Lease implements Connection, Router {
  readonly ground: Ground
  readonly exclusive: boolean
  readonly holding = new Set<() => Promise<void>>()
  /** Called when the last of them is closed. */
  settled: (() => void) | undefined
  private readonly scope: Scope | undefined
  private primary: Promise<Connection> | undefined
  private reading: Promise<Reading | undefined> | undefined
  private readonly held = new Map<Connection, Driver>()
  /** Ends the waiting for a connection. */
  private readonly refusals = new Set<(error: Error) => void>()
  private last: Connection | undefined
  private ended = false

  constructor(ground: Ground, scope: Scope | undefined, exclusive: boolean) {
    this.ground = ground
    this.scope = scope
    this.exclusive = exclusive
  }

  /** The connection of the primary: from now on everything runs on it. */
  toPrimary(): Promise<Connection> {
    if (this.scope) this.scope.wrote = true
    return this.onPrimary()
  }

  private onPrimary(): Promise<Connection> {
    const { primary } = this.ground
    this.primary ??= Promise.resolve(primary.acquire()).then(connection => {
      this.keep(connection, primary)
      return connection
    })
    return this.unlessStopped(this.primary).then(connection => (this.last = connection))
  }

  async at(read: boolean): Promise<{ connection: Connection; reader?: number }> {
    if (!read || this.exclusive) return { connection: await this.toPrimary() }
    if (this.primary || this.scope?.wrote) return { connection: await this.onPrimary() }
    this.reading ??= this.ground.readers.acquire().then(found => {
      if (found) this.keep(found.connection, found.driver)
      return found
    })
    const reading = await this.unlessStopped(this.reading)
    if (!reading) return { connection: await this.onPrimary() }
    this.last = reading.connection
    return reading
  }

  /** A connection that comes when the call is over is nobody's. */
  private keep(connection: Connection, driver: Driver): void {
    if (this.ended) driver.release(connection, false)
    else this.held.set(connection, driver)
  }

  private unlessStopped<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.ended) reject(over())
      this.refusals.add(reject)
      const done = (): void => void this.refusals.delete(reject)
      promise.finally(done).then(resolve, reject)
    })
  }

  drop(connection: Connection, reader: number, error: unknown): void {
    this.reading = undefined
    this.held.get(connection)?.release(connection, true)
    this.held.delete(connection)
    this.ground.readers.skip(reader, error)
  }

  prepare(...asked: Parameters<Connection['prepare']>): RoutedStatement {
    return new RoutedStatement(this, asked)
  }

  async exec(statements: readonly string[]): Promise<void> {
    const connection = await this.toPrimary()
    await connection.exec(statements)
  }

  async together(steps: readonly Step[], words: Words | undefined): Promise<Together> {
    const statements = steps.map(({ prepared }) => prepared as RoutedStatement)
    const { connection, reader } = await this.at(statements.every(({ sql }) => this.ground.isRead(sql)))
    const real = steps.map((step, at) => ({ ...step, prepared: (statements[at] as RoutedStatement).on(connection) }))
    const answer = await (connection.together?.(real, words) ?? inTurn(connection, real, words))
    const lost = answer.failure && this.translate(answer.failure.error, statements[0]?.sql ?? '', 0)
    if (reader === undefined || !lost?.connectionLost || this.ended) return answer
    this.drop(connection, reader, lost)
    return this.together(steps, words)
  }

  interrupt(): void {
    for (const connection of this.held.keys()) connection.interrupt?.()
    for (const refuse of this.refusals) refuse(over())
  }

  translate(error: unknown, sql: string, parameters: number): IsomodelError {
    // Before there is a connection there are only errors of ours.
    return this.last?.translate(error, sql, parameters) ?? (error as IsomodelError)
  }

  settle(): void {
    if (this.holding.size === 0) this.settled?.()
  }

  end(broken: boolean): void {
    this.ended = true
    for (const [connection, driver] of this.held) driver.release(connection, broken)
    this.held.clear()
    for (const refuse of this.refusals) refuse(over())
  }
}

/** What together() is where a driver has none. */
async function inTurn(connection: Connection, steps: readonly Step[], words: Words | undefined): Promise<Together> {
  const answers: unknown[] = []
  let at = -1
  try {
    if (words) await connection.exec(words.begin)
    for (const { prepared, call, parameters } of steps) {
      at++
      answers.push(await prepared[call]?.(parameters))
    }
    at++
    if (words) await connection.exec(words.commit)
    return { answers }
  } catch (error) {
    if (words) await Promise.resolve(connection.exec(words.rollback)).catch(() => {})
    return { failure: { at, error } }
  }
}
