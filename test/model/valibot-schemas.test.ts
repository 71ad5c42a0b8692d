// Models as valibot schemas: the same answers as the check of writes, and JSON both ways.
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import type { RowIssue } from '../../src/error/validation.ts'
import type { AnyModel } from '../../src/model/model-types.ts'
import type { ModelSource } from '../../src/model/model.ts'
import { toJson } from '../../src/model/to-json.ts'
import { insertSchema, rowSchema, updateSchema } from '../../src/model/valibot-schemas.ts'
import { insertRow, updateValues } from '../../src/model/write.ts'
import { Hero, HeroMission, Mission, Profile, Team } from './fixture.ts'
import { makeRandom } from './random.ts'

const hero = {
  name: 'Deadpond',
  secretName: 'Dive Wilson',
  wage: '10.50',
  meta: { a: [{ b: 'x' }], tag: null },
  token: '123e4567-e89b-12d3-a456-426614174000',
}
const keys = (schema: { entries: object }) => Object.keys(schema.entries)

describe('schemas', () => {
  test('have the columns that their use allows', () => {
    expect(keys(insertSchema(Hero))).not.toContain('id')
    expect(keys(insertSchema(Hero))).not.toContain('initials')
    expect(keys(insertSchema(Hero))).not.toContain('source')
    expect(keys(updateSchema(Hero))).toContain('id')
    expect(keys(updateSchema(Hero))).not.toContain('createdAt')
    expect(keys(rowSchema(Hero))).toEqual([
      ...Object.keys(Hero.$.columns).filter(key => key !== 'token'),
      'upperName',
      'display',
    ])
  })

  test('are ordinary: pick, omit, partial, Standard Schema', () => {
    expect(v.parse(v.pick(insertSchema(Hero), ['name']), { name: 'x' })).toEqual({ name: 'x' })
    expect(v.is(v.omit(insertSchema(HeroMission), ['heroId']), { missionId: 1 })).toBe(true)
    expect(v.is(v.partial(insertSchema(Team)), {})).toBe(true)
    expect(insertSchema(Team)['~standard'].validate({ name: ' a ', headquarters: 'b' })).toMatchObject({
      value: { name: 'a', headquarters: 'b' },
    })
    expect(v.getDotPath(v.safeParse(insertSchema(Hero), { ...hero, meta: { a: [{}] } }).issues![0])).toBe('meta.a.0.b')
  })

  test('show their parts, as forms and converters ask for them', () => {
    const { name, age, kind, tags } = insertSchema(Hero).entries as unknown as Record<string, Record<string, unknown>>
    expect(name).toMatchObject({ kind: 'schema', type: 'string', expects: 'string' })
    expect((name!.pipe as { type: string }[]).map(({ type }) => type)).toEqual(['string', 'non_empty'])
    expect(age).toMatchObject({ type: 'optional', wrapped: { type: 'nullable', wrapped: { type: 'number' } } })
    expect(kind).toMatchObject({ type: 'optional', wrapped: { type: 'picklist', options: ['human', 'robot'] } })
    expect(tags).toMatchObject({ wrapped: { type: 'array', item: { type: 'string' } } })
  })

  test('of rows check what is stored, not how it came to be', () => {
    const row = {
      ...Object.fromEntries(keys(rowSchema(Team)).map(key => [key, null])),
      id: 1,
      name: 'a',
      headquarters: 'b',
    }
    expect(v.is(rowSchema(Team), row)).toBe(true)
    expect(v.is(rowSchema(Team), { ...row, name: '' })).toBe(false)
    expect(v.parse(rowSchema(Team), { ...row, name: ' a' })).toMatchObject({ name: ' a' })
    expect(v.is(rowSchema(Team), { ...row, captainId: 'x' })).toBe(false)
    expect(v.is(rowSchema(Team), { ...row, more: 1 })).toBe(false)
  })
})

