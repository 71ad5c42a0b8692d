// include() on servers: one statement where the database shares queries with a name, level by level where not.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  connect,
  custom,
  defineSchema,
  from,
  insertInto,
  integer,
  many,
  type QueryEvent,
  table,
  type TransactionDatabase,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import * as v from 'valibot'
import { Animal, fillZoo, Keeper } from '../query/zoo.ts'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { serverNames } from '../services/services.ts'

/** Statements for three levels, of which one is a tree below the keepers. */
const statements = { postgres: 1, mysql: 4 }

describe.each(serverNames)('include()', server => {
  describeOn(server, url => {
    const events: QueryEvent[] = []
    let db: TransactionDatabase
    beforeAll(async () => {
      db = await fillZoo(connect(adapterOn(server, url()), { onQuery: event => void events.push(event) }))
    })
    afterAll(() => db.close())
    beforeEach(() => void events.splice(0))

    const query = from(Keeper)
      .orderBy(Keeper.name.desc())
      .include({ boss: true, animals: { orderBy: Animal.age.desc(), limit: 1, include: { foods: { link: true } } } })

    test('sends as few statements as the database lets it', async () => {
      const rows = await query.all(db)
      expect(events).toHaveLength(statements[server])
      expect(rows.map(({ name, boss }) => [name, boss?.name])).toEqual([
        ['Cyd', 'Ada'],
        ['Ben', 'Ada'],
        ['Ada', undefined],
      ])
      expect(rows[2]?.animals.map(({ name, foods }) => [name, foods])).toEqual([
        ['Rex', [{ id: 2, name: 'corn', link: { animalId: 1, foodId: 2, grams: 200 } }]],
      ])
      const first = await query.first(db)
      expect(first).toEqual(rows[0])
    })

    test('answers one row where there is one, and says where there are more', async () => {
      expect(await query.where(Keeper.id.eq(2)).one(db)).toEqual((await query.all(db))[1])
      await expect(query.one(db)).rejects.toThrow('Keeper')
    })

    test('shows its statement where it is one', async () => {
      const shown = () => query.toSQL(db).sql
      if (server === 'postgres') expect(shown()).toContain('WITH "~0" AS')
      else expect(shown).toThrow('single statement for include()')
      if (server === 'postgres') expect(await query.explain(db)).toBeDefined()
    })

    test('goes level by level for values that no document can hold', async () => {
      const upside = custom({
        sqlType: 'varchar(20)',
        schema: v.string(),
        encode: (text: string) => Array.from(text).reverse().join(''),
        decode: (raw: unknown) =>
          Array.from(raw as string)
            .reverse()
            .join(''),
      })
      const { Box, Toy } = defineSchema(
        {
          Box: table('boxes', { id: integer().primaryKey() }),
          Toy: table('toys', { id: integer().primaryKey(), boxId: integer().references('Box.id'), name: upside }),
        },
        { Box: { toys: many('Toy.boxId') } },
      )
      await createTables(db, { Box, Toy })
      await insertInto(Box).values({ id: 1 }).run(db)
      await insertInto(Toy).values({ id: 1, boxId: 1, name: 'abc' }).run(db)
      events.length = 0
      expect(await from(Box).include({ toys: true }).all(db)).toEqual([
        { id: 1, toys: [{ id: 1, boxId: 1, name: 'abc' }] },
      ])
      expect(events).toHaveLength(2)
    })
  })
})
