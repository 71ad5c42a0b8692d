// Pages of random tables in random orders, and cursors that nobody wrote, on servers.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  connect,
  defineSchema,
  from,
  integer,
  sql,
  table,
  timestamp,
  type TransactionDatabase,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { seeds } from './draw.ts'
import { forging, judged, schema, seedKinds, walk, walked } from './page-properties.ts'

for (const server of ['postgres', 'mysql'] as const)
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(async () => {
      db = connect(adapterOn(server, url()))
      await createTables(db, schema)
      await seedKinds(db)
    })
    afterAll(() => db.close())

    test('moments of tables that others made keep digits that a Date has not', async () => {
      const type = server === 'postgres' ? 'timestamptz' : 'datetime(6)'
      await sql`create table moments (id integer primary key, at ${sql.unsafe(type)})`.run(db)
      const times = ['10:00:00.123456', '10:00:00.123456', '10:00:00.123457', '10:00:00.1234', '10:00:00.1239']
      for (const [id, time] of times.entries())
        await sql`insert into moments values (${id}, ${sql.unsafe(`'2024-02-29 ${time}'`)})`.run(db)
      const { Moment } = defineSchema({
        Moment: table('moments', { id: integer().primaryKey(), at: timestamp() }),
      })
      const query = from(Moment).orderBy(Moment.at.asc()).select({ id: Moment.id })
      const found: unknown[] = []
      let page = await query.page(db, { size: 1 })
      for (found.push(...page.rows); page.next !== null; found.push(...page.rows))
        page = await query.page(db, { size: 1, after: page.next })
      expect(found).toEqual([3, 0, 1, 2, 4].map(id => ({ id })))
    })

    test.each(seeds)('pages, seed %i: have the rows that were there', async seed => {
      await fc.assert(
        fc.asyncProperty(walk, one => walked(db, one)),
        { seed, numRuns: 40 },
      )
    })
    test.each(seeds)('pages, seed %i: take made up values as values, or refuse them', async seed => {
      await fc.assert(
        fc.asyncProperty(forging, one => judged(db, one)),
        { seed, numRuns: 200 },
      )
    })
  })
