import { describe, expect, test } from 'vitest'
import type { ColumnSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { databases } from '../adapters.ts'
import { damage, make, rebuild, rows, schemaOf, ways } from './kit.ts'
import { child, foreignKey, heroes, heroRows, id, key } from './tables.ts'

const on = { table: 'heroes' } as const
const name: ColumnSchema = { name: 'name', type: 'text' }
const age: ColumnSchema = { name: 'age', type: 'text', nullable: true }
const check: SchemaOperation = { kind: 'addCheck', ...on, check: { name: 'c', rule: '1' } }
const checks = [{ name: 'c', rule: '1' }]
const rest = { name: 'heroes', ...key('heroes'), checks }

interface Case {
  readonly name: string
  readonly operations: readonly SchemaOperation[]
  readonly columns: readonly ColumnSchema[]
  readonly found: readonly unknown[]
}

const renamed = (column: string, to: string): SchemaOperation => ({ kind: 'renameColumn', ...on, column, to })

const cases: Case[] = [
  {
    name: 'a column that is new, with a default',
    operations: [check, { kind: 'addColumn', ...on, column: { name: 'power', type: 'integer', default: '10 + 1' } }],
    columns: [id, name, age, { name: 'power', type: 'integer', default: '10 + 1' }],
    found: [
      { id: 1, name: 'a', age: '7', power: 11 },
      { id: 2, name: 'b', age: null, power: 11 },
      { id: 5, name: 'c', age: '9', power: 11 },
    ],
  },
  {
    name: 'a column that is new, with a value from others',
    operations: [
      {
        kind: 'addColumn',
        ...on,
        column: { name: 'label', type: 'text' },
        backfill: { sqlite: `name || coalesce(age, '?')` },
      },
    ],
    columns: [id, name, age, { name: 'label', type: 'text' }],
    found: [
      { id: 1, name: 'a', age: '7', label: 'a7' },
      { id: 2, name: 'b', age: null, label: 'b?' },
      { id: 5, name: 'c', age: '9', label: 'c9' },
    ],
  },
  {
    name: 'a column by another name and type',
    operations: [
      renamed('age', 'years'),
      { kind: 'changeColumn', ...on, column: { name: 'years', type: 'integer' }, using: 'years * 2', backfill: '-1' },
    ],
    columns: [id, name, { name: 'years', type: 'integer' }],
    found: [
      { id: 1, name: 'a', years: 14 },
      { id: 2, name: 'b', years: -1 },
      { id: 5, name: 'c', years: 18 },
    ],
  },
  {
    name: 'columns that change places',
    operations: [renamed('name', 'x'), renamed('age', 'name'), renamed('x', 'age'), check],
    columns: [id, { ...name, name: 'age' }, { ...age, name: 'name' }],
    found: [
      { id: 1, age: 'a', name: '7' },
      { id: 2, age: 'b', name: null },
      { id: 5, age: 'c', name: '9' },
    ],
  },
  {
    name: 'a column that leaves its name to a new one',
    operations: [
      renamed('name', 'title'),
      {
        kind: 'addColumn',
        ...on,
        column: { name: 'name', type: 'text' },
        backfill: `upper(title) || coalesce(age, '')`,
      },
      check,
    ],
    columns: [id, { ...name, name: 'title' }, age, name],
    found: [
      { id: 1, title: 'a', age: '7', name: 'A7' },
      { id: 2, title: 'b', age: null, name: 'B' },
      { id: 5, title: 'c', age: '9', name: 'C9' },
    ],
  },
  {
    name: 'a column that goes and comes back is empty',
    operations: [{ kind: 'dropColumn', ...on, column: 'age' }, { kind: 'addColumn', ...on, column: age }, check],
    columns: [id, name, age],
    found: [
      { id: 1, name: 'a', age: null },
      { id: 2, name: 'b', age: null },
      { id: 5, name: 'c', age: null },
    ],
  },
  {
    name: 'expressions of columns that changed before',
    operations: [
      { kind: 'changeColumn', ...on, column: { name: 'age', type: 'integer', nullable: true }, using: 'age + 1' },
      renamed('age', 'years'),
      { kind: 'addColumn', ...on, column: { name: 'double', type: 'integer', nullable: true }, backfill: 'years * 2' },
      renamed('name', 'Name'),
      {
        kind: 'changeColumn',
        ...on,
        column: { name: 'years', type: 'integer' },
        using: 'double + years',
        backfill: 'length("Name")',
      },
    ],
    columns: [
      id,
      { ...name, name: 'Name' },
      { name: 'years', type: 'integer' },
      { name: 'double', type: 'integer', nullable: true },
    ],
    found: [
      { id: 1, Name: 'a', years: 24, double: 16 },
      { id: 2, Name: 'b', years: 1, double: null },
      { id: 5, Name: 'c', years: 30, double: 20 },
    ],
  },
  {
    name: 'generated columns, from one that was not',
    operations: [
      { kind: 'changeColumn', ...on, column: { name: 'age', type: 'text', generated: `name || id` } },
      { kind: 'addColumn', ...on, column: { name: 'shout', type: 'text', generated: 'upper(name)', virtual: true } },
    ],
    columns: [
      id,
      name,
      { name: 'age', type: 'text', generated: `name || id` },
      { name: 'shout', type: 'text', generated: 'upper(name)', virtual: true },
    ],
    found: [
      { id: 1, name: 'a', age: 'a1', shout: 'A' },
      { id: 2, name: 'b', age: 'b2', shout: 'B' },
      { id: 5, name: 'c', age: 'c5', shout: 'C' },
    ],
  },
  {
    name: 'a name of a column that only changes its case',
    operations: [renamed('age', 'AGE'), check],
    columns: [id, name, { ...age, name: 'AGE' }],
    found: [
      { id: 1, name: 'a', AGE: '7' },
      { id: 2, name: 'b', AGE: null },
      { id: 5, name: 'c', AGE: '9' },
    ],
  },
  {
    name: `a column with a hostile name`,
    operations: [renamed('age', `se"lect 'x' --`), check],
    columns: [id, name, { ...age, name: `se"lect 'x' --` }],
    found: [
      { id: 1, name: 'a', [`se"lect 'x' --`]: '7' },
      { id: 2, name: 'b', [`se"lect 'x' --`]: null },
      { id: 5, name: 'c', [`se"lect 'x' --`]: '9' },
    ],
  },
]

describe.each(databases)('on %s', (_, open) => {
  describe.each(ways)('%s', (...way) => {
    test.each(cases)('$name', async ({ operations, columns, found }) => {
      await using db = open()
      const kids = child('kids', 'heroes', 'cascade')
      await make(db, [heroes, kids], [heroRows, 'INSERT INTO kids VALUES (1, 1), (2, 5)'])
      const after = { ...rest, columns, ...(!operations.includes(check) && { checks: [] }) }
      await rebuild(db, operations, schemaOf(heroes, kids), schemaOf(after, kids), way)
      expect(await rows(db, 'SELECT * FROM heroes ORDER BY id')).toEqual(found)
      expect(await rows(db, 'SELECT * FROM kids')).toEqual([
        { id: 1, up: 1 },
        { id: 2, up: 5 },
      ])
      expect(await damage(db)).toEqual([])
    })

    test('what mentions a renamed column or table goes by the new name', async () => {
      await using db = open()
      const parent: TableSchema = {
        ...heroes,
        uniques: [{ name: 'u', columns: ['name'] }],
        indexes: [
          { name: 'i', keys: ['name', 'age'] },
          { name: 'j', keys: [{ sql: 'lower(name)' }], unique: true },
        ],
        checks: [{ name: 'c', rule: `name <> ''` }],
      }
      const kids: TableSchema = {
        name: 'kids',
        columns: [id, { name: 'up', type: 'text', nullable: true }],
        ...key('kids'),
        foreignKeys: [foreignKey('kids', 'up', 'heroes', 'cascade', { targetColumns: ['name'] })],
      }
      await make(
        db,
        [parent, kids],
        [
          heroRows,
          `INSERT INTO kids VALUES (1, 'a'), (2, 'c')`,
          'CREATE TABLE log (what)',
          `CREATE VIEW v AS SELECT name FROM heroes WHERE age IS NOT NULL`,
          'CREATE TRIGGER t AFTER UPDATE OF name ON heroes BEGIN INSERT INTO log SELECT old.name || new.name || h.name FROM heroes AS h WHERE id = 2; END',
        ],
      )
      const now: TableSchema = {
        name: 'Heroes',
        columns: [id, { ...name, name: 'title' }, { ...age, name: 'name', type: 'integer' }],
        ...key('heroes'),
        uniques: [{ name: 'u', columns: ['title'] }],
        indexes: [
          { name: 'i', keys: ['title', 'name'] },
          { name: 'j', keys: [{ sql: 'lower(title)' }], unique: true },
        ],
        checks: [{ name: 'c', rule: `title <> ''` }],
      }
      const kidsNow: TableSchema = {
        ...kids,
        foreignKeys: [foreignKey('kids', 'up', 'Heroes', 'cascade', { targetColumns: ['title'] })],
      }
      await rebuild(
        db,
        [
          renamed('name', 'title'),
          renamed('age', 'name'),
          { kind: 'renameTable', ...on, to: 'Heroes' },
          { kind: 'changeColumn', table: 'Heroes', column: { ...age, name: 'name', type: 'integer' } },
        ],
        schemaOf(parent, kids),
        schemaOf(now, kidsNow),
        way,
      )
      expect(await rows(db, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)).toEqual(
        ['Heroes', 'kids', 'log'].map(one => ({ name: one })),
      )
      expect(await rows(db, `SELECT "table", "to" FROM pragma_foreign_key_list('kids')`)).toEqual([
        { table: 'Heroes', to: 'title' },
      ])
      expect(await rows(db, `SELECT name FROM pragma_index_info('i')`)).toEqual([{ name: 'title' }, { name: 'name' }])
      expect(await rows(db, `SELECT * FROM Heroes`)).toEqual([
        { id: 1, title: 'a', name: 7 },
        { id: 2, title: 'b', name: null },
        { id: 5, title: 'c', name: 9 },
      ])
      await rows(db, `UPDATE Heroes SET title = 'x' WHERE id = 2`)
      expect(await rows(db, 'SELECT what FROM log')).toEqual([{ what: 'bxx' }])
      expect(await rows(db, 'SELECT title FROM v ORDER BY 1')).toEqual([{ title: 'a' }, { title: 'c' }])
      await rows(db, 'DELETE FROM Heroes WHERE id = 1')
      expect(await rows(db, 'SELECT id FROM kids')).toEqual([{ id: 2 }])
      await expect(rows(db, `UPDATE Heroes SET title = ''`)).rejects.toMatchObject({ name: 'CheckViolation' })
      expect(await damage(db)).toEqual([])
    })

    test('values of every type and size are what they were', async () => {
      await using db = open()
      const loose: TableSchema = {
        name: 'values',
        columns: [
          id,
          ...['text', 'integer', 'real', 'blob'].map(type => ({ name: type, type, nullable: true }) as ColumnSchema),
        ],
        ...key('values'),
        loose: true,
      }
      const values = [
        'NULL',
        '9223372036854775807',
        '-9223372036854775808',
        '1e999',
        '-1e999',
        '0.1',
        '1e-300',
        `''`,
        `CAST(x'610062' AS TEXT)`,
        `'é€😀'`,
        `x''`,
        `x'00ff'`,
        'zeroblob(100000)',
        `'12'`,
        `'12.0'`,
        `'1e3'`,
        `' 7 '`,
        '-0.0',
      ]
      await make(
        db,
        [loose],
        [
          `INSERT INTO "values" ("text", "integer", "real", "blob") VALUES ${values.map(one => `(${one}, ${one}, ${one}, ${one})`).join(', ')}`,
        ],
      )
      const found = () =>
        rows(
          db,
          `SELECT id, ${['text', 'integer', 'real', 'blob'].map(one => `typeof("${one}") || quote("${one}") AS "${one}"`).join(', ')} FROM "values"`,
        )
      const before = await found()
      const after = { ...loose, checks }
      await rebuild(db, [{ ...check, table: 'values' }], schemaOf(loose), schemaOf(after), way)
      expect(await found()).toEqual(before)
    })
  })
})
