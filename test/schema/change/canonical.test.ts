import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { DatabaseSchema, TableSchema } from '../../../src/ast/schema.ts'
import { canonical, canonicalJson, sameJson, sameSchema } from '../../../src/schema/change/canonical.ts'
import { type Draw, some } from '../random/draw.ts'
import { drawn, EVERYTHING, histories, schemas } from '../random-schema.ts'

// Many random inputs take long on a machine that does other things.
vi.setConfig({ testTimeout: 60_000 })

const seed = Number(process.env['ISOMODEL_SEED'] ?? Date.now() % 2 ** 31)

/** The same data with its properties in another order. */
function shuffled(draw: Draw, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(item => shuffled(draw, item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  return Object.fromEntries(some(draw, entries, entries.length).map(([key, one]) => [key, shuffled(draw, one)]))
}

/** The same schema with its tables, columns, keys and views in another order. */
const reordered = (draw: Draw, { tables, views }: DatabaseSchema): DatabaseSchema => ({
  tables: some(draw, tables, tables.length).map(table => {
    const lists = Object.entries(table).map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value) ? some(draw, value as unknown[], value.length) : value,
    ])
    return Object.fromEntries(lists) as TableSchema
  }),
  views: some(draw, views, views.length),
})

describe(`canonicalJson, seed ${seed}`, () => {
  it('is the same for shuffled properties, and after a trip through JSON', () => {
    fc.assert(
      fc.property(
        histories(4, { features: EVERYTHING }),
        drawn(draw => draw),
        (history, draw) => {
          const text = canonicalJson(history)
          expect(canonicalJson(shuffled(draw, history))).toBe(text)
          expect(canonicalJson(JSON.parse(JSON.stringify(history)))).toBe(text)
          expect(JSON.parse(text)).toEqual(history)
        },
      ),
      { seed, numRuns: 200 },
    )
    fc.assert(
      fc.property(
        fc.jsonValue(),
        drawn(draw => draw),
        (value, draw) => {
          expect(sameJson(shuffled(draw, value), value)).toBe(true)
          expect(canonicalJson(shuffled(draw, value))).toBe(canonicalJson(value))
        },
      ),
      { seed, numRuns: 500 },
    )
  })

  it('does not mind how a file ends its lines', () => {
    expect(canonicalJson({ sql: '\uFEFFselect\r\n1\r' })).toBe(canonicalJson({ sql: 'select\n1\n' }))
    expect(sameJson({ sql: 'a\r\n' }, { sql: 'a\n' })).toBe(false)
  })

  it('tells apart what is different', () => {
    const different = [
      {},
      [],
      null,
      '',
      0,
      false,
      'null',
      '0',
      [[]],
      { a: null },
      { a: [] },
      { 'a,b': 1 },
      { a: 1, b: 1 },
    ]
    const odd = [
      JSON.parse('{"__proto__":1}'),
      { constructor: 1 },
      { 10: 1, 9: 2 },
      { 10: 2, 9: 1 },
      ['a', 'b'],
      ['b', 'a'],
    ]
    const texts = [...different, ...odd].map(canonicalJson)
    expect(new Set(texts).size).toBe(texts.length)
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }))
  })
})

describe(`canonical, seed ${seed}`, () => {
  it('is the same for the same schema in any order, and canonical already', () => {
    fc.assert(
      fc.property(
        schemas({ features: EVERYTHING }),
        drawn(draw => draw),
        (schema, draw) => {
          const form = canonical(schema)
          expect(JSON.stringify(canonical(shuffled(draw, schema) as DatabaseSchema))).toBe(JSON.stringify(form))
          expect(JSON.stringify(canonical(form))).toBe(JSON.stringify(form))
          expect(sameSchema(reordered(draw, schema), schema)).toBe(true)
        },
      ),
      { seed, numRuns: 300 },
    )
  })

  it('leaves out what says no, and what goes without saying', () => {
    const wordy = {
      views: [],
      tables: [
        { name: 'b', columns: [], schema: 's', uniques: [] },
        {
          foreignKeys: [
            { name: 'f', columns: ['a'], table: 'b', schema: 's', targetColumns: ['a'], onDelete: 'no action' },
          ],
          indexes: [
            { name: 'i', include: [], keys: [{ column: 'a' }, { column: 'b', descending: true }], unique: false },
          ],
          columns: [
            {
              type: 'text',
              name: 'z',
              nullable: false,
              default: { sqlite: '1', mysql: '1', mariadb: '1', postgres: '1' },
            },
            { type: 'text', name: 'a', comment: null, default: { postgres: '1', sqlite: '1' }, identity: undefined },
          ],
          name: 'a',
        },
      ],
    }
    expect(JSON.stringify(canonical(wordy as unknown as DatabaseSchema))).toBe(
      JSON.stringify({
        tables: [
          {
            name: 'a',
            columns: [
              { name: 'z', type: 'text', default: '1' },
              { name: 'a', type: 'text', default: { postgres: '1', sqlite: '1' } },
            ],
            indexes: [{ name: 'i', keys: ['a', { column: 'b', descending: true }] }],
            foreignKeys: [{ name: 'f', table: 'b', schema: 's', columns: ['a'], targetColumns: ['a'] }],
          },
          { name: 'b', schema: 's', columns: [] },
        ],
        views: [],
      }),
    )
  })

  it('tells schemas apart by each part of them', () => {
    const table: TableSchema = {
      name: 't',
      columns: [{ name: 'a', type: 'text' }],
      uniques: [{ name: 'u', columns: ['a', 'b'] }],
    }
    const other: readonly TableSchema[] = [
      { ...table, schema: 's' },
      { ...table, comment: 'x' },
      { ...table, columns: [{ name: 'a', type: 'text', nullable: true }] },
      { ...table, uniques: [{ name: 'u', columns: ['b', 'a'] }] },
    ]
    const schema = (one: TableSchema): DatabaseSchema => ({ tables: [one], views: [] })
    for (const one of other) expect(sameSchema(schema(table), schema(one))).toBe(false)
  })
})
