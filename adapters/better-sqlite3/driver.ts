// The part of better-sqlite3 that the adapter uses, so that our declarations need none of its types.

/** A `Database` of better-sqlite3. */
export interface BetterSqlite3Database {
  readonly open: boolean
  readonly memory: boolean
  prepare(sql: string): BetterSqlite3Statement
  exec(sql: string): unknown
  close(): unknown
}

/** A `Statement` of better-sqlite3. */
export interface BetterSqlite3Statement {
  /** It returns rows. */
  readonly reader: boolean
  /** It does not write to the database file. */
  readonly readonly: boolean
  all(...parameters: unknown[]): unknown[]
  get(...parameters: unknown[]): unknown
  run(...parameters: unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint }
  iterate(...parameters: unknown[]): Iterator<unknown>
  raw(on: boolean): unknown
  safeIntegers(on: boolean): unknown
  columns(): { readonly name: string }[]
}
