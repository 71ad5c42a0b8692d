// The types of filters: what a condition sees, which names there are, and which values they take.
import { describe, expectTypeOf, test } from 'vitest'
import {
  alias,
  type Database,
  defineSchema,
  deleteFrom,
  filter,
  from,
  integer,
  many,
  one,
  type OwnColumns,
  type Row,
  softDelete,
  table,
  text,
  timestamp,
  type Transaction,
  unfiltered,
  uuid,
  withFilters,
} from '../../src/index.ts'

const tables = {
  Team: table('teams', { id: integer().primaryKey(), name: text() }),
  Hero: table(
    'heroes',
    {
      id: integer().primaryKey(),
      age: integer().nullable(),
      tenant: uuid(),
      teamId: integer().references('Team.id'),
      deletedAt: timestamp().nullable(),
      createdAt: timestamp(),
    },
    {
      filters: [
        softDelete('deletedAt'),
        filter('adult', t => {
          expectTypeOf(t.age['~'].value).toEqualTypeOf<number | null>()
          return t.age.gte(18)
        }),
        filter('tenant', uuid(), (t, tenant) => {
          expectTypeOf(tenant['~'].value).toEqualTypeOf<string>()
          return t.tenant.eq(tenant)
        }),
      ],
    },
  ),
}
const { Hero, Team } = defineSchema(tables, { Team: { heroes: many('Hero.teamId') }, Hero: { team: one('teamId') } })
/** In one piece, and without filters beside. */
const { Plain, Small } = defineSchema({
  Plain: table('plains', { id: integer().primaryKey() }),
  Small: table('smalls', { id: integer().primaryKey() }, { filters: [filter('small', t => t.id.lt(3))] }),
})
const lone = defineSchema({ Plain: table('plains', { id: integer().primaryKey() }) })

declare const db: Database
declare const edge: Database<'batch'>
declare const tx: Transaction

describe('unfiltered()', () => {
  test('answers the model, or the alias', () => {
    expectTypeOf(unfiltered(Hero, 'softDelete')).toEqualTypeOf(Hero)
    const boss = alias(Hero, 'boss')
    expectTypeOf(unfiltered(boss, 'adult', 'tenant')).toEqualTypeOf(boss)
    expectTypeOf(from(unfiltered(Hero, 'adult')).all(db)).resolves.toEqualTypeOf<Row<typeof Hero>[]>()
    expectTypeOf(deleteFrom(unfiltered(Hero, 'adult')).everyRow().run(db)).resolves.toEqualTypeOf<number>()
  })
  test('takes the names of all filters of the schema', () => {
    unfiltered(Team, 'softDelete', 'adult', 'tenant')
    unfiltered(Plain, 'small')
    unfiltered(Small, 'small')
    // @ts-expect-error: no filter is called so
    unfiltered(Hero, 'child')
    // @ts-expect-error: one name at least
    unfiltered(Hero)
    // @ts-expect-error: this schema has none
    unfiltered(lone.Plain, 'small')
  })
})

describe('withFilters()', () => {
  test('answers a handle of the same kind', () => {
    const values = { tenant: '00000000-0000-4000-8000-0000000000aa' }
    expectTypeOf(withFilters(db, { Hero, Team }, values)).toEqualTypeOf<Database>()
    expectTypeOf(withFilters(edge, { Hero }, values)).toEqualTypeOf<Database<'batch'>>()
    expectTypeOf(withFilters(tx, { Hero }, values)).toEqualTypeOf<Transaction>()
  })
  test('takes the values of filters that take one, each of them', () => {
    withFilters(db, { Team, Plain, Small }, {})
    // @ts-expect-error: the tenant is missing
    withFilters(db, { Hero }, {})
    // @ts-expect-error: of another type
    withFilters(db, { Hero }, { tenant: 7 })
    // @ts-expect-error: no filter takes it
    withFilters(db, { Hero }, { tenant: '', adult: 1 })
  })
})

describe('filters', () => {
  test('are shared by tables that have their columns', () => {
    const owned = { tenant: integer() }
    const ofTenant = filter('tenant', integer(), (t: OwnColumns<typeof owned>, tenant) => t.tenant.eq(tenant))
    const soft = softDelete('gone')
    const gone = timestamp().nullable()
    const { A, B } = defineSchema({
      A: table('a', { id: integer().primaryKey(), ...owned, gone }, { filters: [ofTenant, soft] }),
      B: table(
        'b',
        { key: text().primaryKey(), gone, ...owned },
        { filters: [soft, ofTenant, filter('x', t => t.key.ne(''))] },
      ),
    })
    expectTypeOf(unfiltered(A, 'tenant', 'softDelete', 'x')).toEqualTypeOf(A)
    expectTypeOf(withFilters(db, { A, B }, { tenant: 7 })).toEqualTypeOf<Database>()
    // @ts-expect-error: this table lacks the column
    table('c', { id: integer().primaryKey() }, { filters: [ofTenant] })
  })
  test('are conditions over columns of their table', () => {
    // @ts-expect-error: no such column
    table('a', { id: integer() }, { filters: [filter('x', t => t.age.gt(3))] })
    // @ts-expect-error: no condition
    table('a', { id: integer() }, { filters: [filter('x', t => t.id)] })
    // @ts-expect-error: a column of another table
    table('a', { id: integer() }, { filters: [filter('x', () => Hero.age.gt(3))] })
    // @ts-expect-error: a value of another kind
    table('a', { id: integer() }, { filters: [filter('x', text(), (t, value) => t.id.eq(value))] })
  })
  test('of soft deletes stand on nullable timestamps', () => {
    // @ts-expect-error: no such column
    table('a', { id: integer() }, { filters: [softDelete('gone')] })
    // @ts-expect-error: no time
    table('a', { id: integer().nullable() }, { filters: [softDelete('id')] })
    // @ts-expect-error: never null
    table('a', { at: timestamp() }, { filters: [softDelete('at')] })
  })
})
