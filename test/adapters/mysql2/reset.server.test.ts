import { createPool } from 'mysql2/promise'
import { expect, test } from 'vitest'
import { connect, sql, UnsupportedError } from 'isomodel'
import { mysql2 } from 'isomodel/mysql2'
import { describeOn } from '../../services/database.ts'

describeOn('mysql', url => {
  test('a pool that resets its connections tells them again what they forgot', async () => {
    const pool = createPool({ uri: url(), connectionLimit: 1, resetOnRelease: true, timezone: '+05:00' })
    const db = connect(mysql2(pool, { statementTimeout: 60_000 }))
    const settings = sql<{ zone: string; mode: string }>`select @@time_zone as zone, @@sql_mode as mode`
    for (let time = 0; time < 3; time++) {
      expect(await settings.one(db)).toEqual({
        zone: '+00:00',
        mode: expect.stringContaining('NO_AUTO_VALUE_ON_ZERO') as unknown,
      })
    }
    expect(db.stats()).toMatchObject({ created: 1, lent: 0 })
    await db.close()
    await pool.end()
  })

  test('transactions that are deferrable are refused', async () => {
    const db = connect(mysql2({ url: url(), max: 1 }))
    const call = db.transaction(tx => sql`select 1`.all(tx), { isolation: 'serializable', deferrable: true } as never)
    await expect(call).rejects.toBeInstanceOf(UnsupportedError)
    expect(await sql`select 1 as one`.all(db)).toEqual([{ one: 1 }])
    await db.close()
  })
})
