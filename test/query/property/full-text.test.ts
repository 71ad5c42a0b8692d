// Full-text search on SQLite, in random texts.
import { afterAll } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { connect } from '../../../src/index.ts'
import { describeFullText } from './full-text-properties.ts'

const db = connect(betterSqlite3({ file: ':memory:' }))
afterAll(() => db.close())
describeFullText(() => db, 1500)
