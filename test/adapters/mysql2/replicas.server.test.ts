import { expect, test } from 'vitest'
import { connect, defineSchema, from, insertInto, integer, replicas, table, text } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { mysql2 } from 'isomodel/mysql2'
import { describeOn } from '../../services/database.ts'

const schema = defineSchema({ Note: table('notes', { id: integer().primaryKey(), body: text() }) }, {})
const { Note } = schema

describeOn('mysql', url =>
  test('replicas speak as the server does that the primary found', async () => {
    const one = () => mysql2({ url: url(), max: 2 })
    const [alone, db] = [connect(one()), connect(replicas({ primary: one(), readers: [one()] }))]
    await alone.open()
    await createTables(db, schema)
    expect((db['~dialect'] as { name: string }).name).toBe((alone['~dialect'] as { name: string }).name)
    const rows = insertInto(Note).values([{ body: 'a' }, { body: 'b' }])
    expect(await rows.returning().all(db)).toEqual([
      { id: 1, body: 'a' },
      { id: 2, body: 'b' },
    ])
    expect(await insertInto(Note).values({ body: 'c' }).returning({ id: Note.id }).one(db)).toEqual({ id: 3 })
    expect(
      await from(Note)
        .where(Note.id.in([1, 3]))
        .count(db),
    ).toBe(2)
    await db.close()
    await alone.close()
  }),
)
