// Neutral descriptions to definitions for one database.
import type { ForeignKeyDefinition, TableName, WrittenColumn, WrittenTable } from '../../ast/operation.ts'
import type {
  CheckSchema,
  ColumnSchema,
  ForeignKeySchema,
  IndexKeySchema,
  IndexSchema,
  SqlText,
  TableSchema,
  TypeSchema,
} from '../../ast/schema.ts'
import type { Node } from '../../ast/node.ts'
import type { ValueType } from '../../ast/value-type.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { requiredText, ownText, shown, textNode } from './text.ts'

const accepts = (): boolean => true

/** Types are told apart by their own properties here: no value of them is read or written. */
const OWN = { id: -1, expects: 'value', accepts }

/** The kind, as the dialects know it. */
export function typeOf({ type, bits, item, maxLength, precision, scale, storage, values }: TypeSchema): ValueType {
  return {
    ...OWN,
    kind: type,
    ...(type === 'integer' && { bits: bits ?? 53 }),
    ...(item && { item: typeOf(item) }),
    ...(maxLength !== undefined && { maxLength }),
    ...(precision !== undefined && { precision }),
    ...(scale !== undefined && { scale }),
    ...(storage !== undefined && { storage }),
    ...(values && { values }),
  }
}

/** The type of the column in the database: that of its kind, unless the description names another for it. */
export function storedType(column: ColumnSchema, table: TableSchema, dialect: DefiningDialect): ValueType {
  const { type, sqlType } = column
  const text = sqlType === undefined ? null : ownText(sqlType, dialect)
  if (text !== null) return { ...OWN, kind: 'custom', sqlType: text }
  if (type !== 'custom') return typeOf(column)
  const of = `The type of the column ${shown(table)}.${column.name}`
  return { ...OWN, kind: 'custom', sqlType: requiredText(sqlType ?? {}, of, dialect) }
}

/** What an index sorts by, written out. */
export const keysOf = ({ keys }: IndexSchema): IndexKeySchema[] =>
  keys.map(key => (typeof key === 'string' ? { column: key } : key))

/** Columns that stand whole in a key or an index: some databases need to know how long they get. */
export function indexedColumns({
  primaryKey,
  uniques = [],
  foreignKeys = [],
  indexes = [],
}: TableSchema): ReadonlySet<string> {
  const keys = [...(primaryKey ? [primaryKey] : []), ...uniques, ...foreignKeys].flatMap(({ columns }) => columns)
  const plain = indexes.flatMap(keysOf).flatMap(key => (key.length === undefined ? (key.column ?? []) : []))
  return new Set([...keys, ...plain])
}

export function columnDefinition(column: ColumnSchema, table: TableSchema, dialect: DefiningDialect): WrittenColumn {
  const { name, nullable, identity, autoincrement, virtual, collate, comment, typeCheck } = column
  const type = storedType(column, table, dialect)
  const of = `of the column ${shown(table)}.${name}`
  const node = (text: SqlText | undefined, what: string): Node | null =>
    text === undefined ? null : textNode(requiredText(text, `The ${what} ${of}`, dialect), type)
  return {
    name,
    type,
    nullable: nullable ?? false,
    auto: identity ?? false,
    ...(autoincrement && { autoincrement }),
    indexed: indexedColumns(table).has(name),
    default: node(column.default, 'default'),
    generated: node(column.generated, 'expression'),
    ...(virtual && { virtual }),
    collate: collate === undefined ? null : ownText(collate, dialect),
    comment: comment ?? null,
    typeCheck: typeCheck ?? null,
    checked: typeOf(column),
  }
}

export const tableName = ({ name, schema }: Pick<TableSchema, 'name' | 'schema'>): TableName => ({
  name,
  schema: schema ?? null,
})

export const checkRule = ({ name, rule }: CheckSchema, table: TableSchema, dialect: DefiningDialect): string =>
  requiredText(rule, `The check ${name} of the table ${shown(table)}`, dialect)

export const foreignKeyDefinition = (key: ForeignKeySchema): ForeignKeyDefinition => ({
  name: key.name,
  columns: key.columns,
  target: { name: key.table, schema: key.schema ?? null },
  targetColumns: key.targetColumns,
  onDelete: key.onDelete ?? null,
  onUpdate: key.onUpdate ?? null,
  ...(key.deferrable && { deferrable: key.deferrable }),
})

/** The table as it is made; its indexes and comments are made after it. */
export function tableDefinition(table: TableSchema, dialect: DefiningDialect): WrittenTable {
  const { primaryKey = null, uniques = [], checks = [], foreignKeys = [], loose, withoutRowid } = table
  const columns = table.columns.map(column => columnDefinition(column, table, dialect))
  return {
    ...tableName(table),
    model: table.name,
    columns,
    primaryKey,
    uniques,
    checks: checks.map(check => ({
      name: check.name,
      rule: textNode(checkRule(check, table, dialect), { ...OWN, kind: 'boolean' }),
    })),
    foreignKeys: foreignKeys.map(foreignKeyDefinition),
    // On its way from one key to another it has none, and needs what numbers its rows.
    options: { loose, withoutRowid: primaryKey ? withoutRowid : undefined },
  }
}
