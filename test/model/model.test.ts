// Models, aliases and what stands behind `$`.
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { ColumnDescription } from '../../src/ast/column.ts'
import { Node } from '../../src/ast/node.ts'
import * as op from '../../src/ast/op.ts'
import { integer, text } from '../../src/model/columns.ts'
import { foreignKey, primaryKey, unique } from '../../src/model/constraint.ts'
import { alias } from '../../src/model/model.ts'
import { many, one } from '../../src/relation/relation.ts'
import { defineSchema } from '../../src/model/schema.ts'
import { table } from '../../src/model/table.ts'
import { Hero, HeroMission, Mission, Profile, schema, Team } from './fixture.ts'

const keyOf = (node: unknown): string => ((node as Node).a as ColumnDescription).key

describe('models', () => {
  test('are ordinary objects of columns, fields and relations', () => {
    expect(Object.keys(schema)).toEqual(['Team', 'Hero', 'Mission', 'HeroMission', 'Profile'])
    expect(Object.keys(Team)).toEqual(['$', 'id', 'name', 'headquarters', 'captainId', 'heroes', 'captain'])
    expect(Object.getPrototypeOf(Hero)).toBe(Object.prototype)
    expect(Hero.name).toBeInstanceOf(Node)
    expect(Hero.display).toBeInstanceOf(Node)
    expect('upperName' in Hero).toBe(false)
  })

  test('have plain data behind $', () => {
    const { $ } = HeroMission
    expect($).toMatchObject({ kind: 'table', as: 'HeroMission', aliased: false, name: 'hero_missions', schema: null })
    expect($.primaryKey).toEqual(['heroId', 'missionId'])
    expect(Object.keys($.columns)).toEqual(['heroId', 'missionId', 'role'])
    expect($.columns.heroId).toMatchObject({ name: 'hero_id', nullable: false, primaryKey: true, auto: false })
    expect($.columns.heroId.references).toEqual({ target: 'Hero.id', onDelete: 'cascade' })
    expect($.table.constraints).toMatchObject([
      { kind: 'index', columns: ['mission_id'], name: 'by_mission' },
      { kind: 'check', columns: [], name: 'role_length' },
    ])
    expect($.models.get('Hero')).toBe(Hero.$.table)
  })

  test('tell which keys the database makes', () => {
    expect([Hero, HeroMission, Profile].map(({ $ }) => $.table.columns[0]?.auto)).toEqual([true, false, false])
  })

  test('keep computed fields apart', () => {
    expect([...Hero.$.table.computed.keys()]).toEqual(['upperName'])
    expect([...Hero.$.table.expressions.keys()]).toEqual(['display'])
    expect(Hero.$.table.expressions.get('display')).toBe(Hero.display)
  })
})

describe('relations', () => {
  const described = {
    'Team.heroes': {
      kind: 'many',
      here: ['id'],
      there: ['teamId'],
      target: 'Hero',
      optional: false,
      orphans: 'detach',
    },
    'Team.captain': { kind: 'one', here: ['captainId'], there: ['id'], target: 'Hero', optional: true },
    'Hero.profile': { kind: 'one', here: ['id'], there: ['userId'], target: 'Profile', optional: true },
    'Hero.minions': { kind: 'many', here: ['id'], there: ['bossId'], target: 'Hero' },
    'HeroMission.hero': { kind: 'one', here: ['heroId'], there: ['id'], target: 'Hero', optional: false },
    'Hero.missions': {
      kind: 'through',
      here: ['id'],
      there: ['id'],
      target: 'Mission',
      through: { model: 'HeroMission', here: ['heroId'], there: ['missionId'] },
    },
  }
  test.each(Object.entries(described))('%s', (place, expected) => {
    const [model, name] = place.split('.') as ['Team', 'heroes']
    const { description, source } = (schema[model][name] as never)['~relation'] as {
      description: object
      source: object
    }
    expect(description).toMatchObject({ name, ...expected })
    expect(source).toBe(schema[model].$)
    expect(schema[model].$.relations[name]).toBe(description)
  })

  test('know the order of their rows', () => {
    const orders = Team.$.relations.heroes.orderBy as { node: Node; descending: boolean }[]
    expect(orders.map(({ node, descending }) => [keyOf(node), descending])).toEqual([
      ['age', true],
      ['name', false],
    ])
  })
})

