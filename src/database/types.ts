// What connect() answers, by what its adapter can do.
import type { Ability } from '../adapter/adapter.ts'
import type { DatabaseEvent } from '../adapter/event.ts'
import type { PoolStats } from '../adapter/pool/stats.ts'
import type { Executor, Statement } from '../ast/executor.ts'
import type { Dialect, TransactionModes } from '../dialect/dialect.ts'
import type { AnyModel, Key, Row } from '../model/model-types.ts'

/** What bounds a call, and how it shows in events. */
export interface CallOptions {
  /** Ends the call: what it had begun is undone and AbortedError is thrown. Synchronous drivers look between statements. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds that each call may take, waiting included; then TimeoutError. */
  readonly timeout?: number | undefined
  /** A name for the call in the events of onQuery. */
  readonly tag?: string | undefined
}

/** What all calls through a handle have in common. */
export interface HandleOptions extends CallOptions {
  /**
   * Of `replicas()`: from the first write through this handle on (whatever is not surely a read, and every transaction),
   * its reads go to the primary, and so see what it wrote. Before that they may go to readers. Handles that `with()`
   * makes of it belong to it; writes through other handles do not count. Without replicas it means nothing.
   */
  readonly consistent?: boolean | undefined
}

/** One statement that ran, as onQuery sees it. */
export interface QueryEvent {
  readonly sql: string
  /** How many parameters were bound. */
  readonly parameters: number
  /** Milliseconds from sending to the last row; of a stream, to the first batch. */
  readonly duration: number
  /** Rows read or written; undefined where that is not known, or the statement failed. */
  readonly rows: number | undefined
  readonly tag: string | undefined
  /** The error, if the statement failed. */
  readonly error?: unknown
}

export interface ConnectOptions {
  /** Called after each statement. What it throws is thrown by the call. */
  readonly onQuery?: ((event: QueryEvent) => void) | undefined
  /** Milliseconds that each call may take unless with() says otherwise. */
  readonly timeout?: number | undefined
  /** Milliseconds for which an open transaction may run no statement while other calls wait for it; 2,000 unless given. */
  readonly idleTransaction?: number | undefined
  /** How many statements of different shape stay prepared; 500 unless given. */
  readonly statements?: number | undefined
  /** Hears what happens to connections and readers. What it throws is dropped. */
  readonly onEvent?: ((event: DatabaseEvent) => void) | undefined
  /**
   * Makes one statement of the get() calls that one handle or transaction makes in one tick, by adapters of servers:
   * those in process gain nothing by it. Off unless given. Each caller gets a row of its own, whose values are shared only
   * with callers of the same key where they are objects (dates, JSON). Keys of several columns, and keys that are neither
   * text nor numbers, go alone. An error of the statement reaches every caller.
   */
  readonly coalesceGets?: boolean | undefined
  /**
   * Other names for the schemas of tables: with `{ audit: 'app_audit' }` a `table(name, columns, { schema: 'audit' })` is in
   * `app_audit`, or has that prefix on SQLite.
   */
  readonly schemas?: Readonly<Record<string, string>> | undefined
  /** Keeps the bound values on QueryError as `values`. They are not enumerable. Off unless given. */
  readonly valuesInErrors?: boolean | undefined
}

/**
 * How a transaction runs. Its timeout counts from the first attempt. What the database lacks is an UnsupportedError before
 * anything is sent. SQLite is serializable and deferrable always, and takes the write lock at the begin of a transaction
 * that is not `readOnly`.
 */
export interface TransactionOptions extends CallOptions, TransactionModes {
  /**
   * How often the callback may run again when its transaction failed with an error that is `retryable`: each time in a
   * transaction of its own, after a pause of random length, up to 10 ms at first, then twice as much, and a second at most.
   */
  readonly retry?: number | undefined
}

interface Calls extends Executor {
  /** Runs work on a connection when its turn has come; `atomic` work as a transaction or savepoint of its own. */
  '~use'(work: (session: never) => unknown, atomic: boolean): Promise<unknown>
  readonly '~dialect': Dialect
  /** The row with this key, or undefined. Keys of several columns are objects. */
  get<M extends AnyModel>(model: M, key: Key<M>): Promise<Row<M> | undefined>
  /** Runs the statements as one, in order: all or none. Answers rows of reads and counts of writes. */
  batch<const Q extends readonly Statement<unknown>[] | []>(
    statements: Q,
  ): Promise<{ -readonly [I in keyof Q]: Q[I]['~answer'] }>
}

/** An open transaction: every call in the callback goes through it. */
export interface Transaction extends Calls {
  /** A savepoint: what fails inside is undone, and this transaction goes on, by whose modes it lives. */
  transaction<T>(body: (tx: Transaction) => Promise<T>, options?: CallOptions): Promise<T>
}

/** A database that runs statements and atomic batches. */
export interface BatchDatabase extends Calls, AsyncDisposable {
  /** Where the data is: `file`, `memory`, `server`, ... */
  readonly storage: string
  /** The same database for calls that share a signal, a timeout or a tag. */
  with(options: HandleOptions): BatchDatabase
  /** The figures of the pool; undefined before it is open, and where there is none. */
  stats(): PoolStats | undefined
  /** Opens now, so that errors of storage are met here. Otherwise the first call opens. */
  open(): Promise<void>
  /**
   * Waits for what runs or waits for a connection, closes streams, and frees the connections. Later calls fail with
   * ConnectionLost. A close() that ends before that, by a signal or timeout of with(), leaves the database open.
   */
  close(): Promise<void>
}

/** A database with interactive transactions besides. */
export interface TransactionDatabase extends BatchDatabase {
  with(options: HandleOptions): TransactionDatabase
  /**
   * Runs the callback in a transaction: committed when it returns, rolled back when it throws. A failed statement dooms
   * the transaction on every database (TransactionAborted); to try something, nest one.
   */
  transaction<T>(body: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>
}

interface Databases {
  readonly batch: BatchDatabase
  readonly transaction: TransactionDatabase
}
export type Database<A extends Ability = 'transaction'> = Databases[A]
