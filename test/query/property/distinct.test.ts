// distinctOn() on SQLite, over random rows.
import { afterAll } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { connect } from '../../../src/index.ts'
import { describeDistinct } from './distinct-properties.ts'

const db = connect(betterSqlite3({ file: ':memory:' }))
afterAll(() => db.close())
describeDistinct(() => db)
