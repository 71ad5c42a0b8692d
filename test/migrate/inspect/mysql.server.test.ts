// Every kind of object of MySQL and MariaDB, made by SQL of its own and read by inspect().
import { connect, sql, type TransactionDatabase } from 'isomodel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ColumnSchema, TableSchema } from '../../../src/ast/schema.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { own } from './made.ts'
import { mysqlTypes } from './types.ts'

describeOn('mysql', url => {
  let db: TransactionDatabase
  /** The letters that our own tables have. */
  let letters = ''
  let flavour = ''
  const run = (text: string) => sql`${sql.unsafe(text)}`.run(db)
  /** SQL that this server prints. */
  const as = (text: string) => ({ [flavour]: text })
  beforeAll(async () => {
    db = connect(adapterOn('mysql', url()))
    await db.open()
    flavour = db['~dialect'].name
    letters = flavour === 'mariadb' ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin'
  })
  afterAll(() => db.close())

  let count = 0
  async function table(body: string, ...statements: string[]): Promise<TableSchema> {
    const name = `made_${count++}`
    await run(`create table ${name} (${body}) engine = InnoDB collate ${letters}`)
    for (const statement of statements) await run(statement.replaceAll('%', name))
    const [found] = (await inspect(db, { tables: [name] })).tables
    return found as TableSchema
  }
  const column = async (definition: string): Promise<ColumnSchema | undefined> =>
    (await table(`c ${definition}`)).columns[0]

  test.each(mysqlTypes)('the type %s', async (type, { sqlType, ...kind }) => {
    const expected = { name: 'c', nullable: true, ...kind, ...(sqlType ? { sqlType: as(sqlType) } : {}) }
    expect(await column(type)).toEqual(expected)
  })

  test('text that compares otherwise says so', async () => {
    const at = { name: 'c', nullable: true, collate: as('utf8mb4_general_ci') }
    expect(await column('varchar(5) collate utf8mb4_general_ci')).toEqual({ ...at, type: 'text', maxLength: 5 })
    expect(await column('char(36) collate utf8mb4_general_ci')).toEqual({
      ...at,
      type: 'text',
      maxLength: 36,
      sqlType: as('char(36)'),
    })
    await run('create table other (c varchar(5)) character set latin1')
    const [found] = (await inspect(db, { tables: ['other'] })).tables
    expect(found?.columns[0]?.collate).toEqual(as('latin1_swedish_ci'))
  })

  test.each<[string, () => Partial<ColumnSchema>]>([
    ['int not null', () => ({})],
    ['int', () => ({ nullable: true })],
    ['int default 5', () => ({ nullable: true, default: as('5') })],
    ['int default null', () => ({ nullable: true })],
    ['int default (1 + 1)', () => ({ nullable: true, default: as('(1 + 1)') })],
    ['int generated always as (1 + 1) stored', () => ({ nullable: true, generated: as('1 + 1') })],
    ['int generated always as (1 + 1) virtual', () => ({ nullable: true, generated: as('1 + 1'), virtual: true })],
    ['int auto_increment primary key', () => ({ identity: true })],
    [`int not null comment 'it''s a \\"note\\"'`, () => ({ comment: `it's a "note"` })],
  ])('the column: %s', async (definition, expected) => {
    expect(await column(definition)).toEqual({ name: 'c', type: 'integer', bits: 32, ...expected() })
  })

  test('comments, keys and checks', async () => {
    const found = await table(
      `a int, b int, c int, constraint k primary key (c, a), constraint u unique (b, a), unique key (c),
        constraint two check (a < b)`,
      `alter table % comment = 'it''s a table'`,
    )
    expect(found.comment).toBe("it's a table")
    expect(found.primaryKey).toEqual({ name: 'PRIMARY', columns: ['c', 'a'] })
    expect(found.uniques).toEqual([
      { name: 'c', columns: ['c'] },
      { name: 'u', columns: ['b', 'a'] },
    ])
    expect(found.indexes).toBeUndefined()
    expect(found.checks).toEqual([{ name: 'two', rule: as('`a` < `b`') }])
  })

  test.each<[string, object]>([
    ['index i (a)', { keys: ['a'] }],
    ['index i (a desc, t)', { keys: [{ column: 'a', descending: true }, 't'] }],
    ['index i (t(5))', { keys: [{ column: 't', length: 5 }] }],
    ['unique index i (t(5))', { keys: [{ column: 't', length: 5 }], unique: true }],
    ['index i (l(10), a)', { keys: [{ column: 'l', length: 10 }, 'a'] }],
    ['fulltext index i (t, l)', { keys: ['t', 'l'], method: 'fulltext' }],
    ['spatial index i (p)', { keys: ['p'], method: 'spatial' }],
    ['index i (a) using hash', { keys: ['a'] }],
  ])('%s', async (definition, expected) => {
    const found = await table(`a int not null, t varchar(20), l longtext, p point not null, ${definition}`)
    expect(found.indexes).toEqual([{ name: 'i', ...expected }])
    expect(found.uniques).toBeUndefined()
  })

  test('foreign keys, without the indexes that the server makes for them', async () => {
    await run('create table parents (a int, b int, primary key (a, b), unique (b)) engine = InnoDB')
    const found = await table(`
      id int primary key, self int, x int, y int, z int, index mine (z),
      constraint own foreign key (self) references made_${count} (id) on delete set null on update cascade,
      constraint pair foreign key (y, x) references parents (a, b) on delete cascade,
      constraint third foreign key (z) references parents (b) on delete restrict on update no action,
      foreign key (x) references parents (b)`)
    expect(found.foreignKeys).toEqual([
      { name: `${found.name}_ibfk_1`, columns: ['x'], table: 'parents', targetColumns: ['b'] },
      {
        name: 'own',
        columns: ['self'],
        table: found.name,
        targetColumns: ['id'],
        onDelete: 'set null',
        onUpdate: 'cascade',
      },
      { name: 'pair', columns: ['y', 'x'], table: 'parents', targetColumns: ['a', 'b'], onDelete: 'cascade' },
      { name: 'third', columns: ['z'], table: 'parents', targetColumns: ['b'] },
    ])
    expect(found.indexes).toEqual([{ name: 'mine', keys: ['z'] }])
  })

  test('only checks with names of ours make enums and say that booleans are checked', async () => {
    const kind = `check (kind in ('a', 'b'))`
    const found = await table(
      `kind varchar(255), other varchar(255), flag tinyint(1), free tinyint(1),
        constraint ck_any_kind_type ${kind}, constraint listed check (other in ('a', 'b')),
        constraint ck_any_flag_type check (flag in (0, 1)), constraint ck_any_free_type check (free in (0, 1, 2))`,
    )
    expect(found.columns).toEqual([
      { name: 'kind', type: 'enum', values: ['a', 'b'], nullable: true, typeCheck: 'ck_any_kind_type' },
      { name: 'other', type: 'text', maxLength: 255, nullable: true },
      { name: 'flag', type: 'boolean', nullable: true, typeCheck: 'ck_any_flag_type' },
      { name: 'free', type: 'boolean', nullable: true },
    ])
    expect(found.checks?.map(({ name }) => name)).toEqual(['ck_any_free_type', 'listed'])
  })

  test('documents are texts with a check of their own, and texts with such a check are not', async () => {
    const found = await table('a json, b longtext, c longtext check (json_valid(c) and c > 1), check (json_valid(b))')
    expect(found.columns.map(({ type }) => type)).toEqual(['json', 'text', 'text'])
    expect(found.checks).toHaveLength(2)
  })

  test('documents stay documents under another name', async () => {
    const found = await table('a json', 'alter table % rename column a to b')
    expect(found.columns).toMatchObject([{ name: 'b', type: 'json' }])
    expect(found.checks).toBeUndefined()
  })

  test('letters that the catalogue cannot write', async () => {
    const found = await table(
      `kind varchar(255), mark varchar(20) generated always as (concat(kind, '🦄?')) stored,
        constraint ck_x_kind_type check (kind in ('🦄', 'naïve', '🐴')), constraint other check (kind <> '🐴')`,
      `create view seen as select '🦄' as a from % where kind <> '🐴'`,
    )
    expect(found.columns).toMatchObject([
      { type: 'enum', values: ['🦄', 'naïve', '🐴'] },
      { generated: as("concat(`kind`,'🦄?')") },
    ])
    expect(found.checks).toEqual([{ name: 'other', rule: as("`kind` <> '🐴'") }])
    const [view] = (await inspect(db, { tables: ['seen'] })).views
    expect(JSON.stringify(view?.sql)).toMatch(/🦄.*🐴/)
  })

  test('views and what no model describes', async () => {
    await run('create table objects (id int primary key, t varchar(20))')
    await run("create view v as select id, t, '`x`.' as x from objects where t <> 'it''s'")
    await run('create trigger touched before update on objects for each row set new.t = lower(new.t)')
    await run('create function plus(x int) returns int deterministic return x + 1')
    await run('create procedure nothing() select 1')
    if (flavour === 'mariadb') await run('create sequence alone')
    const { tables, views, others } = await inspect(db)
    expect(tables.map(({ name }) => name)).not.toContain('alone')
    const name = url().split('/').at(-1) as string
    const view = views.find(one => one.name === 'v')
    expect(JSON.stringify(view?.sql)).not.toContain(name)
    expect(JSON.stringify(view?.sql)).toContain("'`x`.'")
    await run(`create view again as ${own(view?.sql, flavour)}`)
    const seen = others.map(({ kind, name: other }) => `${kind} ${other}`)
    expect(seen).toEqual([
      ...(flavour === 'mariadb' ? ['sequence alone'] : []),
      'trigger touched',
      'routine nothing',
      'routine plus',
    ])
    expect(others.find(({ kind }) => kind === 'trigger')).toMatchObject({
      table: 'objects',
      sql: 'BEFORE UPDATE set new.t = lower(new.t)',
    })
  })

  test('schemas are prefixes of names', async () => {
    await run('create table geo_places (id int primary key, t varchar(20), index geo_by_t (t), index other (t, id))')
    await run('create table geometry_x (id int primary key)')
    await run(
      'create table geo_towns (id int primary key, constraint fk foreign key (id) references geo_places (id) on delete cascade)',
    )
    const found = await inspect(db, { schemas: ['geo'], tables: ['places', 'towns', 'geometry_x'] })
    expect(found.tables).toMatchObject([
      { name: 'geometry_x' },
      { name: 'places', schema: 'geo', indexes: [{ name: 'by_t' }, { name: 'other' }] },
      { name: 'towns', schema: 'geo', foreignKeys: [{ table: 'places', schema: 'geo' }] },
    ])
    expect((await inspect(db, { tables: ['geo_places'] })).tables).toMatchObject([{ name: 'geo_places' }])
  })

  test('what migrations keep is not there', async () => {
    await run('create table isomodel_migrations (a int)')
    await run('create table isomodel_lock (a int)')
    const { tables } = await inspect(db)
    expect(tables.filter(({ name }) => name.startsWith('isomodel'))).toEqual([])
  })
})
