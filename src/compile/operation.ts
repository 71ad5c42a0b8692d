// Operations on the structure of a database to the statements that carry them out.
import type { IndexDetails } from '../ast/column.ts'
import type { IndexDefinition, Operation, TableDefinition, TableName, WrittenTable } from '../ast/operation.ts'
import type { IndexKeySchema, IndexSchema } from '../ast/schema.ts'
import type { DialectName, SqlText } from '../ast/sql-text.ts'
import type { IndexKeyWords } from '../dialect/alter.ts'
import type { FullTextDefinitions } from '../dialect/definitions.ts'
import type { DefiningDialect } from '../dialect/dialect.ts'
import { UnsupportedError } from '../error/definition.ts'
import { writeDefinition, writeView } from './definition.ts'
import { createSchema, createTable, foreignKeyLine, inSchema, inTableSchema, madeIndex, nameOf } from './table.ts'

/** The statements of an operation, in order. */
export function writeOperation(operation: Operation, dialect: DefiningDialect): readonly string[] {
  switch (operation.kind) {
    case 'createTable':
      return [...createSchema(operation.table, dialect), createTable(written(operation.table, dialect), dialect)]
    case 'createIndex':
      return [createIndex(operation.table, operation.index, dialect)]
    case 'createFullText':
      return fullTextOf(dialect).create(madeIndex(operation.table, operation.index, dialect))
    case 'dropFullText':
      return fullTextOf(dialect).drop(inTableSchema(operation.table, operation.index.name, dialect))
    case 'addForeignKey':
      return [`ALTER TABLE ${nameOf(operation.table, dialect)} ADD ${foreignKeyLine(operation.foreignKey, dialect)}`]
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
  return ddl.referring ? ddl.referring(tables.map(table => inSchema(table, dialect))) : null
}

/** The table as one database has it. */
function written({ columns, ...table }: TableDefinition, { name }: DefiningDialect): WrittenTable {
  const own = (text: SqlText | null | undefined): string | undefined =>
    (typeof text === 'object' && text ? text[name as DialectName] : text) ?? undefined
  return {
    ...table,
    columns: columns.map(({ sqlType, collate, ...column }) => {
      const type = own(sqlType)
      return { ...column, collate: own(collate) ?? null, ...(type !== undefined && { sqlType: type }) }
    }),
  }
}

function createIndex(table: TableName, index: IndexDefinition, dialect: DefiningDialect): string {
  const name = inTableSchema(table, index.name, dialect)
  const { ddl, quote } = dialect
  if (index.details) return createDetailedIndex(table, { ...index, details: index.details }, dialect)
  const keys = index.columns.map(key => ddl.indexKey(quote(key), index.nullable.includes(key)))
  return `CREATE INDEX ${name} ON ${nameOf(table, dialect)} (${keys.join(', ')})`
}

/** The words for indexes that say more are those of changes. */
function createDetailedIndex(
  table: TableName,
  { name, nullable, details }: IndexDefinition & { readonly details: IndexDetails },
  dialect: DefiningDialect,
): string {
  const { ddl, quote } = dialect
  if (!ddl.alter) throw new UnsupportedError('indexes of expressions', dialect.name)
  const { where, include = [] } = details
  const keys = details.keys.map(({ node, column, ...key }): IndexKeyWords => {
    const schema = { ...key, ...(column !== undefined && { column }) } as IndexKeySchema
    return node
      ? { key: schema, sql: `(${writeDefinition(node, dialect)})`, nullable: true }
      : { key: schema, sql: quote(column as string), nullable: nullable.includes(column as string) }
  })
  const schema = { name, keys: [], ...pick(details) }
  return ddl.alter.createIndex({
    schema,
    name: inTableSchema(table, name, dialect),
    table: nameOf(table, dialect),
    keys,
    where: where ? writeDefinition(where, dialect) : null,
    include: include.map(quote),
    concurrently: false,
  })
}

const pick = ({ unique, method, nullsNotDistinct }: IndexDetails): Omit<IndexSchema, 'name' | 'keys'> => ({
  ...(unique && { unique }),
  ...(method !== undefined && { method }),
  ...(nullsNotDistinct && { nullsNotDistinct }),
})

/** The words for full-text indexes, or an error where there are none. */
export function fullTextOf({ ddl, name }: DefiningDialect): FullTextDefinitions {
  if (!ddl.fullText) throw new UnsupportedError('fullText()', name)
  return ddl.fullText
}
