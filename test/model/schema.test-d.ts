// The types of models: rows, inserts, patches, keys, and schemas that do not compile.
import { expectTypeOf, test } from 'vitest'
import type { Kinds } from '../../src/expression/types.ts'
import { integer, text } from '../../src/model/columns.ts'
import { primaryKey } from '../../src/model/constraint.ts'
import { alias } from '../../src/model/model.ts'
import type { Key, New, Patch, Row, SchemaOf } from '../../src/model/model-types.ts'
import { many, one, manyThrough } from '../../src/relation/relation.ts'
import type { Many } from '../../src/model/relation-types.ts'
import { defineSchema } from '../../src/model/schema.ts'
import { table } from '../../src/model/table.ts'
import { heroes, Hero, HeroMission, Mission, profiles, Profile, Team, teams } from './fixture.ts'

interface HeroColumns {
  id: number
  name: string
  secretName: string
  age: number | null
  kind: 'human' | 'robot'
  wage: string
  score: bigint | null
  meta: { a: { b: string; n?: number | undefined }[]; tag: string | null }
  born: string | null
  source: string
  tags: string[]
  photo: Uint8Array | null
  initials: string
  revision: number
  teamId: number | null
  bossId: number | null
  createdAt: Date
  display: string
  upperName: string
}
type Flat<T> = { [P in keyof T]: T[P] }

test('rows hold what is not private, and computed fields', () => {
  expectTypeOf<Row<typeof Team>>().toEqualTypeOf<{
    id: number
    name: string
    headquarters: string
    captainId: number | null
    label: string
  }>()
  expectTypeOf<Flat<Row<typeof Hero>>>().toEqualTypeOf<Flat<HeroColumns>>()
})

test('inserts take what the database does not make', () => {
  expectTypeOf<New<typeof Team>>().toEqualTypeOf<{
    name: string
    headquarters: string
    id?: number | undefined
    captainId?: number | null | undefined
  }>()
  expectTypeOf<keyof New<typeof Hero>>().toEqualTypeOf<
    Exclude<keyof HeroColumns, 'source' | 'initials' | 'revision' | 'display' | 'upperName'> | 'token'
  >()
  expectTypeOf<New<typeof HeroMission>>().toEqualTypeOf<{
    heroId: number
    missionId: number
    role?: string | null | undefined
  }>()
  expectTypeOf<New<typeof Profile>>().toEqualTypeOf<{ userId: number; about: string }>()
})

test('patches take what is not readonly', () => {
  expectTypeOf<keyof Patch<typeof Hero>>().toEqualTypeOf<Exclude<keyof New<typeof Hero>, 'createdAt'>>()
  expectTypeOf<Patch<typeof Mission>>().toEqualTypeOf<{ id?: number | undefined; title?: string | undefined }>()
})

test('keys are a value, or an object of several', () => {
  expectTypeOf<Key<typeof Hero>>().toEqualTypeOf<number>()
  expectTypeOf<Key<typeof HeroMission>>().toEqualTypeOf<{ heroId: number; missionId: number }>()
})

test('columns are expressions over the model or the alias', () => {
  expectTypeOf(Hero.age).toEqualTypeOf<Kinds<number | null, 'Hero'>['number']>()
  expectTypeOf(Hero.wage).toEqualTypeOf<Kinds<string, 'Hero'>['decimal']>()
  expectTypeOf(Hero.display['~'].value).toEqualTypeOf<string>()
  const boss = alias(Hero, 'boss')
  expectTypeOf(boss.name['~'].from).toEqualTypeOf<'boss'>()
  expectTypeOf(boss.display['~'].from).toEqualTypeOf<'boss'>()
  expectTypeOf<Row<typeof boss>>().toEqualTypeOf<Row<typeof Hero>>()
  expectTypeOf(boss.$.as).toEqualTypeOf<'boss'>()
  // @ts-expect-error no such column
  Hero.nme
  // @ts-expect-error like is for text
  Hero.age.like('x')
  // @ts-expect-error what JavaScript computes has no operators
  Team.label.eq('x')
})

test('relations name where they lead and where they start', () => {
  expectTypeOf(Hero.team['~relation']).toEqualTypeOf<{ readonly to: 'Team'; readonly from: 'Hero' }>()
  expectTypeOf(Hero.missions['~relation'].to).toEqualTypeOf<'Mission' | 'HeroMission'>()
  expectTypeOf(Hero.profile['~relation'].to).toEqualTypeOf<'Profile'>()
})

test('what stands behind $ is typed', () => {
  expectTypeOf(Hero.$.name).toEqualTypeOf<string>()
  expectTypeOf(Hero.$.columns.secretName.name).toEqualTypeOf<string>()
  expectTypeOf(Hero.$.model).toEqualTypeOf<'Hero'>()
  // @ts-expect-error no such column
  Hero.$.columns.nme
})

test('a named schema has the same types', () => {
  const tables = { Team: teams, Hero: heroes, Profile: profiles, Mission: table('m', { id: integer().primaryKey() }) }
  const relations = { Team: { heroes: many('Hero.teamId') } }
  interface App extends SchemaOf<typeof tables, typeof relations> {}
  const app = defineSchema<App>()(tables, relations)
  expectTypeOf<Row<typeof app.Team>>().toEqualTypeOf<Row<typeof Team>>()
  type Wrong = SchemaOf<typeof tables, { Team: { heroes: Many<'Hero.bossId'> } }>
  const wrong = { Team: { heroes: many('Hero.bossId') } }
  // @ts-expect-error checked as well
  expectTypeOf(() => defineSchema<Wrong>()(tables, wrong)).toBeFunction()
})

const key = { id: integer().primaryKey() }

test('wrong schemas do not compile', () => {
  // Never called: the same mistakes are errors at run time.
  expectTypeOf(() => {
    const b = table('b', key)
    // @ts-expect-error no such column
    defineSchema({ A: table('a', { ...key, b: integer().references('B.idd') }), B: b })
    // @ts-expect-error no such model
    defineSchema({ A: table('a', { ...key, b: integer().references('C.id') }) })
    // @ts-expect-error number and string
    defineSchema({ A: table('a', { ...key, b: text().references('B.id') }), B: b })
    // @ts-expect-error no primary key
    defineSchema({ A: table('a', { name: text() }) })
    // @ts-expect-error no such column in a relation
    defineSchema({ A: table('a', key) }, { A: { bs: many('B.aId') } })
    const up = table('a', { ...key, up: integer().references('A.id') })
    // @ts-expect-error a relation named like a column
    defineSchema({ A: up }, { A: { up: one('up') } })
    // @ts-expect-error a key that leads elsewhere
    defineSchema({ A: up, B: b }, { B: { as: many('A.up') } })
    // @ts-expect-error a column without a foreign key
    defineSchema({ A: up }, { A: { self: one('id') } })
    // @ts-expect-error the same at the far end of a link table
    defineSchema({ A: up }, { A: { others: manyThrough('A.up', 'A.id') } })
    // @ts-expect-error relations of no model
    defineSchema({ A: up }, { B: { as: many('A.up') } })
    // @ts-expect-error no such column in a key
    table('t', { a: integer() }, { constraints: t => [primaryKey(t.b)] })
    // @ts-expect-error the row of a computed field is typed
    table('t', key, { computed: { twice: row => row.ide } })
  }).toBeFunction()
})
