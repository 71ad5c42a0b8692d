import { describe, expect, it } from 'vitest'
import type { ColumnSchema, DatabaseSchema, SchemaOperation, TypeSchema } from '../../../src/ast/schema.ts'
import { hasCast } from '../../../src/schema/change/casts.ts'
import { narrowing } from '../../../src/schema/change/narrowing.ts'
import { assess, assessAll, reasonOf, riskOf } from '../../../src/schema/change/risk.ts'

const age: ColumnSchema = { name: 'age', type: 'integer', nullable: true }
const before: DatabaseSchema = {
  tables: [
    {
      name: 'heroes',
      columns: [
        { name: 'id', type: 'integer', identity: true },
        age,
        { name: 'name', type: 'text', maxLength: 20 },
        { name: 'next', type: 'integer', generated: 'age + 1' },
        { name: 'seen', type: 'integer', generated: 'age + 1', virtual: true },
        { name: 'kind', type: 'enum', values: ['a', 'b'], typeCheck: 'ck' },
      ],
      primaryKey: { name: 'pk', columns: ['id'] },
      uniques: [{ name: 'uq', columns: ['name'] }],
      indexes: [{ name: 'ix', keys: ['age'] }],
      checks: [{ name: 'old', rule: 'age > 0' }],
    },
    { name: 'log', schema: 'audit', columns: [{ name: 'id', type: 'integer' }] },
  ],
  views: [{ name: 'v', sql: 'select 1' }],
}
const on = { table: 'heroes' } as const
const add = (column: ColumnSchema, backfill?: string): SchemaOperation => ({
  kind: 'addColumn',
  ...on,
  column,
  ...(backfill !== undefined && { backfill }),
})
const change = (column: ColumnSchema, using?: string): SchemaOperation => ({
  kind: 'changeColumn',
  ...on,
  column,
  ...(using !== undefined && { using }),
})

