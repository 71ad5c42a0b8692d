// Models as JSON that is the same for every dialect.
import * as v from 'valibot'
import {
  array,
  bigint,
  boolean,
  check,
  count,
  cube,
  custom,
  decimal,
  defineSchema,
  enumOf,
  foreignKey,
  from,
  fullText,
  index,
  integer,
  json,
  primaryKey,
  real,
  sql,
  table,
  text,
  timestamp,
  unique,
  uuid,
  view,
} from 'isomodel'
import { describe as group, expect, test } from 'vitest'
import type { TypeSchema } from '../../src/ast/schema.ts'
import { describe } from '../../src/migrate/describe.ts'
import { renamesOf } from '../../src/migrate/renames.ts'
import type { Models } from '../../src/schema/describe.ts'
import { catalogue } from './catalogue.ts'

const id = integer().primaryKey()
const only = (models: Models) => {
  const { tables } = describe(models)
  expect(tables).toHaveLength(1)
  return tables[0]!
}

group('types', () => {
  const point = custom({ sqlType: 'point', schema: v.string(), encode: String, decode: String })
  const cases: [title: string, column: object, type: TypeSchema & { typeCheck?: string }][] = [
    ['integers', integer(), { type: 'integer', bits: 32 }],
    ['small integers', integer({ bits: 16 }), { type: 'integer', bits: 16 }],
    ['large integers', integer({ bits: 53 }), { type: 'integer' }],
    ['bigints', bigint(), { type: 'bigint' }],
    ['reals', real(), { type: 'real' }],
    ['texts', text(), { type: 'text' }],
    ['texts with a length', text(v.maxLength(20)), { type: 'text', maxLength: 20 }],
    ['decimals', decimal(10, 0), { type: 'decimal', precision: 10, scale: 0 }],
    [
      'decimals stored their way',
      decimal(9, 2, { storage: 'text' }),
      { type: 'decimal', precision: 9, scale: 2, storage: 'text' },
    ],
    ['moments', timestamp(), { type: 'timestamp' }],
    ['moments in milliseconds', timestamp({ storage: 'milliseconds' }), { type: 'timestamp', storage: 'milliseconds' }],
    ['uuids', uuid({ storage: 'bytes' }), { type: 'uuid', storage: 'bytes' }],
    ['documents', json(v.object({ a: v.string() })), { type: 'json' }],
    ['booleans', boolean(), { type: 'boolean', typeCheck: 'ck_things_it_type' }],
    ['enums', enumOf('b', 'a'), { type: 'enum', values: ['b', 'a'], typeCheck: 'ck_things_it_type' }],
    ['lists', array(integer()), { type: 'array', item: { type: 'integer', bits: 32 } }],
    ['lists of enums', array(enumOf('a')), { type: 'array', item: { type: 'enum', values: ['a'] } }],
    ['types of the database', point, { type: 'custom', sqlType: 'point' }],
  ]
  test.each(cases)('%s', (_, column, type) => {
    const { Thing } = defineSchema({ Thing: table('things', { id, it: column as typeof id }) })
    expect(only({ Thing }).columns[1]).toEqual({ name: 'it', ...type })
  })
})

