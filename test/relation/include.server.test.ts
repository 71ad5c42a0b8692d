// include() on servers: as one statement where the database shares queries with a name, and level by level where not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, from, load, type TransactionDatabase, type QueryEvent } from 'isomodel'
import { Animal, fillZoo, Keeper } from '../query/zoo.ts'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'

for (const server of ['postgres', 'mysql'] as const)
  describeOn(server, url => {
    let db: TransactionDatabase
    const events: QueryEvent[] = []
    beforeAll(async () => {
      db = await fillZoo(connect(adapterOn(server, url()), { onQuery: event => void events.push(event) }))
    })
    afterAll(() => db.close())

    describe('include()', () => {
      test('answers what load() answers', async () => {
        const asked = {
          boss: true,
          animals: { orderBy: Animal.price.desc(), limit: 1, include: { foods: { link: true }, keeper: true } },
        } as const
        const plain = await from(Keeper).orderBy(Keeper.name.desc()).all(db)
        events.length = 0
        const rows = await from(Keeper).orderBy(Keeper.name.desc()).include(asked).all(db)
        console.log(events.map(event => event.sql))
        expect(rows).toEqual(await load(db, Keeper, plain, asked))
        expect(rows[0]).toEqual({})
      })
    })
  })
