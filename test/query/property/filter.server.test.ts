// Random joins of filtered models on servers.
import { afterAll, beforeAll, test } from 'vitest'
import { connect, type TransactionDatabase, UnsupportedError } from '../../../src/index.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { seeds } from './draw.ts'
import { agree, agreeOnWrites, fill } from './filtered-joins.ts'

const HOW_MANY = 100

for (const server of ['postgres', 'mysql'] as const)
  for (const seed of seeds)
    describeOn(server, url => {
      let db: TransactionDatabase
      beforeAll(() => {
        db = connect(adapterOn(server, url()))
      })
      afterAll(() => db.close())

      test(`seed ${seed}: filters answer what tables without the hidden rows answer`, async () => {
        const filtered = await fill(db, seed)
        for (let round = 0; round < HOW_MANY; round++)
          await agree(db, filtered, seed + round, error => error instanceof UnsupportedError)
        await agreeOnWrites(db, filtered)
      })
    })
