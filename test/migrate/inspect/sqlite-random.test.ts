// Random schemas: what SQLite is asked to make is what inspect() finds. What fails is made smaller, and printed with its seed.
import fc from 'fast-check'
import { connect, sql } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { expect, test } from 'vitest'
import type { DatabaseSchema } from '../../../src/ast/schema.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { NAMESPACES, schemas } from '../../schema/random-schema.ts'
import { known } from './known.ts'
import { making } from './making.ts'

const seed = Number(process.env['ISOMODEL_SEED'] ?? 20_260)
const random = schemas({
  features: ['partial', 'expressions', 'fullTexts', 'views', 'virtual', 'namespaces', 'options'],
})
/** A full-text index finds rows by what tables without rowids do not have. */
const isPossible = ({ tables }: DatabaseSchema) =>
  !tables.some(({ withoutRowid, fullTexts }) => withoutRowid && fullTexts)

async function found(schema: DatabaseSchema) {
  await using db = connect(betterSqlite3({ file: ':memory:' }))
  for (const statement of making(schema)) await sql`${sql.unsafe(statement)}`.run(db)
  return await inspect(db, { schemas: NAMESPACES })
}

test(`300 schemas, seed ${seed}`, async () => {
  await fc.assert(
    fc.asyncProperty(random, async schema => {
      fc.pre(isPossible(schema))
      const { others, ...live } = await found(schema)
      expect(others).toEqual([])
      expect(known(live)).toEqual(known(schema))
    }),
    { seed, numRuns: 300 },
  )
}, 60_000)
