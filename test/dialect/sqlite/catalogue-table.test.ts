// Definitions as SQLite keeps them, read from their text.
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { readIndex, readTable, readView } from '../../../src/dialect/sqlite/catalogue-table.ts'
import { expressionOf } from '../../../src/dialect/sqlite/catalogue-text.ts'

/** The table as plain data, from the text that SQLite keeps of it: it takes the definition, too. */
function read(definition: string) {
  const db = new DatabaseSync(':memory:')
  try {
    db.exec(`CREATE TABLE ${definition}`)
    const row = db.prepare('SELECT name, sql FROM sqlite_schema WHERE rootpage > 0 AND sql IS NOT NULL').get()
    const { reading, checks, ...rest } = readTable(String(row?.['name']), String(row?.['sql']))
    return { ...rest, checks: checks.map(check => ({ ...check, rule: expressionOf(reading, check.rule) })) }
  } finally {
    db.close()
  }
}

const none = { primaryKey: null, uniques: [], checks: [], foreignKeys: [] }
const columns = (definition: string) => read(`t (${definition})`).columns

describe('columns', () => {
  const cases: [title: string, definition: string, column: object][] = [
    ['without a type', 'a', { name: 'a', type: '' }],
    ['with a type of words', 'a UNSIGNED  BIG\nINT', { name: 'a', type: 'UNSIGNED BIG INT' }],
    ['with sizes', 'a DECIMAL ( 10 , -2 )', { name: 'a', type: 'DECIMAL ( 10 , -2 )' }],
    ['with a type in quotes', `a "my type" [of] 'mine'`, { name: 'a', type: `"my type" [of] 'mine'` }],
    ['with a comment in the type', 'a VAR/* x */CHAR(2)', { name: 'a', type: 'VAR CHAR(2)' }],
    ['of the type generated', 'a generated', { name: 'a', type: 'generated' }],
    ['named in double quotes', `"a "" b" INT`, { name: 'a " b', type: 'INT' }],
    ['named in brackets', '[a b] INT', { name: 'a b', type: 'INT' }],
    ['named in backticks', '`a`` b` INT', { name: 'a` b', type: 'INT' }],
    ['named in single quotes', `'it''s' INT`, { name: "it's", type: 'INT' }],
    ['named by a word that is none elsewhere', 'key INT', { name: 'key', type: 'INT' }],
    ['named beyond ASCII', 'größe INT', { name: 'größe', type: 'INT' }],
    ['named by a constraint in quotes', '"check" INT', { name: 'check', type: 'INT' }],
    ['that are required', 'a INT NOT NULL', { name: 'a', type: 'INT', notNull: true }],
    ['that are not', 'a INT NULL', { name: 'a', type: 'INT' }],
    [
      'with an answer to nulls',
      'a INT CONSTRAINT n NOT NULL ON CONFLICT REPLACE DEFAULT 1',
      { name: 'a', type: 'INT', notNull: true, conflict: 'REPLACE', default: '1' },
    ],
    ['with a collation', 'a TEXT COLLATE nocase', { name: 'a', type: 'TEXT', collate: 'nocase' }],
    ['with a collation in quotes', 'a TEXT COLLATE "NOCASE"', { name: 'a', type: 'TEXT', collate: 'NOCASE' }],
    ['of the lowest words', 'a int not null default (1)', { name: 'a', type: 'int', notNull: true, default: '1' }],
    [
      'with options in any order',
      'a DEFAULT 1 NOT NULL COLLATE RTRIM',
      { name: 'a', type: '', default: '1', notNull: true, collate: 'RTRIM' },
    ],
    ['with a name for nothing', 'a INT CONSTRAINT idle', { name: 'a', type: 'INT' }],
  ]
  test.each(cases)('%s', (_, definition, column) => {
    expect(columns(definition)).toEqual([column])
  })

  const defaults: [written: string, read: string][] = [
    ['1', '1'],
    ['-1', '-1'],
    ['+ 1.5e3', '+ 1.5e3'],
    ['0x1F', '0x1F'],
    ["'it''s'", "'it''s'"],
    ["x'0aff'", "x'0aff'"],
    ['NULL', 'NULL'],
    ['true', 'true'],
    ['CURRENT_TIMESTAMP', 'CURRENT_TIMESTAMP'],
    ["(datetime('now'))", "datetime('now')"],
    ['((1 + 2) * 3)', '(1 + 2) * 3'],
    ['(((1)))', '1'],
    ['((1) + (2))', '(1) + (2)'],
    [`(')' || "replace"('(', ')', ''))`, `')' || "replace"('(', ')', '')`],
    ['( /* why */ 1 -- one\n )', '1'],
    ['word', "'word'"],
    ['"a word"', "'a word'"],
    ["[it's]", "'it''s'"],
    ['`null`', "'null'"],
  ]
  test.each(defaults)('a default of %s', (written, value) => {
    expect(columns(`a DEFAULT ${written} NOT NULL, b`)).toEqual([
      { name: 'a', type: '', default: value, notNull: true },
      { name: 'b', type: '' },
    ])
  })

  const generated: [written: string, read: object][] = [
    ['GENERATED ALWAYS AS (b + 1) STORED', { generated: 'b + 1', stored: true }],
    ['GENERATED ALWAYS AS (b + 1) VIRTUAL', { generated: 'b + 1' }],
    ['AS (b + 1)', { generated: 'b + 1' }],
    ['AS ((b + 1)) NOT NULL', { generated: 'b + 1', notNull: true }],
  ]
  test.each(generated)('a column %s', (written, more) => {
    expect(columns(`a INT ${written}, b INT`)[0]).toEqual({ name: 'a', type: 'INT', ...more })
    expect(columns(`a ${written}, b INT`)[0]).toEqual({ name: 'a', type: '', ...more })
  })
})

