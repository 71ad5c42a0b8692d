// What statements of every driver of Postgres do with the answers of the server.
import { isQuery } from '../../dialect/postgres/statement-text.ts'
import type { Cursor, Prepared, RawRow, Step } from '../adapter.ts'
import { bufferedCursor, type CursorHost, openCursor } from './cursor.ts'

/** What the server answered to one statement. */
export interface Answer {
  /** `SELECT`, `INSERT`, ...; null where there was no statement. */
  readonly command: string | null
  readonly rowCount: number | null
  readonly rows: unknown[][]
}

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** Rows that a statement wrote; 0 for those that write none. */
const written = ({ command, rowCount }: Answer): number =>
  command !== null && WRITES.has(command) ? (rowCount ?? 0) : 0

/** What one of several statements that were sent at once answers to its caller. */
export function answerOf({ call }: Step, answer: Answer): unknown {
  if (call === 'run') return written(answer)
  return call === 'first' ? answer.rows[0] : answer.rows
}

/** A statement of one connection; its driver says how it is sent. */
export abstract class PostgresStatement implements Prepared {
  readonly sql: string
  protected names: readonly string[] = []
  private readonly host: CursorHost

  constructor(host: CursorHost, sql: string) {
    this.host = host
    this.sql = sql
  }

  protected abstract send(parameters: readonly unknown[]): Promise<Answer>
  /** Runs SQL around the statement's own, without keeping it prepared. */
  protected abstract ask(sql: string, parameters: readonly unknown[]): Promise<RawRow[]>
  abstract finalize(): void

  columns(): readonly string[] {
    return this.names
  }

  async all(parameters: readonly unknown[]): Promise<RawRow[]> {
    return (await this.send(parameters)).rows
  }

  async first(parameters: readonly unknown[]): Promise<RawRow | undefined> {
    return (await this.send(parameters)).rows[0]
  }

  async run(parameters: readonly unknown[]): Promise<number> {
    return written(await this.send(parameters))
  }

  cursor(parameters: readonly unknown[], size: number): Cursor {
    if (!isQuery(this.sql)) return bufferedCursor(() => this.all(parameters))
    return openCursor(this.host, (sql, values) => this.ask(sql, values), this.sql, parameters, size)
  }
}
