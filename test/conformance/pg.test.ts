// On a real server: ISOMODEL_TEST_POSTGRES_URL names a database from which others may be made.
import { afterAll, beforeAll, describe, test } from 'vitest'
import pgDriver from 'pg'
import type { Adapter } from '../../src/adapter/adapter.ts'
import { pg } from 'isomodel/pg'
import { describeConformance } from './conformance.ts'

const url = process.env['ISOMODEL_TEST_POSTGRES_URL']

if (url === undefined) {
  console.warn('SKIPPED: pg does not prove itself, because ISOMODEL_TEST_POSTGRES_URL names no server')
  describe.skip('pg conforms', () => test('on a server', () => {}))
} else conform(url)

/** Every case gets a schema of its own, which is as good as a database and sooner made. */
function conform(server: string): void {
  const name = `isomodel_conformance_${process.pid}`
  const own = new URL(server)
  own.pathname = `/${name}`
  const [above, admin] = [server, own.href].map(
    connectionString => new pgDriver.Pool({ connectionString, max: 1 }),
  ) as [pgDriver.Pool, pgDriver.Pool]
  let cases = 0

  beforeAll(async () => void (await above.query(`create database ${name}`)))
  afterAll(async () => {
    await admin.end()
    await above.query(`drop database ${name} with (force)`)
    await above.end()
  })

  function fresh(): Adapter {
    const schema = `case_${++cases}`
    const adapter = pg({ url: own.href, max: 4, pool: { options: `-c search_path=${schema}` } })
    const open = async () => {
      await admin.query(schemaFor(schema))
      return adapter.open()
    }
    return { ...adapter, open }
  }
  describeConformance({ adapter: fresh })
}

/**
 * A schema with the collation of SQLite that the suite asks for, and none of those that cases before made by their names.
 */
const schemaFor = (schema: string): string => `
  drop schema if exists audit, log cascade;
  create schema if not exists ${schema};
  create collation if not exists ${schema}."NOCASE"
    (provider = icu, locale = 'und-u-ks-level2', deterministic = false);`
