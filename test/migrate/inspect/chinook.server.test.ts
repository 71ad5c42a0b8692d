// A database that others made: its tables are read as what hand-written models say of them.
import { connect, type TransactionDatabase } from 'isomodel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TableDefinition } from '../../../src/ast/operation.ts'
import type { InspectedSchema, TableSchema } from '../../../src/ast/schema.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { definitionsOf as describeModels } from '../../../src/schema/describe.ts'
import { chinook } from '../../chinook/models.ts'
import { found as isThere } from '../../chinook/open.ts'
import { load } from '../../chinook/servers.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'

const servers = [
  { server: 'postgres', naming: 'snake_case', time: { postgres: 'timestamp without time zone' } },
  { server: 'mysql', naming: 'preserve', time: { mariadb: 'datetime' } },
] as const

describe.skipIf(!isThere && !process.env['CI']).each(servers)('Chinook', ({ server, naming, time }) => {
  const definitions = describeModels(chinook(naming))
  describeOn(server, url => {
    let db: TransactionDatabase
    let found: InspectedSchema
    beforeAll(async () => {
      await load[server](url())
      db = connect(adapterOn(server, url()))
      found = await inspect(db)
    })
    afterAll(() => db.close())
    const tableOf = ({ name }: TableDefinition) => found.tables.find(table => table.name === name) as TableSchema

    test('there are its tables', () => {
      expect(found.tables.map(({ name }) => name)).toEqual(definitions.map(({ name }) => name).toSorted())
      expect([found.views, found.others]).toEqual([[], []])
    })

    test.each(definitions)('the columns of $name', definition => {
      expect(tableOf(definition).columns).toEqual(
        definition.columns.map(({ name, type: { kind, bits, maxLength, precision, scale }, nullable }) => ({
          name,
          type: kind,
          ...(kind === 'integer' ? { bits } : {}),
          ...(kind === 'text' ? { maxLength } : {}),
          ...(kind === 'text' && server === 'postgres' ? { collate: { postgres: 'default' } } : {}),
          ...(kind === 'decimal' ? { precision, scale } : {}),
          ...(kind === 'plainDateTime' ? { sqlType: time } : {}),
          ...(nullable ? { nullable: true } : {}),
        })),
      )
    })

    test.each(definitions)('the keys and indexes of $name', definition => {
      const made = tableOf(definition)
      expect(made.primaryKey?.columns).toEqual(definition.primaryKey?.columns)
      const keys = (made.foreignKeys ?? []).map(({ columns, table, targetColumns }) => [columns, table, targetColumns])
      const expected = definition.foreignKeys.map(({ columns, target, targetColumns }) => [
        columns,
        target.name,
        targetColumns,
      ])
      expect(new Set(keys)).toEqual(new Set(expected))
      const columns = (made.indexes ?? []).map(({ keys: [key] }) => (typeof key === 'string' ? key : key?.column))
      expect(new Set(columns)).toEqual(new Set(definition.indexes.map(index => index.columns[0])))
    })
  })
})
