// The same random trees on servers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type TransactionDatabase } from 'isomodel'
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
