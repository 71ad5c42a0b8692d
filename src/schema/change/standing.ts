// What stands on a table or a column, and goes with it.
import type { ColumnSchema, DatabaseSchema, SchemaOperation, TableSchema } from '../../ast/schema.ts'
import { refuse, same, shown, targetOf } from './find.ts'
import { indexColumns, listOf } from './lists.ts'

export function columnIn(table: TableSchema, name: string): ColumnSchema {
  const found = table.columns.find(column => column.name === name)
  return found ?? refuse(`The table ${shown(table)} has no column ${name}`)
}

export interface Standing {
  /** What makes the parts of the table itself that have the column. */
  readonly own: readonly SchemaOperation[]
  /** What makes the foreign keys of other tables that point at it. */
  readonly others: readonly SchemaOperation[]
  /** Whether a key has the column, so that its values mean something. */
  readonly keyed: boolean
}

/** All that goes with the column, or with the whole table, in the order in which it can be made again. */
export function standingOn(schema: DatabaseSchema, table: TableSchema, column?: string): Standing {
  const on = { table: table.name, ...(table.schema !== undefined && { schema: table.schema }) }
  const has = (columns: readonly string[]): boolean => column === undefined || columns.includes(column)
  const key = table.primaryKey && has(table.primaryKey.columns) ? table.primaryKey : undefined
  const uniques = listOf(table, 'uniques').filter(({ columns }) => has(columns))
  const indexes = listOf(table, 'indexes').filter(index => has(indexColumns(index)))
  const texts = listOf(table, 'fullTexts').filter(({ columns }) => has(columns))
  const foreign = listOf(table, 'foreignKeys').filter(
    one => has(one.columns) || (same(targetOf(one), table) && has(one.targetColumns)),
  )
  return {
    own: [
      ...(key ? [{ kind: 'setPrimaryKey' as const, ...on, key }] : []),
      ...uniques.map(unique => ({ kind: 'addUnique' as const, ...on, unique })),
      ...indexes.map(index => ({ kind: 'createIndex' as const, ...on, index })),
      ...texts.map(index => ({ kind: 'createFullText' as const, ...on, index })),
      ...foreign.map(foreignKey => ({ kind: 'addForeignKey' as const, ...on, foreignKey })),
    ],
    others: schema.tables.filter(other => other !== table).flatMap(other => pointing(other, table, has)),
    keyed: key !== undefined || uniques.length > 0 || foreign.length > 0 || indexes.some(({ unique }) => unique),
  }
}

const pointing = (
  { name, schema, foreignKeys = [] }: TableSchema,
  at: TableSchema,
  has: (columns: readonly string[]) => boolean,
): SchemaOperation[] =>
  foreignKeys
    .filter(key => same(targetOf(key), at) && has(key.targetColumns))
    .map(foreignKey => ({
      kind: 'addForeignKey',
      table: name,
      ...(schema !== undefined && { schema }),
      foreignKey,
    }))
