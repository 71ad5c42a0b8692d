// Random set operations, ctes and lists on servers.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type TransactionDatabase } from '../../../src/index.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { draw, seeds } from './draw.ts'
import { sorted, SourceTree } from './source-tree.ts'

const HOW_MANY = 150

for (const server of ['postgres', 'mysql'] as const)
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(() => {
      db = connect(adapterOn(server, url()))
    })
    afterAll(() => db.close())

    test.each(seeds)('seed %i: answer what they mean', async seed => {
      for (let round = 0; round < HOW_MANY; round++) {
        const { query, rows } = new SourceTree(draw(seed + round), true).query()
        expect(sorted(await query.all(db)), `tree ${seed + round}`).toEqual(sorted(rows))
      }
    })
  })
