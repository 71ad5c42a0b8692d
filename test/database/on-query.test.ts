import { expect, test } from 'vitest'
import { connect, sql } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'

test('what onQuery throws is thrown by the call, as it is', async () => {
  const mistake = new Error('a listener that fails')
  await using db = connect(betterSqlite3({ file: ':memory:' }), {
    onQuery() {
      throw mistake
    },
  })
  await expect(sql`select 1`.all(db)).rejects.toBe(mistake)
})