describe('alias', () => {
  const boss = alias(Hero, 'boss')

  test('is the same table under another name', () => {
    expect(boss.$).toMatchObject({ as: 'boss', aliased: true, name: 'heroes', model: 'Hero' })
    expect(boss.$.table).toBe(Hero.$.table)
    expect(Object.keys(boss)).toEqual(Object.keys(Hero))
  })

  test('has columns, fields and relations of its own', () => {
    const name = boss.name as unknown as Node
    expect(name).toMatchObject({ op: op.ALIASED, b: boss.$ })
    expect(name.token).toBe((Hero.name as unknown as Node).token)
    const [, parts] = [boss.display, (boss.display as unknown as Node).b as Node[]]
    expect(parts.filter(part => part.op === op.ALIASED).map(keyOf)).toEqual(['name', 'secretName'])
    expect((boss.team as never)['~relation']).toMatchObject({ source: boss.$ })
  })
})

describe('names in the database', () => {
  const columns = { id: integer().primaryKey(), createdAt: text(), other: text().named('Weird Name') }
  const names = (model: { $: { columns: object } }) =>
    Object.values(model.$.columns as Record<string, ColumnDescription>).map(({ name }) => name)

  test('follow the schema, the table, or their own', () => {
    const { A, B } = defineSchema({ A: table('a', columns), B: table('B', columns, { naming: 'preserve' }) })
    expect(names(A)).toEqual(['id', 'created_at', 'Weird Name'])
    expect(names(B)).toEqual(['id', 'createdAt', 'Weird Name'])
    const all = defineSchema({ C: table('c', columns) }, {}, { naming: 'preserve' })
    expect(names(all.C)).toEqual(['id', 'createdAt', 'Weird Name'])
  })

  test('may be the same in two schemas', () => {
    const { A, B } = defineSchema({ A: table('t', columns), B: table('t', columns, { schema: 'audit' }) })
    expect([A.$.schema, B.$.schema]).toEqual([null, 'audit'])
  })
})

test('keys of several columns lead to keys of several columns', () => {
  const { Match, Club } = defineSchema(
    {
      Club: table(
        'clubs',
        { country: text(), number: integer() },
        { constraints: t => [primaryKey(t.country, t.number)] },
      ),
      Match: table(
        'matches',
        {
          id: integer().primaryKey(),
          homeCountry: text().references('Club.country'),
          homeNumber: integer().references('Club.number'),
        },
        {
          constraints: t => [
            foreignKey([t.homeCountry, t.homeNumber], ['Club.country', 'Club.number'], { onDelete: 'cascade' }),
            unique(t.homeCountry, t.id),
          ],
        },
      ),
    },
    {
      Match: { home: one(['homeCountry', 'homeNumber']) },
      Club: { matches: many(['Match.homeCountry', 'Match.homeNumber']) },
    },
  )
  expect(Match.$.columns.homeCountry.references).toBeNull()
  expect(Match.$.table.constraints).toEqual([
    { kind: 'unique', columns: ['home_country', 'id'], name: null },
    {
      kind: 'foreignKey',
      columns: ['home_country', 'home_number'],
      name: null,
      target: { model: 'Club', columns: ['country', 'number'] },
      onDelete: 'cascade',
      onUpdate: undefined,
    },
  ])
  expect(Club.$.relations.matches).toMatchObject({ here: ['country', 'number'], there: ['homeCountry', 'homeNumber'] })
  expectTypeOf(Match.home['~relation'].to).toEqualTypeOf<'Club'>()
})

test('a schema can be defined in two steps', () => {
  const tables = { A: table('a', { id: integer().primaryKey(), aId: integer().nullable().references('A.id') }) }
  const relations = { A: { parent: one('aId') } }
  const { A } = defineSchema<{ tables: typeof tables; relations: typeof relations }>()(tables, relations)
  expect(A.$.relations.parent).toMatchObject({ target: 'A' })
  expect(keyOf(A.id)).toBe('id')
})

test('descriptions differ by a number of their own', () => {
  const ids = [Hero, Team, Mission].map(({ $ }) => $.table.id)
  expect(new Set(ids).size).toBe(3)
})

test('a default that one row could change is copied', () => {
  const shared = ['a']
  const { A } = defineSchema({ A: table('a', { id: integer().primaryKey(), tags: text().default('x') }) })
  expect(A.$.columns.tags.default).toBe('x')
  expect(Hero.$.columns.tags.default).toEqual([])
  expect(Hero.$.columns.tags.default).not.toBe(shared)
})
