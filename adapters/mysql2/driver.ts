// The part of mysql2 that the adapter uses, so that our declarations need none of its types.
import type { RawRow } from '../../src/adapter/adapter.ts'

type Method = (...given: never[]) => unknown

/** A `Pool` of mysql2 or of mysql2/promise. */
export interface MysqlPool {
  readonly getConnection: Method
  readonly end: Method
}

/** A `Connection` of mysql2 or of mysql2/promise. */
export interface MysqlConnection {
  readonly execute: Method
  readonly query: Method
  readonly threadId: number | null
}

/** What mysql2 makes without promises: everything else of it stands around these. */
export interface CorePool {
  readonly config: { readonly resetOnRelease?: boolean; readonly connectionLimit?: number }
  getConnection(done: (error: Error | null, connection: CoreConnection) => void): void
  end(done: (error?: Error | null) => void): void
}

export interface CoreConnection {
  readonly threadId: number | null
  readonly config: CoreConfig
  query(query: MysqlQuery, done: Done): MysqlCommand
  execute(query: MysqlQuery, done?: Done): MysqlCommand
  unprepare(query: MysqlQuery): unknown
  on(event: 'error' | 'end', listener: (error?: Error) => void): unknown
  pause(): void
  resume(): void
  ping(done: (error: Error | null) => void): unknown
  destroy(): void
  /** Whether it is being closed from here. */
  readonly _closing?: boolean
  readonly stream: { on(event: 'close', listener: () => void): unknown; destroy(): void }
  /** Only of a pool's. */
  release?(): void
}

/** Settings of a connection: those that change how cells are read, and those that say where the server is. */
export type CoreConfig = Readonly<Record<string, unknown>>

export interface MysqlQuery {
  readonly sql: string
  readonly values?: unknown[]
  readonly rowsAsArray: boolean
  readonly nestTables: false
  readonly namedPlaceholders: false
  readonly dateStrings: true
  readonly supportBigNumbers: true
  readonly typeCast: true | ((field: MysqlField, next: () => unknown) => unknown)
}

export type Done = (error: Error | null, rows?: RawRow[] | MysqlHeader, fields?: readonly MysqlColumn[]) => void

/** A statement that runs; without a callback it tells its rows one by one. */
export interface MysqlCommand {
  on(event: 'fields', listener: (fields: readonly MysqlColumn[] | undefined) => void): this
  on(event: 'result', listener: (row: RawRow) => void): this
  on(event: 'error', listener: (error: Error) => void): this
  on(event: 'end', listener: () => void): this
}

/** The answer to a statement without rows. */
export interface MysqlHeader {
  readonly affectedRows: number | string
  readonly insertId: number | string
  readonly serverStatus: number
}

/** A column of an answer. */
export interface MysqlColumn {
  readonly name: string
  readonly columnType: number
}

/** A cell that has not been read yet. */
export interface MysqlField {
  readonly type: string
  readonly extendedFormat?: string
  string(encoding: string): string | null
}

/** The package itself. */
export interface MysqlModule {
  createPool(options: object): CorePool
  createConnection(options: object): CoreConnection
  readonly TypedParameter: { BIGINT(value: bigint): unknown }
}
