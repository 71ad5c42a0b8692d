// Indexes that say more than columns, and what only databases know of columns and keys, as their description has them.
import {
  columnDetails,
  databaseKey,
  defineSchema,
  from,
  index,
  indexKey,
  integer,
  lower,
  primaryKey,
  sql,
  sqlType,
  sqlView,
  table,
  text,
  uniqueIndex,
} from 'isomodel'
import { describe as group, expect, test } from 'vitest'
import type { ColumnSchema, IndexSchema } from '../../src/ast/schema.ts'
import { sqlite } from 'isomodel/dialects'
import { describe } from '../../src/migrate/describe.ts'
import type { Models } from '../../src/schema/describe.ts'

const id = integer().primaryKey()
const only = (models: Models) => describe(models).tables[0]!

group('an index', () => {
  const { Hero } = defineSchema({
    Hero: table(
      'heroes',
      { id, name: text(), fullName: text().nullable(), age: integer() },
      {
        constraints: t => [
          index(t.age, t.name),
          index(t.age.desc(), t.fullName.asc({ nulls: 'last' })).named('sorted'),
          index(t.age).where(t.age.gt(17)).named('adults'),
          uniqueIndex(t.fullName).where(sql<boolean>`age is not null`),
          uniqueIndex(lower(t.name)).named('by_name'),
          index(sql`upper(name) || '?'`).named('raw'),
          index(indexKey(t.name, { collate: 'nocase', operators: 'text_ops', length: 9 })).named('told'),
          index(indexKey(t.name.desc(), { length: 3 })).named('short'),
          index(t.name).include(t.age, t.fullName).using('gin').named('inside'),
          uniqueIndex(t.name, t.fullName).nullsNotDistinct(),
        ],
      },
    ),
  })
  const expected: readonly IndexSchema[] = [
    { name: 'ix_heroes_age_name', keys: ['age', 'name'] },
    {
      name: 'sorted',
      keys: [
        { column: 'age', descending: true },
        { column: 'full_name', nulls: 'last' },
      ],
    },
    {
      name: 'adults',
      keys: ['age'],
      where: { sqlite: '"age" > 17', postgres: '"age" > 17', mysql: '`age` > 17', mariadb: '`age` > 17' },
    },
    { name: 'uq_heroes_full_name', keys: ['full_name'], unique: true, where: 'age is not null' },
    { name: 'by_name', keys: [{ sql: expect.anything() as never }], unique: true },
    { name: 'raw', keys: [{ sql: "upper(name) || '?'" }] },
    { name: 'told', keys: [{ column: 'name', collate: 'nocase', operators: 'text_ops', length: 9 }] },
    { name: 'short', keys: [{ column: 'name', descending: true, length: 3 }] },
    { name: 'inside', keys: ['name'], include: ['age', 'full_name'], method: 'gin' },
    { name: 'uq_heroes_name_full_name', keys: ['name', 'full_name'], unique: true, nullsNotDistinct: true },
  ]
  test.each(expected.map((one, at) => [one.name, at] as const))('%s', (_, at) => {
    expect(only({ Hero }).indexes?.[at]).toEqual(expected[at])
  })

  test.each<[string, (t: { readonly name: never }) => object, RegExp]>([
    ['expressions without a name', () => index(sql`a`), /no columns to be named after: index\(\.\.\.\)\.named/],
    ['no columns', () => uniqueIndex(), /uniqueIndex\(\) names no column/],
    ['what is no column', () => index('name' as never), /index: takes columns and expressions/],
    ['a misspelled condition', t => index(t.name).where(undefined as never), /index\(\) names no column/],
  ])('refuses %s', (_, make, message) => {
    expect(() =>
      defineSchema({ A: table('a', { id, name: text() }, { constraints: t => [make(t as never) as never] }) }),
    ).toThrow(message)
  })
})

test('a column has what only its database knows', () => {
  const { A } = defineSchema({
    A: table('a', {
      id: columnDetails(integer(), { autoincrement: true }).primaryKey(),
      name: sqlType(text(), { sqlite: 'NVARCHAR(160)' }).nullable(),
      twice: columnDetails(integer(), { virtual: true }).generatedAs(sql`id * 2`),
      both: columnDetails(sqlType(text(), 'citext'), { nullable: true }),
      on: columnDetails(integer(), { identity: true }).references('A.id'),
    }),
  })
  const whole = { type: 'integer', bits: 32 } as const
  expect(only({ A }).columns).toEqual([
    { name: 'id', ...whole, identity: true, autoincrement: true },
    { name: 'name', type: 'text', sqlType: { sqlite: 'NVARCHAR(160)' }, nullable: true },
    { name: 'twice', ...whole, generated: 'id * 2', virtual: true },
    { name: 'both', type: 'text', sqlType: 'citext', nullable: true },
    { name: 'on', ...whole, identity: true },
  ] satisfies ColumnSchema[])
})

test('a foreign key in the words of the database', () => {
  const to = {
    table: 'users',
    schema: 'auth',
    columns: ['id'],
    onDelete: 'set default',
    deferrable: 'deferred',
  } as const
  const { A } = defineSchema({
    A: table('a', { id, user: text() }, { constraints: t => [databaseKey([t.user], to).named('owner')] }),
  })
  const { columns: targetColumns, ...rest } = to
  expect(only({ A }).foreignKeys).toEqual([{ name: 'owner', columns: ['user'], ...rest, targetColumns }])
  const two = { ...to, columns: ['id', 'at'] }
  expect(() =>
    defineSchema({ A: table('a', { id, b: text() }, { constraints: t => [databaseKey([t.b], two)] }) }),
  ).toThrow('A: databaseKey() has 1 columns and points at 2')
})

test('a table has a key by another name, none at all, and the ways of SQLite', () => {
  const { A, B } = defineSchema({
    A: table('a', { id }, { keyName: 'a_pkey', loose: true }),
    B: table(
      'b',
      { x: text(), y: text() },
      { keyName: null, withoutRowid: true, constraints: t => [primaryKey(t.x, t.y)] },
    ),
  })
  expect(describe({ A, B }).tables).toMatchObject([
    { primaryKey: { name: 'a_pkey', columns: ['id'] }, loose: true },
    { name: 'b', withoutRowid: true },
  ])
  expect(only({ B })).not.toHaveProperty('primaryKey')
})

test('a view is what its SQL says', () => {
  const Adult = sqlView(
    'adults',
    { id: integer(), full_name: text().nullable() },
    sql`select id, full_name from heroes where age > ${17}`,
    { schema: 'geo' },
  )
  expect(describe({ Adult }).views).toEqual([
    { name: 'adults', schema: 'geo', sql: 'select id, full_name from heroes where age > 17' },
  ])
  const { sql: written } = from(Adult).where(Adult.full_name.eq('a')).select({ id: Adult.id }).toSQL(sqlite)
  expect(written).toMatch(/^SELECT .* FROM "geo_adults" .*WHERE/)
  expect(() => sqlView('x', {}, 'select 1' as never)).toThrow('sqlView() takes SQL')
})
