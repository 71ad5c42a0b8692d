// Tables and their parts as they stand in definitions.
import type { ForeignKeyDefinition, KeyDefinition, TableName, WrittenColumn, WrittenTable } from '../ast/operation.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { MadeIndex } from '../dialect/definitions.ts'
import type { DefiningDialect } from '../dialect/dialect.ts'
import { UnsupportedError } from '../error/definition.ts'
import { schemaName, storedName } from './context.ts'
import { writeDefinition } from './definition.ts'

/** Where schemas are only prefixes, the name with its prefix. */
export const inSchema = ({ schema, name }: TableName, dialect: DefiningDialect): string =>
  storedName(dialect, { schema, name })

export function nameOf(table: TableName, dialect: DefiningDialect): string {
  const { schema } = table
  const own = dialect.quote(inSchema(table, dialect))
  return schema !== null && dialect.abilities.schemas ? `${dialect.quote(schemaName(dialect, schema))}.${own}` : own
}

/** Where schemas are prefixed, indexes need them too: all names of the database share one space. */
export const inTableSchema = (table: TableName, name: string, dialect: DefiningDialect): string =>
  dialect.abilities.schemas ? dialect.quote(name) : nameOf({ ...table, name }, dialect)

export const columnsOf = ({ columns }: Pick<KeyDefinition, 'columns'>, { quote }: DefiningDialect): string =>
  `(${columns.map(quote).join(', ')})`

export const createSchema = ({ schema }: TableName, dialect: DefiningDialect): string[] =>
  schema !== null && dialect.ddl.schema ? [dialect.ddl.schema(dialect.quote(schemaName(dialect, schema)))] : []

export const constraint = (name: string, words: string, { quote }: DefiningDialect): string =>
  `CONSTRAINT ${quote(name)} ${words}`

export function createTable(table: WrittenTable, dialect: DefiningDialect): string {
  const { columns, primaryKey, uniques, checks, foreignKeys } = table
  const { ddl } = dialect
  const lines = columns.map(column => columnLine(column, dialect))
  if (primaryKey && (ddl.namedIdentity || !columns.some(({ auto }) => auto))) {
    lines.push(constraint(primaryKey.name, `PRIMARY KEY ${columnsOf(primaryKey, dialect)}`, dialect))
  }
  for (const unique of uniques) lines.push(constraint(unique.name, `UNIQUE ${columnsOf(unique, dialect)}`, dialect))
  for (const column of columns) lines.push(...typeCheck(column, dialect))
  for (const { name, rule } of checks)
    lines.push(constraint(name, `CHECK (${writeDefinition(rule, dialect)})`, dialect))
  for (const key of foreignKeys) lines.push(foreignKeyLine(key, dialect))
  const types = columns.map(column => storedType(column))
  return `CREATE TABLE ${nameOf(table, dialect)} (\n  ${lines.join(',\n  ')}\n)${ddl.tableOptions(types, table.options)}`
}

/** The constraint that keeps out what is no value of the column's type: a list of one, or of none. */
export function typeCheck({ name, type, checked, typeCheck: own }: WrittenColumn, dialect: DefiningDialect): string[] {
  const rule = own === null ? null : dialect.ddl.typeCheck(dialect.quote(name), checked ?? type)
  return rule === null ? [] : [constraint(own as string, `CHECK (${rule})`, dialect)]
}

/** The type in the database: that of the kind, unless there is another one. */
const storedType = ({ type, sqlType }: WrittenColumn): ValueType =>
  sqlType === undefined ? type : { id: -1, expects: '', accepts: () => true, kind: 'custom', sqlType }

/** A column with all that belongs to it. */
export function columnLine(column: WrittenColumn, dialect: DefiningDialect): string {
  const { name, type, nullable, auto, autoincrement, generated, virtual, comment, default: value } = column
  const { ddl, quote } = dialect
  const noted = comment !== null && ddl.columnComment ? ` ${ddl.columnComment(comment)}` : ''
  const stored = storedType(column)
  if (auto) return `${quote(name)} ${ddl.identity(stored, autoincrement)}${noted}`
  let sql = `${quote(name)} ${ddl.column({ ...column, type: stored }, quote)}`
  if (generated) sql += ` ${ddl.generated(writeDefinition(generated, dialect, type), virtual)}`
  if (!nullable && !(generated && ddl.generatedNullable)) sql += ' NOT NULL'
  if (value) sql += ` DEFAULT (${writeDefinition(value, dialect, type)})`
  return sql + noted
}

export function foreignKeyLine(key: ForeignKeyDefinition, dialect: DefiningDialect): string {
  const { name, target, targetColumns, onDelete, onUpdate, deferrable } = key
  let sql = `CONSTRAINT ${dialect.quote(name)} FOREIGN KEY ${columnsOf(key, dialect)}`
  sql += ` REFERENCES ${nameOf(target, dialect)} ${columnsOf({ columns: targetColumns }, dialect)}`
  if (onDelete) sql += ` ON DELETE ${onDelete.toUpperCase()}`
  if (onUpdate) sql += ` ON UPDATE ${onUpdate.toUpperCase()}`
  if (!deferrable) return sql
  if (!dialect.ddl.deferrable) throw new UnsupportedError('foreign keys that are checked later', dialect.name)
  return `${sql} ${dialect.ddl.deferrable(deferrable)}`
}

interface IndexedTable extends TableName {
  readonly model: string
  readonly columns: readonly { readonly name: string }[]
}

export function madeIndex(table: IndexedTable, index: KeyDefinition, dialect: DefiningDialect): MadeIndex {
  const { quote } = dialect
  return {
    model: table.model,
    table: nameOf(table, dialect),
    named: suffix => inTableSchema(table, `${index.name}${suffix}`, dialect),
    columns: index.columns.map(quote),
    names: table.columns.map(({ name }) => name),
  }
}
