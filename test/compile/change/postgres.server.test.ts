// From one type of a column to another on Postgres: what cannot be kept is an error.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ColumnSchema, TableSchema } from '../../../src/ast/schema.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { postgres } from '../../../src/dialects.ts'
import { type Client, openClient } from '../../services/client.ts'
import { describeOn } from '../../services/database.ts'
import { type Live, live } from './live.ts'

const dialect = defining(postgres)
const id: ColumnSchema = { name: 'id', type: 'integer', identity: true }
const primaryKey = { name: 'pk_t_id', columns: ['id'] }

describeOn('postgres', url => {
  let client: Client
  let db: Live
  const query = (sql: string) => client.query(sql)
  beforeAll(async () => {
    client = await openClient('postgres', url())
  })
  afterAll(() => client.close())
  beforeEach(async () => {
    await query('DROP SCHEMA public CASCADE')
    await query('DROP SCHEMA IF EXISTS "Other ""one""" CASCADE')
    await query('CREATE SCHEMA public')
    db = live(dialect, query)
  })

  const create = (own: Partial<TableSchema> & { readonly columns: readonly ColumnSchema[] }) =>
    db.run({ kind: 'createTable', table: { name: 't', primaryKey, ...own, columns: [id, ...own.columns] } })

  const text: ColumnSchema = { name: 'c', type: 'text', nullable: true }

  /** Values before, the column as it becomes, and what they are then; null where the change is an error. */
  const conversions: [
    from: Partial<ColumnSchema>,
    values: string[],
    to: Partial<ColumnSchema>,
    after: unknown[] | null,
  ][] = [
    [{ type: 'text' }, [`'12'`, `'-3'`, 'NULL'], { type: 'integer', bits: 32 }, [12, -3, null]],
    [{ type: 'text' }, [`'12'`, `'a'`], { type: 'integer' }, null],
    [{ type: 'text' }, [`'1.25'`], { type: 'decimal', precision: 10, scale: 2 }, ['1.25']],
    [{ type: 'text' }, [`'1.259'`], { type: 'decimal', precision: 10, scale: 2 }, null],
    [{ type: 'text' }, [`'ab'`], { type: 'text', maxLength: 3 }, ['ab']],
    [{ type: 'text' }, [`'abcd'`], { type: 'text', maxLength: 3 }, null],
    [{ type: 'text' }, [`'abc '`], { type: 'text', maxLength: 3 }, null],
    [{ type: 'text', maxLength: 3 }, [`'abc'`], { type: 'text' }, ['abc']],
    [{ type: 'text' }, [`'a'`], { type: 'enum', values: ['a', 'b'], typeCheck: 'ck' }, ['a']],
    [{ type: 'text' }, [`'c'`], { type: 'enum', values: ['a', 'b'], typeCheck: 'ck' }, null],
    [{ type: 'text' }, [`'true'`, `'false'`], { type: 'boolean' }, [true, false]],
    [{ type: 'text' }, [`'{"a": [1]}'`], { type: 'json' }, [{ a: [1] }]],
    [{ type: 'text' }, [`'2020-01-02'`], { type: 'plainDate', sqlType: { sqlite: 'X' } }, ['2020-01-02']],
    [{ type: 'text' }, [`'2020-01-02 10:00'`], { type: 'plainDate' }, null],
    [{ type: 'text' }, [`'é'`], { type: 'blob' }, [Buffer.from('é')]],
    [{ type: 'blob' }, [`'\\xc3a9'`], { type: 'text' }, ['é']],
    [{ type: 'blob' }, [`'\\xff'`], { type: 'text' }, null],
    [{ type: 'integer', bits: 16 }, ['7'], { type: 'bigint' }, ['7']],
    [{ type: 'bigint' }, ['40000'], { type: 'integer', bits: 16 }, null],
    [{ type: 'bigint' }, ['7', 'NULL'], { type: 'real' }, [7, null]],
    [{ type: 'bigint' }, ['9007199254740993'], { type: 'real' }, null],
    [{ type: 'bigint' }, ['7'], { type: 'text' }, ['7']],
    [{ type: 'integer' }, ['1', '0'], { type: 'boolean' }, [true, false]],
    [{ type: 'integer' }, ['2'], { type: 'boolean' }, null],
    [{ type: 'boolean' }, ['true', 'false'], { type: 'integer', bits: 32 }, [1, 0]],
    [{ type: 'boolean' }, ['true'], { type: 'text' }, ['true']],
    [{ type: 'decimal', precision: 10, scale: 2 }, ['1.00'], { type: 'integer', bits: 32 }, [1]],
    [{ type: 'decimal', precision: 10, scale: 2 }, ['1.50'], { type: 'integer' }, null],
    [{ type: 'decimal', precision: 10, scale: 2 }, ['1.50'], { type: 'decimal', precision: 10, scale: 1 }, ['1.5']],
    [{ type: 'decimal', precision: 10, scale: 2 }, ['1.55'], { type: 'decimal', precision: 10, scale: 1 }, null],
    [
      { type: 'decimal', precision: 10, scale: 2 },
      ['1.55'],
      { type: 'decimal', precision: 10, scale: 2, storage: 'scaled' },
      ['155'],
    ],
    [
      { type: 'decimal', precision: 10, scale: 2 },
      ['1.55'],
      { type: 'decimal', precision: 10, scale: 1, storage: 'scaled' },
      null,
    ],
    [{ type: 'real' }, ['1.5'], { type: 'decimal', precision: 10, scale: 2 }, ['1.50']],
    [{ type: 'real' }, ['1.555'], { type: 'decimal', precision: 10, scale: 2 }, null],
    [{ type: 'real' }, ['1.5'], { type: 'integer' }, null],
    [{ type: 'timestamp' }, [`'2020-01-02T03:04:05.678Z'`], { type: 'text' }, ['2020-01-02T03:04:05.678Z']],
    [
      { type: 'timestamp' },
      [`'2020-01-02T03:04:05.678Z'`],
      { type: 'timestamp', storage: 'milliseconds' },
      ['1577934245678'],
    ],
    [{ type: 'timestamp' }, [`'2020-01-02T03:04:05Z'`], { type: 'plainDate' }, null],
    [
      { type: 'timestamp' },
      [`'2020-01-02T00:00:00Z'`],
      { type: 'custom', sqlType: 'text' },
      ['2020-01-02T00:00:00.000Z'],
    ],
    [{ type: 'custom', sqlType: 'timestamptz' }, [`'2020-01-02T03:04:05.6789Z'`], { type: 'timestamp' }, null],
    [{ type: 'timestamp' }, [`'2020-01-02T03:04:05Z'`], { type: 'plainTime' }, null],
    [{ type: 'array', item: { type: 'text' } }, [`'{a,b}'`], { type: 'json' }, [['a', 'b']]],
    [{ type: 'array', item: { type: 'real' } }, [`'{1.5}'`], { type: 'array', item: { type: 'integer' } }, null],
    [
      { type: 'array', item: { type: 'integer', bits: 32 } },
      [`'{1}'`, 'NULL'],
      { type: 'array', item: { type: 'integer' } },
      [['1'], null],
    ],
    [{ type: 'array', item: { type: 'text' } }, [`'{a}'`], { type: 'text' }, ['{a}']],
    [{ type: 'interval' }, [`'1 day 02:00'`], { type: 'plainTime' }, null],
    [{ type: 'json' }, [`'1'`], { type: 'integer' }, null],
    [{ type: 'uuid' }, [], { type: 'bigint' }, null],
    [
      { type: 'uuid' },
      [`'00000000-0000-4000-8000-0000000000ff'`],
      { type: 'uuid', storage: 'hex' },
      ['000000000000400080000000000000ff'],
    ],
  ]
  test('what Postgres does not convert is refused before anything is sent', async () => {
    await create({ columns: [{ ...text, type: 'uuid' }] })
    await expect(db.run({ kind: 'changeColumn', table: 't', column: { ...text, type: 'bigint' } })).rejects.toThrow(
      'The column t.c cannot become bigint by itself: say by `using` what its values become',
    )
  })

  test.each(conversions)('%j with %j becomes %j: %j', async (from, values, to, after) => {
    await create({ columns: [{ ...text, ...from } as ColumnSchema] })
    for (const value of values) await query(`INSERT INTO t (c) VALUES (${value})`)
    await query(`SET TimeZone = 'Asia/Tokyo'`)
    const change = () =>
      db.run({ kind: 'changeColumn', table: 't', column: { name: 'c', nullable: true, ...to } as ColumnSchema })
    const read = async () =>
      (await query('SELECT c FROM t ORDER BY id')).map(({ c }) => (c instanceof Date ? c.toISOString() : c))
    const before = await read()
    if (after === null) {
      await expect(change()).rejects.toThrow()
      expect(await read()).toEqual(before)
    } else {
      await change()
      const rows = await (to.type === 'plainDate'
        ? query('SELECT c::text AS c FROM t').then(all => all.map(({ c }) => c))
        : read())
      expect(rows).toEqual(after)
    }
  })
})
