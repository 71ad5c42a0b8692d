// Random rows and random queries: every database answers what the others do. Seeds stand in the names of the tests;
// what fails is made smaller, and printed with its seed and path.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, deleteFrom, from, insertInto, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { postgresJs } from 'isomodel/postgres-js'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { seeds } from '../query/property/draw.ts'
import { createDatabase, type Database } from '../services/database.ts'
import { adapterOn } from '../services/adapters.ts'
import { serverNames } from '../services/services.ts'
import { difference } from '../../src/testing/difference.ts'
import { ask, query } from './queries.ts'
import { Box, type Contents, contents, Item, shelf } from './shelf.ts'

const databases = new Map<string, TransactionDatabase>()
const made: Database[] = []
beforeAll(async () => {
  databases.set('sqlite', connect(betterSqlite3({ file: ':memory:' })))
  databases.set('node-sqlite', connect(nodeSqlite({ file: ':memory:' })))
  databases.set('sqlite-wasm', connect(sqliteWasm({ storage: 'memory' })))
  for (const server of serverNames) {
    const address = inject('servers')[server]
    if (address === undefined) continue
    const database = await createDatabase(server, address)
    made.push(database)
    databases.set(server, connect(adapterOn(server, database.url)))
    if (server !== 'postgres') continue
    const other = await createDatabase(server, address)
    made.push(other)
    databases.set('postgres-js', connect(postgresJs({ url: other.url, max: 2 })))
  }
  for (const db of databases.values()) await createTables(db, shelf)
})
afterAll(async () => {
  for (const db of databases.values()) await db.close()
  for (const database of made) await database[Symbol.asyncDispose]()
})

async function store(db: TransactionDatabase, { boxes, items }: Contents): Promise<void> {
  await db.transaction(async tx => {
    await deleteFrom(Item).everyRow().run(tx)
    await deleteFrom(Box).everyRow().run(tx)
    await insertInto(Box).values(boxes).run(tx)
    await insertInto(Item).values(items).run(tx)
  })
}

describe.each(seeds)('seed %i', seed => {
  test('rows are read as they were written', async () => {
    const property = fc.asyncProperty(contents, async stored => {
      for (const [name, db] of databases) {
        await store(db, stored)
        expect(difference(await from(Box).orderBy(Box.id.asc()).all(db), stored.boxes), name).toBeUndefined()
        expect(difference(await from(Item).orderBy(Item.id.asc()).all(db), stored.items), name).toBeUndefined()
      }
    })
    await fc.assert(property, { seed, numRuns: 30 })
  })

  test('queries have the same answers', async () => {
    const property = fc.asyncProperty(
      contents,
      fc.array(query, { minLength: 8, maxLength: 16 }),
      async (stored, asked) => {
        for (const db of databases.values()) await store(db, stored)
        for (const one of asked) {
          const [[, first], ...others] = (await Promise.all(
            [...databases].map(async ([name, db]) => [name, await ask(db, one)] as const),
          )) as [[string, unknown], ...[string, unknown][]]
          for (const [name, other] of others)
            expect(difference(other, first), `${name}: ${fc.stringify(one)}`).toBeUndefined()
        }
      },
    )
    await fc.assert(property, { seed, numRuns: 40 })
  })
})
