// The part of pg that the adapter uses, so that our declarations need none of its types.

/** A `Pool` of pg. */
export interface PgPool {
  connect(): Promise<PgPoolClient>
  end(): Promise<void>
  on(event: 'error', listener: (error: Error) => void): unknown
  readonly options?: { readonly max?: number }
}

/** A `Client` of pg. */
export interface PgClient {
  query(config: PgQuery): Promise<PgResult | PgResult[]>
  connect(): Promise<unknown>
  end(): Promise<void>
  on(event: 'error' | 'end', listener: (error: Error) => void): unknown
}

/** A client that a pool lends. */
export interface PgPoolClient extends PgClient {
  release(broken?: boolean): void
}

export interface PgQuery {
  readonly name?: string
  readonly text: string
  readonly values?: unknown[]
  readonly rowMode: 'array'
  readonly queryMode?: 'extended'
  readonly types: PgTypes
}

/** How the cells of one statement's answer are read. */
export interface PgTypes {
  getTypeParser(oid: number): (text: string) => unknown
}

export interface PgResult {
  /** `SELECT`, `INSERT`, ...; null where there was no statement. */
  readonly command: string | null
  readonly rowCount: number | null
  readonly rows: unknown[][]
  readonly fields: readonly { readonly name: string }[]
}

/** What a cancel request needs to know, and pg's declarations do not name. */
export interface PgSession {
  readonly processID: number | null
  readonly secretKey: number | Uint8Array | null
  readonly host: string
  readonly port: number
  readonly pipeline?: boolean
  /** `I` outside of transactions, `T` in one, `E` in one that failed. */
  readonly _txStatus?: string | null
  getTransactionStatus?(): string | null
  readonly connection: PgWire
}

export interface PgWire {
  connect(port: number | string, host?: string): void
  on(event: string, listener: (error?: Error) => void): unknown
  cancel(processID: unknown, secretKey: unknown): void
  requestSsl(): void
  /** What TLS was asked to be; false for none. */
  readonly ssl: boolean | object
  readonly sslNegotiation?: string
  readonly stream: { destroy(): void }
  readonly parsedStatements?: Record<string, string>
}
