// The same random conditions on servers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type TransactionDatabase } from 'isomodel'
import { seeds } from '../query/property/draw.ts'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { serverNames } from '../services/services.ts'
import { compareFilters, filtersOf } from './filter-answers.ts'
import { prepare } from './load.ts'

describe.each(serverNames)('conditions', server => {
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(async () => {
      db = connect(adapterOn(server, url()))
      await prepare(db)
    })
    afterAll(() => db.close())

    test.each(seeds)(
      'on relations are what they are in memory, seed %i',
      async seed => {
        expect.hasAssertions()
        await compareFilters([db], seed, filtersOf(seeds.length, 400))
      },
      600_000,
    )
  })
})
