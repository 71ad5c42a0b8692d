// Definitions of tables on their way: under the names that they have until the end.
import type { DatabaseSchema, IndexSchema, KeySchema, SchemaOperation, TableSchema } from '../../ast/schema.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { MigrationError } from '../../error/migration.ts'
import type { RebuildStatement } from './checks.ts'

/** Writes one operation for one database. */
export type Write = (
  operation: SchemaOperation,
  before: DatabaseSchema,
  after: DatabaseSchema,
  dialect: DefiningDialect,
) => readonly RebuildStatement[] | 'rebuild'

const NOTHING: DatabaseSchema = { tables: [], views: [] }

/** What makes tables and their parts, by the words of the compiler. */
export interface Definitions {
  /** The table without its indexes. */
  table(table: TableSchema): readonly RebuildStatement[]
  index(index: IndexSchema, table: TableSchema): readonly RebuildStatement[]
  fullText(index: KeySchema, table: TableSchema): readonly RebuildStatement[]
  /** Ends a table that no other refers to. */
  drop(table: TableSchema): readonly RebuildStatement[]
}

export function definitionsBy(write: Write, dialect: DefiningDialect): Definitions {
  const statements = (operation: SchemaOperation, table: TableSchema): readonly RebuildStatement[] => {
    const there = { tables: [table], views: [] }
    const before = operation.kind === 'createTable' ? NOTHING : there
    const written = write(operation, before, operation.kind === 'dropTable' ? NOTHING : there, dialect)
    if (written === 'rebuild') throw new MigrationError(`the table ${table.name} cannot be defined`)
    return written
  }
  return {
    table(whole) {
      const { indexes: _, fullTexts: __, ...table } = whole
      return statements({ kind: 'createTable', table }, table)
    },
    index: (index, table) => statements({ kind: 'createIndex', table: table.name, index }, table),
    fullText: (index, table) => statements({ kind: 'createFullText', table: table.name, index }, table),
    drop: table =>
      statements({ kind: 'dropTable', table: table.name, ...(table.schema && { schema: table.schema }) }, table),
  }
}
