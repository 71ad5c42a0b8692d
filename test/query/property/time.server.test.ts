// Functions of time on Postgres, over random moments.
import { afterAll } from 'vitest'
import { pg } from '../../../adapters/pg/index.ts'
import { connect, type TransactionDatabase } from '../../../src/index.ts'
import { describeOn } from '../../services/database.ts'
import { describeTime } from './time-properties.ts'

describeOn('postgres', url => {
  let db: TransactionDatabase | undefined
  afterAll(() => db?.close())
  describeTime(() => (db ??= connect(pg({ url: url() }))))
})
