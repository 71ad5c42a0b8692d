// The part of postgres.js that the adapter uses, so that our declarations need none of its types.

/** What `postgres()` makes. */
export interface PostgresJsSql {
  /** How it connects, and how many connections it may open. */
  readonly options: { readonly max: number }
  unsafe(text: string, parameters?: never[], options?: never): unknown
  end(options?: { timeout?: number }): Promise<void>
}

/** `postgres()` with the options of an instance, which it takes as they are. */
export type Postgres = (options: object | string, more?: object) => Instance

export interface Settings {
  readonly max: number
  /** Seconds, or what answers them. */
  readonly max_lifetime: number | null | (() => number | null)
  readonly idle_timeout: number | null | (() => number | null)
  readonly onclose?: (id: number) => void
  readonly host: readonly string[]
  readonly port: readonly number[]
  /** A socket of the file system, which stands for host and port. */
  readonly path?: string | false
  /** Opens the sockets. */
  readonly socket?: (settings: Settings) => object | Promise<object>
}

export interface Instance {
  readonly options: Settings
  unsafe(text: string, parameters: unknown[], options: object): Pending
  end(options: { timeout: number }): Promise<void>
}

/** A query on its way. It starts when it is awaited. */
export interface Pending extends Promise<Results> {
  values(): Pending
  cancel(): void
  /** Whether the server works on it. Neither this nor what follows is in the declarations of postgres.js. */
  readonly active: boolean
  /** The session of the server that it was sent to. */
  readonly state: object | null
  /** Asks the server to stop it; resolves when the server has been told. */
  canceller: ((query: Pending) => Promise<void>) | null
}

/** Rows, and what is known of them. */
export interface Result extends Array<unknown[]> {
  readonly count: number | null
  readonly command: string | null
  readonly columns: readonly { readonly name: string; readonly type: number }[] | null
}

/** SQL of several statements answers several results. */
export type Results = Result | Result[]

/** An error of the server, of a socket, or of postgres.js itself. */
export interface Failure {
  readonly message: string
  readonly code?: string
  readonly table_name?: string
  readonly column_name?: string
  readonly constraint_name?: string
  readonly detail?: string
}
