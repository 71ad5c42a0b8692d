import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { SchemaOperation } from '../../../src/ast/schema.ts'
import { callOf } from '../../../src/schema/change/call.ts'
import { sameJson } from '../../../src/schema/change/canonical.ts'
import * as make from '../../../src/schema/change/make.ts'
import { EVERYTHING, histories } from '../random-schema.ts'

// Many random inputs take long on a machine that does other things.
vi.setConfig({ testTimeout: 60_000 })

const constructors = { ...make } as unknown as Readonly<
  Record<string, (...args: readonly unknown[]) => SchemaOperation>
>
const seed = Number(process.env['ISOMODEL_SEED'] ?? Date.now() % 2 ** 31)

describe('callOf', () => {
  it(`answers a call that makes the operation, seed ${seed}`, () => {
    fc.assert(
      fc.property(histories(8, { features: EVERYTHING }), ({ before, operations }) => {
        const made = before.tables.map((table): SchemaOperation => ({ kind: 'createTable', table }))
        for (const operation of [...made, ...operations]) {
          const call = callOf(operation)
          expect(call, JSON.stringify(operation)).not.toBeNull()
          const { name, args } = JSON.parse(JSON.stringify(call)) as NonNullable<typeof call>
          const again = constructors[name]?.(...args)
          if (!sameJson(again, operation)) expect(again).toEqual(operation)
        }
      }),
      { seed, numRuns: 400 },
    )
  })

  it('says no more than it has to', () => {
    const { createTable, addColumn, createIndex, addForeignKey, addUnique } = make
    const columns = { id: { type: 'integer', identity: true }, kind: { type: 'enum', values: ['a'] } } as const
    const table = { columns, indexes: [['kind']], uniques: [{ columns: ['kind'], name: 'u' }] } as const
    expect(callOf(createTable('heroes', table))).toEqual({ name: 'createTable', args: ['heroes', table] })
    const calls = [
      addColumn('heroes', 'a', { type: 'integer', bits: 53 }),
      addUnique({ name: 'heroes', schema: 's' }, ['a']),
      createIndex('heroes', [{ column: 'a', descending: true }], { unique: true, concurrently: true }),
      addForeignKey('heroes', ['a'], { table: 'teams', columns: ['id'], onDelete: 'cascade' }),
    ].map(callOf)
    expect(calls).toEqual([
      { name: 'addColumn', args: ['heroes', 'a', { type: 'integer', bits: 53 }] },
      { name: 'addUnique', args: [{ name: 'heroes', schema: 's' }, ['a']] },
      {
        name: 'createIndex',
        args: ['heroes', [{ column: 'a', descending: true }], { unique: true, concurrently: true }],
      },
      { name: 'addForeignKey', args: ['heroes', ['a'], { table: 'teams', columns: ['id'], onDelete: 'cascade' }] },
    ])
  })

  it('answers nothing where no constructor makes the operation', () => {
    const named = (...names: string[]): SchemaOperation => ({
      kind: 'createTable',
      table: { name: 't', columns: names.map(name => ({ name, type: 'text' })) },
    })
    expect(callOf(named('a', 'b'))).not.toBeNull()
    expect(callOf(named('a', '__proto__'))).toBeNull()
    // Objects bring such names into an order of their own.
    expect(callOf(named('2', '1'))).toBeNull()
    expect(callOf(named('x'.repeat(64)))).toBeNull()
  })
})
