// Every statement of the feature tests, prepared by the database that it is for.
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { writeOperation } from '../../../src/compile/operation.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { creation } from '../../../src/schema/operations.ts'
import { type Client, openClient } from '../../services/client.ts'
import { describeOn } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { schema } from '../zoo.ts'
import { type Case, type DialectName, dialects, features, said } from './feature.ts'

for (const file of readdirSync(import.meta.dirname)) {
  if (file.endsWith('.test.ts') && !file.endsWith('.server.test.ts')) await import(`./${file}`)
}

const text = (sql: string): string => `'${sql.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** What takes a statement without running it, and gives it up again. */
const words: Record<ServerName, (sql: string) => readonly [prepare: string, forget: string]> = {
  postgres: sql => [`prepare feature as ${sql}`, 'deallocate feature'],
  mysql: sql => [`prepare feature from ${text(sql)}`, 'deallocate prepare feature'],
}

async function dialectOf(server: ServerName, client: Client): Promise<DialectName> {
  if (server === 'postgres') return server
  const [row] = await client.query('select version() as version')
  return String(row?.['version']).includes('MariaDB') ? 'mariadb' : 'mysql'
}

function prepareAll(server: ServerName, url: () => string): void {
  let client: Client
  let dialect: DialectName
  beforeAll(async () => {
    client = await openClient(server, url())
    dialect = await dialectOf(server, client)
    const target = defining(dialects[dialect])
    for (const operation of creation(schema, target.ddl.forwardKeys)) {
      for (const statement of writeOperation(operation, target)) await client.query(statement)
    }
  })
  afterAll(() => client?.close())

  describe.each(features)('$name', ({ cases }) => {
    test.each(cases as Case[])('$does', async ({ sql, elsewhere }) => {
      const statement = said(sql, dialect)
      if (statement === null) return
      const [prepare, forget] = words[server](statement)
      const prepared = client.query(prepare)
      if (elsewhere?.[server]) {
        await expect(prepared).rejects.toThrow()
        return
      }
      await prepared
      await client.query(forget)
    })
  })
}

for (const server of Object.keys(inject('servers')) as ServerName[]) describeOn(server, url => prepareAll(server, url))
