// Tables that the tests of rebuilds are about.
import type { ColumnSchema, ForeignKeySchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'

export const id: ColumnSchema = { name: 'id', type: 'integer', identity: true }
export const key = (table: string, ...columns: string[]): Pick<TableSchema, 'primaryKey'> => ({
  primaryKey: { name: `${table}_pk`, columns: columns.length > 0 ? columns : ['id'] },
})
const age: ColumnSchema = { name: 'age', type: 'text', nullable: true }

export const heroes: TableSchema = {
  name: 'heroes',
  columns: [id, { name: 'name', type: 'text' }, age],
  ...key('heroes'),
}

/** Nulls become 0, and texts numbers. */
export const toNumber: SchemaOperation = {
  kind: 'changeColumn',
  table: 'heroes',
  column: { name: 'age', type: 'integer' },
  backfill: '0',
}

/** What toNumber makes of a table that has the column. */
export const withNumber = (table: TableSchema): TableSchema => ({
  ...table,
  columns: table.columns.map(column => (column.name === 'age' ? { name: 'age', type: 'integer' } : column)),
})

export const heroRows = `INSERT INTO heroes (id, name, age) VALUES (1, 'a', '7'), (2, 'b', NULL), (5, 'c', '9')`

export const actions = ['cascade', 'set null', 'restrict', 'set default', undefined] as const
export type Action = (typeof actions)[number]

export const foreignKey = (
  table: string,
  column: string,
  target: string,
  onDelete?: Action,
  more: Partial<ForeignKeySchema> = {},
): ForeignKeySchema => ({
  name: `${table}_${column}_fk`,
  columns: [column],
  table: target,
  targetColumns: ['id'],
  ...(onDelete && { onDelete }),
  ...more,
})

/** A table with a column `up`. */
export const child = (
  name: string,
  target: string,
  onDelete?: Action,
  more: Partial<ForeignKeySchema> = {},
): TableSchema => ({
  name,
  columns: [id, { name: 'up', type: 'integer', nullable: true, ...(onDelete === 'set default' && { default: '1' }) }],
  ...key(name),
  foreignKeys: [foreignKey(name, 'up', target, onDelete, more)],
})
