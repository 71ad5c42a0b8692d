// Full-text indexes of SQLite: their definitions, and what happens behind the library's back.
import { connect, defineSchema, from, fullText, insertInto, integer, match, sql, table, text } from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { createTables } from 'isomodel/migrate'
import { expect, test } from 'vitest'
import { writeOperation } from '../../../src/compile/operation.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { rowid } from '../../../src/dialect/sqlite/rowid.ts'
import { sqlite } from '../../../src/dialects.ts'
import { DefinitionError } from '../../../src/error/definition.ts'
import { creation, removal } from '../../../src/schema/operations.ts'

const schema = defineSchema({
  Word: table(
    'words',
    { key: text().primaryKey(), a: text(), b: text().nullable().unique() },
    { constraints: t => [fullText(t.b, t.a)] },
  ),
})
const { Word } = schema
const dialect = defining(sqlite)
const create = (models: Parameters<typeof creation>[0]) =>
  creation(models, true).flatMap(operation => writeOperation(operation, dialect))

test('an index is a table with three triggers', () => {
  expect(create(schema).slice(1)).toEqual([
    `CREATE VIRTUAL TABLE "ft_words_b_a" USING fts5(c0, c1, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* Nd Mn Mc' separators '\uFE0E\uFE0F'")`,
    `CREATE TRIGGER "ft_words_b_a_insert" AFTER INSERT ON "words" BEGIN
  DELETE FROM "ft_words_b_a" WHERE rowid = new.rowid;
  INSERT INTO "ft_words_b_a" (rowid, c0, c1) VALUES (new.rowid, new."b", new."a");
END`,
    `CREATE TRIGGER "ft_words_b_a_update" AFTER UPDATE ON "words" WHEN old.rowid <> new.rowid OR old."b" COLLATE BINARY IS NOT new."b" OR old."a" COLLATE BINARY IS NOT new."a" BEGIN
  DELETE FROM "ft_words_b_a" WHERE rowid = old.rowid;
  DELETE FROM "ft_words_b_a" WHERE rowid = new.rowid;
  INSERT INTO "ft_words_b_a" (rowid, c0, c1) VALUES (new.rowid, new."b", new."a");
END`,
    `CREATE TRIGGER "ft_words_b_a_delete" AFTER DELETE ON "words" BEGIN
  DELETE FROM "ft_words_b_a" WHERE rowid = old.rowid;
END`,
    'INSERT INTO "ft_words_b_a" (rowid, c0, c1) SELECT rowid, "b", "a" FROM "words"',
  ])
  expect(removal(schema).flatMap(operation => writeOperation(operation, dialect))).toEqual([
    'DROP TABLE IF EXISTS "words"',
    'DROP TABLE IF EXISTS "ft_words_b_a"',
  ])
})

test('rows have a number by a name that no column has', () => {
  expect(rowid(['id'])).toBe('rowid')
  expect(rowid(['RowId', 'oid'])).toBe('_rowid_')
  expect(rowid(['rowid', '_ROWID_'])).toBe('oid')
  expect(rowid(['rowid', '_rowid_', 'oid'])).toBeNull()
  const { All } = defineSchema({
    All: table(
      'every',
      { id: integer().primaryKey(), rowid: text(), oid: text(), own: text().named('_rowid_') },
      { constraints: t => [fullText(t.rowid)] },
    ),
  })
  expect(() => create({ All })).toThrow(
    new DefinitionError('All: fullText() needs one of the names rowid, _rowid_ and oid'),
  )
})

test('REPLACE, VACUUM, and rows that come and go by other ways, leave nothing behind', async () => {
  await using db = connect(nodeSqlite({ file: ':memory:' }))
  await createTables(db, schema)
  const keys = async (words: string) => (await from(Word).where(match(Word, words)).all(db)).map(row => row.key)
  const rows = Array.from({ length: 50 }, (_, at) => ({ key: `k${at}`, a: `word${at} all`, b: `b${at}` }))
  await insertInto(Word).values(rows).run(db)
  await sql`delete from words where key < 'k3'`.run(db)
  await sql`vacuum`.run(db)
  expect(await keys('word30')).toEqual(['k30'])
  expect(await keys('word20')).toEqual([])
  // The row goes, and another takes the unique value: by SQLite's own choice without a DELETE.
  await sql`insert or replace into words values ('new', 'word99 all', 'b30')`.run(db)
  expect([await keys('word30'), await keys('word99')]).toEqual([[], ['new']])
  await sql`replace into words values ('k31', 'word98', 'c')`.run(db)
  expect([await keys('word31'), await keys('word98')]).toEqual([[], ['k31']])
  await sql`update words set rowid = 7000 where key = 'k31'`.run(db)
  expect(await keys('word98')).toEqual(['k31'])
  await sql`update or replace words set key = 'k32' where key = 'k31'`.run(db)
  expect([await keys('word98'), await keys('word32')]).toEqual([['k32'], []])
  // Another row takes the number of one that went so.
  await sql`insert or ignore into words (rowid, key, a) values (33, 'late', 'word97')`.run(db)
  expect([await keys('word97'), await keys('word32')]).toEqual([['late'], []])
  expect(await keys('all')).toHaveLength(await from(Word).where(Word.a.contains('all')).count(db))
  await sql`insert into ft_words_b_a (ft_words_b_a) values ('integrity-check')`.run(db)
})
