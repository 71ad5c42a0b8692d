// What inserts and updates check, fill in and answer.
import { describe, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import type { ColumnDescription } from '../../src/ast/column.ts'
import type { Node } from '../../src/ast/node.ts'
import { type RowIssue, ValidationError } from '../../src/error/validation.ts'
import { lower } from '../../src/expression/functions.ts'
import { sql } from '../../src/query/sql.ts'
import { array, custom, enumOf, integer, json, text, timestamp } from '../../src/model/columns.ts'
import type { AnyModel } from '../../src/model/model-types.ts'
import type { ModelSource } from '../../src/model/model.ts'
import { defineSchema } from '../../src/model/schema.ts'
import { table } from '../../src/model/table.ts'
import { insertRow, updateValues, writeError } from '../../src/model/write.ts'
import { Hero, HeroMission } from './fixture.ts'

const tableOf = (model: AnyModel) => (model.$ as unknown as ModelSource).table

function insert(model: AnyModel, row: unknown, validate = true, index = 0) {
  const values: unknown[] = []
  const issues: RowIssue[] = []
  const layout = insertRow(tableOf(model), row as object, index, validate, values, issues)
  const keys = layout.positions.map(position => tableOf(model).columns[position]!.key)
  const message = issues.length > 0 ? writeError(tableOf(model), issues).message : null
  return { layout, issues, message, row: Object.fromEntries(keys.map((key, at) => [key, values[at]])) }
}
function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof ValidationError) return error.message
    throw error
  }
  return 'nothing'
}

let clock = 0
const { Note } = defineSchema({
  Note: table(
    'notes',
    {
      id: integer().primaryKey(),
      title: text(v.trim(), v.nonEmpty('a title is needed'), v.maxLength(5)),
      body: text().nullable(),
      size: integer(
        v.minValue(0),
        v.transform(size => size / 2),
      ).default(4),
      state: enumOf('open', 'done').default('open'),
      tags: array(text(v.toLowerCase(), v.nonEmpty()), v.maxLength(3)).default([]),
      meta: json(v.object({ n: v.optional(v.number(), 1) })).nullable(),
      point: custom({
        sqlType: 'x',
        schema: v.strictTuple([v.number()]),
        encode: String,
        decode: raw => [Number(raw)],
      }).nullable(),
      made: timestamp()
        .default(() => new Date(++clock))
        .readonly(),
      seen: timestamp()
        .nullable()
        .onUpdate(() => new Date(++clock)),
      slug: text().generatedAs(sql`lower(title)`),
      origin: text().default('web').readonly({ insert: true }),
      code: text().defaultSql(sql<string>`hex(randomblob(4))`),
      version: integer().version(),
    },
    { computed: { label: row => row.title } },
  ),
})

