// Random migrations on servers: `ISOMODEL_PAIRS=300` runs so many, `ISOMODEL_FROM=150` those behind so many of them.
import { connect, type TransactionDatabase } from 'isomodel'
import { expect, inject, test } from 'vitest'
import { adapterOn } from '../services/adapters.ts'
import { createDatabase } from '../services/database.ts'
import { holdForPairs, type Place } from './migrations.ts'

const RUNS = Number(process.env['ISOMODEL_PAIRS'] ?? 12)
const FROM = Number(process.env['ISOMODEL_FROM'] ?? 0)
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)

const places = [
  [
    'postgres',
    {
      name: 'postgres',
      features: ['comments', 'partial', 'expressions', 'include', 'fullTexts', 'views', 'namespaces', 'narrowing'],
      takesBack: true,
    },
  ],
  [
    'mysql',
    { name: 'mariadb', features: ['comments', 'fullTexts', 'views', 'virtual', 'narrowing'], takesBack: false },
  ],
] as const satisfies readonly (readonly ['postgres' | 'mysql', Omit<Place, 'open'>])[]

for (const [server, place] of places) {
  const url = inject('servers')[server]
  test.skipIf(url === undefined)(
    `${RUNS} random migrations on ${server} end as they should (SEED=${SEED})`,
    { timeout: 1_200_000 },
    async () => {
      const open = async (onQuery?: () => void): Promise<TransactionDatabase> => {
        const database = await createDatabase(server, url ?? '')
        const db = connect(adapterOn(server, database.url, 3), onQuery ? { onQuery } : {})
        const close = db.close.bind(db)
        db[Symbol.asyncDispose] = async () => {
          await close()
          await database[Symbol.asyncDispose]()
        }
        return db
      }
      const counts = await holdForPairs({ ...place, open }, RUNS, SEED, FROM)
      process.stdout.write(`${server} SEED=${SEED} ${JSON.stringify(counts)}\n`)
      expect(counts.done).toBeGreaterThan(counts.refused)
    },
  )
}
