// Changes that only some databases make in place, on real ones: rows stay, and the catalogue says what it should.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ColumnSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { mariadb, postgres } from '../../../src/dialects.ts'
import { type Client, openClient } from '../../services/client.ts'
import { describeOn } from '../../services/database.ts'
import { type Live, live } from './live.ts'

const id: ColumnSchema = { name: 'id', type: 'integer', identity: true }
const primaryKey = { name: 'pk_t_id', columns: ['id'] }
const table = (columns: readonly ColumnSchema[], own: Partial<TableSchema> = {}): SchemaOperation => ({
  kind: 'createTable',
  table: { name: 't', primaryKey, ...own, columns: [id, ...columns] },
})
const change = (column: ColumnSchema, own: object = {}): SchemaOperation => ({
  kind: 'changeColumn',
  table: 't',
  column,
  ...own,
})
const number: ColumnSchema = { name: 'a', type: 'integer', bits: 32 }

describeOn('postgres', url => {
  let client: Client
  let db: Live
  const query = (sql: string) => client.query(sql)
  beforeAll(async () => {
    client = await openClient('postgres', url())
  })
  afterAll(() => client.close())
  beforeEach(async () => {
    await query('DROP SCHEMA IF EXISTS public, "Other ""one""" CASCADE')
    await query('CREATE SCHEMA public')
    db = live(defining(postgres), query)
  })

  test('a serial becomes an identity that goes on where it was', async () => {
    await query(`CREATE TABLE t (id bigserial, CONSTRAINT pk_t_id PRIMARY KEY (id))`)
    await query('INSERT INTO t DEFAULT VALUES; INSERT INTO t DEFAULT VALUES; DELETE FROM t WHERE id = 2')
    const serial: ColumnSchema = { name: 'id', type: 'integer', default: `nextval('t_id_seq'::regclass)` }
    db.schema = { tables: [{ name: 't', columns: [serial], primaryKey }], views: [] }
    await db.run(change(id))
    expect(await query('INSERT INTO t DEFAULT VALUES RETURNING id')).toEqual([{ id: '3' }])
    expect(await query(`SELECT count(*)::int AS n FROM pg_class WHERE relkind = 'S'`)).toEqual([{ n: 1 }])
  })

  test('a key becomes an identity after its highest value, and back', async () => {
    await query('CREATE TABLE t (id bigint, CONSTRAINT pk_t_id PRIMARY KEY (id)); INSERT INTO t VALUES (7)')
    db.schema = { tables: [{ name: 't', columns: [{ name: 'id', type: 'integer' }], primaryKey }], views: [] }
    await db.run(change(id))
    expect(await query('INSERT INTO t DEFAULT VALUES RETURNING id')).toEqual([{ id: '8' }])
    await db.run(change({ ...id, bits: 32 }))
    expect(await query('INSERT INTO t DEFAULT VALUES RETURNING id')).toEqual([{ id: 9 }])
    await db.run(change({ name: 'id', type: 'integer', bits: 32 }))
    await expect(query('INSERT INTO t DEFAULT VALUES')).rejects.toThrow('null value')
  })

  test('a generated column changes with all that stands on it', async () => {
    const twice: ColumnSchema = { name: 'b', type: 'integer', generated: 'a * 2', nullable: true, comment: 'twice' }
    await db.run(
      table([number, twice], {
        indexes: [{ name: 'ix', keys: ['b', { sql: 'b + 1' }], where: 'b > 0' }],
        uniques: [{ name: 'uq', columns: ['b'] }],
        checks: [{ name: 'ck', rule: 'b < 100' }],
      }),
    )
    await query('INSERT INTO t (a) VALUES (1), (2)')
    await db.run(change({ ...twice, generated: 'a * 3' }))
    expect(await query('SELECT b::int AS b FROM t ORDER BY id')).toEqual([{ b: 3 }, { b: 6 }])
    // The column that it reads changes under it.
    await db.run(change({ name: 'a', type: 'bigint' }))
    expect(await query('SELECT b::int AS b FROM t ORDER BY id')).toEqual([{ b: 3 }, { b: 6 }])
    const kept =
      await query(`SELECT conname AS name FROM pg_constraint WHERE conrelid = 't'::regclass AND contype <> 'n'
      UNION SELECT indexname FROM pg_indexes WHERE tablename = 't' ORDER BY 1`)
    expect(kept.map(({ name }) => name)).toEqual(['ck', 'ix', 'pk_t_id', 'uq'])
    await db.run(change({ name: 'b', type: 'integer', nullable: true }))
    expect(await query('UPDATE t SET b = b + 1 RETURNING b::int AS b')).toEqual([{ b: 4 }, { b: 7 }])
  })

  test('rows that wait for the end of a transaction let a column be filled', async () => {
    const other: ColumnSchema = { name: 'other', type: 'integer', nullable: true }
    await db.run(
      table([other], {
        foreignKeys: [{ name: 'fk', columns: ['other'], table: 't', targetColumns: ['id'], deferrable: 'deferred' }],
      }),
    )
    await query('INSERT INTO t (other) VALUES (NULL)')
    await query('BEGIN')
    await db.run(change({ name: 'other', type: 'integer' }, { backfill: 'id' }))
    await query('COMMIT')
    expect(await query('SELECT other::int AS other FROM t')).toEqual([{ other: 1 }])
  })

  test('a table with a hostile name moves away and back', async () => {
    await db.run(
      {
        kind: 'createTable',
        table: { name: `it's "100%" $$`, columns: [id, number], primaryKey, indexes: [{ name: 'ix', keys: ['a'] }] },
      },
      { kind: 'moveTable', table: `it's "100%" $$`, to: 'Other "one"' },
      { kind: 'rename', table: `it's "100%" $$`, schema: 'Other "one"', of: 'index', name: 'ix', to: 'Ix 2' },
      { kind: 'dropIndex', table: `it's "100%" $$`, schema: 'Other "one"', name: 'Ix 2' },
      { kind: 'moveTable', table: `it's "100%" $$`, schema: 'Other "one"' },
    )
    expect(
      await query(`SELECT table_schema AS name FROM information_schema.tables WHERE table_name LIKE 'it%'`),
    ).toEqual([{ name: 'public' }])
  })

  test('an index is made and dropped while others write, also after a build that failed', async () => {
    await db.run(table([number]))
    await query('INSERT INTO t (a) VALUES (1), (1)')
    const index = { name: 'ix', keys: ['a'], unique: true } as const
    const create = { kind: 'createIndex', table: 't', index, concurrently: true } as const
    await expect(db.run(create)).rejects.toThrow('could not create unique index')
    await query('DELETE FROM t WHERE id = 2')
    await db.run(create)
    expect(await query(`SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = 'ix'::regclass`)).toEqual([
      { valid: true },
    ])
    await db.run({ kind: 'dropIndex', table: 't', name: 'ix', concurrently: true })
  })

  test('values that a check does not know stop the change of an enum', async () => {
    const kind: ColumnSchema = { name: 'k', type: 'enum', values: ['a', 'b'], typeCheck: 'ck_k' }
    await db.run(table([kind]))
    await query(`INSERT INTO t (k) VALUES ('b')`)
    await query('BEGIN')
    await expect(db.run(change({ ...kind, values: ['a'] }))).rejects.toThrow('ck_k')
    await query('ROLLBACK')
    await db.run(change({ ...kind, values: ['b', "it's"], typeCheck: 'ck_2' }))
    await query(`INSERT INTO t (k) VALUES ('it''s')`)
  })
})

