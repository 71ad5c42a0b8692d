// Schemas in few words, and operations in one line each.
import type {
  ColumnSchema,
  DatabaseSchema,
  ForeignKeySchema,
  SchemaOperation,
  TableSchema,
  ViewSchema,
} from '../../../src/ast/schema.ts'
import { constraintName } from '../../../src/model/constraint-name.ts'
import { columnOfKey } from '../../../src/schema/change/lists.ts'

type Columns = Readonly<Record<string, Omit<ColumnSchema, 'name'>>>
type Parts = Omit<Partial<TableSchema>, 'name' | 'columns'>

export const id: Omit<ColumnSchema, 'name'> = { type: 'integer', identity: true }
export const integer: Omit<ColumnSchema, 'name'> = { type: 'integer' }
export const text: Omit<ColumnSchema, 'name'> = { type: 'text' }
export const maybe = (column: Omit<ColumnSchema, 'name'>): Omit<ColumnSchema, 'name'> => ({ ...column, nullable: true })

/** A table whose first column is its key. */
export function table(name: string, columns: Columns, parts: Parts = {}): TableSchema {
  const names = Object.keys(columns)
  const key = names.slice(0, 1)
  return {
    name,
    columns: names.map(one => ({ name: one, ...(columns[one] as Omit<ColumnSchema, 'name'>) })),
    primaryKey: { name: constraintName('primaryKey', name, key), columns: key },
    ...parts,
  }
}

export const schema = (tables: readonly TableSchema[], views: readonly ViewSchema[] = []): DatabaseSchema => ({
  tables,
  views,
})

/** `references('heroes', 'team_id', 'teams')` */
export const references = (
  from: string,
  column: string,
  to: string,
  rest: Partial<ForeignKeySchema> = {},
): ForeignKeySchema => ({
  name: constraintName('foreignKey', from, [column]),
  columns: [column],
  table: to,
  targetColumns: ['id'],
  ...rest,
})

const place = ({ table: name, schema: namespace }: { table: string; schema?: string }): string =>
  namespace === undefined ? name : `${namespace}.${name}`

/** `renameColumn heroes.name to title` */
export function said(operation: SchemaOperation): string {
  const { kind } = operation
  switch (kind) {
    case 'createTable':
      return [`createTable ${operation.table.name}`, ...(operation.table.foreignKeys ?? []).map(key => key.name)].join(
        ' ',
      )
    case 'createView':
      return `createView ${operation.view.name}`
    case 'dropView':
      return `dropView ${operation.name}`
    case 'dropTable':
      return `dropTable ${place(operation)}`
    case 'renameTable':
      return `renameTable ${place(operation)} to ${operation.to}`
    case 'moveTable':
      return `moveTable ${place(operation)} to ${operation.to ?? 'its own'}`
    case 'dropColumn':
      return `dropColumn ${place(operation)}.${operation.column}`
    case 'renameColumn':
      return `renameColumn ${place(operation)}.${operation.column} to ${operation.to}`
    case 'addColumn':
    case 'changeColumn': {
      const filled = operation.backfill === undefined ? '' : ` with ${JSON.stringify(operation.backfill)}`
      return `${kind} ${place(operation)}.${operation.column.name}${filled}`
    }
    case 'setPrimaryKey':
      return `setPrimaryKey ${place(operation)}(${operation.key?.columns.join(',') ?? ''})`
    case 'addUnique':
      return `addUnique ${operation.unique.name}(${operation.unique.columns.join(',')})`
    case 'createIndex':
      return `createIndex ${operation.index.name}(${operation.index.keys.map(key => columnOfKey(key) ?? 'sql').join(',')})`
    case 'createFullText':
      return `createFullText ${operation.index.name}`
    case 'addCheck':
      return `addCheck ${operation.check.name}`
    case 'addForeignKey':
      return `addForeignKey ${operation.foreignKey.name}`
    case 'rename':
      return `rename ${operation.of} ${operation.name} to ${operation.to}`
    case 'commentTable':
      return `commentTable ${place(operation)}`
    case 'setOptions':
      return `setOptions ${place(operation)}`
    default:
      return `${kind} ${operation.name}`
  }
}
