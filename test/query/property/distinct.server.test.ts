// distinctOn() on the servers, over random rows.
import { afterAll } from 'vitest'
import { connect, type TransactionDatabase } from '../../../src/index.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { serverNames } from '../../services/services.ts'
import { describeDistinct } from './distinct-properties.ts'

for (const server of serverNames) {
  describeOn(server, url => {
    let db: TransactionDatabase | undefined
    afterAll(() => db?.close())
    describeDistinct(() => (db ??= connect(adapterOn(server, url()))))
  })
}
