// Tables for models, made and removed at once: for tests, prototypes and databases that start empty.
import { writeOperation } from '../compile/operation.ts'
import type { BatchDatabase, Transaction } from '../database/types.ts'
import { defining } from '../dialect/defining.ts'
import type { Models } from '../schema/describe.ts'
import { creation, removal } from '../schema/operations.ts'

/**
 * Creates the tables of a schema with their keys, constraints and indexes, in one transaction: all or none. Takes what
 * defineSchema() answers, or some of its models: `createTables(db, { Team, Hero })`. A table that exists already is
 * the database's QueryError. Defaults of the model (`default()`) are not in the tables, those of the database
 * (`defaultSql()`) are.
 */
export function createTables(db: BatchDatabase | Transaction, schema: Models): Promise<void> {
  return db['~define'](dialect => {
    const known = defining(dialect)
    return creation(schema, known.ddl.forwardKeys).flatMap(operation => writeOperation(operation, known))
  })
}

/**
 * Drops the tables of a schema, or of some of its models, with all their rows, in one transaction; tables that are not
 * there are left out. Throws DefinitionError where a model that is not among them refers to one that is.
 */
export function dropTables(db: BatchDatabase | Transaction, schema: Models): Promise<void> {
  return db['~define'](dialect => removal(schema).flatMap(operation => writeOperation(operation, defining(dialect))))
}
