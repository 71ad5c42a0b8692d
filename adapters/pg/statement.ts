import type { RawRow } from '../../src/adapter/adapter.ts'
import { PostgresStatement } from '../../src/adapter/postgres/statement.ts'
import { isBlank } from '../../src/dialect/postgres/statement-text.ts'
import type { Sender } from './sender.ts'
import type { PgQuery, PgResult } from './driver.ts'
import { TEXTS, VALUES } from './query.ts'

/** Tables changed since the server prepared the statement, by another connection perhaps. */
const isStale = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: string }).code === '0A000' && error.message.startsWith('cached plan')

/**
 * A statement that the server prepares when it runs first, under a name of its own. pg calls a second parse under the same
 * name an error, so that names are never used again.
 */
export class PgStatement extends PostgresStatement {
  name: string
  private readonly query: PgQuery
  private readonly connection: Sender

  constructor(connection: Sender, name: string, sql: string, exact: boolean) {
    super(connection, sql)
    this.connection = connection
    this.name = name
    this.query = { text: sql, rowMode: 'array', types: exact ? VALUES : TEXTS }
  }

  /** What pg is asked to run. */
  bound(parameters: readonly unknown[]): PgQuery {
    // The server answers nothing to no statement, and runs only one with parameters.
    if (isBlank(this.sql)) throw new Error('there is no statement in the SQL')
    const values = parameters as unknown[]
    if (this.connection.named) return { ...this.query, name: this.name, values }
    return { ...this.query, queryMode: 'extended', values }
  }

  protected async send(parameters: readonly unknown[]): Promise<PgResult> {
    try {
      return this.answered(await this.connection.send(this.bound(parameters)))
    } catch (error) {
      const stale = isStale(error)
      // First, because it has to be known for the statements to come.
      if (!stale && !this.connection.forgetNames(error, this.name)) throw error
      if (stale) this.name = this.connection.renamed(this.name)
      if (this.connection.inTransaction) throw error
      return this.answered(await this.connection.send(this.bound(parameters)))
    }
  }

  answered(result: PgResult): PgResult {
    this.names = result.fields.map(({ name }) => name)
    return result
  }

  protected async ask(text: string, parameters: readonly unknown[]): Promise<RawRow[]> {
    return (await this.connection.send({ ...this.query, text, values: parameters as unknown[] })).rows
  }

  finalize(): void {
    this.connection.forget(this)
  }
}
