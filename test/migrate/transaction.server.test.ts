// MySQL ends a transaction to define tables: what was written before would last, whatever comes after.
import { expect, test } from 'vitest'
import { connect, defineSchema, from, insertInto, integer, table, UnsupportedError } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { mysql2 } from 'isomodel/mysql2'
import { describeOn } from '../services/database.ts'

const { Note } = defineSchema({ Note: table('notes', { id: integer().primaryKey() }) })
const { Other } = defineSchema({ Other: table('others', { id: integer().primaryKey() }) })

describeOn('mysql', url => {
  test('no table is defined in a transaction, and nothing of it lasts', async () => {
    await using db = connect(mysql2({ url: url(), max: 2 }))
    await createTables(db, { Note })
    const mixed = db.transaction(async tx => {
      await insertInto(Note).values({ id: 1 }).run(tx)
      await createTables(tx, { Other })
    })
    await expect(mixed).rejects.toBeInstanceOf(UnsupportedError)
    await expect(mixed).rejects.toThrow(
      'mariadb has no definition of tables in a transaction: define them outside of it',
    )
    expect(await from(Note).count(db)).toBe(0)
  })
})
