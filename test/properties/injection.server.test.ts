// Random hostile texts in every place, on servers: nothing is taken for SQL, and values come back as they went.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  connect,
  explain,
  from,
  insertInto,
  IsomodelError,
  type QueryError,
  type TransactionDatabase,
  update,
} from '../../src/index.ts'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { seeds } from '../query/property/draw.ts'
import { Animal, fillZoo, Food } from '../query/zoo.ts'
import { CHOICES, hostile, NAMES, type Place, VALUES } from './injection.ts'

const PLACES: [string, Place][] = [
  ...Object.entries(VALUES),
  ...Object.entries(NAMES),
  ...Object.entries(CHOICES).map(([name, [place]]): [string, Place] => [name, place]),
]
const RUNS = 40

/** What servers say of text that they do not understand as SQL. */
const isSyntax = (error: unknown): boolean => {
  const { code, errno } = ((error as QueryError).cause ?? {}) as { code?: unknown; errno?: unknown }
  return code === '42601' || errno === 1064
}

for (const server of ['postgres', 'mysql'] as const)
  describeOn(server, url => {
    let db: TransactionDatabase
    let rows: number
    beforeAll(async () => {
      db = await fillZoo(connect(adapterOn(server, url())))
      rows = await from(Animal).count(db)
    })
    afterAll(() => db.close())

    test.each(PLACES)('is understood: %s', async (_, place) => {
      const property = fc.asyncProperty(hostile, async text => {
        const error: unknown = await (async () => explain(db, place(text) as never))().catch(
          (thrown: unknown) => thrown,
        )
        if (error instanceof Error) expect(error).toBeInstanceOf(IsomodelError)
        expect(isSyntax(error), String(error)).toBe(false)
      })
      await fc.assert(property, { seed: seeds[0] as number, numRuns: RUNS })
      expect(await from(Animal).count(db)).toBe(rows)
    })

    test('a text is read as it was written, or refused before anything is sent', async () => {
      await insertInto(Food).values({ id: 90, name: 'plain' }).run(db)
      const property = fc.asyncProperty(hostile, async name => {
        const written = await (async () => update(Food).set({ name }).where(Food.id.eq(90)).run(db))().catch(
          (thrown: unknown) => thrown,
        )
        if (written === 1) expect((await db.get(Food, 90))?.name).toBe(name)
        else expect((written as IsomodelError).code).toBe('VALIDATION')
      })
      await fc.assert(property, { seed: seeds[0] as number, numRuns: 300 })
    })
  })
