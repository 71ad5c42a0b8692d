import { codeName, sqliteError } from '../../../src/dialect/sqlite/errors.ts'
import { IsomodelError } from '../../../src/error/base.ts'
import { type FailedStatement, QuotaExceeded } from '../../../src/error/query.ts'
import { ConnectionLost, StorageUnavailable } from '../../../src/error/transaction.ts'
import type { Failure } from '../wire/messages.ts'

/** What the worker could not do: the `cause` of our errors. */
export class WorkerError extends Error {
  override readonly name = 'SqliteWasmError'
  readonly kind: Failure['kind']
  /** SQLite's extended result code; 0 where the error is not SQLite's. */
  readonly resultCode: number
  /** Which operation of the request failed. */
  readonly at: number

  constructor({ kind, code, message, at }: Failure) {
    super(message)
    this.kind = kind
    this.resultCode = code
    this.at = at
  }
}

/** Whether the worker went away before it answered. */
export const isLost = (error: unknown): boolean => error instanceof WorkerError && error.kind === 'lost'

/** An error of the worker as one of ours. `name`: of the database, where it is known. */
export function translate(error: unknown, statement: FailedStatement, name = 'this database'): IsomodelError {
  if (error instanceof IsomodelError) return error
  if (!(error instanceof WorkerError)) {
    return sqliteError(undefined, String((error as Error)?.message), statement, error)
  }
  const { message } = error
  switch (error.kind) {
    case 'quota':
      return new QuotaExceeded(statement, error)
    case 'pool':
      return new StorageUnavailable(
        'all files that SQLite may use are taken: detach databases that are not needed',
        error,
      )
    case 'busy':
      return new StorageUnavailable(`${name} is open in another tab: close it there, or go on there`, error)
    case 'missing':
      return new StorageUnavailable(
        `${name} cannot be kept by this browser (${message}): private windows and insecure pages have no OPFS; ` +
          `fallback: 'snapshot' or 'memory' goes on without`,
        error,
      )
    case 'start':
      return new StorageUnavailable(`the worker of isomodel/sqlite-wasm cannot be started: ${message}`, error)
    case 'lost':
    case 'gone':
      return new ConnectionLost(`the worker of the database is gone: ${message}`, error)
    case 'file':
      return new StorageUnavailable(message, error)
    default:
      return sqliteError(codeName(error.resultCode), message, statement, error)
  }
}
