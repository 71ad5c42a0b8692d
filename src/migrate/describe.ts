// From models to the description of their database: JSON, the same for all dialects.
import type {
  CheckDefinition,
  ColumnDefinition,
  ForeignKeyDefinition,
  KeyDefinition,
  TableDefinition,
  TableName,
} from '../ast/operation.ts'
import type { ViewDefinition } from '../ast/query.ts'
import type {
  CheckSchema,
  ColumnSchema,
  DatabaseSchema,
  ForeignKeySchema,
  KeySchema,
  TableSchema,
  ViewSchema,
} from '../ast/schema.ts'
import { writeDefinition, writeView } from '../compile/definition.ts'
import { definitionsOf, type Models } from '../schema/describe.ts'
import { viewsOf } from '../schema/views.ts'
import { listed } from './inspect/listed.ts'
import { describeIndex } from './describe-index.ts'
import { sqlText } from './sql-text.ts'
import { typeSchema } from './type-schema.ts'

/**
 * The database that the models mean, as plain data that is the same for every dialect: tables by name, with their columns,
 * keys, constraints, indexes and comments, and views, each after those that it reads. Expressions are text, by dialect where
 * they differ; a dialect that cannot say one is left out of it. Defaults that belong to the model (`default()`) are no part
 * of a database and so not of its description, and neither are rules, filters, relations and computed fields. Takes what
 * defineSchema() answers, or some models and views of it. Throws DefinitionError for what is no model and for names that are
 * taken twice, and UnsupportedError for an expression that no database can say.
 */
export function describe(models: Models): DatabaseSchema {
  const tables = definitionsOf(models)
  const views = viewsOf(models, tables)
  return { tables: tables.toSorted(byName).map(describeTable), views: views.map(describeView) }
}

/** By code unit, so that the order is the same in every locale. */
function byName(a: TableName, b: TableName): number {
  const [left, right] = [keyOf(a), keyOf(b)]
  return left < right ? -1 : Number(left > right)
}

const keyOf = ({ schema, name }: TableName): string => `${schema ?? ''}\0${name}`

function describeTable(table: TableDefinition): TableSchema {
  const { name, schema, columns, primaryKey, uniques, indexes, checks, foreignKeys, fullTexts, comment } = table
  const { loose, withoutRowid } = table.options ?? {}
  return {
    name,
    ...(schema !== null && { schema }),
    columns: columns.map(describeColumn),
    ...(primaryKey && { primaryKey: describeKey(primaryKey) }),
    ...listed('uniques', uniques.map(describeKey)),
    ...listed('indexes', indexes.map(describeIndex)),
    ...listed('checks', checks.map(describeCheck)),
    ...listed('foreignKeys', foreignKeys.map(describeForeignKey)),
    ...listed('fullTexts', fullTexts.map(describeKey)),
    ...(comment !== null && { comment }),
    ...(loose && { loose }),
    ...(withoutRowid && { withoutRowid }),
  }
}

function describeColumn(column: ColumnDefinition): ColumnSchema {
  const { name, type, nullable, auto, generated, collate, comment, typeCheck, default: value } = column
  const { autoincrement, virtual, sqlType } = column
  const checked = typeCheck !== null && (type.kind === 'boolean' || type.kind === 'enum')
  return {
    name,
    ...typeSchema(type),
    ...(sqlType !== undefined && { sqlType }),
    ...(nullable && { nullable }),
    ...(auto && { identity: auto }),
    ...(autoincrement && { autoincrement }),
    ...(value && { default: sqlText(dialect => writeDefinition(value, dialect, type)) }),
    ...(generated && { generated: sqlText(dialect => writeDefinition(generated, dialect, type)) }),
    ...(virtual && { virtual }),
    ...(collate !== null && { collate }),
    ...(comment !== null && { comment }),
    ...(checked && { typeCheck }),
  }
}

const describeKey = ({ name, columns }: KeyDefinition): KeySchema => ({ name, columns })

const describeCheck = ({ name, rule }: CheckDefinition): CheckSchema => ({
  name,
  rule: sqlText(dialect => writeDefinition(rule, dialect)),
})

function describeForeignKey(key: ForeignKeyDefinition): ForeignKeySchema {
  const { name, columns, target, targetColumns, onDelete, onUpdate, deferrable } = key
  return {
    name,
    columns,
    table: target.name,
    ...(target.schema !== null && { schema: target.schema }),
    targetColumns,
    ...(onDelete && onDelete !== 'no action' && { onDelete }),
    ...(onUpdate && onUpdate !== 'no action' && { onUpdate }),
    ...(deferrable && { deferrable }),
  }
}

const describeView = (view: ViewDefinition): ViewSchema => ({
  name: view.name,
  ...(view.schema !== null && { schema: view.schema }),
  sql: sqlText(dialect => writeView(view, dialect)),
})
