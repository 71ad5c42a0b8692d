import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { describeConformance } from './conformance.ts'

describeConformance({ adapter: () => betterSqlite3({ file: ':memory:' }) })
