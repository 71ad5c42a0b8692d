// The part of SQLite's WebAssembly build that the adapter uses: C functions as the module exports them, without the
// conversions of its JavaScript API. https://sqlite.org/c3ref/funclist.html

/** An address in the module's memory. */
export type Pointer = number

/** SQLite's C functions. 64-bit integers are bigints. */
export interface SqliteFunctions {
  sqlite3_malloc(size: number): Pointer
  sqlite3_free(block: Pointer): void
  sqlite3_open_v2(file: Pointer, database: Pointer, flags: number, vfs: Pointer): number
  sqlite3_close_v2(database: Pointer): number
  sqlite3_exec(database: Pointer, sql: Pointer, callback: 0, argument: 0, message: 0): number
  sqlite3_errmsg(database: Pointer): Pointer
  sqlite3_errstr(code: number): Pointer
  sqlite3_get_autocommit(database: Pointer): number
  sqlite3_serialize(database: Pointer, schema: Pointer, size: Pointer, flags: 0): Pointer
  sqlite3_deserialize(
    database: Pointer,
    schema: Pointer,
    image: Pointer,
    size: bigint,
    room: bigint,
    flags: number,
  ): number
  sqlite3_changes(database: Pointer): number
  sqlite3_total_changes(database: Pointer): number
  sqlite3_last_insert_rowid(database: Pointer): bigint
  sqlite3_prepare_v3(
    database: Pointer,
    sql: Pointer,
    length: number,
    flags: number,
    statement: Pointer,
    rest: Pointer,
  ): number
  sqlite3_finalize(statement: Pointer): number
  sqlite3_step(statement: Pointer): number
  sqlite3_reset(statement: Pointer): number
  sqlite3_stmt_readonly(statement: Pointer): number
  sqlite3_stmt_status(statement: Pointer, counter: number, reset: 0): number
  sqlite3_bind_parameter_count(statement: Pointer): number
  sqlite3_bind_null(statement: Pointer, index: number): number
  sqlite3_bind_double(statement: Pointer, index: number, value: number): number
  sqlite3_bind_int64(statement: Pointer, index: number, value: bigint): number
  sqlite3_bind_text(statement: Pointer, index: number, text: Pointer, length: number, lifetime: number): number
  sqlite3_bind_blob(statement: Pointer, index: number, bytes: Pointer, length: number, lifetime: number): number
  sqlite3_column_count(statement: Pointer): number
  sqlite3_column_name(statement: Pointer, index: number): Pointer
  sqlite3_column_type(statement: Pointer, index: number): number
  sqlite3_column_double(statement: Pointer, index: number): number
  sqlite3_column_int64(statement: Pointer, index: number): bigint
  sqlite3_column_text(statement: Pointer, index: number): Pointer
  sqlite3_column_blob(statement: Pointer, index: number): Pointer
  sqlite3_column_bytes(statement: Pointer, index: number): number
}

/** What `sqlite3InitModule()` of @sqlite.org/sqlite-wasm answers, as far as it is used. */
export interface SqliteModule {
  readonly capi: {
    /** Calls `tick` after every `steps` steps of the virtual machine; a non-zero answer interrupts the statement. */
    sqlite3_progress_handler(database: Pointer, steps: number, tick: () => number, argument: 0): void
  }
  readonly installOpfsSAHPoolVfs: (options: PoolOptions) => Promise<Pool>
  readonly wasm: {
    readonly exports: SqliteFunctions
    /** The module's memory; a new view after it has grown. */
    heap8u(): Uint8Array
  }
}

/** https://sqlite.org/wasm/doc/trunk/persistence.md#vfs-opfs-sahpool */
export interface PoolOptions {
  /** What the file system is called in SQLite. */
  readonly name: string
  readonly directory: string
  readonly initialCapacity: number
  /** Otherwise the directory is deleted where it cannot be opened. */
  readonly preserveOnInitFailure: true
  readonly forceReinitIfPreviouslyFailed: true
}

/** A directory of OPFS whose files SQLite uses under names of its own. */
export interface Pool {
  readonly vfsName: string
  getCapacity(): number
  getFileCount(): number
  getFileNames(): string[]
  reserveMinimumCapacity(files: number): Promise<number>
  exportFile(name: string): Uint8Array
  importDb(name: string, chunk: () => Promise<Uint8Array | undefined>): Promise<number>
  unlink(name: string): boolean
  pauseVfs(): Pool
}

/** https://sqlite.org/rescode.html */
export const OK = 0
export const ROW = 100
export const DONE = 101
export const NOMEM = 7
