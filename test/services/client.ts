// Speaks to either server by its driver, in the few words that the harness needs.
import { createConnection } from 'mysql2/promise'
import pg from 'pg'
import type { ServerName } from './services.ts'

export interface Client {
  /** Rows as objects, named by the columns. */
  query: (sql: string) => Promise<Record<string, unknown>[]>
  close: () => Promise<void>
}

const patience = 10_000

/** Opens one connection; errors are those of the driver. */
export const openClient = (server: ServerName, url: string): Promise<Client> =>
  server === 'postgres' ? openPostgres(url) : openMysql(url)

async function openPostgres(url: string): Promise<Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience })
  // A server that stops says so on idle connections, and an event that nobody hears would end the process.
  client.on('error', () => {})
  await client.connect()
  return {
    query: async sql => (await client.query<Record<string, unknown>>(sql)).rows,
    close: () => client.end(),
  }
}

async function openMysql(url: string): Promise<Client> {
  const connection = await createConnection({ uri: url, connectTimeout: patience })
  connection.on('error', () => {})
  return {
    query: async sql => (await connection.query(sql))[0] as Record<string, unknown>[],
    close: () => connection.end(),
  }
}
