import type { ColumnPlan, Prepared, RawRow } from '../../src/adapter/adapter.ts'
import { readExactly } from './cells.ts'
import { bufferedCursor, openCursor, readCursor } from './cursor.ts'
import type { MysqlColumn } from './driver.ts'
import { asBytes, readMoments } from './moments.ts'
import type { Answer, Request, Sender } from './sender.ts'
import { isBlank, isQuery } from './text.ts'

interface Asked {
  readonly sql: string
  readonly arrays: boolean
  readonly exact: boolean
  readonly plans: readonly ColumnPlan[] | undefined
}

/** A statement that mysql2 has the server prepare when it runs first on its connection, and keeps by its text. */
export class MysqlStatement implements Prepared {
  readonly sql: string
  readonly arrays: boolean
  private readonly connection: Sender
  private readonly exact: boolean
  private readonly reads: boolean
  private readonly plans: readonly ColumnPlan[] | undefined
  private names: readonly string[] = []
  private moments: readonly number[] = []
  private readonly columnsOfMoments = (columns: readonly MysqlColumn[]): void => {
    this.moments = asBytes(columns, this.plans)
  }

  constructor(connection: Sender, { sql, arrays, exact, plans }: Asked) {
    this.connection = connection
    this.sql = sql
    this.arrays = arrays
    this.exact = exact
    this.plans = plans
    this.reads = isQuery(sql)
  }

  private request(parameters: readonly unknown[]): Request {
    const { sql, arrays, columnsOfMoments: columns } = this
    return this.exact ? { sql, arrays, parameters } : { sql, arrays, parameters, columns }
  }

  private async send(parameters: readonly unknown[]): Promise<Answer> {
    // MariaDB answers nothing to a comment.
    if (this.exact && isBlank(this.sql)) throw new Error('there is no statement in the SQL')
    const answer = await this.connection.send(this.request(parameters))
    this.answered(answer)
    return answer
  }

  private answered({ rows, columns }: Pick<Answer, 'rows' | 'columns'>): void {
    if (!this.exact) {
      if (this.moments.length) readMoments(rows, columns, this.moments)
      return
    }
    this.names = columns.map(({ name }) => name)
    readExactly(rows, columns)
  }

  columns(): readonly string[] {
    return this.names
  }

  async all(parameters: readonly unknown[]): Promise<RawRow[]> {
    return (await this.send(parameters)).rows
  }

  async first(parameters: readonly unknown[]): Promise<RawRow | undefined> {
    return (await this.send(parameters)).rows[0]
  }

  /** MariaDB answers rows to a write with RETURNING. */
  async run(parameters: readonly unknown[]): Promise<number> {
    const { rows, header } = await this.send(parameters)
    return header ? Number(header.affectedRows) : this.reads ? 0 : rows.length
  }

  async insert(parameters: readonly unknown[]): Promise<number | bigint> {
    const { header } = await this.send(parameters)
    const key = header?.insertId ?? 0
    return Number.isSafeInteger(Number(key)) ? Number(key) : BigInt(key)
  }

  cursor(parameters: readonly unknown[], size: number): ReturnType<Prepared['cursor']> {
    const { connection } = this
    if (!this.reads) return bufferedCursor(() => this.all(parameters), size)
    const open = connection.inTransaction || connection.shared ? readCursor : openCursor
    return open(connection, { request: this.request(parameters), size, answered: answer => this.answered(answer) })
  }

  finalize(): void {
    this.connection.forget(this)
  }
}