describe('the risk of an operation', () => {
  const rebuilt = 'which writes the whole table anew on SQLite'
  const cases: readonly (readonly [SchemaOperation, string, string])[] = [
    [{ kind: 'createTable', table: { name: 'a', schema: 'b', columns: [age] } }, 'safe', 'makes the table b.a'],
    [{ kind: 'dropTable', table: 'log', schema: 'audit' }, 'lossy', 'drops the table audit.log with its rows'],
    [{ kind: 'renameTable', ...on, to: 'x' }, 'safe', 'renames the table heroes to x'],
    [{ kind: 'moveTable', ...on, to: 'x' }, 'safe', 'moves the table heroes to x'],
    [{ kind: 'createView', view: { name: 'w', sql: '' } }, 'safe', 'makes the view w'],
    [{ kind: 'dropView', name: 'v' }, 'safe', 'drops the view v'],
    [{ kind: 'commentTable', ...on }, 'safe', 'comments the table heroes'],
    [{ kind: 'setOptions', ...on, loose: true }, 'slow', `changes the options of the table heroes, ${rebuilt}`],

    [add({ name: 'a', type: 'text', nullable: true }), 'safe', 'adds the column heroes.a'],
    [add({ name: 'a', type: 'text', default: `'it''s'` }), 'safe', 'adds the column heroes.a'],
    [add({ name: 'a', type: 'real', default: '-1.5' }), 'safe', 'adds the column heroes.a'],
    [add({ name: 'a', type: 'text' }), 'slow', `adds the column heroes.a, ${rebuilt}`],
    [
      add({ name: 'a', type: 'text' }, `''`),
      'slow',
      'adds the column heroes.a, which writes the whole table anew on SQLite and writes to all rows on Postgres, MySQL and MariaDB',
    ],
    [
      add({ name: 'a', type: 'uuid', default: { postgres: 'gen_random_uuid()' } }),
      'slow',
      'adds the column heroes.a, which writes the whole table anew',
    ],
    [
      add({ name: 'a', type: 'integer', generated: 'age' }),
      'slow',
      'adds the column heroes.a, which writes the whole table anew',
    ],
    [add({ name: 'a', type: 'integer', generated: 'age', virtual: true }), 'safe', 'adds the column heroes.a'],
    [{ kind: 'dropColumn', ...on, column: 'age' }, 'lossy', 'drops the column heroes.age with its values'],
    [
      { kind: 'dropColumn', ...on, column: 'next' },
      'slow',
      'drops the column heroes.next, which writes the whole table anew on SQLite, MySQL and MariaDB',
    ],
    [{ kind: 'dropColumn', ...on, column: 'seen' }, 'safe', 'drops the column heroes.seen'],
    [{ kind: 'renameColumn', ...on, column: 'age', to: 'b' }, 'safe', 'renames the column heroes.age to b'],

    [change({ ...age, comment: 'x' }), 'safe', 'changes the comment of the column heroes.age'],
    [change(age), 'safe', 'changes the column heroes.age'],
    [change({ ...age, default: '1' }), 'slow', `changes the default of the column heroes.age, ${rebuilt}`],
    [
      change({ name: 'age', type: 'bigint' }),
      'slow',
      'changes the type and the nulls of the column heroes.age, which writes the whole table anew',
    ],
    [
      change({ name: 'age', type: 'integer', nullable: true, bits: 16 }),
      'lossy',
      'changes the type of the column heroes.age, which loses numbers that are too large',
    ],
    [
      change({ name: 'name', type: 'text', maxLength: 10 }, 'substr(name, 1, 10)'),
      'lossy',
      'changes the type of the column heroes.name, which loses texts of more than 10 characters',
    ],
    [
      change({ name: 'name', type: 'text', maxLength: 30 }),
      'slow',
      'changes the type of the column heroes.name, which writes the whole table anew on SQLite, MySQL and MariaDB',
    ],
    [
      change({ name: 'name', type: 'text', maxLength: 20 }, 'upper(name)'),
      'lossy',
      'changes the column heroes.name, which loses what the expression does not keep',
    ],
    [
      change({ name: 'kind', type: 'enum', values: ['a', 'b', 'c'], typeCheck: 'ck' }),
      'slow',
      'changes the type of the column heroes.kind, which writes the whole table anew on SQLite, MySQL and MariaDB and reads all rows on Postgres',
    ],
    [
      change({ name: 'kind', type: 'enum', values: ['b'], typeCheck: 'ck' }),
      'lossy',
      'changes the type of the column heroes.kind, which loses the values a',
    ],
    [
      change({ name: 'age', type: 'integer', nullable: true, generated: '1' }),
      'lossy',
      'changes the expression of the column heroes.age, which loses its values',
    ],
    [
      change({ name: 'next', type: 'integer', generated: 'age + 2' }),
      'slow',
      'changes the expression of the column heroes.next, which writes the whole table anew',
    ],
    [
      change({ name: 'age', type: 'blob', nullable: true }, `x''`),
      'irreversible',
      'changes the type of the column heroes.age, which loses values that are no blob, and no cast leads back',
    ],

    [
      { kind: 'setPrimaryKey', ...on, key: { name: 'pk', columns: ['age', 'id'] } },
      'slow',
      'makes age, id the primary key of heroes, which writes the whole table anew on SQLite, MySQL and MariaDB and builds an index over all rows on Postgres',
    ],
    [
      { kind: 'addUnique', ...on, unique: { name: 'u', columns: ['age'] } },
      'slow',
      'adds the unique constraint u to heroes, which writes the whole table anew on SQLite and builds an index over all rows on Postgres, MySQL and MariaDB',
    ],
    [{ kind: 'dropUnique', ...on, name: 'uq' }, 'slow', `drops the unique constraint uq of heroes, ${rebuilt}`],
    [
      { kind: 'createIndex', ...on, index: { name: 'i', keys: ['age'] } },
      'slow',
      'makes the index i on heroes, which builds an index over all rows',
    ],
    [
      { kind: 'createIndex', ...on, index: { name: 'i', keys: ['age'] }, concurrently: true },
      'safe',
      'makes the index i on heroes',
    ],
    [{ kind: 'dropIndex', ...on, name: 'ix' }, 'safe', 'drops the index ix of heroes'],
    [
      { kind: 'addCheck', ...on, check: { name: 'c', rule: '1' } },
      'slow',
      'adds the check c to heroes, which writes the whole table anew on SQLite, MySQL and MariaDB and reads all rows on Postgres',
    ],
    [{ kind: 'dropCheck', ...on, name: 'old' }, 'slow', `drops the check old of heroes, ${rebuilt}`],
  ]
  it.each(cases)('%j: %s', (operation, risk, reason) => {
    expect(assess(operation, before)).toEqual({ risk, reason })
  })

  it('depends on the database where one is given', () => {
    const drop = { kind: 'dropCheck', ...on, name: 'old' } as const
    expect(riskOf(drop, before, 'sqlite')).toBe('slow')
    expect(riskOf(drop, before, 'postgres')).toBe('safe')
    expect(reasonOf(drop, before, 'sqlite')).toBe('drops the check old of heroes, which writes the whole table anew')
    expect(riskOf({ kind: 'dropColumn', ...on, column: 'age' }, before, 'postgres')).toBe('lossy')
  })

  it('refuses what is not there', () => {
    expect(() => riskOf({ kind: 'dropTable', table: 'no' }, before)).toThrow('There is no table no')
    expect(() => riskOf({ kind: 'dropColumn', ...on, column: 'no' }, before)).toThrow('has no column no')
  })

  it('is none for tables that the same operations make, whatever their names become', () => {
    const operations: readonly SchemaOperation[] = [
      { kind: 'createTable', table: { name: 'new', columns: [age, { name: 'b', type: 'text' }] } },
      { kind: 'createIndex', table: 'new', index: { name: 'i', keys: ['age'] } },
      { kind: 'renameTable', table: 'new', to: 'newer' },
      { kind: 'moveTable', table: 'newer', to: 's' },
      { kind: 'dropColumn', table: 'newer', schema: 's', column: 'b' },
      { kind: 'renameTable', ...on, to: 'new' },
      { kind: 'dropColumn', table: 'new', column: 'name' },
      { kind: 'createTable', table: { name: 'heroes', columns: [age] } },
      { kind: 'dropTable', table: 'heroes' },
      { kind: 'dropTable', table: 'new' },
      { kind: 'createTable', table: { name: 'new', columns: [age] } },
      { kind: 'dropTable', table: 'new' },
      { kind: 'dropView', name: 'v' },
    ]
    const risks = assessAll(operations, before).map(({ risk }) => risk)
    const safe = (count: number): string[] => Array.from({ length: count }, () => 'safe')
    expect(risks).toEqual([...safe(6), 'lossy', 'safe', 'safe', 'lossy', ...safe(3)])
  })
})

