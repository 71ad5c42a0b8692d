import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { describe } from 'vitest'
import { detailsOn } from './details.ts'

describe('on SQLite', () => detailsOn(async () => betterSqlite3({ file: ':memory:' }), true))
