// A pool of instances of postgres.js with one connection each. The connections that an instance with several reserves
// cannot be used instead: calls hang or the process ends when one of them breaks, and while its queries share a
// connection a cancel request may stop one that was not meant.
import type { PoolSource } from '../../src/adapter/pool/source.ts'
import { withinTime } from '../../src/adapter/pool/waiting.ts'
import { unreachable } from '../../src/adapter/postgres/errors.ts'
import { greeting, type SessionHabits } from '../../src/adapter/postgres/session.ts'
import { PoolTimeout } from '../../src/error/transaction.ts'
import { PostgresJsConnection } from './connection.ts'
import type { Postgres, Settings } from './driver.ts'
import { type Net, Sockets } from './sockets.ts'

interface Waiter {
  readonly resolve: (connection: PostgresJsConnection) => void
  readonly reject: (error: unknown) => void
}

/** What connections are told besides their instance's own options: cells and parameters are texts, as they are. */
const EXACT = {
  max: 1,
  max_pipeline: 1000,
  fetch_types: false,
  no_subscribe: true,
  // These end connections in the middle of transactions; the pool minds them between calls.
  idle_timeout: null,
  max_lifetime: null,
  types: {},
  parsers: {},
  serializers: {},
  transform: { undefined, column: {}, value: {}, row: {} },
}

const milliseconds = (setting: Settings['idle_timeout']): number =>
  ((typeof setting === 'function' ? setting() : setting) || Infinity) * 1000

/** Milliseconds for the goodbyes of all connections. */
const FAREWELL = 1000

/** What stands behind all connections of a pool. */
export interface Origin {
  readonly postgres: Postgres
  readonly net: Net | undefined
  readonly settings: Settings
  readonly habits: SessionHabits
}

class PostgresJsPool {
  private readonly origin: Origin
  /** Free connections; the last is used first. */
  private readonly idle: PostgresJsConnection[] = []
  private readonly waiting = new Set<Waiter>()
  private size = 0
  private ended = false

  constructor(origin: Origin) {
    this.origin = origin
  }

  take(): Promise<PostgresJsConnection> {
    const connection = this.idle.pop()
    if (connection) {
      clearTimeout(connection.timer)
      return Promise.resolve(connection)
    }
    return new Promise((resolve, reject) => {
      this.waiting.add({ resolve, reject })
      this.grow()
    })
  }

  private next(): Waiter | undefined {
    const [first] = this.waiting
    if (first) this.waiting.delete(first)
    return first
  }

  /** A connection is opened for one call, which waits for it: every connection that is open was lent. */
  private grow(): void {
    const first = this.size < this.origin.settings.max ? this.next() : undefined
    if (!first) return
    this.size++
    this.opened().then(first.resolve, (error: unknown) => {
      this.size--
      first.reject(error)
      this.grow()
    })
  }

  private async opened(): Promise<PostgresJsConnection> {
    const { postgres, net, settings, habits } = this.origin
    const onclose = (id: number): void => {
      this.left(connection)
      settings.onclose?.(id)
    }
    const sockets = new Sockets(net)
    const shared = { retries: 0, typeArrayMap: {} }
    const sql = postgres({ ...settings, ...EXACT, ...sockets.option(settings), shared, parameters: {}, onclose })
    const ends = performance.now() + milliseconds(settings.max_lifetime)
    const connection = new PostgresJsConnection(sql, { habits, sockets, ends })
    await connection.open()
    return connection
  }

  /** The connection is closed, by the server or by us. */
  private left(connection: PostgresJsConnection): void {
    connection.closed()
    const at = this.idle.indexOf(connection)
    if (at < 0) return
    clearTimeout(connection.timer)
    this.idle.splice(at, 1)
    this.size--
  }

  /** Ends a connection that is free, before anyone can take it. */
  private retire(connection: PostgresJsConnection): void {
    void connection.end()
    this.left(connection)
  }

  give(connection: PostgresJsConnection, broken: boolean): void {
    if (broken || connection.worn) this.drop(connection)
    else this.offer(connection)
  }

  private offer(connection: PostgresJsConnection): void {
    if (this.ended || connection.lost) return this.drop(connection)
    const first = this.next()
    if (first) return first.resolve(connection)
    this.idle.push(connection)
    const time = milliseconds(this.origin.settings.idle_timeout)
    if (time < Infinity) connection.timer = setTimeout(() => this.retire(connection), time)
  }

  private drop(connection: PostgresJsConnection): void {
    this.size--
    void connection.end()
    this.grow()
  }

  async end(): Promise<void> {
    this.ended = true
    const goodbyes = this.idle.map(connection => connection.end())
    await withinTime(Promise.all(goodbyes), FAREWELL)
  }
}

/** @param patience - milliseconds that a call waits for a connection */
export function poolSource(origin: Origin, patience: number): PoolSource<PostgresJsConnection> {
  const pool = new PostgresJsPool(origin)
  const greet = greeting(origin.habits)
  return {
    max: origin.settings.max,
    take: () => pool.take(),
    give: (connection, destroy) => pool.give(connection, destroy),
    wrap: connection => connection,
    isTimeout: error => error instanceof PoolTimeout,
    translate: unreachable,
    end: () => pool.end(),
    ...(patience < Infinity && { patience }),
    ...(greet && { greet }),
  }
}
