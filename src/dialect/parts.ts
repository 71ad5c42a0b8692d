// What of a table stands on some of its columns.
import type {
  CheckSchema,
  DialectName,
  ForeignKeySchema,
  IndexSchema,
  KeySchema,
  SqlText,
  TableSchema,
} from '../ast/schema.ts'
import type { Referring, TableWords } from './alter.ts'

/**
 * Whether a text may name a column: as it is, or with its quotes doubled. A yes may be wrong, a no is right for whatever
 * spells its names out.
 */
export function mentions(text: string, column: string): boolean {
  const within = text.toLowerCase()
  const name = column.toLowerCase()
  return [name, name.replaceAll('"', '""'), name.replaceAll('`', '``')].some(one => within.includes(one))
}

const says = (text: SqlText | undefined, column: string, dialect: DialectName): boolean => {
  const own = typeof text === 'string' ? text : text?.[dialect]
  return own !== undefined && mentions(own, column)
}

const hasKey = ({ columns }: KeySchema, column: string): boolean => columns.includes(column)

/** Whether the index has the column, or may have it in its expressions. */
export const hasIndex = ({ keys, where, include = [] }: IndexSchema, column: string, dialect: DialectName): boolean =>
  include.includes(column) ||
  says(where, column, dialect) ||
  keys.some(key => (typeof key === 'string' ? key === column : key.column === column || says(key.sql, column, dialect)))

export interface Parts {
  /** One or none. */
  readonly primaryKey: readonly KeySchema[]
  readonly uniques: readonly KeySchema[]
  readonly indexes: readonly IndexSchema[]
  readonly fullTexts: readonly KeySchema[]
  readonly checks: readonly CheckSchema[]
  /** Of the table, and of others that point at it. */
  readonly foreignKeys: readonly Referring[]
}

/** All that has one of the columns, or may have it in its expressions. */
export function partsOf(table: TableWords, names: readonly string[], dialect: DialectName): Parts {
  const own: TableSchema = table.schema
  const some = <P>(parts: readonly P[] | undefined, has: (part: P, column: string) => boolean): P[] =>
    (parts ?? []).filter(part => names.some(name => has(part, name)))
  const pointing = table
    .referring()
    .filter(({ table: other, key }) => other !== table && names.some(name => key.targetColumns.includes(name)))
  const itself = some(own.foreignKeys, (key, name) => hasKey(key, name) || pointsAt(key, own, name))
  return {
    primaryKey: some(own.primaryKey ? [own.primaryKey] : [], hasKey),
    uniques: some(own.uniques, hasKey),
    indexes: some(own.indexes, (index, name) => hasIndex(index, name, dialect)),
    fullTexts: some(own.fullTexts, hasKey),
    checks: some(own.checks, ({ rule }, name) => says(rule, name, dialect)),
    foreignKeys: [...itself.map(key => ({ table, key })), ...pointing],
  }
}

/** Whether a foreign key points at the column of the table. */
export const pointsAt = (key: ForeignKeySchema, { name, schema }: TableSchema, column: string): boolean =>
  key.table === name && key.schema === schema && key.targetColumns.includes(column)
