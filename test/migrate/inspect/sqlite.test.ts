// What our own definitions are when SQLite is asked for them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import {
  alias,
  connect,
  count,
  custom,
  defineSchema,
  enumOf,
  from,
  fullText,
  integer,
  primaryKey,
  sql,
  table,
  text,
  timestamp,
  view,
} from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { createTables } from 'isomodel/migrate'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { describe, expect, test } from 'vitest'
import type { ViewSchema } from '../../../src/ast/schema.ts'
import { describe as describeModels } from '../../../src/migrate/describe.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { databases } from '../adapters.ts'
import { catalogue } from '../catalogue.ts'
import { known } from './known.ts'

const memory = () => connect(betterSqlite3({ file: ':memory:' }))

const id = integer().primaryKey()
const searched = defineSchema({
  Page: table(
    'pages',
    { id, rowid: text(), title: text(), body: text() },
    { constraints: t => [fullText(t.title, t.body), fullText(t.body)] },
  ),
  Note: table(
    'notes "of" it\'s',
    { key: text().primaryKey(), 'the text': text(), made: timestamp() },
    { schema: 'a b', constraints: t => [fullText(t['the text']).named('Find "it"')] },
  ),
})
const { Page, Note } = searched
const point = custom({ sqlType: 'point', schema: v.string(), encode: String, decode: String })
const odd = defineSchema({
  // Integer keys that nobody makes but the client, and one that two columns share with a foreign key.
  Given: table('given', { id: integer().default(7).primaryKey() }),
  Both: table(
    'both',
    { given: integer().references('Given.id'), n: integer() },
    { constraints: t => [primaryKey(t.given, t.n)] },
  ),
  // A table that cannot be STRICT.
  Place: table('places', { id: integer().primaryKey(), at: point, text: enumOf('a\0b', "c'd", 'e').nullable() }),
})
const viewed = {
  ...searched,
  Long: view('long pages', from(Page).where(Page.title.ne("it's --")).select({ id: Page.id, title: Page.title })),
  Both: view(
    'both',
    from(Page)
      .innerJoin(alias(Page, 'o'), sql<boolean>`true`)
      .groupBy(Page.id)
      .select({ id: Page.id, n: count() }),
    { schema: 'a b' },
  ),
  Noted: view('noted', from(Note).select({ key: Note.key })),
}

describe.each(databases)('on %s', (_, open) => {
  test('the catalogue of all columns and options is what it was described as', async () => {
    await using db = open()
    await createTables(db, catalogue)
    const { others, ...found } = await inspect(db, { schemas: ['geo'] })
    expect(known(found)).toEqual(known(describeModels(catalogue)))
    expect(others).toEqual([])
  })

  test('keys that clients make and types of the database are too', async () => {
    await using db = open()
    await createTables(db, odd)
    const { others, ...found } = await inspect(db)
    expect(known(found)).toEqual(known(describeModels(odd)))
    expect(others).toEqual([])
  })

  test('views and full-text indexes are too, without what is behind them', async () => {
    await using db = open()
    await createTables(db, viewed)
    const { others, ...found } = await inspect(db, { schemas: ['a b'] })
    const described = describeModels(viewed)
    expect(known(found)).toEqual(known(described))
    // Letter by letter: SQLite keeps what it was told.
    const texts = (views: readonly ViewSchema[]) => views.map(one => (one.sql as { sqlite: string }).sqlite)
    expect(new Set(texts(found.views))).toEqual(new Set(texts(described.views)))
    expect(others).toEqual([])
  })

  test('a transaction sees what it changed', async () => {
    await using db = open()
    await createTables(db, { Page })
    await db.transaction(async tx => {
      await sql`alter table pages rename column title to heading`.run(tx)
      const { tables, others } = await inspect(tx)
      expect(tables[0]?.columns.map(({ name }) => name)).toEqual(['id', 'rowid', 'heading', 'body'])
      expect(tables[0]?.fullTexts?.map(({ columns }) => columns)).toEqual([['heading', 'body'], ['body']])
      expect(others).toEqual([])
    })
  })

  test('a full-text index stays one of ours where the key that numbers its rows gets another name', async () => {
    await using db = open()
    const { Plain } = defineSchema({
      Plain: table('plain', { id, body: text() }, { constraints: t => [fullText(t.body)] }),
    })
    await createTables(db, { Plain })
    await sql`alter table plain rename column id to "it's"`.run(db)
    const { tables, others } = await inspect(db)
    expect(tables[0]?.fullTexts).toEqual([{ name: 'ft_plain_body', columns: ['body'] }])
    expect(others).toEqual([])
  })
})

