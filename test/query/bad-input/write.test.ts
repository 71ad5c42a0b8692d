// Bad rows: refused with valibot's issues and the row's index, before anything is sent.
import * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import {
  connect,
  DefinitionError,
  defineSchema,
  insertInto,
  integer,
  prepare,
  sql,
  table,
  text,
  type TransactionDatabase,
  UnsupportedError,
  update,
  updateEach,
  ValidationError,
} from '../../../src/index.ts'
import { sqlite } from '../../../src/dialects.ts'
import { createTables } from '../../../src/migrate.ts'

const schema = defineSchema(
  {
    Note: table('notes', {
      id: integer().primaryKey(),
      title: text(v.trim(), v.minLength(2)),
      stars: integer(v.maxValue(5)).nullable(),
      author: text().default('me').readonly(),
      shout: text().generatedAs(sql<string>`upper(title)`),
    }),
  },
  {},
)
const { Note } = schema

const seen: string[] = []
let db: TransactionDatabase
beforeAll(async () => {
  db = connect(betterSqlite3({ file: ':memory:' }), { onQuery: event => seen.push(event.sql) })
  await createTables(db, schema)
  await insertInto(Note).values({ title: 'one' }).run(db)
})
beforeEach(() => {
  seen.length = 0
})
afterAll(() => db.close())

