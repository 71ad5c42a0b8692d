// Random migrations on SQLite: `ISOMODEL_PAIRS=2000` runs so many.
import { connect } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { expect, test } from 'vitest'
import { holdForPairs } from './migrations.ts'

const RUNS = Number(process.env['ISOMODEL_PAIRS'] ?? 60)
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)

test(`${RUNS} random migrations on SQLite end as they should (SEED=${SEED})`, { timeout: 600_000 }, async () => {
  const counts = await holdForPairs(
    {
      name: 'sqlite',
      features: ['partial', 'expressions', 'fullTexts', 'views', 'virtual', 'namespaces', 'options', 'narrowing'],
      takesBack: true,
      open: async onQuery => connect(betterSqlite3({ file: ':memory:' }), onQuery ? { onQuery } : {}),
    },
    RUNS,
    SEED,
  )
  expect(counts.done).toBeGreaterThan(counts.refused)
  if (process.env['ISOMODEL_PAIRS']) console.log(counts)
  expect(counts.rows).toBeGreaterThan(0)
})
