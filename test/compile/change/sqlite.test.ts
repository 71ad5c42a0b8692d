// What SQLite changes in place, on a real one: random changes of random databases with rows.
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DatabaseSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { writeChange } from '../../../src/compile/change/write.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { sqlite } from '../../../src/dialects.ts'
import { apply } from '../../../src/schema/change/apply.ts'
import { histories } from '../../schema/random-schema.ts'
import { sqliteCatalogue } from './catalogue.ts'
import { actualRows, expectedRows, rowsOf } from './kept.ts'
import { EMPTY } from './live.ts'
import { insertion } from './rows.ts'

const dialect = defining(sqlite)
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)
const RUNS = Number(process.env['ISOMODEL_CHANGES'] ?? 80)

function run(
  db: DatabaseSync,
  operation: SchemaOperation,
  before: DatabaseSchema,
  after: DatabaseSchema,
  sent: string[],
): boolean {
  const statements = writeChange(operation, before, after, dialect)
  if (statements === 'rebuild') return false
  db.exec('BEGIN')
  for (const { sql } of statements) {
    sent.push(sql)
    db.exec(sql)
  }
  db.exec('COMMIT')
  return true
}

/** A database as its description says, made at once. */
function made(schema: DatabaseSchema, sent: string[] = []): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  db.exec('PRAGMA foreign_keys = ON')
  let before = EMPTY
  const add = (operation: SchemaOperation, after: DatabaseSchema): void => {
    run(db, operation, before, after, sent)
    before = after
  }
  for (const table of schema.tables)
    add({ kind: 'createTable', table }, { ...before, tables: [...before.tables, table] })
  for (const view of schema.views) add({ kind: 'createView', view }, { ...before, views: [...before.views, view] })
  return db
}

function fill(db: DatabaseSync, schema: DatabaseSchema): void {
  for (let at = 1; at < 5; at++) {
    for (const table of schema.tables) {
      try {
        db.exec(insertion(table, at, 'sqlite'))
      } catch {
        // Checks and keys refuse some rows.
      }
    }
  }
}

/**
 * Words of rows without a number cannot be found, and SQLite renames no column of a table without rowids where a unique
 * constraint repeats its primary key: it says that there is no such column.
 */
const isImpossible = ({ withoutRowid, fullTexts, uniques, primaryKey }: TableSchema): boolean =>
  withoutRowid === true &&
  (fullTexts !== undefined || (uniques ?? []).some(({ columns }) => columns.join() === primaryKey?.columns.join()))

describe(`random changes of SQLite (SEED=${SEED})`, () => {
  test('end where their description says, with all rows', { timeout: 120_000 }, async () => {
    const counts = new Map<string, number>()
    const features = [
      'partial',
      'expressions',
      'fullTexts',
      'views',
      'virtual',
      'namespaces',
      'options',
      'narrowing',
    ] as const
    const property = fc.asyncProperty(histories(6, { features: [...features] }), async ({ before, operations }) => {
      let schema = before
      for (const operation of operations) {
        const after = apply(schema, operation)
        if ([...schema.tables, ...after.tables].some(isImpossible)) break
        const sent: string[] = []
        const db = made(schema, sent)
        const query = (sql: string) => db.prepare(sql).all() as Record<string, unknown>[]
        try {
          fill(db, schema)
          const rows = await rowsOf(query, schema, 'sqlite')
          if (run(db, operation, schema, after, sent)) {
            counts.set(operation.kind, (counts.get(operation.kind) ?? 0) + 1)
            const expected = expectedRows(rows, schema, operation)
            expect(actualRows(await rowsOf(query, after, 'sqlite'), after, operation)).toEqual(expected)
            const fresh = made(after)
            expect(sqliteCatalogue(db)).toEqual(sqliteCatalogue(fresh))
            fresh.close()
          }
        } catch (error) {
          throw new Error(`${JSON.stringify(operation)}: ${String(error)}\n${sent.join(';\n')}`, { cause: error })
        }
        db.close()
        schema = after
      }
    })
    await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true })
    expect(Object.fromEntries(counts)).toMatchObject({
      addColumn: expect.any(Number),
      renameColumn: expect.any(Number),
    })
  })
})
