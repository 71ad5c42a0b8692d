// Random changes of random schemas. What fails is made smaller, and printed with its seed and path.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { DatabaseSchema } from '../../../src/ast/schema.ts'
import { apply, applyAll } from '../../../src/schema/change/apply.ts'
import { EVERYTHING, histories, KINDS, schemas } from '../random-schema.ts'

// Many random inputs take long on a machine that does other things.
vi.setConfig({ testTimeout: 60_000 })

const seed = Number(process.env['ISOMODEL_SEED'] ?? Date.now() % 2 ** 31)

/** The same data, none of which can be changed. */
function frozen<T>(data: T): T {
  if (typeof data !== 'object' || data === null) return data
  for (const value of Object.values(data)) frozen(value)
  return Object.freeze(data)
}

describe(`random changes, seed ${seed}`, () => {
  it('are of all kinds, on schemas that stand in cycles and point at themselves', () => {
    const drawn = fc.sample(histories(6, { features: EVERYTHING }), { numRuns: 600, seed })
    const kinds = new Set(drawn.flatMap(({ operations }) => operations.map(({ kind }) => kind)))
    expect([...kinds].toSorted()).toEqual(KINDS.toSorted())
    const pointing = drawn.filter(({ before }) => pointsAtItself(before))
    expect(pointing.length).toBeGreaterThan(50)
  })

  it('make schemas that can be built again from nothing', () => {
    fc.assert(
      fc.property(schemas({ features: EVERYTHING }), schema => {
        const bare = schema.tables.map(({ foreignKeys: _keys, ...table }) => table)
        const made = applyAll(
          { tables: [], views: schema.views },
          bare.map(table => ({ kind: 'createTable', table })),
        )
        const keyed = schema.tables.flatMap(({ name, schema: within, foreignKeys = [] }) =>
          foreignKeys.map(foreignKey => ({
            kind: 'addForeignKey' as const,
            table: name,
            ...(within !== undefined && { schema: within }),
            foreignKey,
          })),
        )
        expect(applyAll(made, keyed)).toEqual(schema)
      }),
      { seed, numRuns: 200 },
    )
  })

  it('leave the schema before them alone', () => {
    fc.assert(
      fc.property(histories(6, { features: EVERYTHING }), ({ before, operations }) => {
        frozen(before)
        operations.reduce((schema, operation) => frozen(apply(schema, frozen(operation))), before)
      }),
      { seed, numRuns: 500 },
    )
  })
})

const pointsAtItself = ({ tables }: DatabaseSchema): boolean =>
  tables.some(({ name, foreignKeys = [] }) => foreignKeys.some(({ table }) => table === name))
