import { expectTypeOf, test } from 'vitest'
import type { SchemaOperation } from '../../../src/ast/schema.ts'
import {
  addColumn,
  addForeignKey,
  changeColumn,
  createIndex,
  createTable,
  dropTable,
  dropUnique,
  moveTable,
  renameConstraint,
} from '../../../src/schema/change/make.ts'

const id = { type: 'integer', identity: true } as const

test('makes operations', () => {
  expectTypeOf(dropTable('heroes')).toEqualTypeOf<SchemaOperation>()
  expectTypeOf(dropTable({ name: 'heroes', schema: 'audit' })).toEqualTypeOf<SchemaOperation>()
  expectTypeOf(createTable('heroes', { columns: { id } })).toEqualTypeOf<SchemaOperation>()
  expectTypeOf(dropUnique('heroes', ['a'])).toEqualTypeOf(dropUnique('heroes', 'uq'))
  expectTypeOf(moveTable('heroes', null)).toEqualTypeOf<SchemaOperation>()
})

test('knows the columns of a new table', () => {
  const columns = { id, name: { type: 'text' } } as const
  void createTable('heroes', {
    columns,
    primaryKey: ['id'],
    uniques: [['name', 'id'], { columns: ['name'], name: 'uq' }],
    indexes: [
      ['name'],
      { keys: ['id', { column: 'name', descending: true }, { sql: 'lower(name)' }], include: ['id'] },
    ],
    foreignKeys: [{ columns: ['id'], references: { table: 'people', columns: ['anything'] } }],
  })
  // @ts-expect-error no such column
  void createTable('heroes', { columns, primaryKey: ['nam'] })
  // @ts-expect-error no such column
  void createTable('heroes', { columns, uniques: [['nam']] })
  // @ts-expect-error no such column
  void createTable('heroes', { columns, uniques: [{ columns: ['nam'] }] })
  // @ts-expect-error no such column
  void createTable('heroes', { columns, indexes: [['nam']] })
  // @ts-expect-error no such column
  void createTable('heroes', { columns, indexes: [{ keys: ['nam'] }] })
  // @ts-expect-error no such column
  void createTable('heroes', { columns, fullTexts: [['nam']] })
  const references = { table: 'a', columns: ['b'] }
  // @ts-expect-error no such column
  void createTable('heroes', { columns, foreignKeys: [{ columns: ['nam'], references }] })
  // @ts-expect-error no such option
  void createTable('heroes', { columns, unique: [['name']] })
  // @ts-expect-error columns are needed
  void createTable('heroes', {})
})

test('knows what columns of a type may say', () => {
  void addColumn('heroes', 'a', { type: 'text', maxLength: 20, nullable: true, default: `'x'` })
  void addColumn(
    'heroes',
    'a',
    { type: 'array', item: { type: 'text', maxLength: 20 } },
    { backfill: { sqlite: `'[]'` } },
  )
  void changeColumn('heroes', 'a', { type: 'uuid', storage: 'bytes', comment: undefined }, { using: 'b' })
  // @ts-expect-error no such type
  void addColumn('heroes', 'a', { type: 'string' })
  // @ts-expect-error no such option
  void addColumn('heroes', 'a', { type: 'text', length: 20 })
  // @ts-expect-error an option of texts
  void addColumn('heroes', 'a', { type: 'json', maxLength: 20 })
  // @ts-expect-error only integers are numbered
  void addColumn('heroes', 'a', { type: 'text', identity: true })
  // @ts-expect-error an enum has values
  void addColumn('heroes', 'a', { type: 'enum' })
  // @ts-expect-error digits after the point are missing
  void addColumn('heroes', 'a', { type: 'decimal', precision: 5 })
  // @ts-expect-error the type of the database is missing
  void addColumn('heroes', 'a', { type: 'custom' })
  // @ts-expect-error defaults are SQL
  void addColumn('heroes', 'a', { type: 'integer', default: 1 })
  // @ts-expect-error no such database
  void addColumn('heroes', 'a', { type: 'integer', default: { oracle: '1' } })
  // @ts-expect-error items have no nulls of their own to tell of
  void addColumn('heroes', 'a', { type: 'array', item: { type: 'text', nullable: true } })
  // @ts-expect-error arrays hold no arrays
  void addColumn('heroes', 'a', { type: 'array', item: { type: 'array', item: { type: 'text' } } })
  // @ts-expect-error a new column has no old value
  void addColumn('heroes', 'a', { type: 'text' }, { using: 'b' })
})

test('knows the rest', () => {
  void createIndex('heroes', ['a', { sql: 'b' }], { name: 'ix', unique: true, concurrently: true })
  void addForeignKey('heroes', ['a'], { table: { name: 'a', schema: 'b' }, columns: ['c'], onDelete: 'set default' })
  // @ts-expect-error a key is a column or an expression
  void createIndex('heroes', [{ name: 'a' }])
  // @ts-expect-error no such action
  void addForeignKey('heroes', ['a'], { table: 'a', columns: ['c'], onDelete: 'delete' })
  // @ts-expect-error columns have an operation of their own
  void renameConstraint('heroes', 'column', 'a', 'b')
  // @ts-expect-error a table has a name
  void dropTable({ schema: 'audit' })
})
