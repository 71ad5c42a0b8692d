// Pages of random tables in random orders. What fails is made smaller, and printed with its seed and path.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { connect } from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { seeds } from './draw.ts'
import { edits, forging, judged, schema, seedKinds, spoilt, walk, walked } from './page-properties.ts'

const db = connect(betterSqlite3({ file: ':memory:' }))
beforeAll(async () => {
  await createTables(db, schema)
  await seedKinds(db)
})
afterAll(() => db.close())

describe.each(seeds)('pages, seed %i', seed => {
  test('have the rows that were there, once and in order, while others come', async () => {
    await fc.assert(
      fc.asyncProperty(walk, one => walked(db, one)),
      { seed, numRuns: 150 },
    )
  })
  test('take no cursor that was changed', async () => {
    await fc.assert(
      fc.asyncProperty(edits, one => spoilt(db, one)),
      { seed, numRuns: 300 },
    )
  })
  test('take made up values as values, or refuse them', async () => {
    await fc.assert(
      fc.asyncProperty(forging, one => judged(db, one)),
      { seed, numRuns: 300 },
    )
  })
})
