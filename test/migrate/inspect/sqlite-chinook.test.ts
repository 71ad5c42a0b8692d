// A database that others made: what is found there is what models for it say.
import { DatabaseSync } from 'node:sqlite'
import { connect, sql } from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { describe, expect, test } from 'vitest'
import type { DatabaseSchema } from '../../../src/ast/schema.ts'
import { describe as describeModels } from '../../../src/migrate/describe.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { chinook } from '../../chinook/models.ts'
import { file, found } from '../../chinook/open.ts'
import { known } from './known.ts'
import { making } from './making.ts'

/** All but names of constraints, which are others, and types, which have other names. */
const core = ({ tables }: DatabaseSchema) =>
  tables
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, columns, primaryKey, uniques = [], indexes = [], foreignKeys = [] }) => ({
      name,
      columns: columns.map(({ sqlType: _type, bits: _bits, ...column }) => column),
      primaryKey: primaryKey?.columns,
      uniques: uniques.map(unique => unique.columns),
      indexes: indexes.map(index => JSON.stringify(index.keys)).toSorted((a, b) => a.localeCompare(b)),
      foreignKeys: foreignKeys
        .map(({ name: _name, ...key }) => key)
        .toSorted((a, b) => (a.columns.join() < b.columns.join() ? -1 : 1)),
    }))

describe.skipIf(!found && !process.env['CI'])('Chinook', () => {
  const open = () => connect(nodeSqlite({ file, readonly: true }))

  test('is found as its models describe it', async () => {
    await using db = open()
    expect(core(await inspect(db))).toEqual(core(describeModels(chinook('preserve'))))
  })

  test('keeps its own types and names', async () => {
    await using db = open()
    const { tables, views, others } = await inspect(db)
    expect(tables).toHaveLength(11)
    expect([views, others]).toEqual([[], []])
    const invoice = tables.find(({ name }) => name === 'Invoice')
    expect(invoice?.columns.map(({ sqlType = '' }) => sqlType)).toEqual([
      '',
      '',
      { sqlite: 'DATETIME' },
      ...[70, 40, 40, 40, 10].map(length => ({ sqlite: `NVARCHAR(${length})` })),
      { sqlite: 'NUMERIC(10,2)' },
    ])
    expect(invoice?.primaryKey).toEqual({ name: 'PK_Invoice', columns: ['InvoiceId'] })
    expect(invoice?.indexes).toEqual([{ name: 'IFK_InvoiceCustomerId', keys: ['CustomerId'] }])
    // Only tables that could be STRICT are called loose.
    expect(tables.filter(({ loose }) => loose).map(({ name }) => name)).toEqual(['PlaylistTrack'])
  })

  test('can be made again', async () => {
    await using db = open()
    const live = await inspect(db)
    await using again = connect(nodeSqlite({ file: ':memory:' }))
    for (const statement of making(live)) await sql`${sql.unsafe(statement)}`.run(again)
    expect(known(await inspect(again))).toEqual(known(live))
  })

  test('has a key that counts up for every key of its own', () => {
    const db = new DatabaseSync(file, { readOnly: true })
    const rows = db.prepare(`SELECT "InvoiceId" = rowid AS same FROM "Invoice"`).all()
    expect(new Set(rows.map(row => row['same']))).toEqual(new Set([1]))
    db.close()
  })
})