test('a table has its keys, constraints, indexes and comments', () => {
  const schema = defineSchema({
    Hall: table(
      'halls',
      { hall: integer(), row: integer() },
      { schema: 'geo', constraints: t => [primaryKey(t.row, t.hall)] },
    ),
    Seat: table(
      'seats',
      {
        id,
        hall: integer().nullable().index(),
        row: integer().comment('from the stage'),
        number: integer().unique().default(1),
        name: text().collate('NOCASE'),
        neighbour: integer().nullable().references('Seat.id', { onDelete: 'set null', onUpdate: 'no action' }),
      },
      {
        comment: 'to sit on',
        constraints: t => [
          unique(t.row, t.number),
          index(t.row, t.number).named('by_number'),
          check('positive', t.number.gt(0)),
          foreignKey([t.hall, t.row], ['Hall.hall', 'Hall.row'], { onDelete: 'cascade', onUpdate: 'restrict' }),
          fullText(t.name),
        ],
      },
    ),
  })
  const whole = { type: 'integer', bits: 32 }
  expect(describe(schema)).toEqual({
    tables: [
      {
        name: 'seats',
        columns: [
          { name: 'id', ...whole, identity: true },
          { name: 'hall', ...whole, nullable: true },
          { name: 'row', ...whole, comment: 'from the stage' },
          { name: 'number', ...whole },
          { name: 'name', type: 'text', collate: 'NOCASE' },
          { name: 'neighbour', ...whole, nullable: true },
        ],
        primaryKey: { name: 'pk_seats_id', columns: ['id'] },
        uniques: [
          { name: 'uq_seats_number', columns: ['number'] },
          { name: 'uq_seats_row_number', columns: ['row', 'number'] },
        ],
        indexes: [
          { name: 'ix_seats_hall', keys: ['hall'] },
          { name: 'by_number', keys: ['row', 'number'] },
        ],
        checks: [
          {
            name: 'positive',
            rule: { sqlite: '"number" > 0', postgres: '"number" > 0', mysql: '`number` > 0', mariadb: '`number` > 0' },
          },
        ],
        foreignKeys: [
          {
            name: 'fk_seats_neighbour',
            columns: ['neighbour'],
            table: 'seats',
            targetColumns: ['id'],
            onDelete: 'set null',
          },
          {
            name: 'fk_seats_hall_row',
            columns: ['hall', 'row'],
            table: 'halls',
            schema: 'geo',
            targetColumns: ['hall', 'row'],
            onDelete: 'cascade',
            onUpdate: 'restrict',
          },
        ],
        fullTexts: [{ name: 'ft_seats_name', columns: ['name'] }],
        comment: 'to sit on',
      },
      {
        name: 'halls',
        schema: 'geo',
        columns: [
          { name: 'hall', ...whole },
          { name: 'row', ...whole },
        ],
        primaryKey: { name: 'pk_halls_row_hall', columns: ['row', 'hall'] },
      },
    ],
    views: [],
  })
})

test('expressions that are equal everywhere are one text', () => {
  const { Thing } = defineSchema({
    Thing: table('things', { id, sum: integer().defaultSql(sql`${40} + 2`), word: text().defaultSql(sql`${"it's"}`) }),
  })
  expect(only({ Thing }).columns.map(column => column.default)).toEqual([undefined, '40 + 2', "'it''s'"])
})

test('views follow those that they read, and databases that cannot say one are left out of it', () => {
  const { Hero } = defineSchema({ Hero: table('heroes', { id, name: text() }) })
  const Named = view('named', from(Hero).select({ id: Hero.id, name: Hero.name }))
  const Again = view('again', from(Named).select({ name: Named.name }))
  const Counted = view('counted', from(Hero).groupBy(cube(Hero.name)).select({ name: Hero.name, n: count() }))
  const { views } = describe({ Counted, Again, Named, Hero })
  expect(views.map(({ name }) => name)).toEqual(['named', 'again', 'counted'])
  expect(views[1]?.sql).toMatchObject({
    sqlite: expect.stringContaining('FROM "named"'),
    mysql: expect.stringContaining('FROM `named`'),
  })
  expect(Object.keys(views[2]?.sql as object)).toEqual(['postgres'])
})

test('the whole catalogue is JSON without anything that means no', () => {
  const described = describe(catalogue)
  expect(JSON.parse(JSON.stringify(described))).toStrictEqual(described)
  const empty: string[] = []
  JSON.stringify(described, (key, value: unknown) => {
    if (key !== 'views' && (value === false || value === null || (Array.isArray(value) && value.length === 0)))
      empty.push(key)
    return value
  })
  expect(empty).toEqual([])
  expect(described.tables.map(({ schema = '', name }) => [schema, name])).toEqual([
    ['', 'kinds'],
    ['', 'options'],
    ['', 'passports'],
    ['', 'people'],
    ['geo', 'cities'],
    ['geo', 'countries'],
    ['geo', 'regions'],
  ])
})

test('the same models make the same description, in whatever order they come', () => {
  const mixed = Object.fromEntries(Object.entries(catalogue).toReversed())
  expect(JSON.stringify(describe(mixed))).toBe(JSON.stringify(describe(catalogue)))
})

test('renames are those that tables and columns declare', () => {
  const { Team, Hero } = defineSchema({
    Team: table('teams', { id, title: text().renamedFrom('name') }, { schema: 'club', renamedFrom: 'groups' }),
    Hero: table('heroes', { id, powerLevel: integer().renamedFrom('power') }),
  })
  expect(renamesOf({ Team, Hero })).toEqual([
    { table: 'teams', schema: 'club', from: 'groups', declared: true },
    { table: 'teams', schema: 'club', column: 'title', from: 'name', declared: true },
    { table: 'heroes', column: 'power_level', from: 'power', declared: true },
  ])
})
