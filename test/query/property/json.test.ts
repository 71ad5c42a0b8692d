// See json-properties.ts.
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { connect } from '../../../src/index.ts'
import { jsonProperties } from './json-properties.ts'

jsonProperties(async seen => connect(betterSqlite3({ file: ':memory:' }), { onQuery: ({ sql }) => seen.push(sql) }))
