// Tables that our own definitions make, and what inspect() has to answer for them.
import type { ColumnDefinition, TableDefinition } from '../../../src/ast/operation.ts'
import type { DialectName, SqlText, TypeSchema } from '../../../src/ast/schema.ts'
import type { ValueType } from '../../../src/ast/value-type.ts'
import { writeDefinition } from '../../../src/compile/definition.ts'
import { writeOperation } from '../../../src/compile/operation.ts'
import { defining } from '../../../src/dialect/defining.ts'
import type { DefiningDialect } from '../../../src/dialect/dialect.ts'
import { definitionsOf, type Models } from '../../../src/schema/describe.ts'
import { normalSql } from '../../../src/schema/normal/sql.ts'
import { creation } from '../../../src/schema/operations.ts'
import { sql, type TransactionDatabase } from 'isomodel'

export const own = (text: SqlText | undefined, dialect: string): string | undefined =>
  typeof text === 'object' ? text[dialect as DialectName] : text

/** Makes the tables; `changed`: what of the statements only one database has. */
export async function make(
  db: TransactionDatabase,
  models: Models,
  changed: (statement: string) => string = text => text,
): Promise<TableDefinition[]> {
  await db.open()
  const dialect = defining(db['~dialect'])
  for (const operation of creation(models, false)) {
    for (const statement of writeOperation(operation, dialect)) await sql`${sql.unsafe(changed(statement))}`.run(db)
  }
  return definitionsOf(models)
}

/** The type that the dialect would give to a column of this description. */
export function madeType(schema: TypeSchema, indexed: boolean, dialect: DefiningDialect): string {
  const { type, item, sqlType, ...rest } = schema
  const written = own(sqlType, dialect.name)
  if (written !== undefined) return written
  const valueType = (one: TypeSchema): ValueType =>
    ({ ...one, kind: one.type, ...(one.item ? { item: valueType(one.item) } : {}) }) as unknown as ValueType
  const full = valueType({ type, ...(item ? { item } : {}), ...rest })
  return dialect.ddl.column({ type: full, collate: null, indexed }, dialect.quote)
}

/** What is written for an expression of a definition, in its one spelling. */
export const written = (
  node: ColumnDefinition['default'],
  dialect: DefiningDialect,
  type?: ValueType,
): string | undefined => (node ? normalSql(dialect.name, writeDefinition(node, dialect, type)) : undefined)

export const printed = (text: SqlText | undefined, dialect: string): string | undefined => {
  const found = own(text, dialect)
  return found === undefined ? undefined : normalSql(dialect, found)
}
