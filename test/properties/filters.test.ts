// Random conditions on relations and aggregates of them answer what they do in memory. ISOMODEL_FILTERS=10000 for the
// long form.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { seeds } from '../query/property/draw.ts'
import { compareFilters, filtersOf } from './filter-answers.ts'
import { prepare } from './load.ts'

let databases: TransactionDatabase[]
beforeAll(async () => {
  databases = [connect(betterSqlite3({ file: ':memory:' })), connect(nodeSqlite({ file: ':memory:' }))]
  for (const db of databases) await prepare(db)
})
afterAll(() => Promise.all(databases.map(db => db.close())))

test.each(seeds)(
  'conditions on relations are what they are in memory, seed %i',
  async seed => {
    expect.hasAssertions()
    await compareFilters(databases, seed, filtersOf(seeds.length, 600))
  },
  600_000,
)
