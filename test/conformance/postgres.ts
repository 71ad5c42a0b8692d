// The conformance suite on a Postgres server. Every case gets a schema of its own, which is as good as a database and
// sooner made.
import pg from 'pg'
import { afterAll } from 'vitest'
import type { Adapter } from '../../src/adapter/adapter.ts'
import { describeConformance } from './conformance.ts'

/** @param adapterIn - makes an adapter whose unqualified names are those of the schema */
export function describePostgresConformance(
  url: () => string,
  adapterIn: (url: string, schema: string) => Adapter<'transaction'>,
): void {
  let admin: pg.Pool | undefined
  let cases = 0
  afterAll(() => admin?.end())

  function fresh(): Adapter<'transaction'> {
    const schema = `case_${++cases}`
    // The database is made when the first test runs, and its address is known from then on.
    const open = async () => {
      if (!admin) {
        admin = new pg.Pool({ connectionString: url(), max: 1 })
        // The last connection may be cut off while it says goodbye.
        admin.on('error', () => {})
      }
      await admin.query(schemaFor(schema))
      return adapterIn(url(), schema).open()
    }
    return { ...adapterIn('postgres://not.yet', schema), open }
  }
  describeConformance({ adapter: fresh })
}

/**
 * A schema with the collation of SQLite that the suite asks for, and none of those that cases before made by their names.
 * The locale is in the old form, which PGlite understands too.
 */
export const schemaFor = (schema: string): string => `
  drop schema if exists audit, log cascade;
  create schema if not exists ${schema};
  create collation if not exists ${schema}."NOCASE"
    (provider = icu, locale = '@colStrength=secondary', deterministic = false);`
