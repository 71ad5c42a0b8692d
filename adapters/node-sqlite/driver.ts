// The part of node:sqlite that the adapter uses, so that our declarations need none of its types.

/** A `DatabaseSync` of node:sqlite. */
export interface NodeSqliteDatabase {
  readonly isOpen: boolean
  /** The file's path, null in memory. */
  location(): string | null
  prepare(sql: string): NodeSqliteStatement
  exec(sql: string): void
  close(): void
}

/** A `StatementSync` of node:sqlite. */
export interface NodeSqliteStatement {
  /** The text of this one statement. */
  readonly sourceSQL: string
  // Methods, so that a StatementSync fits although it names the types of its parameters.
  all(...parameters: never[]): unknown[]
  get(...parameters: never[]): unknown
  run(...parameters: never[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint }
  iterate(...parameters: never[]): Iterator<unknown>
  columns(): { readonly name: string }[]
  setReturnArrays(on: boolean): void
  setReadBigInts(on: boolean): void
}