describe('the check of writes agrees with them', () => {
  const random = makeRandom()
  const values = [
    null,
    undefined,
    '',
    ' ',
    'x',
    'human',
    '10.50',
    '1e5',
    '2024-02-29',
    '2024-02-30',
    hero.token,
    '\ud800',
    0,
    1,
    -1,
    1.5,
    NaN,
    2 ** 31,
    5n,
    2n ** 64n,
    true,
    new Date(0),
    new Date(NaN),
    new Uint8Array(2),
    [],
    ['a'],
    [''],
    [null],
    {},
    hero.meta,
    { a: [{ b: 1 }], tag: 'x' },
    { a: 1 },
  ]
  const plain = (issues: readonly { readonly path?: unknown }[] | undefined) =>
    issues?.map(issue => ({ ...issue, row: undefined, path: (issue.path as { key: unknown }[]).map(({ key }) => key) }))

  function randomRow(model: AnyModel, schema: { entries: object }): Record<string, unknown> {
    const row: Record<string, unknown> = model === (Hero as AnyModel) && random.below(2) ? { ...hero } : {}
    for (const key of keys(schema)) if (random.below(3) === 0) row[key] = random.pick(values)
    if (random.below(8) === 0) row[random.pick(['nope', 'display', 'team', 'initials', 'toString'])] = 1
    return row
  }

  test.each([
    ['Hero', Hero],
    ['Team', Team],
    ['HeroMission', HeroMission],
    ['Profile', Profile],
    ['Mission', Mission],
  ] as const)(`inserts and updates of %s, seed ${random.seed}`, (_, model) => {
    const { table } = model.$ as unknown as ModelSource
    const [insert, update] = [insertSchema(model as never), updateSchema(model as never)]
    for (let round = 0; round < 1_000; round++) {
      const row = randomRow(model, insert)
      const written: unknown[] = []
      const issues: RowIssue[] = []
      const layout = insertRow(table, row, 0, true, written, issues)
      const parsed = v.safeParse(insert, row)
      expect(plain(issues.length > 0 ? issues : undefined), JSON.stringify(Object.keys(row))).toEqual(
        plain(parsed.issues),
      )
      if (parsed.success) {
        const given = layout.positions.map((position, at) => [table.columns[position]!.key, written[at]] as const)
        const expected = Object.entries(parsed.output).filter(([, value]) => value !== undefined)
        expect(given.filter(([key]) => row[key] !== undefined)).toEqual(
          given.flatMap(([key]) => expected.filter(([other]) => other === key)),
        )
      }
      const patch = randomRow(model, update)
      let found: readonly RowIssue[] | undefined
      try {
        updateValues(model as never, patch, true)
      } catch (error) {
        found = (error as { issues: RowIssue[] }).issues
      }
      expect(plain(found?.length ? found : undefined)).toEqual(plain(v.safeParse(update, patch).issues))
    }
  })
})

describe('JSON', () => {
  const row = {
    id: 1,
    name: 'a',
    secretName: 'b',
    age: null,
    kind: 'robot' as const,
    wage: '1.00',
    score: 2n ** 60n,
    meta: { a: [], tag: null },
    born: '2024-02-29',
    source: 'web',
    tags: ['x'],
    photo: new Uint8Array([0, 255]),
    initials: 'a',
    revision: 1,
    teamId: null,
    bossId: null,
    createdAt: new Date(0),
    display: 'a b',
    upperName: 'A',
  }

  test('rows survive the way there and back', () => {
    const json = JSON.parse(JSON.stringify(toJson(Hero, row))) as unknown
    expect(json).toMatchObject({ score: '1152921504606846976', photo: 'AP8=', createdAt: '1970-01-01T00:00:00.000Z' })
    expect(v.parse(rowSchema(Hero, { from: 'json' }), json)).toEqual(row)
  })

  test('lists, relations and private columns', () => {
    const loaded = { id: 1, token: 'secret', team: { id: 2, at: new Date(0) }, minions: [{ id: 3, token: 'secret' }] }
    expect(toJson(Hero, [loaded])).toEqual([
      { id: 1, team: { id: 2, at: '1970-01-01T00:00:00.000Z' }, minions: [{ id: 3 }] },
    ])
    expect(toJson(Hero, { team: null } as object)).toEqual({ team: null })
  })

  test('inserts take it', () => {
    const schema = insertSchema(Hero, { from: 'json' })
    const input = { ...hero, score: '-5', createdAt: '2024-02-29T10:00:00+02:00', photo: '' }
    expect(v.parse(schema, input)).toMatchObject({
      score: -5n,
      createdAt: new Date('2024-02-29T08:00:00Z'),
      photo: new Uint8Array(),
    })
    expect(v.is(updateSchema(Hero, { from: 'json' }), { score: null })).toBe(true)
  })

  test.each([
    ['createdAt', '2024-02-30T10:00:00Z'],
    ['createdAt', '2024-02-29'],
    ['createdAt', '2024-02-29T10:00:00'],
    ['createdAt', '2024-02-29T25:00:00Z'],
    ['createdAt', 0],
    ['createdAt', new Date()],
    ['score', 5],
    ['score', '1.5'],
    ['score', '99999999999999999999'],
    ['score', '9223372036854775808'],
    ['score', ''],
    ['photo', '***'],
    ['photo', 'abc'],
    ['photo', [1]],
    ['wage', 1.5],
  ])('%s is not %j', (key, value) => {
    const { issues } = v.safeParse(insertSchema(Hero, { from: 'json' }), { ...hero, [key]: value })
    expect(issues?.map(issue => v.getDotPath(issue))).toEqual([key])
  })
})