describe('inserts', () => {
  test('fill in defaults and leave out what the database makes', () => {
    const { row, issues } = insert(Note, { title: ' a ' })
    expect(issues).toEqual([])
    expect(row).toEqual({
      title: 'a',
      size: 2,
      state: 'open',
      tags: [],
      made: new Date(clock),
      origin: 'web',
      version: 1,
    })
  })

  test('take undefined as not given, and null as NULL', () => {
    const { row } = insert(Note, { title: 'a', id: undefined, body: null, state: undefined, meta: null, code: 'c' })
    expect(row).toMatchObject({ body: null, state: 'open', meta: null, code: 'c' })
    expect(row).not.toHaveProperty('id')
  })

  test('call default functions once per row', () => {
    const before = clock
    insert(Note, { title: 'a' })
    insert(Note, { title: 'b', made: new Date(0) })
    expect(clock).toBe(before + 1)
  })

  test('copy a default that a row could change', () => {
    const [one, other] = [insert(Note, { title: 'a' }).row, insert(Note, { title: 'b' }).row]
    expect(one.tags).not.toBe(other.tags)
  })

  test('write what the rules make of a value', () => {
    const { row } = insert(Note, { title: '  abc ', tags: ['A', 'b'], meta: {}, size: 6, point: [1] })
    expect(row).toMatchObject({ title: 'abc', tags: ['a', 'b'], meta: { n: 1 }, size: 3, point: [1] })
  })

  test('let expressions pass', () => {
    const title = lower(sql<string>`'A'`)
    expect(insert(Note, { title, meta: sql`'{}'`, tags: sql`'[]'` })).toMatchObject({ issues: [], row: { title } })
  })

  test('take no JSON for an expression', () => {
    expect(insert(Note, { title: { op: 2, a: 'x', b: null } }).message).toBe('Note.title: expected string')
  })

  const wrong: [what: string, row: unknown, message: string][] = [
    ['a missing value', {}, 'Note.title is missing'],
    ['an undefined value', { title: undefined }, 'Note.title: expected string'],
    ['null in NOT NULL', { title: null }, 'Note.title: expected string'],
    ['a wrong type', { title: 1 }, 'Note.title: expected string'],
    ['broken Unicode', { title: '\ud800' }, 'Note.title: expected string'],
    ['a rule with a message', { title: ' ' }, 'Note.title: a title is needed'],
    ['a rule without one', { title: 'abcdef' }, 'Note.title: breaks the rule max_length (expected <=5)'],
    ['a rule that makes another type', { title: 'a', size: 1 }, 'Note.size: expected 32-bit integer'],
    ['a value of no enum', { title: 'a', state: 'x' }, 'Note.state: expected ("open" | "done")'],
    ['an item of an array', { title: 'a', tags: ['a', ''] }, 'Note.tags.1: breaks the rule non_empty (expected !0)'],
    ['null in an array', { title: 'a', tags: [null] }, 'Note.tags: expected Array<string>'],
    ['a document', { title: 'a', meta: { n: 'x' } }, 'Note.meta.n: expected number'],
    ['a value with a schema', { title: 'a', point: [1, 'x'] }, 'Note.point.1: expected never'],
    ['an unknown key', { title: 'a', nope: 1 }, 'Note.nope: there is no such column'],
    ['a computed field', { title: 'a', label: 'x' }, 'Note.label: there is no such column'],

    ['a generated column', { title: 'a', slug: 'x' }, 'Note.slug is made by the database'],
    ['a version', { title: 'a', version: 3 }, 'Note.version is made by the database'],
    ['a column that is readonly in inserts too', { title: 'a', origin: 'x' }, 'Note.origin is made by the database'],
    ['a key of every object', { title: 'a', constructor: 1 }, 'Note.constructor: there is no such column'],
    ['no object', 5, 'Note: expected an object'],
    ['null', null, 'Note: expected an object'],
    ['several', { state: 1, size: 'x' }, 'Note.title is missing, and 2 more'],
  ]
  test.each(wrong)('refuse %s', (_, row, message) => {
    expect(insert(Note, row).message).toBe(message)
  })

  test('refuse a relation', () => {
    const row = { heroId: 1, missionId: 1, hero: {} }
    expect(insert(HeroMission, row).message).toBe('HeroMission.hero: there is no such column')
  })

  test('refuse `__proto__` from JSON', () => {
    const row = JSON.parse('{ "title": "a", "__proto__": { "body": "x" } }') as object
    expect(insert(Note, row).message).toBe('Note.__proto__: there is no such column')
  })

  test('name the row', () => {
    const { issues, message } = insert(Note, { title: 1 }, true, 7)
    expect(message).toBe('Note.title: expected string (row 7)')
    expect(issues[0]).toMatchObject({ row: 7, kind: 'schema', type: 'string', received: '1', path: [{ key: 'title' }] })
  })

  test('never put a value into the message', () => {
    const secret = 'hunter2hunter2'
    const rows = [
      { title: secret },
      { title: 'a', state: secret },
      { title: 'a', size: secret },
      { title: 'a', meta: secret },
    ]
    for (const row of rows) expect(insert(Note, row).message).not.toContain(secret)
    const error = writeError(tableOf(Note), insert(Note, { title: secret }).issues)
    expect(JSON.stringify(error)).not.toContain(secret)
    expect(error.issues[0]!.input).toBe(secret)
    expect(Object.keys(error)).not.toContain('issues')
  })

  test('check nothing where they are told so', () => {
    const { row, issues } = insert(Note, { title: 5, nope: 1, slug: 'x' }, false)
    expect(issues).toEqual([])
    expect(row).toMatchObject({ title: 5, size: 4, version: 1 })
    expect(row).not.toHaveProperty('slug')
  })
})