describe('constraints', () => {
  const id = { name: 'id' }
  const a = { name: 'a' }
  const inline = { inline: true, autoincrement: false }
  const outside = { inline: false, autoincrement: false }
  const cases: [title: string, definition: string, read: object][] = [
    ['a key on its column', 'id INTEGER PRIMARY KEY, a', { primaryKey: { name: null, columns: [id], ...inline } }],
    [
      'a key that counts up',
      'id INTEGER CONSTRAINT pk PRIMARY KEY ASC ON CONFLICT ROLLBACK AUTOINCREMENT, a',
      { primaryKey: { name: 'pk', columns: [id], inline: true, autoincrement: true, conflict: 'ROLLBACK' } },
    ],
    [
      'a key of the table that counts up',
      'id INTEGER, a, PRIMARY KEY (id AUTOINCREMENT)',
      { primaryKey: { name: null, columns: [id], inline: false, autoincrement: true } },
    ],
    [
      'a key of several columns',
      'id, a, CONSTRAINT "p k" PRIMARY KEY ([a] COLLATE nocase DESC, "id")',
      { primaryKey: { name: 'p k', columns: [{ name: 'a', collate: 'nocase', descending: true }, id], ...outside } },
    ],
    [
      'a key in more brackets',
      'id, a, PRIMARY KEY ((("id")))',
      { primaryKey: { name: null, columns: [id], ...outside } },
    ],
    [
      'unique constraints',
      `id UNIQUE, a CONSTRAINT u UNIQUE ON CONFLICT IGNORE, UNIQUE (id, 'a' DESC) ON CONFLICT ABORT`,
      {
        uniques: [
          { name: null, columns: [id] },
          { name: 'u', columns: [a], conflict: 'IGNORE' },
          { name: null, columns: [id, { name: 'a', descending: true }] },
        ],
      },
    ],
    [
      'checks',
      `id CHECK (id > 0) CONSTRAINT c CHECK ((id < 9)), a, CHECK (a <> ')' /* ) */ AND (id) > (a))`,
      {
        checks: [
          { name: null, column: 'id', rule: 'id > 0' },
          { name: 'c', column: 'id', rule: 'id < 9' },
          { name: null, column: null, rule: "a <> ')' AND (id) > (a)" },
        ],
      },
    ],
    [
      'foreign keys on their columns',
      `id REFERENCES o, a CONSTRAINT f REFERENCES "o o" (x) ON DELETE SET NULL MATCH full ON UPDATE NO ACTION`,
      {
        foreignKeys: [
          { name: null, columns: ['id'], table: 'o', targetColumns: null },
          {
            name: 'f',
            columns: ['a'],
            table: 'o o',
            targetColumns: ['x'],
            onDelete: 'set null',
            onUpdate: 'no action',
          },
        ],
      },
    ],
    [
      'foreign keys of the table',
      'id, a, CONSTRAINT f FOREIGN KEY (id, a) REFERENCES o ([x], `y`) ON UPDATE CASCADE ON DELETE SET DEFAULT',
      {
        foreignKeys: [
          {
            name: 'f',
            columns: ['id', 'a'],
            table: 'o',
            targetColumns: ['x', 'y'],
            onUpdate: 'cascade',
            onDelete: 'set default',
          },
        ],
      },
    ],
    [
      'when foreign keys are checked',
      `id REFERENCES o NOT NULL DEFERRABLE INITIALLY DEFERRED, a REFERENCES o DEFERRABLE,
      FOREIGN KEY (id) REFERENCES o NOT DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (id) REFERENCES o DEFERRABLE INITIALLY IMMEDIATE`,
      {
        columns: [
          { name: 'id', type: '', notNull: true },
          { name: 'a', type: '' },
        ],
        foreignKeys: [
          { name: null, columns: ['id'], table: 'o', targetColumns: null, deferrable: 'deferred' },
          { name: null, columns: ['a'], table: 'o', targetColumns: null, deferrable: 'immediate' },
          { name: null, columns: ['id'], table: 'o', targetColumns: null },
          { name: null, columns: ['id'], table: 'o', targetColumns: null, deferrable: 'immediate' },
        ],
      },
    ],
    [
      'constraints without commas, and names for nothing',
      'id, a, CONSTRAINT x CONSTRAINT u UNIQUE (a) CHECK (a > 0) CONSTRAINT idle',
      { uniques: [{ name: 'u', columns: [a] }], checks: [{ name: null, column: null, rule: 'a > 0' }] },
    ],
    ['nothing', 'id, a', {}],
  ]
  test.each(cases)('%s', (_, definition, found) => {
    expect(read(`t (${definition})`)).toEqual({
      ...none,
      columns: [expect.objectContaining(id), expect.objectContaining(a)],
      ...found,
    })
  })
})

