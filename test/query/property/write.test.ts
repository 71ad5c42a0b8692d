// Random writes on SQLite.
import { afterAll } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { connect } from '../../../src/index.ts'
import { describeWrites } from './write-properties.ts'

const db = connect(betterSqlite3({ file: ':memory:' }))
afterAll(() => db.close())
describeWrites(() => db)