describeOn('mysql', url => {
  let client: Client
  let db: Live
  const query = (sql: string) => client.query(sql)
  beforeAll(async () => {
    client = await openClient('mysql', url())
  })
  afterAll(() => client.close())
  beforeEach(async () => {
    await query("DROP TABLE IF EXISTS u, t, `it's ``x```")
    db = live(defining(mariadb), query)
  })

  const text: ColumnSchema = { name: 'c', type: 'text', nullable: true }
  /** Values before, the column as it becomes, and what they are then; null where the change is an error. */
  const conversions: [
    from: Partial<ColumnSchema>,
    values: string[],
    to: Partial<ColumnSchema>,
    after: unknown[] | null,
  ][] = [
    [{}, [`'12'`, `'-3'`, 'NULL'], { type: 'integer' }, [12, -3, null]],
    [{}, [`'12'`, `'a'`], { type: 'integer' }, null],
    [{}, [`'1.5'`], { type: 'integer' }, null],
    [{}, [`'1.250'`], { type: 'decimal', precision: 10, scale: 2 }, ['1.25']],
    [{}, [`'1.259'`], { type: 'decimal', precision: 10, scale: 2 }, null],
    [{}, [`'abcd'`], { type: 'text', maxLength: 3 }, null],
    [{}, [`'abc '`], { type: 'text', maxLength: 3 }, null],
    [{}, [`'c'`], { type: 'enum', values: ['a', 'b'], typeCheck: 'ck' }, null],
    [{}, [`'a'`], { type: 'enum', values: ['a', 'b'], typeCheck: 'ck' }, ['a']],
    [{}, [`'true'`, `'0'`, 'NULL'], { type: 'boolean', typeCheck: 'ck' }, [1, 0, null]],
    [{}, [`'maybe'`], { type: 'boolean', typeCheck: 'ck' }, null],
    [{}, [`'2020-01-02T03:04:05.678Z'`], { type: 'timestamp' }, ['2020-01-02 03:04:05.678']],
    [{}, [`'2020-01-02T03:04:05.6789Z'`], { type: 'timestamp' }, null],
    [{}, [`'2020-01-02 10:00'`], { type: 'plainDate' }, null],
    [{}, [`'2020-01-02'`], { type: 'plainDate' }, ['2020-01-02']],
    [{}, [`'{"a":1}'`], { type: 'json' }, ['{"a":1}']],
    [{}, [`'{'`], { type: 'json' }, null],
    [{ type: 'bigint' }, ['40000'], { type: 'integer', bits: 16 }, null],
    [{ type: 'bigint' }, ['9007199254740993'], { type: 'real' }, null],
    [{ type: 'bigint' }, ['7', 'NULL'], { type: 'real' }, [7, null]],
    [{ type: 'integer' }, ['2'], { type: 'boolean', typeCheck: 'ck' }, null],
    [{ type: 'boolean' }, ['1', '0'], { type: 'text' }, ['true', 'false']],
    [{ type: 'decimal', precision: 10, scale: 2 }, ['1.00'], { type: 'integer' }, [1]],
    [{ type: 'decimal', precision: 10, scale: 2 }, ['1.50'], { type: 'integer' }, null],
    [{ type: 'decimal', precision: 10, scale: 2 }, ['1.55'], { type: 'decimal', precision: 10, scale: 1 }, null],
    [
      { type: 'decimal', precision: 10, scale: 2 },
      ['1.55'],
      { type: 'decimal', precision: 10, scale: 2, storage: 'scaled' },
      [155],
    ],
    [{ type: 'real' }, ['1.5'], { type: 'integer' }, null],
    [{ type: 'real' }, ['1.5'], { type: 'decimal', precision: 10, scale: 2 }, ['1.50']],
    [
      { type: 'timestamp' },
      [`'2020-01-02 03:04:05.678'`],
      { type: 'timestamp', storage: 'milliseconds' },
      [1577934245678],
    ],
    [{ type: 'timestamp' }, [`'2020-01-02 03:04:05.678'`], { type: 'text' }, ['2020-01-02T03:04:05.678Z']],
    [{ type: 'timestamp' }, [`'2020-01-02 03:04:05.678'`], { type: 'plainDateTime' }, ['2020-01-02 03:04:05.678']],
    [{ type: 'timestamp' }, [`'2020-01-02 03:04:05'`], { type: 'plainDate' }, null],
    [{ type: 'custom', sqlType: 'datetime(6)' }, [`'2020-01-02 03:04:05.678901'`], { type: 'timestamp' }, null],
    [
      { type: 'uuid' },
      [`'00000000-0000-4000-8000-0000000000ff'`],
      { type: 'uuid', storage: 'hex' },
      ['000000000000400080000000000000ff'],
    ],
  ]
  test.each(conversions)('%j with %j becomes %j: %j', async (from, values, to, after) => {
    await db.run(table([{ ...text, ...from } as ColumnSchema]))
    for (const value of values) await query(`INSERT INTO t (c) VALUES (${value})`)
    const read = async () =>
      (
        await query(
          `SELECT ${to.type === 'real' || to.type === 'integer' || to.type === 'boolean' || to.storage ? 'c' : 'CAST(c AS CHAR)'} AS c FROM t ORDER BY id`,
        )
      ).map(({ c }) => c)
    const before = await read()
    const changed = () => db.run(change({ name: 'c', nullable: true, ...to } as ColumnSchema))
    if (after === null) {
      await expect(changed()).rejects.toThrow()
      expect(await read()).toEqual(before)
    } else {
      await changed()
      expect(await read()).toEqual(after)
    }
  })

  test('both ends of a foreign key get another type, and the key comes back', async () => {
    await db.run(table([]), {
      kind: 'createTable',
      table: {
        name: 'u',
        columns: [{ name: 't', type: 'integer' }],
        foreignKeys: [{ name: 'fk', columns: ['t'], table: 't', targetColumns: ['id'], onDelete: 'cascade' }],
      },
    })
    await query('INSERT INTO t VALUES (1), (2)')
    await query('INSERT INTO u VALUES (2)')
    await db.run(change({ ...id, bits: 32 }), {
      kind: 'changeColumn',
      table: 'u',
      column: { name: 't', type: 'integer', bits: 32 },
    })
    expect(await query('SELECT t FROM u')).toEqual([{ t: 2 }])
    await expect(query('INSERT INTO u VALUES (9)')).rejects.toThrow('fk')
    await query('DELETE FROM t WHERE id = 2')
    expect(await query('SELECT t FROM u')).toEqual([])
  })

  test('a column that counts comes to a table with rows, and becomes its key', async () => {
    await query('CREATE TABLE t (a int NOT NULL, CONSTRAINT PRIMARY KEY (a))')
    await query('INSERT INTO t VALUES (7), (9)')
    db.schema = { tables: [{ name: 't', columns: [number], primaryKey: { name: 'pk', columns: ['a'] } }], views: [] }
    await db.run(
      { kind: 'addColumn', table: 't', column: id },
      { kind: 'setPrimaryKey', table: 't', key: { name: 'pk_t_id', columns: ['id'] } },
      { kind: 'dropColumn', table: 't', column: 'a' },
    )
    await query('INSERT INTO t () VALUES ()')
    expect(await query('SELECT id FROM t ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
    const [made] = await query('SHOW CREATE TABLE t')
    expect(String(made?.['Create Table'])).not.toContain('~')
  })

  test('generated columns change, and become what they hold', async () => {
    const twice: ColumnSchema = { name: 'b', type: 'integer', generated: 'a * 2', nullable: true }
    await db.run(
      table([number, twice], {
        indexes: [{ name: 'ix', keys: ['b', 'a'] }],
        uniques: [{ name: 'uq', columns: ['b'] }],
        checks: [{ name: 'ck', rule: 'b < 100' }],
      }),
    )
    await query('INSERT INTO t (a) VALUES (1), (2)')
    const values = async () => (await query('SELECT b FROM t ORDER BY id')).map(({ b }) => b)
    await db.run(change({ ...twice, generated: 'a * 3', virtual: true }))
    expect(await values()).toEqual([3, 6])
    await db.run(change({ name: 'a', type: 'bigint' }, { using: 'a + 1' }))
    expect(await values()).toEqual([6, 9])
    await db.run(change({ name: 'b', type: 'integer', nullable: true }))
    expect(await values()).toEqual([6, 9])
    await query('UPDATE t SET b = b + 1')
    const [made] = await query('SHOW CREATE TABLE t')
    for (const name of ['ix', 'uq', 'ck']) expect(String(made?.['Create Table'])).toContain(`\`${name}\``)
  })

  test('a required column stops at rows that have nothing for it', async () => {
    await db.run(table([number]))
    await query('INSERT INTO t (a) VALUES (1)')
    await expect(db.run({ kind: 'addColumn', table: 't', column: { name: 'c', type: 'text' } })).rejects.toThrow()
    expect(await query('SELECT a, c FROM t')).toEqual([{ a: 1, c: null }])
  })

  test('a text that is too long stops its index', async () => {
    await db.run(table([text]))
    await query(`INSERT INTO t (c) VALUES (repeat('é', 256))`)
    const create = { kind: 'createIndex', table: 't', index: { name: 'ix', keys: ['c'] } } as const
    await expect(db.run(create)).rejects.toThrow()
    await query(`UPDATE t SET c = repeat('é', 255)`)
    await db.run(create)
    await db.run({ kind: 'dropIndex', table: 't', name: 'ix' })
    const [made] = await query('SHOW CREATE TABLE t')
    expect(String(made?.['Create Table'])).toContain('`c` longtext')
    expect(await query('SELECT char_length(c) AS n FROM t')).toEqual([{ n: 255 }])
  })
})