describe('tables', () => {
  test.each([
    ['"a ""b"" (c)" (id)'],
    ['main.t (id)'],
    ['IF NOT EXISTS t (id)'],
    ['t(id INTEGER PRIMARY KEY) STRICT, WITHOUT ROWID'],
    ['t(id INTEGER PRIMARY KEY) without /* a */ rowid -- b'],
    ['/* a ( */ t -- b (\n ( -- id INT,\n id /* , */ )'],
    ['t AS SELECT 1 AS id'],
  ])('%s', definition => {
    expect(read(definition).columns).toEqual([expect.objectContaining({ name: 'id' })])
  })

  test('a table that was changed', () => {
    const db = new DatabaseSync(':memory:')
    db.exec(`CREATE TABLE t (id, a CHECK (a > 0)); ALTER TABLE t ADD COLUMN "b c" TEXT DEFAULT 'x' REFERENCES t (id);
      ALTER TABLE t RENAME COLUMN a TO "a ""a"; ALTER TABLE t DROP COLUMN id; ALTER TABLE t RENAME TO "t t"`)
    const sql = db.prepare('SELECT sql FROM sqlite_schema').get()?.['sql']
    const { columns: found, foreignKeys, checks, reading } = readTable('t t', String(sql))
    expect(found).toEqual([
      { name: 'a "a', type: '' },
      { name: 'b c', type: 'TEXT', default: "'x'" },
    ])
    expect(foreignKeys).toMatchObject([{ table: 't t', columns: ['b c'] }])
    expect(checks.map(({ rule }) => expressionOf(reading, rule))).toEqual(['"a ""a" > 0'])
    db.close()
  })

  const unreadable: [text: string, at: number][] = [
    ['CREATE TABLE t', 15],
    ['CREATE TABLE t (a', 18],
    ['CREATE TABLE t (a) SOMEHOW', 20],
    ['CREATE TABLE t (a INT(1) RULE, b)', 26],
    ['CREATE TABLE t (a CHECK (a > 1', 31],
    ['CREATE TABLE t (a ? b)', 18],
    ["CREATE TABLE t (a DEFAULT 'open)", 26],
    ['CREATE TABLE t (a REFERENCES o ON DELETE VANISH)', 42],
    ['CREATE TABLE t (a UNIQUE ON CONFLICT DANCE)', 38],
    ['CREATE VIEW t AS SELECT 1', 8],
  ]
  test.each(unreadable)('what is not understood is an error: %s', (text, at) => {
    expect(() => readTable('t', text)).toThrow(
      expect.objectContaining({
        name: 'MigrationError',
        message: `the table t: its definition cannot be read from character ${at} on`,
      }),
    )
  })
})

describe('indexes', () => {
  const cases: [text: string, read: object][] = [
    ['CREATE INDEX i ON t (a)', { keys: ['a'] }],
    ['CREATE UNIQUE INDEX IF NOT EXISTS main."i i" ON [t t](a, "b" DESC, c ASC);', { keys: ['a', '"b"', 'c'] }],
    [
      `CREATE INDEX i ON t (lower(a), (a || ',' || b) DESC, iif(a, 1, 2)) WHERE (a IS NOT NULL) AND b = 'x;' -- end`,
      { keys: ['lower(a)', "a || ',' || b", 'iif(a, 1, 2)'], where: "(a IS NOT NULL) AND b = 'x;'" },
    ],
    ['CREATE INDEX i ON t (a COLLATE NOCASE DESC) WHERE (a > 0)', { keys: ['a COLLATE NOCASE'], where: 'a > 0' }],
  ]
  test.each(cases)('%s', (text, found) => {
    expect(readIndex('i', 't', text)).toEqual(found)
  })

  test.each(['CREATE INDEX i ON t (a', 'CREATE INDEX i ON t (a) USING x', 'CREATE INDEX i ON t (a) WHERE ?'])(
    'what is not understood is an error: %s',
    text => {
      expect(() => readIndex('i', 't', text)).toThrow(
        expect.objectContaining({
          message: expect.stringMatching(/^the index i of the table t: its definition cannot/),
        }),
      )
    },
  )
})

describe('views', () => {
  const cases: [text: string, read: object][] = [
    ['CREATE VIEW v AS SELECT 1', { query: 'SELECT 1' }],
    [`CREATE TEMP VIEW v ("a b", c) AS SELECT 1,\n  2 -- two`, { columns: ['a b', 'c'], query: 'SELECT 1,\n  2' }],
    [
      'CREATE VIEW IF NOT EXISTS v AS WITH x AS (SELECT 1) -- AS\nSELECT * FROM x;',
      { query: 'WITH x AS (SELECT 1)  \nSELECT * FROM x' },
    ],
  ]
  test.each(cases)('%s', (text, found) => {
    expect(readView('v', text)).toEqual(found)
  })
})
