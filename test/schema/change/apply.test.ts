import { describe, expect, it } from 'vitest'
import type { ColumnSchema, DatabaseSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { MigrationError } from '../../../src/error/migration.ts'
import { apply, applyAll } from '../../../src/schema/change/apply.ts'

const teams: TableSchema = {
  name: 'teams',
  columns: [
    { name: 'id', type: 'integer', identity: true },
    { name: 'name', type: 'text', maxLength: 80 },
  ],
  primaryKey: { name: 'pk_teams', columns: ['id'] },
  uniques: [{ name: 'uq_teams_name', columns: ['name'] }],
  fullTexts: [{ name: 'ft_teams', columns: ['name'] }],
  foreignKeys: [
    { name: 'fk_teams_self', columns: ['id'], table: 'teams', targetColumns: ['id'] },
    { name: 'fk_teams_log', columns: ['id'], table: 'log', schema: 'audit', targetColumns: ['id'] },
  ],
}
const heroes: TableSchema = {
  name: 'heroes',
  columns: [
    { name: 'id', type: 'integer', identity: true },
    { name: 'team', type: 'text', maxLength: 80, nullable: true },
    { name: 'age', type: 'integer', nullable: true },
  ],
  primaryKey: { name: 'pk_heroes', columns: ['id'] },
  indexes: [
    { name: 'ix_age', keys: [{ column: 'age', descending: true }], include: ['team'] },
    { name: 'ix_lower', keys: [{ sql: 'lower(team)' }] },
  ],
  checks: [{ name: 'ck_age', rule: 'age > 0' }],
  foreignKeys: [{ name: 'fk_team', columns: ['team'], table: 'teams', targetColumns: ['name'] }],
}
const before: DatabaseSchema = {
  tables: [{ name: 'log', schema: 'audit', columns: [{ name: 'id', type: 'integer' }] }, teams, heroes],
  views: [{ name: 'old', sql: 'select 1' }],
}

const on = { table: 'heroes' } as const
const table = (schema: DatabaseSchema, name: string): TableSchema =>
  schema.tables.find(one => one.name === name) as TableSchema
const after = (...operations: SchemaOperation[]): DatabaseSchema => applyAll(before, operations)

describe('apply', () => {
  it('makes, renames, moves and drops tables, and foreign keys follow', () => {
    const renamed = after({ kind: 'renameTable', table: 'teams', to: 'Groups' })
    expect(table(renamed, 'heroes').foreignKeys?.[0]?.table).toBe('Groups')
    expect(table(renamed, 'Groups').foreignKeys?.[0]?.table).toBe('Groups')
    const moved = after({ kind: 'moveTable', table: 'teams', to: 'x' })
    expect(table(moved, 'heroes').foreignKeys).toEqual([{ ...heroes.foreignKeys?.[0], schema: 'x' }])
    expect(apply(moved, { kind: 'moveTable', table: 'teams', schema: 'x' })).toEqual(before)
    const dropped = after({ kind: 'dropTable', table: 'teams' })
    expect(dropped.tables.map(({ name }) => name)).toEqual(['log', 'heroes'])
    expect(table(dropped, 'heroes')).not.toHaveProperty('foreignKeys')
    expect(after({ kind: 'createTable', table: { ...teams, name: 'more' } }).tables).toHaveLength(4)
  })

  it('adds, changes, renames and drops columns, and keys follow', () => {
    const power = { name: 'power', type: 'integer', nullable: true } as const
    expect(table(after({ kind: 'addColumn', ...on, column: power }), 'heroes').columns.at(-1)).toBe(power)
    const changed = table(after({ kind: 'changeColumn', ...on, column: { name: 'age', type: 'real' } }), 'heroes')
    expect(changed.columns.map(({ type }) => type)).toEqual(['integer', 'text', 'real'])
    const renamed = after({ kind: 'renameColumn', table: 'teams', column: 'name', to: 'title' })
    expect(table(renamed, 'teams')).toMatchObject({
      columns: [{ name: 'id' }, { name: 'title' }],
      uniques: [{ columns: ['title'] }],
      fullTexts: [{ columns: ['title'] }],
    })
    expect(table(renamed, 'heroes').foreignKeys?.[0]?.targetColumns).toEqual(['title'])
    const older = after(
      { kind: 'dropCheck', ...on, name: 'ck_age' },
      { kind: 'renameColumn', ...on, column: 'age', to: 'years' },
    )
    expect(table(older, 'heroes').indexes?.[0]?.keys).toEqual([{ column: 'years', descending: true }])
    const own = table(after({ kind: 'renameColumn', table: 'teams', column: 'id', to: 'key' }), 'teams')
    expect(own.primaryKey?.columns).toEqual(['key'])
    expect(own.foreignKeys?.map(key => [key.columns, key.targetColumns])).toEqual([
      [['key'], ['key']],
      [['key'], ['id']],
    ])
  })

  it('drops with a column what stands on it, here and elsewhere', () => {
    const dropped = after({ kind: 'dropColumn', table: 'teams', column: 'name' })
    for (const list of ['uniques', 'fullTexts']) expect(table(dropped, 'teams')).not.toHaveProperty(list)
    expect(table(dropped, 'heroes')).not.toHaveProperty('foreignKeys')
    const team = after({ kind: 'dropIndex', ...on, name: 'ix_lower' }, { kind: 'dropColumn', ...on, column: 'team' })
    expect(table(team, 'heroes')).not.toHaveProperty('indexes')
    const id = table(after({ kind: 'dropColumn', table: 'teams', column: 'id' }), 'teams')
    expect(id).not.toHaveProperty('primaryKey')
    expect(id).not.toHaveProperty('foreignKeys')
  })

  it('adds and drops keys, indexes, checks and foreign keys', () => {
    const unique = { name: 'uq', columns: ['age', 'team'] }
    const index = { name: 'ix', keys: ['age'], where: 'age > 1' }
    const check = { name: 'ck', rule: 'age < 200' }
    const foreignKey = { name: 'fk', columns: ['id'], table: 'heroes', targetColumns: ['id'] }
    const text = { name: 'ft', columns: ['team'] }
    const all = after(
      { kind: 'addUnique', ...on, unique },
      { kind: 'createIndex', ...on, index, concurrently: true },
      { kind: 'addCheck', ...on, check },
      { kind: 'addForeignKey', ...on, foreignKey },
      { kind: 'createFullText', ...on, index: text },
    )
    expect(table(all, 'heroes')).toMatchObject({
      uniques: [unique],
      indexes: [...(heroes.indexes ?? []), index],
      checks: [...(heroes.checks ?? []), check],
      foreignKeys: [...(heroes.foreignKeys ?? []), foreignKey],
      fullTexts: [text],
    })
    const back = applyAll(all, [
      { kind: 'dropUnique', ...on, name: 'uq' },
      { kind: 'dropIndex', ...on, name: 'ix' },
      { kind: 'dropCheck', ...on, name: 'ck' },
      { kind: 'dropForeignKey', ...on, name: 'fk' },
      { kind: 'dropFullText', ...on, name: 'ft' },
    ])
    expect(back).toEqual(before)
  })

  it('sets primary keys, names, comments and options', () => {
    const bare = after({ kind: 'setPrimaryKey', ...on })
    expect(table(bare, 'heroes')).not.toHaveProperty('primaryKey')
    const key = { name: 'pk', columns: ['age', 'id'] }
    expect(table(after({ kind: 'setPrimaryKey', ...on, key }), 'heroes').primaryKey).toBe(key)
    const renamed = after(
      { kind: 'rename', ...on, of: 'primaryKey', name: 'pk_heroes', to: 'a' },
      { kind: 'rename', ...on, of: 'index', name: 'ix_age', to: 'b' },
      { kind: 'rename', ...on, of: 'check', name: 'ck_age', to: 'c' },
      { kind: 'rename', ...on, of: 'foreignKey', name: 'fk_team', to: 'd' },
    )
    const { primaryKey, indexes, checks, foreignKeys } = table(renamed, 'heroes')
    const names = [primaryKey, indexes?.[0], checks?.[0], foreignKeys?.[0]].map(one => one?.name)
    expect(names).toEqual(['a', 'b', 'c', 'd'])
    const said = after({ kind: 'commentTable', ...on, text: 'hi' }, { kind: 'setOptions', ...on, loose: true })
    expect(table(said, 'heroes')).toEqual({ ...heroes, comment: 'hi', loose: true })
    expect(
      applyAll(said, [
        { kind: 'commentTable', ...on },
        { kind: 'setOptions', ...on },
      ]),
    ).toEqual(before)
  })

  it('makes and drops views', () => {
    const view = { name: 'v', schema: 's', sql: 'select 2' }
    const made = after({ kind: 'createView', view })
    expect(made.views).toEqual([...before.views, view])
    expect(apply(made, { kind: 'dropView', name: 'v', schema: 's' })).toEqual(before)
  })

  it('leaves the foreign key to a schema of somebody else alone', () => {
    const foreignKey = { name: 'fk', columns: ['id'], table: 'users', schema: 'auth', targetColumns: ['id'] }
    expect(table(after({ kind: 'addForeignKey', ...on, foreignKey }), 'heroes').foreignKeys).toHaveLength(2)
  })

  const fk = { name: 'fk', columns: ['id'], table: 'teams', targetColumns: ['id'] }
  const wrong: readonly (readonly [SchemaOperation, string])[] = [
    [{ kind: 'dropTable', table: 'x' }, 'There is no table x'],
    [{ kind: 'dropTable', table: 'teams', schema: 's' }, 'There is no table s.teams'],
    [{ kind: 'createTable', table: heroes }, 'There is a table heroes already'],
    [{ kind: 'createTable', table: { ...heroes, name: 'old' } }, 'There is a view old already'],
    [{ kind: 'createTable', table: { name: 'a', columns: [] } }, 'The table a has no columns'],
    [
      { kind: 'createTable', table: { ...teams, name: 'a', columns: [...teams.columns, ...teams.columns] } },
      'The table a has the column id twice',
    ],
    [
      {
        kind: 'createTable',
        table: {
          ...heroes,
          name: 'a',
          checks: [
            { name: 'c', rule: '1' },
            { name: 'c', rule: '2' },
          ],
        },
      },
      'The table a has the check c already',
    ],
    [
      { kind: 'createTable', table: { ...heroes, name: 'a', primaryKey: { name: 'pk', columns: ['no'] } } },
      'The primary key: the table a has no column no',
    ],
    [{ kind: 'renameTable', ...on, to: 'teams' }, 'There is a table teams already'],
    [
      { kind: 'addColumn', ...on, column: { name: 'age', type: 'text' } },
      'The table heroes has the column age already',
    ],
    [{ kind: 'changeColumn', ...on, column: { name: 'no', type: 'text' } }, 'The table heroes has no column no'],
    [{ kind: 'dropColumn', ...on, column: 'no' }, 'The table heroes has no column no'],
    [
      { kind: 'dropColumn', table: 'log', schema: 'audit', column: 'id' },
      'id is the only column of the table audit.log: drop the table',
    ],
    [{ kind: 'renameColumn', ...on, column: 'age', to: 'id' }, 'The table heroes has the column id already'],
    [
      { kind: 'addUnique', table: 'teams', unique: { name: 'ft_teams', columns: ['id'] } },
      'The table teams has the full-text index ft_teams already',
    ],
    [
      { kind: 'createIndex', ...on, index: { name: 'ix', keys: [] } },
      'The index ix of the table heroes has no columns',
    ],
    [
      { kind: 'createIndex', ...on, index: { name: 'ix', keys: ['id'], include: ['no'] } },
      'The index ix: the table heroes has no column no',
    ],
    [
      { kind: 'addUnique', ...on, unique: { name: 'uq', columns: ['id', 'id'] } },
      'The unique constraint uq of the table heroes has the column id twice',
    ],
    [{ kind: 'dropIndex', ...on, name: 'no' }, 'The table heroes has no index no'],
    [
      { kind: 'dropUnique', table: 'teams', name: 'uq_teams_name' },
      'The foreign key fk_team of the table heroes points at the unique constraint uq_teams_name of the table teams: drop it first',
    ],
    [
      { kind: 'setPrimaryKey', table: 'teams' },
      'The foreign key fk_teams_self of the table teams points at the primary key of the table teams: drop it first',
    ],
    [
      { kind: 'addForeignKey', ...on, foreignKey: { ...fk, table: 'no' } },
      'The foreign key fk of the table heroes points at the table no, which is not there',
    ],
    [
      { kind: 'addForeignKey', ...on, foreignKey: { ...fk, targetColumns: ['no'] } },
      'The foreign key fk of the table heroes: the table teams has no column no',
    ],
    [
      { kind: 'addForeignKey', ...on, foreignKey: { ...fk, columns: ['id', 'age'] } },
      'The foreign key fk of the table heroes has 2 columns and points at 1',
    ],
    [{ kind: 'rename', ...on, of: 'primaryKey', name: 'no', to: 'x' }, 'The table heroes has no primary key no'],
    [{ kind: 'rename', ...on, of: 'unique', name: 'no', to: 'x' }, 'The table heroes has no unique constraint no'],
    [{ kind: 'createView', view: { name: 'heroes', sql: '' } }, 'There is a table heroes already'],
    [{ kind: 'dropView', name: 'heroes' }, 'heroes is a table, not a view'],
    [{ kind: 'dropView', name: 'no' }, 'There is no view no'],
  ]
  for (const [operation, message] of wrong) {
    it(`refuses ${operation.kind}: ${message}`, () => {
      expect(() => apply(before, operation)).toThrow(new MigrationError(message))
    })
  }

  const read: readonly (readonly [Partial<TableSchema>, string | null])[] = [
    [{ checks: [{ name: 'c', rule: 'Age > 1' }] }, 'check c'],
    [{ checks: [{ name: 'c', rule: { postgres: '1 + (("t"."age"))', mysql: '1' } }] }, 'check c'],
    [{ checks: [{ name: 'c', rule: { mysql: 'b in (1, `age`)' } }] }, 'check c'],
    [{ indexes: [{ name: 'i', keys: ['b'], where: 'age is null' }] }, 'index i'],
    [{ indexes: [{ name: 'i', keys: [{ sql: 'lower(age)' }] }] }, 'index i'],
    [{ columns: [{ name: 'g', type: 'text', generated: `age || ''` }] }, 'generated column g'],
    [{ columns: [{ name: 'g', type: 'text', generated: 'b + 1', default: 'age' }] }, null],
    [{ checks: [{ name: 'c', rule: `b = 'age' and age(b) > cast(b as age) -- age` }] }, null],
    [{ checks: [{ name: 'c', rule: { postgres: '"Age" > 1' } }] }, null],
    [{ checks: [{ name: 'c', rule: 'select from age where' }] }, null],
  ]
  it.each(read)('drops and renames no column that is read: %j', (parts, reader) => {
    const columns: ColumnSchema[] = [
      { name: 'age', type: 'text' },
      { name: 'b', type: 'text' },
    ]
    const one = { name: 't', ...parts, columns: [...columns, ...(parts.columns ?? [])] }
    const schema = { tables: [one], views: [] }
    const drop = (): unknown => apply(schema, { kind: 'dropColumn', table: 't', column: 'age' })
    const rename = (): unknown => apply(schema, { kind: 'renameColumn', table: 't', column: 'age', to: 'x' })
    if (reader === null) return void [drop(), rename()]
    expect(drop).toThrow(`The ${reader} of the table t reads the column age: drop it first`)
    expect(rename).toThrow(`The ${reader} of the table t reads the column age: drop it first`)
  })

  it('drops a column with an index of it that reads it too, and does not rename it', () => {
    const own = { kind: 'createIndex', ...on, index: { name: 'i', keys: ['age'], where: 'age > 1' } } as const
    const made = after({ kind: 'dropCheck', ...on, name: 'ck_age' }, own)
    const dropped = apply(made, { kind: 'dropColumn', ...on, column: 'age' })
    expect(table(dropped, 'heroes').indexes?.map(({ name }) => name)).toEqual(['ix_lower'])
    const rename = { kind: 'renameColumn', ...on, column: 'age', to: 'years' } as const
    expect(() => apply(made, rename)).toThrow('The index i of the table heroes reads the column age: drop it first')
  })
})
