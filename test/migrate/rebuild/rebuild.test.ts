import { describe, expect, test } from 'vitest'
import type { ColumnSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { databases } from '../adapters.ts'
import { contents, damage, make, rebuild, rows, schemaOf, ways } from './kit.ts'

const id: ColumnSchema = { name: 'id', type: 'integer', identity: true }
const heroes: TableSchema = {
  name: 'heroes',
  columns: [id, { name: 'name', type: 'text' }, { name: 'age', type: 'text', nullable: true }],
  primaryKey: { name: 'heroes_pk', columns: ['id'] },
}
const child = (
  name: string,
  onDelete: 'cascade' | 'set null' | 'restrict' | 'set default' | undefined,
  parent = 'heroes',
): TableSchema => ({
  name,
  columns: [id, { name: 'up', type: 'integer', nullable: true, ...(onDelete === 'set default' && { default: '1' }) }],
  primaryKey: { name: `${name}_pk`, columns: ['id'] },
  foreignKeys: [
    { name: `${name}_fk`, columns: ['up'], table: parent, targetColumns: ['id'], ...(onDelete && { onDelete }) },
  ],
})
const age: ColumnSchema = { name: 'age', type: 'integer' }
const toNumber: SchemaOperation = { kind: 'changeColumn', table: 'heroes', column: age, backfill: '0' }
const changedHeroes: TableSchema = { ...heroes, columns: [id, { name: 'name', type: 'text' }, age] }

describe.each(databases)('on %s', (_, open) => {
  describe.each(ways)('%s', (...way) => {
    const actions = ['cascade', 'set null', 'restrict', 'set default', undefined] as const
    test.each(actions)('no row of children with ON DELETE %s and of grandchildren is lost', async action => {
      await using db = open()
      const tables = [heroes, child('kids', action), child('grandkids', action, 'kids')]
      await make(db, tables, [
        `INSERT INTO heroes VALUES (1, 'a', '7'), (2, 'b', NULL), (5, 'c', '9')`,
        `INSERT INTO kids VALUES (1, 1), (2, 5), (3, NULL)`,
        `INSERT INTO grandkids VALUES (1, 1), (2, 2), (3, 3), (4, NULL)`,
      ])
      const before = await contents(db)
      await rebuild(db, [toNumber], schemaOf(...tables), schemaOf(changedHeroes, ...tables.slice(1)), way)
      const after = await contents(db)
      expect(after).toEqual({
        ...before,
        objects: after['objects'],
        heroes: [
          { '~': 1, id: 1, name: 'a', age: 7 },
          { '~': 2, id: 2, name: 'b', age: 0 },
          { '~': 5, id: 5, name: 'c', age: 9 },
        ],
      })
      expect(await damage(db)).toEqual([])
      await expect(rows(db, 'INSERT INTO kids VALUES (9, 99)')).rejects.toMatchObject({ name: 'ForeignKeyViolation' })
    })
  })
})
