// What can happen to a transaction, a connection or a call, apart from what its statements do.
import { IsomodelError } from './base.ts'

/** A call waited for a transaction that does nothing: most often `db` was used inside the callback instead of `tx`. */
export class TransactionBusy extends IsomodelError {
  override readonly name = 'TransactionBusy'
  constructor(waited: number) {
    super(
      'TRANSACTION_BUSY',
      `waited ${waited} ms for an open transaction that runs no statement: inside its callback use tx, not the database`,
    )
  }
}

/** A statement of this transaction failed, so that it can only be rolled back. */
export class TransactionAborted extends IsomodelError {
  override readonly name = 'TransactionAborted'
  /** As that of the statement. */
  override readonly retryable: boolean
  constructor(cause?: unknown) {
    super(
      'TRANSACTION_ABORTED',
      'an earlier statement of this transaction failed: to try something, nest a transaction',
      cause,
    )
    this.retryable = cause instanceof IsomodelError && cause.retryable
  }
}

/** The transaction is over. */
export class TransactionClosed extends IsomodelError {
  override readonly name = 'TransactionClosed'
  constructor() {
    super('TRANSACTION_CLOSED', 'this transaction is over: use the database, or await every call inside the callback')
  }
}

/** The call took longer than its timeout. What it had begun is undone. */
export class TimeoutError extends IsomodelError {
  override readonly name = 'TimeoutError'
  constructor(milliseconds: number) {
    super('TIMEOUT', `the call took longer than ${milliseconds} ms`)
  }
}

/** The call's signal was aborted. What it had begun is undone; `cause` is the signal's reason. */
export class AbortedError extends IsomodelError {
  override readonly name = 'AbortedError'
  constructor(reason: unknown) {
    super('ABORTED', 'the call was aborted', reason)
  }
}

/** The connection is gone: the database was closed, or went away. What the call or its transaction wrote did not last. */
export class ConnectionLost extends IsomodelError {
  override readonly name = 'ConnectionLost'
  override readonly connectionLost = true
  constructor(message: string, cause?: unknown) {
    super('CONNECTION_LOST', message, cause)
  }
}

/**
 * The connection broke after a COMMIT, or a write outside of transactions, was sent and before it was answered. It may have
 * lasted or not: look before you run it again.
 */
export class OutcomeUnknown extends IsomodelError {
  override readonly name = 'OutcomeUnknown'
  override readonly connectionLost = true
  constructor(cause?: unknown) {
    super('OUTCOME_UNKNOWN', 'the connection was lost before the database told whether what was written lasts', cause)
  }
}

/** No connection of the pool became free in time. */
export class PoolTimeout extends IsomodelError {
  override readonly name = 'PoolTimeout'
  /** `lent`: connections that calls use; `waiting`: calls that wait, this one among them. */
  constructor(cause?: unknown, lent?: number, waiting?: number) {
    const state = lent === undefined ? '' : ` (${lent} lent, ${waiting} waiting)`
    super('POOL_TIMEOUT', `no connection of the pool became free in time${state}`, cause)
  }
}

/** The database's file or storage cannot be opened. */
export class StorageUnavailable extends IsomodelError {
  override readonly name = 'StorageUnavailable'
  constructor(message: string, cause?: unknown) {
    super('STORAGE_UNAVAILABLE', message, cause)
  }
}
