// Random trees of relations are loaded as they are worked out in memory. ISOMODEL_TREES=10000 for the long form.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { wholeTree } from '../../src/relation/tree/tree.ts'
import { seeds } from '../query/property/draw.ts'
import { compareTrees, prepare, treesOf } from './load.ts'

let databases: TransactionDatabase[]
beforeAll(async () => {
  databases = [
    connect(betterSqlite3({ file: ':memory:' })),
    connect(nodeSqlite({ file: ':memory:' })),
    // As a SQLite that is far away would take them.
    connect({ ...betterSqlite3({ file: ':memory:' }), tree: wholeTree }),
  ]
  for (const db of databases) await prepare(db)
})
afterAll(() => Promise.all(databases.map(db => db.close())))

test.each(seeds)(
  'trees of relations are what they are in memory, seed %i',
  async seed => {
    expect.hasAssertions()
    await compareTrees(databases, seed, treesOf(seeds.length, 300))
  },
  600_000,
)
