// Gives a test file a database of its own on a server of the run.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openClient } from './client.ts'
import type { ServerName } from './services.ts'

export interface Database extends AsyncDisposable {
  url: string
}

/** Makes an empty database; disposing drops it, with the connections that it still has. */
export async function createDatabase(server: ServerName, serverUrl: string): Promise<Database> {
  const name = `isomodel_${randomBytes(6).toString('hex')}`
  const run = async (sql: string) => {
    const client = await openClient(server, serverUrl)
    await client.query(sql).finally(client.close)
  }
  await run(`create database ${name}`)
  const drop = `drop database ${name}${server === 'postgres' ? ' with (force)' : ''}`
  return { url: withPath(serverUrl, name), [Symbol.asyncDispose]: () => run(drop) }
}

function withPath(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/**
 * Describes tests on a database of their own, and skips them where the server is missing. Once a test runs, `url` gives
 * the database's address.
 */
export function describeOn(server: ServerName, tests: (url: () => string) => void): void {
  const serverUrl = inject('servers')[server]
  describe.skipIf(serverUrl === undefined)(`on ${server}`, () => {
    let database: Database | undefined
    beforeAll(async () => {
      database = await createDatabase(server, serverUrl ?? '')
    })
    afterAll(() => database?.[Symbol.asyncDispose]())
    tests(() => database?.url ?? '')
  })
}
