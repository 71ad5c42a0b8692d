import { describe, expect, it } from 'vitest'
import type { ColumnSchema, SchemaOperation } from '../../../src/ast/schema.ts'
import { foldOperations } from '../../../src/schema/change/fold.ts'
import * as make from '../../../src/schema/change/make.ts'

const column = (input: object): ColumnSchema => {
  const operation = make.addColumn('heroes', 'a', input as { type: 'json' })
  return (operation as { column: ColumnSchema }).column
}

describe('a constructor', () => {
  it('makes a table with the names that models give its parts', () => {
    const made = make.createTable('heroes', {
      columns: {
        id: { type: 'integer', identity: true },
        name: { type: 'text', maxLength: 20 },
        teamId: { type: 'integer', nullable: true },
        alive: { type: 'boolean', default: { postgres: 'true', sqlite: '1' } },
        kind: { type: 'enum', values: ['a', 'b'], typeCheck: 'ck_kind' },
      },
      uniques: [['name'], { columns: ['name', 'kind'], name: 'uq' }],
      indexes: [
        ['teamId'],
        { keys: ['name', { column: 'kind', descending: true }], unique: true, where: 'alive', include: ['id'] },
        { keys: [{ sql: 'lower(name)' }, { column: 'id' }], name: 'ix_lower' },
      ],
      checks: { ck_name: `name <> ''` },
      foreignKeys: [
        {
          columns: ['teamId'],
          references: { table: 'teams', columns: ['id'], onDelete: 'set null', onUpdate: 'no action' },
        },
      ],
      fullTexts: [['name']],
      comment: 'All of them',
      loose: true,
      withoutRowid: false,
    })
    expect(made).toEqual({
      kind: 'createTable',
      table: {
        name: 'heroes',
        columns: [
          { name: 'id', type: 'integer', bits: 32, identity: true },
          { name: 'name', type: 'text', maxLength: 20 },
          { name: 'teamId', type: 'integer', bits: 32, nullable: true },
          {
            name: 'alive',
            type: 'boolean',
            default: { postgres: 'true', sqlite: '1' },
            typeCheck: 'ck_heroes_alive_type',
          },
          { name: 'kind', type: 'enum', values: ['a', 'b'], typeCheck: 'ck_kind' },
        ],
        primaryKey: { name: 'pk_heroes_id', columns: ['id'] },
        uniques: [
          { name: 'uq_heroes_name', columns: ['name'] },
          { name: 'uq', columns: ['name', 'kind'] },
        ],
        indexes: [
          { name: 'ix_heroes_teamId', keys: ['teamId'] },
          {
            name: 'ix_heroes_name_kind',
            keys: ['name', { column: 'kind', descending: true }],
            unique: true,
            where: 'alive',
            include: ['id'],
          },
          { name: 'ix_lower', keys: [{ sql: 'lower(name)' }, 'id'] },
        ],
        checks: [{ name: 'ck_name', rule: `name <> ''` }],
        foreignKeys: [
          {
            name: 'fk_heroes_teamId',
            columns: ['teamId'],
            table: 'teams',
            targetColumns: ['id'],
            onDelete: 'set null',
          },
        ],
        fullTexts: [{ name: 'ft_heroes_name', columns: ['name'] }],
        comment: 'All of them',
        loose: true,
      },
    })
  })

  const there = { name: 'heroes', schema: 's' }
  const at = { table: 'heroes', schema: 's' }
  const cases: readonly (readonly [SchemaOperation, SchemaOperation])[] = [
    [make.dropTable('heroes'), { kind: 'dropTable', table: 'heroes' }],
    [make.dropTable({ name: 'heroes', schema: undefined }), { kind: 'dropTable', table: 'heroes' }],
    [make.renameTable(there, 'x'), { kind: 'renameTable', ...at, to: 'x' }],
    [make.moveTable(there, null), { kind: 'moveTable', ...at }],
    [make.moveTable(there, 't'), { kind: 'moveTable', ...at, to: 't' }],
    [make.commentTable(there, 'c'), { kind: 'commentTable', ...at, text: 'c' }],
    [make.commentTable(there, null), { kind: 'commentTable', ...at }],
    [make.setTableOptions(there, { loose: true, withoutRowid: false }), { kind: 'setOptions', ...at, loose: true }],
    [
      make.addColumn(there, 'a', { type: 'decimal', precision: 5, scale: 2, storage: 'scaled' }, { backfill: '0' }),
      {
        kind: 'addColumn',
        ...at,
        column: { name: 'a', type: 'decimal', precision: 5, scale: 2, storage: 'scaled' },
        backfill: '0',
      },
    ],
    [make.dropColumn(there, 'a'), { kind: 'dropColumn', ...at, column: 'a' }],
    [make.renameColumn(there, 'a', 'b'), { kind: 'renameColumn', ...at, column: 'a', to: 'b' }],
    [
      make.changeColumn(there, 'a', { type: 'text', nullable: false, comment: undefined }, { using: 'lower(b)' }),
      { kind: 'changeColumn', ...at, column: { name: 'a', type: 'text' }, using: 'lower(b)' },
    ],
    [
      make.setPrimaryKey(there, ['a', 'b']),
      { kind: 'setPrimaryKey', ...at, key: { name: 'pk_heroes_a_b', columns: ['a', 'b'] } },
    ],
    [make.setPrimaryKey(there, null), { kind: 'setPrimaryKey', ...at }],
    [make.addUnique(there, ['a'], { name: 'u' }), { kind: 'addUnique', ...at, unique: { name: 'u', columns: ['a'] } }],
    [make.dropUnique(there, ['a']), { kind: 'dropUnique', ...at, name: 'uq_heroes_a' }],
    [make.dropUnique(there, 'u'), { kind: 'dropUnique', ...at, name: 'u' }],
    [
      make.createIndex(there, ['a'], { concurrently: true, unique: true }),
      { kind: 'createIndex', ...at, index: { name: 'ix_heroes_a', keys: ['a'], unique: true }, concurrently: true },
    ],
    [
      make.createIndex(there, [{ sql: 'a + b', nulls: 'last' }], { name: 'i', method: 'hash', nullsNotDistinct: true }),
      {
        kind: 'createIndex',
        ...at,
        index: { name: 'i', keys: [{ sql: 'a + b', nulls: 'last' }], method: 'hash', nullsNotDistinct: true },
      },
    ],
    [
      make.dropIndex(there, ['a'], { concurrently: true }),
      { kind: 'dropIndex', ...at, name: 'ix_heroes_a', concurrently: true },
    ],
    [make.addCheck(there, 'c', 'a > 0'), { kind: 'addCheck', ...at, check: { name: 'c', rule: 'a > 0' } }],
    [make.dropCheck(there, 'c'), { kind: 'dropCheck', ...at, name: 'c' }],
    [
      make.addForeignKey(there, ['a'], { table: there, columns: ['b'], deferrable: 'deferred', onUpdate: 'cascade' }),
      {
        kind: 'addForeignKey',
        ...at,
        foreignKey: {
          name: 'fk_heroes_a',
          columns: ['a'],
          table: 'heroes',
          schema: 's',
          targetColumns: ['b'],
          onUpdate: 'cascade',
          deferrable: 'deferred',
        },
      },
    ],
    [make.dropForeignKey(there, ['a']), { kind: 'dropForeignKey', ...at, name: 'fk_heroes_a' }],
    [
      make.createFullText(there, ['a']),
      { kind: 'createFullText', ...at, index: { name: 'ft_heroes_a', columns: ['a'] } },
    ],
    [make.dropFullText(there, ['a']), { kind: 'dropFullText', ...at, name: 'ft_heroes_a' }],
    [make.renameConstraint(there, 'index', 'a', 'b'), { kind: 'rename', ...at, of: 'index', name: 'a', to: 'b' }],
    [
      make.createView(there, { sqlite: 'select 1' }, { columns: ['n'] }),
      { kind: 'createView', view: { name: 'heroes', schema: 's', sql: { sqlite: 'select 1' }, columns: ['n'] } },
    ],
    [make.dropView(there), { kind: 'dropView', name: 'heroes', schema: 's' }],
  ]
  it.each(cases)('makes %j', (operation, expected) => {
    expect(operation).toEqual(expected)
    expect(JSON.parse(JSON.stringify(operation))).toEqual(expected)
  })

  it('makes columns of all types', () => {
    expect(column({ type: 'integer', bits: 53 })).toEqual({ name: 'a', type: 'integer' })
    expect(column({ type: 'integer', bits: 16 })).toEqual({ name: 'a', type: 'integer', bits: 16 })
    expect(column({ type: 'bigint', identity: true, autoincrement: true })).toEqual({
      name: 'a',
      type: 'bigint',
      identity: true,
      autoincrement: true,
    })
    expect(column({ type: 'array', item: { type: 'integer' } })).toEqual({
      name: 'a',
      type: 'array',
      item: { type: 'integer', bits: 32 },
    })
    expect(column({ type: 'custom', sqlType: 'citext', collate: 'x', generated: 'b', virtual: true })).toEqual({
      name: 'a',
      type: 'custom',
      sqlType: 'citext',
      collate: 'x',
      generated: 'b',
      virtual: true,
    })
    const plain = [
      'real',
      'plainDate',
      'plainTime',
      'plainDateTime',
      'interval',
      'uuid',
      'json',
      'blob',
      'timestamp',
      'text',
    ]
    for (const type of plain) expect(column({ type })).toEqual({ name: 'a', type })
  })

  it('makes what a fold takes', () => {
    const first = [make.createTable('teams', { columns: { id: { type: 'integer', identity: true } } })]
    const second = [make.addColumn('teams', 'name', { type: 'text' }), make.addUnique('teams', ['name'])]
    expect(foldOperations([first, second])).toEqual({
      tables: [
        {
          name: 'teams',
          columns: [
            { name: 'id', type: 'integer', bits: 32, identity: true },
            { name: 'name', type: 'text' },
          ],
          primaryKey: { name: 'pk_teams_id', columns: ['id'] },
          uniques: [{ name: 'uq_teams_name', columns: ['name'] }],
        },
      ],
      views: [],
    })
    expect(() => foldOperations([second])).toThrow('There is no table teams')
  })
})

