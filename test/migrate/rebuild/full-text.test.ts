import { describe, expect, test } from 'vitest'
import type { SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { databases } from '../adapters.ts'
import { damage, make, rebuild, rows, schemaOf, ways } from './kit.ts'
import { id, key } from './tables.ts'

const on = { table: 'notes' } as const
const title = { name: 'title', type: 'text' } as const
const body = { name: 'body', type: 'text', nullable: true } as const
const notes: TableSchema = {
  name: 'notes',
  columns: [id, title, body],
  ...key('notes'),
  fullTexts: [{ name: 'notes_words', columns: ['title', 'body'] }],
}
const slugs: TableSchema = { ...notes, columns: [{ name: 'id', type: 'text' }, title, body] }
const check = { name: 'c', rule: '1' }
const addCheck: SchemaOperation = { kind: 'addCheck', ...on, check }
const ids = (table: TableSchema): boolean => table.columns[0]?.identity === true

interface Case {
  readonly name: string
  readonly before: TableSchema
  readonly operations: readonly SchemaOperation[]
  readonly after: TableSchema
  /** Whether the index is made anew. */
  readonly anew?: true
}

const cases: Case[] = [
  {
    name: 'nothing that it reads changes',
    before: notes,
    operations: [addCheck],
    after: { ...notes, checks: [check] },
  },
  {
    name: 'rows have no other number than that of SQLite',
    before: slugs,
    operations: [addCheck],
    after: { ...slugs, checks: [check] },
  },
  {
    name: 'a column and the table get other names',
    before: notes,
    operations: [
      { kind: 'renameColumn', ...on, column: 'body', to: 'old' },
      { kind: 'renameTable', ...on, to: 'new' },
      { ...addCheck, table: 'new' },
    ],
    after: {
      ...notes,
      name: 'new',
      columns: [id, title, { ...body, name: 'old' }],
      fullTexts: [{ name: 'notes_words', columns: ['title', 'old'] }],
      checks: [check],
    },
  },
  {
    name: 'its texts change',
    before: notes,
    operations: [{ kind: 'changeColumn', ...on, column: title, using: `title || ' sword'` }],
    after: notes,
    anew: true,
  },
  {
    name: 'a column takes the name by which rows are numbered',
    before: slugs,
    operations: [{ kind: 'addColumn', ...on, column: { name: 'rowid', type: 'text', nullable: true } }, addCheck],
    after: { ...slugs, columns: [...slugs.columns, { name: 'rowid', type: 'text', nullable: true }], checks: [check] },
    anew: true,
  },
  {
    name: 'another key numbers the rows',
    before: { ...slugs, columns: [...slugs.columns, { name: 'n', type: 'integer' }] },
    operations: [{ kind: 'setPrimaryKey', ...on, key: { name: 'p', columns: ['n'] } }],
    after: {
      ...slugs,
      columns: [...slugs.columns, { name: 'n', type: 'integer', identity: true }],
      ...key('notes', 'n'),
    },
    anew: true,
  },
  {
    name: 'it comes with other changes',
    before: { name: notes.name, columns: notes.columns, ...key('notes') },
    operations: [
      addCheck,
      { kind: 'createFullText', ...on, index: { name: 'notes_words', columns: ['title', 'body'] } },
    ],
    after: { ...notes, checks: [check] },
    anew: true,
  },
]

describe.each(databases)('on %s', (_, open) => {
  describe.each(ways)('%s', (...way) => {
    test.each(cases)('words are found when $name', async ({ before, operations, after, anew }) => {
      await using db = open()
      const numbered = before.columns.some(({ name }) => name === 'n')
      const row = (at: number, one: string, two: string): string =>
        `(${ids(before) ? at : `'id${at}'`}, '${one}', '${two}'${numbered ? `, ${at * 10}` : ''})`
      await make(
        db,
        [before],
        [
          `INSERT INTO notes VALUES ${[row(9, 'cats', 'and dogs'), row(3, 'dogs', 'bark'), row(7, 'mice', 'hide')].join(', ')}`,
          before === notes || !numbered ? `DELETE FROM notes WHERE title = 'mice'` : 'SELECT 1',
        ],
      )
      const found = async (word: string): Promise<unknown[]> => {
        const name = after.columns.some(one => one.name === 'rowid') ? '_rowid_' : 'rowid'
        const list = await rows(
          db,
          `SELECT title FROM "${after.name}" WHERE ${name} IN (SELECT rowid FROM notes_words WHERE notes_words MATCH '${word}') ORDER BY title`,
        )
        return list.map(one => String(one['title']).split(' ')[0])
      }
      const [index] = await rows(db, `SELECT rootpage FROM sqlite_schema WHERE name = 'notes_words_data'`)
      const list = await rebuild(db, operations, schemaOf(before), schemaOf(after), way)
      expect(await found('dogs')).toEqual(['cats', 'dogs'])
      expect(await found('bark')).toEqual(['dogs'])
      expect(list.some(one => one.startsWith('CREATE VIRTUAL TABLE'))).toBe(anew ?? false)
      if (!anew)
        expect(await rows(db, `SELECT rootpage FROM sqlite_schema WHERE name = 'notes_words_data'`)).toEqual([index])
      const last = after.columns[2]?.name as string
      await rows(db, `UPDATE "${after.name}" SET title = 'birds', "${last}" = 'sing' WHERE title LIKE 'dogs%'`)
      expect(await found('dogs')).toEqual(['cats'])
      expect(await found('sing')).toEqual(['birds'])
      await rows(db, `DELETE FROM "${after.name}" WHERE title LIKE 'cats%'`)
      expect(await found('dogs')).toEqual([])
      const values = ids(before) ? `20, 'fish', 'swim'` : `'id20', 'fish', 'swim'`
      const columns = after.columns
        .slice(0, 3)
        .map(one => `"${one.name}"`)
        .join(', ')
      await rows(db, `INSERT INTO "${after.name}" (${columns}) VALUES (${values})`)
      expect(await found('swim')).toEqual(['fish'])
      expect(await damage(db)).toEqual([])
    })

    test('an index that somebody else made finds its rows by their numbers', async () => {
      await using db = open()
      await make(
        db,
        [{ ...slugs, name: 'notes' } as TableSchema].map(({ fullTexts: _fullTexts, ...table }) => table),
        [
          `CREATE VIRTUAL TABLE own USING fts5(title, body, content='notes')`,
          `CREATE TRIGGER own_i AFTER INSERT ON notes BEGIN INSERT INTO own (rowid, title, body) VALUES (new.rowid, new.title, new.body); END`,
          `INSERT INTO notes VALUES ('a', 'cats', 'meow'), ('b', 'dogs', 'bark'), ('c', 'mice', 'hide')`,
          `DELETE FROM notes WHERE id = 'a'`,
        ],
      )
      const { fullTexts: _fullTexts, ...before } = slugs
      await rebuild(db, [addCheck], schemaOf(before), schemaOf({ ...before, checks: [check] }), way)
      await rows(db, `INSERT INTO notes VALUES ('d', 'fish', 'swim')`)
      const found = (word: string) => rows(db, `SELECT title FROM own WHERE own MATCH '${word}'`)
      expect(await found('bark')).toEqual([{ title: 'dogs' }])
      expect(await found('swim')).toEqual([{ title: 'fish' }])
    })
  })
})
