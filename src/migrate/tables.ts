// Tables for models, made and removed at once: for tests, prototypes and databases that start empty.
import type { Operation } from '../ast/operation.ts'
import { writeOperation, writeReferring } from '../compile/operation.ts'
import type { BatchDatabase, Transaction } from '../database/types.ts'
import type { DefiningDialect } from '../dialect/dialect.ts'
import { loadDefinitions } from '../dialect/load.ts'
import { UnsupportedError } from '../error/definition.ts'
import { QueryError } from '../error/query.ts'
import { define } from '../database/define.ts'
import { sql } from '../query/sql.ts'
import type { Models } from '../schema/describe.ts'
import { creation, removal } from '../schema/operations.ts'

type Target = BatchDatabase | Transaction

const write = (operations: readonly Operation[], dialect: DefiningDialect): string[] =>
  operations.flatMap(operation => writeOperation(operation, dialect))

/** A database says which one it is once it is open. One that ends transactions to define tables has no place in them. */
async function dialectOf(db: Target): Promise<DefiningDialect> {
  if ('open' in db) await db.open()
  const dialect = await loadDefinitions(db['~dialect'])
  if (!('open' in db || dialect.ddl.transactional))
    throw new UnsupportedError('definition of tables in a transaction', dialect.name, 'define them outside of it')
  return dialect
}

/**
 * Creates the tables of a schema with their keys, constraints and indexes, and then the views, in one transaction: all or
 * none, except on MySQL, which ends a transaction before each of these statements and takes none back. Takes what
 * defineSchema() answers, or some of its models, and views: `createTables(db, { Team, Hero, Roster })`. A table that exists already is
 * the database's QueryError. Defaults of the model (`default()`) are not in the tables, those of the database
 * (`defaultSql()`) are.
 */
export async function createTables(db: Target, schema: Models): Promise<void> {
  const dialect = await dialectOf(db)
  const statements = write(creation(schema, dialect.ddl.forwardKeys, dialect.ddl.ownIndexNames), dialect)
  if (statements.length) await define(db, statements)
}

/**
 * Drops the views and tables of a schema, or of some of its models, with all their rows, in one transaction; those that are not
 * there are left out. Where a table that stays refers to one that would go, nothing is dropped, and it is a QueryError.
 */
export async function dropTables(db: Target, schema: Models): Promise<void> {
  const dialect = await dialectOf(db)
  const operations = removal(schema)
  const statements = write(operations, dialect)
  const tables = operations.flatMap(operation => (operation.kind === 'dropTables' ? operation.tables : []))
  if (operations.length === 0) return
  const question = tables.length > 0 ? writeReferring(tables, dialect) : null
  const left = question && (await sql<{ table: string; target: string }>`${sql.unsafe(question)}`.first(db))
  if (left) {
    const failed = { sql: write(operations.slice(0, 1), dialect).at(-1) as string, parameters: 0 }
    throw new QueryError(`the table ${left.table} refers to ${left.target}: drop both`, failed)
  }
  await define(db, statements)
}
