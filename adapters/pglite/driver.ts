// The part of PGlite that the adapter uses, so that our declarations need none of its types.

/** A `PGlite`, or a `PGliteWorker`. */
export interface PGliteDatabase {
  readonly waitReady: Promise<void>
  readonly closed: boolean
  readonly dataDir?: string | undefined
  /** Sends messages of Postgres' protocol, and answers those of the server. */
  execProtocolStream(
    message: Uint8Array,
    options: { syncToFs: boolean; throwOnError: boolean },
  ): Promise<{ readonly name: string }[]>
  syncToFs(): Promise<void>
  /** Keeps queries away while the function runs. */
  runExclusive<T>(work: () => Promise<T>): Promise<T>
  /** Keeps transactions away while the function runs. */
  _runExclusiveTransaction<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** How messages to the server are written. */
export interface Serialize {
  query(sql: string): Uint8Array
  parse(statement: { name: string; text: string }): Uint8Array
  bind(bound: { statement: string; values: unknown[] }): Uint8Array
  describe(what: { type: 'S'; name: string }): Uint8Array
  execute(what: object): Uint8Array
  close(what: { type: 'S'; name: string }): Uint8Array
  sync(): Uint8Array
}

/** The package. */
export interface PGliteModule {
  readonly PGlite: { create(options: object): Promise<PGliteDatabase> }
  readonly protocol: { readonly serialize: Serialize }
}

/** Messages of the server: https://www.postgresql.org/docs/current/protocol-message-formats.html */
export type Message =
  | { readonly name: 'dataRow'; readonly fields: unknown[] }
  | { readonly name: 'rowDescription'; readonly fields: readonly Field[] }
  | { readonly name: 'commandComplete'; readonly text: string }
  | { readonly name: 'readyForQuery'; readonly status: 'I' | 'T' | 'E' }
  | { readonly name: 'noData' | 'parseComplete' }
  | ({ readonly name: 'error' } & Error)

export interface Field {
  readonly name: string
  readonly dataTypeID: number
}
