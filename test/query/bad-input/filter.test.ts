// Filters that make no sense, and values that do not fit them: refused before anything is sent.
import { expect, test } from 'vitest'
import * as v from 'valibot'
import {
  alias,
  connect,
  DefinitionError,
  defineSchema,
  filter,
  from,
  integer,
  json,
  prepare,
  softDelete,
  sql,
  table,
  text,
  timestamp,
  unfiltered,
  ValidationError,
  withFilters,
} from '../../../src/index.ts'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { postgres } from '../../../src/dialects.ts'

const tenant = filter('tenant', integer(), (t: { tenant: { eq: (value: unknown) => never } }, value) =>
  t.tenant.eq(value),
)
const columns = { id: integer().primaryKey(), tenant: integer(), gone: timestamp().nullable(), at: timestamp() }
const defined = (...filters: unknown[]) => defineSchema({ Hero: table('heroes', columns, { filters } as never) })

test.each<[string, () => unknown, string]>([
  ['no condition', () => defined(filter('x', () => 1 as never)), `Hero: the filter 'x' has to answer a condition`],
  [
    'an expression that is none',
    () => defined(filter('x', (t: typeof columns) => t.id as never)),
    `Hero: the filter 'x' has to answer a condition`,
  ],
  ['two of one name', () => defined(tenant, tenant), `Hero: there are two filters 'tenant'`],
  [
    'a name that every object has',
    () => defined(filter('constructor', tenant.build as never)),
    `Hero: filter(): 'constructor' cannot be the name of a property`,
  ],
  [
    'an empty name',
    () => defined(filter('', ((t: typeof columns) => (t.id as never as { isNull(): never }).isNull()) as never)),
    'Hero: filter(): the name is empty or holds a NUL',
  ],
  [
    'a value that may be null',
    () => defined(filter('x', integer().nullable(), () => sql<boolean>`1 = 1` as never)),
    `the filter 'x' of Hero: its value cannot be null`,
  ],
  [
    'a value that is no column',
    () => defined(filter('x', {} as never, () => sql<boolean>`1 = 1` as never)),
    'Hero: filter().x: this is no column: write text(), integer(), ...',
  ],
  [
    'a soft delete without its column',
    () => defined(softDelete('missing' as never)),
    `Hero: softDelete() takes a nullable timestamp, and 'missing' is none`,
  ],
  [
    'a soft delete in a column that always has a time',
    () => defined(softDelete('at' as never)),
    `Hero: softDelete() takes a nullable timestamp, and 'at' is none`,
  ],
])('%s', (_, define, message) => {
  expect(define).toThrow(DefinitionError)
  expect(define).toThrow(message)
})

const { Hero, Other, Plain } = defineSchema({
  Hero: table('heroes', columns, {
    filters: [filter('tenant', integer(v.minValue(1, 'from 1 on')), (t, value) => t.tenant.eq(value))],
  }),
  Other: table(
    'others',
    { id: integer().primaryKey(), facts: json(v.object({ a: v.string() })) },
    { filters: [filter('sort', text(), (t, value) => t.facts.at('a').eq(value)), filter('odd', t => t.id.gt(0))] },
  ),
  Plain: table('plains', { id: integer().primaryKey() }),
})
const db = connect(betterSqlite3({ file: ':memory:' }))

test.each<[string, () => unknown, string]>([
  ['what is no model', () => unfiltered({} as typeof Hero, 'tenant'), 'unfiltered() takes a model'],
  ['a query', () => unfiltered(from(Plain).as('x') as never as typeof Hero, 'tenant'), 'unfiltered() takes a model'],
  ['no name', () => unfiltered(...([Hero] as never as [typeof Hero, 'tenant'])), 'unfiltered() names no filter'],
  [
    'a name that no filter has',
    () => unfiltered(Hero, 'tenent' as 'tenant'),
    `unfiltered(Hero): there is no filter 'tenent'`,
  ],
  [
    'the same for an alias',
    () => unfiltered(alias(Hero, 'h'), 'toString' as 'tenant'),
    `unfiltered(h): there is no filter 'toString'`,
  ],
  [
    'a value for a name that no filter has',
    () => withFilters(db, { Hero }, { tenant: 1, tenent: 2 } as { tenant: number }),
    `withFilters(): no filter 'tenent' takes a value`,
  ],
  [
    'a value for a filter that takes none',
    () => withFilters(db, { Other }, { sort: 'x', odd: 2 } as { sort: string }),
    `withFilters(): no filter 'odd' takes a value`,
  ],
  [
    'models that are none',
    () => withFilters(db, { Hero: {} } as never, {}),
    'withFilters() takes a schema, or some of its models, and Hero is none',
  ],
])('%s is a DefinitionError', (_, make, message) => {
  expect(make).toThrow(DefinitionError)
  expect(make).toThrow(message)
})

test.each<[string, unknown, string]>([
  ['no object', null, 'withFilters() takes an object of values'],
  ['a missing value', {}, `the filter 'tenant' of Hero has no value`],
  ['undefined', { tenant: undefined }, `the filter 'tenant' of Hero has no value`],
  ['null', { tenant: null }, `the filter 'tenant' of Hero has no value`],
  ['a text', { tenant: '1 or 1=1' }, `the filter 'tenant' of Hero: `],
  ['an expression', { tenant: Hero.id }, `the filter 'tenant' of Hero: `],
  ['a value that its rule refuses', { tenant: 0 }, `the filter 'tenant' of Hero: `],
  ['a value of the prototype', Object.create({ tenant: 1 }), `the filter 'tenant' of Hero has no value`],
])('%s is a ValidationError', (_, values, message) => {
  const make = () => withFilters(db, { Hero }, values as { tenant: number })
  expect(make).toThrow(ValidationError)
  expect(make).toThrow(message)
})

test('a statement without the value is refused, whatever the kind of the value', async () => {
  const said = "the filter 'tenant' of Hero has no value: run it on withFilters(db, ...)"
  await expect(from(Hero).all(db)).rejects.toThrow(new ValidationError(said))
  await expect(db.get(Hero, 1)).rejects.toThrow(said)
  expect(() => from(Hero).toSQL(postgres)).toThrow(said)
  await expect(from(Other).all(withFilters(db, { Hero }, { tenant: 1 }))).rejects.toThrow(
    /^the parameter of the filter 'sort' of Other \(\d+\) is not given$/,
  )
  const one = prepare({ tenant: integer() }, p => from(Hero).where(Hero.id.eq(p.tenant)))
  await expect(one.all(db, { tenant: 1 })).rejects.toThrow(/^the parameter of the filter 'tenant' of Hero/)
})

test('a value of one schema is none of another whose model has the same name', async () => {
  const twin = defineSchema({
    Hero: table('twins', columns, {
      filters: [filter('tenant', integer(), (t, value) => t.tenant.eq(value))],
    }),
  })
  await expect(from(twin.Hero).all(withFilters(db, { Hero }, { tenant: 1 }))).rejects.toThrow(ValidationError)
})
