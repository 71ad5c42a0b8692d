import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { ColumnSchema, DatabaseSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { apply, applyAll } from '../../../src/schema/change/apply.ts'
import { canonical, sameSchema } from '../../../src/schema/change/canonical.ts'
import { invert, invertAll } from '../../../src/schema/change/invert.ts'
import { riskOf } from '../../../src/schema/change/risk.ts'
import { EVERYTHING, histories } from '../random-schema.ts'

// Many random inputs take long on a machine that does other things.
vi.setConfig({ testTimeout: 60_000 })

const seed = Number(process.env['ISOMODEL_SEED'] ?? Date.now() % 2 ** 31)

const equal = (a: DatabaseSchema, b: DatabaseSchema): void => {
  if (!sameSchema(a, b)) expect(canonical(a)).toEqual(canonical(b))
}

describe(`random changes and back, seed ${seed}`, () => {
  it('bring back the schema, one by one', () => {
    fc.assert(
      fc.property(histories(5, { features: EVERYTHING }), ({ before, operations }) => {
        operations.reduce((schema, operation) => {
          const after = apply(schema, operation)
          const back = invert(operation, schema)
          expect(back === null).toBe(riskOf(operation, schema) === 'irreversible')
          if (back) equal(applyAll(after, back), schema)
          return after
        }, before)
      }),
      { seed, numRuns: 1000 },
    )
  })

  it('bring back the schema all together', () => {
    let undone = 0
    fc.assert(
      fc.property(histories(8, { features: EVERYTHING }), ({ before, operations }) => {
        const back = invertAll(operations, before)
        if (!back) return
        undone++
        equal(applyAll(applyAll(before, operations), back), before)
      }),
      { seed, numRuns: 500 },
    )
    expect(undone).toBeGreaterThan(300)
  })
})

const teams: TableSchema = {
  name: 'teams',
  schema: 's',
  columns: [
    { name: 'id', type: 'integer', identity: true },
    { name: 'code', type: 'text', maxLength: 9 },
    { name: 'size', type: 'integer' },
    { name: 'since', type: 'timestamp', nullable: true },
  ],
  primaryKey: { name: 'pk_teams', columns: ['id'] },
  uniques: [{ name: 'uq_code', columns: ['code'] }],
  indexes: [{ name: 'ix_code', keys: [{ column: 'code', descending: true }], where: 'size > 1' }],
  fullTexts: [{ name: 'ft_code', columns: ['code'] }],
  comment: 'c',
  loose: true,
}
const key = { name: 'fk', columns: ['team'], table: 'teams', schema: 's', targetColumns: ['code'] }
const heroes: TableSchema = { name: 'heroes', columns: [{ name: 'team', type: 'text' }], foreignKeys: [key] }
const before: DatabaseSchema = { tables: [teams, heroes], views: [] }
const on = { table: 'teams', schema: 's' } as const

describe('invert', () => {
  it('brings a column back with what stood on it', () => {
    expect(invert({ kind: 'dropColumn', ...on, column: 'code' }, before)).toEqual([
      { kind: 'addColumn', ...on, column: teams.columns[1] },
      { kind: 'addUnique', ...on, unique: teams.uniques?.[0] },
      { kind: 'createIndex', ...on, index: teams.indexes?.[0] },
      { kind: 'createFullText', ...on, index: teams.fullTexts?.[0] },
      { kind: 'addForeignKey', table: 'heroes', foreignKey: key },
    ])
    expect(invert({ kind: 'dropColumn', ...on, column: 'size' }, before)).toEqual([
      { kind: 'addColumn', ...on, column: teams.columns[2], backfill: '0' },
    ])
  })

  it('brings a table back with the foreign keys of others', () => {
    expect(invert({ kind: 'dropTable', ...on }, before)).toEqual([
      { kind: 'createTable', table: teams },
      { kind: 'addForeignKey', table: 'heroes', foreignKey: key },
    ])
  })

  it('fills columns that had no nulls, where it is known with what', () => {
    const was = (column: ColumnSchema): DatabaseSchema => ({
      tables: [{ name: 't', columns: [column] }],
      views: [],
    })
    const filled = (column: ColumnSchema): unknown => {
      const changed = { ...column, nullable: true } as const
      const [back] = invert({ kind: 'changeColumn', table: 't', column: changed }, was(column)) ?? []
      return (back as { backfill?: unknown }).backfill
    }
    expect(filled({ name: 'a', type: 'text', default: `'x'` })).toBe(`'x'`)
    expect(filled({ name: 'a', type: 'text' })).toBe(`''`)
    expect(filled({ name: 'a', type: 'enum', values: ["it's", 'b'] })).toBe(`'it''s'`)
    expect(filled({ name: 'a', type: 'enum', values: ['\\n'] })).toMatchObject({ sqlite: `'\\n'`, mysql: `'\\\\n'` })
    expect(filled({ name: 'a', type: 'boolean' })).toMatchObject({ sqlite: '0', postgres: 'false' })
    expect(filled({ name: 'a', type: 'uuid', storage: 'bytes' })).toBeUndefined()
    expect(filled({ name: 'a', type: 'custom', sqlType: 'x' })).toBeUndefined()
    expect(filled({ name: 'a', type: 'decimal', precision: 30, scale: 2 })).toBeUndefined()
  })

  it('turns types round as far as a cast does', () => {
    const changed = (column: ColumnSchema): SchemaOperation => ({ kind: 'changeColumn', ...on, column, using: '1' })
    expect(invert(changed({ name: 'size', type: 'text' }), before)).toEqual([
      { kind: 'changeColumn', ...on, column: teams.columns[2] },
    ])
    expect(invert(changed({ name: 'size', type: 'blob' }), before)).toBeNull()
    expect(invertAll([{ kind: 'commentTable', ...on }, changed({ name: 'size', type: 'blob' })], before)).toBeNull()
  })

  it('gives everything its old name', () => {
    const operations: readonly SchemaOperation[] = [
      { kind: 'renameTable', ...on, to: 'groups' },
      { kind: 'moveTable', table: 'groups', schema: 's' },
      { kind: 'renameColumn', table: 'groups', column: 'id', to: 'key' },
      { kind: 'rename', table: 'groups', of: 'primaryKey', name: 'pk_teams', to: 'pk' },
      { kind: 'commentTable', table: 'groups' },
      { kind: 'setOptions', table: 'groups' },
      { kind: 'dropIndex', table: 'groups', name: 'ix_code', concurrently: true },
    ]
    expect(invertAll(operations, before)).toEqual([
      { kind: 'createIndex', table: 'groups', index: teams.indexes?.[0], concurrently: true },
      { kind: 'setOptions', table: 'groups', loose: true },
      { kind: 'commentTable', table: 'groups', text: 'c' },
      { kind: 'rename', table: 'groups', of: 'primaryKey', name: 'pk', to: 'pk_teams' },
      { kind: 'renameColumn', table: 'groups', column: 'key', to: 'id' },
      { kind: 'moveTable', table: 'groups', to: 's' },
      { kind: 'renameTable', table: 'groups', schema: 's', to: 'teams' },
    ])
  })

  const wrong: readonly (readonly [SchemaOperation, string])[] = [
    [{ kind: 'dropTable', table: 'no' }, 'There is no table no'],
    [{ kind: 'dropColumn', ...on, column: 'no' }, 'The table s.teams has no column no'],
    [{ kind: 'dropIndex', ...on, name: 'no' }, 'The table s.teams has no index no'],
    [{ kind: 'dropView', name: 'no', schema: 's' }, 'There is no view s.no'],
  ]
  it.each(wrong)('refuses what is not there: %j', (operation, message) => {
    expect(() => invert(operation, before)).toThrow(message)
  })
})
