import type { RawRow } from '../../src/adapter/adapter.ts'
import type { CursorHost } from '../../src/adapter/postgres/cursor.ts'
import { type Answer, PostgresStatement } from '../../src/adapter/postgres/statement.ts'
import { storedText } from '../../src/dialect/postgres/codec.ts'
import { parseRows } from '../../src/dialect/postgres/raw.ts'
import { isBlank } from '../../src/dialect/postgres/statement-text.ts'
import type { Pending, Result } from './driver.ts'

/** What statements need of their connection. */
export interface Sender extends CursorHost {
  /** A query that starts when it is sent. */
  query(text: string, parameters: unknown[], keep: boolean): Pending
  send(query: Pending, sql: string): Promise<Result>
  forget(statement: PostgresJsStatement): void
}

/**
 * A statement that postgres.js prepares when it runs first, and knows again by its text. Parameters are texts of no type
 * that we would tell, so that the server reads them by their places.
 */
export class PostgresJsStatement extends PostgresStatement {
  private readonly connection: Sender
  private readonly text: string
  private readonly exact: boolean

  /** @param text - the SQL as it is sent, which differs from `sql` where an earlier statement of it was forgotten */
  constructor(connection: Sender, sql: string, text: string, exact: boolean) {
    super(connection, sql)
    this.connection = connection
    this.text = text
    this.exact = exact
  }

  bound(parameters: readonly unknown[]): Pending {
    // The server answers nothing to no statement.
    if (isBlank(this.sql)) throw new Error('there is no statement in the SQL')
    return this.query(this.text, parameters, true)
  }

  private query(text: string, parameters: readonly unknown[], keep: boolean): Pending {
    const texts = parameters.map(value => (value === null || typeof value === 'string' ? value : storedText(value)))
    return this.connection.query(text, texts, keep)
  }

  protected async send(parameters: readonly unknown[]): Promise<Answer> {
    return this.answered(await this.connection.send(this.bound(parameters), this.sql))
  }

  answered(result: Result): Answer {
    const { columns, command, count: rowCount } = result
    this.names = (columns ?? []).map(({ name }) => name)
    return { command, rowCount, rows: this.cells(result) }
  }

  /** Rows of the class of postgres.js, as an array like any other. */
  private cells(result: Result): unknown[][] {
    const rows = result.slice()
    if (this.exact && result.columns)
      parseRows(
        rows,
        result.columns.map(({ type }) => type),
      )
    return rows
  }

  protected async ask(text: string, parameters: readonly unknown[]): Promise<RawRow[]> {
    return this.cells(await this.connection.send(this.query(text, parameters, false), text))
  }

  finalize(): void {
    this.connection.forget(this)
  }
}
