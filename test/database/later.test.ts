// The core behind promises: everything that adapters promise, with a driver that answers later.
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import { describeConformance } from '../conformance/conformance.ts'
import { asLater } from './later.ts'

describeConformance({ adapter: () => asLater(betterSqlite3({ file: ':memory:' })) })