describe('layouts', () => {
  test('are the same object for the same columns', () => {
    const one = insert(Note, { title: 'a' }).layout
    const two = insert(Note, { title: 'b', body: null }).layout
    expect(insert(Note, { title: 'c' }).layout).toBe(one)
    expect(insert(Note, { body: 'x', title: 'c' }).layout).toBe(two)
    expect(one.id).not.toBe(two.id)
    expect(insert(HeroMission, { heroId: 1, missionId: 2 }).layout.id).not.toBe(one.id)
  })

  test('work for any number of columns', () => {
    const names = Array.from({ length: 70 }, (_, at) => `c${at}`)
    const columns = Object.fromEntries(names.map(name => [name, integer().nullable()]))
    const { Wide } = defineSchema({ Wide: table('wide', { id: integer().primaryKey(), ...columns }) })
    const given = { c0: 0, c28: 28, c29: 29, c30: 30, c59: 59, c60: 60, c69: 69 }
    const { row, layout } = insert(Wide, given)
    expect(row).toEqual(given)
    expect(insert(Wide, { ...given }).layout).toBe(layout)
    expect(insert(Wide, { c0: 0 }).layout).not.toBe(insert(Wide, { c30: 0 }).layout)
    expect(insert(Wide, {}).row).toEqual({})
  })
})

describe('updates', () => {
  const assigned = (model: AnyModel, patch: object, validate = true) =>
    updateValues(model as never, patch, validate).map(({ node, value }) => [(node.a as ColumnDescription).key, value])

  test('write what is given, the next version and onUpdate values', () => {
    const [title, seen, version] = updateValues(Note as never, { title: ' x ', body: undefined }, true)
    expect(title).toEqual({ node: Note.title, value: 'x' })
    expect(seen).toEqual({ node: Note.seen, value: new Date(clock) })
    expect(version).toMatchObject({ node: Note.version, value: { a: Note.version, b: 1 } })
  })

  test('call onUpdate only where the column is not given', () => {
    const before = clock
    expect(assigned(Note, { seen: new Date(0) })[0]).toEqual(['seen', new Date(0)])
    expect(clock).toBe(before)
  })

  test('take null and expressions', () => {
    const age = (Hero.age as never as { plus(n: number): Node }).plus(1)
    expect(assigned(Hero, { age, teamId: null })).toEqual([
      ['age', age],
      ['revision', expect.anything()],
      ['teamId', null],
    ])
  })

  test.each([
    ['nothing', {}, 'Note: the update has nothing to write'],
    ['nothing but undefined', { title: undefined }, 'Note: the update has nothing to write'],
    ['a wrong type', { title: 1 }, 'Note.title: expected string'],
    ['a broken rule', { title: '' }, 'Note.title: a title is needed'],
    ['an unknown key', { nope: 1 }, 'Note.nope: there is no such column'],
    ['a readonly column', { made: new Date() }, 'Note.made is readonly'],
    ['a generated column', { slug: 'x' }, 'Note.slug is made by the database'],
    ['null in NOT NULL', { title: null }, 'Note.title: expected string'],
    ['no object', null, 'Note: expected an object'],
  ])('refuse %s', (_, patch, message) => {
    expect(messageOf(() => updateValues(Note as never, patch as object, true))).toBe(message)
  })

  test('refuse nothing to write even unchecked', () => {
    expect(messageOf(() => updateValues(Note as never, {}, false))).toBe('Note: the update has nothing to write')
  })
})

test("valibot's own messages are used where they are set", () => {
  v.setGlobalMessage(({ expected }) => `needs ${expected}`)
  const check = vi.fn(() => insert(Note, { title: 1 }).issues[0]!.message)
  expect(check()).toBe('needs string')
  v.deleteGlobalMessage()
})
