// Operations on the structure of a database to the statements that carry them out.
import type {
  ColumnDefinition,
  ForeignKeyDefinition,
  IndexDefinition,
  KeyDefinition,
  Operation,
  TableDefinition,
  TableName,
} from '../ast/operation.ts'
import type { FullTextDefinitions, MadeIndex } from '../dialect/definitions.ts'
import type { DefiningDialect } from '../dialect/dialect.ts'
import { UnsupportedError } from '../error/definition.ts'
import { schemaName, storedName } from './context.ts'
import { writeDefinition, writeView } from './definition.ts'

/** The statements of an operation, in order. */
export function writeOperation(operation: Operation, dialect: DefiningDialect): readonly string[] {
  switch (operation.kind) {
    case 'createTable':
      return [...createSchema(operation.table, dialect), createTable(operation.table, dialect)]
    case 'createIndex':
      return [createIndex(operation.table, operation.index, dialect)]
    case 'createFullText':
      return fullTextOf(dialect).create(madeIndex(operation.table, operation.index, dialect))
    case 'dropFullText':
      return fullTextOf(dialect).drop(inTableSchema(operation.table, operation.index.name, dialect))
    case 'addForeignKey':
      return [`ALTER TABLE ${nameOf(operation.table, dialect)} ADD ${foreignKey(operation.foreignKey, dialect)}`]
    case 'comment': {
      const { table, column, text } = operation
      const name = column === null ? null : dialect.quote(column)
      const statement = dialect.ddl.comment?.(nameOf(table, dialect), name, text) ?? null
      return statement === null ? [] : [statement]
    }
    case 'dropTables':
      return dialect.ddl.dropTables(
        operation.tables.map(table => nameOf(table, dialect)),
        operation.cyclic,
      )
    case 'createView': {
      const { view } = operation
      const text = `CREATE VIEW ${nameOf(view, dialect)} AS ${writeView(view, dialect)}`
      return [...createSchema(view, dialect), text]
    }
    case 'dropViews':
      return operation.views.map(view => `DROP VIEW IF EXISTS ${nameOf(view, dialect)}`)
  }
}

/** The query for tables that refer to some that are to be dropped; null where the database refuses by itself. */
export function writeReferring(tables: readonly TableName[], dialect: DefiningDialect): string | null {
  const { ddl } = dialect
  return ddl.referring ? ddl.referring(tables.map(table => storedName(dialect, table))) : null
}

function nameOf(table: TableName, dialect: DefiningDialect): string {
  const { schema } = table
  const own = dialect.quote(storedName(dialect, table))
  return schema !== null && dialect.abilities.schemas ? `${dialect.quote(schemaName(dialect, schema))}.${own}` : own
}

const columnsOf = ({ columns }: Pick<KeyDefinition, 'columns'>, { quote }: DefiningDialect): string =>
  `(${columns.map(quote).join(', ')})`

const createSchema = ({ schema }: TableName, dialect: DefiningDialect): string[] =>
  schema !== null && dialect.ddl.schema ? [dialect.ddl.schema(dialect.quote(schemaName(dialect, schema)))] : []

function createTable(table: TableDefinition, dialect: DefiningDialect): string {
  const { columns, primaryKey, uniques, checks, foreignKeys } = table
  const { ddl, quote } = dialect
  const constraint = (name: string, words: string): string => `CONSTRAINT ${quote(name)} ${words}`
  const lines = columns.map(column => createColumn(column, dialect))
  if (!columns.some(({ auto }) => auto)) {
    lines.push(constraint(primaryKey.name, `PRIMARY KEY ${columnsOf(primaryKey, dialect)}`))
  }
  for (const unique of uniques) lines.push(constraint(unique.name, `UNIQUE ${columnsOf(unique, dialect)}`))
  for (const { name, type, typeCheck } of columns) {
    const rule = ddl.typeCheck(quote(name), type)
    if (rule !== null) lines.push(constraint(typeCheck, `CHECK (${rule})`))
  }
  for (const { name, rule } of checks) lines.push(constraint(name, `CHECK (${writeDefinition(rule, dialect)})`))
  for (const key of foreignKeys) lines.push(foreignKey(key, dialect))
  const options = ddl.tableOptions(columns.map(({ type }) => type))
  return `CREATE TABLE ${nameOf(table, dialect)} (\n  ${lines.join(',\n  ')}\n)${options}`
}

function createColumn(column: ColumnDefinition, dialect: DefiningDialect): string {
  const { name, type, nullable, auto, generated, comment, default: value } = column
  const { ddl, quote } = dialect
  const noted = comment !== null && ddl.columnComment ? ` ${ddl.columnComment(comment)}` : ''
  if (auto) return `${quote(name)} ${ddl.identity(type)}${noted}`
  let sql = `${quote(name)} ${ddl.column(column, quote)}`
  if (generated) sql += ` ${ddl.generated(writeDefinition(generated, dialect, type))}`
  if (!nullable && !(generated && ddl.generatedNullable)) sql += ' NOT NULL'
  if (value) sql += ` DEFAULT (${writeDefinition(value, dialect, type)})`
  return sql + noted
}

function foreignKey(key: ForeignKeyDefinition, dialect: DefiningDialect): string {
  const { name, target, targetColumns, onDelete, onUpdate } = key
  let sql = `CONSTRAINT ${dialect.quote(name)} FOREIGN KEY ${columnsOf(key, dialect)}`
  sql += ` REFERENCES ${nameOf(target, dialect)} ${columnsOf({ columns: targetColumns }, dialect)}`
  if (onDelete) sql += ` ON DELETE ${onDelete.toUpperCase()}`
  if (onUpdate) sql += ` ON UPDATE ${onUpdate.toUpperCase()}`
  return sql
}

/** Where schemas are prefixes, indexes need them too: all names of the database share one space. */
const inTableSchema = (table: TableName, name: string, dialect: DefiningDialect): string =>
  dialect.abilities.schemas ? dialect.quote(name) : nameOf({ ...table, name }, dialect)

function createIndex(table: TableName, index: IndexDefinition, dialect: DefiningDialect): string {
  const name = inTableSchema(table, index.name, dialect)
  const keys = index.columns.map(key => dialect.ddl.indexKey(dialect.quote(key), index.nullable.includes(key)))
  return `CREATE INDEX ${name} ON ${nameOf(table, dialect)} (${keys.join(', ')})`
}

function fullTextOf({ ddl, name }: DefiningDialect): FullTextDefinitions {
  if (!ddl.fullText) throw new UnsupportedError('fullText()', name)
  return ddl.fullText
}

function madeIndex(table: TableDefinition, index: KeyDefinition, dialect: DefiningDialect): MadeIndex {
  const { quote } = dialect
  return {
    model: table.model,
    table: nameOf(table, dialect),
    named: suffix => inTableSchema(table, `${index.name}${suffix}`, dialect),
    columns: index.columns.map(quote),
    names: table.columns.map(({ name }) => name),
  }
}
