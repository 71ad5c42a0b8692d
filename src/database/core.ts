// The life of a database: opened once, used by many calls, closed at the end.
import type { Adapter, Connection, Driver, Prepared, Route, Words } from '../adapter/adapter.ts'
import type { Gather } from '../adapter/gather.ts'
import { type Cache, clearCache, createCache, SHAPES } from '../compile/shape.ts'
import { ConnectionLost } from '../error/transaction.ts'
import { type Bounds, checkBounds, within } from './bounds.ts'
import { type Idle, Lock } from './lock.ts'
import { broken, type Session } from './run.ts'
import type { ConnectOptions } from './types.ts'

const PATIENCE = 2000

export class Core {
  adapter: Adapter
  readonly options: ConnectOptions
  cache: Cache
  /** How a transaction begins and ends. */
  readonly words: Words
  /** The turns on the one connection that all calls share. */
  readonly lock: Lock
  /** How look-ups by key are answered together, where they are. */
  readonly gather: Gather | false | undefined
  /** The connection that calls share, once it is open; a pool has none. */
  connection: Connection | undefined
  driver: Driver | undefined
  #opening: Promise<Connection | undefined> | undefined
  #closing: Promise<void> | undefined
  #closed = false

  constructor(adapter: Adapter, options: ConnectOptions) {
    this.adapter = adapter
    this.options = options
    this.cache = this.#newCache()
    this.words = adapter.dialect.transaction({})
    this.lock = new Lock(options.idleTransaction ?? PATIENCE)
    this.gather = options.coalesceGets && adapter.gather
  }

  #newCache(): Cache {
    const { adapter, options } = this
    const schemas = { __proto__: null, ...options.schemas } as unknown as Record<string, string>
    return createCache({ ...adapter.dialect, schemas }, options.statements ?? SHAPES, adapter.insertedKeys, shape =>
      (shape.statement as Prepared | undefined)?.finalize(),
    )
  }

  /** The shared connection, opened by whoever asks first. A failed opening can be tried again. */
  async open(): Promise<Connection | undefined> {
    if (this.#closed) throw new ConnectionLost('this database is closed')
    this.#opening ??= this.#connect().catch((error: unknown) => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }

  async #connect(): Promise<Connection | undefined> {
    const driver = await this.adapter.open(this.options.onEvent)
    if (this.#closed) {
      await driver.close()
      throw new ConnectionLost('this database is closed')
    }
    this.driver = driver
    const { dialect } = driver
    if (dialect) {
      this.adapter = { ...this.adapter, dialect }
      this.cache = this.#newCache()
    }
    if (this.adapter.connections === 'single') this.connection = await driver.acquire()
    return this.connection
  }

  /** Waits until the database is open. */
  ready(bounds: Bounds): Promise<Connection | undefined> {
    checkBounds(bounds)
    return within(bounds, this.open())
  }

  /** A connection, when it is the turn of the call: the shared one, or one of the pool. */
  async take(bounds: Bounds, route: Route, idle?: Idle): Promise<Connection> {
    const shared = await this.ready(bounds)
    if (shared) {
      await this.lock.take(bounds, idle)
      return shared
    }
    const lent = Promise.resolve((this.driver as Driver).acquire(route, !!idle))
    // One that comes too late is nobody's.
    return within(bounds, lent, () => {
      lent.then(
        connection => this.give(connection),
        () => {},
      )
    })
  }

  /** Ends the turn. */
  give(connection: Connection): void {
    if (this.adapter.connections === 'single') this.lock.free()
    else (this.driver as Driver).release(connection, broken.has(connection))
  }

  /** Refuses later calls and waits for earlier ones. A closing that could not wait long enough can be tried again. */
  close(bounds: Bounds): Promise<void> {
    this.#closing ??= this.#shut(bounds).catch((error: unknown) => {
      this.#closing = undefined
      throw error
    })
    return this.#closing
  }

  async #shut(bounds: Bounds): Promise<void> {
    this.#closed = true
    // Calls look here first, and would find a connection that is about to go.
    const found = this.connection
    this.connection = undefined
    await this.#opening?.catch(() => {})
    const connection = found ?? this.connection
    this.connection = undefined
    try {
      await this.driver?.drain?.(rest => within(bounds, rest))
      await this.lock.take(bounds)
    } catch (error) {
      this.#closed = false
      this.connection = connection
      throw error
    }
    try {
      clearCache(this.cache)
      if (connection) this.driver?.release(connection, false)
      await this.driver?.close()
    } finally {
      this.lock.free()
    }
  }

  /** Where the data is: the adapter's word, or the opened driver's, which may know better. */
  get storage(): string {
    return this.driver?.storage ?? this.adapter.storage
  }

  /** What statements on a connection need to run. */
  session(connection: Connection, tag: string | undefined): Session {
    return { connection, adapter: this.adapter, cache: this.cache, options: this.options, tag }
  }
}