/** The error of a call that has to be refused before anything is sent. */
async function refusal(run: () => Promise<unknown>): Promise<ValidationError> {
  const error = await run().then(
    () => expect.fail('was not refused'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ValidationError)
  expect(seen).toEqual([])
  return error as ValidationError
}

const good = { title: 'good' }
const rows: [mistake: string, row: unknown, message: string, path: string | undefined][] = [
  ['a key that is no column', { ...good, nope: 1 }, 'Note.nope: there is no such column', 'nope'],
  ['a wrong type', { title: 7 }, 'Note.title: expected string', 'title'],
  ['a number as text', { ...good, stars: '3' }, 'Note.stars: expected 32-bit integer', 'stars'],
  ['a fraction', { ...good, stars: 1.5 }, 'Note.stars: expected 32-bit integer', 'stars'],
  ['a number beyond 32 bits', { ...good, stars: 2 ** 31 - 2 ** 33 }, 'Note.stars: expected 32-bit integer', 'stars'],
  ['null in NOT NULL', { title: null }, 'Note.title: expected string', 'title'],
  ['a column that is missing', {}, 'Note.title is missing', 'title'],
  ['undefined for a column that is needed', { title: undefined }, 'Note.title: expected string', 'title'],
  ['a rule that is broken', { title: 'x' }, 'Note.title: breaks the rule min_length (expected >=2)', 'title'],
  [
    'a rule broken after a transformation',
    { title: ' x ' },
    'Note.title: breaks the rule min_length (expected >=2)',
    'title',
  ],
  ['a column that the database makes', { ...good, shout: 'x' }, 'Note.shout is made by the database', 'shout'],
  ['text that is no Unicode', { title: 'a\ud800' }, 'Note.title: expected string', 'title'],
  ['a row that is no object', 'row', 'Note: expected an object', undefined],
  ['a row that is null', null, 'Note: expected an object', undefined],
  ['a list as a value', { title: ['a', 'b'] }, 'Note.title: expected string', 'title'],
  ['an object as a value', { title: { kind: 'text', text: ['x'] } }, 'Note.title: expected string', 'title'],
]

describe('insert', () => {
  test.each(rows)('refuses %s', async (_, row, message, path) => {
    const error = await refusal(() =>
      insertInto(Note)
        .values(row as never)
        .run(db),
    )
    expect(error.message).toBe(message)
    expect(error.issues).toHaveLength(1)
    expect(error.issues[0]?.row).toBe(0)
    expect(error.issues[0]?.path?.[0]?.key).toBe(path)
  })

  test.each(rows)('tells which of several rows has %s', async (_, row) => {
    const error = await refusal(() =>
      insertInto(Note)
        .values([good, good, row, good] as never)
        .run(db),
    )
    expect(error.issues.map(issue => issue.row)).toEqual([2])
    expect(error.message).toMatch(/ \(row 2\)$/)
  })

  test('tells all issues of all rows, and the message one of them', async () => {
    const bad = [{ title: 'x', stars: 9 }, good, { title: null, nope: 1 }]
    const error = await refusal(() =>
      insertInto(Note)
        .values(bad as never)
        .run(db),
    )
    expect(error.issues.map(issue => issue.row)).toEqual([0, 0, 2, 2])
    expect(error.message).toBe('Note.title: breaks the rule min_length (expected >=2), and 3 more')
  })

  test('says no value in the message, in JSON and among the properties', async () => {
    const error = await refusal(() => insertInto(Note).values({ title: 's' }).run(db))
    expect(JSON.stringify(error)).not.toContain('"s"')
    expect(Object.keys(error)).not.toContain('issues')
    expect(error.issues[0]).toMatchObject({ kind: 'validation', type: 'min_length', input: 's', requirement: 2 })
  })

  test('issues are those of a valibot schema', async () => {
    const error = await refusal(() =>
      insertInto(Note)
        .values({ title: 7 } as never)
        .run(db),
    )
    const valibots = v.safeParse(v.object({ title: v.string() }), { title: 7 }).issues?.[0]
    expect(error.issues[0]).toMatchObject({ kind: valibots?.kind, type: valibots?.type, message: valibots?.message })
  })
})

describe('update', () => {
  test.each<[string, unknown, string]>([
    ['a key that is no column', { nope: 1 }, 'Note.nope: there is no such column'],
    ['a wrong type', { title: 7 }, 'Note.title: expected string'],
    ['null in NOT NULL', { title: null }, 'Note.title: expected string'],
    ['a rule that is broken', { stars: 6 }, 'Note.stars: breaks the rule max_value (expected <=5)'],
    ['a readonly column', { author: 'you' }, 'Note.author is readonly'],
    ['a column that the database makes', { shout: 'x' }, 'Note.shout is made by the database'],
    ['nothing', {}, 'Note: the update has nothing to write'],
    ['nothing but undefined', { title: undefined }, 'Note: the update has nothing to write'],
  ])('refuses %s', async (_, patch, message) => {
    const error = await refusal(() =>
      update(Note)
        .set(patch as never)
        .where(Note.id.eq(1))
        .run(db),
    )
    expect(error.message).toBe(message)
  })

  test.each<[string, () => unknown]>([
    ['no object', () => update(Note).set(7 as never)],
    ['no condition', () => update(Note).set({ stars: 1 }).where()],
    ['conditions that are left out', () => update(Note).set({ stars: 1 }).where(undefined, false)],
    [
      'a condition that is none',
      () =>
        update(Note)
          .set({ stars: 1 })
          .where({ id: 1 } as never),
    ],
  ])('refuses %s', (_, build) => {
    expect(build).toThrow(ValidationError)
  })

  test('refuses a bad row for a conflict', async () => {
    const set = { stars: 'x' } as never
    await refusal(() => insertInto(Note).values({ id: 1, title: 'xx' }).onConflict(Note.id).update(set).run(db))
  })
})

describe('updateEach', () => {
  const good = { id: 1, title: 'good' }
  test.each<[string, unknown, string, string | undefined]>([
    ['a key that is no column', { id: 2, nope: 1 }, 'Note.nope: there is no such column', 'nope'],
    ['a wrong type', { id: 2, title: 7 }, 'Note.title: expected string', 'title'],
    ['null in NOT NULL', { id: 2, title: null }, 'Note.title: expected string', 'title'],
    ['a rule that is broken', { id: 2, stars: 6 }, 'Note.stars: breaks the rule max_value (expected <=5)', 'stars'],
    ['a readonly column', { id: 2, author: 'you' }, 'Note.author is readonly', 'author'],
    ['a column that the database makes', { id: 2, shout: 'x' }, 'Note.shout is made by the database', 'shout'],
    ['a row without its key', { title: 'xx' }, 'Note.id is missing', 'id'],
    ['a key that is undefined', { id: undefined, title: 'xx' }, 'Note.id is missing', 'id'],
    ['a key that is null', { id: null, title: 'xx' }, 'Note.id: expected 32-bit integer', 'id'],
    ['a key of another kind', { id: '2', title: 'xx' }, 'Note.id: expected 32-bit integer', 'id'],
    ['an expression for a key', { id: Note.id, title: 'xx' }, 'Note.id: expected 32-bit integer', 'id'],
    ['an expression', { id: 2, stars: Note.stars.plus(1) }, 'Note.stars: expected 32-bit integer', 'stars'],
    ['a row that is no object', 7, 'Note: expected an object', undefined],
  ])('refuses %s, and tells the row', async (_, row, message, path) => {
    const rows = [good, row] as never
    const error = await refusal(() => updateEach(Note, rows, { by: Note.id }).run(db))
    expect(error.message).toBe(`${message} (row 1)`)
    expect(error.issues.map(issue => [issue.row, issue.path?.[0]?.key])).toEqual([[1, path]])
  })

  test.each<[string, unknown[], string]>([
    ['a row with nothing to write', [good, { id: 2 }], 'Note: row 1 has nothing to write'],
    ['a row with nothing but undefined', [{ id: 2, title: undefined }], 'Note: row 0 has nothing to write'],
    ['the same key twice', [good, { id: 2, stars: 1 }, { id: 1, stars: 2 }], 'Note: rows 0 and 2 have the same key'],
  ])('refuses %s', async (_, rows, message) => {
    const error = await refusal(() => updateEach(Note, rows as never, { by: Note.id }).run(db))
    expect(error.message).toBe(message)
  })

  test.each<[string, unknown]>([
    ['none', undefined],
    ['a name', 'id'],
    ['an empty list', []],
    ['an expression', Note.id.plus(1)],
    ['JSON that looks like a column', JSON.parse('{"op":1,"a":{"key":"id"}}')],
  ])('takes columns to find rows by, and not %s', (_, by) => {
    expect(() => updateEach(Note, [good], { by } as never)).toThrow(DefinitionError)
  })

  test('keys follow the rules of their columns', async () => {
    const error = await refusal(() => updateEach(Note, [{ title: 'x', stars: 1 }], { by: Note.title }).run(db))
    expect(error.message).toBe('Note.title: breaks the rule min_length (expected >=2)')
    expect(await updateEach(Note, [{ title: ' one ', stars: 1 }], { by: Note.title }).run(db)).toBe(1)
  })

  test('takes a list of rows', () => {
    expect(() => updateEach(Note, good as never, { by: Note.id })).toThrow(ValidationError)
    expect(() => updateEach({} as never, [], {} as never)).toThrow(DefinitionError)
  })

  test('several statements are shown by none', () => {
    const rows = [good, { id: 2, stars: 1 }]
    expect(() => updateEach(Note, rows, { by: Note.id }).toSQL(sqlite)).toThrow(UnsupportedError)
  })
})

describe('prepared queries', () => {
  const byTitle = prepare({ title: text(v.minLength(2)) }, p =>
    update(Note).set({ stars: 1 }).where(Note.title.eq(p.title)),
  )

  test.each<[string, unknown]>([
    ['a parameter that is missing', {}],
    ['a parameter that is undefined', { title: undefined }],
    ['null for one that takes none', { title: null }],
    ['a wrong type', { title: 7 }],
    ['a broken rule', { title: 'x' }],
    ['a parameter too many', { title: 'xx', nope: 1 }],
    ['no object', null],
  ])('refuse %s', async (_, parameters) => {
    await refusal(async () => byTitle.run(db, parameters as never))
  })
})

test('validate: false sends what it is given, and the database judges', async () => {
  await expect(
    insertInto(Note)
      .values({ title: null } as never, { validate: false })
      .run(db),
  ).rejects.toMatchObject({ name: 'NotNullViolation', table: 'notes', columns: ['title'] })
})
