// What statements need of their connection.
import type { CursorHost } from '../../src/adapter/postgres/cursor.ts'
import type { PgQuery, PgResult } from './driver.ts'

export interface Sender extends CursorHost {
  send(query: PgQuery): Promise<PgResult>
  /** Frees a prepared statement, here and on the server. */
  forget(statement: { readonly name: string; readonly sql: string }): void
  /** Frees what the server prepared under a name, and answers another name for the same statement. */
  renamed(name: string): string
  /** Whether statements are kept on the server under names. */
  readonly named: boolean
  /** Whether an error says that a name means nothing, or something else, on the server; then no more names are used. */
  forgetNames(error: unknown, name: string): boolean
}