test('without a word of schemas their tables are called with a prefix', async () => {
  await using db = memory()
  await createTables(db, catalogue)
  const { tables } = await inspect(db)
  expect(tables.map(({ name, schema }) => [name, schema])).toEqual(
    ['geo_cities', 'geo_countries', 'geo_regions', 'kinds', 'options', 'passports', 'people'].map(name => [
      name,
      undefined,
    ]),
  )
  const cities = tables.find(({ name }) => name === 'geo_cities')
  expect(cities?.indexes?.map(({ name }) => name)).toEqual(['geo_ix_cities_country_region'])
  expect(cities?.foreignKeys?.map(key => key.table)).toEqual(['geo_cities', 'people', 'geo_regions'])
})

test('tables can be chosen, with what stands on them', async () => {
  await using db = memory()
  await createTables(db, viewed)
  await sql`create trigger bell after insert on pages begin select 1; end`.run(db)
  await sql`create trigger gong after insert on ${sql.name(`a b_notes "of" it's`)} begin select 1; end`.run(db)
  const found = await inspect(db, { tables: ['pages', 'noted'] })
  expect(found.tables).toMatchObject([{ name: 'pages', fullTexts: [{}, {}] }])
  expect(found.views).toMatchObject([{ name: 'noted' }])
  expect(found.others).toMatchObject([{ kind: 'trigger', name: 'bell', table: 'pages' }])
  expect(await inspect(db, { tables: ['PAGES', 'absent'] })).toEqual({ tables: [], views: [], others: [] })
})

test('neither tables of SQLite nor those of migrations are seen', async () => {
  await using db = memory()
  for (const statement of [
    'create table isomodel_migrations (name text primary key)',
    'create table isomodel_lock (id integer primary key autoincrement, owner text unique)',
    'create index locks on isomodel_lock (owner)',
    'create trigger unlocked after delete on isomodel_lock begin select 1; end',
    `insert into isomodel_lock values (1, 'a')`,
    'create temp table here (id)',
    'create temp table pages (other)',
    'create temp view seen as select 1',
    'analyze',
  ])
    await sql`${sql.unsafe(statement)}`.run(db)
  expect(await inspect(db)).toEqual({ tables: [], views: [], others: [] })
  await sql`create table main.pages (id integer primary key)`.run(db)
  // One of the same name hides it from everybody but us.
  expect((await inspect(db)).tables).toMatchObject([{ name: 'pages', columns: [{ name: 'id', identity: true }] }])
})

test('what fullText() writes is no index of ours any more once somebody changed it', async () => {
  await using db = memory()
  await createTables(db, { Page })
  await sql`drop trigger ft_pages_body_update`.run(db)
  const { tables, others } = await inspect(db)
  expect(tables[0]?.fullTexts?.map(({ name }) => name)).toEqual(['ft_pages_title_body'])
  expect(others.map(({ kind, name }) => [kind, name])).toEqual([
    ['virtual table', 'ft_pages_body'],
    ['trigger', 'ft_pages_body_insert'],
    ['trigger', 'ft_pages_body_delete'],
  ])
})

test('a definition that cannot be read is an error that names the table', async () => {
  await using db = memory()
  await sql`create table fine (id)`.run(db)
  await sql`create table parents (a, b, primary key (a, b))`.run(db)
  await sql`create table odd (id references parents)`.run(db)
  await expect(inspect(db)).rejects.toMatchObject({
    name: 'MigrationError',
    message: 'the table odd: its foreign key to parents has no key there of as many columns',
  })
  expect((await inspect(db, { tables: ['fine'] })).tables).toHaveLength(1)
})

test('a virtual table whose code is not there is seen all the same', async () => {
  await using db = connect(sqliteWasm({ storage: 'memory' }))
  await sql`create table own (id integer primary key)`.run(db)
  await sql`pragma writable_schema = on`.run(db)
  for (const name of ['notes', 'lost']) {
    const text = `CREATE VIRTUAL TABLE ${name} USING missing(a)`
    await sql`insert into sqlite_schema values ('table', ${name}, ${name}, 0, ${text})`.run(db)
  }
  await sql`pragma writable_schema = reset`.run(db)
  const { tables, others } = await inspect(db)
  expect(tables.map(({ name }) => name)).toEqual(['own'])
  expect(others.map(({ kind, name }) => [kind, name])).toEqual([
    ['virtual table', 'notes'],
    ['virtual table', 'lost'],
  ])
})

test('nobody who writes is waited for', async () => {
  const place = mkdtempSync(join(tmpdir(), 'isomodel-inspect-'))
  {
    const file = join(place, 'a.sqlite')
    await using writer = connect(betterSqlite3({ file }))
    await using reader = connect(betterSqlite3({ file }))
    await createTables(writer, { Page })
    await writer.transaction(async tx => {
      await sql`create table more (id)`.run(tx)
      expect((await inspect(reader)).tables.map(({ name }) => name)).toEqual(['pages'])
      expect((await inspect(tx)).tables.map(({ name }) => name)).toEqual(['more', 'pages'])
    })
  }
  rmSync(place, { recursive: true })
})
