// Random schemas: what SQLite is asked to make is what inspect() finds. What fails is made smaller, and printed with its seed.
import fc from 'fast-check'
import { connect, sql } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { expect, test } from 'vitest'
import type { DatabaseSchema } from '../../../src/ast/schema.ts'
import { writeChange } from '../../../src/compile/change/write.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { sqlite } from '../../../src/dialect/sqlite/index.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { NAMESPACES, schemas } from '../../schema/random-schema.ts'
import { known } from './known.ts'

const seed = Number(process.env['ISOMODEL_SEED'] ?? 20_260)
const dialect = defining(sqlite)
const random = schemas({
  features: ['partial', 'expressions', 'fullTexts', 'views', 'virtual', 'namespaces', 'options'],
})
/** A full-text index finds rows by what tables without rowids do not have. */
const isPossible = ({ tables }: DatabaseSchema) =>
  !tables.some(({ withoutRowid, fullTexts }) => withoutRowid && fullTexts)

async function found(schema: DatabaseSchema) {
  await using db = connect(betterSqlite3({ file: ':memory:' }))
  const operations = [
    ...schema.tables.map(table => ({ kind: 'createTable' as const, table })),
    ...schema.views.map(view => ({ kind: 'createView' as const, view })),
  ]
  for (const operation of operations) {
    const statements = writeChange(operation, schema, schema, dialect)
    if (statements === 'rebuild') throw new Error('nothing new is rebuilt')
    for (const statement of statements) await sql`${sql.unsafe(statement.sql)}`.run(db)
  }
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
