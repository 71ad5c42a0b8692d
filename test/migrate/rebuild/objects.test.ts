import { describe, expect, test } from 'vitest'
import type { SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { databases } from '../adapters.ts'
import { contents, damage, make, rebuild, rows, schemaOf, ways } from './kit.ts'
import { child, heroes, heroRows, id, key, toNumber, withNumber } from './tables.ts'

const log = 'CREATE TABLE log (what text)'
const hostile = `a "b' [c] \`d\` --e`
const quoted = `"a ""b' [c] \`d\` --e"`

/** What stands around the table, and stays as it is. */
const objects: [
  name: string,
  sql: readonly string[],
  works?: readonly [sql: string, found: string, rows: readonly unknown[]],
][] = [
  [
    'its own triggers',
    [
      log,
      `CREATE TRIGGER t1 AFTER INSERT ON heroes BEGIN INSERT INTO log VALUES ('1 ' || new.name); END`,
      `CREATE TRIGGER t2 BEFORE UPDATE OF age, name ON heroes WHEN new.age IS NOT old.age BEGIN INSERT INTO log VALUES ('2;'); SELECT CASE WHEN 1 THEN 2 END; END`,
      `CREATE TRIGGER t3 AFTER DELETE ON heroes BEGIN INSERT INTO log VALUES ('3 ' || old.id); END`,
    ],
    [
      `INSERT INTO heroes (name, age) VALUES ('x', 3); UPDATE heroes SET age = 4 WHERE name = 'x'; DELETE FROM heroes WHERE name = 'x'`,
      'SELECT what FROM log',
      [{ what: '1 x' }, { what: '2;' }, { what: '3 6' }],
    ],
  ],
  [
    'triggers of other tables',
    [
      log,
      'CREATE TABLE other (a)',
      `CREATE TRIGGER "t" AFTER INSERT ON other BEGIN UPDATE heroes SET name = new.a WHERE id = 1; END`,
      `CREATE TRIGGER u AFTER INSERT ON other BEGIN INSERT INTO log VALUES ('u'); END`,
    ],
    [`INSERT INTO other VALUES ('z')`, `SELECT name, what FROM heroes, log WHERE id = 1`, [{ name: 'z', what: 'u' }]],
  ],
  [
    'views of views, and triggers on them',
    [
      'CREATE VIEW old AS SELECT id, name FROM heroes WHERE age > 5',
      'CREATE VIEW "older ""ones""" AS SELECT name FROM main.[old]',
      'CREATE VIEW counted AS WITH x AS (SELECT count(*) AS n FROM `Heroes`) SELECT n FROM x -- of heroes',
      `CREATE TRIGGER put INSTEAD OF INSERT ON "older ""ones""" BEGIN INSERT INTO heroes (name, age) VALUES (new.name, 6); END`,
      `CREATE TRIGGER change INSTEAD OF UPDATE OF name ON old BEGIN UPDATE heroes SET name = new.name WHERE id = old.id; END`,
      'CREATE VIEW unrelated AS SELECT 1 AS one',
    ],
    [
      `INSERT INTO "older ""ones""" VALUES ('x'); UPDATE old SET name = name || '!'`,
      `SELECT (SELECT group_concat(name) FROM "older ""ones""") AS names, n FROM counted`,
      [{ names: 'a!,c!,x!', n: 4 }],
    ],
  ],
  [
    'indexes that no description tells of',
    [
      'CREATE INDEX i1 ON heroes (name DESC, age)',
      'CREATE UNIQUE INDEX "i ""2""" ON heroes (lower(name), abs(age)) WHERE age > 1',
      'CREATE INDEX i3 ON "heroes" (name COLLATE NOCASE)',
      'CREATE INDEX "heroes on x" ON heroes(id)',
    ],
  ],
  [
    `a view and a trigger with the name ${hostile}`,
    [
      log,
      `CREATE VIEW ${quoted} AS SELECT name AS ${quoted} FROM heroes`,
      `CREATE TRIGGER "t ""' x" AFTER INSERT ON heroes BEGIN INSERT INTO log SELECT ${quoted} FROM ${quoted}; END`,
    ],
    [`INSERT INTO heroes (name, age) VALUES ('x', 3)`, 'SELECT count(*) AS n FROM log', [{ n: 4 }]],
  ],
]

const operations: [name: string, operations: SchemaOperation[], after: TableSchema][] = [
  ['another type', [toNumber], withNumber(heroes)],
  [
    'a check',
    [{ kind: 'addCheck', table: 'heroes', check: { name: 'c', rule: '"id" > 0' } }],
    { ...heroes, checks: [{ name: 'c', rule: '"id" > 0' }] },
  ],
]

describe.each(databases)('on %s', (_, open) => {
  describe.each(ways)('%s', (...way) => {
    describe.each(operations)('%s', (__, list, after) => {
      test.each(objects)('keeps %s', async (___, more, works) => {
        await using db = open()
        await make(db, [heroes], [heroRows, ...more])
        const before = await contents(db)
        const order = await rows(db, `SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY rowid`)
        await rebuild(db, list, schemaOf(heroes), schemaOf(after), way)
        expect({ ...(await contents(db)).objects, 'table heroes': '' }).toEqual({
          ...before.objects,
          'table heroes': '',
        })
        expect(await damage(db)).toEqual([])
        const triggers = (all: Record<string, unknown>[]) => all.filter(one => !/view/.test(String(one['type'])))
        expect(
          triggers(await rows(db, `SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid`)),
        ).toEqual(order.filter(one => Object.hasOwn(before.objects, `trigger ${String(one['name'])}`)))
        if (!works) return
        for (const one of works[0].split('; ')) await rows(db, one)
        expect(await rows(db, works[1])).toEqual(works[2])
      })
    })

    test('counters go on where they were', async () => {
      await using db = open()
      const counted: TableSchema = { ...heroes, columns: [{ ...id, autoincrement: true }, ...heroes.columns.slice(1)] }
      const tables = [
        counted,
        {
          ...child('kids', 'heroes', 'cascade'),
          columns: [
            { ...id, autoincrement: true },
            { name: 'up', type: 'integer', nullable: true },
          ],
        } as TableSchema,
      ]
      await make(db, tables, [
        heroRows,
        'INSERT INTO kids VALUES (1, 1), (9, 1)',
        'DELETE FROM heroes WHERE id = 5',
        'DELETE FROM kids WHERE id = 9',
      ])
      await rebuild(db, [toNumber], schemaOf(...tables), schemaOf(withNumber(counted), tables[1] as TableSchema), way)
      expect(await rows(db, 'SELECT name, seq FROM sqlite_sequence ORDER BY name')).toEqual([
        { name: 'heroes', seq: 5 },
        { name: 'kids', seq: 9 },
      ])
      expect(await rows(db, `INSERT INTO heroes (name, age) VALUES ('x', 1) RETURNING id`)).toEqual([{ id: 6 }])
      expect(await rows(db, `INSERT INTO kids (up) VALUES (1) RETURNING id`)).toEqual([{ id: 10 }])
    })

    test('counters of empty tables go on, and begin where there was none', async () => {
      await using db = open()
      const counted: TableSchema = { ...heroes, columns: [{ ...id, autoincrement: true }, ...heroes.columns.slice(1)] }
      await make(
        db,
        [counted, { ...heroes, name: 'others' }],
        [heroRows, 'DELETE FROM heroes', `INSERT INTO others (id, name) VALUES (7, 'a')`],
      )
      await rebuild(db, [toNumber], schemaOf(counted), schemaOf(withNumber(counted)), way)
      const column = { ...id, autoincrement: true } as const
      await rebuild(
        db,
        [{ kind: 'changeColumn', table: 'others', column }],
        schemaOf({ ...heroes, name: 'others' }),
        schemaOf({ ...counted, name: 'others' }),
        way,
      )
      expect(await rows(db, 'SELECT name, seq FROM sqlite_sequence ORDER BY name')).toEqual([
        { name: 'heroes', seq: 5 },
        { name: 'others', seq: 7 },
      ])
    })

    test('the options of the table are what they are to be, and rows keep their numbers', async () => {
      await using db = open()
      const loose: TableSchema = {
        name: 'facts',
        columns: [
          { name: 'what', type: 'text' },
          { name: 'rowid', type: 'text', nullable: true },
        ],
        ...key('facts', 'what'),
        loose: true,
      }
      const { loose: _loose, ...strict } = loose
      await make(
        db,
        [loose],
        [`INSERT INTO facts (oid, what, rowid) VALUES (5, 'a', 'x'), (9, 'b', NULL), (-3, 'c', 'z')`],
      )
      const found = () => rows(db, 'SELECT _rowid_ AS n, what, rowid FROM facts ORDER BY n')
      const before = await found()
      await rebuild(db, [{ kind: 'setOptions', table: 'facts' }], schemaOf(loose), schemaOf(strict), way)
      expect(await found()).toEqual(before)
      expect(await rows(db, `SELECT strict, wr FROM pragma_table_list('facts')`)).toEqual([{ strict: 1, wr: 0 }])
      const without: TableSchema = { ...strict, withoutRowid: true }
      await rebuild(
        db,
        [{ kind: 'setOptions', table: 'facts', withoutRowid: true }],
        schemaOf(strict),
        schemaOf(without),
        way,
      )
      expect(await rows(db, `SELECT strict, wr FROM pragma_table_list('facts')`)).toEqual([{ strict: 1, wr: 1 }])
      expect(await rows(db, 'SELECT what FROM facts ORDER BY what')).toEqual([
        { what: 'a' },
        { what: 'b' },
        { what: 'c' },
      ])
      await rebuild(db, [{ kind: 'setOptions', table: 'facts', loose: true }], schemaOf(without), schemaOf(loose), way)
      expect(await rows(db, 'SELECT what, rowid FROM facts ORDER BY what')).toEqual(
        before.map(({ n: _n, ...row }) => row).sort((a, b) => (String(a['what']) < String(b['what']) ? -1 : 1)),
      )
    })
  })
})
