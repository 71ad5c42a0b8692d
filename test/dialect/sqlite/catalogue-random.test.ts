// Random definitions that SQLite takes are read as what they say. What fails is made smaller, and printed with its seed.
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { readTable } from '../../../src/dialect/sqlite/catalogue-table.ts'
import { expressionOf } from '../../../src/dialect/sqlite/catalogue-text.ts'
import { randomTable } from './random-table.ts'

// Many random inputs take long on a machine that does other things.
vi.setConfig({ testTimeout: 60_000 })

/** Two keys over the same columns cannot have different answers to rows that break them. */
function make(db: DatabaseSync, definition: string): void {
  try {
    db.exec(definition)
  } catch (error) {
    fc.pre(!String(error).includes('conflicting ON CONFLICT'))
    throw error
  }
}

const seed = Number(process.env['ISOMODEL_SEED'] ?? 20_260)

test(`2,000 tables, seed ${seed}`, () => {
  fc.assert(
    fc.property(randomTable, ({ sql, means }) => {
      const db = new DatabaseSync(':memory:')
      try {
        make(db, sql)
        const kept = String(db.prepare(`SELECT sql FROM sqlite_schema WHERE type = 'table'`).get()?.['sql'])
        const { reading, checks, ...rest } = readTable('t', kept)
        expect({
          ...rest,
          checks: checks.map(({ rule, ...check }) => ({ ...check, rule: expressionOf(reading, rule) })),
        }).toEqual(means)
      } finally {
        db.close()
      }
    }),
    { seed, numRuns: 2000 },
  )
})
