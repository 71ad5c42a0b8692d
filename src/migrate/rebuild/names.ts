// Names of descriptions, as a database without schemas has them.
import type { TableSchema } from '../../ast/schema.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'

/** Where there are no schemas, the name of a table has its schema before it. */
export const nameIn = ({ name, schema }: Pick<TableSchema, 'name' | 'schema'>, dialect: DefiningDialect): string =>
  schema === undefined
    ? name
    : `${(dialect.schemas && Object.hasOwn(dialect.schemas, schema) && dialect.schemas[schema]) || schema}_${name}`

/** The table with the names that its parts have in a database without schemas. */
export function withoutSchema(table: TableSchema, dialect: DefiningDialect): TableSchema {
  const { schema, indexes, fullTexts, foreignKeys, ...own } = table
  const named = <P extends { readonly name: string }>(part: P): P => ({
    ...part,
    name: nameIn({ name: part.name, ...(schema !== undefined && { schema }) }, dialect),
  })
  return {
    ...own,
    name: nameIn(table, dialect),
    ...(indexes && { indexes: indexes.map(named) }),
    ...(fullTexts && { fullTexts: fullTexts.map(named) }),
    ...(foreignKeys && {
      foreignKeys: foreignKeys.map(({ schema: there, ...key }) => ({
        ...key,
        table: nameIn({ name: key.table, ...(there !== undefined && { schema: there }) }, dialect),
      })),
    }),
  }
}
