import { describe, expect, test } from 'vitest'
import type { SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { rebuildOf } from '../../../src/migrate/rebuild/table-rebuild.ts'
import { databases } from '../adapters.ts'
import { carryOut, contents, damage, make, planned, rebuild, rows, schemaOf, ways } from './kit.ts'
import { child, foreignKey, heroes, heroRows, id, toNumber, withNumber } from './tables.ts'

const on = { table: 'heroes' } as const
const dropAge: SchemaOperation = { kind: 'dropColumn', ...on, column: 'age' }
const check: SchemaOperation = { kind: 'addCheck', ...on, check: { name: 'c', rule: `name <> 'b'` } }
const log = 'CREATE TABLE log (what)'

interface Case {
  readonly name: string
  readonly more?: readonly string[]
  readonly operations?: readonly SchemaOperation[]
  readonly before?: TableSchema
  readonly after?: TableSchema
  readonly message: RegExp
}

const withoutAge: TableSchema = { ...heroes, columns: heroes.columns.slice(0, 2) }

/** Each ends with an error, and the database is what it was. */
const cases: Case[] = [
  {
    name: 'a value that the new type does not take',
    more: [`INSERT INTO heroes VALUES (9, 'x', 'old')`],
    message:
      /rows of the table heroes do not fit its new definition: cannot store TEXT value in INTEGER column heroes.age/,
  },
  {
    name: 'a row that a new check does not take',
    operations: [check],
    after: { ...heroes, checks: [{ name: 'c', rule: `name <> 'b'` }] },
    message: /CHECK|check/,
  },
  {
    name: 'rows that are the same by a new unique key',
    more: [`UPDATE heroes SET name = 'a'`],
    operations: [{ kind: 'addUnique', ...on, unique: { name: 'u', columns: ['name'] } }],
    after: { ...heroes, uniques: [{ name: 'u', columns: ['name'] }] },
    message: /rows of the table heroes do not fit its new definition: a row with the same value in heroes.name/,
  },
  {
    name: 'rows that point at none by a new foreign key',
    operations: [{ kind: 'addForeignKey', ...on, foreignKey: foreignKey('heroes', 'id', 'teams') }],
    more: ['CREATE TABLE teams (id INTEGER PRIMARY KEY)', 'INSERT INTO teams VALUES (1)'],
    after: { ...heroes, foreignKeys: [foreignKey('heroes', 'id', 'teams')] },
    message: /heroes has rows whose foreign key points at no row|foreign key/i,
  },
  {
    name: 'a column that others refer to, and that goes',
    more: [
      'CREATE UNIQUE INDEX u ON heroes (age)',
      'CREATE TABLE kids (up TEXT REFERENCES heroes (age))',
      `INSERT INTO kids VALUES ('7')`,
    ],
    operations: [dropAge],
    after: withoutAge,
    message: /age|mismatch/,
  },
  {
    name: 'a view that reads a column that goes',
    more: ['CREATE VIEW old AS SELECT name FROM heroes WHERE age > 1'],
    operations: [dropAge],
    after: withoutAge,
    message: /age/,
  },
  {
    name: 'a view of a view that reads a column that goes',
    more: ['CREATE VIEW all_heroes AS SELECT * FROM heroes', 'CREATE VIEW old AS SELECT age FROM all_heroes'],
    operations: [dropAge],
    after: withoutAge,
    message: /age/,
  },
  ...[
    'AFTER INSERT ON heroes',
    'AFTER DELETE ON heroes',
    'BEFORE UPDATE ON heroes',
    'AFTER UPDATE OF name ON heroes',
  ].map((event): Case => ({
    name: `a trigger ${event} that reads a column that goes`,
    more: [log, `CREATE TRIGGER t ${event} BEGIN INSERT INTO log SELECT age FROM heroes; END`],
    operations: [dropAge],
    after: withoutAge,
    message: /age/,
  })),
  ...[
    'AFTER UPDATE OF name, age ON heroes BEGIN SELECT 1; END',
    'AFTER DELETE ON heroes WHEN "old".[AGE] > 1 BEGIN SELECT 1; END',
  ].map((text): Case => ({
    name: `a trigger that is sure to read a column that goes: ${text}`,
    more: [`CREATE TRIGGER t ${text}`],
    operations: [dropAge],
    after: withoutAge,
    message: /^the column heroes.age cannot go: the trigger t reads it/,
  })),
  {
    name: 'a view that is sure to read a column that goes',
    more: ['CREATE VIEW v AS SELECT main."Heroes" . age FROM heroes'],
    operations: [dropAge],
    after: withoutAge,
    message: /^the column heroes.age cannot go: the view v reads it/,
  },
  {
    name: 'a trigger of another table that writes a column that goes',
    more: [log, `CREATE TRIGGER t AFTER DELETE ON log BEGIN UPDATE heroes SET age = 1; END`],
    operations: [dropAge],
    after: withoutAge,
    message: /age/,
  },
  {
    name: 'an index of a column that goes, of which no description tells',
    more: ['CREATE INDEX i ON heroes (age)'],
    operations: [dropAge],
    after: withoutAge,
    message: /age/,
  },
  {
    name: 'a column that no migration knows',
    more: ['ALTER TABLE heroes ADD COLUMN secret TEXT'],
    message: /the table heroes has a column secret that no migration knows/,
  },
  {
    name: 'a column that is not there',
    more: ['ALTER TABLE heroes DROP COLUMN age'],
    message: /the table heroes has no column age/,
  },
  {
    name: 'a table that is not there',
    more: ['ALTER TABLE heroes RENAME TO others'],
    message: /the table heroes cannot be rebuilt: the database has none/,
  },
]

describe.each(databases)('on %s', (_, open) => {
  describe.each(ways)('%s', (...way) => {
    test.each(cases)(
      'nothing changes because of $name',
      async ({ more = [], message, operations = [toNumber], ...schemas }) => {
        await using db = open()
        const { before = heroes, after = withNumber(heroes) } = schemas
        await make(
          db,
          [heroes, child('children', 'heroes', 'cascade')],
          [heroRows, 'INSERT INTO children VALUES (1, 1)', ...more],
        )
        const was = await contents(db)
        await expect(rebuild(db, operations, schemaOf(before), schemaOf(after), way)).rejects.toThrow(message)
        expect(await contents(db)).toEqual(was)
        expect(await damage(db)).toEqual([])
        expect(await rows(db, 'PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
      },
    )

    test('a failure at any statement leaves everything as it was', async () => {
      await using db = open()
      const tables: TableSchema[] = [
        {
          ...heroes,
          columns: [
            { ...id, autoincrement: true },
            ...heroes.columns.slice(1),
            { name: 'boss', type: 'integer', nullable: true },
          ],
          foreignKeys: [foreignKey('heroes', 'boss', 'heroes', 'cascade')],
          indexes: [
            { name: 'i', keys: ['name'], unique: true },
            { name: 'j', keys: ['age'] },
          ],
          fullTexts: [{ name: 'words', columns: ['name'] }],
        },
        child('kids', 'heroes', 'cascade'),
        child('grandkids', 'kids', 'set null'),
      ]
      await make(db, tables, [
        heroRows,
        'UPDATE heroes SET boss = 6 - id WHERE id <> 2',
        'INSERT INTO kids VALUES (1, 1), (2, 5)',
        'INSERT INTO grandkids VALUES (1, 1), (2, 2)',
        log,
        'CREATE VIEW v AS SELECT * FROM heroes',
        'CREATE TRIGGER t AFTER DELETE ON heroes BEGIN INSERT INTO log VALUES (old.name); END',
      ])
      const [first, ...others] = tables as [TableSchema, ...TableSchema[]]
      const after = {
        ...withNumber(first),
        columns: withNumber(first).columns.map(one => (one.name === 'name' ? { ...one, name: 'title' } : one)),
        indexes: [
          { name: 'i', keys: ['title'], unique: true as const },
          { name: 'k', keys: ['age'] },
        ],
        fullTexts: [{ name: 'words', columns: ['title'] }],
      }
      const operations: SchemaOperation[] = [toNumber, { kind: 'renameColumn', ...on, column: 'name', to: 'title' }]
      const change = rebuildOf(operations, schemaOf(...tables), schemaOf(after, ...others))
      const list = (await planned(db, [change], schemaOf(after, ...others), way[1])).map(one => one.sql)
      const was = await contents(db)
      for (let at = 0; at <= list.length; at++) {
        const broken = [...list.slice(0, at), `SELECT json_extract('[]', 'broken')`, ...list.slice(at)]
        await expect(way[2](db, broken)).rejects.toThrow('bad JSON path')
        expect(await contents(db)).toEqual(was)
      }
      await way[2](db, list)
      expect(await rows(db, 'SELECT id, title, age, boss FROM heroes ORDER BY id')).toEqual([
        { id: 1, title: 'a', age: 7, boss: 5 },
        { id: 2, title: 'b', age: 0, boss: null },
        { id: 5, title: 'c', age: 9, boss: 1 },
      ])
      expect(await damage(db)).toEqual([])
    })

    test('a plan does not run on a database that has changed since', async () => {
      const changes = [
        'CREATE TABLE late (up INTEGER REFERENCES Heroes ON DELETE CASCADE)',
        'CREATE TABLE late (up INTEGER REFERENCES kids ON DELETE CASCADE)',
        'CREATE TRIGGER late AFTER INSERT ON heroes BEGIN SELECT 1; END',
        'CREATE INDEX late ON heroes (age)',
        'ALTER TABLE heroes ADD COLUMN late TEXT',
        'DROP INDEX i',
      ]
      for (const change of changes) {
        await using db = open()
        const kids = child('kids', 'heroes', 'cascade')
        await make(db, [heroes, kids], [heroRows, 'CREATE INDEX i ON heroes (name)', 'INSERT INTO kids VALUES (1, 1)'])
        const after = schemaOf(withNumber(heroes), kids)
        const list = await planned(db, [rebuildOf([toNumber], schemaOf(heroes, kids), after)], after, way[1])
        await rows(db, change)
        const was = await contents(db)
        // With foreign keys off, later references are as safe as earlier ones.
        if (way[1] === 'session' && change.startsWith('CREATE TABLE')) continue
        await expect(carryOut(db, list, way[2])).rejects.toThrow(/has changed since|that did not when/)
        expect(await contents(db)).toEqual(was)
      }
    })

    test('leftovers of a run that was ended go, and what only looks like one stays', async () => {
      await using db = open()
      const kids = child('kids', 'heroes', 'cascade')
      await make(
        db,
        [heroes, kids],
        [
          heroRows,
          'INSERT INTO kids VALUES (1, 1)',
          'CREATE TABLE __isomodel_new_heroes (id INTEGER PRIMARY KEY, boss REFERENCES __isomodel_new_heroes ON DELETE RESTRICT)',
          'INSERT INTO __isomodel_new_heroes VALUES (1, 2), (2, 1)',
          'CREATE TABLE __isomodel_new_kids (id INTEGER PRIMARY KEY, up REFERENCES __isomodel_new_heroes ON DELETE RESTRICT)',
          'INSERT INTO __isomodel_new_kids VALUES (1, 1)',
          'CREATE TABLE __isomodel_new_lost (id)',
          'CREATE TABLE used (id INTEGER PRIMARY KEY)',
          'CREATE TABLE __isomodel_new_used (id INTEGER PRIMARY KEY)',
          'INSERT INTO __isomodel_new_used VALUES (1)',
          'CREATE TABLE user (up REFERENCES __isomodel_new_used ON DELETE CASCADE)',
          'INSERT INTO user VALUES (1)',
        ],
      )
      await rebuild(db, [toNumber], schemaOf(heroes, kids), schemaOf(withNumber(heroes), kids), way)
      expect(await rows(db, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)).toEqual(
        ['__isomodel_new_lost', '__isomodel_new_used', 'heroes', 'kids', 'used', 'user'].map(name => ({ name })),
      )
      expect(await rows(db, 'SELECT count(*) AS n FROM user')).toEqual([{ n: 1 }])
      expect(await rows(db, 'SELECT count(*) AS n FROM kids')).toEqual([{ n: 1 }])
    })
  })

  test('views with the same words for something else stay', async () => {
    await using db = open()
    await make(
      db,
      [heroes],
      [
        heroRows,
        'CREATE VIEW v AS WITH heroes AS (SELECT 1 AS age) SELECT heroes.age FROM heroes',
        'CREATE VIEW w AS SELECT heroes.age, h.name FROM (SELECT 2 AS age) AS heroes, main.heroes AS h',
      ],
    )
    await rebuild(db, [dropAge], schemaOf(heroes), schemaOf(withoutAge), ways[1] as (typeof ways)[number])
    expect(await rows(db, 'SELECT v.age AS one, w.age AS two FROM v, w LIMIT 1')).toEqual([{ one: 1, two: 2 }])
  })

  test('with foreign keys on, the way of a session changes nothing', async () => {
    await using db = open()
    const kids = child('kids', 'heroes', 'cascade')
    await make(db, [heroes, kids], [heroRows, 'INSERT INTO kids VALUES (1, 1)'])
    const was = await contents(db)
    const after = schemaOf(withNumber(heroes), kids)
    const list = await planned(db, [rebuildOf([toNumber], schemaOf(heroes, kids), after)], after, 'session')
    for (const [, , run] of ways.slice(1)) await expect(carryOut(db, list, run)).rejects.toThrow('foreign keys are on')
    expect(await contents(db)).toEqual(was)
  })

  test('a cycle that writes null where none is taken is refused with foreign keys on', async () => {
    await using db = open()
    const tables: TableSchema[] = [{ ...heroes, foreignKeys: [foreignKey('heroes', 'id', 'heroes', 'set null')] }]
    await make(db, tables)
    const after = schemaOf({ ...heroes })
    const change = rebuildOf([{ kind: 'dropForeignKey', ...on, name: 'heroes_id_fk' }], schemaOf(...tables), after)
    await expect(planned(db, [change], after, 'session')).resolves.toBeDefined()
    const required = { ...heroes, columns: [...heroes.columns, { name: 'boss', type: 'integer' } as const] }
    const strict = { ...required, name: 'bosses', foreignKeys: [foreignKey('bosses', 'boss', 'bosses', 'set null')] }
    await make(db, [strict])
    const now = schemaOf({ ...strict, foreignKeys: [] })
    const second = rebuildOf([{ kind: 'dropForeignKey', table: 'bosses', name: 'x' }], schemaOf(strict), now)
    await expect(planned(db, [second], now, 'closure')).rejects.toMatchObject({
      name: 'MigrationError',
      message: expect.stringContaining('bosses.boss'),
    })
  })
})
