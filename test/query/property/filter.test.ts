// Random joins of filtered models on SQLite.
import { describe, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { connect } from '../../../src/index.ts'
import { seeds } from './draw.ts'
import { agree, agreeOnWrites, fill } from './filtered-joins.ts'

const HOW_MANY = 150

describe.each(seeds)('seed %i', seed => {
  test('filters answer what tables without the hidden rows answer', async () => {
    await using db = connect(betterSqlite3({ file: ':memory:' }))
    const filtered = await fill(db, seed)
    for (let round = 0; round < HOW_MANY; round++) await agree(db, filtered, seed + round, () => false)
    await agreeOnWrites(db, filtered)
  })
})
