// What statements and cursors need of their connection.
import type { RawRow } from '../../src/adapter/adapter.ts'
import type { MysqlColumn, MysqlHeader } from './driver.ts'

/** What a statement answered: rows with their columns, or a header alone. */
export interface Answer {
  readonly rows: RawRow[]
  readonly columns: readonly MysqlColumn[]
  readonly header: MysqlHeader | undefined
}

/** Rows that come one by one. */
export interface RowEvents {
  readonly columns: (columns: readonly MysqlColumn[]) => void
  readonly row: (row: RawRow) => void
  readonly end: (error?: unknown) => void
}

/** What is asked of a connection. */
export interface Request {
  readonly sql: string
  /** Whether rows are to be arrays. */
  readonly arrays: boolean
  /** Told of the columns before any row is read. */
  readonly columns?: (columns: readonly MysqlColumn[]) => void
  readonly parameters: readonly unknown[]
}

export interface Sender {
  /** Whether calls share the connection, so that others may come between the batches of a cursor. */
  readonly shared: boolean
  readonly inTransaction: boolean
  /** Cursors that were opened outside of transactions, by how they are closed. */
  readonly holding: Set<() => Promise<void>>
  send(request: Request): Promise<Answer>
  /** Runs a read whose rows come one by one, until paused; nothing else can run meanwhile. */
  flow(request: Request, events: RowEvents): Promise<void>
  pause(): void
  resume(): void
  /** Ends what runs on the server. What is left of its rows still comes. */
  stop(): Promise<void>
  /** Called after a cursor was closed. */
  settle(): void
  /** Frees a prepared statement, here and on the server. */
  forget(statement: { readonly sql: string; readonly arrays: boolean }): void
}
