// The same random trees on servers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type TransactionDatabase } from 'isomodel'
import { wholeTree } from '../../src/relation/tree/tree.ts'
import { seeds } from '../query/property/draw.ts'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { serverNames } from '../services/services.ts'
import { compareTrees, prepare, treesOf } from './load.ts'

describe.each(serverNames)('trees', server => {
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(async () => {
      db = connect(adapterOn(server, url()))
      await prepare(db)
    })
    afterAll(() => db.close())

    // MariaDB is not asked for it, because it would run queries again: that matters for equal rows that a limit cuts off.
    if (server === 'mysql')
      test('are the same as the one statement that MySQL takes, where nothing is equal in an order', async () => {
        expect.hasAssertions()
        await using together = connect({ ...adapterOn(server, url()), tree: (root, mode) => wholeTree(root, mode, {}) })
        await compareTrees([together], seeds[0] as number, 300)
      })

    test.each(seeds)(
      'of relations are what they are in memory, seed %i',
      async seed => {
        expect.hasAssertions()
        await compareTrees([db], seed, treesOf(seeds.length, 300))
      },
      600_000,
    )
  })
})
