// What the catalogue's models say, asked back from the database.
import { insertInto, sql } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from './adapters.ts'
import { catalogue } from './catalogue.ts'

describe.each(databases)('on %s', (_, open) => {
  const db = open()
  beforeAll(async () => {
    await createTables(db, catalogue)
    return () => db.close()
  })

  const info = (name: string) =>
    sql<{ name: string; type: string; notnull: number; dflt_value: string | null; pk: number; hidden: number }>`
      select * from pragma_table_xinfo(${name})`.all(db)
  const indexes = (name: string) =>
    sql<{ name: string; columns: string; unique: number; origin: string }>`
      select l.name, l."unique", l.origin, (select group_concat(i.name) from pragma_index_info(l.name) i) as columns
      from pragma_index_list(${name}) l order by l.origin, columns`.all(db)
  const keys = (name: string) =>
    sql<{ id: number }>`
      select f.id, f."table", group_concat(f."from") as here, group_concat(f."to") as there, f.on_delete, f.on_update
      from pragma_foreign_key_list(${name}) f group by f.id order by here`
      .all(db)
      .then(rows => rows.map(({ id: _id, ...row }) => row))

  test('all tables are strict', async () => {
    const rows = await sql<{ strict: number }>`
      select strict from pragma_table_list where schema = 'main' and name not like 'sqlite%'`.all(db)
    expect(rows.map(({ strict }) => strict)).toEqual([1, 1, 1, 1, 1, 1, 1])
  })

  test('each column of each kind may be null and has its type', async () => {
    const columns = await info('kinds')
    expect(columns.map(({ name }) => name)).toEqual(catalogue.Kinds.$.table.columns.map(({ name }) => name))
    expect(columns.filter(({ notnull }) => notnull)).toEqual([])
    const types = new Set(columns.map(({ type }) => type.toUpperCase()))
    expect(types).toEqual(new Set(['INTEGER', 'REAL', 'TEXT', 'BLOB']))
  })

  test('columns are NOT NULL unless they are nullable, and have the defaults of the database only', async () => {
    const columns = await info('options')
    expect(columns.filter(({ notnull }) => !notnull).map(({ name }) => name)).toEqual(['key', 'nullable'])
    expect(
      Object.fromEntries(columns.filter(column => column.dflt_value !== null).map(c => [c.name, c.dflt_value])),
    ).toEqual({
      server: '40 + 2',
      word: `'it''s'`,
      stamp: expect.stringContaining('strftime'),
      stamp_ms: expect.stringContaining('julianday'),
    })
    // 3 is a stored generated column: https://sqlite.org/pragma.html#pragma_table_xinfo
    expect(columns.filter(({ hidden }) => hidden).map(({ name, hidden }) => [name, hidden])).toEqual([['doubled', 3]])
    expect(columns.map(({ name }) => name)).toContain('other "name"')
  })

  test('a key that the database makes is the rowid, and keys of several columns keep their order', async () => {
    expect((await info('options')).filter(({ pk }) => pk)).toMatchObject([{ name: 'key', type: 'INTEGER', pk: 1 }])
    expect((await indexes('options')).filter(({ origin }) => origin === 'pk')).toEqual([])
    expect((await info('geo_regions')).map(({ name, pk, notnull }) => [name, pk, notnull])).toEqual([
      ['country', 1, 1],
      ['number', 2, 1],
    ])
  })

  test('unique constraints and indexes are there, each once', async () => {
    expect(await indexes('options')).toEqual([
      { name: 'ix_options_both', columns: 'both', unique: 0, origin: 'c' },
      { name: 'ix_options_client_made', columns: 'client,made', unique: 0, origin: 'c' },
      { name: 'ix_options_indexed', columns: 'indexed', unique: 0, origin: 'c' },
      { name: 'by_word', columns: 'word', unique: 0, origin: 'c' },
      { name: expect.any(String), columns: 'both', unique: 1, origin: 'u' },
      { name: expect.any(String), columns: 'kind,word', unique: 1, origin: 'u' },
      { name: expect.any(String), columns: 'server,word', unique: 1, origin: 'u' },
      { name: expect.any(String), columns: 'unique', unique: 1, origin: 'u' },
    ])
    expect((await indexes('geo_cities')).map(({ name }) => name)).toEqual(['geo_ix_cities_country_region'])
  })

  test('foreign keys have their columns and actions', async () => {
    expect(await keys('geo_regions')).toEqual([
      { table: 'geo_countries', here: 'country', there: 'code', on_delete: 'CASCADE', on_update: 'CASCADE' },
    ])
    const none = { on_update: 'NO ACTION' }
    expect(await keys('geo_cities')).toEqual([
      { table: 'geo_regions', here: 'country,region', there: 'country,number', on_delete: 'SET NULL', ...none },
      { table: 'people', here: 'mayor', there: 'id', on_delete: 'RESTRICT', ...none },
      { table: 'geo_cities', here: 'sister', there: 'id', on_delete: 'SET NULL', ...none },
    ])
    expect(await keys('people')).toMatchObject([{ table: 'geo_cities', on_delete: 'NO ACTION' }])
    expect(await keys('passports')).toMatchObject([{ table: 'people', on_delete: 'CASCADE' }])
  })

  const row = {
    required: 'a',
    unique: 'u',
    indexed: 'i',
    both: 1,
    checked: 1,
    renamed: 'r',
    noted: 'n',
    folded: 'Folded',
    hidden: 'h',
    fixed: 'f',
    was: 'w',
    kind: 'a',
    active: true,
  } as const
  const refused: [rule: string, change: object, error: object][] = [
    ['a check of a column', { checked: 100 }, { name: 'CheckViolation', constraint: 'ck_options_checked' }],
    ['a check of the table', { required: '0123456789' }, { name: 'CheckViolation', constraint: 'lengths' }],
    ['an unknown value of an enum', { kind: 'c' }, { name: 'CheckViolation', constraint: 'ck_options_kind_type' }],
    ['NULL', { required: null }, { name: 'NotNullViolation', columns: ['required'] }],
  ]
  test.each(refused)('the database refuses %s', async (_rule, change, error) => {
    const Options = catalogue.Options
    const call = insertInto(Options).values({ ...row, ...change } as never, { validate: false })
    await expect(call.run(db)).rejects.toMatchObject(error)
  })

  test('the database refuses values of another type, and integers that are no booleans', async () => {
    const set = (column: string, value: unknown) =>
      sql`insert into kinds (${sql.name(column)}) values (${value})`.run(db)
    await expect(set('integer', 'x')).rejects.toMatchObject({ name: 'QueryError' })
    await expect(set('integer', 1.5)).rejects.toMatchObject({ name: 'QueryError' })
    await expect(set('text', new Uint8Array(1))).rejects.toMatchObject({ name: 'QueryError' })
    await expect(set('blob', 'x')).rejects.toMatchObject({ name: 'QueryError' })
    await expect(set('boolean', 2)).rejects.toMatchObject({ constraint: 'ck_kinds_boolean_type' })
  })

  test('a row gets defaults and generated columns, and collations are asked', async () => {
    const { Options } = catalogue
    const before = Date.now()
    const made = await insertInto(Options).values(row).returning().one(db)
    expect(made).toMatchObject({
      key: 1,
      client: 7,
      server: 42,
      word: "it's",
      doubled: 14,
      fixedFromStart: 1,
      version: 1,
    })
    for (const at of [made.stamp, made.stampMs]) {
      expect(at.getTime()).toBeGreaterThanOrEqual(before - 1)
      expect(at.getTime()).toBeLessThanOrEqual(Date.now() + 1)
    }
    const found = await sql<{
      n: number
    }>`select count(*) as n from options where folded = 'FOLDED' and noted <> 'N'`.one(db)
    expect(found).toEqual({ n: 1 })
  })
})