describe('a change of a type', () => {
  const decimal = (precision: number, scale: number): TypeSchema => ({ type: 'decimal', precision, scale })
  const text = (maxLength?: number): TypeSchema => ({ type: 'text', ...(maxLength !== undefined && { maxLength }) })
  const of = (type: TypeSchema['type']): TypeSchema => ({ type })
  const small: TypeSchema = { type: 'integer', bits: 16 }
  const middle: TypeSchema = { type: 'integer', bits: 32 }
  const kind = (...values: string[]): TypeSchema => ({ type: 'enum', values })
  const list = (item: TypeSchema): TypeSchema => ({ type: 'array', item })

  const keeps: readonly (readonly [TypeSchema, TypeSchema])[] = [
    [text(10), text(10)],
    [text(10), text(11)],
    [text(10), text()],
    [small, middle],
    [middle, of('integer')],
    [of('integer'), of('bigint')],
    [of('integer'), of('real')],
    [of('integer'), decimal(16, 0)],
    [small, decimal(7, 2)],
    [of('bigint'), decimal(19, 0)],
    [decimal(5, 2), decimal(6, 2)],
    [decimal(5, 2), decimal(6, 3)],
    [decimal(15, 2), of('real')],
    [decimal(4, 0), small],
    [decimal(18, 0), of('bigint')],
    [of('boolean'), of('integer')],
    [of('boolean'), text(5)],
    [of('integer'), text(17)],
    [of('uuid'), text(36)],
    [of('json'), text()],
    [kind('a', 'long'), text(4)],
    [kind('a'), kind('b', 'a')],
    [of('plainDateTime'), of('timestamp')],
    [of('timestamp'), of('plainDateTime')],
    [of('plainDate'), of('plainDateTime')],
    [list(small), list(middle)],
    [{ ...of('timestamp'), storage: 'text' }, of('timestamp')],
    [
      { type: 'custom', sqlType: 'a' },
      { type: 'custom', sqlType: 'a' },
    ],
  ]
  it.each(keeps)('keeps all values: %j to %j', (from, to) => {
    expect(narrowing(from, to)).toBeNull()
  })

  const loses: readonly (readonly [TypeSchema, TypeSchema, string])[] = [
    [text(), text(10), 'texts of more than 10 characters'],
    [text(11), text(10), 'texts of more than 10 characters'],
    [of('bigint'), of('integer'), 'numbers that are too large'],
    [of('integer'), middle, 'numbers that are too large'],
    [of('integer'), decimal(15, 0), 'numbers that are too large'],
    [of('bigint'), of('real'), 'digits beyond the fifteenth'],
    [of('real'), of('integer'), 'digits after the point'],
    [of('real'), decimal(30, 10), 'numbers that are too large'],
    [decimal(6, 2), decimal(6, 3), 'numbers that are too large'],
    [decimal(6, 2), decimal(6, 1), 'digits after the point'],
    [decimal(6, 2), of('integer'), 'digits after the point'],
    [decimal(16, 2), of('real'), 'digits beyond the fifteenth'],
    [decimal(5, 0), small, 'numbers that are too large'],
    [decimal(19, 0), of('bigint'), 'numbers that are too large'],
    [of('integer'), of('boolean'), 'values that are no boolean'],
    [text(), of('integer'), 'values that are no integer'],
    [text(), of('uuid'), 'values that are no uuid'],
    [text(), kind('a'), 'values that are no allowed value'],
    [of('timestamp'), of('plainDate'), 'the time of day'],
    [of('plainDateTime'), of('plainTime'), 'the day'],
    [of('integer'), of('timestamp'), 'values that are no timestamp'],
    [of('real'), text(), 'digits beyond the fifteenth'],
    [of('integer'), text(16), 'texts of more than 16 characters'],
    [kind('long'), text(3), 'texts of more than 3 characters'],
    [kind('a', 'b', 'c'), kind('b'), 'the values a, c'],
    [list(middle), list(small), 'numbers that are too large'],
    [of('json'), of('blob'), 'values that are no blob'],
    [{ type: 'custom', sqlType: 'a' }, text(), 'what the type of the database had and the new one has not'],
  ]
  it.each(loses)('loses something: %j to %j', (from, to, words) => {
    expect(narrowing(from, to)).toBe(words)
  })

  it('is a cast where databases have one', () => {
    expect(hasCast(text(), of('integer'))).toBe(true)
    expect(hasCast(of('boolean'), of('bigint'))).toBe(true)
    expect(hasCast(of('boolean'), of('real'))).toBe(false)
    expect(hasCast(of('plainTime'), of('timestamp'))).toBe(false)
    expect(hasCast(of('timestamp'), of('plainTime'))).toBe(false)
    expect(hasCast(of('json'), of('blob'))).toBe(false)
    expect(hasCast(list(small), list(small))).toBe(true)
    expect(hasCast(list(small), list(text()))).toBe(false)
    expect(hasCast({ type: 'custom', sqlType: 'a' }, { type: 'custom', sqlType: 'b' })).toBe(false)
  })
})
