// What an adapter tells of its driver's pool: the only part of a pool that differs between drivers.
import type { IsomodelError } from '../../error/base.ts'
import type { Connection, MaybePromise } from '../adapter.ts'

/** A connection of a pool. */
export interface PooledConnection extends Connection {
  /** Cursors that were opened outside of transactions, by how they are closed. */
  readonly holding: ReadonlySet<() => Promise<void>>
  /** To be called when the last of them is closed. */
  settled: (() => void) | undefined
  /** To be called once, when the connection is closed, whoever closed it. `lost` tells then whether it broke. */
  ended: (() => void) | undefined
  /** Whether it broke. */
  readonly lost: boolean
  /** Whether a transaction is open, which nobody would end. */
  readonly inTransaction: boolean
  /** One round trip that asks nothing. */
  ping(): Promise<void>
  /** Resolves when nothing runs any more, cancelled or not; nothing to wait for if nothing runs. Never rejects. */
  quiet(): Promise<void> | undefined
  /** Closes it at once, without a word to the server, which may hear nothing. */
  cut(): void
}

/** A driver's pool. `Raw` is what it lends. */
export interface PoolSource<Raw extends object> {
  /** Connections at most. */
  readonly max: number
  /** Milliseconds to wait for a free connection, of drivers that do not end the waiting themselves. */
  readonly patience?: number
  take(): Promise<Raw>
  give(raw: Raw, destroy: boolean): void
  /** Called once for each that the driver opens. */
  wrap(raw: Raw): PooledConnection
  /** What is said to a new connection first. */
  greet?(connection: PooledConnection): MaybePromise<void>
  /** Whether connections forget that when they come back. */
  readonly forgets?: boolean
  /** Whether take() failed because no connection became free. */
  isTimeout(error: unknown): boolean
  /** Any other failure of take() as one of our errors. */
  translate(error: unknown): IsomodelError
  /** Ends the pool; missing where it is its maker's to end. */
  end?(): Promise<void>
}
