// Full-text search on the servers, in random texts.
import { afterAll } from 'vitest'
import { connect, type TransactionDatabase } from '../../../src/index.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { serverNames } from '../../services/services.ts'
import { describeFullText } from './full-text-properties.ts'

for (const server of serverNames) {
  describeOn(server, url => {
    let db: TransactionDatabase | undefined
    afterAll(() => db?.close())
    describeFullText(() => (db ??= connect(adapterOn(server, url()))), 300)
  })
}
