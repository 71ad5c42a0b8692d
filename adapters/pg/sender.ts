// What statements and cursors need of their connection.
import type { PgQuery, PgResult } from './driver.ts'

export interface Sender {
  /** Whether calls share the connection, so that others may come between the batches of a cursor. */
  readonly shared: boolean
  readonly inTransaction: boolean
  /** Whether its transaction failed. */
  readonly failed: boolean
  /** Cursors that were opened outside of transactions, by how they are closed. */
  readonly holding: Set<() => Promise<void>>
  send(query: PgQuery): Promise<PgResult>
  exec(statements: readonly string[]): Promise<void>
  /** Called after a cursor was closed. */
  settle(): void
  /** Frees a prepared statement, here and on the server. */
  forget(statement: { readonly name: string; readonly sql: string }): void
  /** Frees what the server prepared under a name, and answers another name for the same statement. */
  renamed(name: string): string
  /** Whether statements are kept on the server under names. */
  readonly named: boolean
  /** Whether an error says that a name means nothing, or something else, on the server; then no more names are used. */
  forgetNames(error: unknown, name: string): boolean
}
