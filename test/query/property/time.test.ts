// Functions of time on SQLite, over random moments.
import { afterAll } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { connect } from '../../../src/index.ts'
import { describeTime } from './time-properties.ts'

const db = connect(betterSqlite3({ file: ':memory:' }))
afterAll(() => db.close())
describeTime(() => db)
