// Descriptions as the constructors of operations take them: without what they add by themselves.
import type { ColumnSchema, ForeignKeySchema, IndexSchema, KeySchema, TableSchema, TypeSchema } from 'isomodel/migrate'
import { constraintName } from 'isomodel/migrate'

type Plain = Readonly<Record<string, unknown>>

/** A table as operations name it. */
export const tableRef = ({
  table,
  schema,
}: {
  readonly table: string
  readonly schema?: string | undefined
}): unknown => (schema === undefined ? table : { name: table, schema })

/** Constructors take 32 bits where nothing is said, and descriptions 53. */
function typeInput<T extends TypeSchema>({ bits, item, ...rest }: T): Plain {
  return {
    ...rest,
    ...(rest.type === 'integer' && bits !== 32 && { bits: bits ?? 53 }),
    ...(item && { item: typeInput(item) }),
  }
}

export function columnInput({ name, typeCheck, ...column }: ColumnSchema, table: string): Plain {
  const { type, ...rest } = typeInput(column as TypeSchema)
  const usual = constraintName('check', table, [name, 'type'])
  return { type, ...rest, ...(typeCheck !== undefined && typeCheck !== usual && { typeCheck }) }
}

type Kind = 'primaryKey' | 'unique' | 'fullText'

/** The columns, with a name where that is not the usual one. */
export const keyInput = (kind: Kind, { name, columns }: KeySchema, table: string): unknown =>
  name === constraintName(kind, table, columns) ? columns : { columns, name }

const usualIndexName = ({ keys }: IndexSchema, table: string): string | null => {
  const columns = keys.flatMap(key => (typeof key === 'string' ? key : (key.column ?? [])))
  return columns.length === keys.length ? constraintName('index', table, columns) : null
}

export function indexInput(index: IndexSchema, table: string): { readonly keys: unknown; readonly options: Plain } {
  const { name, keys, ...rest } = index
  return { keys, options: { ...(name !== usualIndexName(index, table) && { name }), ...rest } }
}

export function targetInput(key: ForeignKeySchema, table: string): Plain {
  const { name, columns, table: target, schema, targetColumns, ...actions } = key
  const usual = constraintName('foreignKey', table, columns)
  return {
    table: tableRef({ table: target, schema }),
    columns: targetColumns,
    ...actions,
    ...(name !== usual && { name }),
  }
}

export function tableInput(table: TableSchema): Plain {
  const { name, columns, primaryKey, uniques, indexes, checks, foreignKeys, fullTexts, comment, loose, withoutRowid } =
    table
  const list = (key: string, items: readonly unknown[] | undefined): Plain =>
    items && items.length > 0 ? { [key]: items } : {}
  return {
    columns: Object.fromEntries(columns.map(column => [column.name, columnInput(column, name)])),
    ...(primaryKey && !isImplied(primaryKey, table) && { primaryKey: keyInput('primaryKey', primaryKey, name) }),
    ...list(
      'uniques',
      uniques?.map(key => keyInput('unique', key, name)),
    ),
    ...list(
      'indexes',
      indexes?.map(index => indexOf(index, name)),
    ),
    ...(checks && { checks: Object.fromEntries(checks.map(check => [check.name, check.rule])) }),
    ...list(
      'foreignKeys',
      foreignKeys?.map(key => ({ columns: key.columns, references: targetInput(key, name) })),
    ),
    ...list(
      'fullTexts',
      fullTexts?.map(key => keyInput('fullText', key, name)),
    ),
    ...(comment !== undefined && { comment }),
    ...(loose && { loose }),
    ...(withoutRowid && { withoutRowid }),
  }
}

function indexOf(index: IndexSchema, table: string): unknown {
  const { keys, options } = indexInput(index, table)
  const plain = index.keys.every(key => typeof key === 'string') && Object.keys(options).length === 0
  return plain ? keys : { keys, ...options }
}

/** A column with identity is the primary key by itself. */
const isImplied = ({ name, columns }: KeySchema, table: TableSchema): boolean =>
  columns.length === 1 &&
  table.columns.some(column => column.identity && column.name === columns[0]) &&
  name === constraintName('primaryKey', table.name, columns)
