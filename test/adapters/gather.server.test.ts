import { expect, test } from 'vitest'
import { connect, defineSchema, insertInto, integer, table, text, uuid } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { serverNames } from '../services/services.ts'

const schema = defineSchema(
  {
    Hero: table('heroes', { id: integer().primaryKey(), name: text() }),
    Key: table('keys', { id: uuid().primaryKey() }),
  },
  {},
)
const { Hero, Key } = schema
const ID = 'f47ac10b-58cc-4372-a567-0e02b2c3d479'
/** How a server takes all keys as one parameter. */
const oneParameter = { postgres: '= ANY ($1)', mysql: 'IN (SELECT' }

for (const server of serverNames)
  describeOn(server, url =>
    test('look-ups of one tick are one statement with one parameter', async () => {
      const statements: { sql: string; parameters: number }[] = []
      const db = connect(adapterOn(server, url()), {
        coalesceGets: true,
        onQuery: event => void statements.push(event),
      })
      await createTables(db, schema)
      await insertInto(Hero)
        .values([1, 2, 3].map(id => ({ id, name: `hero ${id}` })))
        .run(db)
      await insertInto(Key).values({ id: ID }).run(db)
      statements.length = 0
      expect(await Promise.all([1, 2, 4].map(id => db.get(Hero, id)))).toEqual([
        { id: 1, name: 'hero 1' },
        { id: 2, name: 'hero 2' },
        undefined,
      ])
      expect(statements).toMatchObject([
        { sql: expect.stringContaining(oneParameter[server]) as unknown, parameters: 1 },
      ])
      expect(await Promise.all([db.get(Key, ID), db.get(Key, ID.toUpperCase())])).toEqual([{ id: ID }, { id: ID }])
      const inside = await db.transaction(tx => Promise.all([tx.get(Hero, 3), tx.get(Hero, 1)]))
      expect(inside.map(hero => hero?.name)).toEqual(['hero 3', 'hero 1'])
      await db.close()
    }),
  )
