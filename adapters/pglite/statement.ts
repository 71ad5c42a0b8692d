import type { Cursor, RawRow } from '../../src/adapter/adapter.ts'
import type { CursorHost } from '../../src/adapter/postgres/cursor.ts'
import { type Answer, PostgresStatement } from '../../src/adapter/postgres/statement.ts'
import { storedText } from '../../src/dialect/postgres/codec.ts'
import { parseRows } from '../../src/dialect/postgres/raw.ts'
import { isBlank, isQuery } from '../../src/dialect/postgres/statement-text.ts'
import type { Told } from './answer.ts'
import type { Field, Serialize } from './driver.ts'
import { isStale } from './errors.ts'

/** What statements need of their connection. */
export interface Sender extends CursorHost {
  readonly write: Serialize
  send(parts: readonly Uint8Array[]): Promise<Told>
  /** Frees a prepared statement, here and in the database. */
  forget(statement: PGliteStatement): void
}

const NONE = new Uint8Array()

/** As the protocol takes them: bytes as they are, the rest as text. */
const texts = (parameters: readonly unknown[]): unknown[] =>
  parameters.map(value => (value === null || value instanceof Uint8Array ? value : storedText(value)))

/** A statement that the database prepares, under a name of its own, when it runs first. */
export class PGliteStatement extends PostgresStatement {
  readonly name: string
  private readonly connection: Sender
  private readonly exact: boolean
  private fields: readonly Field[] = []
  private prepared = false

  constructor(connection: Sender, name: string, sql: string, exact: boolean) {
    super(connection, sql)
    this.connection = connection
    this.name = name
    this.exact = exact
  }

  protected async send(parameters: readonly unknown[]): Promise<Answer> {
    // The server answers nothing to no statement.
    if (isBlank(this.sql)) throw new Error('there is no statement in the SQL')
    let answer = await this.execute(parameters)
    if (answer.error && isStale(answer.error) && !this.connection.inTransaction) {
      this.prepared = false
      answer = await this.execute(parameters)
    }
    if (answer.error) throw answer.error
    return answer
  }

  private async execute(parameters: readonly unknown[]): Promise<Told> {
    const { write } = this.connection
    const { name, sql: text } = this
    const bind = [write.bind({ statement: name, values: texts(parameters) }), write.execute({}), write.sync()]
    if (this.prepared) return this.read(await this.connection.send(bind))
    const type = 'S'
    // The name may stand for what the database prepared before the tables changed.
    const prepare = [write.close({ type, name }), write.parse({ name, text }), write.describe({ type, name })]
    const answer = await this.connection.send([...prepare, ...bind])
    this.prepared = answer.parsed
    this.fields = answer.fields ?? []
    this.names = this.fields.map(field => field.name)
    return this.read(answer)
  }

  private read(answer: Told): Told {
    if (this.exact) {
      const fields = answer.fields ?? this.fields
      parseRows(
        answer.rows,
        fields.map(({ dataTypeID }) => dataTypeID),
      )
    }
    return answer
  }

  protected async ask(text: string, parameters: readonly unknown[]): Promise<RawRow[]> {
    const { write } = this.connection
    const name = ''
    const answer = await this.connection.send([
      write.parse({ name, text }),
      write.describe({ type: 'S', name }),
      write.bind({ statement: name, values: texts(parameters) }),
      write.execute({}),
      write.sync(),
    ])
    if (answer.error) throw answer.error
    return this.read(answer).rows
  }

  /**
   * Outside of transactions the database reads all rows ahead, and answers none where one of them fails. The answer to
   * the statement itself holds those before.
   */
  override cursor(parameters: readonly unknown[], size: number): Cursor {
    const cursor = super.cursor(parameters, size)
    if (this.connection.inTransaction || !isQuery(this.sql)) return cursor
    let first = true
    let failed: { error?: unknown } | undefined
    return {
      next: async () => {
        if (failed) throw failed.error
        try {
          return await cursor.next()
        } catch (error) {
          if (!first) throw error
          failed = { error }
          const { rows } = await this.execute(parameters)
          if (rows.length === 0) throw error
          return rows
        } finally {
          first = false
        }
      },
      close: () => cursor.close(),
    }
  }

  /** What frees it. */
  closing(): Uint8Array {
    return this.prepared ? this.connection.write.close({ type: 'S', name: this.name }) : NONE
  }

  finalize(): void {
    this.connection.forget(this)
  }
}