describe('a constructor refuses', () => {
  const id = { id: { type: 'integer' } } as const
  const table =
    (more: object): (() => unknown) =>
    () =>
      make.createTable('heroes', { columns: id, ...more })
  const long = 'x'.repeat(64)
  const wrong: readonly (readonly [string, () => unknown])[] = [
    ['The table heroes: there is no option colums', table({ colums: {} })],
    ['The table heroes: its options have to be an object', () => make.createTable('heroes', [] as never)],
    ['The table heroes has no columns', () => make.createTable('heroes', { columns: {} })],
    ['The table heroes: columns has to be an object', table({ columns: [] })],
    // JavaScript takes this for the prototype.
    ['The table heroes: columns has to be an object', table({ columns: { __proto__: { type: 'text' } } })],
    ['The table heroes: comment has to be a text', table({ comment: 1 })],
    ['The table heroes: loose has to be true or false', table({ loose: 1 })],
    ['The table of an operation has to be a text', () => make.dropTable('')],
    ['The table of an operation: its options have to be an object', () => make.dropTable(null as never)],
    [
      'The table of an operation has to be a name, or an object with name and schema',
      () => make.dropTable({} as never),
    ],
    [`The name of a table is longer than 63 bytes: ${long}`, () => make.createTable(long, { columns: id })],
    [
      'The new name of the table heroes has a character that no database takes',
      () => make.renameTable('heroes', 'a\0'),
    ],
    [
      'The new name of the table s.heroes has to be a text',
      () => make.renameTable({ name: 'heroes', schema: 's' }, ''),
    ],
    ['The new name of the column heroes.a has to be a text', () => make.renameColumn('heroes', 'a', 1 as never)],
    ['A column of the table heroes has to be a text', () => make.addColumn('heroes', '', { type: 'text' })],
    [
      'The column heroes.a: type has to be one of text, integer, bigint, real, decimal, boolean, timestamp, plainDate, plainTime, plainDateTime, interval, uuid, json, blob, enum, array, custom',
      () => column({ type: 'string' }),
    ],
    ['The column heroes.a: type has to be one of', () => column({ type: 'toString' })],
    ['The column heroes.a: type has to be one of', () => column([])],
    ['The column heroes.a: there is no option length', () => column({ type: 'text', length: 1 })],
    ['The column heroes.a: there is no option identity', () => column({ type: 'text', identity: true })],
    [
      'The column heroes.a: maxLength has to be a whole number above zero',
      () => column({ type: 'text', maxLength: '9' }),
    ],
    ['The column heroes.a: bits has to be one of 16, 32, 53', () => column({ type: 'integer', bits: 64 })],
    ['The column heroes.a: a type decimal needs precision', () => column({ type: 'decimal', scale: 2 })],
    [
      'The column heroes.a: scale has to be at most precision',
      () => column({ type: 'decimal', precision: 1, scale: 2 }),
    ],
    ['The column heroes.a: a type enum needs values', () => column({ type: 'enum' })],
    [
      'The column heroes.a: values has to be a list of different texts',
      () => column({ type: 'enum', values: ['a', 'a'] }),
    ],
    ['The column heroes.a: a type custom needs sqlType', () => column({ type: 'custom' })],
    [
      'The column heroes.a, item: there is no option nullable',
      () => column({ type: 'array', item: { type: 'text', nullable: true } }),
    ],
    ['The column heroes.a, item: arrays of arrays are json', () => column({ type: 'array', item: { type: 'array' } })],
    [
      'The column heroes.a: default has to be SQL: a text, or an object of texts for sqlite, postgres, mysql, mariadb',
      () => column({ type: 'text', default: 1 }),
    ],
    ['The column heroes.a: default has to be SQL', () => column({ type: 'text', default: { oracle: '1' } })],
    ['The column heroes.a: default has to be SQL', () => column({ type: 'text', default: {} })],
    ['The column heroes.a: only a generated column is virtual', () => column({ type: 'text', virtual: true })],
    [
      'The column heroes.a: a generated column has no default',
      () => column({ type: 'text', default: '1', generated: '1' }),
    ],
    [
      'The column heroes.a: autoincrement is for a column with identity',
      () => column({ type: 'integer', autoincrement: true }),
    ],
    [
      'The column heroes.a: identity goes neither with nullable nor with a default or an expression',
      () => column({ type: 'integer', identity: true, nullable: true }),
    ],
    ['The column heroes.a: its typeCheck is longer', () => column({ type: 'boolean', typeCheck: long })],
    [
      'The column heroes.a: there is no option backfil',
      () => make.addColumn('heroes', 'a', { type: 'text' }, { backfil: '1' } as never),
    ],
    ['A primary key of the table heroes: columns has to be a list of texts', table({ primaryKey: [] })],
    ['A unique constraint of the table heroes has the column a twice', () => make.addUnique('heroes', ['a', 'a'])],
    [
      'The column heroes.id is in the primary key and takes nulls',
      table({ columns: { id: { type: 'text', nullable: true } }, primaryKey: ['id'] }),
    ],
    [
      'The column heroes.id with identity has to be the primary key, and nothing else of it',
      table({ columns: { id: { type: 'integer', identity: true }, b: { type: 'text' } }, primaryKey: ['id', 'b'] }),
    ],
    [
      'The table heroes has identity twice: a and b',
      table({ columns: { a: { type: 'integer', identity: true }, b: { type: 'integer', identity: true } } }),
    ],
    ['An index of the table heroes by an expression needs a name', () => make.createIndex('heroes', [{ sql: 'a' }])],
    ['An index of the table heroes: keys have to be a list of columns', () => make.createIndex('heroes', [])],
    [
      'An index of the table heroes, a key: there is no option desc',
      () => make.createIndex('heroes', [{ column: 'a', desc: true } as never]),
    ],
    [
      'An index of the table heroes: a key has to be a column, or an object with column or sql',
      () => make.createIndex('heroes', [{} as never]),
    ],
    [
      'An index of the table heroes: there is no option uniq',
      () => make.createIndex('heroes', ['a'], { uniq: true } as never),
    ],
    [
      'The index of the table heroes: concurrently has to be true or false',
      () => make.createIndex('heroes', ['a'], { concurrently: 1 } as never),
    ],
    ['The check c of the table heroes has to be SQL', () => make.addCheck('heroes', 'c', '')],
    [
      'A foreign key of the table heroes needs a table to point at',
      () => make.addForeignKey('heroes', ['a'], { columns: ['b'] } as never),
    ],
    [
      'A foreign key of the table heroes has 1 columns and points at 2',
      () => make.addForeignKey('heroes', ['a'], { table: 't', columns: ['b', 'c'] }),
    ],
    [
      'A foreign key of the table heroes: onDelete has to be one of cascade',
      () => make.addForeignKey('heroes', ['a'], { table: 't', columns: ['b'], onDelete: 'delete' as never }),
    ],
    ['A foreign key of the table heroes: there is no option to', table({ foreignKeys: [{ columns: ['id'], to: {} }] })],
    [
      'What is renamed in the table heroes has to be one of primaryKey',
      () => make.renameConstraint('heroes', 'column' as never, 'a', 'b'),
    ],
    ['The view v has to be SQL', () => make.createView('v', undefined as never)],
  ]
  it.each(wrong)('%s', (message, made) => {
    expect(made).toThrow(
      expect.objectContaining({ name: 'MigrationError', message: expect.stringContaining(message) as string }),
    )
  })
})
